"""How much of a page is left to write on: blank rows and ruled lines fill it, and no more."""

from math import ceil

from gongkai.model.sheet import (
    PAPERS,
    Block,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Plan,
    Points,
    Room,
    Sheet,
    Table,
)

ROW = 11.6
"""Millimetres of a row that is filled in by hand, with its rule."""
LINE = 13.3
"""Millimetres of a ruled line."""
_POINT = 0.3528
_SEAL = 46
_FEWEST_ROWS, _FEWEST_LINES, _MOST_LINES = 5, 1, 12
_SPARE = 8
"""Millimetres that are kept free, since heights are estimated."""


def filled(sheet: Sheet, paper: str) -> Sheet:
    """The sheet with as many blank rows (of a table that has any) or ruled lines as its last page has room for."""
    page = _Page(PAPERS[paper], wide=sheet.wide)
    rooms = [at for at, block in enumerate(sheet.blocks) if isinstance(block, Room)]
    tables = [at for at, block in enumerate(sheet.blocks) if isinstance(block, Table) and block.blank]
    if not rooms and not tables:
        return sheet
    blocks = list(sheet.blocks)
    for at in rooms:
        blocks[at] = Room(_room(blocks[at]).label, _FEWEST_LINES)
    for at in tables:
        blocks[at] = _table(blocks[at])._replace(blank=_FEWEST_ROWS)
    left = page.left(sheet._replace(blocks=tuple(blocks)))
    if not tables and not page.is_one(sheet._replace(blocks=tuple(blocks))):
        left = 0  # lines would only fill the rest of another page
    if tables:
        more = int(left / len(tables) / ROW)
        for at in tables:
            blocks[at] = _table(blocks[at])._replace(blank=_FEWEST_ROWS + more)
    else:
        more, rest = divmod(int(left / LINE), len(rooms))
        for number, at in enumerate(rooms):
            lines = min(_FEWEST_LINES + more + (number < rest), _MOST_LINES)
            blocks[at] = Room(_room(blocks[at]).label, lines)
    return sheet._replace(blocks=tuple(blocks))


def _room(block: Block) -> Room:
    assert isinstance(block, Room)
    return block


def _table(block: Block) -> Table:
    assert isinstance(block, Table)
    return block


class _Page:
    """Estimates of heights on one paper, in millimetres."""

    def __init__(self, paper: Paper, *, wide: bool) -> None:
        self.paper = paper
        across, up = (paper.height, paper.width) if wide else (paper.width, paper.height)
        self.width = across - 2 * paper.margin
        self.height = up - 2 * paper.margin - 12

    def left(self, sheet: Sheet) -> float:
        """What is left of the last page that the sheet begins."""
        whole = self._whole(sheet)
        return ceil(whole / self.height) * self.height - whole

    def is_one(self, sheet: Sheet) -> bool:
        """Whether the sheet has room on one page."""
        return self._whole(sheet) <= self.height

    def _whole(self, sheet: Sheet) -> float:
        return self._head(sheet) + sum(map(self._block, sheet.blocks)) + self._foot(sheet) + _SPARE

    def _lines(self, text: str, size: float, width: float | None = None) -> int:
        """How many lines a text takes: a character as wide as high, Latin ones half of it."""
        ems = sum(1 if ord(char) > 0x2E7F else 0.55 for char in text)
        return max(1, ceil(ems * size * _POINT / (width or self.width)))

    def _head(self, sheet: Sheet) -> float:
        paper = self.paper
        title = self._lines(sheet.title, paper.title) * 1.25 + 0.6
        issuer = self._lines(f"{sheet.issuer} · {sheet.edition}", paper.body) * 1.55 + 0.9
        return (paper.small * 1.9 + paper.title * title + paper.body * issuer) * _POINT

    def _foot(self, sheet: Sheet) -> float:
        small = self.paper.small * _POINT
        address = self._lines(f"扫一扫看网页:{sheet.address}", self.paper.small) if sheet.address else 0
        code = self.paper.code if sheet.address else 0
        seal = _SEAL + self._lines(sheet.issuer, self.paper.small, _SEAL) * small * 1.4
        days = (3 * 1.7 + (1.4 if sheet.until_note else 0)) * small
        return 6 + max(code, seal, days) + address * small * 1.25 + 1.5

    def _block(self, block: Block) -> float:
        paper = self.paper
        match block:
            case Heading(text):
                return (self._lines(text, paper.heading) * 1.3 + 1.1) * paper.heading * _POINT
            case Paragraph(text):
                return (self._lines(text, paper.body) * 1.55 + 1) * paper.body * _POINT
            case Points(texts):
                indented = self.width - 2 * paper.body * _POINT
                lines = sum(self._lines(text, paper.body, indented) * 1.55 + 0.4 for text in texts)
                return (lines + 0.6) * paper.body * _POINT
            case Facts(rows):
                return sum(self._fact(value) for _, value in rows) + 1.2 * paper.table * _POINT
            case Table():
                return self._rows(block)
            case Room(label, lines):
                return (self._block(Heading(label)) if label else 0) + lines * LINE
            case Plan(rows):
                return len(rows) * 27
        raise AssertionError(block)

    def _fact(self, value: str) -> float:
        size = self.paper.table
        width = self.width - 6 * size * _POINT
        return (self._lines(value, size, width) * 1.55 + 0.5) * size * _POINT + 0.3

    def _rows(self, table: Table) -> float:
        size = self.paper.table
        total = sum(max(column.weight, 0.5) for column in table.columns) or 1
        widths = [
            max(self.width * max(column.weight, 0.5) / total - 0.7 * size * _POINT, size * _POINT)
            for column in table.columns
        ]
        texts = [tuple(column.name for column in table.columns), *table.rows]
        heights = (
            max((self._lines(text, size, width) for text, width in zip(row, widths, strict=False)), default=1)
            for row in texts
        )
        return (
            sum((lines * 1.35 + 0.35) * size * _POINT + 0.4 for lines in heights)
            + table.blank * ROW
            + size * _POINT
        )
