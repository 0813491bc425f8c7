"""Numbers, amounts of time and dates inside a phrase."""

import re
from typing import NamedTuple

NUMBER = "(?:[0-9]{1,3}(?:[.][0-9])?|[半一二两三四五六七八九十][一二三四五六七八九十百零]{0,4})"
UNIT = "(?:工作[日天]|[自日][然历][日天]|小时|学期|学年|星期|周|天|日|月度?|季度?|年度?)"
_AMOUNT = (
    rf"(?<![0-9.第])(?:({NUMBER})[-~—至到])?({NUMBER})(?:个(半)?)?(工作[日天]|[自日][然历][日天]|小时|学期|星期"
    "|周(?![岁边期年])|天(?![气然津])|日(?![常报期志])|(?<=个)季度|月(?![份度底初末])|年(?![度初底末报级龄]))"
)
_DATE = (
    "(?:([0-9]{4})年度?|(每一?年度?|次年度?|翌年|下一?年度?|当年度?|本年度?|今年)|年)?的?"
    "(?<![0-9第至到~—-])([0-9]{1,2}|十[一二]?|[一二三四五六七八九])月份?(?![内以度一])"
    "(?:([0-9]{1,2}|[一二三十]{1,2}[一-九]?)[日号]|([底末])|([初中]|[上中下]旬))?(之前|以前|前)?"
)
_UNITS = {
    "工作天": "工作日",
    "天": "日",
    "星期": "周",
    "季": "季度",
    "月度": "月",
    "年度": "年",
    "学年": "年",
}
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_LAST_DAYS = (31, None, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Quantity(NamedTuple):
    """An amount of time and where it stands in the text; ``range`` is how a range (3至5) was written."""

    amount: float
    unit: str
    start: int
    end: int
    range: str | None


class Date(NamedTuple):
    """A calendar date and where it stands in the text; ``part`` is 初, 上旬 … where no day is named."""

    year: int | None
    prefix: str | None
    month: int
    day: int | None
    part: str | None
    by: bool
    start: int
    end: int


def number(text: str) -> float:
    """What ``text`` counts: 20, 二十, 两, 半; an int where whole."""
    if text[0] in "0123456789":
        return float(text) if "." in text else int(text)
    if text == "半":
        return 0.5
    total = digit = 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS.get(character, 0)
    return total + digit


def measure(count: str | None, half: str | None, unit: str) -> tuple[float, str]:
    """Amount and unit in the standard terms: 半年 is 6 月, 三天 is 3 日; no count is 1."""
    amount = number(count) if count else float(not half)
    amount, unit = amount + 0.5 * bool(half), "日" if unit[0] in "自日" else _UNITS.get(unit, unit)
    if unit == "年" and amount % 1:
        amount, unit = amount * 12, "月"
    return (int(amount) if amount % 1 == 0 else amount), unit


def quantity(text: str) -> Quantity | None:
    """The first amount of time in ``text``; of a range, its upper end."""
    match = re.search(_AMOUNT, text)
    if match is None:
        return None
    lower, upper, half, unit = match.groups()
    return Quantity(
        *measure(upper, half, unit), match.start(), match.end(), f"{lower}至{upper}" if lower else None
    )


def quantities(text: str) -> int:
    """How many amounts of time ``text`` names."""
    return sum(1 for _ in re.finditer(_AMOUNT, text))


def date(text: str) -> Date | None:
    """The first calendar date in ``text``: a month at least; 3月底 is its last day."""
    match = re.search(_DATE, text) if "月" in text else None
    if match is None:
        return None
    year, prefix, month_text, day_text, end, part, by = match.groups()
    month, day = int(number(month_text)), int(number(day_text)) if day_text else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if end:
        day = _LAST_DAYS[month - 1]
        part = None if day else "月底"
    return Date(
        int(year) if year else None, prefix, month, day, part, by is not None, match.start(), match.end()
    )
