"""GK7: towns and villages say of the same matter what the government above says."""

import re
from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import PATTERN, Item, Origin
from gongkai.model.elements import LABELS
from gongkai.phrases.basis import core_title, written
from gongkai.phrases.text import split_outside_brackets, tidy
from gongkai.phrases.time_limit import parse

_SAME = "国办发〔2019〕54号:政务公开与村(居)务公开有效衔接,相同事项的公开内容对应一致"
_GIVEN = "国办发〔2019〕54号:县、乡两级逐项梳理,应公开尽公开"
_NUMBERING = r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.)]|[①-⑳])"
_COMPARED = ("name", "content", "basis", "time_limit", "method", "channels", "audience")


def contradicts(subject: Subject) -> Iterator[Finding]:
    """Elements that this government writes otherwise than the one above does for the same item."""
    above = subject.above
    if above is None:
        return
    by_code = {item.code: item for item in above.items}
    by_name = {(item.domain, tidy(item.name)): item for item in above.items}
    for item in subject.directory.items:
        other = by_code.get(item.code) or by_name.get((item.domain, tidy(item.name)))
        for element in _COMPARED if other is not None else ():
            origin = _written_last(item, element)
            if other is not None and origin is not None and not _same(element, item, other):
                yield Finding(
                    origin.place,
                    f"{item.code} {item.name} 的{LABELS[element]}与{above.short_name}的同一事项不一致:"
                    f"这里是「{_shown(element, item)}」,{above.short_name}是「{_shown(element, other)}」",
                    "改成一致;确有不同内容的,另列一项,名称写出区别",
                    item.code,
                    item.domain,
                    Severity.INFO if element == "channels" else None,
                )


def _written_last(item: Item, element: str) -> Origin | None:
    """What this government's or a higher one's own hand did last to an element.

    A power of the town's own adds its law to the item's basis, and contradicts nothing.
    """
    origin = item.origins[element][-1] if item.origins.get(element) else None
    by_hand = origin is not None and origin.step in ("adjust", "extend")
    return origin if by_hand and origin and origin.place and not origin.place.file.label else None


def _same(element: str, one: Item, other: Item) -> bool:
    """Whether two items say the same.

    A channel, a law or a point of content more contradicts nothing, nor does a wording that means the same.
    """
    if element == "channels":
        return not one.channels or not other.channels or bool(set(one.channels) & set(other.channels))
    if element == "time_limit":
        if tidy(one.time_limit.text) == tidy(other.time_limit.text):
            return True
        clauses = parse(one.time_limit.text), parse(other.time_limit.text)
        return clauses[0] == clauses[1] and all(clause.kind != "unknown" for clause in clauses[0])
    if element == "basis":
        return {core_title(b.title) for b in one.basis} >= {core_title(b.title) for b in other.basis}
    mine, theirs = getattr(one, element), getattr(other, element)
    if isinstance(mine, str):
        return tidy(mine) == tidy(theirs)
    if element == "content":
        return _points(mine) >= _points(theirs)
    return set(mine) == set(theirs)


def _points(content: list[str]) -> set[str]:
    """What a content names, without its numbering and punctuation."""
    parts = (part for text in content for part in split_outside_brackets(tidy(text), "、,;。\n"))
    bare = (re.sub(_NUMBERING, "", re.sub(r"[\s:]", "", part)) for part in parts)
    return {part for part in bare if not re.fullmatch(r"[一二三四五六七八九十\d]*", part)}


def _shown(element: str, item: Item) -> str:
    value = getattr(item, element)
    text: str
    match element:
        case "time_limit":
            text = value.text
        case "basis":
            text = "、".join(map(written, value))
        case "audience":
            text = "、".join(f"{a.kind}:{a.who}" if a.who else a.kind for a in value)
        case _:
            text = value if isinstance(value, str) else "、".join(value)
    return text if len(text) <= 40 else text[:40] + "…"


def left_out(subject: Subject) -> Iterator[Finding]:
    """Items that the directory above gives to this level, and that this one leaves out and says nothing of."""
    above, here = subject.above, subject.directory
    if above is None:
        return
    known = {item.code for item in here.items} | {left.code for left in here.left_out}
    names = {(item.domain, tidy(item.name)) for item in here.items} | {
        (left.domain, left.name) for left in here.left_out
    }
    missing: dict[str, list[Item]] = {}
    for item in above.items:
        if here.level not in item.levels or item.attested == PATTERN or item.code in known:
            continue
        if (item.domain, tidy(item.name)) not in names:
            missing.setdefault(item.domain, []).append(item)
    choice = subject.manifest.guidelines
    place = subject.place(choice, "include") if choice and choice.include else subject.place(subject.manifest)
    for domain, items in missing.items():
        shown = "、".join(f"{item.code} {item.name}" for item in items[:3])
        yield Finding(
            place,
            f"「{domain}」有 {len(items)} 项应由{here.level}公开,没有列入,也没有说明理由:{shown}{' 等' if len(items) > 3 else ''}",
            f"列入;或在 guidelines.exclude 里写 {{domain: {domain}, reason: …}},在 exclude 里写单个事项和理由",
            domain=domain,
        )


_COUNTY = (
    "# file: county.yaml\n"
    "government: {name: 云岭县人民政府, level: 县级}\ndate: 2026-11-01\nedition: 2026年版\n"
    "guidelines: {include: [就业创业], current_laws: true}\n"
    "adjust: [{item: '18', add: {channels: [其他:云岭融媒APP]}, reason: 就业信息同步在融媒APP发布}]\n"
)
_TOWN = "# file: town.yaml\nparent: county.yaml\ngovernment: {name: 石桥镇人民政府, level: 乡级}\n"

RULES = [
    Rule(
        "GK701",
        "contradicts",
        Severity.WARNING,
        "与上级政府的同一事项不一致",
        _SAME,
        contradicts,
        bad=f"{_TOWN}adjust: [{{item: 18-01-01, set: {{time_limit: 每年公布一次}}, reason: 镇里安排}}]\n{_COUNTY}",
        good=f"{_TOWN}adjust: [{{item: 18-01-01, add: {{channels: [便民服务站]}}, reason: 镇里安排}}]\n{_COUNTY}",
    ),
    Rule(
        "GK702",
        "left-out-without-reason",
        Severity.WARNING,
        "应由本级公开的事项没有列入,也没有说明理由",
        _GIVEN,
        left_out,
        bad=f"{_TOWN}guidelines: {{include: [旅游]}}\n{_COUNTY}",
        good=f"{_TOWN}guidelines: {{exclude: [{{domain: 就业创业, reason: 由县公共就业服务中心统一办理}}]}}\n{_COUNTY}",
    ),
]
