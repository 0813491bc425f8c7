"""How much room texts need on paper, whatever program prints them: widths and heights in Excel's units and points."""

import re
from functools import lru_cache
from math import ceil

MAX_HEIGHT = 409.0
"""The tallest row that Excel allows, in points."""

BODY_SIZE, LINE, PADDING = 10, 14.5, 5.0
"""Type size of the body, line pitch in the tallest of the usual fonts, room above and below; in points."""

_UNIT = 5.25  # points in one unit of column width: 7 pixels of the default font
_MARGIN = 3.75  # points that a cell keeps free at its sides
_RUN = re.compile("[!-~]{3,}")


def room(width: float, size: float = BODY_SIZE) -> int:
    """How many half-width characters fit on a line of a column."""
    return int((width * _UNIT - _MARGIN) / (size / 2))


def tall(value: str, room: int, size: float = BODY_SIZE) -> float:
    """The height that ``value`` takes where ``room`` characters fit on a line."""
    return _lines(value, room) * LINE * size / BODY_SIZE + PADDING


@lru_cache(maxsize=16_384)
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
