"""The page of charts (图表): the directory counted from each side from which people look at it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from gongkai.model.directory import LOCAL, PATTERN, RECALLED, SEEN, Item
from gongkai.phrases.channels import OTHER
from gongkai.render.html.charts import Bar, Count, bars, percent
from gongkai.render.html.plan import Plan
from gongkai.render.html.time_classes import CLASSES, SHORTER, STATUTORY, class_of

MOST_DOMAINS, MOST_DEPARTMENTS = 60, 30
"""How many bars a chart shows one by one; the rest are one bar together, and all are in the table."""

UNSAID = "没有写明"
_T = TypeVar("_T")
_ATTESTED = {
    SEEN: "见于已公布的目录",
    RECALLED: "凭回忆整理,待与原文核对",
    PATTERN: "由本级清单按规定生成",
    LOCAL: "本级补充",
}


@dataclass(slots=True, frozen=True)
class Line:
    """One row of the table behind a chart."""

    name: str
    href: str | None
    count: int
    share: str


@dataclass(slots=True, frozen=True)
class Figure:
    """One chart: what it shows in a sentence, how it counts, its bars and its table, both in groups.

    ``total`` is the sum of the table; None where an item may be in several of its rows.
    """

    anchor: str
    title: str
    of: str
    finding: str
    about: str
    groups: list[tuple[str, list[Bar]]]
    table: list[tuple[str, list[Line]]]
    total: int | None = None
    framed: bool = False
    number: int = 0


@dataclass(slots=True, frozen=True)
class Part:
    """Charts that belong together, in columns side by side where there is room."""

    anchor: str
    title: str
    columns: list[list[Figure]]


def parts(plan: Plan) -> list[Part]:
    """Every chart, numbered; none where there is nothing to count."""
    if not plan.directory.items:
        return []
    numbers = count(1)
    found = (
        ("who", "谁公开什么", [[_domains], [_departments]]),
        ("when", "多久公开", [[_time_limits]]),
        ("where", "在哪里、怎样、向谁公开", [[_channels], [_levels, _methods, _audiences]]),
        ("from", "条目从哪里来", [[_attested]]),
    )
    return [
        Part(
            anchor,
            title,
            [[replace(figure(plan), number=next(numbers)) for figure in one] for one in columns],
        )
        for anchor, title, columns in found
    ]


def _domains(plan: Plan) -> Figure:
    tally = Counter(item.domain for item in plan.directory.items)
    counts = [
        Count(domain.name, tally[domain.name], plan.links.domain(domain.name))
        for domain in plan.directory.domains
        if domain.name in tally
    ]
    drawn = _drawn(counts, MOST_DOMAINS, "领域", plan, lambda item: [item.domain])
    finding = f"{_among(counts, '个领域')}{_most(counts, plan)}。"
    return _figure(
        plan, "domains", "各领域的公开事项", "领域", finding, "按目录的顺序排列。", drawn, counts, once=True
    )


def _departments(plan: Plan) -> Figure:
    found = [Count(view.name, len(view.items), view.href) for view in plan.departments]
    counts = [*sorted(found, key=lambda one: -one.count), *_unsaid(plan, _owners)]
    drawn = _drawn(counts, MOST_DEPARTMENTS, "部门和单位", plan, _owners)
    finding = (
        f"{_among(found, '个部门和单位')}{_most(found, plan)}。" if found else "事项都没有写明公开主体。"
    )
    about = _several("一个事项可以有几个公开主体", counts, plan)
    return _figure(plan, "departments", "各部门的公开事项", "部门和单位", finding, about, drawn, counts)


def _time_limits(plan: Plan) -> Figure:
    total = len(plan.directory.items)
    tally = Counter(class_of(item.time_limit) for item in plan.directory.items)
    counts = [
        Count(name, tally[name], group=group)
        for group, names in CLASSES.items()
        for name in names
        if tally[name]
    ]
    shorter = sum(tally[name] for name in SHORTER)
    finding = f"{tally[STATUTORY]} 项({percent(tally[STATUTORY], total)})按法定的 20 个工作日公开,{shorter} 项更快。"
    about = (
        "《中华人民共和国政府信息公开条例》第二十六条规定的期限是自信息形成或者变更之日起20个工作日内。"
        "每个事项只计一次:写了几个时限的,按其中最短的天数计;没有天数的,按表中排在前面的一类计。"
        "工作日与自然日分开计,只在比较哪个更短时把5个工作日当作7日;1周为7日,1个月为30日。"
        "没有写从何时起算的天数(如只写「20个工作日」)也计在内。"
        "「更快」的是即时公开和少于20个工作日的,不含按自然日计的。"
    )
    return _figure(plan, "time-limits", "公开时限", "公开时限", finding, about, counts, counts, once=True)


def _channels(plan: Plan) -> Figure:
    counts = _counted(plan, lambda item: item.channels)
    standard = [one for one in counts if not _is_other(one.name)]
    others = [replace(one, name=_named(one.name), group="其他渠道") for one in counts if _is_other(one.name)]
    drawn, about = standard, _several("一个事项可以有几个渠道", counts, plan)
    if others:
        items = sum(any(map(_is_other, item.channels)) for item in plan.directory.items)
        drawn = [*standard, Count(f"其他({len(others)} 种,见数字表)", items, part=True)]
        about += "「其他」按事项计,一个事项有几种其他渠道只计一次。"
    finding = f"{_most([*standard, *others], plan)}。"
    return _figure(
        plan, "channels", "公开渠道和载体", "公开渠道", finding, about, drawn, [*standard, *others]
    )


def _levels(plan: Plan) -> Figure:
    found = [Count(view.name, len(view.items), view.href) for view in plan.levels]
    counts = [*found, *_unsaid(plan, lambda item: item.levels)]
    finding = f"{_most(counts, plan)}。"
    about = _several("一个事项可以在几个层级公开", counts, plan)
    return _figure(plan, "levels", "公开层级", "公开层级", finding, about, counts, counts, framed=True)


def _methods(plan: Plan) -> Figure:
    return _shares(plan, "methods", "公开方式", lambda item: item.method)


def _audiences(plan: Plan) -> Figure:
    return _shares(plan, "audiences", "公开对象", lambda item: (audience.kind for audience in item.audience))


def _shares(plan: Plan, anchor: str, title: str, kinds: Callable[[Item], Iterable[str]]) -> Figure:
    """A chart in which an item of two kinds is of a third: both."""
    counts = _counted(plan, lambda item: filter(None, ["和".join(sorted(set(kinds(item))))]))
    return _figure(
        plan, anchor, title, title, f"{_most(counts, plan)}。", "", counts, counts, once=True, framed=True
    )


def _attested(plan: Plan) -> Figure:
    tally = Counter(item.attested for item in plan.directory.items)
    counts = [Count(name, tally[kind]) for kind, name in _ATTESTED.items() if tally[kind]]
    finding = f"{_most(counts, plan)}。"
    if tally[RECALLED]:
        share = percent(tally[RECALLED], tally.total())
        finding = f"{tally[RECALLED]} 项({share})凭回忆整理,正式发布前请与部委印发的指引核对。"
    return _figure(
        plan, "attested", "条目的来源", "来源", finding, "", counts, counts, once=True, framed=True
    )


def _figure(
    plan: Plan,
    anchor: str,
    title: str,
    of: str,
    finding: str,
    about: str,
    drawn: Sequence[Count],
    counts: Sequence[Count],
    *,
    once: bool = False,
    framed: bool = False,
) -> Figure:
    total = len(plan.directory.items)
    shown = list(zip(drawn, bars(drawn, total, of_all=framed), strict=True))
    lines = [(one, Line(one.name, one.href, one.count, percent(one.count, total))) for one in counts]
    groups, table = _by_group(shown), _by_group(lines)
    return Figure(anchor, title, of, finding, about, groups, table, total if once else None, framed)


def _by_group(pairs: Iterable[tuple[Count, _T]]) -> list[tuple[str, list[_T]]]:
    groups: dict[str, list[_T]] = {}
    for one, shown in pairs:
        groups.setdefault(one.group, []).append(shown)
    return list(groups.items())


def _counted(plan: Plan, names: Callable[[Item], Iterable[str]]) -> list[Count]:
    """In how many items each name is, the most frequent first; and in how many there is none."""
    tally = Counter(name for item in plan.directory.items for name in dict.fromkeys(names(item)))
    return [*(Count(name, number) for name, number in tally.most_common()), *_unsaid(plan, names)]


def _unsaid(plan: Plan, names: Callable[[Item], Iterable[str]]) -> list[Count]:
    items = sum(not list(names(item)) for item in plan.directory.items)
    return [Count(UNSAID, items)] if items else []


def _drawn(
    counts: Sequence[Count], most: int, of: str, plan: Plan, names: Callable[[Item], Iterable[str]]
) -> Sequence[Count]:
    """What a chart has room for: the first of ``counts``, and the items of all others together."""
    if len(counts) <= most + 1:
        return counts
    rest = {one.name for one in counts[most:]}
    items = sum(not rest.isdisjoint(list(names(item)) or [UNSAID]) for item in plan.directory.items)
    return [*counts[:most], Count(f"其余 {len(rest)} 个{of}(见数字表)", items, part=True)]


def _most(counts: Sequence[Count], plan: Plan) -> str:
    """Which of ``counts`` is the largest."""
    most = max(counts, key=lambda one: one.count)
    named = f"{_brief(most.name)}最多" if len(counts) > 1 else f"只有{_brief(most.name)}"
    return f"{named},{most.count} 项,占 {percent(most.count, len(plan.directory.items))}"


def _among(counts: Sequence[Count], of: str) -> str:
    return f"{len(counts)} {of}中," if len(counts) > 1 else ""


def _several(why: str, counts: Sequence[Count], plan: Plan) -> str:
    summed, total = sum(one.count for one in counts), len(plan.directory.items)
    return f"{why},所以各行之和({summed})大于事项总数({total})。" if summed > total else ""


def _owners(item: Item) -> list[str]:
    return [owner.name for owner in item.owner]


def _is_other(channel: str) -> bool:
    return channel.partition(":")[0] == OTHER


def _named(channel: str) -> str:
    return channel.partition(":")[2] or f"其他({UNSAID}是什么)"


def _brief(name: str) -> str:
    if name == UNSAID:
        return f"{UNSAID}的"
    return name if len(name) <= 30 else f"{name[:29]}…"
