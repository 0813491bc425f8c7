"""A sheet that is filled from its top down: its rows, merged cells and links, and how it prints."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.render.workbook.heights import BODY_SIZE, MAX_HEIGHT, room, tall
from gongkai.render.workbook.styles import Look
from gongkai.render.workbook.text import cut, like_formula, safe, too_long

_TITLE, _NOTE, _TITLES = 40, 20, 26  # the heights of the rows above the items
_MOST_LINKS = 65_530  # Excel's limit for a sheet
_LONGEST_ADDRESS = 2_079
_HEADER_TEXT = 80  # of the title, in the footer: Excel allows 255 for all of it


class Place(NamedTuple):
    """A cell of the workbook."""

    sheet: str
    cell: str

    @property
    def location(self) -> str:
        """As a link names it."""
        return "'" + self.sheet.replace("'", "''") + "'!" + self.cell


@dataclass(slots=True)
class Overflow:
    """Texts that no cell can hold, and where each was first needed; ``sheet`` will have them whole."""

    sheet: str
    texts: dict[str, Place] = field(default_factory=dict)


class Sheet:
    """Fills a worksheet. Columns and rows are counted from 1, as Excel does."""

    def __init__(
        self, worksheet: Worksheet, title: str, looks: dict[str, Look], paper: int, overflow: Overflow
    ) -> None:
        self._sheet = worksheet
        self._title = title
        self._looks = looks
        self._overflow = overflow
        self._merges: list[CellRange] = []
        self._links = 0
        self._width = 1
        self._rows = 0
        self._head = 0
        self._print(paper)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return str(self._sheet.title)

    @property
    def rows(self) -> int:
        """How many rows are written."""
        return self._rows

    def heading(self, note: str, widths: Sequence[float], explanation: str = "") -> None:
        """Write the title and what is to be said of the whole sheet over its columns."""
        self._columns(widths)
        self.wide(self._title, "title", _TITLE)
        self.wide(note, "note", _NOTE)
        if explanation:
            self.wide(explanation, "lead", tall(explanation, room(sum(widths))))

    def cover_heading(self, title: str, widths: Sequence[float]) -> None:
        """Write the title of a cover."""
        self._columns(widths)
        self.wide(title, "cover", 76)

    def wide(self, text: str, look: str, height: float) -> int:
        """Write ``text`` over all columns."""
        row = self.row([text], [look], height)
        self.merge(row, 1, row, self._width)
        return row

    def titles(self, titles: Sequence[str], height: float = _TITLES) -> None:
        """Write a row of the header, which printed pages repeat."""
        row = self.row(titles, ["header"] * len(titles), height)
        self._head = self._head or row

    def row(self, values: Sequence[str | int], looks: Sequence[str], height: float) -> int:
        """Write a row, and give its number."""
        self._rows += 1
        styles = self._looks
        self._sheet.append(
            [
                self._cell(value, styles[look], at)
                for at, (value, look) in enumerate(zip(values, looks, strict=True), 1)
            ]
        )
        self._sheet.row_dimensions[self._rows].height = round(min(height, MAX_HEIGHT), 2)
        return self._rows

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Show these cells as one."""
        if (top, left) != (bottom, right):
            self._merges.append(CellRange(None, left, top, right, bottom))

    def link(self, row: int, column: int, to: Place | str) -> None:
        """Lead from a cell to another one, or to an address of the web."""
        if self._links >= _MOST_LINKS or (isinstance(to, str) and len(to) > _LONGEST_ADDRESS):
            return
        self._links += 1
        cell: Any = self._sheet.cell(row, column)
        cell.hyperlink = (
            Hyperlink("A1", location=to.location) if isinstance(to, Place) else Hyperlink("A1", target=to)
        )

    def choices(self, column: int, choices: str, top: int, bottom: int) -> None:
        """Offer a drop-down list in a column; other texts are allowed, since several may apply."""
        offer = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=False)
        letter = get_column_letter(column)
        offer.add(f"{letter}{top}:{letter}{bottom}")
        self._sheet.add_data_validation(offer)

    def close(self, frozen: int = 0, filtered: bool = False) -> None:
        """Finish the sheet: its header and its first ``frozen`` columns stay in sight."""
        sheet = self._sheet
        # merge_cells() would replace the cells, and their borders
        sheet.merged_cells = MultiCellRange(self._merges)
        if not self._head:
            sheet.sheet_view.showGridLines = False
            return
        last = self._head if filtered else self._head + 1
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{last + 1}"
        sheet.print_title_rows = f"{self._head}:{last}"
        if filtered:
            sheet.auto_filter.ref = f"A{last}:{get_column_letter(self._width)}{max(self._rows, last)}"

    def _columns(self, widths: Sequence[float]) -> None:
        self._width = len(widths)
        for column, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(column)].width = width

    def _cell(self, value: str | int, look: Look, column: int) -> Any:
        cell: Any = Cell(self._sheet, 1, 1)  # append() sets its place
        cell._style = look.plain  # shared by all cells: a named style would be copied for each
        if value == "":
            return cell
        if isinstance(value, str):
            value = self._fitting(safe(value), column)
            if like_formula(value):
                cell._style = look.quoted
            cell._value = value
            cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
        else:
            cell.value = value
        return cell

    def _fitting(self, text: str, column: int) -> str:
        if not too_long(text):
            return text
        place = Place(self.name, f"{get_column_letter(column)}{self._rows}")
        self._overflow.texts.setdefault(text, place)
        return cut(text, self._overflow.sheet)

    def _print(self, paper: int) -> None:
        sheet = self._sheet
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.paperSize = paper
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top = margins.bottom = 0.5
        margins.header = margins.footer = 0.25
        footer: Any = sheet.oddFooter
        # "&" begins a code there, and a line break ends the text
        footer.left.text = " ".join(self._title.split()).replace("&", "＆")[:_HEADER_TEXT]
        footer.center.text = "第 &P 页 共 &N 页"


def row_height(texts: Sequence[str], widths: Sequence[float], size: float = BODY_SIZE) -> float:
    """How high a row has to be for ``texts`` in columns of ``widths``."""
    return max(
        (tall(text, room(width, size), size) for text, width in zip(texts, widths, strict=True) if text),
        default=_NOTE,
    )
