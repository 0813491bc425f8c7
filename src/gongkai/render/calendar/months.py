"""What stands on the pages of the wall calendar, and how much of it fits: the page and the PDF draw the same."""

import calendar
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from math import ceil
from typing import NamedTuple

from gongkai.dates.plan import Due
from gongkai.dates.workdays import WorkCalendar, weekday
from gongkai.model.directory import Directory
from gongkai.render.calendar.lunar import lunar
from gongkai.render.calendar.report import schedule, uncertain

MARGIN, FOOT = 12, 16
"""Millimetres that stay white around a page, and at its foot."""

_ROOM = 297 - MARGIN - FOOT
_HEAD, _WEEKDAYS, _NUMBER, _LINE = 27.0, 8.0, 13.4, 5.2  # heights in millimetres; a line of what falls due
_LIST_HEAD, _DRAFT = 12.0, 9.0
_MOST_LIST = 95.0  # a longer list is set closer
_LEAST_ROW, _FLOWING_ROW = 22.0, 30.0  # of a week, with its list on the same page and on further ones
_DETAILS = 0.92  # the size of the second line of an entry, of its first
_CELL = 22  # half-width characters on a line of a day

OFF, HOLIDAY, MAKE_UP, WORK = "weekend", "holiday", "makeup", "work"
"""Kinds of days: 周六 and 周日, a holiday (休), a weekend day on which people work (班), and all others."""


class Density(NamedTuple):
    """How close the list under a month is set: points, millimetres, half-width characters on a line."""

    name: str
    columns: int
    size: float
    line: float
    room: int


_DENSITIES = (Density("roomy", 3, 12, 5.8, 54), Density("close", 4, 9.5, 4.6, 50))


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
    code: str

    @property
    def short_code(self) -> str:
        """The code, where it can stand on one line unbroken."""
        return self.code if _width(self.code) <= _CELL else ""


class Listed(NamedTuple):
    """A day of the list under a month."""

    title: str
    entries: tuple[Entry, ...]


class Month(NamedTuple):
    """A page: its weeks from Monday, the height of one in millimetres, and the list of all that falls due.

    ``list`` is the height that the list takes at most below its heading; ``flows`` where it is so long that it goes on
    over further pages.
    """

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    row: float
    total: int
    listed: tuple[Listed, ...]
    density: Density
    list: float
    flows: bool


class Year:
    """The wall calendar of a year."""

    def __init__(self, directory: Directory, year: int, plan: Sequence[Due], draft: str = "") -> None:
        self.draft = draft
        self._room = _ROOM - (_DRAFT if draft else 0)
        self._calendar = WorkCalendar(directory.holidays)
        self.government = directory.name
        self.schedule = schedule(directory)
        self.edition = directory.edition
        self.date = directory.date
        self.number = year
        self.count = len(plan)
        self.doubt = uncertain(directory, year, plan)
        self.is_known = self._calendar.is_known(year)
        self._plan: dict[date, list[Due]] = {}
        for due in sorted(plan, key=lambda due: due.day):
            self._plan.setdefault(due.day, []).append(due)

    @cached_property
    def months(self) -> list[Month]:
        """The twelve months."""
        return [self._month(number) for number in range(1, 13)]

    def note(self, month: Month) -> str:
        """What stands at the head of a month's page beside its number."""
        count = f"本月 {month.total} 条" if month.total else "本月没有到期的事项"
        return count if self.is_known else f"{count};放假安排还没有收录,只标周六、周日"

    def _month(self, number: int) -> Month:
        weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(self.number, number)
        days = [day for day in self._plan if day.month == number]
        listed = tuple(_listed(day, self._plan[day]) for day in days)
        density, likely, most = _density(listed)
        free = self._room - _HEAD - _WEEKDAYS
        row = (free - most) // len(weeks)
        flows = row < _LEAST_ROW
        if flows:
            row = _LEAST_ROW if free - likely >= _LEAST_ROW * len(weeks) else _FLOWING_ROW
        cells = tuple(
            tuple(self._day(day, row) if day.month == number else None for day in week) for week in weeks
        )
        total = sum(len(self._plan[day]) for day in days)
        below = max(most - _LIST_HEAD, 0)
        return Month(number, cells, row, total, listed, density, below, flows)

    def _day(self, day: date, row: float) -> Day:
        dues = tuple(self._plan.get(day, ()))
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
    whole, short = (tuple(_short(name, count, room) for name, count in names.items()) for room in (2, 1))
    if sum(_lines(text, _CELL) for text in whole) <= lines:
        return whole, ""
    if len(short) <= lines:
        return short, ""
    shown = short[: max(lines - 1, 0)]
    rest = len(dues) - sum(list(names.values())[: len(shown)])
    return shown, f"另有 {rest} 项,见附表" if shown else f"共 {rest} 项,见附表"


def marked(due: Due) -> str:
    """The name of what falls due, on one line, and whether its day is only a guess."""
    return " ".join(due.name.split()) + ("(暂定)" if due.provisional else "")


def _short(text: str, count: int, lines: int) -> str:
    """``text`` in so many lines of a cell, with … where it goes on in the list, and how many bear this name."""
    ending = f"({count}项)" if count > 1 else ""
    room = lines * _CELL - (lines - 1) - _width(ending)
    if _width(text) <= room:
        return text + ending
    kept = 0
    while _width(text[: kept + 1]) <= room - 2:
        kept += 1
    return f"{text[:kept]}…{ending}"


def _listed(day: date, dues: Iterable[Due]) -> Listed:
    return Listed(f"{day.month}月{day.day}日 {weekday(day)}", tuple(map(_entry, dues)))


def _entry(due: Due) -> Entry:
    texts = [" ".join(text.split()) for text in (due.what, due.domain, due.owner)]
    return Entry(marked(due), "　".join(filter(None, texts)), " ".join(due.code.split()))


def _density(listed: Sequence[Listed]) -> tuple[Density, float, float]:
    """How close the list has to be set to stay on its month's page, and how high it then is: likely, and at most."""
    *roomy, closest = [(density, *_list_height(listed, density)) for density in _DENSITIES]
    return next((one for one in roomy if one[-1] <= _MOST_LIST), closest)


def _list_height(listed: Sequence[Listed], density: Density) -> tuple[float, float]:
    """The height of the list in millimetres if its columns come out even, and with the most that they can differ."""
    if not listed:
        return 0, 0
    heights = [density.line * _entry_lines(entry, density.room) for day in listed for entry in day.entries]
    total = sum(heights) + len(listed) * 1.4 * density.line
    even = _LIST_HEAD + ceil(total / density.columns)
    return even, even + max(heights)


def _entry_lines(entry: Entry, room: int) -> int:
    return _lines(entry.name, room) + _lines(f"{entry.details}　{entry.code}", int(room / _DETAILS))


def _lines(text: str, room: int) -> int:
    return max(1, ceil(_width(text) / room))


def _width(text: str) -> int:
    """The width in half-width characters, rather too large: Chinese and capitals count two."""
    return sum(
        2 if sign > "\u2000" or sign.isupper() or unicodedata.east_asian_width(sign) in "WFA" else 1
        for sign in text
    )
