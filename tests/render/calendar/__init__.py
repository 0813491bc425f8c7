"""The plan of a year as files, made from days that no manifest has to give."""

from datetime import date

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory, Holidays
from gongkai.render.calendar import calendar_files


def directory(name: str = "云岭县人民政府", day: str = "2026-11-01", *holidays: Holidays) -> Directory:
    """A county without items: the plan is given beside it."""
    return Directory(name, "县级", "539901", "2026年版", day, holidays=holidays)


def due(day: str, name: str = "招生政策", *, provisional: bool = False, **changes: str) -> Due:
    """Something that falls due on ``day``."""
    usual = {
        "code": "24-03-01",
        "domain": "义务教育",
        "owner": "云岭县教育体育局",
        "what": "公开招生计划",
        "why": "每季度公布一次:没有写哪一天,列在第一季度的最后一天",
    }
    return Due(date.fromisoformat(day), name=name, provisional=provisional, **(usual | changes))


def files(
    *plan: Due, of: Directory | None = None, year: int = 2026, draft: str = "", pdf: bool = False
) -> dict[str, bytes]:
    """Every file of a plan."""
    return dict(calendar_files(of or directory(), year, plan, draft, pdf=pdf))
