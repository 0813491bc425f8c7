"""One form for what the public reads, whatever it was read from: a cell, data, or a compiled item."""

import re
from collections.abc import Iterable

from gongkai.phrases.text import split_outside_brackets, tidy

EVERYONE, SPECIAL, OTHER = "全社会", "特定群体", "其他"

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_END = re.compile(r"[\r\n]+")
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"[\s《》〈〉()、]+")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def clean(text: str) -> str:
    """``text`` on one line, with U+FFFD for what a page cannot show or a terminal would obey."""
    return " ".join(_UNFIT.sub("\ufffd", text).split())


def key(text: str) -> str:
    """What has to be equal for two texts to say the same: neither width of signs nor spaces."""
    return _SPACE.sub("", tidy(text))


def basis_key(text: str) -> str:
    """The same for a law: title, number and articles, but not the brackets, which data do not always tell."""
    return _BRACKETS.sub("", tidy(text))


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """The lines of all ``texts``, none empty."""
    return tuple(line for text in texts for part in _LINE_END.split(text) if (line := clean(part)))


def undotted(texts: Iterable[str]) -> tuple[str, ...]:
    """``lines`` without the dots that tables set before each."""
    return tuple(bare for line in lines(texts) if (bare := line.lstrip("● ")))


def channels(names: Iterable[str]) -> tuple[str, ...]:
    """Channels; 其他 alone says nothing beside 其他:<what>."""
    cleaned = tuple(filter(None, map(clean, names)))
    named = any(name.startswith(f"{OTHER}:") for name in cleaned)
    return tuple(name for name in cleaned if not (named and name == OTHER))


def audience(everyone: bool, groups: Iterable[str] | None) -> tuple[str, ...]:
    """全社会, and each special group by itself; ``groups`` is None where no special group is meant."""
    said = (EVERYONE,) if everyone else ()
    if groups is None:
        return said
    who = [name for text in groups for name in split_outside_brackets(clean(text), "、")]
    return said + (tuple(f"{SPECIAL}:{name}" for name in who) or (SPECIAL,))


def iso_date(text: str) -> str:
    """2026-11-01 for 2026年11月1日; anything else as it is."""
    match = _DATE.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text
