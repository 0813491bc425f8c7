"""Entries added to the lists of a manifest, and not a character besides: comments, order and layout stay."""

from collections.abc import Mapping as Table
from dataclasses import fields
from typing import Any, NamedTuple

import yaml

from gongkai.exchange.importing.yaml_text import comments, dumped
from gongkai.model.diagnostic import Log, SourceFile
from gongkai.model.government import Manifest
from gongkai.model.keys import keys_of
from gongkai.sources.nodes import Mapping, Node, Scalar, Sequence, is_null, parse

_STEP = 2


class Added(NamedTuple):
    """A new entry of a list, and the comment above it."""

    entry: dict[str, Any]
    comment: str


def extended(text: str, new: Table[str, list[Added]]) -> str | None:
    """The manifest ``text`` with ``new`` (key to entries) at the ends of its lists.

    None where the result would not read as the old text with exactly these entries more: nothing is risked then.
    """
    made = text
    for key, entries in new.items():
        if entries:
            added = _added(made, key, entries)
            if added is None:
                return None
            made = added
    return made


def section(new: Table[str, list[Added]], end: str = "\n") -> str:
    """``new`` as text of its own."""
    return end.join(f"{key}:{end}{_block(entries, _STEP, end)}" for key, entries in new.items() if entries)


def _added(text: str, key: str, entries: list[Added]) -> str | None:
    before = _root(text)
    if before is None or before.flow_style:
        return None
    names = keys_of(frozenset(field.name for field in fields(Manifest)))
    node = next((v for k, v in before.value if isinstance(k, Scalar) and names.get(k.value) == key), None)
    end = "\r\n" if "\r\n" in text else "\n"
    made = _inserted(text, key, node, entries, end)
    after = _root(made) if made is not None else None
    if after is None:
        return None
    expected, found = _data(before), _data(after)
    wanted = [_plain(added.entry) for added in entries]
    number = next((n for n, pair in enumerate(before.value) if pair[1] is node), None)
    if number is None:
        expected.append((key, wanted))
    else:
        old = expected[number][1]
        expected[number] = (expected[number][0], [*(old if isinstance(old, list) else []), *wanted])
    return made if found == expected else None


def _inserted(text: str, key: str, node: Node | None, entries: list[Added], end: str) -> str | None:
    if node is None:
        start = text if not text or text.endswith("\n") else text + end
        return f"{start}{end}{section({key: entries}, end)}"
    if is_null(node):
        return _after(text, node.end_mark.index, _block(entries, _STEP, end), end)
    if not isinstance(node, Sequence):
        return None
    if not node.flow_style:
        column = node.start_mark.column
        return _after(text, _last(node), _block(entries, column, end), end, deeper_than=column)
    if not node.value:
        bare = text[: node.start_mark.index].rstrip(" ")
        return _after(bare + text[node.end_mark.index :], len(bare), _block(entries, _STEP, end), end)
    last: int = node.value[-1].end_mark.index
    return text[:last] + "".join(f",{end}  {_flow(added.entry)}" for added in entries) + text[last:]


def _after(text: str, index: int, block: str, end: str, deeper_than: int | None = None) -> str:
    """``text`` with ``block`` below the line of ``index``, and below the comments that belong to what is there."""
    at_start = index > 0 and text[index - 1] == "\n"
    stop = index if at_start else text.find("\n", index) + 1
    if stop == 0 and not at_start:
        return f"{text}{end}{block}"
    while deeper_than is not None and stop < len(text):
        line = text[stop : (text.find("\n", stop) + 1) or len(text)]
        bare = line.lstrip(" ")
        if not (bare.startswith("#") and len(line) - len(bare) > deeper_than and line.endswith("\n")):
            break
        stop += len(line)
    return text[:stop] + block + text[stop:]


def _last(node: Node) -> int:
    """Where the last thing of a node ends: a block's own end is where the next one begins."""
    while isinstance(node, Sequence | Mapping) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    index: int = node.end_mark.index
    return index


def _block(entries: list[Added], column: int, end: str) -> str:
    """Entries as lines of a block list whose dashes stand in ``column``."""
    lines = (line for added in entries for line in _lines(added))
    return "".join(" " * column + line + end for line in lines)


def _lines(added: Added) -> list[str]:
    written = dumped([added.entry]).rstrip("\n").split("\n")
    return [*comments([added.comment]).splitlines(), *written]


def _flow(entry: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(
        entry, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10**6
    )
    return text.strip()


def _root(text: str) -> Mapping | None:
    log = Log()
    root = parse(text, SourceFile(""), log)
    return root if isinstance(root, Mapping) and not log.findings else None


def _data(node: Node) -> Any:
    if isinstance(node, Mapping):
        return [(_data(key), _data(value)) for key, value in node.value]
    if isinstance(node, Sequence):
        return [_data(child) for child in node.value]
    return node.value


def _plain(value: Any) -> Any:
    """``value`` in the form of ``_data``."""
    if isinstance(value, dict):
        return [(key, _plain(child)) for key, child in value.items()]
    if isinstance(value, list):
        return [_plain(child) for child in value]
    return str(value)
