"""Text tables (.csv, .tsv, .txt)."""

import csv
import io
import re
from pathlib import Path

from gongkai.model.grid import Grid, as_text
from gongkai.sources.tables.errors import TableError


def read(path: Path) -> list[Grid]:
    """The one table of a text file, in UTF-8 or GBK, separated by commas, tabs or semicolons. Raises ``TableError``."""
    data = path.read_bytes()
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TableError(f"{path.name} 不是文本;用 Excel 或 WPS 另存为 .xlsx 再试")
    text = _decoded(path, data)
    outside = re.sub('"[^"]*"', "", text[:20000])
    separator = max(",\t;", key=outside.count)
    csv.field_size_limit(10_000_000)
    try:
        rows = [
            [as_text(cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as error:
        raise TableError(f"{path.name} 不是完整的 CSV({error});用 Excel 或 WPS 另存为 .xlsx 再试") from error
    return [Grid(path.stem, rows, knows_merges=False)]


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError(f"{path.name} 的编码不认识;用 Excel 或 WPS 另存为「CSV UTF-8」或 .xlsx 再试")
