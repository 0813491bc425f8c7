"""The official Excel table as one side: found by the titles of its columns, wherever they stand."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.compare.model import Row, Side
from gongkai.compare.normal import audience, channels, clean, iso_date, lines, undotted
from gongkai.compare.sides.errors import SideError
from gongkai.model.directory import Directory
from gongkai.phrases.text import half_width

_TITLES = {
    "序号": "number",
    "事项编码": "code",
    "一级事项": "category",
    "二级事项": "name",
    "公开内容": "content",
    "公开依据": "basis",
    "公开时限": "time_limit",
    "公开主体": "owner",
    "公开渠道和载体": "channels",
    "全社会": "everyone",
    "特定群体": "groups",
    "主动": "主动公开",
    "主动公开": "主动公开",
    "依申请": "依申请公开",
    "依申请公开": "依申请公开",
}
_METHODS = ("主动公开", "依申请公开")
_LEVELS = "公开层级"
_LISTING = frozenset(("领域", "部门"))
"""Columns that only the lists beside the tables have: 总目录, 按部门, 未列入事项."""
_LEFT_OUT = "未列入事项"
_CUT = re.compile(r"\(全文见(?: data/directory\.json|工作表「[^」]*」)\)$")
_HEAD = 12  # rows in which the header has to begin
_LARGEST = 300_000_000  # bytes unpacked: the whole national data are two million
_TICKS = "√✓✔☑■▄"
_NO = frozenset(("", "□", "×", "否", "/", "-", "—"))
_BOX = re.compile(r"([■☑☐□√])([^■☑☐□√]*)")
_NOTE = re.compile(r"(编制单位|版次|日期):(.*?)(?=\s(?:版次|日期):|$)")
_LONGEST_NAME = 31
_TABLE = "基层政务公开标准目录"


def workbook_side(path: Path, label: str) -> Side:
    """The directory in the workbook at ``path``, a sheet a domain."""
    book = _opened(path, label)
    header: dict[str, tuple[str, ...]] = {}
    rows: list[Row] = []
    found = [table for sheet in book if (table := _table(sheet)) is not None]
    tables = [table for table in found if not table.listing] or found
    if not tables:
        raise SideError(f"{label} 里没有目录表(要有「二级事项」「公开内容」这样的表头);检查是不是拿错了文件")
    for table in tables:
        header = header or table.header()
        rows += table.rows()
    return Side(label, header, rows, _reasons(book))


def _reasons(book: list[Worksheet]) -> dict[str, str]:
    """Why items are not in the directory, by code and by path, as the sheet of what was left out tells."""
    reasons: dict[str, str] = {}
    for sheet in book:
        columns: dict[str, int] = {}
        for cells in sheet.iter_rows(values_only=True) if sheet.title == _LEFT_OUT else ():
            if not columns:
                titles = {_title(cell): at for at, cell in enumerate(cells)}
                columns = titles if "原因" in titles else {}
                continue
            texts = {title: clean(_cell(cells, at)) for title, at in columns.items()}
            path = "/".join(texts.get(title, "") for title in ("领域", "一级事项", "二级事项"))
            reasons |= {texts.get("事项编码", ""): texts["原因"], path: texts["原因"]}
    return reasons


def _opened(path: Path, label: str) -> list[Worksheet]:
    try:
        with ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _LARGEST:
            raise SideError(f"{label} 展开后太大({size // 1_000_000} MB),不读取")
        with warnings.catch_warnings(
            action="ignore"
        ):  # openpyxl tells of parts that it leaves out, in English
            return list(load_workbook(path, data_only=True).worksheets)
    except BadZipFile as error:
        raise SideError(
            f"{label} 不是 .xlsx 文件,或已损坏(加密的、.xls 的也读不了);用 Excel 另存为 .xlsx"
        ) from error
    except (SideError, OSError):
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads to
        raise SideError(f"{label} 已损坏,读不出来;用 Excel 打开后另存为 .xlsx") from error


@dataclass(slots=True)
class _Table:
    """A sheet whose header was found: which column is what, and where the items begin."""

    domain: str
    note: dict[str, str]
    columns: dict[str, int]
    levels: dict[str, int]
    body: list[tuple[object, ...]]
    tops: dict[tuple[int, int], int]
    """Row and column of a merged cell to the row that holds its text; rows counted in ``body``."""
    listing: bool
    """Whether it is a list beside the tables, which says only again what they say."""

    def header(self) -> dict[str, tuple[str, ...]]:
        """What the line below the title tells of the directory."""
        if not self.note:
            return {}
        return {
            "name": lines([self.note.get("编制单位", "")]),
            "edition": lines([self.note.get("版次", "")]),
            "date": lines([iso_date(self.note.get("日期", ""))]),
        }

    def rows(self) -> Iterator[Row]:
        """The items; a line that only continues a tall one is none."""
        for index, cells in enumerate(self.body):
            if any(self._text(cells, column) for column in ("number", "name", "code")):
                yield self._row(index, cells)

    def _row(self, index: int, cells: tuple[object, ...]) -> Row:
        texts = {name: self._shared(index, column) for name, column in self.columns.items()}
        texts |= {name: self._text(cells, name) for name in ("code", "name") if name in self.columns}
        values = {}
        if "content" in texts:
            values["content"] = undotted([texts["content"]])
        for name in ("basis", "owner"):
            if name in texts:
                values[name] = lines([texts[name]])
        if "time_limit" in texts:
            values["time_limit"] = tuple(filter(None, [clean(texts["time_limit"])]))
        if "channels" in texts:
            values["channels"] = _channels(texts["channels"])
        if "everyone" in texts or "groups" in texts:
            groups = texts.get("groups", "")
            values["audience"] = audience(
                _ticked(texts.get("everyone", "")), [groups.lstrip(_TICKS)] if _ticked(groups) else None
            )
        if any(method in texts for method in _METHODS):
            values["method"] = tuple(method for method in _METHODS if _ticked(texts.get(method, "")))
        if self.levels:
            values["levels"] = tuple(
                name for name, at in self.levels.items() if _ticked(self._shared(index, at))
            )
        # What Excel could not hold was cut when the table was written, and cannot be compared.
        whole = {name: value for name, value in values.items() if not _CUT.search(texts.get(name, ""))}
        category = clean(texts["category"]) if "category" in texts else None
        return Row(clean(texts.get("code", "")), self.domain, category, clean(texts["name"]), whole)

    def _shared(self, index: int, column: int) -> str:
        """A cell's text, which stands in the uppermost of the rows that share it."""
        return _cell(self.body[self.tops.get((index, column), index)], column)

    def _text(self, cells: tuple[object, ...], name: str) -> str:
        return _cell(cells, self.columns.get(name, -1))


def _table(sheet: Worksheet) -> _Table | None:
    """The table of a sheet; None if it has no header of a directory."""
    cells: list[tuple[object, ...]] = list(sheet.iter_rows(values_only=True))
    titles = [[_title(cell) for cell in row] for row in cells[:_HEAD]]
    found = [number for number, row in enumerate(titles) if "name" in map(_TITLES.get, row)]
    if not found:
        return None
    below = titles[found[0] + 1 : found[0] + 2]
    last = found[0] + any(title in _TITLES for row in below for title in row)
    first = next((n for n in range(max(0, last - 2), last + 1) if any(t in _TITLES for t in titles[n])), last)
    columns: dict[str, int] = {}
    levels: dict[str, int] = {}
    for column in range(len(titles[last])):
        title = next((titles[n][column] for n in range(last, first - 1, -1) if titles[n][column]), "")
        if title in _TITLES:
            columns.setdefault(_TITLES[title], column)
        elif title and titles[last][column] and _group(titles[first], column) == _LEVELS:
            levels[clean(str(cells[last][column]))] = column
    heading = [_cell(row, 0) for row in cells[:first]]
    note = dict(_NOTE.findall(next((clean(half_width(text)) for text in heading if "编制单位" in text), "")))
    return _Table(
        _domain(clean(sheet.title), clean(heading[0]) if heading else "", note.get("编制单位", "")),
        note,
        columns,
        levels,
        cells[last + 1 :],
        _tops(sheet, last + 1),
        any(title in _LISTING for title in titles[last]),
    )


def _domain(name: str, title: str, government: str) -> str:
    """The sheet's name, unless Excel did not allow the domain's own, which the title then tells."""
    if name == _TABLE:
        return ""
    if not title.endswith(_TABLE) or (name in title and len(name) < _LONGEST_NAME):
        return name
    place = Directory(government, "", None, "", "").short_name
    return title.removeprefix(place).removesuffix(_TABLE).removesuffix("领域")


def _group(row: list[str], column: int) -> str:
    """The upper title over a column: the nearest one to its left."""
    return next((row[at] for at in range(column, -1, -1) if row[at]), "")


def _tops(sheet: Worksheet, skipped: int) -> dict[tuple[int, int], int]:
    tops: dict[tuple[int, int], int] = {}
    for cells in sheet.merged_cells.ranges:
        top = cells.min_row - 1 - skipped
        if top >= 0:
            rows, columns = range(top, cells.max_row - skipped), range(cells.min_col - 1, cells.max_col)
            tops |= {(row, column): top for row in rows for column in columns}
    return tops


def _title(cell: object) -> str:
    text = "".join(half_width(str(cell or "")).split())
    return text.partition("(")[0]


def _cell(cells: tuple[object, ...], column: int) -> str:
    value = cells[column] if 0 <= column < len(cells) else None
    return "" if value is None else str(value)


def _ticked(text: str) -> bool:
    return clean(text) not in _NO


def _channels(text: str) -> tuple[str, ...]:
    """What stands behind the ticked boxes; lines, where there are no boxes."""
    boxes = _BOX.findall(text)
    if not boxes:
        return lines([text])
    return channels(name for box, name in boxes if box in _TICKS)
