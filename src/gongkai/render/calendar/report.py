"""How certain the days of a plan are, and the plan for programs."""

from collections import Counter
from collections.abc import Sequence

from gongkai.dates.plan import Due
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Directory
from gongkai.render.data import to_json


def schedule(directory: Directory) -> str:
    """What the plan is called: a village makes public its own affairs, not a government's."""
    if directory.level != "村级":
        return "政务公开日程"
    return "居务公开日程" if directory.name.endswith("居民委员会") else "村务公开日程"


def uncertain(directory: Directory, year: int, plan: Sequence[Due]) -> str:
    """What has to be said where the days of a plan are only a guess; nothing where all are certain."""
    if not WorkCalendar(directory.holidays).is_known(year):
        return f"{year}年放假安排还没有收录,按周末推算,日子是暂定的;公布后请写进 holidays"
    if guessed := sum(due.provisional for due in plan):
        return f"有 {guessed} 条算到了放假安排还没有收录的年份,按周末推算,是暂定的;公布后请写进 holidays"
    return ""


def report(directory: Directory, year: int, plan: Sequence[Due]) -> bytes:
    """``report.json``: how many dates each month has, and everything that falls due, with how each day was found."""
    months = Counter(due.day.month for due in plan)
    is_known = WorkCalendar(directory.holidays).is_known(year)
    return to_json(
        {
            "government": directory.name,
            "edition": directory.edition,
            "year": year,
            "count": len(plan),
            "months": {str(month): months[month] for month in range(1, 13)},
            "provisional": sum(due.provisional for due in plan),
            "provisional_years": [] if is_known else [year],
            "due": [{**due._asdict(), "day": due.day.isoformat()} for due in plan],
        }
    )
