"""Files with tables, of every format that clerks have, as grids of texts."""

from importlib import import_module
from pathlib import Path

from gongkai.model.grid import Grid
from gongkai.sources.tables.errors import TableError

__all__ = ["FORMATS", "Grid", "TableError", "read_tables"]

FORMATS = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), "excel"),
    **dict.fromkeys((".csv", ".tsv", ".txt"), "separated"),
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".et"), "older"),
    ".docx": "word",
}


def read_tables(path: Path) -> list[Grid]:
    """The sheets or tables of a file. Raises ``TableError`` where it cannot be read, ``OSError`` where it is none."""
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        known = "、".join(FORMATS)
        raise TableError(
            f"不认识 {path.suffix or '没有扩展名的'} 文件;可以导入 {known},其他的先用 Excel 或 WPS 另存为 .xlsx"
        )
    with path.open("rb"):
        pass
    grids: list[Grid] = import_module(f"{__name__}.{kind}").read(path)
    return grids
