"""Where the tables of a sheet begin and end, and what each of their columns is, by its header."""

import re
from dataclasses import dataclass, field

from gongkai.phrases.text import half_width, tidy
from gongkai.phrases.vocabulary import Vocabulary
from gongkai.sources.tables import Grid

CATEGORY, NAME, THIRD = "category", "name", "third"
TICK = {"全社会": ("audience", "全社会"), "特定群体": ("audience", "特定群体")}

_HEADERS: tuple[tuple[str, str], ...] = (
    ("number", r"序号|编号|行号"),
    (
        "code",
        r"(?:事项|目录|公开事项|主项|子项)?编码|(?:基本|实施|权责|权力|事项)(?:事项)?编码|(?:事项|职权|权力)代码",
    ),
    ("domain", r"(?:相应|所属|公开|试点|重点)?领域(?:名称)?(?:\(编码\))?"),
    (
        CATEGORY,
        r"(?:公开|政务公开)?(?:一级(?:(?:公开)?事项|目录|分类|类目|指标|标题|栏目|主题|子项)?|事项类别|类别|大类|事项分类|公开类别|公开类目)",
    ),
    (
        NAME,
        r"(?:公开|政务公开)?(?:二级(?:(?:公开)?事项|目录|分类|类目|指标|标题|栏目|主题|子项)?|子类|小类|中类)",
    ),
    (
        THIRD,
        r"(?:公开|政务公开)?(?:三级|四级|五级)(?:(?:公开)?事项|目录|分类|类目|指标|标题|栏目|主题|子项)?",
    ),
    (
        "title",
        r"(?:政务)?(?:公开|权责|权力|服务|职权|行政权力|公共服务|村务公开|村级)?(?:事项|项目|条目)(?:名称)?|(?:公开)?(?:信息|目录)名称|公开目录|名称|职权名称|权力名称|服务名称|公开项目|主项名称",
    ),
    (
        "content",
        r"(?:具体)?(?:公开|政务公开|村务公开)?内容(?:\(要素\))?(?:及要求|要求|标准|要素)?|公开要素|公开内容及?要素",
    ),
    (
        "basis",
        r"(?:公开|设定|实施|法律|政策|法定|行使|权力|职权)?(?:法律|政策)?依据(?:\(?法律法规\)?)?|法律法规(?:依据)?|设立依据",
    ),
    ("time_limit", r"(?:公开|公示|更新)(?:时限|时间|期限|频率|频次|周期)|时限|公开时限要求"),
    (
        "owner",
        r"(?:公开|责任|行使|实施|职权|权力)(?:责任)?(?:主体|单位|部门|机关|机构)(?:\(责任单位\))?|主体|公开责任主体|承办单位|主管部门|公开单位",
    ),
    (
        "channels",
        r"公开(?:渠道|载体|途径|平台|形式和渠道)(?:和载体|和渠道|与载体|及载体|、载体|\(载体\))?|渠道(?:和载体)?|载体",
    ),
    ("audience", r"公开(?:对象|范围|受众)|对象|范围|服务对象"),
    ("method", r"公开(?:方式|属性|类型)|方式|属性"),
    ("levels", r"公开(?:层级|级别|层次)|(?:行使|实施)?层级|公开主体层级"),
    ("type", r"(?:权力|权责|事项|职权|行政权力|服务)?(?:类型|类别|种类)"),
)
_EXTRAS = r"(?:责任|承办)?[科处股]室|(?:咨询|联系|服务|监督|举报|投诉|监督举报|监督投诉)?电话|备注|链接|网址|网站公开渠道|网站所属栏目|所属栏目|栏目|公开形式|五公开|条款内容|依据条文|依据效力(?:\(位阶\))?|对应职责|事项类型|公开内容标题|责任人|说明"
NOTE = re.compile(r"^[\s(]*(?:注|备注|说明|填表说明|填报说明|附注|编制说明)[\s::\d]")
_SIGNED = re.compile(r"^(?:填表|填报|制表|编制|审核|负责|联系|经办|审批|签发)[^:;。\n]{0,8}:")
_FORMS = r"公开(?:方式|形式|类型)|形式|方式"
_MOST_COLUMNS = 400
_LEADING = re.compile(r"^(?:\(?[一二三四五六七八九十\d]+\)?[、.])")


@dataclass
class Column:
    """What a column holds: an element, or for a column of ticks one value of an element; or something else."""

    index: int
    kind: str
    value: str = ""
    title: str = ""


@dataclass
class Table:
    """A table of a sheet: its columns and the rows under its header; ``above`` are the lines before it."""

    grid: Grid
    columns: list[Column]
    first: int
    end: int
    above: list[str] = field(default_factory=list)
    header: int = 0
    """The first row of its header."""
    goes_on: "Table | None" = None
    """The table that this one continues: its header came again at the top of a page."""
    last_texts: dict[int, str] = field(default_factory=dict)
    """Column to the last text of it, once its rows were read."""

    def of(self, kind: str) -> list[Column]:
        """The columns of one kind, from the left."""
        return [column for column in self.columns if column.kind == kind]

    @property
    def kinds(self) -> set[str]:
        """What the table has columns for."""
        return {column.kind for column in self.columns}


def plain(text: str) -> str:
    """A header as it is compared: half-width, without spaces, ticks and what follows in quotes."""
    text = re.sub(r"[\s*:：]+", "", half_width(text))
    return re.sub(r"\([^()]*[“\"■□√][^()]*\)", "", text)


def heading(text: str) -> str | None:
    """What a header names; ``extra`` for what a directory has beside the elements, None for no header."""
    bare = plain(text)
    short = re.sub(r"\([^()]*\)$", "", bare)
    if not short or len(short) > 24:
        return None
    for candidate in (bare, short, _LEADING.sub("", bare)):
        for kind, pattern in _HEADERS:
            if re.fullmatch(pattern, candidate):
                return kind
        if re.fullmatch(_EXTRAS, candidate):
            return "extra"
    return None


class Headers:
    """Finds the tables of a grid."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def tables(self, grid: Grid) -> list[Table]:
        """The tables of ``grid``, from the top."""
        starts = [row for row, cells in enumerate(grid.rows) if cells and self._is_header(grid, row)]
        found: list[Table] = []
        done = -1
        for number, start in enumerate(starts):
            if start <= done:
                continue
            depth = self._depth(grid, start)
            end = next((other for other in starts[number + 1 :] if other >= start + depth), len(grid.rows))
            # A header that comes again on a later page may come without its second row.
            again = next((table for table in found if grid.rows[table.header] == grid.rows[start]), None)
            columns = again.columns if again else self._columns(grid, start, depth, end)
            above = self._above(grid, (found[-1].first if found else 0), start)
            first = start + depth
            if first < end and _counts_columns(grid.rows[first]):
                first += 1
            table = Table(grid, columns, first, end, above, start)
            if again and not any(self._titles(line) for line in above):
                table.goes_on = found[-1]
            found.append(table)
            done = start + depth - 1
        return found

    @staticmethod
    def _titles(line: str) -> bool:
        """Whether a line above a table gives it a subject."""
        return re.search("领域|目录|清单", line) is not None and NOTE.match(line) is None

    def _is_header(self, grid: Grid, row: int) -> bool:
        kinds: set[str] = set()
        filled = 0
        for column in range(len(grid.rows[row])):
            text = grid.own(row, column)
            if not text:
                continue
            filled += 1
            kind = heading(text)
            if kind:
                kinds.add(kind)
        needed = kinds & {"content", "basis", "time_limit", "channels", "owner", "type", "method", "code"}
        named = kinds & {CATEGORY, NAME, "title", "code"}
        return len(kinds) >= 3 and bool(needed) and bool(named) and len(kinds) * 2 >= filled - 2

    def _depth(self, grid: Grid, start: int) -> int:
        """How many rows the header has: those below hold nothing but names of columns."""
        depth = 1
        while start + depth < len(grid.rows) and depth < 4:
            row = start + depth
            # Cells of the first row that are merged downward reach into a row of the header, whatever it says.
            reaches = any(
                grid.head(row, column)[0] == start and grid.is_merged(row, column)
                for column in range(len(grid.rows[start]))
            )
            texts = [text for text in grid.rows[row] if text]
            named = bool(texts) and all(self._sub(text) or heading(text) for text in texts)
            if not reaches and not named:
                break
            depth += 1
        return depth

    def _sub(self, text: str) -> tuple[str, str] | None:
        """What a header of the second row names: a value of an element, of levels one or several."""
        bare = re.sub(r"\([^()]*\)", "", plain(text)) or plain(text)
        if bare in ("全社会", "社会公众", "社会", "公众", "全体公众"):
            return TICK["全社会"]
        if bare.startswith("特定群") or bare in ("特定对象", "特定人群"):
            return TICK["特定群体"]
        method = self.vocabulary.methods.get(bare)
        if method:
            return "method", method
        for spelled in (plain(text), bare):
            levels = self.vocabulary.parse_levels([spelled])
            if levels and set(levels) <= {"市级", "县级", "乡级", "村级"}:
                return "levels", "、".join(levels)
        channel = self.vocabulary.channels.get(plain(text)) or self.vocabulary.channels.get(bare)
        if channel:
            return "channels", channel
        return ("channels", "其他") if bare in ("其他", "其它") else None

    def _columns(self, grid: Grid, start: int, depth: int, end: int) -> list[Column]:
        columns = []
        rows = [row for row in range(start + depth, min(end, len(grid.rows))) if any(grid.rows[row])]
        for index in range(min(grid.width, _MOST_COLUMNS)):
            titles = list(dict.fromkeys(grid.text(start + level, index) for level in range(depth)))
            titles = [title for title in titles if title]
            texts = [text for row in rows if (text := grid.own(row, index)) and heading(text) is None]
            if titles:
                columns.append(self._column(index, titles, texts))
            elif texts:
                # Under a header that was merged no further than its first column, or under none.
                columns.append(Column(index, "extra", "", f"第{index + 1}列"))
        self._by_content(columns, grid, rows)
        return _named(columns)

    def _column(self, index: int, titles: list[str], texts: list[str]) -> Column:
        title = "/".join(titles)
        kinds = [heading(text) for text in titles]
        sub = self._sub(titles[-1])
        if sub and (len(titles) > 1 or heading(titles[-1]) is None):
            return Column(index, *sub, title)
        if len(titles) > 1 and kinds[-1] is None and texts and all(is_mark(text) for text in texts):
            # A box of the place's own under 公开渠道 or 公开对象.
            own = tidy(titles[-1])
            if "channels" in kinds:
                return Column(index, "channels", (self.vocabulary.parse_channels([own]) or [own])[0], title)
            if "audience" in kinds:
                return Column(index, "audience", f"特定群体:{own}", title)
        if len(titles) == 1 and kinds[0] is None and len(parts := re.split(r"[-—/_·]+", titles[0])) == 2:
            return self._column(index, parts, texts)
        kind = next((kind for kind in reversed(kinds) if kind), None)
        return Column(index, kind or "extra", "", title)

    def _by_content(self, columns: list[Column], grid: Grid, rows: list[int]) -> None:
        """公开方式 and 公开形式 mean 主动公开 in one county and 公开栏 in another: what stands below them decides."""
        has = {column.kind for column in columns if not re.fullmatch(_FORMS, plain(column.title))}
        for column in columns:
            if column.value or not re.fullmatch(_FORMS, plain(column.title)):
                continue
            texts = {grid.own(row, column.index) for row in rows} - {""}
            if any("主动" in text or "申请" in text for text in texts):
                column.kind = "method"
            elif "channels" not in has and self._are_channels(texts):
                column.kind = "channels"
            elif texts and not all(is_mark(text) for text in texts):
                column.kind = "extra"

    def _are_channels(self, texts: set[str]) -> bool:
        parsed = [self.vocabulary.parse_channels([text]) for text in texts]
        known = sum(any(not channel.startswith("其他") for channel in channels) for channels in parsed)
        return known * 2 >= len(parsed) > 0

    def _above(self, grid: Grid, first: int, start: int) -> list[str]:
        lines = []
        for row in range(start - 1, max(first - 1, start - 8, -1), -1):
            texts = list(dict.fromkeys(text for text in grid.rows[row] if text))
            if len(texts) > 3:
                break
            if texts:
                lines.append(" ".join(texts))
        return lines[::-1]


def _named(columns: list[Column]) -> list[Column]:
    """Titles that say only 事项: beside a 一级事项 the second level, beside a 二级事项 the third; alone the name.

    Where two of them stand side by side, the last is the name and those before it are its category.
    """
    titles = [column for column in columns if column.kind == "title"]
    names = [column for column in columns if column.kind == NAME]
    for column in titles:
        if not names:
            column.kind = NAME if column is titles[-1] else CATEGORY
        else:
            deeper = column.index == names[-1].index + 1 and column.title != names[-1].title
            column.kind = THIRD if deeper else "extra"
    if not any(column.kind == NAME for column in columns):
        categories = [column for column in columns if column.kind == CATEGORY]
        if categories:
            categories[-1].kind = NAME
    return columns


def _counts_columns(cells: list[str]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, … or 一, 二, 三, …"""
    texts = [half_width(text).strip("()") for text in cells if text]
    count = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) > 2 and (texts == count or texts == list("一二三四五六七八九十"[: len(texts)]))


def is_mark(text: str) -> bool:
    """Whether a cell is a tick or an empty box, and no text."""
    return (
        re.fullmatch(r"[\W\dtRPþüopq£ynYNVv口囗是否无有]{0,3}|True|False|TRUE|FALSE", half_width(text))
        is not None
    )


def is_note(grid: Grid, row: int, table: Table) -> bool:
    """Whether a row under a table is a line of text across it, and not a row of it."""
    texts = [text for text in grid.rows[row] if text]
    if not texts:
        return True
    if NOTE.match(texts[0]) and len(texts) <= 2:
        return True
    if all(_SIGNED.match(half_width(text)) for text in texts):
        return True
    wide = next((c for c, text in enumerate(grid.rows[row]) if text), 0)
    head = grid.head(row, wide)
    if len(texts) != 1 or not grid.is_merged(row, wide):
        return False
    spanned = sum(grid.head(row, column.index) == head for column in table.columns)
    return spanned * 2 > len(table.columns)
