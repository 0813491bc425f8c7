"""The columns of the table, and how much room their texts need on paper."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from gongkai.model.directory import Directory, Item
from gongkai.render.workbook import text

MAX_HEIGHT = 409.0
"""The tallest row that Excel allows, in points."""

NUMBER_WIDTH = 5
"""The width of 序号, in Excel's units."""

BODY_SIZE, LINE, PADDING = 10, 14.5, 5.0
"""Type size of the body, line pitch in the tallest of the usual fonts, room above and below; in points."""

_UNIT = 5.25  # points in one unit of column width: 7 pixels of the default font
_MARGIN = 3.75  # points that a cell keeps free at its sides
_LEVELS = ("市级", "县级", "乡级", "村级")
_RUN = re.compile("[!-~]{3,}")


@dataclass(slots=True, frozen=True)
class Column:
    """One column: its two header lines, its width in Excel's units, the style and the text of its cells."""

    group: str
    title: str
    width: float
    style: str
    text: Callable[[Item], str]

    @property
    def room(self) -> int:
        """How many half-width characters fit on a line."""
        return int((self.width * _UNIT - _MARGIN) / (BODY_SIZE / 2))


def columns(directory: Directory) -> list[Column]:
    """The columns of the official table after 序号; under 公开层级 the levels that ``directory`` has."""
    return [
        Column("公开事项", "一级事项", 10, "category", lambda item: item.category),
        Column("公开事项", "二级事项", 16, "name", lambda item: item.name),
        Column("", "公开内容\n(要素)", 36, "text", text.content),
        Column("", "公开依据", 47, "text", text.basis),
        Column("", "公开时限", 15, "text", text.time_limit),
        Column("", "公开主体", 17, "text", text.owner),
        Column("", "公开渠道和载体", 36, "text", text.channels),
        Column("公开对象", "全社会", 7, "mark", text.everyone),
        Column("公开对象", "特定群体\n(请写明)", 10, "mark", text.groups),
        Column("公开方式", "主动", 5.5, "mark", _tick("主动公开", "method")),
        Column("公开方式", "依申请", 7, "mark", _tick("依申请公开", "method")),
        *map(_level, _levels(directory)),
        Column("", "事项编码", 12, "code", lambda item: item.code),
    ]


def _levels(directory: Directory) -> list[str]:
    present = dict.fromkeys(level for item in directory.items for level in item.levels)
    return sorted(present, key=lambda level: _LEVELS.index(level) if level in _LEVELS else len(_LEVELS))


def _level(name: str) -> Column:
    return Column("公开层级", text.safe(name), 5.5, "mark", _tick(name, "levels"))


def _tick(value: str, element: str) -> Callable[[Item], str]:
    return lambda item: text.TICK if value in getattr(item, element) else ""


def rows_for(texts: list[str], rooms: list[int]) -> tuple[int, float]:
    """How many rows show all of ``texts``, each in its room, and how high each of them is in points."""
    height = max(map(_lines, texts, rooms)) * LINE + PADDING
    rows = ceil(height / MAX_HEIGHT)
    return rows, height / rows


@lru_cache(maxsize=4096)
def _lines(value: str, room: int) -> int:
    return sum(_wrapped(line, room) for line in value.split("\n"))


def _wrapped(line: str, room: int) -> int:
    """How many lines ``line`` takes; a Chinese character is two wide."""
    width = 2 * len(line) - len(line.encode("ascii", "ignore"))
    if width <= room:
        return 1
    # the end of a line stays empty where a long number or a closing bracket moves to the next
    longest = max(map(len, _RUN.findall(line)), default=0)
    slack = min(max(2, longest - 1), 8, room // 2)
    return ceil(width / (room - slack)) + (longest > 8)
