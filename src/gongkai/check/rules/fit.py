"""GK9: the directory fits the place, and was not copied from above (一刀切)."""

from collections.abc import Iterator
from functools import lru_cache

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Place, Severity
from gongkai.model.directory import Directory, Item

_SOURCE = "国办发〔2019〕54号:因地制宜编制,避免一刀切、照搬照抄"
_FORM = "国办发〔2019〕54号:根据事项和对象选择适当的公开渠道"

_ENOUGH = 20
"""Fewer items than this say nothing of how a directory was made."""


def not_adapted(subject: Subject) -> Iterator[Finding]:
    """A directory whose rows differ from the guidelines in nothing but who publishes them.

    Rows that only name the local department are counted as copied: naming it is what the law asks of everyone.
    """
    items = subject.directory.items
    copied = [item for item in items if not _is_adapted(subject, item)]
    if len(items) < _ENOUGH or len(copied) / len(items) < 0.98:
        return
    yield Finding(
        subject.place(subject.manifest.government),
        f"{len(items)} 项里有 {len(copied)} 项({_percent(len(copied), len(items))})与指引完全相同,没有任何本地内容",
        "接入本级权责清单(permissions)和公共服务事项清单(services),按本地实际用 adjust、exclude、items 调整",
    )


def _is_adapted(subject: Subject, item: Item) -> bool:
    if subject.own(item) or item.powers or item.services:
        return True
    return any(
        origin.step in ("match", "adjust", "extend")
        for origins in item.origins.values()
        for origin in origins
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole}%"


def every_box_ticked(subject: Subject) -> Iterator[Finding]:
    """Domains in which every item has every standard channel ticked."""
    boxes = [name for name in subject.vocabulary.channel_order if not name.startswith("其他")]
    for domain in subject.directory.domains:
        items = subject.directory.items_of(domain.name)
        full = [item for item in items if len(set(item.channels) & set(boxes)) >= len(boxes) - 1]
        if not full or len(full) * 10 < len(items) * 9:
            continue
        place = full[0].origin("channels")
        if place is None or place.file.label:
            continue
        yield Finding(
            place,
            f"「{domain.name}」的 {len(full)} 项勾选了全部公开渠道",
            "只勾实际使用、对象看得到的渠道;都勾等于没有选择",
            full[0].code if len(full) == 1 else "",
            domain.name,
        )


def like_its_neighbour(subject: Subject) -> Iterator[Finding]:
    """Towns of one county whose own rows are all but the same."""
    if not subject.beside or subject.above is None:
        return
    here = _rows(subject.directory, subject.above)
    if len(here) < 3:
        return
    for other in subject.beside:
        there = _rows(other, subject.above)
        if other.level != subject.directory.level or not there:
            continue
        same = len(here & there)
        if same / max(len(here), len(there)) < 0.95:
            continue
        yield Finding(
            _place(subject),
            f"{subject.directory.name}自己写的内容与{other.name}的几乎一样({same} 项相同)",
            "按本乡镇(街道、村)的实际写:自己的事项、调整和渠道",
        )
        return


@lru_cache(maxsize=8)
def _places(directory: Directory) -> frozenset[Place | None]:
    """Where the values of a directory are written: what its towns have from there is not theirs."""
    return frozenset(
        origin.place for item in directory.items for origins in item.origins.values() for origin in origins
    )


@lru_cache(maxsize=256)
def _rows(directory: Directory, above: Directory) -> frozenset[tuple[str, ...]]:
    """What a directory's own manifest wrote of its items, but for the names of the place; kept for its neighbours."""
    rows, inherited = set(), _places(above)
    for item in directory.items:
        own = {
            element: origins[-1].value
            for element, origins in item.origins.items()
            if element not in ("owner", "levels")
            and (place := origins[-1].place) not in inherited
            and _is_from(place, directory.folder)
        }
        if own:
            text = [
                f"{key}={value}".replace(directory.short_name, "〇") for key, value in sorted(own.items())
            ]
            rows.add((item.domain, item.name.replace(directory.short_name, "〇"), *text))
    return frozenset(rows)


def _is_from(place: Place | None, folder: str) -> bool:
    return place is not None and not place.file.label and place.file.path.startswith(folder)


def _place(subject: Subject) -> Place | None:
    return subject.place(subject.manifest.government)


_CHANNELS = (
    "政府网站, 政府公报, 两微一端, 发布会/听证会, 广播电视, 纸质媒体, 公开查阅点, 政务服务中心, 便民服务站, 入户/现场,"
    " 社区/企事业单位/村公示栏(电子屏), 精准推送"
)

_COUNTY = (
    "# file: county.yaml\ngovernment: {name: 云岭县人民政府, level: 县级}\ndate: 2026-11-01\nedition: 2026年版\n"
    "guidelines: {include: [旅游]}\n"
)


def _town(name: str, file: str, *items: str) -> str:
    rows = "".join(
        f"  - {{category: 集镇管理, name: {item}, content: [{item}方案], basis: [《中华人民共和国道路交通安全法》第三十九条], owner: {name}人民政府,\n"
        "     time_limit: 信息形成之日起5个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
        for item in items
    )
    head = f"parent: county.yaml\ngovernment: {{name: {name}人民政府, level: 乡级}}\nitems:\n"
    return f"# file: {file}\n{head}{rows}"


RULES = [
    Rule(
        "GK901",
        "not-adapted",
        Severity.WARNING,
        "目录照搬指引,没有本地内容",
        _SOURCE,
        not_adapted,
        bad="guidelines: {include: [就业创业], current_laws: true}",
        good=(
            "guidelines: {include: [就业创业], current_laws: true}\n"
            "adjust:\n  - {item: 就业创业, add: {channels: [其他:云岭融媒APP]}, reason: 就业信息同步在融媒APP发布}"
        ),
    ),
    Rule(
        "GK902",
        "every-box-ticked",
        Severity.WARNING,
        "一个领域的事项全部勾选了所有渠道",
        _FORM,
        every_box_ticked,
        bad=f"channels: [{_CHANNELS}]",
        good="channels: [政府网站, 政务服务中心]",
    ),
    Rule(
        "GK903",
        "like-its-neighbour",
        Severity.WARNING,
        "几个乡镇(村)自己写的内容几乎一样",
        _SOURCE,
        like_its_neighbour,
        bad=_town("石桥镇", "a.yaml", "赶集日交通", "摊位安排", "停车安排")
        + _town("青河镇", "b.yaml", "赶集日交通", "摊位安排", "停车安排")
        + _COUNTY,
        good=_town("石桥镇", "a.yaml", "赶集日交通", "摊位安排", "停车安排")
        + _town("青河镇", "b.yaml", "渡口安全", "鱼市管理", "防汛值班")
        + _COUNTY,
    ),
]
