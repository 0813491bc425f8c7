"""The day of the farmers' calendar (农历) and its solar terms (节气): village markets go by them."""

from datetime import date

from borax.calendars.lunardate import LunarDate  # type: ignore[import-untyped, unused-ignore]


def lunar(day: date) -> str:
    """正月, 初二, 闰六月, 十七 清明; nothing where the tables end (before 1900, after 2100).

    The first day of a month bears the month's name.
    """
    try:
        found = LunarDate.from_solar(day)
    except ValueError:
        return ""
    name = f"{'闰' if found.leap else ''}{found.cn_month}月" if found.day == 1 else found.cn_day
    return f"{name} {found.term}" if found.term else str(name)
