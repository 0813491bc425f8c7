"""One sheet: title, two-row header, the items of one domain, and how it prints."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.model.directory import Item
from gongkai.render.workbook.layout import NUMBER_WIDTH, Column, rows_for
from gongkai.render.workbook.styles import Look
from gongkai.render.workbook.text import like_formula, safe

_TITLE, _NOTE, _GROUPS, _TITLES = 40, 20, 24, 34  # the heights of the rows above the items
_CATEGORY = 2
_A3 = 8


class Table:
    """Fills a worksheet from its top down."""

    def __init__(self, sheet: Worksheet, columns: list[Column], looks: dict[str, Look]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._looks = looks
        self._rooms = [column.room for column in columns]
        self._body = [looks["mark"], *(looks[column.style] for column in columns)]
        self._rows = 0
        self._merges: list[CellRange] = []

    def fill(self, title: str, note: str, items: list[Item]) -> None:
        """Write the whole table: ``items`` below ``title`` and ``note``."""
        self._head(title, note)
        self._header()
        self._items(items)
        # merge_cells() would replace the cells, and their borders
        self._sheet.merged_cells = MultiCellRange(self._merges)
        self._widths()
        self._printing()

    def _head(self, title: str, note: str) -> None:
        for text, look, height in ((title, "title", _TITLE), (note, "note", _NOTE)):
            self._row([safe(text)], [self._looks[look]], height)
            self._merge(self._rows, 1, self._rows, len(self._body))

    def _header(self) -> None:
        look = [self._looks["header"]] * len(self._body)
        tops = [column.group or column.title for column in self._columns]
        shown = [top if top != before else "" for before, top in zip(["", *tops], tops, strict=False)]
        self._row(["序号", *shown], look, _GROUPS)
        self._row(["", *(column.title if column.group else "" for column in self._columns)], look, _TITLES)
        self._merge(3, 1, 4, 1)
        for _, group in groupby(enumerate(tops), key=lambda numbered: numbered[1]):
            (first, _), *more = group
            bottom = 3 if self._columns[first].group else 4
            self._merge(3, first + 2, bottom, first + 2 + len(more))

    def _items(self, items: list[Item]) -> None:
        for _, members in groupby(enumerate(items, 1), key=lambda numbered: numbered[1].category):
            top = self._rows + 1
            for number, item in members:
                self._item(number, item, shows_category=self._rows < top)
            self._merge(top, _CATEGORY, self._rows, _CATEGORY)

    def _item(self, number: int, item: Item, shows_category: bool) -> None:
        """Write one item; text too tall for one row gets several, merged, so that nothing of it is hidden."""
        texts = [safe(column.text(item)) for column in self._columns]
        span, tall = rows_for(texts, self._rooms)
        if not shows_category:
            texts[_CATEGORY - 2] = ""
        top = self._rows + 1
        self._row([number, *texts], self._body, tall)
        for _ in range(1, span):
            self._row([""] * len(self._body), self._body, tall)
        for column in range(1, len(self._body) + 1):
            if span > 1 and column != _CATEGORY:
                self._merge(top, column, self._rows, column)

    def _row(self, values: Sequence[str | int], looks: Sequence[Look], height: float) -> None:
        self._rows += 1
        self._sheet.append(list(map(self._cell, values, looks)))
        self._sheet.row_dimensions[self._rows].height = round(height, 2)

    def _cell(self, value: str | int, look: Look) -> Any:
        cell: Any = Cell(self._sheet, 1, 1)  # append() sets its place
        cell._style = look.plain  # shared by all cells: a named style would be copied for each
        if value == "":
            return cell
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
            if like_formula(value):
                cell._style = look.quoted
        return cell

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._merges.append(CellRange(None, left, top, right, bottom))

    def _widths(self) -> None:
        widths = [NUMBER_WIDTH, *(column.width for column in self._columns)]
        for column, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(column)].width = width

    def _printing(self) -> None:
        sheet = self._sheet
        sheet.freeze_panes = "D5"
        sheet.print_title_rows = "3:4"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.paperSize = _A3
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top = margins.bottom = 0.5
        margins.header = margins.footer = 0.25
        footer: Any = sheet.oddFooter
        footer.center.text = "第 &P 页 共 &N 页"
