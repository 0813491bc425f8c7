"""Owners (公开主体): a list of bodies, each a named one or a general term that somebody acts for here."""

import re
from functools import lru_cache
from typing import NamedTuple

from gongkai.phrases.text import half_width, split_outside_brackets, tidy

_BODY = (
    "部门|机关|政府|机构|单位|中心|办事处|委员会|工作站|工作室|行政村|企业|学校"
    "|采购人|招标人|转让方|院|局|厅|委|办|所|站|队|馆|社区|委会|协会|联合会|部|科|股|处|室"
)
_WHOLE = ("局", "部门", "院", "中心", "学校", "派出所")
"""A body that ends so has no inner office named by another such word."""
_JOINT = re.compile(r"(?<=[^\0-(*-\x7f])(?:和|及其|以及|及|或者|或|与)(?=[^\0-\x7f])")
_ENDS_IN_BODY = re.compile(rf"(?:{_BODY})(?:\([^()]*\))?$")
_LEVEL = (
    r"(?:(?:省|市|县|区|乡|镇)级?(?:、(?:市|县|区|乡|镇))+(?:级|[两三]级|(?=人民政府|政府))|设区的市级?|[县市区州盟旗]直"
    r"|全[县市区州盟旗]|县级以上|县\(市、区\)级?|县\(市\)区?级?|县\(区\)级?|县区级|区县级|市县级|县市区|县级|市级|区级|旗县级|乡级|镇级|村级|地方各级|地方|各级|各|本级|当地|所在地|所在"
    r"|省级|州级|自治区级|国家|(?:县|市|区|旗)(?=人民政府|政府))"
)
_PREFIX = re.compile(rf"^{_LEVEL}?(?:\([^()]*\))?(?:地方)?(?:人民)?(?:政府)?的?")
_QUALIFIER = re.compile(r"^(?:负责[^的]*的|作出[^的]*的|相关的?|有关的?|所属的?|具体)")
_BRANCHES = re.compile(r"(?:及其?|和)(?:派出|所属|下属|直属|分支)机构$")
_SUFFIX = re.compile(
    r"(?:行政主管部门|行政管理部门|行政执法部门|行政部门|主管部门|责任部门|业务部门|职能部门|行业部门|部门|行政机关|主管机关|机关)$"
)
_GENERAL_GOVERNMENT = re.compile(rf"^(?:{_LEVEL}|本级)?(?:地方)?(?:人民政府|政府)$")
_LEVELLED = re.compile(rf"^{_LEVEL}(?:人民)?(?:政府)?")
_TOWNS = (
    r"^(?:各|所在地?|当地|辖区|本)?"
    r"(?:(?:乡镇|乡\(镇\)|镇\(乡\)|乡\(镇、街道\)|镇乡|街镇|镇街|乡|镇)级?(?:[、和及]?\(?街道?\)?)?|街道(?:\((?:乡镇|镇|乡)\))?)"
    r"(?:人民政府|政府|办事处|街道办事处|街道办|办|街道)?(?:\(?街道办事处\)?|\(街道办?\)|\(办事处\))?$"
)
_LABEL = r"^(?:公开|责任|牵头|配合|主办|协办|承办)(?:单位|部门|主体|科室)?:"
_NUMBERING = r"(?<![\dA-Za-z.])\d{1,2}[.、)](?!\d)|[①-⑳]"
_ROLE = r"\((?:牵头|配合|负责|主办|协办|承办)(?:单位|部门)?\)"
_AND_MORE = r"等(?:相关|有关|责任|职能)?(?:部门|单位)?$"
_NEW_BODY = r"^(?:各|[省市县区旗州镇乡村]|街道|相关|有关|负责)"
_SHORT = (
    "^[县市区旗]?(?:发改|财政|教育|教体|人社|住建|民政|司法|公安|农业农村|自然资源|生态环境|交通|水[利务]|文旅|卫健|应急"
    "|审计|市场监管|统计|医保|林[业草]|城管|税务|商务|工信|科技|退役军人|供[水气热电])$"
)
"""What departments are called in a list that says 局 once: 县发改、财政局."""
_LEVELS_LISTED = (
    r"(?<![\w)])(各?(?:[省市县区乡镇]|乡镇|乡\(镇\))级?)、(?=(?:[市县区乡镇]|街道)(?:[级两三人政、办]|$))"
)
"""市、县人民政府 is one body."""


class Body(NamedTuple):
    """One part of an owner: as written, and what it is.

    ``kind`` is ``department`` (a general term: 教育行政部门), ``government`` (the government itself), ``towns``
    (乡镇人民政府, 街道办事处) or ``named`` (anything else: a department's own name, or a party on which the law itself
    puts the duty to disclose, such as 采购人). ``core`` is what two spellings of a general term have in common.
    """

    text: str
    kind: str
    core: str


@lru_cache(maxsize=2048)
def parse(text: str) -> tuple[Body, ...]:
    """The bodies that a cell of 公开主体 names, in order, each once."""
    parts: list[str] = []
    for part in _split(re.sub(_ROLE, "", re.sub(_LABEL, "", _unwrapped(re.sub(_NUMBERING, "、", text))))):
        parts += _joined(_BRANCHES.sub("", part))
    return tuple(dict.fromkeys(map(body, parts)))


def _unwrapped(text: str) -> str:
    """``text`` tidy: white space stands for 、 between two bodies, and for nothing inside one."""
    joined, before = "", ""
    for piece in half_width(text).split():
        apart = _ENDS_IN_BODY.search(before) and _ENDS_IN_BODY.search(piece)
        if apart and (re.match(_NEW_BODY, piece) or (before.endswith(_WHOLE) and _is_whole(piece))):
            joined, before = f"{joined}、{piece}", piece
        else:
            joined, before = f"{joined} {piece}", before + piece
    return tidy(joined)


def _is_whole(text: str) -> bool:
    return (
        len(text) > 2 and text.endswith((*_WHOLE, "政府", "委员会", "办事处")) and not text.endswith("分局")
    )


def _split(text: str) -> list[str]:
    """Parts between 、 / ; — and where the first names no body, it shares the ending of the next (甲、乙部门)."""
    text = re.sub(_LEVELS_LISTED, r"\1\0", text)
    parts = [_complete(part.replace("\0", "、")) for part in split_outside_brackets(text, "、/;,。\n")]
    for index in range(len(parts) - 2, -1, -1):
        if _ENDS_IN_BODY.search(parts[index]):
            continue
        ending = _SUFFIX.search(parts[index + 1])
        if ending is None and re.match(_SHORT, parts[index]):
            ending = re.search("(?:局|企业)$", parts[index + 1])
        parts[index] += ending.group() if ending else ""
    return parts


def _complete(part: str) -> str:
    """``part`` without 等 or 等部门 behind a body's own name: 县教育局等相关部门."""
    bare = re.sub(_AND_MORE, "", part)
    return bare if _ENDS_IN_BODY.search(bare) else part


def _joined(part: str) -> list[str]:
    """Bodies joined by 和, 及其, 或者 …; 文化和旅游部门 is one body, since 文化 is none."""
    pieces, start = [], 0
    for joint in _JOINT.finditer(part):
        left = part[start : joint.start()]
        if _ENDS_IN_BODY.search(left) and _ENDS_IN_BODY.search(part[joint.end() :]) and _balanced(left):
            pieces.append(left)
            start = joint.end()
    pieces.append(part[start:])
    bare = (re.sub(r"^其(?:委托的|所属的)?|分别公开$", "", piece) for piece in pieces)
    return [piece for piece in bare if piece]


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


@lru_cache(maxsize=2048)
def body(text: str) -> Body:
    """What one part of an owner is."""
    text = tidy(text)
    if re.match(_TOWNS, text) and ("乡" in text or "镇" in text or "街道" in text):
        return Body(text, "towns", "乡镇人民政府")
    if _GENERAL_GOVERNMENT.match(text):
        return Body(text, "government", "人民政府")
    levelled = text.endswith("机构") and (level := _LEVELLED.match(text)) and level.group() != "各"
    if levelled or _SUFFIX.search(text):
        return Body(text, "department", core(text))
    if text.endswith("行政村"):
        return Body(text, "named", "行政村")
    return Body(text, "named", _QUALIFIER.sub("", text).partition("(")[0] or text)


@lru_cache(maxsize=2048)
def core(text: str) -> str:
    """The subject of a general term: 教育 for 县级教育行政部门, 县(市、区)人民政府教育主管部门."""
    text = tidy(text)
    bare = _SUFFIX.sub("", text)
    bare = _PREFIX.sub("", bare) or bare
    bare = re.sub(r"(?:相关|有关|等|等行业|职能)$", "", _QUALIFIER.sub("", bare).removeprefix("各"))
    return re.sub(r"[和与、及()]", "", bare) or text


def is_general(text: str) -> bool:
    """Whether ``text`` names a kind of body and not one body of one place."""
    return body(text).kind in ("department", "towns", "government")


def department_core(name: str, place: str) -> str:
    """The subject in a department's own name: 教育体育 for 云岭县教育体育局."""
    bare = name.removeprefix(place)
    bare = re.sub(r"(?:局|委员会|办公室|厅|委|办)$", "", re.sub(r"\([^()]*\)", "", tidy(bare)))
    return re.sub(r"[和与、及]", "", bare)
