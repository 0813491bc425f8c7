"""One sheet: title, two-row header, the items of one domain, and how it prints."""

from collections.abc import Sequence
from itertools import count, groupby, product
from string import ascii_uppercase
from xml.sax.saxutils import escape

from gongkai.model.directory import Item
from gongkai.render.workbook.layout import NUMBER_WIDTH, Column, rows_for
from gongkai.render.workbook.styles import style
from gongkai.render.workbook.text import like_formula, safe

HEADER_ROWS = "$3:$4"
"""The rows that every printed page repeats."""

_TITLE, _NOTE, _GROUPS, _TITLES = 40, 20, 24, 34  # the heights of the rows above the items
_CATEGORY = 2
_LETTERS = ["", *ascii_uppercase, *map("".join, product(ascii_uppercase, repeat=2))]

_TOP = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{end}"/>'
    '<sheetViews><sheetView{selected} workbookViewId="0">'
    '<pane xSplit="3" ySplit="4" topLeftCell="D5" activePane="bottomRight" state="frozen"/>'
    '<selection pane="bottomRight" activeCell="D5" sqref="D5"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>'
)
_BOTTOM = (
    '</sheetData><mergeCells count="{count}">{merges}</mergeCells><printOptions horizontalCentered="1"/>'
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.25" footer="0.25"/>'
    '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>"
)


def sheet(title: str, note: str, columns: list[Column], items: list[Item], first: bool) -> str:
    """The XML of a sheet: ``items`` below ``title`` and ``note``. The file opens at its ``first`` sheet."""
    table = _Table(columns)
    table.head(title, note)
    table.header()
    table.items(items)
    return table.xml(first)


class _Table:
    """The rows of a sheet as XML, and which of its cells are merged."""

    def __init__(self, columns: list[Column]) -> None:
        self._columns = columns
        self._rooms = [column.room for column in columns]
        self._body = ["mark", *(column.style for column in columns)]
        self._letters = _LETTERS[1 : len(self._body) + 1]
        self._rows: list[str] = []
        self._merges: list[str] = []

    def head(self, title: str, note: str) -> None:
        for text, look, height in ((title, "title", _TITLE), (note, "note", _NOTE)):
            self._row([safe(text)], [look], height)
            self._merge(len(self._rows), 1, len(self._rows), len(self._body))

    def header(self) -> None:
        look = ["header"] * len(self._body)
        tops = [column.group or column.title for column in self._columns]
        shown = [top if top != before else "" for before, top in zip(["", *tops], tops, strict=False)]
        self._row(["序号", *shown], look, _GROUPS)
        self._row(["", *(column.title if column.group else "" for column in self._columns)], look, _TITLES)
        self._merge(3, 1, 4, 1)
        for _, group in groupby(enumerate(tops), key=lambda numbered: numbered[1]):
            (first, _), *more = group
            bottom = 3 if self._columns[first].group else 4
            self._merge(3, first + 2, bottom, first + 2 + len(more))

    def items(self, items: list[Item]) -> None:
        for _, members in groupby(enumerate(items, 1), key=lambda numbered: numbered[1].category):
            top = len(self._rows) + 1
            for number, item in members:
                self._item(number, item, shows_category=len(self._rows) < top)
            self._merge(top, _CATEGORY, len(self._rows), _CATEGORY)

    def _item(self, number: int, item: Item, shows_category: bool) -> None:
        """Write one item; text too tall for one row gets several, merged, so that nothing of it is hidden."""
        texts = [safe(column.text(item)) for column in self._columns]
        span, tall = rows_for(texts, self._rooms)
        if not shows_category:
            texts[_CATEGORY - 2] = ""
        top = len(self._rows) + 1
        self._row([number, *texts], self._body, tall)
        for _ in range(1, span):
            self._row([""] * len(self._body), self._body, tall)
        for column in range(1, len(self._body) + 1):
            if span > 1 and column != _CATEGORY:
                self._merge(top, column, len(self._rows), column)

    def _row(self, values: Sequence[str | int], looks: list[str], height: float) -> None:
        number = len(self._rows) + 1
        cells = map(_cell, (f"{letter}{number}" for letter in self._letters), values, looks)
        self._rows.append(f'<row r="{number}" ht="{height:.2f}" customHeight="1">{"".join(cells)}</row>')

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._merges.append(f'<mergeCell ref="{_LETTERS[left]}{top}:{_LETTERS[right]}{bottom}"/>')

    def xml(self, first: bool) -> str:
        widths = map(_width, count(1), [NUMBER_WIDTH, *(column.width for column in self._columns)])
        end, selected = f"{self._letters[-1]}{len(self._rows)}", ' tabSelected="1"' if first else ""
        top = _TOP.format(end=end, selected=selected, widths="".join(widths))
        bottom = _BOTTOM.format(count=len(self._merges), merges="".join(self._merges))
        return "".join([top, *self._rows, bottom])


def _width(column: int, width: float) -> str:
    return f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'


def _cell(place: str, value: str | int, look: str) -> str:
    if value == "":
        return f'<c r="{place}" s="{style(look)}"/>'
    if isinstance(value, int):
        return f'<c r="{place}" s="{style(look)}"><v>{value}</v></c>'
    text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    return f'<c r="{place}" s="{style(look, quoted=like_formula(value))}" t="inlineStr">{text}</c>'
