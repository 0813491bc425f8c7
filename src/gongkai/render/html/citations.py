"""The page of laws: every law and document cited, how it stands, and the items that rest on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.model.directory import Item
from gongkai.render.html.items import Law, law
from gongkai.render.html.plan import Plan


@dataclass(slots=True, frozen=True)
class Cited:
    """One law, and the items that rest on it, domain by domain."""

    law: Law
    anchor: str
    count: int
    domains: list[tuple[str, list[tuple[str, str]]]]


def cited(plan: Plan) -> Iterator[Cited]:
    """Every law, those that most items rest on first."""
    for basis, items in plan.laws:
        domains = [(name, _links(plan, rows)) for name, rows in groupby(items, key=lambda item: item.domain)]
        yield Cited(law(plan, basis._replace(articles=())), plan.links.anchor(basis), len(items), domains)


def _links(plan: Plan, items: Iterator[Item]) -> list[tuple[str, str]]:
    return [(plan.links.item(item.code), item.name) for item in items]
