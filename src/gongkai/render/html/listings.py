"""Lists of items as a department, a level or a group of readers looks at them: by domain, with fewer columns."""

from dataclasses import dataclass
from itertools import groupby

from gongkai.model.directory import Domain, Item
from gongkai.render.html.plan import Plan, View
from gongkai.render.html.text import anchor, fragment


@dataclass(slots=True, frozen=True)
class Line:
    """One item in a list."""

    code: str
    href: str
    category: str
    name: str
    content: str
    time_limit: str
    owners: str
    channels: str
    methods: str


@dataclass(slots=True, frozen=True)
class Section:
    """The lines of one domain, under the domain's name."""

    name: str
    href: str
    anchor: str
    fragment: str
    lines: list[Line]


@dataclass(slots=True, frozen=True)
class Kind:
    """One way of looking: its folder, what a page of it is called, and the column that its lists add."""

    folder: str
    title: str
    about: str
    of: str
    owners: bool
    views: list[View]


def kinds(plan: Plan) -> list[Kind]:
    """Departments, groups of readers, and levels; each only if there is any."""
    place = plan.directory.short_name
    found = [
        Kind(
            "departments",
            "按部门",
            f"{place}各部门、各单位应当公开什么",
            "应当公开的事项",
            False,
            plan.departments,
        ),
        Kind(
            "audiences", "我是…", "按身份找与自己有关的公开事项", "可能要看的公开事项", True, plan.audiences
        ),
        Kind("levels", "按层级", "各级政府和村(社区)应当公开什么", "公开的事项", True, plan.levels),
    ]
    return [kind for kind in found if kind.views]


def sections(plan: Plan, view: View) -> list[Section]:
    """The items of a view, domain by domain."""
    domains = {domain.name: domain for domain in plan.directory.domains}
    grouped = groupby(view.items, key=lambda item: item.domain)
    return [_section(plan, domains[name], list(items)) for name, items in grouped]


def _section(plan: Plan, domain: Domain, items: list[Item]) -> Section:
    lines = [_line(plan, item) for item in items]
    ids = f"d-{anchor(domain.code)}", f"d-{fragment(domain.code)}"
    return Section(domain.name, plan.links.domain(domain.name), *ids, lines)


def _line(plan: Plan, item: Item) -> Line:
    return Line(
        code=item.code,
        href=plan.links.item(item.code),
        category=item.category,
        name=item.name,
        content="、".join(item.content),
        time_limit=item.time_limit.text,
        owners="、".join(owner.name for owner in item.owner),
        channels="、".join(item.channels),
        methods="、".join(item.method),
    )
