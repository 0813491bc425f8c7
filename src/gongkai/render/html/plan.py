"""What there is to show: the directory, looked at from each side from which readers come."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from gongkai.compare.model import Comparison
from gongkai.model.directory import Basis, Body, Directory, Entry, Item
from gongkai.model.guideline import AudienceGroup
from gongkai.render.html.links import Links

LEVELS = ("市级", "县级", "乡级", "村级")


@dataclass(slots=True, frozen=True)
class View:
    """One way in: a department, a level, a group of readers; and the items behind it, in the order of the table."""

    name: str
    href: str
    items: list[Item]
    about: str = ""
    phone: str | None = None


class Plan:
    """One directory and everything that its pages ask about it, each worked out once."""

    def __init__(
        self, directory: Directory, note: str, beside: frozenset[str], changes: Comparison | None = None
    ) -> None:
        self.directory = directory
        self.note = note
        self.beside = beside
        self.changes = changes
        self.links = Links(directory)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Code to item."""
        return {item.code: item for item in self.directory.items}

    @cached_property
    def phones(self) -> dict[str, Body]:
        """Name to department, for those that have a telephone."""
        return {body.name: body for body in self.directory.departments if body.phone}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Code to power or service."""
        return {entry.code: entry for entry in (*self.directory.powers, *self.directory.services)}

    @cached_property
    def departments(self) -> list[View]:
        """Every owner with its items: the government's departments in their order, then other bodies."""
        found = _grouped(self.directory.items, lambda item: [owner.name for owner in item.owner])
        known = [body.name for body in self.directory.departments if body.name in found]
        names = dict.fromkeys([*known, *found])
        return [self._department(name, found[name]) for name in names]

    def _department(self, name: str, items: list[Item]) -> View:
        body = self.phones.get(name)
        return View(name, self.links.department(name), items, phone=body.phone if body else None)

    @cached_property
    def levels(self) -> list[View]:
        """The levels that items name, from the top down."""
        found = _grouped(self.directory.items, lambda item: item.levels)
        names = [level for level in LEVELS if level in found] + [
            level for level in found if level not in LEVELS
        ]
        return [View(name, self.links.level(name), found[name]) for name in names]

    @cached_property
    def audiences(self) -> list[View]:
        """The groups of readers for whom there is anything."""
        found = (
            (group, _concerning(group, self.directory.items)) for group in self.directory.audience_groups
        )
        return [
            View(group.name, self.links.audience(group.name), items, group.who)
            for group, items in found
            if items
        ]

    @cached_property
    def laws(self) -> list[tuple[Basis, list[Item]]]:
        """Every law and document cited, those that most items rest on first, with these items.

        How a law stands depends on the text that is cited (an old number: 已修订), so citations that stand otherwise
        are told apart. Of those that stand alike, the first with a number speaks for all.
        """
        found: dict[tuple[str, str | None], tuple[list[Basis], dict[str, Item]]] = {}
        for item in self.directory.items:
            for basis in item.basis:
                cited, items = found.setdefault((basis.title, basis.status), ([], {}))
                cited.append(basis)
                items[item.code] = item
        laws = [
            (next((basis for basis in cited if basis.number), cited[0]), list(items.values()))
            for cited, items in found.values()
        ]
        return sorted(laws, key=lambda law: -len(law[1]))

    @cached_property
    def law_count(self) -> int:
        """How many different laws and documents are cited."""
        return len({basis.title for basis, _ in self.laws})

    @cached_property
    def _columns(self) -> dict[str, str]:
        """Item, domain and channel to the portal's column where it is published."""
        found: dict[str, str] = {}
        for column in self.directory.site.columns:
            for name in (*column.items, *column.domains, *filter(None, [column.channel])):
                found.setdefault(name, column.url)
        return found

    def column(self, item: Item) -> str | None:
        """Where on the portal an item is published; None if the manifest does not say."""
        return self._columns.get(item.code) or self._columns.get(item.domain)

    @property
    def has_sheets(self) -> bool:
        """Whether sheets for notice boards are written too."""
        return "sheets" in self.beside and any(board.items for board in self.directory.boards)

    @cached_property
    def _sheets(self) -> dict[str, str]:
        boards = self.directory.boards if self.has_sheets else ()
        return {
            code: self.links.sheet(board.name, code) for board in reversed(boards) for code in board.items
        }

    def sheet(self, code: str) -> str | None:
        """Where an item's sheet is printed from; None if it hangs on no board, or no sheets are written."""
        return self._sheets.get(code)

    def channel_url(self, channel: str) -> str | None:
        """The address of a channel; None if the manifest does not say."""
        return self._columns.get(channel)

    def permanent(self, address: str) -> str | None:
        """The whole web address of a page, where the manifest says where the site will be."""
        return self.directory.site.url and self.directory.site.url + address

    def index_number(self, item: Item) -> str | None:
        """索引号 of an item, by the manifest's template; None where it gives none."""
        template = self.directory.site.index_number
        if template is None:
            return None
        domain = next((d.code for d in self.directory.domains if d.name == item.domain), "")
        values = {
            "区划": self.directory.code or "",
            "领域": domain,
            "编码": item.code,
            "年份": self.directory.date[:4],
            "机构代码": self.directory.credit_code or "",
        }
        return re.sub(r"\{([^{}]*)\}", lambda match: values.get(match[1], match[0]), template)


def _grouped(items: Iterable[Item], names: Callable[[Item], Iterable[str]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        for name in dict.fromkeys(names(item)):
            found.setdefault(name, []).append(item)
    return found


def _concerning(group: AudienceGroup, items: list[Item]) -> list[Item]:
    """The items that the group's domains, or words, or exceptions from these, say concern it."""
    words = re.compile(group.words) if group.words else None
    never = re.compile(group.not_words) if group.not_words else None
    return [item for item in items if _concerns(item, group.domains, words, never)]


def _concerns(
    item: Item, domains: list[str], words: re.Pattern[str] | None, never: re.Pattern[str] | None
) -> bool:
    if item.domain in domains:
        return True
    if words is None:
        return False
    text = "\n".join([item.category, item.name, *item.content, *(a.who for a in item.audience if a.who)])
    return words.search(text) is not None and (never is None or never.search(text) is None)
