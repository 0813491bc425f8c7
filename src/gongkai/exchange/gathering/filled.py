"""A workbook that a department filled in: its rows by 事项编码, and what it said when it was written."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongkai.exchange.gathering.cells import (
    CODE,
    DOMAIN,
    DROP,
    MARK,
    REASON,
    Field,
    elements,
    normal,
)
from gongkai.exchange.gathering.guide import TITLES
from gongkai.exchange.importing.headers import Column, Headers, Table, is_note
from gongkai.model.grid import as_text
from gongkai.phrases.text import half_width, tidy
from gongkai.phrases.vocabulary import Vocabulary
from gongkai.sources.tables import read_tables

_DROP = re.compile(r"不再公开|不再列入|删除")
_REASON = re.compile(r"修改(?:说明|理由|原因)")
_DEPARTMENT = "填报部门"
_ELEMENT = {"category": Field("category"), "name": Field("name"), "code": CODE, "domain": DOMAIN}
_WRITTEN = (*map(Field, ("name", "content", "basis", "time_limit")), REASON)
"""A row without a code is empty where it says nothing of these."""

_MOST_ROWS, _MOST_COLUMNS = 50_000, 100


@dataclass
class Problem:
    """What was not merged: where it stands (file!sheet!cell), and why."""

    where: str
    message: str


@dataclass
class Row:
    """One row: column to the text in its cell, and where that cell is."""

    where: str
    """The sheet and row, for what is about the whole of it."""
    texts: dict[Field, str]
    cells: dict[Field, str]
    department: str = ""
    original: dict[Field, str] | None = None
    """What the workbook said when it was written; None where that is not known."""

    def text(self, column: Field) -> str:
        """The text of a column; empty where the table has no such column."""
        return self.texts.get(column, "")

    def where_is(self, columns: Sequence[Field]) -> str:
        """The first cell of ``columns``, as a user names it."""
        return next((self.cells[column] for column in columns if column in self.cells), self.where)


@dataclass
class Filled:
    """One workbook: whose it is, and its rows."""

    department: str
    government: str = ""
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_filled(path: Path, columns: Sequence[Field], vocabulary: Vocabulary) -> Filled:
    """The workbook at ``path``. Raises ``TableError`` and ``OSError`` where it is none that can be read."""
    grids = read_tables(path)
    hidden = _originals(path)
    filled = Filled(hidden.department or path.stem, hidden.government)
    found = False
    for grid in grids:
        if not hidden.department:
            filled.department = _named(grid.rows) or filled.department
        for table in Headers(vocabulary).tables(grid):
            known = _columns(table, columns)
            if CODE in known and len(elements(known)) >= 2:
                found = True
                filled.problems += _missing(path, table, known, columns)
                filled.rows += _rows(path, table, known)
    if not found:
        message = (
            "没有找到填报表:表头要有「事项编码」「二级事项」「公开内容」这些列名,请用 gongkai export 写的表"
        )
        filled.problems.append(Problem(path.name, message))
    for row in filled.rows:
        row.department = filled.department
        row.original = hidden.rows.get(tidy(row.text(CODE)))
    return filled


def _columns(table: Table, columns: Sequence[Field]) -> dict[Field, Column]:
    known: dict[Field, Column] = {}
    for column in table.columns:
        found = _ELEMENT.get(column.kind) or Field(column.kind, column.value)
        if column.kind == "extra":
            title = half_width(column.title)
            found = DROP if _DROP.search(title) else REASON if _REASON.search(title) else found
        if found in columns:
            known.setdefault(found, column)
    return known


def _missing(
    path: Path, table: Table, known: dict[Field, Column], columns: Sequence[Field]
) -> Iterator[Problem]:
    """Elements that the table has no column for, or not all, and columns that say what no element does."""
    where = f"{path.name}!{table.grid.name}"
    for element, parts in elements(columns).items():
        if lost := [part.value for part in parts if part not in known]:
            names = "、".join(name for name in lost if name)
            title = TITLES[element] + (f"({names})" if names else "")
            yield Problem(where, f"没有「{title}」一列,「{TITLES[element]}」没有合并;请不要删列、改列名")
    used = {column.index for column in known.values()}
    for column in table.columns:
        if column.index not in used and column.kind != "number":
            cells = (table.grid.text(row, column.index) for row in range(table.first, table.end))
            if any(cells):
                yield Problem(where, f"「{column.title}」一列不在填报表里,没有合并;意见请写在「修改说明」里")


def _rows(path: Path, table: Table, known: dict[Field, Column]) -> Iterator[Row]:
    grid = table.grid
    for number in range(table.first, min(table.end, len(grid.rows))):
        texts = {column: grid.text(number, at.index) for column, at in known.items()}
        if not any(texts.values()) or is_note(grid, number, table):
            continue
        if not texts[CODE] and not any(texts.get(column) for column in _WRITTEN):
            continue
        place = f"{path.name}!{grid.name}!"
        cells = {column: place + grid.reference(number, at.index) for column, at in known.items()}
        yield Row(f"{place}第{number + grid.first_line}行", texts, cells)


def repeated(rows: Sequence[Row]) -> set[str]:
    """The codes that several rows of one workbook bear, and do not say the same of."""
    counted = Counter(code for row in rows if (code := tidy(row.text(CODE))))
    several = {code for code, number in counted.items() if number > 1}
    said: dict[str, set[tuple[tuple[Field, str], ...]]] = {}
    for row in rows:
        if (code := tidy(row.text(CODE))) in several:
            said.setdefault(code, set()).add(tuple((c, normal(text)) for c, text in row.texts.items()))
    return {code for code, versions in said.items() if len(versions) > 1}


def _named(rows: list[list[str]]) -> str:
    """The department that the sheet of instructions names."""
    for row in rows[:10]:
        if len(row) > 1 and tidy(row[0]) == _DEPARTMENT:
            return row[1].strip()
    return ""


@dataclass
class _Originals:
    department: str = ""
    government: str = ""
    rows: dict[str, dict[Field, str]] = field(default_factory=dict)


def _originals(path: Path) -> _Originals:
    """What the hidden sheet keeps; nothing where there is none any more."""
    found = _Originals()
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return found
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible" and sheet["A1"].value == MARK:
                rows = [[as_text(value) for value in row] for row in _cells(sheet)]
                return _kept(rows) or found
    finally:
        book.close()
    return found


def _cells(sheet: Any) -> Iterator[tuple[object, ...]]:
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(
        max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
    )
    return rows


def _kept(rows: list[list[str]]) -> _Originals | None:
    if len(rows) < 2 or len(rows[0]) < 3:
        return None
    columns = [Field(element, value) for element, _, value in (key.partition(":") for key in rows[1])]
    found = _Originals(rows[0][1], rows[0][2])
    for row in rows[2:]:
        texts = dict(zip(columns, row, strict=False))
        if code := texts.get(CODE):
            found.rows[tidy(code)] = texts
    return found
