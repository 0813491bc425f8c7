"""The text format: what is gone after ``-``, what is new after ``+``, domain by domain."""

from collections.abc import Iterator

from gongkai.compare.formats.words import described, quiet, summary
from gongkai.compare.model import Comparison, ItemChange, ValueChange

_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "~": "\x1b[36m"}
_BOLD, _END = "\x1b[1m", "\x1b[0m"


def text(comparison: Comparison, *, colour: bool = False) -> str:
    """``comparison`` as lines for a terminal; ``colour`` for one that shows colours."""
    lines = _lines(comparison)
    return "\n".join(map(_painted, lines) if colour else lines) + "\n"


def _painted(line: str) -> str:
    if line and not line.startswith(" "):
        return f"{_BOLD}{line}{_END}"
    colour = _COLOURS.get(line.lstrip()[:1])
    return f"{colour}{line}{_END}" if colour else line


def _lines(comparison: Comparison) -> Iterator[str]:
    for name, side in (("旧", comparison.old), ("新", comparison.new)):
        yield f"{name}:{side.label}  {described(side)}".rstrip()
    for line in quiet(comparison.header):
        yield f"  {line}"
    yield summary(comparison)
    header = [change for change in comparison.header if change.for_public]
    if header:
        yield from ("", "政府信息")
        for change in header:
            yield f"  {change.label}"
            yield from _values(change, "    ")
    for domain, items in comparison.domains():
        yield from ("", domain or "(没有领域)")
        for item in items:
            yield from _item(item)


def _item(item: ItemChange) -> Iterator[str]:
    sign = {"added": "+", "removed": "-", "kept": "~"}[item.kind]
    yield f"  {sign} {item.row.code} {item.row.title}".rstrip()
    if item.reason:
        yield f"      理由:{item.reason}"
    if item.renamed and item.old is not None and item.new is not None:
        same_domain = item.old.domain == item.new.domain
        yield "      更名"
        yield f"        - {item.old.title if same_domain else item.old.path}"
        yield f"        + {item.new.title if same_domain else item.new.path}"
    for change in item.elements:
        yield f"      {change.label}"
        yield from _values(change, "        ")


def _values(change: ValueChange, indent: str) -> Iterator[str]:
    yield from (f"{indent}- {value}" for value in change.removed)
    yield from (f"{indent}+ {value}" for value in change.added)
