"""How the rows of one 一级事项 share cells: which equal neighbours merge, and how high each row has to be."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gongkai.render.workbook.heights import PADDING, tall

_RUN, _CATEGORY_RUN = 380.0, 700.0
"""The tallest merged cell: so that every printed page shows its text. 一级事项 stands at the top of its cell."""


class Run(NamedTuple):
    """Items ``first`` to ``last``, whose cells in ``column`` are one."""

    column: int
    first: int
    last: int


class Plan(NamedTuple):
    """The height of each item, and the cells that they share."""

    heights: list[float]
    runs: list[Run]


def plan(texts: Sequence[Sequence[str]], rooms: Sequence[int], merging: Sequence[int], category: int) -> Plan:
    """Lay out ``texts`` (a row an item); a shared text needs room in all its rows together, not in each."""
    single = [column for column in range(len(rooms)) if column not in merging]
    heights = [max((tall(row[c], rooms[c]) for c in single), default=PADDING) for row in texts]
    runs = []
    for column in merging:
        limit = _CATEGORY_RUN if column == category else _RUN
        for first, last in _equal(column, texts, heights, limit):
            missing = tall(texts[first][column], rooms[column]) - sum(heights[first : last + 1])
            if missing > 0:
                for at in range(first, last + 1):
                    heights[at] += missing / (last - first + 1)
            if last > first:
                runs.append(Run(column, first, last))
    return Plan(heights, runs)


def _equal(
    column: int, texts: Sequence[Sequence[str]], heights: list[float], limit: float
) -> Iterator[tuple[int, int]]:
    """Neighbours that say the same, in portions of about the same height, none of them much above ``limit``."""
    for text, members in groupby(range(len(texts)), key=lambda at: texts[at][column]):
        those = list(members)
        total = sum(heights[at] for at in those)
        portions = int(total // limit) + 1 if text else len(those)
        above, portion = 0.0, 0
        first = those[0]
        for at in those:
            here = int((above + heights[at] / 2) / total * portions) if text else at - those[0]
            if here != portion:
                yield first, at - 1
                first, portion = at, here
            above += heights[at]
        yield first, those[-1]
