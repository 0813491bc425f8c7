"""What stands on the pages of the wall calendar, and how much of it fits: the page and the PDF draw the same."""

import calendar
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from math import ceil
from typing import NamedTuple

from gongkai.dates.plan import Due
from gongkai.dates.workdays import WorkCalendar, weekday
from gongkai.model.directory import Directory
from gongkai.render.calendar.lunar import lunar
from gongkai.render.calendar.report import uncertain

MARGIN, FOOT = 12, 16
"""Millimetres that stay white around a page, and at its foot."""

_ROOM = 297 - MARGIN - FOOT
_HEAD, _WEEKDAYS, _NUMBER, _LINE = 27.0, 8.0, 14.0, 5.2  # heights in millimetres; a line of what falls due
_LIST_HEAD, _LIST_LINE = 12.0, 5.8
_MOST_LIST = 95.0  # a longer list goes on over further pages
_LEAST_ROW = 27.0
_CELL, _ENTRY = 23, 54  # half-width characters on a line of a day, and of the list
COLUMNS = 3
"""Columns of the list under a month."""

OFF, HOLIDAY, MAKE_UP, WORK = "weekend", "holiday", "makeup", "work"
"""Kinds of days: 周六 and 周日, a holiday (休), a weekend day on which people work (班), and all others."""


class Day(NamedTuple):
    """A day's cell: ``shown`` are the names that it has room for, ``more`` says how many it has not."""

    day: date
    kind: str
    name: str
    lunar: str
    dues: tuple[Due, ...]
    shown: tuple[str, ...]
    more: str

    @property
    def tag(self) -> str:
        """休, 班 or nothing."""
        return {HOLIDAY: "休", MAKE_UP: "班"}.get(self.kind, "")


class Entry(NamedTuple):
    """What falls due, in the list under a month."""

    name: str
    details: str


class Listed(NamedTuple):
    """A day of the list under a month."""

    title: str
    entries: tuple[Entry, ...]


class Month(NamedTuple):
    """A page: its weeks from Monday, the height of one in millimetres, and the list of all that falls due.

    ``flows`` where the list is so long that it goes on over further pages.
    """

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    row: float
    count: int
    listed: tuple[Listed, ...]
    flows: bool


class Year:
    """The wall calendar of a year."""

    def __init__(self, directory: Directory, year: int, plan: Sequence[Due]) -> None:
        self._calendar = WorkCalendar(directory.holidays)
        self.government = directory.name
        self.edition = directory.edition
        self.date = directory.date
        self.place = directory.short_name
        self.number = year
        self.count = len(plan)
        self.doubt = uncertain(directory, year, plan)
        self.is_known = self._calendar.is_known(year)
        self._plan = {day: tuple(dues) for day, dues in groupby(plan, key=lambda due: due.day)}

    @cached_property
    def months(self) -> list[Month]:
        """The twelve months."""
        return [self._month(number) for number in range(1, 13)]

    def _month(self, number: int) -> Month:
        weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(self.number, number)
        days = [day for day in self._plan if day.month == number]
        listed = tuple(_listed(day, self._plan[day]) for day in days)
        height = _list_height(listed)
        row = max(_LEAST_ROW, (_ROOM - _HEAD - _WEEKDAYS - min(height, _MOST_LIST)) // len(weeks))
        cells = tuple(
            tuple(self._day(day, row) if day.month == number else None for day in week) for week in weeks
        )
        count = sum(len(self._plan[day]) for day in days)
        flows = _HEAD + _WEEKDAYS + row * len(weeks) + height > _ROOM
        return Month(number, cells, row, count, listed, flows)

    def _day(self, day: date, row: float) -> Day:
        dues = self._plan.get(day, ())
        shown, more = _fitted(dues, int((row - _NUMBER) / _LINE))
        name = self._calendar.name(day)
        kind = self._kind(day, name)
        return Day(day, kind, "" if kind == OFF else name, lunar(day), dues, shown, more)

    def _kind(self, day: date, name: str) -> str:
        if self._calendar.is_workday(day):
            return MAKE_UP if day.weekday() >= calendar.SATURDAY else WORK
        return OFF if name == weekday(day) else HOLIDAY


def _fitted(dues: Sequence[Due], lines: int) -> tuple[tuple[str, ...], str]:
    """The names that so many lines of a cell hold, and what is said of the rest: nothing is left out in silence."""
    names = Counter(marked(due) for due in dues)
    texts = [(_short(name) + (f"({count}项)" if count > 1 else ""), count) for name, count in names.items()]
    if sum(_lines(text, _CELL) for text, _ in texts) <= lines:
        return tuple(text for text, _ in texts), ""
    shown: list[str] = []
    left, rest = lines - 1, len(dues)
    for text, count in texts:
        left -= _lines(text, _CELL)
        if left < 0:
            break
        shown.append(text)
        rest -= count
    return tuple(shown), f"另有 {rest} 项,见附表" if shown else f"共 {rest} 项,见附表"


def marked(due: Due) -> str:
    """The name of what falls due, on one line, and whether its day is only a guess."""
    return " ".join(due.name.split()) + ("(暂定)" if due.provisional else "")


def _short(text: str) -> str:
    """``text`` in two lines of a cell, with … where it goes on in the list."""
    if _width(text) <= 2 * _CELL - 6:
        return text
    kept = ""
    for sign in text:
        if _width(kept + sign) > 2 * _CELL - 8:
            break
        kept += sign
    return kept + "…"


def _listed(day: date, dues: Iterable[Due]) -> Listed:
    entries = tuple(Entry(marked(due), "　".join(filter(None, _details(due)))) for due in dues)
    return Listed(f"{day.month}月{day.day}日 {weekday(day)}", entries)


def _details(due: Due) -> list[str]:
    return [" ".join(text.split()) for text in (due.what, due.owner, due.code)]


def _list_height(listed: Sequence[Listed]) -> float:
    """How high the list is at most, in millimetres: a column may stay short by the entry that went to the next."""
    if not listed:
        return 0
    heights = [
        _LIST_LINE * (_lines(entry.name, _ENTRY) + _lines(entry.details, _ENTRY)) + 1
        for day in listed
        for entry in day.entries
    ]
    total = sum(heights) + len(listed) * 1.5 * _LIST_LINE
    return _LIST_HEAD + ceil(total / COLUMNS) + max(heights) + 1.5 * _LIST_LINE


def _lines(text: str, room: int) -> int:
    return max(1, ceil(_width(text) / room))


def _width(text: str) -> int:
    """The width in half-width characters, rather too large: Chinese and capitals count two."""
    return sum(
        2 if sign > "\u2000" or sign.isupper() or unicodedata.east_asian_width(sign) in "WFA" else 1
        for sign in text
    )
