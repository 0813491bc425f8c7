"""The page of one item: its elements, the laws behind them, whom to call, and where it is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.model.directory import LOCAL, PATTERN, RECALLED, SEEN, Basis, Entry, Item
from gongkai.model.elements import LABELS
from gongkai.render.html.plan import Plan
from gongkai.render.html.text import web_address

ATTESTED = {
    SEEN: "国家领域标准指引的事项,见于已公布的目录",
    RECALLED: "国家领域标准指引的事项,凭回忆整理,正式发布前请与部委印发的指引核对",
    LOCAL: "本级补充的事项",
    PATTERN: "由本级清单中的事项按国家对该类事项的公开规定生成",
}
_SIBLINGS = 24
_OPEN = {"已废止": "repealed", "已修订": "revised"}


@dataclass(slots=True, frozen=True)
class Law:
    """One citation, and how it stands: ``status`` is nothing where it is not known."""

    title: str
    href: str
    details: str
    articles: str
    status: str
    kind: str


@dataclass(slots=True, frozen=True)
class Owner:
    """Who discloses, and how to reach it."""

    name: str
    href: str
    phone: str | None


@dataclass(slots=True, frozen=True)
class Channel:
    """One channel, with its address where the manifest gives one."""

    name: str
    url: str | None


@dataclass(slots=True, frozen=True)
class ItemPage:
    """Everything that the page of an item shows."""

    item: Item
    href: str
    laws: list[Law]
    owners: list[Owner]
    channels: list[Channel]
    audience: list[str]
    column: str | None
    entries: list[Entry]
    changes: list[tuple[str, str]]
    index_number: str | None
    permanent: str | None
    attested: str
    siblings: list[tuple[str, str]]
    """The nearest others of its category."""
    in_category: int
    previous: tuple[str, str] | None
    following: tuple[str, str] | None


def item_pages(plan: Plan) -> Iterator[ItemPage]:
    """The pages of all items, in the order of the table."""
    for _, domain in groupby(plan.directory.items, key=lambda item: item.domain):
        items = list(domain)
        of_category: dict[str, list[Item]] = {}
        for item in items:
            of_category.setdefault(item.category, []).append(item)
        around = [None, *items, None]
        places: dict[str, int] = {}
        for place, item in enumerate(items):
            category = of_category[item.category]
            near = _near(category, places.setdefault(item.category, 0))
            places[item.category] += 1
            yield _item_page(plan, item, near, len(category), around[place], around[place + 2])


def _near(category: list[Item], place: int) -> list[Item]:
    """The items about a place of their category, but for the one at it: few enough to look over."""
    start = max(0, min(place - _SIBLINGS // 2, len(category) - _SIBLINGS - 1))
    return [item for at, item in enumerate(category[start : start + _SIBLINGS + 1], start) if at != place]


def _item_page(
    plan: Plan, item: Item, near: list[Item], count: int, previous: Item | None, following: Item | None
) -> ItemPage:
    def link(other: Item) -> tuple[str, str]:
        return plan.links.item(other.code), other.name

    href = plan.links.item(item.code)
    return ItemPage(
        item=item,
        href=href,
        laws=[law(plan, basis) for basis in item.basis],
        owners=[_owner(plan, owner.name) for owner in item.owner],
        channels=[Channel(name, web_address(plan.channel_url(name))) for name in item.channels],
        audience=[f"{one.kind}:{one.who}" if one.who else one.kind for one in item.audience],
        column=web_address(plan.column(item)),
        entries=[plan.entries[code] for code in (*item.powers, *item.services) if code in plan.entries],
        changes=[("、".join(LABELS[e] for e in change.elements), change.reason) for change in item.changes],
        index_number=plan.index_number(item),
        permanent=plan.permanent(href),
        attested=ATTESTED[item.attested],
        siblings=[link(other) for other in near],
        in_category=count,
        previous=link(previous) if previous else None,
        following=link(following) if following else None,
    )


def law(plan: Plan, basis: Basis) -> Law:
    """One citation as pages show it."""
    return Law(
        title=f"《{basis.title}》" if basis.quoted else basis.title,
        href=plan.links.law(basis),
        details=" ".join(filter(None, (basis.number, basis.version))),
        articles="、".join(basis.articles),
        status=basis.status or "",
        kind=_OPEN.get(basis.status or "", "valid"),
    )


def _owner(plan: Plan, name: str) -> Owner:
    body = plan.phones.get(name)
    return Owner(name, plan.links.department(name), body.phone if body else None)
