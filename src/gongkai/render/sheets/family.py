"""The index of the boards of several governments: a county with its towns and villages."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from gongkai.model.sheet import PAPERS
from gongkai.render.sheets.index import until
from gongkai.render.sheets.pages import PAGES


def family_index(governments: Sequence[tuple[str, dict[str, Any]]]) -> bytes:
    """A page that lists every board of ``governments``: the folder of each beside the page, and its report.

    Reports are those of ``render.sheets.report``.
    """
    rows = [
        {
            "folder": quote(folder),
            "name": folder,
            "boards": [_board(folder, board) for board in report["boards"]],
        }
        for folder, report in governments
    ]
    count = sum(len(board["sheets"]) for _, report in governments for board in report["boards"])
    return PAGES.page(
        "family.html", css="index.css", papers=PAPERS, until=until, governments=rows, count=count
    )


def _board(folder: str, board: dict[str, Any]) -> dict[str, Any]:
    links = {file.rpartition("/")[2]: quote(f"{folder}/sheets/{file}") for file in board["files"]}
    return {**board, "links": links, "index": quote(f"{folder}/sheets/index.html")}
