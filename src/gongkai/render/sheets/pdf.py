"""A board's sheets as PDF, set by Typst."""

import json
import re
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Final

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
from gongkai.phrases.text import is_date
from gongkai.render.html.text import fit
from gongkai.render.sheets import fonts
from gongkai.render.sheets.errors import PdfError
from gongkai.render.sheets.page import day, running
from gongkai.render.sheets.qr import QUIET, modules

STANDARD: Final = "a-2b"
"""PDF for archives (ISO 19005-2): with it a character that no font has is an error, and no empty box."""

_LONG_ROW = 300
"""Characters of a cell from which on its row may be divided between pages."""


def pdf(board: BoardSheets, *, draft: str = "") -> bytes:
    """The sheets of a board, each with page numbers of its own; ``draft`` stands on every sheet.

    Raises ``PdfError`` where the machine has no Chinese font, or none that has some character.
    """
    import typst

    _refuse_private(board)
    data = _data(board, draft, fonts.chosen(fonts.families()))
    source = files("gongkai.render.sheets").joinpath("templates/sheet.typ").read_bytes()
    try:
        result = typst.compile(
            source,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=_timestamp(board),
        )
    except typst.TypstError as error:
        raise PdfError(_explained(error.message, board)) from error
    assert isinstance(result, bytes)
    return result


def _timestamp(board: BoardSheets) -> datetime:
    """A time for the file that does not come from the clock."""
    text = board.board.show_from
    return datetime.fromisoformat(text if text and is_date(text) else "2000-01-01").replace(tzinfo=UTC)


def _explained(message: str, board: BoardSheets) -> str:
    """What Typst says, for somebody who prints a notice."""
    quoted = re.search(r'the text `"(.+?)"` could not', message, re.S)
    if quoted is None:
        return f"PDF 排不出来:{message.strip()};加 --no-pdf 用浏览器打印,并把这句话报告给 gongkai 的维护者"
    return _without_font(
        re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), quoted[1]), board
    )


def _without_font(text: str, board: BoardSheets) -> str:
    """That characters have no font, on which sheet, and what to do."""
    where = next((sheet.title for sheet in board.sheets if text in _everything(sheet)), board.board.name)
    points = "、".join(f"{char}(U+{ord(char):04X})" for char in dict.fromkeys(text) if not char.isspace())
    return (
        f"「{where}」里有字没有字体:{points}。装有这个字的字体(思源宋体、Noto CJK;生僻字用「天珩全字库」),"
        "或者换一个写法;不要 PDF 的,加 --no-pdf"
    )


_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters of which every font may make what it likes: a surname here, a flower there."""


def _refuse_private(board: BoardSheets) -> None:
    for sheet in board.sheets:
        found = "".join(dict.fromkeys(_PRIVATE.findall(_everything(sheet))))
        if found:
            raise PdfError(_without_font(found, board).replace("里有字没有字体", "里有自造字,没有通用的字体"))


def _everything(sheet: Sheet) -> str:
    return fit(json.dumps(sheet, ensure_ascii=False))


def _data(board: BoardSheets, draft: str, roles: dict[str, list[str]]) -> dict[str, Any]:
    """Everything that the template is given: texts stay data, so that none is taken for markup."""
    return {
        "paper": PAPERS[board.board.paper]._asdict(),
        "fonts": roles,
        "title": fit(f"{board.board.name}张贴页"),
        "author": fit(board.government),
        "draft": fit(draft),
        "sheets": [_sheet(sheet) for sheet in board.sheets],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    code = modules(sheet.address) if sheet.address else None
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
        **{name: fit(text) for name, text in texts.items()},
        "number": sheet.number,
        "wide": sheet.wide,
        "seal": sheet.seal,
        "code": [[int(dark) for dark in row] for row in code] if code else None,
        "quiet": QUIET,
        "blocks": [_block(block) for block in sheet.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__.lower()}
    match block:
        case Heading(text) | Paragraph(text):
            return {**kind, "text": fit(text)}
        case Points(texts, numbered):
            return {**kind, "texts": [fit(text) for text in texts], "numbered": numbered}
        case Facts(rows):
            return {**kind, "rows": [[fit(name), fit(value)] for name, value in rows]}
        case Table():
            return {**kind, **_table(block)}
        case Room(label, lines):
            return {**kind, "label": fit(label), "lines": lines}
        case Plan(rows):
            places = [{**place._asdict(), "title": fit(place.title)} for row in rows for place in row]
            return {**kind, "places": places, "across": len(rows[0]) if rows else 1}
    raise AssertionError(block)


def _table(table: Table) -> dict[str, Any]:
    return {
        "columns": [
            {"name": fit(column.name), "weight": max(column.weight, 0.5), "align": column.align}
            for column in table.columns
        ],
        "rows": [
            {"cells": [fit(cell) for cell in row], "long": any(len(cell) > _LONG_ROW for cell in row)}
            for row in table.rows
        ],
        "blank": table.blank,
    }
