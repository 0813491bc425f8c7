"""What the cells of a filled-in row mean: texts as a manifest writes them, or why they cannot be understood."""

import re
from collections.abc import Sequence

from gongkai.compile.context import Context
from gongkai.exchange.gathering.cells import CUT, TICK, Field, normal, text
from gongkai.exchange.gathering.filled import Row
from gongkai.exchange.importing.elements import entries
from gongkai.model.directory import Basis, Item, TimeLimit
from gongkai.phrases import basis, owner
from gongkai.phrases.channels import OTHER
from gongkai.phrases.text import half_width, tidy
from gongkai.phrases.time_limit import parse as parse_time_limit

_TICKED = re.compile(r"[√✓✔☑■✅▄●1Yy是有]+")
_EMPTY = re.compile(r"[□☐×✗✘○〇0否无Nn/—–-]*")
_FAILED = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")
"""What a formula shows that came to nothing."""

_NUMBERED = re.compile(r"^(?:[●•◆■▪·]|\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|[①-⑳])\s*")
_ENDS = " ;\uff1b。"
_METHODS = ("主动公开", "依申请公开")


class NotUnderstood(Exception):  # noqa: N818 - it is about a cell, not about a program
    """A cell says something that cannot become the element; the message says what to write."""


class Understanding:
    """Reads rows for one government."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.vocabulary = context.vocabulary

    def raw(self, row: Row, element: str, columns: Sequence[Field], item: Item | None) -> str | list[str]:
        """The element as a manifest writes it; ``item`` is what the row is about. Raises ``NotUnderstood``."""
        written = "\n".join(row.text(column) for column in columns)
        if CUT in written:
            raise NotUnderstood("这一格太长,写表时没有写全;请直接改清单")
        before = _lines(item, columns)
        if any(_FAILED.fullmatch(line) and line not in before for line in written.split("\n")):
            raise NotUnderstood("这一格是公式,没有算出结果;请直接写文字")
        match element:
            case "category" | "name":
                found: str | list[str] = tidy(written.replace("\n", ""))
            case "content":
                found = _content(written, before)
            case "basis":
                found = _basis(written, before)
            case "time_limit":
                found = _time_limit(written)
            case "owner":
                found = [part.text for part in owner.parse(tidy(written.strip().replace("\n", "、")))]
            case "method":
                found = self._method(written)
            case "channels":
                found = _channels(row, columns)
            case "audience":
                found = _audience(row, columns)
            case _:
                found = _levels(row, columns, item)
        if not found:
            raise NotUnderstood("清空了,没有照改:这一要素不能没有;不再公开的,在「不再公开」一列打√")
        return found

    def understood(self, element: str, raw: str | list[str]) -> object:
        """The value that ``raw`` compiles to."""
        value = self.context.understand(element, raw)
        if element == "basis" and isinstance(value, list):
            library = self.context.sources.library
            return [library.complete(cited) for cited in value if isinstance(cited, Basis)]
        return value

    def _method(self, written: str) -> list[str]:
        found = self.vocabulary.parse_methods([written])
        if wrong := [name for name in found if name not in _METHODS]:
            raise NotUnderstood(f"「{'、'.join(wrong)}」不是公开方式;写 主动公开 或 依申请公开")
        return found


def shown(element: str, value: object, columns: Sequence[Field]) -> tuple[str, ...]:
    """What the cells of an element would say of ``value``, as they are compared."""
    item = Item("", "")
    setattr(item, element, TimeLimit(value) if element == "time_limit" and isinstance(value, str) else value)
    return tuple(normal(text(item, column)) for column in columns)


def plain(element: str, raw: str | list[str]) -> str | list[str]:
    """``raw`` as people write it: one owner, method or audience is no list."""
    alone = element in ("owner", "method", "audience") and isinstance(raw, list) and len(raw) == 1
    return raw[0] if alone else raw


def is_ticked(written: str) -> bool:
    """Whether a cell of a column of ticks is ticked. Raises ``NotUnderstood`` for anything but a mark."""
    bare = re.sub(r"\s", "", half_width(written))
    if _EMPTY.fullmatch(bare):
        return False
    if _TICKED.fullmatch(bare):
        return True
    raise NotUnderstood(f"「{written}」看不懂;要的打{TICK},不要的清空")


def _lines(item: Item | None, columns: Sequence[Field]) -> set[str]:
    """The lines that the item's own cells have: they stay as they are, however they read."""
    return {line for column in columns for line in normal(text(item, column)).split("\n")} if item else set()


def _content(written: str, before: set[str]) -> list[str]:
    lines = [line.strip() for line in written.split("\n") if line.strip()]
    if len(lines) == 1 and normal(lines[0]) not in before:
        return entries(lines[0])
    cleaned = (line if normal(line) in before else _NUMBERED.sub("", line).strip(_ENDS) for line in lines)
    return [line for line in cleaned if line]


def _basis(written: str, before: set[str]) -> list[str]:
    found = []
    for line in filter(None, (part.strip() for part in written.split("\n"))):
        if normal(line) in before:
            found.append(line)
            continue
        line = _NUMBERED.sub("", line).strip(_ENDS)
        cited = basis.parse(tidy(line))
        if not (cited and all(one.quoted for one in cited)):
            raise NotUnderstood(f"「{line}」看不出是哪部法律或文件;写全称并加书名号,一部一行")
        found.append(line)
    return found


def _time_limit(written: str) -> str:
    found = tidy(written.replace("\n", ";"))
    if any(clause.kind == "unknown" for clause in parse_time_limit(found)):
        raise NotUnderstood(f"时限「{found}」看不懂;写成「信息形成之日起10个工作日内」的样子")
    return found


def _channels(row: Row, columns: Sequence[Field]) -> list[str]:
    found = []
    for column in columns:
        if column.value != OTHER:
            found += [column.value] if is_ticked(row.text(column)) else []
        else:
            found += [f"{OTHER}:{who}" if who else OTHER for who in _written(row.text(column))]
    return found


def _audience(row: Row, columns: Sequence[Field]) -> list[str]:
    found = []
    for column in columns:
        if column.value == "全社会":
            found += [column.value] if is_ticked(row.text(column)) else []
        else:
            found += [f"{column.value}:{who}" if who else column.value for who in _written(row.text(column))]
    return found


def _levels(row: Row, columns: Sequence[Field], item: Item | None) -> list[str]:
    """The levels ticked, and those of the item that have no column."""
    found = [column.value for column in columns if is_ticked(row.text(column))]
    shown_here = {column.value for column in columns}
    return found + [level for level in (item.levels if item and found else ()) if level not in shown_here]


def _written(cell: str) -> list[str]:
    """The entries of a column that is ticked by what is written in it; an empty one for a mark alone."""
    found = []
    for line in filter(None, (part.strip() for part in cell.split("\n"))):
        bare = re.sub(r"^[√✓✔☑■]\s*", "", line).strip()
        if not _EMPTY.fullmatch(half_width(line)):
            found.append(bare)
    return found
