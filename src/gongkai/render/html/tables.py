"""The official table, prepared for the templates: plain rows in which every decision is already taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from gongkai.model.directory import LOCAL, PATTERN, RECALLED, Audience, Basis, Body, Directory, Domain, Item
from gongkai.phrases.basis import written
from gongkai.render.html.plan import LEVELS, Plan
from gongkai.render.html.text import anchor, fragment

EVERYONE, SPECIAL = "全社会", "特定群体"
ACTIVE, ON_REQUEST = "主动公开", "依申请公开"
MARKS = {RECALLED: "待核对", LOCAL: "本级", PATTERN: "按规定生成"}
REPEALED = "已废止"


@dataclass(slots=True, frozen=True)
class Row:
    """One row of the table. A tick is its label, or nothing where the box stays empty."""

    number: int
    code: str
    anchor: str
    fragment: str
    href: str
    name: str
    mark: str
    content: list[str]
    basis: list[tuple[str, bool]]
    time_limit: str
    owners: list[str]
    channels: list[str]
    everyone: bool
    groups: list[str] | None
    ticks: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Group:
    """Neighbouring rows of one 一级事项."""

    category: str
    rows: list[Row]


@dataclass(slots=True, frozen=True)
class Chapter:
    """One domain with its table, the marks that its rows carry, and whom to call."""

    domain: Domain
    href: str
    groups: list[Group]
    count: int
    marks: list[str]
    phones: list[Body]


def columns(directory: Directory) -> list[str]:
    """The columns under 公开层级: the levels that items name, from the top down."""
    present = dict.fromkeys(level for item in directory.items for level in item.levels)
    known = [level for level in LEVELS if level in present]
    return known + [level for level in present if level not in LEVELS] or [directory.level]


def chapters(plan: Plan) -> list[Chapter]:
    """The domains that have items, in order."""
    levels = columns(plan.directory)
    items: dict[str, list[Item]] = {}
    for item in plan.directory.items:
        items.setdefault(item.domain, []).append(item)
    domains = (domain for domain in plan.directory.domains if domain.name in items)
    return [_chapter(plan, domain, items[domain.name], levels) for domain in domains]


def _chapter(plan: Plan, domain: Domain, items: list[Item], levels: list[str]) -> Chapter:
    numbered = groupby(enumerate(items, start=1), key=lambda pair: pair[1].category)
    groups = [Group(category, [_row(plan, *pair, levels) for pair in pairs]) for category, pairs in numbered]
    attested = {item.attested for item in items}
    return Chapter(
        domain=domain,
        href=plan.links.domain(domain.name),
        groups=groups,
        count=len(items),
        marks=[mark for kind, mark in MARKS.items() if kind in attested],
        phones=_phones(plan.directory, items),
    )


def _row(plan: Plan, number: int, item: Item, levels: Iterable[str]) -> Row:
    return Row(
        number=number,
        code=item.code,
        anchor=anchor(item.code),
        fragment=fragment(item.code),
        href=plan.links.item(item.code),
        name=item.name,
        mark=MARKS.get(item.attested, ""),
        content=item.content,
        basis=[_citation(basis) for basis in item.basis],
        time_limit=item.time_limit.text,
        owners=[owner.name for owner in item.owner],
        channels=item.channels,
        everyone=any(audience.kind == EVERYONE for audience in item.audience),
        groups=_groups(item.audience),
        ticks=(
            *(method if method in item.method else "" for method in (ACTIVE, ON_REQUEST)),
            *(f"{level}公开" if level in item.levels else "" for level in levels),
        ),
    )


@lru_cache(maxsize=4096)
def _citation(basis: Basis) -> tuple[str, bool]:
    return written(basis), basis.status == REPEALED


def _groups(audience: list[Audience]) -> list[str] | None:
    """Who the 特定群体 are, which may be nobody in particular; None if the item is for no such group."""
    special = [one for one in audience if one.kind != EVERYONE]
    named = [one.who or one.kind for one in special if one.who or one.kind != SPECIAL]
    return named if special else None


def _phones(directory: Directory, items: list[Item]) -> list[Body]:
    """The departments that own any of ``items`` and have a telephone, in the government's order."""
    owners = {owner.name for item in items for owner in item.owner}
    return [body for body in directory.departments if body.phone and body.name in owners]
