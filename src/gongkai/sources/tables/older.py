"""Workbooks of old Excel (.xls), .xlsb and OpenDocument (.ods), by python-calamine where it is installed."""

from pathlib import Path
from typing import Any

from gongkai.model.grid import Grid, as_text
from gongkai.sources.tables.errors import TableError


def read(path: Path) -> list[Grid]:
    """The sheets of a workbook. Raises ``TableError``."""
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise TableError(
            f"读 {path.suffix} 要先装 python-calamine:pip install 'gongkai[xls]';或用 Excel、WPS 另存为 .xlsx"
        ) from error
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        return [_grid(sheet) for sheet in sheets]
    except Exception as error:
        raise TableError(
            f"{path.name} 读不出来({type(error).__name__});用 Excel 或 WPS 另存为 .xlsx 再试"
        ) from error


def _grid(sheet: Any) -> Grid:
    rows = [
        [as_text(value if value != "" else None) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    ranges = getattr(sheet, "merged_cell_ranges", None)
    merges = [(top, left, bottom, right) for (top, left), (bottom, right) in ranges or ()]
    return Grid(sheet.name, rows, merges, knows_merges=bool(merges))
