"""On which days of a year a recurring time limit falls due (每季度公布一次, 每月10日前, 每年3月31日前)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gongkai.dates.counting import said
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Clause
from gongkai.phrases.numerals import number_of

_MONTHS = {"月": 1, "季度": 3, "年": 12}
_PERIODS = {1: "月", 3: "季度", 6: "半年", 12: "年"}


class Occurrence(NamedTuple):
    """A day on which something falls due, and why on that day."""

    day: date
    why: str


def occurrences(clause: Clause, year: int, calendar: WorkCalendar) -> Iterator[Occurrence]:
    """The days in ``year`` on which a clause falls due, in order.

    A period without a day ends on its last working day. A date that nobody works on is moved to the working day before:
    then it is not missed. Clauses that run from an event have no days of their own.
    """
    if clause.kind == "calendar":
        yield from _of_date(clause, year, calendar)
    elif clause.kind == "recurrence" and clause.unit in _MONTHS and isinstance(clause.every, int):
        yield from _of_periods(clause.every * _MONTHS[clause.unit], clause.due, year, calendar)


def _of_date(clause: Clause, year: int, calendar: WorkCalendar) -> Iterator[Occurrence]:
    if clause.month is None or (clause.year is not None and clause.year != year):
        return
    last = monthrange(year, clause.month)[1]
    day = date(year, clause.month, min(clause.day or last, last))
    if clause.relation == "before":
        day -= timedelta(days=1)
    yield _moved(day, f"写明的日子是{said(day)}", calendar)


def _of_periods(months: int, due: str | None, year: int, calendar: WorkCalendar) -> Iterator[Occurrence]:
    if 12 % months:
        return
    for first in range(1, 13, months):
        start = date(year, first, 1)
        end = date(year, first + months - 1, monthrange(year, first + months - 1)[1])
        name = _period(start, months)
        day = _day_within(due, start, end) if due else None
        if day is not None:
            yield _moved(day, f"{name}的{due}是{said(day)}", calendar)
        elif due:
            yield _moved(end, f"{name}的「{due}」没有算出来,先列在期末{said(end)}", calendar)
        else:
            yield _moved(end, f"没有写哪一天,列在{name}的最后一天{said(end)}", calendar)


def _period(start: date, months: int) -> str:
    if months == 1:
        return f"{start.month}月"
    if months == 3:
        return f"第{'一二三四'[start.month // 3]}季度"
    return {6: "上半年" if start.month == 1 else "下半年", 12: f"{start.year}年"}.get(
        months, f"{start.month}月起的{months}个月"
    )


_FIRST_MONTH = re.compile("首个?月|第一个?月|首月")
_NEXT = re.compile("次月|下月|次季|下季|次年|第二年")
_DAY = re.compile(r"(\d{1,2})(?:日|号)")
_MONTH = re.compile(r"(\d{1,2})月")
_WEEK = re.compile("第([一二三四五1-5])周")


def _day_within(due: str, start: date, end: date) -> date | None:
    """The day that ``due`` (15日前, 首个月20日, 第二周前, 3月底) names within a period; None where it names none."""
    if _NEXT.search(due):
        length = end - start
        start = end + timedelta(days=1)
        end = start + length
    month = start if _FIRST_MONTH.search(due) or start.month == end.month else end.replace(day=1)
    if (named := _MONTH.search(due)) and start.month <= int(named[1]) <= end.month:
        month = start.replace(month=int(named[1]))
    last = monthrange(month.year, month.month)[1]
    if found := _DAY.search(due):
        return month.replace(day=min(int(found[1]), last)) if 1 <= int(found[1]) <= 31 else None
    if found := _WEEK.search(due):
        week = number_of(found[1])
        return start + timedelta(days=7 * week - 1) if week else None
    if re.search("[月季年]?(?:底|末)", due):
        return month.replace(day=last)
    if re.search("[月季年]?初|上旬", due):
        return month.replace(day=10)
    if "中旬" in due:
        return month.replace(day=20)
    return None


def _moved(day: date, why: str, calendar: WorkCalendar) -> Occurrence:
    moved = calendar.previous_workday(day)
    return Occurrence(moved, why if moved == day else f"{why},不上班,提前到{said(moved)}")
