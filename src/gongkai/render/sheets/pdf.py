"""A board's sheets as PDF, set by Typst."""

import json
from pathlib import Path
from typing import Any

from gongkai.model.sheet import (
    KINDS,
    PAPERS,
    Block,
    BoardSheets,
    Facts,
    Heading,
    Paragraph,
    Plan,
    Points,
    Room,
    Sheet,
    Table,
)
from gongkai.render.html.text import fit
from gongkai.render.printing.qr import path, svg
from gongkai.render.printing.typesetting import typeset
from gongkai.render.sheets.page import day, running

_TEMPLATE = Path(__file__).parent / "templates" / "sheet.typ"
_LONG_ROW = 300
"""Characters of a cell from which on its row may be divided between pages."""


def pdf(board: BoardSheets, *, draft: str = "") -> bytes:
    """The sheets of a board, each with page numbers of its own; ``draft`` stands on every sheet.

    Raises ``PdfError`` where the machine has no Chinese font, or none that has some character.
    """

    def where(text: str) -> str:
        return next((sheet.title for sheet in board.sheets if text in _everything(sheet)), board.board.name)

    return typeset(_TEMPLATE, _data(board, draft), board.board.show_from, where)


def _everything(sheet: Sheet) -> str:
    return fit(json.dumps(sheet, ensure_ascii=False))


def _data(board: BoardSheets, draft: str) -> dict[str, Any]:
    """Everything that the template is given."""
    return {
        "paper": PAPERS[board.board.paper]._asdict(),
        "title": f"{board.board.name}张贴页",
        "author": board.government,
        "draft": draft,
        "sheets": [_sheet(sheet) for sheet in board.sheets],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    code = path(sheet.address) if sheet.address else None
    texts = {
        "kind": " · ".join(filter(None, (KINDS[sheet.kind], sheet.domain))),
        "title": sheet.title,
        "running": running(sheet.title),
        "issuer": sheet.issuer,
        "edition": sheet.edition,
        "shown": day(sheet.shown),
        "until": day(sheet.until),
        "until_note": sheet.until_note,
        "phone": sheet.phone or "",
        "address": sheet.address or "",
    }
    return {
        **texts,
        "number": sheet.number,
        "wide": sheet.wide,
        "seal": sheet.seal,
        "code": svg(*code) if code else None,
        "blocks": [_block(block) for block in sheet.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__.lower()}
    match block:
        case Heading(text) | Paragraph(text):
            return {**kind, "text": text}
        case Points(texts, numbered):
            return {**kind, "texts": list(texts), "numbered": numbered}
        case Facts(rows):
            return {**kind, "rows": [[name, value] for name, value in rows]}
        case Table():
            return {**kind, **_table(block)}
        case Room(label, lines):
            return {**kind, "label": label, "lines": lines}
        case Plan(rows):
            places = [{**place._asdict(), "title": place.title} for row in rows for place in row]
            return {**kind, "places": places, "across": len(rows[0]) if rows else 1}
    raise AssertionError(block)


def _table(table: Table) -> dict[str, Any]:
    return {
        "columns": [
            {"name": column.name, "weight": max(column.weight, 0.5), "align": column.align}
            for column in table.columns
        ],
        "rows": [
            {"cells": list(row), "long": any(len(cell) > _LONG_ROW for cell in row)} for row in table.rows
        ],
        "blank": table.blank,
    }
