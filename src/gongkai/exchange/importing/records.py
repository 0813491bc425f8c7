"""The rows of a table as records: each element as text, however merged, repeated, ticked or numbered it was."""

import re
from dataclasses import dataclass, field

from gongkai.exchange.importing.headers import CATEGORY, NAME, THIRD, Column, Table, heading, is_note
from gongkai.phrases.text import half_width, tidy

_SAME = re.compile(r"^(?:同上[栏行项]?|同前|〃|″|\"|″″|〃〃)$")
_CHECKED = re.compile(r"^[√✓✔☑■▄●◆▲★◼▪tRPþü是yY1✅]+$")
_UNCHECKED = re.compile(r"^[□☐×✗✘£○〇囗口否—\-–/\\0noN无]*$")
_BOTH = re.compile(r"([^\d—–-]{2,20}?)\s*(?:—{1,2}|--?|–)\s*([^\d—–-]{2,60})$")
_LEVELS = (CATEGORY, NAME, THIRD)
_TICKED = ("audience", "method", "levels", "channels")


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
    above: dict[int, str] = {}
    found: list[Record] = []
    name_columns = table.of(NAME) + table.of(THIRD)
    for row in range(table.first, table.end):
        if row >= len(table.grid.rows) or is_note(table.grid, row, table) or _is_header_again(table, row):
            continue
        texts = _texts(table, row, above)
        if not any(
            texts[column.index] for column in table.columns if column.kind not in ("number", CATEGORY)
        ):
            continue
        if not found or not _continues(table, row, found[-1], name_columns, texts):
            found.append(Record(table, row))
        _take(found[-1], table, row, texts)
    return found


def _texts(table: Table, row: int, above: dict[int, str]) -> dict[int, str]:
    """Column to text: 同上 and what is merged or blank in a category repeat what stands above."""
    found = {}
    blank_name = not any(table.grid.text(row, column.index) for column in table.of(NAME))
    for column in table.columns:
        text = table.grid.text(row, column.index)
        repeats = _SAME.match(text) is not None
        if not text and column.kind == CATEGORY:
            repeats = True
        if not text and not table.grid.knows_merges and not column.value and not blank_name:
            repeats = repeats or column.kind in ("domain", "basis", "time_limit", "owner", "channels")
        if repeats:
            text = above.get(column.index, "")
        if text:
            above[column.index] = text
        found[column.index] = text
    return found


def _is_header_again(table: Table, row: int) -> bool:
    texts = [text for text in table.grid.rows[row] if text]
    return len(texts) > 2 and all(heading(text) for text in texts)


def _continues(table: Table, row: int, last: Record, names: list[Column], texts: dict[int, str]) -> bool:
    """Whether a row goes on with the record above: its name is the same merged cell, or blank."""
    if not names:
        return False
    grid = table.grid
    merged = [column for column in names if grid.is_merged(row, column.index)]
    if merged and all(grid.head(row, column.index) == grid.head(last.row, column.index) for column in names):
        return True
    return not any(texts[column.index] for column in names)


def _take(record: Record, table: Table, row: int, texts: dict[int, str]) -> None:
    grid = table.grid
    levels: list[tuple[Column, str]] = []
    for column in table.columns:
        text = texts[column.index]
        place = Source(*grid.head(row, column.index))
        if not text:
            continue
        if column.value:
            _tick(record, column, text, place)
        elif column.kind in _LEVELS:
            levels.append((column, text))
        elif column.kind == "extra":
            extra = (column.title, text, place)
            if extra not in record.extras:
                record.extras.append(extra)
        elif column.kind != "number":
            _add(record, column.kind, text, place)
    if "name" not in record.texts:
        _name(record, levels, row)


def _add(record: Record, kind: str, text: str, place: Source) -> None:
    known = record.texts.setdefault(kind, [])
    if not known or (record.places[kind] != place and text not in known):
        known.append(text)
    record.places.setdefault(kind, place)


def _name(record: Record, levels: list[tuple[Column, str]], row: int) -> None:
    """一级事项 and the name; of more than two levels the last two together are the name."""
    grid = record.table.grid
    titles = list(dict.fromkeys(tidy(text) for _, text in levels))
    if not titles:
        return
    column = levels[-1][0]
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


def _tick(record: Record, column: Column, text: str, place: Source) -> None:
    bare = half_width(text).strip()
    if _UNCHECKED.match(bare):
        return
    checked = _CHECKED.match(bare) is not None
    rest = re.sub(r"^[√✓✔☑■▄●◆▲★✅]\s*|\s*[√✓✔☑■✅]$", "", bare).strip() if not checked else ""
    record.ticks.setdefault(column.kind, {})[column.value] = rest
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
