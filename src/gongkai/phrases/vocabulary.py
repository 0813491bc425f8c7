"""Standard terms (channels, methods, levels, audiences, types of power) and everything that is spelled for them."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from gongkai.model.directory import Audience
from gongkai.model.guideline import Term, Terms
from gongkai.phrases.text import split_outside_brackets, tidy

_SEPARATORS = "、,;。\n"
_NUMBERING = re.compile(r"(?:(?:^|(?<=[\s;、,]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|·)|[①-⑳●•◆▲])\s*")
_BOX = re.compile(r"[■□√☑☐✓✔▄口囗]")
_TICKED = frozenset("■√☑✓✔▄")
_ADDRESS = re.compile(r"\(?https?://[\w./?=&%#:~-]+\)?|\(?www\.[\w./?=&%#:~-]+\)?")
_PLACE = re.compile(
    r"^(?:[^、/:]{0,12}?(?:省|市|县|区|旗|州|盟|镇|乡|街道|街道办事处|村|社区)|各|本|本级)(?:级|委)?"
)
_OTHER = re.compile(r"^其[他它][::]?\s*(?:\((.+)\)|(.*))$")

OTHER = "其他"


class Vocabulary:
    """The terms of ``terms.yaml``, ready to be looked up."""

    def __init__(self, terms: Terms) -> None:
        self.channels = _index(terms.channels)
        self.methods = _index(terms.methods)
        self.levels = _index(terms.levels)
        self.audiences = _index(terms.audiences)
        self.power_types = _index(terms.power_types)
        self.channel_order = [term.name for term in terms.channels]
        self._channels = lru_cache(maxsize=2048)(self._parse_channels)

    def parse_channels(self, texts: Iterable[str]) -> list[str]:
        """Standard terms, and 其他:<what> for any other place, in the order written, each once.

        A text may be one channel, a list, numbered lines or ticked boxes. 其他 alone stays 其他.
        """
        return _unique(channel for text in texts for channel in self._channels(text))

    def _parse_channels(self, text: str) -> tuple[str, ...]:
        text = _ADDRESS.sub("", tidy(text)).strip()
        if text in self.channels:
            return (self.channels[text],)
        if _TICKED & set(text):
            text = "\n".join(_ticked(text))
        parts = split_outside_brackets(_NUMBERING.sub("\n", text), _SEPARATORS)
        return tuple(channel for part in parts for channel in self._channel(part))

    def _channel(self, text: str) -> list[str]:
        if (other := _OTHER.match(text)) is not None:
            what = (other.group(1) or other.group(2) or "").strip()
            return [f"{OTHER}:{what}" if what else OTHER]
        known = self._known_channel(text)
        if known is not None:
            return [known]
        if "/" in text:
            parts = [self._known_channel(part) for part in text.split("/")]
            if None not in parts:
                return [part for part in parts if part is not None]
        return [f"{OTHER}:{text}"]

    def _known_channel(self, text: str) -> str | None:
        """The standard term for one channel, also with the name of a place before it (云岭县政府网站)."""
        text = text.strip(" 等。")
        if text in self.channels:
            return self.channels[text]
        placed = _PLACE.match(text)
        return self.channels.get(text[placed.end() :]) if placed else None

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
        found: list[Audience] = []
        for text in texts:
            for part in split_outside_brackets(tidy(text), ";\n"):
                found += self._audience(part)
        return list(dict.fromkeys(found))

    def _audience(self, part: str) -> list[Audience]:
        if part in self.audiences:
            return [Audience(self.audiences[part])]
        kind, _, who = part.partition(":") if ":" in part else _bracketed(part)
        if kind.strip() in self.audiences and who.strip():
            return [Audience(self.audiences[kind.strip()], who.strip())]
        pieces = split_outside_brackets(part, "、,")
        if len(pieces) > 1 and pieces[0] in self.audiences:
            return [audience for piece in pieces for audience in self._audience(piece)]
        return [Audience("特定群体", part)]

    def power_type(self, text: str) -> str:
        """The standard name of a type of power; text that is none is returned as it is."""
        text = tidy(text)
        return self.power_types.get(text, text)


def _index(terms: Iterable[Term]) -> dict[str, str]:
    return {tidy(spelling): term.name for term in terms for spelling in (term.name, *term.spellings)}


def _ticked(text: str) -> list[str]:
    """The names that stand behind a ticked box."""
    boxes = list(_BOX.finditer(text))
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    return [
        text[box.end() : end].strip() for box, end in zip(boxes, ends, strict=True) if box.group() in _TICKED
    ]


def _bracketed(text: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"([^()]+)\((.+)\)", text)
    return (match.group(1), "", match.group(2)) if match else (text, "", "")


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
