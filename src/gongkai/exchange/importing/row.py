"""A row of a table as it was understood, and what an import makes."""

from dataclasses import dataclass, field
from typing import Any

from gongkai.exchange.importing.matching import Match, Wanted
from gongkai.exchange.importing.records import Record


@dataclass
class Row:
    """A row of the table as it was understood."""

    record: Record
    elements: dict[str, object]
    domain: str | None
    code: str = ""
    match: Match | None = None
    changed: list[str] = field(default_factory=list)
    not_understood: list[dict[str, str]] = field(default_factory=list)
    again: list["Row"] = field(default_factory=list)
    """Rows further on with the same names."""


@dataclass
class Imported:
    """Files to write (name to text), and the account of the import."""

    files: dict[str, str]
    manifest: str
    report: dict[str, Any]


def key_of(row: Row) -> tuple[str | None, str, str, str]:
    """What two rows of the same item have in common."""
    return row.domain, row.code, word(row, "category"), word(row, "name")


def word(row: Row, element: str) -> str:
    """The text of an element that is one; empty where the row has none."""
    return str(row.elements.get(element, ""))


def wanted(row: Row) -> Wanted:
    """What of a row tells which item it is."""
    return Wanted(row.code, word(row, "category"), word(row, "name"), listed(row.elements.get("content")))


def listed(value: object) -> list[str]:
    """The texts of an element that is a list of them."""
    return [str(entry) for entry in value] if isinstance(value, list) else []
