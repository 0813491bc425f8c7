"""What hangs where, and what was masked, for programs."""

from collections.abc import Sequence
from typing import Any

from gongkai.model.sheet import KINDS, BoardSheets, Sheet
from gongkai.render.data import to_json
from gongkai.render.sheets.index import folder


def report(boards: Sequence[BoardSheets], *, pdf: bool) -> bytes:
    """``report.json`` of the sheets: each board with its files, its sheets and what was masked on them."""
    return to_json({"boards": [_board(board, pdf=pdf) for board in boards]})


def _board(board: BoardSheets, *, pdf: bool) -> dict[str, Any]:
    settings = board.board
    name = folder(settings.name)
    return {
        "name": settings.name,
        "government": board.government,
        "place": settings.place,
        "paper": settings.paper,
        "phone": settings.phone,
        "show_from": settings.show_from,
        "show_until": settings.show_until,
        "files": [
            f"{name}/{file}" for file in ("print.html", "screen.html", *(["print.pdf"] if pdf else []))
        ],
        "sheets": [_sheet(sheet) for sheet in board.sheets],
        "masked": [masked._asdict() for masked in board.masked],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "number": sheet.number,
        "kind": KINDS[sheet.kind],
        "code": sheet.code,
        "title": sheet.title,
        "issuer": sheet.issuer,
        "shown": sheet.shown,
        "until": sheet.until,
        "address": sheet.address,
    }
