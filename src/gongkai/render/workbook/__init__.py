"""The directory as the workbook that a clerk hands on: a cover, lists to filter, and the official tables."""

from collections.abc import Sequence

from gongkai.model.directory import Directory
from gongkai.render.workbook.options import EXTRAS, PAPERS

__all__ = ["EXTRAS", "PAPERS", "workbook"]


def workbook(directory: Directory, paper: str = "a3", extras: Sequence[str] = ()) -> bytes:
    """The workbook as an ``.xlsx`` file to print on ``paper``, with ``extras`` as further columns of the tables.

    The same directory gives the same bytes.
    """
    from gongkai.render.workbook.book import Book  # openpyxl takes long to import

    return Book(directory, paper, extras).packed()
