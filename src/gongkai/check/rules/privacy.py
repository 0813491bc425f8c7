"""GK8: what must not be public, anywhere in the government's own files."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import SourceText, Subject
from gongkai.model.diagnostic import Place, Severity
from gongkai.phrases.text import half_width, tidy

_PERSONAL = "中华人民共和国个人信息保护法第二十五条、第三十四条;中华人民共和国政府信息公开条例第十五条:个人隐私不得公开"
_SECRET = "中华人民共和国政府信息公开条例第十四条(国家秘密)、第十五条(商业秘密、个人隐私)、第十六条(内部事务、过程性信息、行政执法案卷)"

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![\d.])(?:(?:\+|00)86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\d.])")
_CARD = re.compile(r"(?<![\d.-])(?:62|4\d|5[1-5]|3[47])\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![\d.-])")
_MAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ADDRESS = re.compile(
    r"[\u3400-\u9fff]{1,8}(?:路|街|巷|弄|胡同|大道|里|道)[0-9一二三四五六七八九十百]+号(?!线|文|令)(?:[^\s,,。;;、\]}\"']{0,10}(?:室|户|单元|楼|栋|幢))?"
    r"|[\u3400-\u9fff]{1,6}(?:村|屯|寨|社区)(?:第?[0-9一二三四五六七八九十]+(?:村民)?(?:小组|组|社|队))[0-9一二三四五六七八九十]+号"
    r"|[\u3400-\u9fff]{1,8}(?:小区|花园|苑|公寓|家属院)[0-9一二三四五六七八九十]+(?:栋|幢|号楼|座)[^\s,,。;;、\]}\"']{0,10}(?:室|户|号)"
)
_CODE_KEY = re.compile(r"(?:code|编码|代码|item|事项|items)[\"']?\s*:\s*(?:\[[^\]]*)?[\"']?$")


class Personal(NamedTuple):
    """One kind of personal data: how it looks, and whether a match really is it."""

    pattern: re.Pattern[str]
    is_real: Callable[[str], bool]


def is_identity_number(text: str) -> bool:
    """Whether ``text`` is a 公民身份号码: a date of birth in it, and the check character of GB 11643—1999, 4."""
    if re.fullmatch(r"[1-9]\d{16}[\dXx]", text) is None:
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * (2 ** (17 - index) % 11) for index, digit in enumerate(text[:17]))
    return born.year >= 1850 and "10X98765432"[total % 11] == text[17].upper()


def is_card_number(text: str) -> bool:
    """Whether ``text`` is a number of a bank card: 14 to 19 digits that pass the check of ISO/IEC 7812 (Luhn)."""
    digits = re.sub(r"[ -]", "", text)
    if not digits.isdecimal() or not (14 <= len(digits) <= 19) or len(set(digits)) < 3:
        return False
    if len(digits) != 16 and not digits.startswith("62"):
        return False
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _matches(
    subject: Subject, pattern: re.Pattern[str], *, codes: bool = True
) -> Iterator[tuple[Place, str]]:
    """Every match in the government's own files, comments included, that is not declared as an office's."""
    for source in subject.texts:
        plain = half_width(source.text)
        for match in pattern.finditer(plain):
            found = match.group(match.lastindex or 0)
            if re.sub(r"[ -]", "", found) in subject.declared or found in subject.declared:
                continue
            start = plain.rfind("\n", 0, match.start()) + 1
            if not codes and _CODE_KEY.search(plain[start : match.start()]):
                continue
            yield _place(source, plain, match.start()), found


def _place(source: SourceText, plain: str, offset: int) -> Place:
    return Place(source.file, plain.count("\n", 0, offset) + 1, offset - plain.rfind("\n", 0, offset))


def _masked(text: str) -> str:
    """Enough of ``text`` to find it, and no more."""
    return f"{text[:3]}{'*' * max(2, len(text) - 5)}{text[-2:]}"


def identity_number(subject: Subject) -> Iterator[Finding]:
    """Identity-card numbers."""
    for place, found in _matches(subject, _IDENTITY):
        if is_identity_number(found):
            yield Finding(place, f"含有身份证号 {_masked(found)}", "删去;公示名单里写姓名,不写证件号码")


def mobile_number(subject: Subject) -> Iterator[Finding]:
    """Mobile numbers that are not an office's."""
    for place, found in _matches(subject, _MOBILE, codes=False):
        yield Finding(
            place,
            f"含有手机号码 {_masked(found)}",
            "删去;是单位公布的电话的,写进 departments 的 phone 或 government 的 hotline",
        )


def bank_card(subject: Subject) -> Iterator[Finding]:
    """Numbers of bank cards."""
    for place, found in _matches(subject, _CARD, codes=False):
        if is_card_number(found) and not is_identity_number(found):
            yield Finding(place, f"含有银行卡号 {_masked(found)}", "删去;发放结果只写姓名和金额")


def mail_address(subject: Subject) -> Iterator[Finding]:
    """E-mail addresses that are not an office's."""
    for place, found in _matches(subject, _MAIL):
        yield Finding(
            place,
            f"含有电子邮箱 {_masked(found)}",
            "删去;是单位公布的邮箱的,写进 departments 或 government 的 email",
        )


def house_number(subject: Subject) -> Iterator[Finding]:
    """Addresses down to the house that are not an office's."""
    for place, found in _matches(subject, _ADDRESS):
        if any(found in declared or declared in found for declared in subject.declared if len(declared) > 4):
            continue
        yield Finding(
            place,
            f"含有门牌地址「{found[:4]}…」",
            "个人住址只写到村、社区;是单位办公地址的,写进 departments 或 government 的 address",
        )


_WORDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"绝密|机密(?!级以)|秘密★|秘密级|密级[::]|国家秘密(?!法)|涉密(?:文件|资料|信息|事项|材料|会议)"
        ),
        "国家秘密",
        "第十四条",
    ),
    (re.compile(r"商业秘密|技术秘密|个人隐私(?!权)"), "商业秘密、个人隐私", "第十五条"),
    (
        re.compile(
            r"内部(?:资料|文件|使用|掌握|传阅|参考|刊物|情况|会议|通报|电话|工作流程|管理制度)|不得外传|注意保存|不宜公开|不予公开|禁止公开|不对外公开"
            r"|工作秘密|人事管理|后勤管理"
        ),
        "内部事务信息",
        "第十六条",
    ),
    (
        re.compile(
            r"会议纪要|会议记录|讨论记录|讨论稿|过程稿|磋商信函|请示报告|内部请示|送审稿|行政执法案卷|执法案卷|案卷材料|询问笔录|调查笔录|举报人(?:姓名|信息|名单)"
        ),
        "讨论记录、过程稿、磋商信函、请示报告、行政执法案卷信息",
        "第十六条",
    ),
)
_EXCEPTED = re.compile(
    r"除外|以外|外[,。;]|^除|[,。;]除|(?<!不)除(?!了)|涉及|不含|不包括|不涉及|不泄露|不得(?:泄露|公开)|保护|隐去|屏蔽|去除|删除|审查|脱敏|区分处理|依法|法律|不属于|情形|范围|制度|教育|宣传|工作情况|决定公开"
)


def not_for_the_public(subject: Subject) -> Iterator[Finding]:
    """Words that mark secret or internal material, in what an item says that it discloses."""
    for element in ("category", "name", "content"):
        for cell, index, text in subject.texts_of(element):
            bare = re.sub(r"《[^》]*》", "", tidy(text))
            for pattern, what, article in _WORDS:
                found = pattern.search(bare)
                if found is None or _EXCEPTED.search(bare):
                    continue
                yield Finding(
                    cell.place(index),
                    f"{cell.subject} 要公开的有「{found.group()}」:{what},依条例{article}不予公开或者可以不予公开",
                    "删去;部分可以公开的,写明区分处理,如「(涉及个人隐私的除外)」",
                    cell.item,
                    cell.domain,
                )
                break


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
