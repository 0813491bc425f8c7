"""Texts longer than a cell can hold: cut where they stand, and whole on a sheet of their own."""

from typing import NamedTuple

from gongkai.render.workbook.heights import room, tall
from gongkai.render.workbook.sheet import Overflow, Sheet

_WIDTHS = (5, 22, 12, 8, 160)
_PIECE = 1000
"""Characters that a row of the sheet can show and print."""


class _Piece(NamedTuple):
    number: int
    text: str


def overflow_sheet(sheet: Sheet, note: str, overflow: Overflow) -> None:
    """Write every text that was cut, a piece a row."""
    sheet.heading(
        note,
        _WIDTHS,
        "以下文字超过一个单元格能容纳的长度,表中只有开头,这里是全文;把同一单元格的各段接起来读。",
    )
    sheet.titles(["序号", "所在工作表", "单元格", "第几段", "文字"])
    for number, (text, place) in enumerate(overflow.texts.items(), 1):
        for piece in _pieces(text):
            row = sheet.row(
                [number, place.sheet, place.cell, piece.number, piece.text],
                ["mark", "text", "link", "mark", "text"],
                tall(piece.text, room(_WIDTHS[-1])),
            )
            sheet.link(row, 3, place)
    sheet.close(filtered=True)


def _pieces(text: str) -> list[_Piece]:
    """``text`` in pieces that a row can show: short, and of few lines."""
    pieces, piece = [], ""
    for line in text.splitlines(keepends=True):
        for start in range(0, len(line), _PIECE):
            part = line[start : start + _PIECE]
            if piece and (len(piece) + len(part) > _PIECE or piece.count("\n") >= 12):
                pieces.append(piece)
                piece = ""
            piece += part
    return [_Piece(number, part) for number, part in enumerate([*pieces, piece], 1)]
