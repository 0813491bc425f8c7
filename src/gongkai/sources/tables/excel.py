"""Workbooks of Excel and WPS (.xlsx, .xlsm), by openpyxl."""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from gongkai.model.grid import Grid, as_text
from gongkai.sources.tables.errors import TableError

_MOST = 300_000_000
"""Bytes of a workbook, unpacked: far more than any directory, far less than a bomb."""
_MOST_TEXT = 100_000_000
"""Bytes of its XML without the cells that hold nothing: what openpyxl can read in some seconds."""
_WORTH_STRIPPING = 2_000_000
_EMPTY_CELL = re.compile(rb"<c [^<>]*/>|<c [^<>]*[^<>/]>\s*</c>")
_EMPTY_ROW = re.compile(rb"<row [^<>]*/>|<row [^<>]*[^<>/]>\s*</row>")
_OLD = b"\xd0\xcf\x11\xe0"
"""How .xls files begin, and workbooks with a password."""


def read(path: Path) -> list[Grid]:
    """The visible sheets of a workbook. Raises ``TableError``."""
    from openpyxl import load_workbook

    from gongkai.render.workbook.package import WRITER

    data, has_formulas = _without_empty_cells(path)
    try:
        book = load_workbook(data, data_only=True)
        data.seek(0)
        formulas = load_workbook(data) if has_formulas else None
        exact = book.properties.lastModifiedBy == WRITER
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        grids = [_grid(sheet, formulas[sheet.title] if formulas else None, exact) for sheet in visible]
    except Exception as error:
        raise TableError(
            f"{path.name} 读不出来({type(error).__name__});用 Excel 或 WPS 另存为 .xlsx 再试"
        ) from error
    if grids and not exact:
        grids[0].hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    return grids


def _grid(sheet: Any, formulas: Any, exact: bool) -> Grid:
    """A sheet by the cells that it has: one text far away must not cost a million rows of nothing."""
    cells: dict[tuple[int, int], Any] = dict(sheet._cells)
    texts: dict[int, dict[int, str]] = {}
    asides: list[tuple[int, int, str]] = []
    for (row, column), cell in cells.items():
        text = as_text(cell.value)
        if not text and formulas is not None and (formula := _formula(formulas._cells.get((row, column)))):
            asides.append((row - 1, column - 1, f"公式没有算出的值:{formula}"))
        if text:
            texts.setdefault(row - 1, {})[column - 1] = text
        if not exact:
            asides += [(row - 1, column - 1, aside) for aside in _asides(cell, text)]
    rows: list[list[str]] = []
    for row in range(max(texts, default=-1) + 1):
        own = texts.get(row, {})
        rows.append([own.get(column, "") for column in range(max(own, default=-1) + 1)])
    merges = [
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        for area in sheet.merged_cells.ranges
    ]
    return Grid(sheet.title, rows, sorted(merges), exact=exact, asides=sorted(asides))


def _formula(cell: Any) -> str:
    """The formula of a cell for which the file holds no value."""
    if cell is None or cell.data_type != "f":
        return ""
    return str(getattr(cell.value, "text", cell.value) or "=")


def _asides(cell: Any, text: str) -> list[str]:
    """A cell's comment, and where it leads."""
    found = []
    if (comment := getattr(cell, "comment", None)) is not None and comment.text:
        found.append(f"批注:{as_text(comment.text)}")
    link = getattr(cell, "hyperlink", None)
    if link is not None and link.target and link.target.rstrip("/") not in text.rstrip("/"):
        found.append(f"链接:{link.target}")
    return found


def _without_empty_cells(path: Path) -> tuple[io.BytesIO, bool]:
    """The file without cells that are only formatted, of which there may be millions; whether it has formulas."""
    data = path.read_bytes()
    if data.startswith(_OLD):
        raise TableError(
            f"{path.name} 加了密码,或者是旧格式(.xls);用 Excel 或 WPS 去掉密码、另存为 .xlsx 再试"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > _MOST:
                raise TableError(_too_large(path, size))
            parts = {
                entry.filename: archive.read(entry)
                for entry in archive.infolist()
                if entry.filename.endswith(".xml")
                and ("sheet" in (low := entry.filename.lower()) or "strings" in low)
            }
            has_formulas = any(b"<f>" in part or b"<f " in part for part in parts.values())
            smaller = {name: _stripped(part) for name, part in parts.items() if len(part) > _WORTH_STRIPPING}
            if sum(len(smaller.get(name, part)) for name, part in parts.items()) > _MOST_TEXT:
                raise TableError(_too_large(path, size))
            if not smaller:
                return io.BytesIO(data), has_formulas
            rebuilt = io.BytesIO()
            with zipfile.ZipFile(rebuilt, "w") as copy:
                for entry in archive.infolist():
                    name = entry.filename
                    copy.writestr(name, smaller[name] if name in smaller else archive.read(entry))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise TableError(
            f"{path.name} 不是 Excel 工作簿(.xlsx),或者已经损坏;用 Excel 或 WPS 另存为 .xlsx 再试"
        ) from error
    except zlib.error as error:
        raise TableError(f"{path.name} 已经损坏;用 Excel 或 WPS 另存为 .xlsx 再试") from error
    rebuilt.seek(0)
    return rebuilt, has_formulas


def _stripped(part: bytes) -> bytes:
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))


def _too_large(path: Path, size: int) -> str:
    return f"{path.name} 展开后有 {size // 1_000_000} MB,不像一份目录;请另存为只含表格的 .xlsx"
