"""Notice-board sheets (公开栏张贴页): what each of them says, before anything draws it."""

from typing import NamedTuple

from gongkai.model.directory import Board


class Paper(NamedTuple):
    """A paper, upright: millimetres, and the sizes of type on it in points.

    A sheet is read from a metre and a half away, and by old people: ``body`` is at least 14 pt on A4, 16 on A3.
    """

    name: str
    width: int
    height: int
    margin: int
    title: float
    heading: float
    body: float
    table: float
    small: float
    code: int
    """The side of the QR code in millimetres."""


PAPERS = {
    "a4": Paper("A4", 210, 297, 15, 28, 20, 16, 15, 14, 26),
    "a3": Paper("A3", 297, 420, 20, 40, 27, 21, 19, 17, 34),
    "a2": Paper("A2", 420, 594, 26, 56, 38, 29, 26, 23, 46),
}


class Heading(NamedTuple):
    """A heading inside a sheet."""

    text: str


class Paragraph(NamedTuple):
    """Running text."""

    text: str


class Points(NamedTuple):
    """What an item discloses, point by point."""

    texts: tuple[str, ...]
    numbered: bool = True


class Facts(NamedTuple):
    """Names and what belongs to them; where a value is empty there is a line to write it on."""

    rows: tuple[tuple[str, str], ...]


class TableColumn(NamedTuple):
    """A column of a table: its name, its share of the width, and ``left``, ``center`` or ``right``."""

    name: str
    weight: float = 1
    align: str = "left"


class Table(NamedTuple):
    """A table (公示表). Behind ``rows`` there are ``blank`` empty ones, to be filled in by hand."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank: int = 0


class Room(NamedTuple):
    """Room to write in by hand: so many ruled lines, under what is to be written there."""

    label: str
    lines: int


class Place(NamedTuple):
    """Where one sheet hangs: its number, its title, its kind as readers call it, and on how much paper it is wide."""

    number: int
    title: str
    kind: str


class Plan(NamedTuple):
    """What hangs where on a board: the sheets in rows, as they hang from the upper left."""

    rows: tuple[tuple[Place, ...], ...]


Block = Heading | Paragraph | Points | Facts | Table | Room | Plan

COVER, CONTENTS, NOTICE, GUIDE = "cover", "contents", "notice", "guide"
KINDS = {COVER: "栏目说明", CONTENTS: "公开目录", NOTICE: "公示", GUIDE: "办事指南"}
"""Kinds of sheets, and what readers call them."""


class Sheet(NamedTuple):
    """One sheet, of one page or several.

    Dates are as ``2026-11-01``. None, or empty, is what is not known: there the sheet has room to write it.
    """

    kind: str
    code: str
    """The item's code, or the kind: apart from all others of its board."""
    number: int
    """Its place on the board, from 1."""
    title: str
    issuer: str
    edition: str
    blocks: tuple[Block, ...]
    domain: str = ""
    shown: str | None = None
    """The date of posting (张贴日期)."""
    until: str | None = None
    """The last day on which it hangs (公示至), or words such as 长期公开."""
    until_note: str = ""
    """How that day was counted, for the reader: 公示7天."""
    phone: str | None = None
    """The telephone for complaints (监督电话)."""
    address: str | None = None
    """The item's page on the portal: what the QR code holds and what is written under it."""
    seal: bool = True
    """Whether there is room for a seal (公章)."""
    wide: bool = False
    """Whether it lies (landscape): a table with many columns."""


class Masked(NamedTuple):
    """Something that a public notice may not show and that was masked or left out (个人信息保护)."""

    where: str
    """The file and cell (低保.xlsx 表1 D5), or the sheet."""
    what: str
    """What it is (身份证号), never the text itself."""
    how: str
    """What was done (只留前6位后4位 / 整列不公示)."""


class BoardSheets(NamedTuple):
    """A board with everything that hangs on it."""

    board: Board
    government: str
    sheets: tuple[Sheet, ...]
    masked: tuple[Masked, ...] = ()
