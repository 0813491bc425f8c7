"""The guide sheet of a service (办事指南): what to bring, where, how long, how much."""

import re
from collections.abc import Iterator, Sequence

from gongkai.board.notices import about
from gongkai.model.board import Guide
from gongkai.model.directory import Entry, Item
from gongkai.model.sheet import Block, Facts, Heading, Points, Room

_GUIDE = re.compile(
    "办事指南|服务指南|办理(?:条件|流程|程序|材料|地点|时间|方式|指南)|申[请报领](?:条件|材料|流程|程序)|受理(?:条件|部门|地点|范围)"
)


def is_guide(item: Item, entries: Sequence[Entry]) -> bool:
    """Whether the item's sheet is a guide: it discloses one, or a power or service of it has one."""
    if any(entry.guide is not None for entry in entries):
        return True
    return any(_GUIDE.search(text) for text in (item.name, *item.content))


def guide(item: Item, entries: Sequence[Entry], phones: dict[str, str]) -> list[Block]:
    """The blocks of a guide sheet: one part for each power or service that has a guide.

    What a guide does not say is left blank, to be written in. ``phones`` are those of departments.
    """
    described = [entry for entry in entries if entry.guide is not None]
    if not described:
        known = next((phones[owner.name] for owner in item.owner if owner.name in phones), None)
        return [*_part(Guide(phone=known)), about(item)]
    blocks: list[Block] = []
    for entry in described:
        if len(described) > 1 or entry.name not in item.name:
            blocks.append(Heading(entry.name))
        blocks += _part(entry.guide or Guide(), phones.get(entry.owner))
    return [*blocks, about(item)]


def _part(guide: Guide, phone: str | None = None) -> Iterator[Block]:
    yield from _points("谁能办(办理条件)", guide.conditions)
    yield from (
        _points("带什么(办理材料)", guide.materials) if guide.materials else [Room("带什么(办理材料)", 1)]
    )
    rows = [
        ("在哪里办", guide.place or ""),
        ("什么时间办", guide.hours or ""),
        ("多久办好", guide.duration or ""),
        ("收多少钱", guide.fee or ""),
        ("咨询电话", guide.phone or phone or ""),
    ]
    if guide.online:
        rows.append(("网上办理", guide.online))
    yield Facts(tuple(rows))
    yield from _points("怎么办(办理流程)", guide.steps)


def _points(name: str, texts: list[str]) -> Iterator[Block]:
    if texts:
        yield Heading(name)
        yield Points(tuple(texts), numbered=len(texts) > 1)
