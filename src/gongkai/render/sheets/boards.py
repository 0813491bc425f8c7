"""The boards of a directory with their sheets, addressed to the portal."""

from collections.abc import Iterable, Mapping

from gongkai.board.data import Data
from gongkai.board.making import Maker
from gongkai.board.reading import data_of
from gongkai.model.directory import Board, Directory
from gongkai.model.sheet import BoardSheets
from gongkai.render.sheets.addresses import Addresses


class Boards:
    """Makes the sheets of one directory's boards."""

    def __init__(self, directory: Directory) -> None:
        self._maker = Maker(directory, Addresses(directory))

    def sheets(self, boards: Iterable[Board], more: Mapping[str, Data] | None = None) -> list[BoardSheets]:
        """Everything that hangs on ``boards`` that have any items; ``more`` is data beside that of the manifest."""
        return [
            self._maker.sheets(board, {**data_of(board), **(more or {})}) for board in boards if board.items
        ]
