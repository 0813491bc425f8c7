"""GK6: method, audience and levels."""

import re
from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Cell, Subject
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import LOCAL

_FORM = (
    "基层政务公开标准目录的表式:公开对象为全社会或特定群体(请写明),公开方式为主动或依申请,公开层级按本级勾选"
)
_REQUEST = "中华人民共和国政府信息公开条例第二十七条:依申请公开,向提出申请的公民、法人或者其他组织公开"
_LEVELS = ("村级", "乡级", "县级", "市级", "省级", "国家级")
_NOT_A_GROUP = re.compile(
    r"(?:请写明|请注明|特定(?:群[体众]|对象|人群|公众|人员)|部分(?:群[体众]|人员|人群|对象)|所有人员|[相有]关(?:群[体众]|人员|人群|对象)|其[他它](?:群[体众]|人员)?|√|■|\s|[::])*$"
)


def request_to_all(subject: Subject) -> Iterator[Finding]:
    """依申请公开 alone, with 全社会 as audience."""
    seen: set[str] = set()
    for element in ("audience", "method"):
        for cell in subject.cells.get(element, ()):
            for item in cell.items:
                if item.code in seen or item.method != ["依申请公开"]:
                    continue
                if any(audience.kind == "全社会" for audience in item.audience):
                    seen.add(item.code)
                    yield Finding(
                        cell.place(),
                        f"{item.code} {item.name} 依申请公开,公开对象却是全社会",
                        "依申请的,对象写「特定群体:申请人」;对全社会公开的,方式写「主动公开」",
                        item.code,
                        item.domain,
                    )


def group_without_who(subject: Subject) -> Iterator[Finding]:
    """特定群体 without who they are."""
    for cell, index, text in subject.texts_of("audience"):
        for audience in subject.vocabulary.parse_audience([text]):
            if audience.kind == "特定群体" and (audience.who is None or _NOT_A_GROUP.fullmatch(audience.who)):
                yield _finding(
                    cell,
                    index,
                    f"{cell.subject} 的公开对象「{text}」没有写明是谁",
                    "写成「特定群体:申请人」的样子",
                )


def unknown_method(subject: Subject) -> Iterator[Finding]:
    """A method that is neither 主动公开 nor 依申请公开."""
    known = set(subject.vocabulary.methods.values())
    for cell, index, text in subject.texts_of("method"):
        for method in subject.vocabulary.parse_methods([text]):
            if method not in known:
                yield _finding(
                    cell,
                    index,
                    f"{cell.subject} 的公开方式「{method}」不是主动公开,也不是依申请公开",
                    "写「主动公开」或「依申请公开」;两种都有的写 [主动公开, 依申请公开]",
                )


def wrong_level(subject: Subject) -> Iterator[Finding]:
    """Levels that are none, that leave the government's own out, or that lie above it."""
    own = subject.directory.level
    for cell in subject.cells.get("levels", ()):
        levels = subject.vocabulary.parse_levels([text for text in cell.texts if text])
        unknown = [level for level in levels if level not in _LEVELS]
        if unknown:
            yield _finding(cell, 0, f"{cell.subject} 的公开层级「{unknown[0]}」不认识", "写 县级、乡级、村级")
            continue
        if own not in _LEVELS or not cell.items:
            continue
        above = [
            level for level in levels if _LEVELS.index(level) > max(_LEVELS.index(own), _LEVELS.index("县级"))
        ]
        if not levels:
            yield _finding(cell, 0, f"{cell.subject} 没有公开层级", f"写上 {own},及由哪些下级公开")
        elif own not in levels:
            yield _finding(
                cell,
                0,
                f"{cell.subject} 的公开层级是{'、'.join(levels)},没有本级({own})",
                f"本级公开的,加上{own};不由本级公开的,不列入本级目录",
            )
        elif above and any(item.attested == LOCAL for item in cell.items):
            yield _finding(
                cell,
                0,
                f"{cell.subject} 的公开层级写了{'、'.join(above)},不是本级的",
                "只写本级和下级:县级、乡级、村级",
            )


def _finding(cell: Cell, index: int, message: str, hint: str) -> Finding:
    return Finding(cell.place(index), message, hint, cell.item, cell.domain)


RULES = [
    Rule(
        "GK611",
        "request-to-all",
        Severity.WARNING,
        "依申请公开的事项,公开对象是全社会",
        _REQUEST,
        request_to_all,
        bad="method: 依申请公开\naudience: 全社会",
        good="method: 依申请公开\naudience: 特定群体:申请人",
    ),
    Rule(
        "GK612",
        "group-without-who",
        Severity.ERROR,
        "特定群体没有写明是谁",
        _FORM,
        group_without_who,
        bad="audience: 特定群体",
        good="audience: 特定群体:适龄儿童家长",
    ),
    Rule(
        "GK613",
        "unknown-method",
        Severity.ERROR,
        "公开方式不是主动公开或依申请公开",
        _FORM,
        unknown_method,
        bad="method: 全文公开",
        good="method: 主动公开",
    ),
    Rule(
        "GK614",
        "wrong-level",
        Severity.ERROR,
        "公开层级没有本级,或者写了本级没有的层级",
        _FORM,
        wrong_level,
        bad="levels: [乡级]",
        good="levels: [县级, 乡级]",
    ),
]
