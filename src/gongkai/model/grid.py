"""A table as a file has it: one sheet as a grid of texts."""

from dataclasses import dataclass, field

_WIDEST = 400
"""Columns in which merged cells are looked at: a merged row may reach to the edge of the sheet."""


@dataclass
class Grid:
    """The texts of a sheet. Rows and columns count from 0; ``name`` is the sheet's name.

    ``merges`` are the ranges of merged cells, as first row, first column, last row, last column; the text of a range
    stands in its first cell. ``knows_merges`` is False for formats in which a merged cell looks like an empty one.
    """

    name: str
    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    knows_merges: bool = True
    exact: bool = False
    """Whether gongkai wrote it: then the lines of a cell are its entries, and nothing else is."""
    first_line: int = 1
    """The number of the first row, as a user counts."""
    asides: list[tuple[int, int, str]] = field(default_factory=list)
    """Row, column and text of what stands beside the texts of cells: comments, links, formulas without a value."""
    hidden: list[str] = field(default_factory=list)
    """Names of sheets that the file hides and that were not read; the first grid of a file tells them."""

    def __post_init__(self) -> None:
        self._head: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in self.merges:
            for row in range(top, min(bottom + 1, len(self.rows))):
                for column in range(left, min(right + 1, _WIDEST)):
                    self._head[row, column] = (top, left)

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)

    def own(self, row: int, column: int) -> str:
        """The text that stands in this very cell."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def text(self, row: int, column: int) -> str:
        """The text that a reader sees there: of the whole range, where the cell is part of one."""
        return self.own(*self._head.get((row, column), (row, column)))

    def head(self, row: int, column: int) -> tuple[int, int]:
        """The first cell of the range that the cell is part of; the cell itself where it is of none."""
        return self._head.get((row, column), (row, column))

    def is_merged(self, row: int, column: int) -> bool:
        """Whether the cell is part of a range of several."""
        return (row, column) in self._head

    def reference(self, row: int, column: int) -> str:
        """How a user names the cell: F12."""
        letters, number = "", column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{row + self.first_line}"


def as_text(value: object) -> str:
    """A cell's value as it is shown: 20 and not 20.0, and a day as 2026-11-01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    if hasattr(value, "isoformat"):
        text = text.removesuffix(" 00:00:00")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()
