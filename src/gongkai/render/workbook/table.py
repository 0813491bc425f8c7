"""The official table of one domain: a header of two rows, and neighbours that say the same in one cell."""

from itertools import groupby
from math import ceil

from gongkai.model.directory import Item
from gongkai.render.workbook.columns import Column
from gongkai.render.workbook.heights import MAX_HEIGHT
from gongkai.render.workbook.plan import plan
from gongkai.render.workbook.sheet import Place, Sheet
from gongkai.render.workbook.text import safe

_NUMBER = 5
_GROUPS, _TITLES = 24, 34
_SHARED = {"text": "shared"}
_CATEGORY, _NAME = 2, 3  # the columns of 一级事项 and 二级事项


def fill(sheet: Sheet, note: str, columns: list[Column], items: list[Item]) -> list[Place]:
    """Write ``items`` as the official table, and give the cell of each one's 二级事项."""
    table = _Table(sheet, columns)
    sheet.heading(note, [_NUMBER, *(column.width for column in columns)])
    table.header()
    top = sheet.rows + 1
    places: list[Place] = []
    for _, members in groupby(items, key=lambda item: item.category):
        places += table.category(list(members), len(places))
    for number, column in enumerate(columns, 2):
        if column.choices and items:
            sheet.choices(number, column.choices, top, sheet.rows)
    sheet.close(frozen=_NAME)
    return places


class _Table:
    """The rows of a table."""

    def __init__(self, sheet: Sheet, columns: list[Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._rooms = [column.room for column in columns]
        self._looks = ["mark", *(column.style for column in columns)]
        self._merging = [at for at, column in enumerate(columns) if column.merges]
        self._links = [at for at, column in enumerate(columns) if column.style == "link"]

    def header(self) -> None:
        """Write both rows of the header."""
        columns = self._columns
        tops = [column.group or column.title for column in columns]
        shown = [top if top != before else "" for before, top in zip(["", *tops], tops, strict=False)]
        self._sheet.titles(["序号", *shown], _GROUPS)
        self._sheet.titles(["", *(column.title if column.group else "" for column in columns)], _TITLES)
        below = self._sheet.rows
        self._sheet.merge(below - 1, 1, below, 1)
        for _, group in groupby(enumerate(tops), key=lambda numbered: numbered[1]):
            (first, _), *more = group
            bottom = below - 1 if columns[first].group else below
            self._sheet.merge(below - 1, first + 2, bottom, first + 2 + len(more))

    def category(self, items: list[Item], before: int) -> list[Place]:
        """Write the items of one 一级事项, of which the first is number ``before`` + 1."""
        texts = [[safe(column.text(item)) for column in self._columns] for item in items]
        heights, runs = plan(texts, self._rooms, self._merging, _CATEGORY - 2)
        spans = [ceil(height / MAX_HEIGHT) for height in heights]
        tops = [self._sheet.rows + 1]
        for span in spans:
            tops.append(tops[-1] + span)
        shared = {run.column: set[int]() for run in runs}
        starting = [set[int]() for _ in items]
        for column, first, last in runs:
            self._sheet.merge(tops[first], column + 2, tops[last + 1] - 1, column + 2)
            shared[column].update(range(first, last + 1))
            starting[first].add(column)
            for at in range(first + 1, last + 1):
                texts[at][column] = ""
        for at, row in enumerate(texts):
            self._item(before + at + 1, row, spans[at], heights[at] / spans[at], starting[at])
            for column in range(-1, len(self._columns)):
                if spans[at] > 1 and at not in shared.get(column, ()):
                    self._sheet.merge(tops[at], column + 2, tops[at + 1] - 1, column + 2)
        return [Place(self._sheet.name, f"C{top}") for top in tops[:-1]]

    def _item(self, number: int, texts: list[str], span: int, height: float, starting: set[int]) -> None:
        """Write one item; text too tall for one row gets several, so that nothing of it is hidden.

        ``starting`` are the columns whose text the items below share.
        """
        looks = list(self._looks)
        for column in starting:
            looks[column + 1] = _SHARED.get(looks[column + 1], looks[column + 1])
        row = self._sheet.row([number, *texts], looks, height)
        for _ in range(1, span):
            self._sheet.row([""] * len(self._looks), self._looks, height)
        for at in self._links:
            if texts[at]:
                self._sheet.link(row, at + 2, texts[at])
