"""The rows of a village's own file: from a sheet as clerks make it to a table with one header."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.board.forms import Form, form_of, missing
from gongkai.model.directory import Item
from gongkai.model.grid import Grid
from gongkai.phrases.text import half_width, tidy

_HEADER_WITHIN = 15
_NUMBER = re.compile(r"[-+¥¥]?[\d,]+(?:\.\d+)?%?")
_HEADING = re.compile(
    "序号|姓名|户主|名称|金额|人口|人数|面积|日期|时间|备注|摘要|项目|单位|电话|地址|证|号|元|亩|标准|对象|方式|期限|收入|支出|结余|补贴|补助|救助|数|职务|结果|类|情况"
)
_NOTE = re.compile(
    r"^(?:注|备注|说明|填表|制表|审核|负责人|经办|监督|公示(?:时间|期|单位)|单位负责|村(?:主任|书记)|日期|举报|咨询|联系|填报|复核|会计|出纳|理财)[^,。]{0,14}[::]"
)


class DataError(Exception):
    """A file holds no table; the message says why and what to do."""


class Data(NamedTuple):
    """One table: the names of its columns and its rows, all of one length, as texts.

    ``title`` stands above it, ``notes`` below. ``row_places`` and ``column_places`` are the rows and
    columns of the sheet in which those of the table stand.
    """

    file: str
    sheet: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    header: int
    row_places: tuple[int, ...]
    column_places: tuple[int, ...]
    grid: Grid

    def where(self, row: int, column: int) -> str:
        """What a user calls a cell: 低保.csv D5; of the header (row -1) the column: 低保.csv D列「身份证号」."""
        at = self.column_places[column]
        sheet = f" {self.sheet}" if self.sheet else ""
        if row < 0:
            letters = re.sub(r"\d", "", self.grid.reference(self.header, at))
            return f"{self.file}{sheet} {letters}列「{self.columns[column]}」"
        return f"{self.file}{sheet} {self.grid.reference(self.row_places[row], at)}"


def of_grids(grids: Sequence[Grid], name: str) -> list[Data]:
    """The tables in the sheets of a file. Raises ``DataError`` where there is none with rows."""
    found = [data for grid in grids if (data := _of_grid(grid, name, several=len(grids) > 1)) is not None]
    if not found:
        if not any(cell.strip() for grid in grids for row in grid.rows for cell in row):
            raise DataError("文件是空的;第一行写列名,下面每行一条")
        raise DataError("没有找到表头和数据;第一行写列名(如 序号、户主姓名、保障人数、保障金额),下面每行一条")
    if not any(data.rows for data in found):
        raise DataError("只有表头,没有数据;在表头下面填上各行")
    return [data for data in found if data.rows]


def _of_grid(grid: Grid, name: str, *, several: bool) -> Data | None:
    header = _header(grid)
    if header is None:
        return None
    depth = 2 if _has_second(grid, header) else 1
    names = [_name(grid, header, depth, column) for column in range(grid.width)]
    used = [column for column, text in enumerate(names) if text]
    rows, places, notes = [], [], []
    for at in range(header + depth, len(grid.rows)):
        cells = tuple(_cell(grid, at, column) for column in used)
        filled = [cell for cell in cells if cell]
        everything = "".join(grid.own(at, column).strip() for column in range(grid.width))
        if not everything:
            continue
        if _is_header_again(cells, names, used):
            continue
        if _NOTE.match(half_width(everything)) or (
            len(set(filled)) == 1 and len(filled[0]) > 20 and len(used) > 1
        ):
            notes.append(
                "  ".join(dict.fromkeys(filter(None, (grid.text(at, c).strip() for c in range(grid.width)))))
            )
            continue
        rows.append(cells)
        places.append(at)
    return Data(
        name,
        grid.name if several else "",
        " ".join(_above(grid, header)),
        tuple(names[column] for column in used),
        tuple(rows),
        tuple(notes),
        header + depth - 1,
        tuple(places),
        tuple(used),
        grid,
    )


def _header(grid: Grid) -> int | None:
    """The first row that names columns: several short texts, most of them words of headers, and no numbers."""
    best: tuple[float, int] | None = None
    for at in range(min(_HEADER_WITHIN, len(grid.rows))):
        cells = [tidy(grid.own(at, column)) for column in range(grid.width)]
        texts = [cell for cell in cells if cell]
        if len(texts) < 2 or any(_NUMBER.fullmatch(text) or len(text) > 24 for text in texts):
            continue
        if re.search("[::]", "".join(texts)) and not _HEADING.search(texts[0]):
            continue
        known = sum(_HEADING.search(text) is not None for text in texts) / len(texts)
        if known >= 0.5:
            return at
        if best is None:
            best = known, at
    # Where no row has words of headers, the first with several texts is one, if what stands below differs in kind.
    return best[1] if best is not None and best[1] + 1 < len(grid.rows) and best[0] > 0 else None


def _has_second(grid: Grid, header: int) -> bool:
    """Whether the next row names parts of columns that were merged above it: 金额 over 收入 and 支出."""
    below = header + 1
    if below >= len(grid.rows):
        return False
    spans = [m for m in grid.merges if m[0] == header and m[3] > m[1] and m[2] == header]
    if not spans:
        return False
    texts = [
        tidy(grid.own(below, column))
        for top, left, bottom, right in spans
        for column in range(left, right + 1)
    ]
    return any(texts) and not any(_NUMBER.fullmatch(text) for text in texts if text)


def _name(grid: Grid, header: int, depth: int, column: int) -> str:
    upper = re.sub(r"\s+", "", tidy(grid.text(header, column)))
    lower = re.sub(r"\s+", "", tidy(grid.text(header + 1, column))) if depth == 2 else ""
    if not lower or lower == upper:
        return upper
    return (
        lower
        if upper in lower or not upper
        else f"{lower}{upper}"
        if upper.startswith(("金额", "("))
        else f"{upper}{lower}"
    )


def _cell(grid: Grid, row: int, column: int) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", grid.text(row, column).strip())


def _is_header_again(cells: tuple[str, ...], names: list[str], used: list[int]) -> bool:
    """Whether a row repeats the header, as at the top of a printed page."""
    return all(
        re.sub(r"\s+", "", tidy(cell)) in (names[column], "")
        for cell, column in zip(cells, used, strict=True)
    ) and any(cells)


def _above(grid: Grid, header: int) -> Iterator[str]:
    for at in range(header):
        texts = dict.fromkeys(filter(None, (grid.own(at, column).strip() for column in range(grid.width))))
        yield from texts


_STOP = re.compile(
    "情况|公示|公开|对象|信息|结果|名单|发放|审[核批]|[的和及、与]|人员|救助供养|村|社区|居民委员会|居民"
)


def matching(data: Data, items: Sequence[Item]) -> Item | None:
    """The one of ``items`` whose table ``data`` is, by the names of the file and the sheet, its title and columns.

    None where that is not certain: ``candidates`` are near.
    """
    ranked = _ranked(data, items)
    if not ranked or ranked[0][0] < _SURE or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - 0.2):
        return None
    return ranked[0][1]


def candidates(data: Data, items: Sequence[Item]) -> list[Item]:
    """The items whose table ``data`` may be, the nearest first."""
    return [item for score, item in _ranked(data, items) if score > 0.3]


_SURE = 0.8


def _ranked(data: Data, items: Sequence[Item]) -> list[tuple[float, Item]]:
    text = half_width(f"{data.file.rpartition('.')[0]} {data.sheet} {data.title}")
    scored = [(_words(text, item) + _fit(data, item), item) for item in items]
    return sorted(((score, item) for score, item in scored if score > 0), key=lambda one: -one[0])


_SHORT_NAMES = {"低保": "最低生活保障", "五保": "特困人员", "特困": "特困人员", "危改": "危房改造"}


def _words(text: str, item: Item) -> float:
    """How much of the item's name stands in ``text``: 1 for all of it."""
    for short, long in _SHORT_NAMES.items():
        if short in text:
            text += f" {long}"
    if item.name in text or (len(item.code) > 3 and item.code in text):
        return 1.5
    core = [part for part in _STOP.split(item.name) if len(part) > 1] or [item.name]
    category = 0.2 if len(item.category) > 1 and item.category in text else 0
    hit = sum(len(part) for part in core if _is_in(part, text)) / sum(len(part) for part in core)
    return hit + category


def _is_in(part: str, text: str) -> bool:
    return part in text or (len(part) > 3 and any(part[at : at + 4] in text for at in range(len(part) - 3)))


def _fit(data: Data, item: Item) -> float:
    """How far the columns are those of the item's table: at most a half."""
    form = form_of(item)
    if form is None:
        return -0.5
    wanted = len(form.columns) - 1
    return 0.5 * (wanted - len(missing(form, data.columns))) / wanted if wanted else 0


def fits(form: Form, data: Data) -> tuple[str, ...]:
    """The columns of ``form`` that ``data`` does not have; of social assistance only 姓名 and 金额 must be."""
    lacking = missing(form, data.columns)
    return tuple(name for name in lacking if name != "人数") if form.assistance else lacking
