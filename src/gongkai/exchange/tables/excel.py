"""Workbooks of Excel and WPS (.xlsx, .xlsm), by openpyxl."""

import zipfile
from pathlib import Path

from gongkai.exchange.tables.grid import Grid, TableError, as_text

WRITER = "gongkai"
"""Who saved a workbook that ``gongkai build`` wrote, as its properties say."""

_MOST = 300_000_000
"""Bytes of a workbook, unpacked: far more than any directory, far less than a bomb."""


def read(path: Path) -> list[Grid]:
    """The visible sheets of a workbook. Raises ``TableError``."""
    from openpyxl import load_workbook

    _refuse_bombs(path)
    try:
        book = load_workbook(path, data_only=True)
    except Exception as error:
        raise TableError(
            f"{path.name} 读不出来({type(error).__name__});用 Excel 或 WPS 另存为 .xlsx 再试"
        ) from error
    exact = book.properties.lastModifiedBy == WRITER
    grids = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = [[as_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        while rows and not any(rows[-1]):
            rows.pop()
        merges = [
            (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
            for area in sheet.merged_cells.ranges
        ]
        grids.append(Grid(sheet.title, rows, sorted(merges), exact=exact))
    return grids


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise TableError(
            f"{path.name} 不是 Excel 工作簿(.xlsx),或者已经损坏;用 Excel 或 WPS 另存为 .xlsx 再试"
        ) from error
    if size > _MOST:
        raise TableError(f"{path.name} 展开后有 {size // 1_000_000} MB,不像一份目录;请另存为只含表格的 .xlsx")
