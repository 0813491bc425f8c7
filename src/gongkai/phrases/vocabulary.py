"""Standard terms (channels, methods, levels, audiences, types of power) and everything that is spelled for them."""

import re
from collections.abc import Callable, Iterable

from gongkai.model.directory import Audience
from gongkai.model.guideline import Term, Terms
from gongkai.phrases.audience import Audiences
from gongkai.phrases.channels import Channels
from gongkai.phrases.text import split_outside_brackets, tidy


class Vocabulary:
    """The terms of ``terms.yaml``, ready to be looked up."""

    def __init__(self, terms: Terms) -> None:
        self.channels = _index(terms.channels)
        self.methods = _index(terms.methods)
        self.levels = _index(terms.levels)
        self.audiences = _index(terms.audiences)
        self.power_types = _index(terms.power_types)
        self.channel_order = [term.name for term in terms.channels]
        self._channels = Channels(self.channels)
        self._audiences = Audiences(self.audiences)

    def parse_channels(self, texts: Iterable[str]) -> list[str]:
        """Standard terms, and 其他:<what> for any other place, in the order written, each once.

        A text may be one channel, a list, numbered lines or ticked boxes; boxes of which none is ticked name none.
        其他 alone stays 其他.
        """
        return _unique(channel for text in texts for channel in self._channels.parse(text))

    def parse_methods(self, texts: Iterable[str]) -> list[str]:
        """主动公开 and/or 依申请公开; anything else is kept as written."""
        return _looked_up(texts, self.methods, lambda part: [part])

    def parse_levels(self, texts: Iterable[str]) -> list[str]:
        """市级, 县级, 乡级, 村级; 乡、村级 shares its 级; anything else is kept as written."""
        return _looked_up(texts, self.levels, self._level)

    def _level(self, part: str) -> list[str]:
        for ending in ("", "级"):
            if (level := self.levels.get(part + ending)) is not None:
                return [level]
        runs = re.findall(r".{1,8}?级", part)
        if len(runs) > 1 and all(run in self.levels for run in runs):
            return [self.levels[run] for run in runs]
        if part.endswith("村级") and part.removesuffix("村级") + "级" in self.levels:
            return [self.levels[part.removesuffix("村级") + "级"], self.levels["村级"]]
        return [part]

    def parse_audience(self, texts: Iterable[str]) -> list[Audience]:
        """全社会 and/or 特定群体 with who; a text that names a group alone is 特定群体."""
        return list(dict.fromkeys(audience for text in texts for audience in self._audiences.parse(text)))

    def power_type(self, text: str) -> str:
        """The standard name of a type of power; text that is none is returned as it is."""
        text = tidy(text)
        return self.power_types.get(text, text)


def _index(terms: Iterable[Term]) -> dict[str, str]:
    return {tidy(spelling): term.name for term in terms for spelling in (term.name, *term.spellings)}


def _looked_up(texts: Iterable[str], index: dict[str, str], other: Callable[[str], list[str]]) -> list[str]:
    found: list[str] = []
    for text in texts:
        text = tidy(text)
        if text in index:
            found.append(index[text])
            continue
        for part in split_outside_brackets(text, "、,;/\n "):
            found += [index[part]] if part in index else other(part)
    return _unique(found)


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
