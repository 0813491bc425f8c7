"""The table of a notice filled from a file of the village: what may be shown of its rows."""

from datetime import date

from gongkai.board.data import Data
from gongkai.board.forms import form_of
from gongkai.board.privacy import safe_table, safe_text
from gongkai.model.directory import Directory, Item
from gongkai.model.sheet import Masked, Table, TableColumn
from gongkai.phrases.text import is_date

_AMOUNT = ("金额", "元", "数", "面积", "价", "收入", "支出", "结余", "标准")


def table_of(item: Item, data: Data, directory: Directory) -> tuple[Table, list[Masked]]:
    """The table that ``data`` gives, without what a public notice may not show, and what was masked or left out."""
    form = form_of(item)
    day = date.fromisoformat(directory.date) if is_date(directory.date) else None
    safe = safe_table(
        data.columns,
        data.rows,
        assistance=form is not None and form.assistance,
        offices=directory.offices,
        as_of=day,
        where=lambda row, column: safe_text(data.where(row, column), directory.offices)[0],
    )
    columns = tuple(
        _column(data.columns[at], [row[n] for row in safe.rows]) for n, at in enumerate(safe.columns)
    )
    return Table(columns, safe.rows), list(safe.masked)


def _column(name: str, cells: list[str]) -> TableColumn:
    """How a column is to look: numbers stand to the right, and a column is as wide as its texts want."""
    longest = max(len(name), *map(len, cells)) if cells else len(name)
    if name in ("序号", "编号", "号"):
        return TableColumn(name, 3.2, "center")
    weight = min(max(longest, 3), 16) + 1.2
    numbers = [cell for cell in cells if cell]
    is_number = bool(numbers) and all(_is_number(cell) for cell in numbers)
    align = (
        "right"
        if is_number and any(word in name for word in _AMOUNT)
        else "left"
        if longest > 8
        else "center"
    )
    return TableColumn(name, weight, align)


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).lstrip("-+").isdecimal()
