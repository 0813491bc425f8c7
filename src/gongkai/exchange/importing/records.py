"""The rows of a table as records: each element as text, however merged, repeated, ticked or numbered it was."""

import re
from dataclasses import dataclass, field

from gongkai.exchange.importing.headers import CATEGORY, NAME, NOTE, THIRD, Column, Table, heading, is_note
from gongkai.phrases.text import half_width, tidy

_SAME = re.compile(r"^\(?(?:同上[栏行项格]?|同前|〃|″|\"|″″|〃〃|''|,,)\)?[。.]?$")
_CHECKED = re.compile(r"^[√✓✔☑☒■▄●◆▲★◼▪▇█🗹∨tRPþü是有yYvV1✅]+$")
_UNCHECKED = re.compile(r"^(?:[□☐▢▫×✗✘£○〇◇△☆囗口否—\-–/\\0noNO无opq¨]*|不涉及|不适用|False|FALSE)$")
_RING = re.compile(r"^[○〇]$")
_DENIED = re.compile(r"^(?:不|无|否|非|未|暂)")
_BOTH = re.compile(r"([^\d—–-]{2,20}?)\s*(?:—{1,2}|--?|–)\s*([^\d—–-]{2,60})$")
_UNREADABLE = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$|=")
"""What Excel shows for a formula that failed, and a formula that a text table holds."""
_SECTION = re.compile(
    r"^\s*(?:[((]?[一二三四五六七八九十]+[))]?[、.\s]?|第[一二三四五六七八九十]+[部章节类]|附件\s*\d+|\d+[、.])|领域|[类::]$"
)
_NUMBER = re.compile(r"[\d.()()、\-—\s]*|[((]?[一二三四五六七八九十百]+[))]?、?")
_ONE = ("domain", "code")
"""Elements of which a row has one: what further columns say of them stays beside."""
_CODE = re.compile(r"[\w.-]{3,60}")
_LEVELS = (CATEGORY, NAME, THIRD)


@dataclass
class Source:
    """Where a text stands: row and column of the grid."""

    row: int
    column: int


@dataclass
class Record:
    """One item as a table writes it. ``texts`` is element to texts, in the order of the cells."""

    table: Table
    row: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, Source] = field(default_factory=dict)
    extras: list[tuple[str, str, Source]] = field(default_factory=list)
    """Title, text and place of what a directory has no element for."""
    ticks: dict[str, dict[str, str]] = field(default_factory=dict)
    """Element to the values that are ticked, with what else stands in the box."""
    section: str = ""
    """The line of text across the table under which the row stands."""
    levels: dict[int, str] = field(default_factory=dict)
    """Column to text of the levels that name it."""
    rows: list[int] = field(default_factory=list)
    """Every row of the grid that the record takes in."""

    def first(self, element: str) -> str:
        """The only text of an element, or nothing."""
        return next(iter(self.texts.get(element, ())), "")

    @property
    def line(self) -> int:
        """The number of the row as a user counts."""
        return self.row + self.table.grid.first_line

    def reference(self, element: str) -> str:
        """The cell of an element as a user names it: F12."""
        place = self.places.get(element)
        return self.table.grid.reference(place.row, place.column) if place else ""


def records(table: Table) -> list[Record]:
    """The records of a table, from the top."""
    above = dict(table.goes_on.last_texts) if table.goes_on else {}
    found: list[Record] = []
    section = ""
    rings = _rings(table)
    for row in range(table.first, min(table.end, len(table.grid.rows))):
        if not any(table.grid.rows[row]) or _is_header_again(table, row):
            continue
        if is_note(table.grid, row, table) or _stands_alone(table, row):
            section = _section(table.grid.rows[row]) or section
            continue
        newly, texts = _texts(table, row, above)
        if not any(
            texts[column.index] for column in table.columns if column.kind not in ("number", CATEGORY)
        ) and not (newly and found):
            continue
        if not found or found[-1].section != section or not _continues(table, row, found[-1], newly, texts):
            found.append(Record(table, row, section=section))
        found[-1].rows.append(row)
        _take(found[-1], table, row, texts, rings)
    table.last_texts = above
    return found


def _stands_alone(table: Table, row: int) -> bool:
    """Whether the only text of a row heads the rows below it: (二)公共资源交易领域."""
    texts = [(index, text) for index, text in enumerate(table.grid.rows[row]) if text]
    if len(texts) != 1 or len(texts[0][1]) < 3 or len(texts[0][1]) > 40:
        return False
    first = table.columns[0]
    at = texts[0][0]
    return at <= first.index and first.kind == "number" and not _NUMBER.fullmatch(texts[0][1])


def _section(cells: list[str]) -> str:
    text = next(text for text in cells if text)
    return text if len(text) <= 40 and _SECTION.search(text) and not NOTE.match(text) else ""


def _rings(table: Table) -> bool:
    """Whether ○ is this table's tick: nothing else ticks its boxes."""
    indexes = [column.index for column in table.columns if column.value]
    marks = {
        half_width(cells[index])
        for cells in table.grid.rows[table.first : table.end]
        if cells
        for index in indexes
        if index < len(cells)
    }
    return any(map(_RING.match, marks)) and not any(map(_CHECKED.match, marks))


def _texts(table: Table, row: int, above: dict[int, str]) -> tuple[bool, dict[int, str]]:
    """Column to text: 同上 and what is merged or blank in a category repeat what stands above.

    And whether the row writes a category anew: then what was left of its deeper levels ends.
    """
    grid = table.grid
    found: dict[int, str] = {}
    deepest = max((column.index for column in _of_levels(table) if grid.text(row, column.index)), default=-1)
    blank_name = not any(grid.text(row, column.index) for column in table.of(NAME))
    newly = False
    for column in (*_of_levels(table), *(c for c in table.columns if c.kind not in _LEVELS)):
        text = grid.text(row, column.index)
        repeats = _SAME.match(re.sub(r"\s", "", half_width(text))) is not None
        if column.kind in _LEVELS and not repeats:
            if text and grid.own(row, column.index) and text != above.get(column.index):
                newly = newly or column.kind == CATEGORY
                for deeper in _of_levels(table)[_of_levels(table).index(column) + 1 :]:
                    above.pop(deeper.index, None)
            repeats = not text and (column.kind == CATEGORY or column.index < deepest)
        if not text and not grid.knows_merges and not column.value and not blank_name:
            repeats = repeats or column.kind in ("domain", "basis", "time_limit", "owner", "channels")
        if not text and column.kind == "domain":
            repeats = True
        if repeats:
            text = above.get(column.index, text)
        if text and not _UNREADABLE.match(text):
            above[column.index] = text
        found[column.index] = text
    return newly, found


def _of_levels(table: Table) -> list[Column]:
    """The columns of category and name, the outermost level first."""
    return sorted(
        (column for column in table.columns if column.kind in _LEVELS),
        key=lambda column: (_LEVELS.index(column.kind), _depth(column.title), column.index),
    )


def _depth(title: str) -> int:
    """Which of several deep levels a title names: 三级 before 四级."""
    return next((index for index, number in enumerate("一二三四五") if f"{number}级" in title), 0)


def _is_header_again(table: Table, row: int) -> bool:
    texts = [text for text in table.grid.rows[row] if text]
    return len(texts) > 2 and all(heading(text) for text in texts)


def _continues(table: Table, row: int, last: Record, newly: bool, texts: dict[int, str]) -> bool:
    """Whether a row goes on with the record above: its name is the same merged cell or blank."""
    names = [column for column in table.columns if column.kind in (NAME, THIRD)]
    if not names or newly:
        return False
    grid = table.grid
    if not any(texts[column.index] for column in names):
        return True
    written = last.texts.get("domain", [])
    if any(texts[column.index] not in ("", *written) for column in table.of("domain")):
        return False
    if any(grid.own(row, c.index) != grid.own(last.row, c.index) for c in table.of("code")):
        return False
    numbers = table.of("number")
    unnumbered = numbers and not any(grid.own(row, column.index) for column in numbers)
    return all(
        not texts[column.index]
        or grid.head(row, column.index) == grid.head(last.row, column.index)
        or (unnumbered and tidy(texts[column.index]) == last.levels.get(column.index))
        for column in names
    ) and all(
        not texts[column.index] or tidy(texts[column.index]) == last.levels.get(column.index)
        for column in table.of(CATEGORY)
    )


def _take(record: Record, table: Table, row: int, texts: dict[int, str], rings: bool) -> None:
    grid = table.grid
    levels: list[tuple[Column, str]] = []
    for column in (*_of_levels(table), *(c for c in table.columns if c.kind not in _LEVELS)):
        text = texts[column.index]
        place = Source(*grid.head(row, column.index))
        if not text:
            continue
        if _is_beside(column, text) or (
            column.kind in _ONE and text not in record.texts.get(column.kind, [text])
        ):
            _beside(record, column, text, place)
        elif column.value:
            _tick(record, column, text, place, rings)
        elif column.kind in _LEVELS:
            levels.append((column, text))
        elif column.kind != "number":
            _add(record, column.kind, text, place)
    if "name" not in record.texts:
        _name(record, levels, row)


def _is_beside(column: Column, text: str) -> bool:
    """Whether a cell holds what no element takes: an extra column, a broken formula, a number that is none."""
    if column.kind in ("extra", "type") or _UNREADABLE.match(text):
        return True
    if column.kind == "code":
        return _CODE.fullmatch(tidy(text)) is None
    return column.kind == "number" and _NUMBER.fullmatch(text) is None


def _beside(record: Record, column: Column, text: str, place: Source) -> None:
    extra = (column.title, text, place)
    if extra not in record.extras:
        record.extras.append(extra)


def _add(record: Record, kind: str, text: str, place: Source) -> None:
    known = record.texts.setdefault(kind, [])
    if not known or text not in known:
        known.append(text)
    record.places.setdefault(kind, place)


def _name(record: Record, levels: list[tuple[Column, str]], row: int) -> None:
    """一级事项 and the name; of more than two levels the last two together are the name."""
    grid = record.table.grid
    titles = list(dict.fromkeys(tidy(text) for _, text in levels))
    if not titles:
        return
    column = levels[-1][0]
    record.levels = {column.index: tidy(text) for column, text in levels}
    record.places["name"] = Source(*grid.head(row, column.index))
    categories = [tidy(text) for column, text in levels if column.kind == CATEGORY]
    if len(titles) == 1 and (both := _BOTH.match(titles[0])) is not None and not categories:
        # One column for both levels: 备灾管理—综合减灾示范社区.
        record.texts["category"], record.texts["name"] = [both[1]], [both[2]]
        record.places["category"] = record.places["name"]
        return
    names = [title for title in titles if title not in categories[:1]] or titles[-1:]
    record.texts["name"] = ["·".join(names)]
    if categories:
        record.texts["category"] = categories[:1]
        record.places["category"] = Source(*grid.head(row, levels[0][0].index))


def _tick(record: Record, column: Column, text: str, place: Source, rings: bool) -> None:
    bare = half_width(text).strip()
    if _UNCHECKED.match(bare) and not (rings and _RING.match(bare)):
        return
    checked = _CHECKED.match(bare) is not None or _RING.match(bare) is not None
    rest = re.sub(r"^[√✓✔☑■▄●◆▲★✅]\s*|\s*[√✓✔☑■✅]$", "", bare).strip() if not checked else ""
    takes_text = column.value == "特定群体" or (column.kind, column.value) == ("channels", "其他")
    if rest and not takes_text:
        _beside(record, column, text, place)
        if _DENIED.match(rest):
            return
    values = column.value.split("、") if column.kind == "levels" else [column.value]
    for value in values:
        ticks = record.ticks.setdefault(column.kind, {})
        own = rest if takes_text else ""
        known = ticks.get(value, "")
        ticks[value] = f"{known}、{own}" if known and own and own not in known else known or own
    record.places.setdefault(column.kind, place)


def ticked(record: Record, element: str) -> list[str]:
    """The values of an element whose boxes are ticked, as a source writes them."""
    found = []
    for value, rest in record.ticks.get(element, {}).items():
        if element == "audience":
            found.append(f"{value}:{rest}" if rest and value != "全社会" else value)
        elif element == "channels" and value == "其他":
            found.append(f"其他:{rest}" if rest else "其他")
        else:
            found.append(value)
    return found
