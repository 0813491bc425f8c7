"""Working days (工作日) of China: the State Council's arrangement of each year's holidays, make-up days included."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from gongkai.model.directory import Holidays

_WEEKDAYS = "一二三四五六日"
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class WorkCalendar:
    """Which days are worked, by the arrangements that are known.

    ``own`` are arrangements that the manifest writes down; they go before those of the library ``chinesecalendar``,
    which has those that the State Council had published when it was released. Of a year that neither knows, Saturdays
    and Sundays are taken to be off and nothing else: ``is_known`` tells that this is a guess.
    """

    def __init__(self, own: Iterable[Holidays] = ()) -> None:
        self._own = {year.year: year for year in own}

    def is_workday(self, day: date) -> bool:
        """Whether people work on ``day``."""
        own = self._own.get(day.year)
        if own is not None:
            return day in own.work or (day.weekday() < 5 and day not in own.off)
        off, work = _published()
        return day in work or (day.weekday() < 5 and day not in off)

    def is_known(self, year: int) -> bool:
        """Whether the arrangement of ``year`` is known."""
        return year in self._own or year in _years()

    def name(self, day: date) -> str:
        """What is special about ``day``: 春节, 调休上班, 周六; nothing on a usual working day."""
        own = self._own.get(day.year)
        if own is not None:
            if day in own.off:
                return "放假" if day.weekday() < 5 else f"放假({weekday(day)})"
            if day in own.work:
                return "调休上班"
        else:
            off, work = _published()
            if day in off:
                return _NAMES.get(off[day], off[day])
            if day in work:
                return "调休上班"
        return weekday(day) if day.weekday() >= 5 else ""

    def next_workday(self, day: date) -> date:
        """``day``, or the first working day after it."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def previous_workday(self, day: date) -> date:
        """``day``, or the last working day before it."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day


def weekday(day: date) -> str:
    """周一 … 周日."""
    return f"周{_WEEKDAYS[day.weekday()]}"


@cache
def _published() -> tuple[dict[date, str], frozenset[date]]:
    """Days off with the English name of their holiday, and the weekend days that are worked, of all known years."""
    from chinese_calendar import constants

    return dict(constants.holidays), frozenset(constants.workdays)


@cache
def _years() -> frozenset[int]:
    return frozenset(day.year for day in _published()[0])
