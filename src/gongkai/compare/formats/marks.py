"""Marks within a value what is new in it and what is gone, where it still is much the same."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from gongkai.compare.model import COMPARED, ValueChange

_WORDS = re.compile(r"\d+|[A-Za-z]+|.", re.S)
_LONGEST = 400
"""Characters; the time to compare grows with their square."""
_ALIKE = 0.5


class Part(NamedTuple):
    """A piece of a value, and whether the other side lacks it."""

    text: str
    differs: bool


Value = list[Part]


def marked(change: ValueChange) -> tuple[list[Value], list[Value]]:
    """The values before and after, in pieces; only what an item says: half a telephone number helps nobody."""
    within: tuple[dict[str, Value], dict[str, Value]] = {}, {}
    if change.element in COMPARED and len(change.removed) == len(change.added) == 1:
        before, after = change.removed[0], change.added[0]
        if pair := _compared(before, after):
            within = {before: pair[0]}, {after: pair[1]}
    return (
        [_value(text, change.removed, within[0]) for text in change.before],
        [_value(text, change.added, within[1]) for text in change.after],
    )


def _value(text: str, different: tuple[str, ...], within: dict[str, Value]) -> Value:
    return within.get(text) or [Part(text, text in different)]


def _compared(before: str, after: str) -> tuple[Value, Value] | None:
    """Both texts in pieces; None where too little is the same for that to be read more easily."""
    if max(len(before), len(after)) > _LONGEST:
        return None
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    steps = matcher.get_opcodes()
    return (
        _pieces((old[first:last], kind) for kind, first, last, _, _ in steps),
        _pieces((new[first:last], kind) for kind, _, _, first, last in steps),
    )


def _pieces(steps: Iterable[tuple[list[str], str]]) -> Value:
    return [Part("".join(words), kind != "equal") for words, kind in steps if words]
