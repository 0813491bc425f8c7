"""The index of one government's boards and their sheets."""

from collections.abc import Sequence
from urllib.parse import quote

from gongkai.model.sheet import KINDS, PAPERS, BoardSheets
from gongkai.phrases.text import is_date
from gongkai.render.data import file_name
from gongkai.render.html.text import chinese_date
from gongkai.render.sheets.pages import PAGES


def folder(board: str) -> str:
    """The name of the folder that a board's files lie in."""
    return file_name(board)


def index(boards: Sequence[BoardSheets], *, pdf: bool, site: bool = False, draft: str = "") -> bytes:
    """A page that lists the boards, their files and sheets, and what was masked on them.

    ``site`` says that the directory's site lies above it.
    """
    rows = [{"board": board, "folder": quote(folder(board.board.name), safe="")} for board in boards]
    government = boards[0].government if boards else ""
    return PAGES.page(
        "index.html",
        css="index.css",
        rows=rows,
        government=government,
        papers=PAPERS,
        kinds=KINDS,
        pdf=pdf,
        site=site,
        until=until,
        draft=draft,
    )


def until(text: str) -> str:
    """Until when a sheet hangs: a day, or words such as 长期公开."""
    return f"至 {chinese_date(text)}" if is_date(text) else text
