"""The workbooks that departments fill in: one each, with the items that it discloses."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import groupby
from typing import Any, Literal
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.compile import extend
from gongkai.exchange.gathering.cells import CODE, MARK, ORIGINALS, TICK, Field, fields, fit, text
from gongkai.exchange.gathering.guide import COMMENTS, HOW, SUBTITLES, TITLES
from gongkai.model.directory import PATTERN, Directory, Item
from gongkai.phrases.channels import OTHER
from gongkai.phrases.vocabulary import Vocabulary
from gongkai.render.data import file_name
from gongkai.render.workbook.package import pack, stamp

NOBODY = "未明确公开主体"
"""Whose workbook has the items that nobody owns."""

TABLE, GUIDE, CHOICES = "填报表", "填报说明", "选项"

_SPARE = 30
_HEADER = 2
_A3 = 8
_METHODS = ("主动公开", "依申请公开", "主动公开、依申请公开")
_WIDTHS = {
    "code": 12,
    "domain": 11,
    "category": 12,
    "name": 18,
    "content": 34,
    "basis": 36,
    "time_limit": 20,
    "owner": 18,
    "method": 11,
    "drop": 7,
    "reason": 24,
}
_TICKS, _WRITTEN = 7, 14
_WRITTEN_FIELDS = (Field("channels", OTHER), Field("audience", "特定群体"))
_CENTRED = ("code", "domain", "category", "method", "channels", "audience", "levels", "drop")


def templates(directory: Directory, vocabulary: Vocabulary) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each department's workbook; an item of several owners is in the workbook of each."""
    columns = fields(directory, vocabulary)
    domains = list(dict.fromkeys([domain.name for domain in directory.domains]))
    for owner, items in _by_owner(directory).items():
        book = _Book(directory, owner, columns, domains)
        yield f"{file_name(owner)}.xlsx", book.filled(items)


def _by_owner(directory: Directory) -> dict[str, list[Item]]:
    """The items of each owner: the departments in their order, then who else discloses something."""
    found: dict[str, list[Item]] = {body.name: [] for body in directory.departments}
    for item in directory.items:
        for name in dict.fromkeys([owner.name for owner in item.owner] or [NOBODY]):
            found.setdefault(name, []).append(item)
    return {name: items for name, items in found.items() if items}


class _Book:
    """One department's workbook."""

    def __init__(
        self, directory: Directory, owner: str, columns: Sequence[Field], domains: Sequence[str]
    ) -> None:
        self.directory = directory
        self.owner = owner
        self.columns = columns
        self.domains = domains
        self.book = Workbook()
        self.styles = _Styles(self.book)

    def filled(self, items: Sequence[Item]) -> bytes:
        """The bytes of the workbook with ``items`` and rows for more."""
        guide = self.book.worksheets[0]
        guide.title = GUIDE
        self._guide(guide, len(items))
        self._table(self.book.create_sheet(TABLE), items)
        self._choices(self.book.create_sheet(CHOICES))
        self._originals(self.book.create_sheet(ORIGINALS), items)
        title = f"{self.directory.short_name}基层政务公开事项填报表({self.owner})"
        return pack(self.book, fit(title), fit(self.directory.name), stamp(self.directory.date))

    def _guide(self, sheet: Worksheet, count: int) -> None:
        rows = [
            ("填报部门", self.owner),
            ("目录", f"{self.directory.name} {self.directory.edition}".strip()),
            ("事项", f"{count} 项"),
            ("填报人", ""),
            ("联系电话", ""),
            ("审核人", ""),
            ("填好后交给", ""),
            ("截止日期", ""),
            *HOW,
        ]
        self._append(sheet, [f"{self.directory.short_name}基层政务公开事项标准目录 部门填报表"], ["title"])
        sheet.row_dimensions[1].height = 40
        for label, value in rows:
            self._append(sheet, [label, value], ["label", "text" if value else "input"])
            sheet.row_dimensions[sheet.max_row].height = max(24, _height([(value, 90)]))
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
        _printing(sheet, rows="", paper=9, orientation="portrait")

    def _table(self, sheet: Worksheet, items: Sequence[Item]) -> None:
        self._header(sheet)
        for item in items:
            locked = item.attested == PATTERN and _is_extended(item)
            looks = [
                self._look(column, locked=(locked and column.element != "reason") or column is CODE)
                for column in self.columns
            ]
            texts = [fit(text(item, column)) for column in self.columns]
            self._append(sheet, texts, looks)
            sheet.row_dimensions[sheet.max_row].height = _height(
                (value, _width(column)) for value, column in zip(texts, self.columns, strict=True)
            )
        for _ in range(_SPARE):
            self._append(sheet, [""] * len(self.columns), [self._look(c, locked=False) for c in self.columns])
            sheet.row_dimensions[sheet.max_row].height = 30
        for number, column in enumerate(self.columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _width(column)
        self._validations(sheet)
        sheet.freeze_panes = "E3"
        _printing(sheet, rows=f"1:{_HEADER}", paper=_A3, orientation="landscape")
        protection = sheet.protection
        protection.sheet = True
        protection.formatCells = protection.formatColumns = protection.formatRows = False
        protection.insertRows = protection.sort = protection.autoFilter = False

    def _header(self, sheet: Worksheet) -> None:
        columns = self.columns
        grouped = {e: len(list(same)) > 1 for e, same in groupby(columns, key=lambda column: column.element)}
        self._append(sheet, [TITLES[column.element] for column in columns], ["header"] * len(columns))
        subs = [SUBTITLES.get((c.element, c.value), c.value) if grouped[c.element] else "" for c in columns]
        self._append(sheet, subs, ["header"] * len(columns))
        sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 24, 92
        merges, left = [], 1
        for element, same in groupby(columns, key=lambda column: column.element):
            width = len(list(same))
            for other in range(left + 1, left + width):
                sheet.cell(1, other).value = None
            merges.append(CellRange(None, left, 1, left + width - 1, 1 if grouped[element] else 2))
            comment = Comment(COMMENTS[element], GUIDE)
            comment.width, comment.height = 340, 60 + int(_height([(COMMENTS[element], 46)]) * 1.3)
            sheet.cell(1, left).comment = comment
            left += width
        sheet.merged_cells = MultiCellRange(merges)  # merge_cells() would lose the borders

    def _validations(self, sheet: Worksheet) -> None:
        lists = {"domain": "领域选项", "method": "方式选项"}
        ticks = _list(f'"{TICK}"', "打√或者留空")
        for number, column in enumerate(self.columns, 1):
            letter = get_column_letter(number)
            area = f"{letter}{_HEADER + 1}:{letter}{sheet.max_row}"
            if column.element in lists:
                choice = _list(lists[column.element], "请从下拉列表里选")
                choice.add(area)
                sheet.add_data_validation(choice)
            elif (column.value and column not in _WRITTEN_FIELDS) or column.element == "drop":
                ticks.add(area)
        sheet.add_data_validation(ticks)

    def _choices(self, sheet: Worksheet) -> None:
        for number, (name, values) in enumerate({"领域选项": self.domains, "方式选项": _METHODS}.items(), 1):
            for row, value in enumerate(values, 1):
                cell = sheet.cell(row, number, fit(value))
                cell.data_type = "s"
            letter = get_column_letter(number)
            area = f"{CHOICES}!${letter}$1:${letter}${max(1, len(values))}"
            self.book.defined_names[name] = DefinedName(name, attr_text=area)
        sheet.sheet_state = "hidden"

    def _originals(self, sheet: Worksheet, items: Sequence[Item]) -> None:
        """What the workbook says now: a merge tells by it what a department changed, whatever changed here since."""
        self._append(sheet, [MARK, self.owner, self.directory.name, self.directory.edition], ["text"] * 4)
        columns = [column for column in self.columns if column.element not in ("drop", "reason")]
        looks = ["text"] * len(columns)
        self._append(sheet, [column.key for column in columns], looks)
        for item in items:
            self._append(sheet, [fit(text(item, column)) for column in columns], looks)
        sheet.sheet_state = "veryHidden"

    def _look(self, column: Field, *, locked: bool) -> str:
        base = "mark" if column.element in _CENTRED and column not in _WRITTEN_FIELDS else "text"
        return f"{base} locked" if locked else base

    def _append(self, sheet: Worksheet, values: Sequence[str], looks: Sequence[str]) -> None:
        sheet.append([self._cell(sheet, value, look) for value, look in zip(values, looks, strict=True)])

    def _cell(self, sheet: Worksheet, value: str, look: str) -> Any:
        cell: Any = Cell(sheet, 1, 1)  # append() sets its place
        cell._style = self.styles.plain[look]
        if value:
            cell.value = fit(value)
            cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
            if value.startswith(tuple("=+-@\t\r＝＋－＠")):
                cell._style = self.styles.quoted[look]
        return cell


class _Styles:
    """A few named styles that all cells share; ``quoted`` are for text that must not become a formula when edited."""

    def __init__(self, book: Workbook) -> None:
        self.plain = {name: _registered(book, style) for name, style in _named().items()}
        self.quoted = {name: copy(style) for name, style in self.plain.items()}
        for style in self.quoted.values():
            style.quotePrefix = 1


def _registered(book: Workbook, style: NamedStyle) -> Any:
    book.add_named_style(style)
    return style.as_tuple()


def _named() -> dict[str, NamedStyle]:
    return {
        "title": _style("填报标题", size=18, bold=True, border=False, wrap=False, horizontal="left"),
        "label": _style("填报项", bold=True, fill="EAEAEA"),
        "input": _style("填报空格", horizontal="left", locked=False),
        "header": _style("填报表头", bold=True, fill="DDEBF7"),
        "text": _style("填报正文", horizontal="left", locked=False),
        "mark": _style("填报标记", locked=False),
        "text locked": _style("填报正文(不改)", horizontal="left", fill="E4E4E4"),
        "mark locked": _style("填报标记(不改)", fill="E4E4E4"),
    }


def _style(
    name: str,
    *,
    size: float = 10.5,
    bold: bool = False,
    border: bool = True,
    wrap: bool = True,
    horizontal: str = "center",
    fill: str = "",
    locked: bool = True,
) -> NamedStyle:
    line = Side(style="thin", color="808080")
    return NamedStyle(
        name,
        font=Font(name="宋体", size=size, bold=bold, charset=134),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=Border(left=line, right=line, top=line, bottom=line) if border else Border(),
        alignment=Alignment(horizontal=horizontal, vertical="center", wrap_text=wrap),
        number_format="@",  # typed into a cell of another format, the code 24-03-01 would become a date
        protection=Protection(locked=locked),
    )


def _is_extended(item: Item) -> bool:
    return any(origin.step == extend.STEP for origin in item.origins.get("name", ()))


def _list(formula: str, message: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="不在列表里",
        error=message,
    )


def _width(column: Field) -> float:
    if not column.value:
        return _WIDTHS[column.element]
    return _WRITTEN if column in _WRITTEN_FIELDS else _TICKS


def _height(texts: Iterable[tuple[str, float]]) -> float:
    """A row's height in points for texts in columns of some width: Excel shows no more than 409."""
    lines = 1.0
    for value, width in texts:
        room = max(2, width - 1.5)
        lines = max(lines, sum(max(1.0, -(-_columns(line) // room)) for line in value.split("\n")))
    return float(min(409, 8 + 14.5 * lines))


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def _printing(
    sheet: Worksheet, *, rows: str, paper: int, orientation: Literal["portrait", "landscape"]
) -> None:
    if rows:
        sheet.print_title_rows = rows
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    footer: Any = sheet.oddFooter
    footer.center.text = "第 &P 页 共 &N 页"
