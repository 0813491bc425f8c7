"""GK5: owners are bodies of this government."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Place, Severity
from gongkai.model.directory import Item
from gongkai.phrases.owner import body, core, is_general, parse
from gongkai.phrases.text import tidy


def general_owner(subject: Subject) -> Iterator[Finding]:
    """One finding for each general term that nobody acts for, in all its spellings, with the items that bear it."""
    directory = subject.directory
    bodies = {body.name for body in directory.departments} | {directory.name}
    bearing: dict[str, dict[str, Item]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for item in directory.items:
        for owner in item.owner:
            if owner.name not in bodies and not _all_towns(owner.name) and is_general(owner.name):
                bearing.setdefault(core(owner.name), {})[item.code] = item
                spellings.setdefault(core(owner.name), {})[owner.name] = None
    for term, found in bearing.items():
        items, (name, *others) = list(found.values()), spellings[term]
        shown = "、".join(f"{item.code} {item.name}" for item in items[:3])
        more = f"等 {len(items)} 项" if len(items) > 3 else ""
        also = f"(又写作{'、'.join(others)})" if others else ""
        yield Finding(
            directory.place or items[0].origin("owner"),
            f"公开主体「{name}」{also}没有对应到本级部门:{shown}{more}",
            f"在 departments(部门)里给相应部门写 acts_as: [{name}]",
            items[0].code if len(items) == 1 else "",
            items[0].domain if len({item.domain for item in items}) == 1 else "",
        )


def _all_towns(name: str) -> bool:
    """各乡镇人民政府 are bodies of the county, and named all together."""
    return name.startswith("各") and body(name).kind == "towns"


_OFFICE = re.compile(
    r"(?:局|委员会|[县市区旗州盟]委|办公室|[府政编]办|厅|人民政府|街道办事处|办事处|分局|大队|支队|管理处|管理部|工作站|派出所|司法所|[股科]室?)$"
)
_NO_OFFICE = re.compile(
    r"(?:村民|居民|业主|村务监督|监督|仲裁|评审|专家|学术|评标)委员会$|村委会|居委会|各|全[县市区]|所在|相关|有关|其他"
)
_HIGHER = re.compile(
    r"^(?:国务院|国家(?!级)|中央|全国|自治区|省(?!级以下)|[\u3400-\u9fff]{2,3}省|设区的市)|[^大]厅$"
)


class Named(NamedTuple):
    """An owner that a source names, by its own name and not by a general term, and that is no body declared here."""

    name: str
    place: Place | None
    item: str
    domain: str
    subject: str


def undeclared(subject: Subject) -> Iterator[Named]:
    """Offices that cells and lists name, and that are not among the departments; each once."""
    directory = subject.directory
    bodies = {body.name for body in directory.departments} | {directory.name}
    if not directory.departments:
        return
    seen: set[str] = set()
    for cell, index, text in subject.texts_of("owner"):
        if tidy(text) in bodies:
            continue
        resolved = {
            owner.general for item in cell.items for owner in item.owner if owner.name != owner.general
        }
        for part in parse(text):
            if part.kind == "named" and part.text not in bodies | resolved and part.text not in seen:
                seen.add(part.text)
                yield Named(part.text, cell.place(index), cell.item, cell.domain, cell.subject)
    for entry in (*directory.powers, *directory.services):
        for part in parse(entry.owner) if entry.owner and entry.owner not in bodies else ():
            if part.text in bodies or part.text in seen:
                continue
            seen.add(part.text)
            if part.kind == "named" and entry.places is not None:
                place = entry.places.of(entry.owner_source, "owner")
                yield Named(part.text, place, entry.code, "", f"「{entry.name}」")


def _is_higher(subject: Subject, name: str) -> bool:
    """Whether ``name`` is an office of a government above this one's."""
    place = subject.directory.short_name
    if place and (place in name or place[:-1] in name):
        return False
    if _HIGHER.search(name):
        return True
    level = subject.directory.level
    if level == "县级":
        return name.startswith("市") and not place.endswith("市")
    return level in ("乡级", "村级") and re.match(r"(?:本|该)?[县区市旗][^直]", name) is not None


def unknown_department(subject: Subject) -> Iterator[Finding]:
    """Offices that are no department of this government, with the nearest that is one."""
    names = [body.name for body in subject.directory.departments]
    for named in undeclared(subject):
        if not _OFFICE.search(named.name) or _NO_OFFICE.search(named.name) or _is_higher(subject, named.name):
            continue
        near = nearest(named.name, names, subject.directory.short_name)
        yield Finding(
            named.place,
            f"{named.subject} 的公开主体「{named.name}」不在本级部门里",
            f"是不是「{near}」?确有这个部门的,加进 departments(部门)"
            if near
            else "加进 departments(部门),或改为本级部门的全称",
            named.item,
            named.domain,
        )


def nearest(name: str, names: list[str], place: str) -> str | None:
    """The department whose name is nearest: 云岭县教育体育局 for 县教育局."""
    from difflib import SequenceMatcher

    bare = tidy(name).removeprefix(place).lstrip("县市区旗镇乡本")
    best, likeness = None, 0.55
    for known in names:
        other = known.removeprefix(place)
        ratio = SequenceMatcher(None, bare, other, autojunk=False).ratio()
        if ratio > likeness:
            best, likeness = known, ratio
    return best


def other_level(subject: Subject) -> Iterator[Finding]:
    """Offices of a government above, which discloses what it makes itself."""
    directory = subject.directory
    for named in undeclared(subject):
        if _is_higher(subject, named.name):
            yield Finding(
                named.place,
                f"{named.subject} 的公开主体「{named.name}」不是{directory.level}的机构",
                "由本级哪个部门公开,就写哪个部门;确由上级机构公开的,不列入本级目录",
                named.item,
                named.domain,
            )
    if subject.above is None:
        return
    own = {department.name for department in subject.manifest.departments}
    above = {body.name for body in subject.above.departments} - own
    for cell, index, text in subject.texts_of("owner"):
        if not any(tidy(text) == name or name in text for name in above):
            continue
        for name in sorted(name for name in above if name in text):
            if any(owner.name == name for item in cell.items for owner in item.owner):
                yield Finding(
                    cell.place(index),
                    f"{cell.subject} 的公开主体「{name}」是{subject.above.level}的部门",
                    f"写{directory.name}或它的派出机构;由{subject.above.level}部门公开的,不列入本级目录",
                    cell.item,
                    cell.domain,
                )


RULES = [
    Rule(
        "GK501",
        "general-owner",
        Severity.ERROR,
        "公开主体是通用名称,没有落到本级部门",
        "国办发〔2019〕54号:逐项确定公开主体;结合本级权责清单和公共服务事项清单,避免照搬照抄",
        general_owner,
        bad="owner: 县级水利行政部门",
        good="owner: 云岭县教育体育局",
    ),
    Rule(
        "GK502",
        "unknown-department",
        Severity.WARNING,
        "公开主体不是本级的部门",
        "国办发〔2019〕54号:逐项确定公开主体",
        unknown_department,
        bad="owner: 云岭县教育局",
        good="owner: 云岭县教育体育局",
    ),
    Rule(
        "GK503",
        "other-level",
        Severity.WARNING,
        "公开主体是别级政府的机构",
        "中华人民共和国政府信息公开条例第十条:谁制作谁公开,谁获取谁公开",
        other_level,
        bad="owner: 省教育厅",
        good="owner: 云岭县教育体育局",
    ),
]
