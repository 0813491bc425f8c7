"""Two states of a directory, and what changed between them, as plain text that the public reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

COMPARED = ("content", "basis", "time_limit", "owner", "method", "channels", "audience", "levels")
"""The elements whose values are compared; domain, category and name are compared as an item's place and name."""

HEADER = {
    "name": "政府名称",
    "level": "政府层级",
    "code": "行政区划代码",
    "portal": "门户网站",
    "hotline": "咨询电话",
    "phones": "部门电话",
    "edition": "版次",
    "date": "日期",
}
"""What is compared of the directory itself, with its label."""

SINGLE = frozenset(("time_limit", *HEADER)) - {"phones"}
"""What has one value; everything else is a list."""

_QUIET = frozenset(("edition", "date"))


@dataclass(slots=True, frozen=True, eq=False)
class Row:
    """One item. ``values`` holds only the elements that the side carries; one value is a list of one."""

    code: str
    domain: str
    category: str | None
    """None where the side has no 一级事项 at all."""
    name: str
    values: dict[str, tuple[str, ...]]
    exact: str = ""
    """The code as it is written; ``code`` is cleaned of what a page cannot show."""

    @property
    def id(self) -> str:
        """What the item's address is made from."""
        return self.exact or self.code

    @property
    def title(self) -> str:
        """一级事项/二级事项."""
        return f"{self.category}/{self.name}" if self.category else self.name

    @property
    def path(self) -> str:
        """领域/一级事项/二级事项."""
        return f"{self.domain}/{self.title}"


@dataclass(slots=True, frozen=True, eq=False)
class Gone:
    """An item that an edition had and later ones have not."""

    row: Row
    """The item as it was last."""
    since: str
    """The first edition without it; empty where that has no name."""
    reason: str = ""
    """Why it is gone, where that edition says so."""


@dataclass(slots=True, frozen=True, eq=False)
class Side:
    """One state of a directory. ``header`` holds only what the side carries."""

    label: str
    header: dict[str, tuple[str, ...]]
    rows: list[Row]
    reasons: dict[str, str] = field(default_factory=dict)
    """Why items are not in the directory, by code and by path."""
    gone: tuple[Gone, ...] = ()
    """What was gone already."""

    def told(self, key: str) -> str | None:
        """One value of the header; None where the side does not carry it."""
        value = self.header.get(key)
        return None if value is None else "、".join(value)


@dataclass(slots=True, frozen=True)
class ValueChange:
    """What was said before and after; ``added`` and ``removed`` leave out what both say."""

    element: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def for_public(self) -> bool:
        """Whether it matters to the public: a new edition or date alone does not."""
        return self.element not in _QUIET


@dataclass(slots=True, frozen=True, eq=False)
class ItemChange:
    """What happened to one item: it came, it went, or it says something else."""

    old: Row | None
    new: Row | None
    renamed: bool = False
    """The same code stands in another domain or category, or under another name."""
    elements: tuple[ValueChange, ...] = ()
    reason: str = ""
    """Why the item is no longer in the directory, where the new side says so."""

    @property
    def row(self) -> Row:
        """The item as it is now, or as it was if it is gone."""
        row = self.new or self.old
        assert row is not None
        return row

    @property
    def kind(self) -> Literal["added", "removed", "kept"]:
        """Whether the item came, went or stayed."""
        return "added" if self.old is None else "removed" if self.new is None else "kept"


@dataclass(slots=True, frozen=True, eq=False)
class Comparison:
    """Everything that changed: of the directory itself, and item by item, domain by domain."""

    old: Side
    new: Side
    header: tuple[ValueChange, ...]
    items: tuple[ItemChange, ...]

    @property
    def added(self) -> list[ItemChange]:
        """Items that are new."""
        return [item for item in self.items if item.kind == "added"]

    @property
    def removed(self) -> list[ItemChange]:
        """Items that are gone."""
        return [item for item in self.items if item.kind == "removed"]

    @property
    def renamed(self) -> list[ItemChange]:
        """Items that have another name or place; they may say something else, too."""
        return [item for item in self.items if item.renamed]

    @property
    def changed(self) -> list[ItemChange]:
        """Items of which an element says something else."""
        return [item for item in self.items if item.elements]

    @property
    def gone(self) -> list[Gone]:
        """Every code that an edition up to now had and this one has not, with its item: what went last comes first."""
        since = self.new.told("edition") or self.new.told("date") or ""
        all_gone = (*(Gone(item.row, since, item.reason) for item in self.removed), *self.old.gone)
        present = {row.id for row in self.new.rows}
        found = {gone.row.id: gone for gone in reversed(all_gone)}
        return [found[code] for code in reversed(found) if code and code not in present]

    @property
    def for_public(self) -> bool:
        """Whether anything changed that matters to the public."""
        return bool(self.items) or any(change.for_public for change in self.header)

    @property
    def counts(self) -> dict[str, int]:
        """How many items there are of each kind of change."""
        return {
            "added": len(self.added),
            "removed": len(self.removed),
            "renamed": len(self.renamed),
            "changed": len(self.changed),
        }

    def domains(self) -> Iterator[tuple[str, list[ItemChange]]]:
        """The changed items of each domain that has any."""
        found: dict[str, list[ItemChange]] = {}
        for item in self.items:
            found.setdefault(item.row.domain, []).append(item)
        yield from found.items()
