"""A board for an electronic screen (电子屏): pages of 16:9 that turn by themselves."""

from gongkai.model.sheet import COVER, KINDS, BoardSheets
from gongkai.render.sheets.page import day
from gongkai.render.sheets.pages import PAGES


def screen(board: BoardSheets, *, draft: str = "") -> bytes:
    """One page that shows the sheets of a board in turn, each as long as it takes to read.

    A script fits what they say to the screen, and passes over notices whose last day is gone; without it, all stand one
    below the other. What is there to be written on by hand is left out.
    """
    return PAGES.page(
        "screen.html",
        css="screen.css",
        script="screen.js",
        board=board,
        settings=board.board,
        sheets=[sheet for sheet in board.sheets if sheet.kind != COVER],
        kinds=KINDS,
        block_name=lambda block: type(block).__name__.lower(),
        draft=draft,
        day=day,
    )
