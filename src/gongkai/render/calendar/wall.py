"""A calendar for the wall: a page for the year and one for each month, on A3."""

from calendar import Calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.dates.plan import Due
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Directory
from gongkai.render.sheets.engine import page_of

_IN_A_CELL = 2
"""Entries that a day has room for; all of a month are listed below it."""


@dataclass(slots=True, frozen=True)
class Day:
    """One day of a month's page; ``sign`` is 休 or 班 where the week alone does not tell."""

    number: int
    inside: bool
    off: bool
    name: str
    sign: str
    due: list[Due] = field(default_factory=list)

    @property
    def shown(self) -> list[Due]:
        """What stands in the cell itself."""
        return self.due if len(self.due) <= _IN_A_CELL else self.due[: _IN_A_CELL - 1]


@dataclass(slots=True, frozen=True)
class Month:
    """One month: its weeks from Monday to Sunday, and everything that falls due in it."""

    number: int
    weeks: list[list[Day]]
    due: list[Due]


def wall(directory: Directory, year: int, plan: Sequence[Due], draft: str = "") -> bytes:
    """The calendar of ``year`` as one page that prints on A3 lying, thirteen sheets and more where a month is full."""
    calendar = WorkCalendar(directory.holidays)
    return page_of(
        "wall.html",
        css="wall.css",
        directory=directory,
        year=year,
        months=list(_months(year, plan, calendar)),
        count=len(plan),
        known=calendar.is_known(year),
        draft=draft,
    )


def _months(year: int, plan: Sequence[Due], calendar: WorkCalendar) -> Iterator[Month]:
    for number in range(1, 13):
        due = [one for one in plan if one.day.month == number]
        weeks = [
            [_day(day, number, due, calendar) for day in week]
            for week in Calendar().monthdatescalendar(year, number)
        ]
        yield Month(number, weeks, due)


def _day(day: date, month: int, due: list[Due], calendar: WorkCalendar) -> Day:
    off = not calendar.is_workday(day)
    name = calendar.name(day)
    is_special = bool(name) and not name.startswith("周")
    sign = ("休" if off else "班") if is_special else ""
    inside = day.month == month
    named = name if is_special and off else ""
    return Day(day.day, inside, off, named, sign, [one for one in due if one.day == day] if inside else [])
