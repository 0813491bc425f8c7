"""What a file holds beside the rows of its tables: told with its cell, so that nothing is lost silently."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gongkai.exchange.importing.headers import Table, heading
from gongkai.exchange.importing.records import Record
from gongkai.exchange.importing.yaml_text import comments
from gongkai.phrases.text import tidy
from gongkai.sources.tables import Grid

if TYPE_CHECKING:
    from gongkai.exchange.importing.row import Row

Note = dict[str, str]


def notes(
    grids: list[Grid], tables: list[Table], taken: Iterable[Record], rows: Iterable["Row"]
) -> list[Note]:
    """Every text in no row of a table, what a row says otherwise than one of the same names, comments and links."""
    read: dict[int, set[int]] = {id(grid): set() for grid in grids}
    for table in tables:
        read[id(table.grid)].update(range(table.header, table.first))
    for record in taken:
        read[id(record.table.grid)].update(record.rows)
    found: list[Note] = []
    for grid in grids:
        for name in grid.hidden:
            found.append({"cell": name, "text": "隐藏的工作表,没有读"})
        for number, cells in enumerate(grid.rows):
            if number not in read[id(grid)]:
                found += [_note(grid, number, column, text) for column, text in enumerate(cells) if text]
        found += [_note(grid, row, column, text) for row, column, text in grid.asides]
    for table in tables:
        found += _of_header(table)
    for row in rows:
        for other in row.again:
            found += _otherwise(row, other)
    return found


def kept_notes(file: str, told: list[Note]) -> str:
    """The notes as comments of a source file."""
    if not told:
        return ""
    lines = (f"{file}!{note['cell']}:{note['text']}" for note in told)
    return "\n" + comments(["原表里不在各行之内的文字,原文留在这里:", *lines])


def _of_header(table: Table) -> Iterator[Note]:
    """What stands between the rows of a header and is no name of a column."""
    named = {column.index for column in table.columns if column.value}
    for row in range(table.header, table.first):
        for column, text in enumerate(table.grid.rows[row]):
            if text and heading(text) is None and column not in named:
                yield _note(table.grid, row, column, text)


def _otherwise(first: "Row", other: "Row") -> Iterator[Note]:
    """The cells of a row of which the first row of the same names says nothing."""
    grid, known = other.record.table.grid, first.record
    said = {tidy(text) for texts in known.texts.values() for text in texts}
    for element, texts in other.record.texts.items():
        place = other.record.places[element]
        for text in texts:
            if tidy(text) not in said:
                yield _note(grid, place.row, place.column, text)
    for element, ticked in other.record.ticks.items():
        if ticked != known.ticks.get(element):
            place = other.record.places[element]
            told = "、".join(f"{value}{f':{rest}' if rest else ''}" for value, rest in ticked.items())
            yield _note(grid, place.row, place.column, told)
    for extra in other.record.extras:
        if extra[:2] not in {own[:2] for own in known.extras}:
            yield _note(grid, extra[2].row, extra[2].column, extra[1])


def _note(grid: Grid, row: int, column: int, text: str) -> Note:
    return {"cell": f"{grid.name}!{grid.reference(row, column)}", "text": text}
