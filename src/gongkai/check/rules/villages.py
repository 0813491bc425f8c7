"""GK7: matters of a village (村务公开) that are the town's or the county's too say the same as there."""

import re
from collections.abc import Iterable, Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import Clause, Directory, Item
from gongkai.model.government import LocalItem
from gongkai.phrases.text import split_outside_brackets, tidy
from gongkai.phrases.time_limit import parse

_SAME = "国办发〔2019〕54号(十一):政务公开与村(居)务公开有效衔接,相同事项的公开内容对应一致"
_ALIKE = 0.5
"""Share of the pairs of characters of a point that a wording of the same meaning has too."""
_EMPTY = re.compile(
    "等?(?:相关|有关|基本|具体)?(?:信息|情况|材料|内容)$|^(?:拟|已|相关|有关|各项?|农村|城市|城乡)"
)


def _declared(subject: Subject) -> Iterator[tuple[Item, LocalItem, int, str]]:
    """Each item of the government's own with what its manifest says is the same above."""
    for item, row in _own(subject):
        for index, name in enumerate(row.same_as):
            yield item, row, index, name


def _own(subject: Subject) -> Iterator[tuple[Item, LocalItem]]:
    rows = {id(row): row for row in subject.manifest.items}
    for item in subject.directory.items:
        row = next((rows[id(o.source)] for o in item.origins.get("name", ()) if id(o.source) in rows), None)
        if row is not None:
            yield item, row


def _found(subject: Subject, name: str) -> tuple[Item, Directory] | None:
    """The item above that ``name`` means, in the nearest directory that has it."""
    for directory in subject.higher:
        for item in directory.items:
            if name in (item.code, item.path):
                return item, directory
    return None


def differs(subject: Subject) -> Iterator[Finding]:
    """Matters that say less than the same matter does above, or are published later."""
    for item, row, index, name in _declared(subject):
        found = _found(subject, name)
        if found is None:
            continue
        other, above = found
        same = f"{item.code} {item.name} 与{above.short_name}的 {other.code} {other.name} 是同一件事"
        lacking = [point for point in _points(other.content) if not _is_said(point, item.content)]
        if lacking:
            yield Finding(
                subject.place(row, "content") or subject.place(row, "same_as", index),
                f"{same},公开内容没有「{'、'.join(lacking)}」",
                "补上,用同样的说法;确实不在村里公开的,不要写在 same_as 里",
                item.code,
                item.domain,
            )
        if late := _later(item, other):
            yield Finding(
                subject.place(row, "time_limit") or subject.place(row, "same_as", index),
                f"{same},公开时限「{item.time_limit.text}」比「{other.time_limit.text}」{late}",
                "改成一致",
                item.code,
                item.domain,
            )


def _points(content: Iterable[str]) -> list[str]:
    parts = (part for text in content for part in split_outside_brackets(tidy(text), "、,;。和\n"))
    bare = (re.sub(r"\([^()]*\)|[〔〕*]", "", part).strip() for part in parts)
    return [part for part in bare if len(part) > 1]


def _is_said(point: str, content: list[str]) -> bool:
    """Whether a content says a point, in these words or in others of the same meaning."""
    core = _core(point)
    texts = [tidy(text) for text in content]
    wanted = _pairs(core)
    if not wanted or any(core in text for text in texts):
        return True
    if "名单" in core and any(re.search("姓名|名单", text) for text in texts):
        return True  # a list of names is what the names of its people are
    return any(len(wanted & _pairs(text)) >= _ALIKE * len(wanted) for text in texts)


def _core(point: str) -> str:
    before = ""
    while point != before:
        before, point = point, _EMPTY.sub("", point)
    return point


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _later(item: Item, other: Item) -> str:
    """How a time limit is worse than the other: published later, or shown for less time; empty if it is not."""
    mine, theirs = parse(item.time_limit.text), parse(other.time_limit.text)
    if _is_beyond(mine, theirs, ("deadline", "bare"), 1):
        return "晚"
    return "短" if _is_beyond(mine, theirs, ("min_period", "display"), -1) else ""


def _is_beyond(mine: Iterable[Clause], theirs: Iterable[Clause], kinds: tuple[str, ...], sign: int) -> bool:
    for clause in mine:
        for other in theirs:
            comparable = clause.kind in kinds and other.kind in kinds and clause.unit == other.unit
            if comparable and clause.amount is not None and other.amount is not None:
                return (clause.amount - other.amount) * sign > 0
    return False


def unknown(subject: Subject) -> Iterator[Finding]:
    """Items above that a matter names and that are not there."""
    for item, row, index, name in _declared(subject):
        if _found(subject, name) is None:
            yield Finding(
                subject.place(row, "same_as", index),
                f"{item.code} {item.name} 的 same_as「{name}」在上级政府的目录里没有",
                _hint(subject, name),
                item.code,
                item.domain,
            )


def _hint(subject: Subject, name: str) -> str:
    from difflib import get_close_matches

    if not subject.higher:
        return "这份清单没有写 parent;写上乡镇、街道的清单文件"
    items = [item for directory in subject.higher for item in directory.items]
    names = {text: f"{item.code} {item.path}" for item in items for text in (item.code, item.path)}
    near = dict.fromkeys(names[text] for text in get_close_matches(name, names, n=3, cutoff=0.5))
    return f"是不是 {'、'.join(near)}?" if near else "写上级事项的编码,或 领域/一级事项/二级事项"


_MATTERS = (
    "最低生活保障|特困人员|临时救助|危房改造|征地补偿|高龄津贴|两项补贴|计划生育家庭|奖励扶助|耕地地力|农机购置补贴|生态公益林|退耕还林"
    "|雨露计划|公租房|受灾|救灾"
)
_SHOWN = re.compile("公示|名单|对象|审[核批]|结果|发放|支付")


def undeclared(subject: Subject) -> Iterator[Finding]:
    """Matters that look like an item above, and that the manifest does not relate to it."""
    if subject.directory.level != "村级":
        return
    for item, row in _own(subject):
        matter = None if row.same_as else re.search(_MATTERS, item.name)
        others = _alike(subject, matter[0]) if matter else []
        if others:
            shown = "、".join(f"{one.code} {one.category}/{one.name}" for one in others[:3])
            yield Finding(
                subject.place(row),
                f"{item.code} {item.name} 看来与上级的 {shown} 是同一件事,没有写 same_as",
                "是同一件事的,写 same_as: [编码],公开内容对应一致",
                item.code,
                item.domain,
            )


def _alike(subject: Subject, matter: str) -> list[Item]:
    """The items above of the same matter that are shown on notice boards, of the nearest directory that has any."""
    for directory in subject.higher:
        found = [
            item
            for item in directory.items
            if matter in f"{item.category}{item.name}"
            and _SHOWN.search(item.name)
            and any("公示栏" in channel for channel in item.channels)
        ]
        if found:
            return found
    return []


_TOWN = (
    "# file: town.yaml\ngovernment: {name: 石桥镇人民政府, level: 乡级}\ndate: 2026-11-01\nedition: 2026年版\n"
    "guidelines: {include: [旅游]}\nitems:\n  - {code: T1, category: 社会救助, name: 临时救助名单, content: [救助对象姓名, 救助金额],\n"
    "     basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条], time_limit: 信息形成之日起10个工作日内, owner: 石桥镇人民政府,\n"
    "     method: 主动公开, channels: [政府网站, 社区/企事业单位/村公示栏(电子屏)], audience: 全社会, levels: [乡级]}\n"
)
_VILLAGE = (
    "# file: village.yaml\nparent: town.yaml\ngovernment: {name: 柳湾村村民委员会, level: 村级}\nitems:\n"
    "  - {category: 社会救助, name: 临时救助对象公示, content: [%s], basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条],\n"
    "     time_limit: 信息形成之日起10个工作日内, owner: 柳湾村村民委员会, method: 主动公开,\n"
    "     channels: [社区/企事业单位/村公示栏(电子屏)], audience: 全社会, levels: [村级]%s}\n"
)

RULES = [
    Rule(
        "GK703",
        "differs-from-above",
        Severity.WARNING,
        "与上级是同一件事,公开内容、时限不一致",
        _SAME,
        differs,
        bad=_VILLAGE % ("救助对象姓名", ", same_as: [T1]") + _TOWN,
        good=_VILLAGE % ("救助对象姓名和金额", ", same_as: [T1]") + _TOWN,
    ),
    Rule(
        "GK704",
        "no-such-item-above",
        Severity.ERROR,
        "same_as 写的上级事项不存在",
        _SAME,
        unknown,
        bad=_VILLAGE % ("救助对象姓名、救助金额", ", same_as: [T9]") + _TOWN,
        good=_VILLAGE % ("救助对象姓名、救助金额", ", same_as: [T1]") + _TOWN,
    ),
    Rule(
        "GK705",
        "same-matter-unsaid",
        Severity.INFO,
        "看来与上级是同一件事,没有写明",
        _SAME,
        undeclared,
        bad=_VILLAGE % ("救助对象姓名、救助金额", "") + _TOWN,
        good=_VILLAGE % ("救助对象姓名、救助金额", ", same_as: [T1]") + _TOWN,
    ),
]
