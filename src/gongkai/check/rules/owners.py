"""GK5: owners are bodies of this government."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.check.rule import Finding, Rule
from gongkai.check.rules.institutions import former
from gongkai.check.subject import Cell, Subject
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
            if owner.name not in bodies and not _all_of_a_kind(owner.name) and is_general(owner.name):
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


_ALL = re.compile(
    r"(?:各|[县市区州盟旗]直)(?:(?:责任|职能|直属|县直|区直|市直|县级|乡镇|街道)*(?:部门|单位|机关))$"
)


def _all_of_a_kind(name: str) -> bool:
    """各乡镇人民政府 and 县直各部门 are bodies of the county, and named all together."""
    return _ALL.search(name) is not None or (name.startswith("各") and body(name).kind == "towns")


_OFFICE = re.compile(
    r"(?:(?<!分)局|(?<!管理)委员会|(?<![党纪监团工村居县市区州盟旗])委|[府政编]办公?室?|(?:发展|改革|扶贫|卫生|信访|工作)办公室|厅|[县市区州盟旗]人民政府)$"
)
"""How a department's name ends. Squads, stations, centres and inner offices are parts of one, and no claim to be one."""
_TOWN_OFFICE = re.compile(r"(?:(?<!分)局|厅|[县市区州盟旗镇乡]人民政府|街道办事处)$")
"""A town's own offices (党政办, 综合办公室) are never departments: only these are somebody else."""
_NO_OFFICE = re.compile(
    r"民委员会$|^(?:中共)?[\u3400-\u9fff]{0,3}[县市区旗州盟]委(?!员)|(?:业主|监督|仲裁|调解|评审|专家|学术|评标|咨询|议事)委员会$|各|全[县市区]|所在|相关|有关|其他"
    r"|税务局$|气象局$|烟草专卖局$|邮政管理局$|国家安全局$|海事局$|供电局$|地震局$"
)
"""Committees of residents or experts, bodies of the party or named in kind, and offices of the state that no county sets up."""
_HIGHER = re.compile(
    r"^(?:国务院|国家(?!级)|中央|全国|自治区|省(?!级以下)|[\u3400-\u9fff]{2,3}省|设区的市)|[^大]厅$"
    r"|^(?:教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源(?:和)?社会保障|自然资源|生态环境|住房和城乡建设|住建"
    r"|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部$"
)


class Named(NamedTuple):
    """An owner that a source names, by its own name and not by a general term, and that is no body declared here."""

    name: str
    place: Place | None
    item: str
    domain: str
    subject: str


_OF_HIGHER = re.compile(
    r"^(?:市(?:级?人民)?政府$|(?:国务院|国家级|省级|自治区级|设区的市级?|地级市)(?!以下|以上|[、及和或市县]))"
)
"""General terms for bodies of higher governments alone: 省级教育行政部门, but not 省、市教育行政部门."""


def undeclared(subject: Subject) -> Iterator[Named]:
    """Offices that cells and lists name, and that are not among the departments; each once.

    市教育局 is not the county's 教育局, though its name is short for it.
    """
    directory = subject.directory
    bodies = {body.name for body in directory.departments} | {directory.name}
    if not directory.departments:
        return
    seen: set[str] = set()
    for cell, index, text in subject.texts_of("owner"):
        if tidy(text) in bodies:
            continue
        resolved = {
            owner.general
            for item in cell.items
            for owner in item.owner
            if owner.name != owner.general and not _is_higher(subject, owner.general or owner.name)
        }
        alone = len(parse(text)) == 1
        for part in parse(text):
            of_higher = alone and _OF_HIGHER.search(part.text) and _is_higher(subject, part.text)
            if (part.kind == "named" or of_higher) and part.text not in bodies | resolved | seen:
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
    if any(place in name or place[:-1] in name for place in _places(subject)):
        return False
    if _HIGHER.search(name):
        return True
    level = subject.directory.level
    if level == "县级":
        return name.startswith("市") and not subject.directory.short_name.endswith("市")
    return level in ("乡级", "村级") and re.match(r"(?:本|该)?[县区市旗][^直]", name) is not None


def _places(subject: Subject) -> list[str]:
    """The names of this place, and of the one that it lies in."""
    directories = [subject.directory, *([subject.above] if subject.above else [])]
    return [directory.short_name for directory in directories if len(directory.short_name) > 2]


def unknown_department(subject: Subject) -> Iterator[Finding]:
    """Offices that are no department of this government, with the nearest that is one."""
    names = [body.name for body in subject.directory.departments]
    above = [body.name for body in subject.above.departments] if subject.above else []
    whole = (*names, *above, *([subject.above.name] if subject.above else []))
    office = _OFFICE if subject.directory.level not in ("乡级", "村级") else _TOWN_OFFICE
    for named in undeclared(subject):
        if not office.search(named.name) or _NO_OFFICE.search(named.name) or _is_higher(subject, named.name):
            continue
        if named.name.startswith(whole) or former(
            subject.institutions(), named.name, subject.directory.short_name
        ):
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


_OTHER_PLACE = r"^[^县市区旗局委办]{2,3}[县市区旗](?=..)"


def nearest(name: str, names: list[str], place: str) -> str | None:
    """The department whose name is nearest: 云岭县教育体育局 for 县教育局."""
    from difflib import SequenceMatcher

    bare = re.sub(_OTHER_PLACE, "", tidy(name).removeprefix(place).lstrip("县市区旗镇乡本"))
    best, likeness = None, 0.55
    for known in names:
        other = known.removeprefix(place)
        ratio = SequenceMatcher(None, bare, other, autojunk=False).ratio()
        if ratio < 0.99 and _is_short_for(bare, other):
            ratio = 0.9
        if ratio > likeness:
            best, likeness = known, ratio
    return best


def _is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` has its characters, in order, from ``name``: 人社局 for 人力资源和社会保障局."""
    rest = iter(name)
    stem = re.sub(r"(?:局|委员会|委|办公室|办)$", "", short)
    return len(stem) > 1 and stem[0] == name[:1] and all(character in rest for character in stem)


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
    above = {subject.above.name, *(body.name for body in subject.above.departments)} - own
    for cell, index, text in subject.texts_of("owner"):
        for written in _of_above(subject, cell, text, above):
            yield Finding(
                cell.place(index),
                f"{cell.subject} 的公开主体「{written}」是{subject.above.level}的机构",
                f"写{directory.name}或它的派出机构;由{subject.above.level}部门公开的,不列入本级目录",
                cell.item,
                cell.domain,
            )


def _of_above(subject: Subject, cell: Cell, text: str, above: set[str]) -> list[str]:
    """The parts of an owner, as written, that are bodies of the government above.

    县人民政府 in a guideline of the county's is a general term; in the town's own manifest it is the county's government.
    """
    named = {
        owner.general or owner.name for item in cell.items for owner in item.owner if owner.name in above
    }
    place, written = subject.place(subject.manifest.government), cell.place()
    here = place is not None and written is not None and written.file == place.file
    return [
        part.text
        for part in parse(text)
        if (part.text in named and not _is_higher(subject, part.text))
        or (here and re.fullmatch(r"[县市区州盟旗](?:人民)?政府", part.text))
    ]


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
