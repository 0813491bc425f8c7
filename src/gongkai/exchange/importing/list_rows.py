"""The rows of a permission or service list, whatever form its tables have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from gongkai.exchange.importing.headers import plain
from gongkai.phrases.text import half_width, tidy
from gongkai.sources.tables import Grid

_OF = "(?:权力|权责|职权|行政权力|行政职权|事项|项目|清单|服务|公共服务|政务服务|审批|许可|主项)"
_HEADINGS: tuple[tuple[str, int, str], ...] = (
    # What a column is, and which of several for the same is the better one.
    ("number", 0, r"总?序号|行号|顺序号|分序号"),
    ("code", 0, r"实施(?:清单|事项)?(?:编码|代码)"),
    ("code", 1, r"(?:子项|办理项|业务办理项)(?:编码|代码|编号)"),
    ("code", 2, rf"{_OF}?(?:事项|清单)?(?:编码|代码|编号)|职权编码"),
    ("code", 3, r"(?:基本|主项|目录)(?:事项|目录)?(?:编码|代码|编号)"),
    ("sub", 0, r"(?:子项|小项|分项|(?:业务)?办理项)(?:名称)?"),
    ("main", 0, rf"{_OF}?(?:事项|项目)?名称|{_OF}(?:事项|项目)?|名称"),
    ("type", 0, rf"{_OF}?(?:事项)?(?:类型|类别|种类)|权力性质"),
    ("quoted", 0, r"(?:依据|法律|具体)?(?:条款|条文|法条|依据)(?:具体)?内容|(?:依据|法律)条文"),
    ("article", 0, r"(?:依据)?(?:条款|条目|条款号)|条、?款、?项"),
    (
        "basis",
        0,
        r"(?:设定|设立|实施|法律|法规|政策|法定|行使|权力|职权|权责|办理|服务|事项|主要|及|、)*依据(?:名称|文件)?|法律法规(?:依据|名称)?|依据文件名称",
    ),
    ("owner", 0, r"(?:行使|实施)(?:主体|单位|部门|机关)(?:名称)?|(?:权力|职权)(?:行使)?(?:主体|单位|部门)"),
    (
        "owner",
        1,
        r"(?:责任|主管|牵头|服务|提供|服务提供|公开|实施责任)?(?:主体|单位|部门|机关)(?:名称)?|(?:实施|行使)机构",
    ),
    ("owner", 2, r"(?:承办|办理|责任|具体承办)(?:机构|科室|处室|股室|单位|部门)|机构"),
    ("level", 0, r"(?:行使|实施|权力|职权|权责|事项|服务|办理)?(?:行使|实施)?(?:层级|级别)"),
    ("audience", 0, r"(?:服务|办理|面向|受益)?(?:服务)?对象(?:类型)?"),
)
_NOTE = re.compile(r"^[\s(]*(?:注|备注|说明|填表|填报|附注|编制说明|合计|总计)")
_NUMERAL = re.compile(r"^\(?[一二三四五六七八九十]+\)?[、.]?$")
_TOTAL = re.compile(r"^(?:合计|总计|小计|共计)")
_LEADING = re.compile(
    r"^(?:第?[一二三四五六七八九十]+(?:部分)?[、.:]?|\([一二三四五六七八九十\d]+\)|\d+[、.]|[附]件\d*:?)\s*"
)
_COUNT = re.compile(r"\((?:共|合计)?\d+\s*[项个大]?[^()]*\)|(?:共|合计)?\d+项?$|:$")
_SAME = re.compile(r"^(?:同上[栏行项]?|同前|〃|″|\"|″″|〃〃)$")
_NO_SUB = re.compile(r"^(?:无|/|\\|[-—]+|[一])$")
_LONGEST_HEADING = 60
_FROM_ABOVE = ("type", "owner", "level")


class Cell(NamedTuple):
    """A text and where it stands."""

    text: str
    row: int
    column: int


@dataclass
class ListRow:
    """One entry of a list as a table writes it."""

    grid: Grid
    row: int
    headings: tuple[str, ...]
    """What stands above it: the lines between the rows, nearest first, then the titles, and the sheet's name."""
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    extras: list[tuple[str, Cell]] = field(default_factory=list)
    """Title and cell of what a list has no place for."""

    @property
    def line(self) -> int:
        """The number of the row as a user counts."""
        return self.row + self.grid.first_line

    def text(self, kind: str) -> str:
        """The only text of a kind, tidy."""
        return re.sub(r"\s+", " ", tidy(self.cells[kind][0].text)) if self.cells.get(kind) else ""

    def place(self, cell: Cell) -> str:
        """A cell as a user names it: Sheet1!F12."""
        return f"{self.grid.name}!{self.grid.reference(cell.row, cell.column)}"

    @property
    def name(self) -> str:
        """主项·子项, or what there is of the two."""
        main = self.text("main")
        sub = re.sub(r"^(?:\d{1,3}[.、](?!\d)|\(\d{1,3}\))\s*", "", self.text("sub"))
        if not sub or sub == main:
            return main
        return sub if not main or main in sub else f"{main}·{sub}"


@dataclass
class _Column:
    index: int
    kind: str
    rank: int
    title: str
    value: str = ""


class Notes(NamedTuple):
    """What stands under or between the rows of a table and is none of them: cell and text."""

    cell: str
    text: str


@lru_cache(maxsize=4096)
def heading(text: str) -> tuple[str, int] | None:
    """What a header of a list names, and its rank among headers of the same kind."""
    if len(text) > _LONGEST_HEADING:
        return None
    bare = plain(text)
    for candidate in (bare, re.sub(r"\([^()]*\)$", "", bare)):
        for kind, rank, pattern in _HEADINGS:
            if re.fullmatch(pattern, candidate):
                return kind, rank
    return None


def bare_line(text: str) -> str:
    """A line between rows without its number and its count: 一、行政许可(共12项) is 行政许可."""
    return _COUNT.sub("", _LEADING.sub("", tidy(text))).strip(" :()")


def list_rows(grid: Grid, notes: list[Notes]) -> Iterator[ListRow]:
    """The entries of all tables of a sheet, from the top; ``notes`` takes the lines that are none."""
    starts = [row for row in range(len(grid.rows)) if _is_header(grid, row)]
    done = 0
    headings: list[str] = []
    for number, start in enumerate(starts):
        if start < done:
            continue
        depth = _depth(grid, start)
        following = next((other for other in starts[number + 1 :] if other >= start + depth), None)
        # A header that is only repeated, on every page, leaves what stood above it in force.
        headings = _above(grid, done, start) or headings
        table = _Table(grid, start + depth, following, headings, _columns(grid, start, depth))
        yield from table.rows(notes)
        headings = table.headings
        done = start + depth


def _is_header(grid: Grid, row: int) -> bool:
    texts = [text for text in grid.rows[row] if text]
    kinds = [found[0] for text in texts if (found := heading(text))]
    known = set(kinds)
    if not known & {"main", "sub"} or len(known) < 2:
        return False
    # Of a card (职权名称|校车许可|职权编码|A1) every other text is a name, of a header nearly all.
    return len(known) >= 3 or "number" in known or len(kinds) == len(texts)


def _depth(grid: Grid, start: int) -> int:
    """How many rows the header has: as far as its merged cells go, and rows that hold only names of columns."""
    last = start
    for column in range(grid.width):
        for row in range(start, min(start + 4, len(grid.rows))):
            if grid.head(row, column) == (start, column):
                last = max(last, row)
    while last + 1 < len(grid.rows):
        texts = [text for text in grid.rows[last + 1] if text]
        if not texts or not all(heading(text) for text in texts):
            break
        last += 1
    return last - start + 1


def _above(grid: Grid, first: int, start: int) -> list[str]:
    """The lines before a table, nearest first; below another table only those that are one text."""
    lines = []
    for row in range(start - 1, max(first, start - 8) - 1, -1):
        texts = list(dict.fromkeys(text for text in grid.rows[row] if text))
        if len(texts) > (1 if first else 4):
            break
        lines += texts
    return lines


class _Table:
    def __init__(
        self, grid: Grid, first: int, following: int | None, headings: list[str], columns: list[_Column]
    ) -> None:
        self.grid = grid
        self.span = range(first, len(grid.rows) if following is None else following)
        self.titles = range(0) if following is None else range(max(first, following - 2), following)
        """Where a line that looks like a row may be the title of the next table."""
        self.headings = headings
        self.columns = columns
        self.names = [column for column in columns if column.kind in ("main", "sub")]

    def rows(self, notes: list[Notes]) -> Iterator[ListRow]:
        """The entries, from the top."""
        known: dict[int, str] = {}
        last: ListRow | None = None
        for row in self.span:
            own = [(column, text) for column, text in enumerate(self.grid.rows[row]) if text]
            if not own:
                continue
            if self._is_line(row, own):
                if _NOTE.match(own[0][1]) is None:
                    self.headings = [own[-1][1], *self.headings]
                notes.append(self._note(row, own))
                continue
            texts = self._texts(row, known)
            if last is not None and self._continues(row, last):
                self._take(last, row, {c: t for c, t in texts.items() if self.grid.text(row, c)})
                continue
            if not any(texts.get(column.index) for column in self.names):
                notes.append(self._note(row, own))
                continue
            if last is not None:
                yield last
            last = ListRow(self.grid, row, (*self.headings, self.grid.name))
            self._take(last, row, texts)
        if last is not None:
            yield last

    def _note(self, row: int, own: list[tuple[int, str]]) -> Notes:
        cell = self.grid.reference(row, own[0][0])
        return Notes(f"{self.grid.name}!{cell}", " ".join(text for _, text in own))

    def _is_line(self, row: int, own: list[tuple[int, str]]) -> bool:
        """Whether a row is one text across the table, and no entry of it."""
        column, text = own[0]
        names = [name.index for name in self.names]
        if len(own) == 2:
            return _TOTAL.match(tidy(text)) is not None or (
                _NUMERAL.match(tidy(text)) is not None and column not in names
            )
        if len(own) > 2:
            return False
        if _NOTE.match(text):
            return True
        wide = [c for c in range(self.grid.width) if self.grid.head(row, c) == (row, column)]
        if len(wide) > 1:
            return len(wide) > len(names) or not set(wide) <= set(names)
        if column > max(names) or any(self.grid.text(row, name) for name in names if name != column):
            return False
        numbered = _LEADING.match(tidy(text)) is not None or _COUNT.search(tidy(text)) is not None
        return column not in names or numbered or row in self.titles

    def _texts(self, row: int, known: dict[int, str]) -> dict[int, str]:
        """Column to text: 同上, a 主项 that its 子项 leave blank, and in text tables what merged cells leave blank."""
        blank = {column.kind: not self.grid.text(row, column.index) for column in self.names}
        is_child = blank.get("main", False) and not blank.get("sub", True)
        unmerged = not self.grid.knows_merges
        found = {}
        for column in self.columns:
            text = self.grid.text(row, column.index)
            repeats = _SAME.match(text) is not None
            if not text and not column.value and not all(blank.values()):
                repeats = column.kind == "main" and is_child
                repeats = repeats or (unmerged and column.kind in _FROM_ABOVE)
                repeats = repeats or (unmerged and is_child and column.kind == "basis")
            if repeats:
                text = known.get(column.index, "")
            if column.kind == "sub" and _NO_SUB.match(text):
                text = ""
            if text:
                known[column.index] = text
            found[column.index] = text
        return found

    def _continues(self, row: int, last: ListRow) -> bool:
        """Whether a row goes on with the entry above: no name of its own, and no code or number."""
        grid = self.grid
        if any(
            grid.own(row, column.index) for column in self.columns if column.kind in ("code", "number", "sub")
        ):
            return False
        blank = [not grid.text(row, column.index) for column in self.names]
        same = [
            grid.is_merged(row, column.index)
            and grid.head(row, column.index) == grid.head(last.row, column.index)
            for column in self.names
        ]
        return all(a or b for a, b in zip(blank, same, strict=True))

    def _take(self, into: ListRow, row: int, texts: dict[int, str]) -> None:
        for column in self.columns:
            text = texts.get(column.index, "")
            if not text or column.kind == "number":
                continue
            cell = Cell(text, *self.grid.head(row, column.index))
            if column.kind == "extra":
                if (column.title, cell) not in into.extras:
                    into.extras.append((column.title, cell))
            elif column.value:
                if re.match(r"^[√✓✔☑■●◆▲★是yY1]", half_width(text)):
                    into.cells.setdefault(column.kind, []).append(cell._replace(text=column.value))
            elif cell not in into.cells.setdefault(column.kind, []):
                into.cells[column.kind].append(cell)


def _columns(grid: Grid, start: int, depth: int) -> list[_Column]:
    return _best([column for i in range(grid.width) if (column := _column(grid, start, depth, i))])


def _column(grid: Grid, start: int, depth: int, index: int) -> _Column | None:
    titles = list(dict.fromkeys(filter(None, (grid.text(start + level, index) for level in range(depth)))))
    if not titles:
        return None
    found = [heading(text) for text in titles]
    title = "/".join(plain(text) for text in titles)
    level = re.fullmatch(r"(?:[省市县区乡镇村]|乡镇|街道|县\(市、区\))级?", plain(titles[-1]))
    if level and ("level", 0) in found[:-1]:
        return _Column(index, "level", 0, title, level[0])
    kind, rank = next((one for one in reversed(found) if one), ("extra", 0))
    if plain(titles[-1]) == "编号" and _runs(grid, start + depth, index):
        kind = "number"
    return _Column(index, kind, rank, title)


def _runs(grid: Grid, first: int, index: int) -> bool:
    """Whether a column counts its rows."""
    texts = [grid.own(row, index) for row in range(first, len(grid.rows)) if grid.own(row, index)]
    return all(len(text) <= 4 and text.isdecimal() for text in texts)


def _best(columns: list[_Column]) -> list[_Column]:
    """Of several columns for the code, the name or the owner only the best is it; the others are kept beside it."""
    for kind, other in (
        ("code", "extra"),
        ("main", "extra"),
        ("sub", "extra"),
        ("type", "extra"),
        ("owner", "body"),
    ):
        same = sorted((column for column in columns if column.kind == kind), key=lambda column: column.rank)
        for column in same[1:]:
            column.kind = other
    return columns
