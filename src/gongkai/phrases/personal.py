"""Personal data (个人信息) in texts: what numbers, addresses and names of mailboxes look like.

The patterns are texts, compiled by who needs them: most runs of the command need none.
"""

import re
from datetime import date

IDENTITY = r"(?<![0-9A-Za-z])(?:[1-9]\d{5}[ -]?\d{8}[ -]?\d{3}[\dXx]|[1-9]\d{3}(?:[ -]\d{4}){3}[ -]\d[\dXx])(?![0-9A-Za-z])"
MOBILE = r"(?<![\dA-Za-z.])(?<!\d-)(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d|[.-]\d|[A-Za-z])"
CARD = r"(?<![\dA-Za-z.-])(?:62|4\d|5[1-5]|3[47])\d{2}(?:[ -]?\d){10,15}(?![\dA-Za-z-]|\.\d)"
NO_CARD = r"(?:编号|单号|编码|代码|流水号?|件号|序号|文号|备案号|许可证号?|案号|批号|发票号?|订单):?\s*$"
"""Before a number of something else that only looks like a card's."""
CARD_WORD = re.compile(r"(?:卡|账|帐|银行|信用社|户)[^\n]{0,12}$")
MAIL = r"(?a)[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_STREET = r"(?:(?<![道公铁线电网管水航油气])路|大街|(?<!村)街(?!道)|巷|弄|胡同|大道|(?<![公海英华])里|(?<![铁街渠轨隧通航县国省乡村管河频车赛高跑大坡])道)"
_NUMBER = r"[0-9一二三四五六七八九十百]+(?:-[0-9]+)?号"
_NO_HOUSE = r"(?!线|文|令|标|公告|通告|通知|桥|公交|闸|地块|宗地|井|站|泵|矿|工程|项目|线路|信号)"
_WITHIN = r"[^\s,,。;;、\]}\"'()]{0,10}"
ADDRESS = (
    rf"[\u3400-\u9fff]{{1,8}}{_STREET}(?:甲|乙|东段|西段|南段|北段|中段)?{_NUMBER}{_NO_HOUSE}(?:{_WITHIN}(?:室|户|单元|楼|栋|幢))?"
    rf"|[\u3400-\u9fff]{{1,6}}(?:村|屯|寨|社区)[\u3400-\u9fff0-9]{{0,5}}?(?:组|社|队|屯|湾){_NUMBER}"
    rf"|[\u3400-\u9fff]{{1,8}}(?:小区|花园|苑|公寓|家属院|新村)[0-9一二三四五六七八九十]+(?:栋|幢|号楼|座){_WITHIN}(?:室|户|号)"
)
SHORTEST = rf"[\u3400-\u9fff]{{2}}{_STREET}(?:甲|乙|东段|西段|南段|北段|中段)?{_NUMBER}.*"
"""The part of an address that says where it is, without the places around it."""

DIGITS = re.compile(r"[0-9](?:[ -]?[0-9]){10}")
AT = re.compile("@")
HOUSE = re.compile(
    r"[路街巷弄同道里组社队屯湾区园苑寓院村](?:[甲乙]|[东西南北中]段)?[0-9一二三四五六七八九十百]"
)


def is_identity_number(text: str) -> bool:
    """Whether ``text`` is a 公民身份号码: a date of birth in it, and the check character of GB 11643—1999, 4."""
    text = bare(text)
    if re.fullmatch(r"[1-9][0-9]{16}[0-9Xx]", text) is None or not has_birthday(text):
        return False
    total = sum(int(digit) * (2 ** (17 - index) % 11) for index, digit in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17].upper()


def has_birthday(text: str) -> bool:
    """Whether the eight digits behind the first six are a day on which somebody alive may have been born."""
    try:
        return date(int(text[6:10]), int(text[10:12]), int(text[12:14])).year >= 1850
    except ValueError:
        return False


def is_card_number(text: str) -> bool:
    """Whether ``text`` is a number of a bank card: 14 to 19 digits that pass the check of ISO/IEC 7812 (Luhn)."""
    digits = bare(text)
    if re.fullmatch(r"[0-9]{14,19}", digits) is None or len(set(digits)) < 3:
        return False
    if len(digits) != 16 and not digits.startswith("62"):
        return False
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def is_card(found: str, before: str) -> bool:
    """Whether a number is a card's: one that is not 银联's begins like many an order's, and needs a sign of it."""
    digits = bare(found)
    if (
        not is_card_number(digits)
        or re.search(NO_CARD, before)
        or (len(digits) == 18 and has_birthday(digits))
    ):
        return False
    grouped = re.fullmatch(r"\d{4}(?:[ -]\d{4}){3}", found)
    return digits.startswith("62") or grouped is not None or CARD_WORD.search(before) is not None


def bare(text: str) -> str:
    """``text`` without spaces and hyphens."""
    return re.sub(r"[ -]", "", text).lower()
