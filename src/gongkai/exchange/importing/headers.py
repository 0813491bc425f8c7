"""Where the tables of a sheet begin and end, and what each of their columns is, by its header."""

import re
from dataclasses import dataclass, field

from gongkai.exchange.tables import Grid
from gongkai.phrases.text import half_width
from gongkai.phrases.vocabulary import Vocabulary

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
        r"(?:公开|政务公开)?(?:一级(?:事项|目录|分类|类目|指标)|事项类别|类别|大类|事项分类|公开类别|公开类目)",
    ),
    (NAME, r"(?:公开|政务公开)?(?:二级(?:事项|目录|分类|类目|指标)|子类|小类)"),
    (THIRD, r"(?:公开|政务公开)?(?:三级|四级)(?:事项|目录|分类|类目|指标)"),
    (
        "title",
        r"(?:政务)?(?:公开|权责|权力|服务|职权|行政权力|公共服务|村务公开|村级)?(?:事项|项目)(?:名称)?|名称|职权名称|权力名称|服务名称|公开项目|主项名称",
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
    ("audience", r"公开(?:对象|范围|受众)|对象|服务对象"),
    ("method", r"公开(?:方式|属性|类型)|方式"),
    ("levels", r"公开(?:层级|级别|层次)|(?:行使|实施)?层级|公开主体层级"),
    ("type", r"(?:权力|权责|事项|职权|行政权力|服务)?(?:类型|类别|种类)"),
)
_EXTRAS = r"责任[科处股]室|(?:咨询|联系|服务|监督|举报|投诉|监督举报|监督投诉)?电话|备注|链接|网址|网站公开渠道|网站所属栏目|所属栏目|栏目|公开形式|五公开|条款内容|依据条文|依据效力(?:\(位阶\))?|对应职责|事项类型|公开内容标题|责任人|说明"
_NOTE = re.compile(r"^[\s(]*(?:注|备注|说明|填表说明|填报说明|附注|编制说明)[\s::\d]")
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
    if not bare or len(bare) > 24:
        return None
    for candidate in (bare, re.sub(r"\([^()]*\)$", "", bare), _LEADING.sub("", bare)):
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
        starts = [row for row in range(len(grid.rows)) if self._is_header(grid, row)]
        found: list[Table] = []
        done = -1
        for number, start in enumerate(starts):
            if start <= done:
                continue
            depth = self._depth(grid, start)
            end = next((other for other in starts[number + 1 :] if other >= start + depth), len(grid.rows))
            # A header that comes again on a later page may come without its second row.
            again = next((table for table in found if grid.rows[table.header] == grid.rows[start]), None)
            columns = again.columns if again else self._columns(grid, start, depth)
            above = self._above(grid, (found[-1].first if found else 0), start)
            found.append(Table(grid, columns, start + depth, end, above, start))
            done = start + depth - 1
        return found

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
            texts = [grid.own(row, column) for column in range(len(grid.rows[row])) if grid.own(row, column)]
            if not texts:
                reaches = any(
                    grid.head(row, column)[0] == start and grid.is_merged(row, column)
                    for column in range(grid.width)
                )
                if not reaches:
                    break
            elif not all(self._sub(text) or heading(text) for text in texts):
                break
            depth += 1
        return depth

    def _sub(self, text: str) -> tuple[str, str] | None:
        """What a header of the second row names: a value of an element."""
        bare = re.sub(r"\([^()]*\)", "", plain(text)) or plain(text)
        if bare in ("全社会", "社会公众", "社会", "公众", "全体公众"):
            return TICK["全社会"]
        if bare.startswith("特定群") or bare in ("特定对象", "特定人群"):
            return TICK["特定群体"]
        method = self.vocabulary.methods.get(bare)
        if method:
            return "method", method
        levels = self.vocabulary.parse_levels([bare])
        if len(levels) == 1 and levels[0] in ("市级", "县级", "乡级", "村级"):
            return "levels", levels[0]
        channel = self.vocabulary.channels.get(plain(text)) or self.vocabulary.channels.get(bare)
        if channel:
            return "channels", channel
        return ("channels", "其他") if bare in ("其他", "其它") else None

    def _columns(self, grid: Grid, start: int, depth: int) -> list[Column]:
        columns = []
        for index in range(grid.width):
            titles = list(dict.fromkeys(grid.text(start + level, index) for level in range(depth)))
            titles = [title for title in titles if title]
            if titles:
                columns.append(self._column(index, titles))
        return _named(columns)

    def _column(self, index: int, titles: list[str]) -> Column:
        title = "/".join(titles)
        kinds = [heading(text) for text in titles]
        sub = self._sub(titles[-1])
        if sub and (len(titles) > 1 or heading(titles[-1]) is None):
            return Column(index, *sub, title)
        kind = next((kind for kind in reversed(kinds) if kind), None)
        return Column(index, kind or "extra", "", title)

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
    """Titles that say only 事项: the one beside a 一级事项 is the second level, one alone is the name."""
    has_name = any(column.kind == NAME for column in columns)
    for column in columns:
        if column.kind == "title":
            column.kind = "extra" if has_name else NAME
            has_name = True
    if not has_name:
        categories = [column for column in columns if column.kind == CATEGORY]
        if categories:
            categories[-1].kind = NAME
    return columns


def is_note(grid: Grid, row: int, table: Table) -> bool:
    """Whether a row under a table is a line of text across it, and not a row of it."""
    texts = [text for text in grid.rows[row] if text]
    if not texts:
        return True
    if _NOTE.match(texts[0]) and len(texts) <= 2:
        return True
    wide = next((c for c, text in enumerate(grid.rows[row]) if text), 0)
    top, left = grid.head(row, wide)
    spanned = sum(grid.head(row, column) == (top, left) for column in range(grid.width))
    return len(texts) == 1 and grid.is_merged(row, wide) and spanned * 2 > len(table.columns)
