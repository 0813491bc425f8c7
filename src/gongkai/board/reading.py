"""The data of the notices: from the files that the manifest names, and from those of the command line."""

from collections.abc import Sequence
from pathlib import Path

from gongkai.board.choosing import ChoiceError, code_of
from gongkai.board.data import Data, DataError, candidates, matching, of_grids
from gongkai.model.directory import Board, Directory, Item


class DataChoiceError(Exception):
    """A file of data cannot be used; the message says why and what to do."""


def data_of(board: Board) -> dict[str, Data]:
    """Code of an item to the rows that the manifest's files have for it; a file that is no table is told by a rule."""
    found = {}
    for file in board.data:
        try:
            tables = of_grids(file.grids, file.name)
        except DataError:
            continue
        found[file.item] = tables[0]
    return found


def given(directory: Directory, boards: Sequence[Board], texts: Sequence[str]) -> dict[str, Data]:
    """Code of an item to the rows of the files that ``texts`` name: FILE, or ITEM=FILE.

    Each sheet of a file without ITEM goes to the item on ``boards`` that it is a table of. Raises ``DataChoiceError``.
    """
    known = {item.code: item for item in directory.items}
    hanging = [known[code] for board in boards for code in board.items if code in known]
    codes = {item.code for item in hanging}
    found: dict[str, Data] = {}
    for text in texts:
        name, _, file = text.rpartition("=")
        if not file.strip():
            raise DataChoiceError(f"「{text}」没有写文件;写成 --data 事项=低保.csv")
        for data in _read(Path(file)):
            item = _named(directory, name) if name else _recognised(data, hanging)
            found.setdefault(item.code, data)
            if item.code not in codes:
                raise DataChoiceError(
                    f"{item.code} {item.name} 不在要张贴的事项里;用 --items {item.code} 选上它"
                )
    return found


def _read(path: Path) -> list[Data]:
    from gongkai.sources.tables import TableError, read_tables

    try:
        return of_grids(tuple(read_tables(path)), path.name)
    except (TableError, DataError) as error:
        raise DataChoiceError(f"{path}:{error}") from error


def _named(directory: Directory, name: str) -> Item:
    try:
        code = code_of(directory, name.strip())
    except ChoiceError as error:
        raise DataChoiceError(str(error)) from error
    return next(item for item in directory.items if item.code == code)


def _recognised(data: Data, items: Sequence[Item]) -> Item:
    near = candidates(data, items)
    item = matching(data, items) or (near[0] if len(items) == 1 and near else None)
    if item is not None:
        return item
    shown = "、".join(f"{one.code} {one.name}" for one in near[:5])
    hint = f"是不是 {shown}?" if near else "要张贴的事项里没有列名相近的公示表;"
    raise DataChoiceError(f"看不出 {data.file} 是哪个事项的数据;{hint}写成 --data 事项={data.file}")
