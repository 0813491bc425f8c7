"""What commands say of the sheets that they wrote."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.model.sheet import BoardSheets


def masked_lines(board: BoardSheets) -> Iterator[str]:
    """What was masked or left out on a board, a line each."""
    for masked in board.masked:
        yield f"隐去 {masked.where}:{masked.what},{masked.how}"


def masked_of(report: Path) -> Iterator[str]:
    """What was masked or left out on the boards of a folder of sheets, by its report; nothing where there is none."""
    boards = json.loads(report.read_bytes())["boards"] if report.is_file() else []
    for board in boards:
        for masked in board["masked"]:
            yield f"{board['name']} 隐去 {masked['where']}:{masked['what']},{masked['how']}"


def unsaid_lines(boards: Iterable[BoardSheets]) -> Iterator[str]:
    """What the manifest does not say of its boards, so that the sheets have room to write it in."""
    without_phone = [board.board.name for board in boards if not board.board.phone]
    if without_phone:
        yield f"没有写监督电话,张贴页上留了空:{'、'.join(without_phone)}(在清单的 boards 里写 phone)"
    without_address = [b.board.name for b in boards if not any(sheet.address for sheet in b.sheets)]
    if without_address:
        names = "、".join(without_address)
        yield f"没有网址,张贴页上没有二维码:{names}(在清单里写 site 的 url 或者 government 的 portal)"


def pdf_hint() -> str:
    """How to have PDF too."""
    return "没有写 PDF:用浏览器打开 print.html 打印,或者 pip install 'gongkai[pdf]' 后再编"
