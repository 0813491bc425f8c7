"""Certain corrections written into source files: the value mended, and not a character besides."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.model.diagnostic import Diagnostic, Fix, Log, SourceFile
from gongkai.sources.nodes import Mapping, Node, Scalar, Sequence, mark, parse


class Mended(NamedTuple):
    """A file's new text, and the findings that it mends."""

    text: str
    done: list[Diagnostic]


def mended(text: str, findings: Iterable[Diagnostic]) -> Mended:
    """``text`` with the fixes of ``findings`` (of this file) made.

    A fix is left out where the value does not hold its old text as it stands, and where the change would be read as
    anything but that value changed: comments, order and layout stay as they are.
    """
    done: list[Diagnostic] = []
    before = _values(text)
    for finding in findings:
        if finding.fix is None or finding.place is None or before is None:
            continue
        changed = _changed(text, before, (finding.place.line, finding.place.column), finding.fix)
        if changed is not None:
            text, before = changed
            done.append(finding)
    return Mended(text, done)


class _Value(NamedTuple):
    place: tuple[int, int]
    start: int
    end: int
    text: str
    style: str | None


def _changed(
    text: str, before: list[_Value], place: tuple[int, int], fix: Fix
) -> tuple[str, list[_Value]] | None:
    number = next((n for n, value in enumerate(before) if value.place == place), None)
    if number is None or fix.old not in before[number].text:
        return None
    value = before[number]
    wanted = value.text.replace(fix.old, fix.new, 1)
    raw = text[value.start : value.end]
    for written in (raw.replace(fix.old, fix.new, 1), "'" + wanted.replace("'", "''") + "'"):
        if written == raw or (written[:1] == "'" and raw[:1] != "'" and value.style not in (None, "")):
            continue
        made = text[: value.start] + written + text[value.end :]
        after = _values(made)
        if after is not None and _only_this(before, after, number, wanted):
            return made, after
    return None


def _only_this(before: list[_Value], after: list[_Value], number: int, wanted: str) -> bool:
    """Whether ``after`` is ``before`` but for one value."""
    texts = [value.text for value in before]
    texts[number] = wanted
    return [value.text for value in after] == texts and [v.place[0] for v in before] == [
        v.place[0] for v in after
    ]


def _values(text: str) -> list[_Value] | None:
    """All scalars of a YAML text in their order, keys too; None where it cannot be read."""
    log = Log()
    root = parse(text, SourceFile(""), log)
    if root is None or log.findings:
        return None
    return list(_walk(root))


def _walk(node: Node) -> Iterator[_Value]:
    if isinstance(node, Scalar):
        yield _Value(mark(node), node.start_mark.index, node.end_mark.index, node.value, node.style)
    elif isinstance(node, Sequence):
        for child in node.value:
            yield from _walk(child)
    elif isinstance(node, Mapping):
        for key, child in node.value:
            yield from _walk(key)
            yield from _walk(child)
