"""GK8: what must not be public, anywhere in the government's own files."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import SourceText, Subject
from gongkai.model.diagnostic import Place, Severity
from gongkai.phrases.personal import (
    ADDRESS,
    AT,
    CARD,
    DIGITS,
    HOUSE,
    IDENTITY,
    MAIL,
    MOBILE,
    SHORTEST,
    bare,
    is_card,
    is_identity_number,
)
from gongkai.phrases.text import half_width, tidy

_PERSONAL = "中华人民共和国个人信息保护法第二十五条、第三十四条;中华人民共和国政府信息公开条例第十五条:个人隐私不得公开"
_SECRET = "中华人民共和国政府信息公开条例第十四条(国家秘密)、第十五条(商业秘密、个人隐私)、第十六条(内部事务、过程性信息、行政执法案卷)"

_CODE_KEY = re.compile(r"(?:code|编码|代码|item|事项|items)[\"']?\s*:\s*(?:\[[^\]]*)?[\"']?$")


class Match(NamedTuple):
    """A match in a file: where, what, and the line before it."""

    place: Place
    found: str
    before: str


def _matches(
    subject: Subject, pattern: str, likely: re.Pattern[str] = DIGITS, *, codes: bool = True
) -> Iterator[Match]:
    """Every match in the government's own files, comments included, that is not declared as an office's.

    Without ``codes``, what stands as a code is none: the codes of powers are as long as the numbers of cards.
    """
    declared = {bare(part) for text in subject.declared for part in re.split("[、,;/()转]", half_width(text))}
    declared |= {text.removeprefix("+86").removeprefix("0086") for text in declared}
    for source, plain, match in _everywhere(subject, pattern, likely):
        found = match.group(match.lastindex or 0)
        if bare(found) in declared:
            continue
        start = plain.rfind("\n", 0, match.start()) + 1
        before = plain[start : match.start()]
        if codes or not _CODE_KEY.search(before):
            yield Match(_place(source, plain, match.start()), found, before)


def _everywhere(
    subject: Subject, pattern: str, likely: re.Pattern[str]
) -> Iterator[tuple[SourceText, str, re.Match[str]]]:
    """Every match of ``pattern``, which is compiled only then, in lines in which ``likely`` finds something."""
    for source in subject.texts:
        plain = half_width(source.text)
        end = -1
        for hint in likely.finditer(plain):
            if hint.start() < end:
                continue
            start = plain.rfind("\n", 0, hint.start()) + 1
            end = plain.find("\n", hint.start())
            end = len(plain) if end < 0 else end
            for match in re.compile(pattern).finditer(plain, start, end):
                yield source, plain, match


def _place(source: SourceText, plain: str, offset: int) -> Place:
    return Place(source.file, plain.count("\n", 0, offset) + 1, offset - plain.rfind("\n", 0, offset))


def _masked(text: str) -> str:
    """Enough of ``text`` to find it, and no more."""
    return f"{text[:3]}{'*' * max(2, len(text) - 5)}{text[-2:]}"


def identity_number(subject: Subject) -> Iterator[Finding]:
    """Identity-card numbers."""
    for place, found, _ in _matches(subject, IDENTITY):
        if is_identity_number(found):
            yield Finding(place, f"含有身份证号 {_masked(found)}", "删去;公示名单里写姓名,不写证件号码")


def mobile_number(subject: Subject) -> Iterator[Finding]:
    """Mobile numbers that are not an office's."""
    for place, found, _ in _matches(subject, MOBILE, codes=False):
        yield Finding(
            place,
            f"含有手机号码 {_masked(found)}",
            "删去;是单位公布的电话的,写进 departments 的 phone 或 government 的 hotline",
        )


def bank_card(subject: Subject) -> Iterator[Finding]:
    """Numbers of bank cards."""
    for place, found, before in _matches(subject, CARD, codes=False):
        if is_card(found, before):
            yield Finding(place, f"含有银行卡号 {_masked(found)}", "删去;发放结果只写姓名和金额")


def mail_address(subject: Subject) -> Iterator[Finding]:
    """E-mail addresses that are not an office's."""
    for place, found, _ in _matches(subject, MAIL, AT):
        yield Finding(
            place,
            f"含有电子邮箱 {_masked(found)}",
            "删去;是单位公布的邮箱的,写进 departments 或 government 的 email",
        )


def house_number(subject: Subject) -> Iterator[Finding]:
    """Addresses down to the house that are not an office's."""
    declared = [half_width(text) for text in subject.declared]
    for place, found, _ in _matches(subject, ADDRESS, HOUSE):
        where = re.search(SHORTEST, found)
        if any(found in text or (where is not None and where.group() in text) for text in declared):
            continue
        yield Finding(
            place,
            f"含有门牌地址「{found[:4]}…」",
            "个人住址只写到村、社区;是单位办公地址的,写进 departments 或 government 的 address",
        )


_INSIDE = (
    "资料|文件|使用|掌握|传阅|参考|刊物|情况|会议|通报|电话|通讯录|批示|请示|简报|讲话|讨论|名单|事务|(?:工作|审批|办事|办理|运转)?流程"
    "|管理制度|规章制度|考核(?:结果|情况|材料)?|工作(?:安排|总结|方案|规则|制度)"
)
_WORDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            "绝密|机密(?!级以)|秘密★|秘密级|密级:|国家秘密(?!法)|涉密[^,;。、]{0,4}?(?:文件|资料|信息|事项|材料|会议|项目|人员|内容|档案)"
        ),
        "国家秘密",
        "第十四条",
    ),
    (re.compile("商业秘密|技术秘密|个人隐私(?!权)"), "商业秘密、个人隐私", "第十五条"),
    (
        re.compile(
            f"内部(?:{_INSIDE})|不得外传|注意保存|不宜公开|禁止公开|不对外公开|工作秘密|人事管理|干部人事档案|后勤管理"
            "|不予公开(?!的?(?:理由|决定|情形|范围|依据|答复|告知|救济|原因|事由|标准|目录|清单))"
        ),
        "内部事务信息",
        "第十六条",
    ),
    (
        re.compile(
            "会议纪要|会议记录|讨论记录|讨论稿|过程稿|磋商信函|请示报告|送审稿|行政执法案卷|执法案卷|案卷材料|询问笔录|调查笔录"
            "|举报人(?:姓名|信息|名单|身份)"
        ),
        "讨论记录、过程稿、磋商信函、请示报告、行政执法案卷信息",
        "第十六条",
    ),
)
_EXCEPTED = re.compile(
    "除外|以外|外(?:[,。;)的]|$)|(?<![不开清拆免解])除(?![了去险])|不含|不包括|不涉及|不属于|不得(?:泄露|公开)|隐去|屏蔽|去除|删除|脱敏"
    "|区分处理|决定公开|(?:应当|可以|已经?|主动|对外|依法)公开|涉及.{2,12}的,|级以上"
)
"""What is left out or made fit for the public, in all of a text."""
_MATTER = re.compile(
    "^(?:[^,;。、]{0,6}?)(?:保护|制度|审查|审批|教育|宣传|评查|侵权|违法|泄露|定密|解密|密级|资质|载体|处罚|案件|纠纷|鉴定|认定|政策|办法|规定"
    "|规范|标准|指引|改革|培训|备案|防范|普法|服务|管理(?!信息)|建设)"
)
"""After a word: then it is the matter of a policy, a power or a service, and not what is made public."""
_ABOUT = re.compile("(?:侵犯|泄露|保守|保护|违反|窃取|查处|防止|尊重|维护|销毁|涉及|涉|无|去)[^,;。、]{0,4}$")
_OPEN_MEETING = re.compile(
    "(?:村民|居民|业主|社员|成员|代表|听证|座谈|论证|评审|发布|常务|全体|开标|评标|调解)[^,;。、]{0,4}$"
)
"""Meetings whose minutes are shown to those whom they concern."""


def not_for_the_public(subject: Subject) -> Iterator[Finding]:
    """Words that mark secret or internal material, in what an item says that it discloses."""
    for element in ("category", "name", "content"):
        for cell, index, text in subject.texts_of(element):
            marked = _marked(text)
            if marked is not None:
                found, what, article = marked
                yield Finding(
                    cell.place(index),
                    f"{cell.subject} 要公开的有「{found}」:{what},依条例{article}不予公开或者可以不予公开",
                    "删去;部分可以公开的,写明区分处理,如「(涉及个人隐私的除外)」",
                    cell.item,
                    cell.domain,
                )


def _marked(text: str) -> tuple[str, str, str] | None:
    """The first word of secret or internal material that ``text`` discloses, what it marks, and the article."""
    bare = re.sub(r"《[^》]*》", "", tidy(text))
    if _EXCEPTED.search(bare):
        return None
    for pattern, what, article in _WORDS:
        for match in pattern.finditer(bare):
            before, after = bare[: match.start()], bare[match.end() :]
            if _MATTER.search(after) or _ABOUT.search(before):
                continue
            if not (match.group().startswith("会议") and _OPEN_MEETING.search(before)):
                return match.group(), what, article
    return None


_ITEM = "content: [{}]"

RULES = [
    Rule(
        "GK801",
        "identity-number",
        Severity.ERROR,
        "含有身份证号",
        f"{_PERSONAL};GB 11643—1999",
        identity_number,
        bad=_ITEM.format("救助对象 11010519491231002X"),
        good=_ITEM.format("救助对象姓名"),
    ),
    Rule(
        "GK802",
        "mobile-number",
        Severity.ERROR,
        "含有手机号码",
        _PERSONAL,
        mobile_number,
        bad=_ITEM.format("咨询电话 13800000000"),
        good=_ITEM.format("咨询电话 0888-5550103"),
    ),
    Rule(
        "GK803",
        "bank-card",
        Severity.ERROR,
        "含有银行卡号",
        f"{_PERSONAL};ISO/IEC 7812",
        bank_card,
        bad=_ITEM.format("发放账号 6222020000001234566"),
        good=_ITEM.format("发放金额"),
    ),
    Rule(
        "GK804",
        "mail-address",
        Severity.WARNING,
        "含有不是单位的电子邮箱",
        _PERSONAL,
        mail_address,
        bad=_ITEM.format("报名邮箱 someone@mail.example"),
        good=_ITEM.format("报名方式"),
    ),
    Rule(
        "GK805",
        "house-number",
        Severity.WARNING,
        "含有门牌地址",
        _PERSONAL,
        house_number,
        bad=_ITEM.format("救助对象住址 云岭县城关街道幸福路12号3单元502室"),
        good=_ITEM.format("救助对象所在社区"),
    ),
    Rule(
        "GK811",
        "not-for-the-public",
        Severity.WARNING,
        "公开内容里有国家秘密、内部事务、过程性信息一类的话",
        _SECRET,
        not_for_the_public,
        bad=_ITEM.format("内部资料和会议纪要"),
        good=_ITEM.format("会议议定事项(涉及国家秘密的除外)"),
    ),
]
