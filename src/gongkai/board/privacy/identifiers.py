"""Numbers, mailboxes and addresses by which a person is found, anywhere in a text.

For print a number that only looks like one is masked too: unlike ``check``, nobody looks at it again before it hangs on the
wall.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from gongkai.phrases.personal import ADDRESS, CARD_WORD, MAIL, NO_CARD, SHORTEST, bare, is_card_number
from gongkai.phrases.text import half_width

Told = tuple[str, str]
"""What was masked, and how."""

HIDDEN = "(不公示)"

IDENTITY = ("身份证号", "只留前6位后4位")
OLD_IDENTITY = ("15位身份证号", "只留前6位后3位")
DISABILITY_CARD = ("残疾人证号", "不公示")
MOBILE = ("手机号码", "只留前3位后4位")
LANDLINE = ("电话号码", "只留区号")
CARD = ("银行卡号", "只留后4位")
LONG_NUMBER = ("长号码", "只留后4位")
SPOILT = ("被 Excel 改成科学记数的号码", "不公示")
DOCUMENT = ("护照、通行证号", "不公示")
MAILBOX = ("电子邮箱", "不公示")
CHAT = ("微信号、QQ号", "不公示")
ADDRESS_TOLD = ("住址", "只写到村、社区、村民小组")

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_DATE = r"(?:19|20)\d\d(?:[-./]\d{1,2}[-./]\d{1,2}(?!\d)|年\d{1,2}月(?:\d{1,2}日)?)"
_RUN = r"\d(?:[ \t\u00a0\u3000·—–_-]{0,2}\d){5,}(?:[ -]?[xX](?![A-Za-z0-9]))?"
_DOTTED = r"(?<!\d)1[3-9]\d[./]\d{4}[./]\d{4}(?!\d)"
_SCIENTIFIC = r"\d(?:\.\d+)?[eE]\+?(?:1\d|\d)(?!\d)"
_NUMERALS = "零〇一二三四五六七八九幺两"
_SPELT = rf"[{_NUMERALS}○](?:[ -]?[{_NUMERALS}○]){{10,}}"
_DOCUMENT = r"(?<![A-Za-z0-9])(?:[EGDSPHK][A-Z]?\d{7,8}|[HM]\d{8,10})(?![A-Za-z0-9])"
_CHAT = r"(?i:微信|qq|q群|v信|wechat|(?<![a-z])(?:vx|wx)(?![a-z]))(?:号码|账号|帐号|号|群)?[\s::是]{0,3}[A-Za-z0-9][A-Za-z0-9_-]{4,}"
_FLAT = r"(?:[\u3400-\u9fff]{1,8}(?:小区|花园|[苑庭府]|公寓|家属院|新村|新城))?\d{1,3}(?:栋|幢|号楼|座)\d{1,2}单元(?:\d{2,4}(?:室|号|户)?)?|\d{1,3}(?:栋|幢|号楼|座)(?:\d{1,2}单元)?(?:\d{2,4}(?:室|号|户))|\d{1,2}单元\d{2,4}(?:室|号|户)?|门牌号?[::]?\d{1,4}(?:-\d+)?号?"
_GROUP = r"(?:[\u3400-\u9fff\d]{0,8}?(?:组|社|队|屯|湾|寨|坝|坪|营|庄))[ ]?(?:附)?[0-9一二三四五六七八九十百]+(?:-\d+)?号(?:院|房|附\d+号)?(?!地块|宗地|井|线|文|令)"
_PLACE_END = re.compile("街道|社区|居委会|村委会|[镇乡村组社队屯湾寨]")
_TELEPHONE_WORD = re.compile(r"(?:电话|座机|联系|致电|拨打|传真|手机)[^\n]{0,6}$")
_TAIL = r"(?:后|末|尾)(?:[四4六6]位|号)(?:数|为|是)?[::]?\s?\d{3,6}"
_PROJECT = re.compile(r"(?:19|20)\d\d")


class _Found(NamedTuple):
    start: int
    end: int
    instead: str
    told: Told


def safe_text(text: str, offices: frozenset[str] = frozenset()) -> tuple[str, tuple[Told, ...]]:
    """``text`` with every number, mailbox and address of a person masked, and what was masked and how.

    ``offices`` are telephones, mailboxes and addresses that the manifest declares as an office's: they stay.
    """
    if not _may_hold(text):
        return text, ()
    text = _INVISIBLE.sub("", text)
    plain = half_width(text)
    if len(plain) != len(text):
        text = plain
    taken: list[_Found] = []
    for found in _all(plain, _Offices.of(offices)):
        if all(found.end <= other.start or found.start >= other.end for other in taken):
            taken.append(found)
    for found in sorted(taken, reverse=True):
        text = text[: found.start] + found.instead + text[found.end :]
    return text, tuple(dict.fromkeys(found.told for found in sorted(taken)))


_HINT = re.compile(
    rf"\d[\s\S]{{0,2}}\d[\s\S]{{0,2}}\d|[0-9]|@|[{_NUMERALS}○][ -]?[{_NUMERALS}○][ -]?[{_NUMERALS}○]|(?i:qq|微信|vx|wx)|号|{_INVISIBLE.pattern}"
)


def _may_hold(text: str) -> bool:
    return _HINT.search(half_width(text)) is not None


class _Offices(NamedTuple):
    """What is declared as an office's, in the forms in which it is compared."""

    numbers: frozenset[str]
    texts: tuple[str, ...]

    @staticmethod
    @cache
    def of(offices: frozenset[str]) -> "_Offices":
        plain = [half_width(text) for text in offices]
        parts = [bare(part) for text in plain for part in re.split("[、,;/()转]", text)]
        numbers = {part for part in parts if part} | {
            p.removeprefix("+86").removeprefix("0086") for p in parts if p
        }
        return _Offices(frozenset(numbers), tuple(sorted(plain)))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _all(plain: str, offices: _Offices) -> Iterator[_Found]:
    """Everything that looks like a person's, the surest first."""
    yield from _simple(plain, offices)
    dates = [match.span() for match in _pattern(_DATE).finditer(plain)]
    for match in _pattern(_DOTTED).finditer(plain):
        if bare(re.sub("[./]", "", match[0])) not in offices.numbers:
            yield _found(match, _ends(match[0], 3, 4), MOBILE)
    for match in _pattern(_SPELT).finditer(plain):
        if told := _spelt(match[0], offices):
            yield _found(match, HIDDEN, told)
    for match in _pattern(_RUN).finditer(plain):
        yield from _run(plain, match.start(), match.end(), dates, offices)
    yield from _addresses(plain, offices)


def _simple(plain: str, offices: _Offices) -> Iterator[_Found]:
    for match in _pattern(MAIL).finditer(plain):
        if bare(match[0]) not in offices.numbers:
            yield _found(match, HIDDEN, MAILBOX)
    for match in _pattern(_CHAT).finditer(plain):
        yield _found(match, HIDDEN, CHAT)
    for match in _pattern(_SCIENTIFIC).finditer(plain):
        if float(match[0]) >= 1e10:
            yield _found(match, HIDDEN, SPOILT)
    for match in _pattern(_TAIL).finditer(plain):
        yield _found(match, HIDDEN, ("证件、卡号的一段", "不公示"))
    for match in _pattern(_DOCUMENT).finditer(plain):
        yield _found(match, HIDDEN, DOCUMENT)


def _found(match: re.Match[str], instead: str, told: Told) -> _Found:
    return _Found(match.start(), match.end(), instead, told)


def _ends(text: str, first: int, last: int) -> str:
    digits = re.sub(r"[^0-9Xx]", "", text)
    return f"{digits[:first]}{'*' * max(4, len(digits) - first - last)}{digits[len(digits) - last :]}"


def _run(
    plain: str, start: int, end: int, dates: list[tuple[int, int]], offices: _Offices
) -> Iterator[_Found]:
    """A run of digits, spaced or not: what it is, by its length and what stands before it."""
    for first, last in dates:
        if first < end and last > start:
            for left, right in ((start, first), (last, end)):
                inner = re.search(r"\d.*\d", plain[left:right]) if right - left > 5 else None
                if inner is not None:
                    yield from _run(plain, left + inner.start(), left + inner.end(), [], offices)
            return
    text = plain[start:end]
    kind = _kind(re.sub(r"[^0-9Xx]", "", text), text, plain[:start], plain[end : end + 1], offices)
    if kind is not None:
        told, first, last = kind
        yield _Found(start, end, _ends(text, first, last), told)
        return
    # Several numbers with spaces between: each by itself.
    parts = list(re.finditer(r"[^ \t\u00a0\u3000]+", text))
    if len(parts) > 1:
        for size in range(len(parts) - 1, 0, -1):
            for at in range(len(parts) - size + 1):
                part = text[parts[at].start() : parts[at + size - 1].end()]
                left = start + parts[at].start()
                kind = _kind(re.sub(r"[^0-9Xx]", "", part), part, plain[:left], "", offices)
                if kind is not None:
                    told, first, last = kind
                    yield _Found(left, left + len(part), _ends(part, first, last), told)


def _kind(digits: str, text: str, before: str, after: str, offices: _Offices) -> tuple[Told, int, int] | None:
    """What a number is, and how many digits of it stay at either end; None where it is no person's."""
    if after and after in "." and re.fullmatch(r"\d+", text) and len(digits) < 11:
        return None
    if digits in offices.numbers or bare(text) in offices.numbers:
        return None
    length, spaced = len(digits), not re.fullmatch(r"[\dxX]+", text)
    if length == 18 and (_is_born(digits[6:14]) or digits[-1] in "xX"):
        return IDENTITY, 6, 4
    if length == 20 and _is_born(digits[6:14]):
        return DISABILITY_CARD, 0, 0
    if length == 15 and "1" <= digits[0] <= "8" and _is_born("19" + digits[6:12]):
        return OLD_IDENTITY, 6, 3
    mobile = digits.removeprefix("0086") if digits.startswith("0086") else digits.removeprefix("86")
    if re.fullmatch(r"1[3-9]\d{9}", mobile) and mobile not in offices.numbers:
        return MOBILE, len(digits) - 8, 4
    if re.fullmatch(r"0[1-9]\d{8,10}", digits) and length in (10, 11, 12):
        return LANDLINE, 4 if digits[1] > "2" else 3, 0
    if length in (7, 8) and _TELEPHONE_WORD.search(before):
        return LANDLINE, 0, 0
    if (
        14 <= length <= 19
        and not _is_other(digits, before)
        and (is_card_number(digits) or (not spaced and (digits.startswith("62") or CARD_WORD.search(before))))
    ):
        return CARD, 0, 4
    if length >= 15 and not spaced and not _is_other(digits, before):
        return LONG_NUMBER, 0, 4
    if length >= 18 and any(_is_identity(digits[at : at + 18]) for at in range(length - 17)):
        return LONG_NUMBER, 0, 4
    return None


def _is_other(digits: str, before: str) -> bool:
    """Whether a long number is a project's, an order's or a document's."""
    return re.search(NO_CARD, before) is not None or _PROJECT.match(digits) is not None


def _is_born(text: str) -> bool:
    try:
        return 1900 <= date(int(text[:4]), int(text[4:6]), int(text[6:8])).year <= 2100
    except ValueError:
        return False


def _is_identity(digits: str) -> bool:
    return digits[:1] in set("12345678") and _is_born(digits[6:14])


_VALUES = str.maketrans("零〇○一幺二两三四五六七八九", "00011223456789")


def _spelt(text: str, offices: _Offices) -> Told | None:
    """What a number in Chinese numerals (一三八零…) is."""
    digits = re.sub("[ -]", "", text).translate(_VALUES)
    if digits in offices.numbers:
        return None
    return MOBILE if re.fullmatch(r"1[3-9]\d{9}", digits) else LONG_NUMBER if len(digits) >= 15 else None


def _addresses(plain: str, offices: _Offices) -> Iterator[_Found]:
    """Addresses below the village group, cut back to it."""
    for match in _pattern(f"{ADDRESS}|{_GROUP}|{_FLAT}").finditer(plain):
        found = match[0]
        where = _pattern(SHORTEST).search(found)
        declared = (text for text in offices.texts if len(text) > 3)
        if any(found in text or (where is not None and where[0] in text) for text in declared):
            continue
        ends = [
            end.end()
            for end in _PLACE_END.finditer(found)
            if not re.match(r"[0-9一二三四五六七八九十百]*号", found[end.start() :])
        ]
        kept = found[: ends[-1]] if ends else ""
        yield _found(match, kept if kept else HIDDEN, ADDRESS_TOLD)
