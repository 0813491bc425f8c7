"""The compiled directory (目录): what every renderer and every rule sees."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai.model.board import Guide
from gongkai.model.diagnostic import Place, Places, SourceFile
from gongkai.model.grid import Grid
from gongkai.model.guideline import AudienceGroup

SEEN, RECALLED, LOCAL, PATTERN = "seen", "recalled", "local", "pattern"
"""How an item is attested: seen in published directories, recalled, the government's own, made from a pattern."""


class Clause(NamedTuple):
    """One clause of a time limit (公开时限); kinds and units as in the documentation of ``phrases.time_limit``."""

    kind: str
    trigger: str | None = None
    relation: str | None = None
    amount: float | None = None
    unit: str | None = None
    every: int | str | None = None
    due: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    what: str | None = None
    scope: str | None = None
    place: str | None = None
    before: str | None = None
    note: str | None = None


class TimeLimit(NamedTuple):
    """A time limit: the text exactly as written, and what it means."""

    text: str
    clauses: tuple[Clause, ...] = ()


NO_TIME_LIMIT = TimeLimit("")


class Basis(NamedTuple):
    """One law or document cited (公开依据).

    ``version`` is what the citation says of its revision, as written; ``quoted`` whether it names a title in 《》.
    """

    title: str
    number: str | None = None
    articles: tuple[str, ...] = ()
    status: str | None = None
    version: str | None = None
    quoted: bool = True


class Owner(NamedTuple):
    """A body that discloses (公开主体), and the general term that it stands for."""

    name: str
    general: str | None = None


class Audience(NamedTuple):
    """全社会, or 特定群体 with who."""

    kind: str
    who: str | None = None


WHOLE, PART, LESS = "whole", "part", "less"
"""What an origin did to an element: gave it anew, added to it, took from it."""


class Origin(NamedTuple):
    """Which step gave an element its value (or a part of it), from which field of which source, and the text there."""

    step: str
    places: Places
    source: object
    field: str = ""
    value: object = ""
    effect: str = WHOLE

    @property
    def place(self) -> Place | None:
        """Where the source says it."""
        return self.places.of(self.source, self.field)


class Change(NamedTuple):
    """A local adjustment that an item bears: the elements that it changed, and why."""

    elements: tuple[str, ...]
    reason: str


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """One row of the directory. The steps of ``compile`` complete it by giving it new values.

    A value is never changed in place, since items of one guideline share those that they have in common.
    """

    code: str
    domain: str
    category: str = ""
    name: str = ""
    content: list[str] = field(default_factory=list)
    basis: list[Basis] = field(default_factory=list)
    time_limit: TimeLimit = NO_TIME_LIMIT
    owner: list[Owner] = field(default_factory=list)
    method: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    audience: list[Audience] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    powers: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    attested: str = LOCAL
    confidence: str | None = None
    place: Place | None = None
    origins: dict[str, tuple[Origin, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    @property
    def path(self) -> str:
        """领域/一级事项/二级事项, by which sources may refer to the item."""
        return f"{self.domain}/{self.category}/{self.name}"

    def origin(self, element: str) -> Place | None:
        """The place that gave ``element`` its present value, or the item's own."""
        origins = self.origins.get(element)
        return (origins[-1].place if origins else None) or self.place


class LeftOut(NamedTuple):
    """An item of the guidelines that is not in the directory, and why."""

    code: str
    domain: str
    category: str
    name: str
    step: str
    reason: str
    place: Place | None = None


class Entry(NamedTuple):
    """A power or a service of the lists, as items refer to it."""

    code: str
    name: str
    type: str
    owner: str
    basis: tuple[str, ...]
    audience: tuple[str, ...]
    levels: tuple[str, ...]
    items: tuple[str, ...]
    place: Place | None
    row: object = None
    """The row of the list that it was made from."""
    owner_source: object = None
    """What names its owner: the row, the list, or the government that a higher one's list makes the owner."""
    places: Places | None = None
    """Where the fields of ``row`` are written."""
    guide: Guide | None = None


class Domain(NamedTuple):
    """A domain of the directory (领域), in its order."""

    code: str
    name: str
    slug: str
    document: str | None = None
    number: str | None = None


class Body(NamedTuple):
    """A department of the government, for the pages that name whom to call."""

    name: str
    phone: str | None = None


class Column(NamedTuple):
    """A column of the portal (栏目), and what is published in it: all of a domain, single items, or one channel."""

    url: str
    domains: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    channel: str | None = None


class Picture(NamedTuple):
    """A picture of the government's own."""

    suffix: str
    data: bytes


class Template(NamedTuple):
    """A page template of the government's own, which takes the place of the one of the same name."""

    file: SourceFile
    text: str


class Site(NamedTuple):
    """The portal that the site is a part of, and how the site is to look; None and empty where nothing is said.

    ``url`` is where the site's first page will be, with a slash at its end.
    """

    name: str
    domain: str | None = None
    id_code: str | None = None
    url: str | None = None
    index_number: str | None = None
    host: str | None = None
    operator: str | None = None
    icp: str | None = None
    police: str | None = None
    columns: tuple[Column, ...] = ()
    color: str | None = None
    emblem: Picture | None = None
    header: str | None = None
    footer: tuple[str, ...] = ()
    templates: dict[str, Template] = {}  # noqa: RUF012 - never changed


class DataFile(NamedTuple):
    """A file whose rows fill the table of the item with this code."""

    item: str
    name: str
    grids: tuple[Grid, ...]
    """Its sheets."""
    place: Place | None = None
    """Where the manifest names it."""


class Board(NamedTuple):
    """A notice board (公开栏) and the codes of the items on it, in the order of the table.

    ``show_from`` and ``show_until`` are days as ``2026-11-01``; None where the manifest does not say.
    """

    name: str
    items: tuple[str, ...]
    place: str | None = None
    paper: str = "a4"
    phone: str | None = None
    show_from: str | None = None
    show_until: str | None = None
    data: tuple[DataFile, ...] = ()


class Event(NamedTuple):
    """A day from which time limits run; ``item`` is the code of the only item that it concerns."""

    name: str
    day: date
    item: str | None = None


class Holidays(NamedTuple):
    """The State Council's arrangement for one year: days off, and the weekend days on which people work."""

    year: int
    source: str
    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()


@dataclass(slots=True, eq=False, repr=False)
class Directory:
    """A government's directory. ``items`` are in the order of the table."""

    name: str
    level: str
    code: str | None
    edition: str
    date: str
    portal: str | None = None
    hotline: str | None = None
    credit_code: str | None = None
    folder: str = ""
    """The manifest's folder: outputs name files relative to it."""
    place: Place | None = None
    """Where the manifest lists its departments."""
    domains: list[Domain] = field(default_factory=list)
    departments: list[Body] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    powers: list[Entry] = field(default_factory=list)
    services: list[Entry] = field(default_factory=list)
    undisclosed: list[Entry] = field(default_factory=list)
    audience_groups: list[AudienceGroup] = field(default_factory=list)
    site: Site = field(default_factory=lambda: Site(""))
    boards: tuple[Board, ...] = ()
    events: tuple[Event, ...] = ()
    holidays: tuple[Holidays, ...] = ()
    """Years that the manifest arranges, each once."""
    offices: frozenset[str] = frozenset()
    """Telephones, e-mail and postal addresses that the manifests declare as an office's: they may be shown."""

    @property
    def short_name(self) -> str:
        """The name of the place: 云岭县 for 云岭县人民政府."""
        for ending in ("人民政府", "村民委员会", "居民委员会", "办事处"):
            if self.name.endswith(ending) and len(self.name) > len(ending):
                return self.name.removesuffix(ending)
        return self.name

    def items_of(self, domain: str) -> list[Item]:
        """The items of one domain, in order."""
        return [item for item in self.items if item.domain == domain]
