"""GK5: the permission and service lists, and what the directory makes of them."""

import re
from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import LOCAL, Entry, Item
from gongkai.model.government import Department, Government, Power

_SOURCE = "国办发〔2019〕54号:全面梳理细化相关领域政务公开事项,结合本级权责清单和公共服务事项清单编制"
_LISTS = "中共中央办公厅、国务院办公厅关于推行地方各级政府工作部门权力清单制度的指导意见(2015年):逐项列明设定依据、类型、行使主体"
_CREDIT = "GB 32100—2015《法人和其他组织统一社会信用代码编码规则》"
_REGION = "GB/T 2260《中华人民共和国行政区划代码》、GB/T 10114《县级以下行政区划代码编制规则》"

_RANK = {"村级": 1, "乡级": 2, "县级": 3, "市级": 4, "省级": 5, "国家级": 6}
_HIGHER = {
    r"(?:设区的|地级)?市(?:级|政府)?": 4,
    r"(?:自治区|直辖市|省)(?:级|政府)?": 5,
    r"国务院.*|国家|中央.*": 6,
}
"""Levels above those that a directory may have, as lists write them."""
_TYPES = re.compile(r"行政许可|行政处罚|行政强制|行政征收|行政给付|行政检查|行政确认|行政奖励|行政裁决")
_ACT = re.compile(
    r"(?:的)?(?:行政)?(?:许可|审批|核准|批准|审查|登记|备案|处罚|强制(?:措施|执行)?|征收|给付|检查|确认|奖励|裁决)"
    r"(?:信息|结果|决定|公示|办事指南|服务指南|指南|事项)*$"
)
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)
_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def undisclosed(subject: Subject) -> Iterator[Finding]:
    """Powers and services that no item discloses; of what is no type of power, that is said already."""
    types = set(subject.vocabulary.power_types.values())
    for entry in subject.directory.undisclosed:
        if entry.type not in types:
            continue
        yield Finding(
            entry.place,
            f"{entry.type}「{entry.name}」没有任何事项公开",
            "给它写 items: [事项编码],或在清单文件的 extend 里写上这一类型,按国家规定生成事项",
            entry.code,
        )


def power_not_held(subject: Subject) -> Iterator[Finding]:
    """The government's own items that disclose a power which its permission list has not."""
    directory = subject.directory
    if not directory.powers:
        return
    fell_out = {(left.domain, left.name): left for left in directory.left_out if left.step == "match"}
    for item in directory.items:
        if item.attested != LOCAL or item.powers:
            continue
        left = fell_out.get((item.domain, item.name))
        if left is not None:
            yield Finding(
                item.origin("name"),
                f"事项「{item.name}」公开的权责本级没有:{left.reason}",
                "权责清单里有的,补进 permissions;确实没有的,删去这一项",
                item.code,
                item.domain,
            )
        elif (kind := _TYPES.search(f"{item.category}/{item.name}")) is not None:
            about = _about(item)
            if len(about) >= 4 and not any(_is_about(entry, about) for entry in directory.powers):
                yield Finding(
                    item.origin("name"),
                    f"本级权责清单里没有与「{item.name}」对应的{kind.group()}",
                    "权责清单里有的,核对名称,或在该权责的 items 里写上本事项的编码;确实没有的,删去这一项",
                    item.code,
                    item.domain,
                )


def _about(item: Item) -> str:
    """What the power of an item is about: 民办学校设立 for 民办学校设立审批结果."""
    text = re.sub(r"\([^()]*\)", "", item.name)
    previous = ""
    while text != previous:
        previous, text = text, _ACT.sub("", text)
    return _TYPES.sub("", text).removeprefix("对")


def _is_about(entry: Entry, about: str) -> bool:
    """Whether a power is about the same matter: it has most of the words, taken as pairs of characters."""
    pairs = {about[i : i + 2] for i in range(len(about) - 1)}
    return 2 * sum(pair in entry.name for pair in pairs) >= len(pairs)


def _rank(level: str) -> int:
    higher = (rank for pattern, rank in _HIGHER.items() if re.fullmatch(pattern, level))
    return _RANK.get(level) or next(higher, 0)


def power_of_another_level(subject: Subject) -> Iterator[Finding]:
    """Entries of a list that a higher government exercises."""
    level = subject.directory.level
    rank = _RANK.get(level, 0)
    for source in (*subject.power_lists, *subject.service_lists):
        rows: list[Power] = getattr(source, "powers", None) or getattr(source, "services", [])
        for row in rows:
            levels = subject.vocabulary.parse_levels(row.level)
            if levels and level not in levels and all(_rank(each) > rank for each in levels):
                yield Finding(
                    subject.place(row, "level"),
                    f"「{row.name}」写明由{'、'.join(levels)}行使,列在了{level}的清单里,没有编入目录",
                    f"从本级清单删去;已经赋权或者委托给本级的,level 里加上{level}",
                    row.code,
                )
    if subject.above is None:
        return
    held = {(entry.type, entry.name): entry for entry in subject.above.powers}
    codes = {entry.code: entry for entry in subject.above.powers if entry.code}
    for source in subject.power_lists:
        for row in source.powers:
            kind = subject.vocabulary.power_type(row.type)
            higher = codes.get(row.code) or held.get((kind, row.name))
            if higher is None or level in higher.levels or not higher.levels:
                continue
            if row.level and level not in subject.vocabulary.parse_levels(row.level):
                continue
            yield Finding(
                subject.place(row),
                f"「{row.name}」在{subject.above.short_name}的权责清单里由{'、'.join(higher.levels)}行使",
                f"从本级清单删去;已经赋权给本级的,在{subject.above.short_name}的清单里给它的 level 加上{level}",
                row.code,
            )


def power_without_basis(subject: Subject) -> Iterator[Finding]:
    """Powers for which no law is given."""
    for source in subject.power_lists:
        for row in source.powers:
            if not any(row.basis):
                yield Finding(
                    subject.place(row),
                    f"权责事项「{row.name}」没有写设定依据",
                    "补上 basis: [《法律、法规全称》第×条]:没有依据的权力不能列入清单",
                    row.code,
                )


def credit_code(subject: Subject) -> Iterator[Finding]:
    """统一社会信用代码 whose form or check character is wrong."""
    bodies: list[Government | Department] = [subject.manifest.government, *subject.manifest.departments]
    for value in bodies:
        if value.credit_code and not is_credit_code(value.credit_code):
            yield Finding(
                subject.place(value, "credit_code"),
                f"「{value.name}」的统一社会信用代码 {value.credit_code} 不对:应为18位,且校验位相符",
                "对照法人证书抄写;字母 I、O、S、V、Z 不会出现",
            )


def is_credit_code(code: str) -> bool:
    """Whether ``code`` is well formed: 18 characters, of which the last checks the others (GB 32100—2015, 4.2)."""
    if len(code) != 18 or any(character not in _CREDIT_CHARACTERS for character in code):
        return False
    if not code[2:8].isdecimal() or code[2:4] not in _PROVINCES | {"10"}:
        return False
    total = sum(_CREDIT_CHARACTERS.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return _CREDIT_CHARACTERS[(31 - total % 31) % 31] == code[17]


def region_code(subject: Subject) -> Iterator[Finding]:
    """行政区划代码 that is none, is of another level, or does not lie in the government above."""
    government = subject.manifest.government
    code, level = government.code, subject.directory.level
    if not code:
        return
    digits = {"市级": 4, "县级": 6, "乡级": 9, "村级": 12}.get(level)
    if digits is None:
        return
    place = subject.place(government, "code")
    whole = max(digits, 6)
    if not code.isdecimal() or len(code) not in (whole, 12) or code[:2] not in _PROVINCES:
        yield Finding(
            place,
            f"行政区划代码 {code} 写法不对",
            f'{level}是{whole}位数字,前两位是省级代码;加引号写,如 "{"539901102205"[:whole]}"',
        )
        return
    above = (subject.above.code or "") if subject.above else ""
    own = code[{4: 2, 6: 4, 9: 6, 12: 9}[digits] : digits]
    if (len(code) > digits and code[digits:].strip("0")) or not own.strip("0"):
        yield Finding(
            place,
            f"行政区划代码 {code} 不是{level}的",
            f"{level}的代码第{digits}位以后都是 0"
            if own.strip("0")
            else f"{code} 是上级的代码,写本级自己的{whole}位代码",
        )
    elif above.isdecimal() and not code.startswith(above.rstrip("0") if len(above) == 12 else above):
        yield Finding(
            place,
            f"行政区划代码 {code} 不在{subject.above.name if subject.above else ''}({above})之下",
            "下级的代码以上级的代码开头",
        )


_NEIGHBOUR = "government: {name: 云岭县人民政府, level: 县级, code: '539901'}"

RULES = [
    Rule(
        "GK520",
        "undisclosed-power",
        Severity.WARNING,
        "权责事项或公共服务没有任何目录事项公开",
        "国办发〔2019〕54号:全面梳理细化相关领域政务公开事项,应公开尽公开",
        undisclosed,
        bad=(
            "permissions: list.yaml\n# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 测绘成果保密审查, type: 其他行政权力, basis: [《中华人民共和国测绘法》第三十四条], level: 县级}\n"
        ),
        good=(
            "permissions: list.yaml\nextend: {powers: [其他行政权力]}\n# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 测绘成果保密审查, type: 其他行政权力, basis: [《中华人民共和国测绘法》第三十四条], level: 县级}\n"
        ),
    ),
    Rule(
        "GK521",
        "power-not-held",
        Severity.WARNING,
        "事项公开的权责,本级权责清单里没有",
        _SOURCE,
        power_not_held,
        bad=(
            "permissions: list.yaml\nextend: {powers: [行政许可]}\nitems:\n"
            "  - {category: 行政许可, name: 民办学校设立审批结果, content: [审批决定], basis: [《中华人民共和国民办教育促进法》第十二条],\n"
            "     owner: 云岭县教育体育局, time_limit: 作出决定之日起7个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
            "# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}\n"
        ),
        good=(
            "permissions: list.yaml\nextend: {powers: [行政许可]}\nitems:\n"
            "  - {category: 行政许可, name: 校车使用许可审批结果, content: [审批决定], basis: [《校车安全管理条例》第十五条],\n"
            "     owner: 云岭县教育体育局, time_limit: 作出决定之日起7个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
            "# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}\n"
        ),
    ),
    Rule(
        "GK522",
        "power-of-another-level",
        Severity.ERROR,
        "清单里列了上级政府行使的权责",
        _SOURCE,
        power_of_another_level,
        bad=(
            "permissions: list.yaml\n# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 高等学校设立审批, type: 行政许可, basis: [《中华人民共和国高等教育法》第二十九条], level: 省级}\n"
        ),
        good=(
            "permissions: list.yaml\nextend: {powers: [行政许可]}\n# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}\n"
        ),
    ),
    Rule(
        "GK523",
        "power-without-basis",
        Severity.ERROR,
        "权责事项没有设定依据",
        _LISTS,
        power_without_basis,
        bad=(
            "permissions: list.yaml\nextend: {powers: [行政许可]}\n# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 校车使用许可, type: 行政许可, level: 县级}\n"
        ),
        good=(
            "permissions: list.yaml\nextend: {powers: [行政许可]}\n# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
            "  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}\n"
        ),
    ),
    Rule(
        "GK530",
        "credit-code",
        Severity.ERROR,
        "统一社会信用代码不对",
        _CREDIT,
        credit_code,
        bad="government: {name: 云岭县人民政府, level: 县级, credit_code: 11539901MB0000001A}",
        good="government: {name: 云岭县人民政府, level: 县级, credit_code: 11539901MB0000001E}",
    ),
    Rule(
        "GK531",
        "region-code",
        Severity.WARNING,
        "行政区划代码不对",
        _REGION,
        region_code,
        bad="government: {name: 云岭县人民政府, level: 县级, code: '99901'}",
        good=_NEIGHBOUR,
    ),
]
