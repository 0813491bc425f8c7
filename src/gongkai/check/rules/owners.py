"""GK5: owners are bodies of this government, and what its lists hold is disclosed."""

from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import Directory, Item
from gongkai.phrases.owner import body, core, is_general


def general_owner(directory: Directory) -> Iterator[Finding]:
    """One finding for each general term that nobody acts for, in all its spellings, with the items that bear it."""
    bodies = {body.name for body in directory.departments} | {directory.name}
    bearing: dict[str, dict[str, Item]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for item in directory.items:
        for owner in item.owner:
            if owner.name not in bodies and not _all_towns(owner.name) and is_general(owner.name):
                bearing.setdefault(core(owner.name), {})[item.code] = item
                spellings.setdefault(core(owner.name), {})[owner.name] = None
    for subject, found in bearing.items():
        items, (name, *others) = list(found.values()), spellings[subject]
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


def undisclosed(directory: Directory) -> Iterator[Finding]:
    """Powers and services that no item discloses."""
    for entry in directory.undisclosed:
        yield Finding(
            entry.place,
            f"{entry.type}「{entry.name}」没有任何事项公开",
            "给它写 items: [事项编码],或在清单文件的 extend 里写上这一类型,按国家规定生成事项",
            entry.code,
        )


RULES = [
    Rule(
        "GK501",
        "general-owner",
        Severity.ERROR,
        "公开主体是通用名称,没有落到本级部门",
        "国办发〔2019〕54号:逐项确定公开主体;结合本级权责清单和公共服务事项清单,避免照搬照抄",
        general_owner,
    ),
    Rule(
        "GK520",
        "undisclosed-power",
        Severity.WARNING,
        "权责事项或公共服务没有任何目录事项公开",
        "国办发〔2019〕54号:全面梳理细化相关领域政务公开事项,应公开尽公开",
        undisclosed,
    ),
]
