"""The last lawful day of a time limit, and how it was counted.

The rules are those of 民法典: by 第二百零一条 the day on which a period begins is not counted; by 第二百零二条 one of
months or years ends on the corresponding day, or on the last of the month where that has none; by 第二百零三条 a period
whose last day is a day off (法定休假日) ends on the first day after it that is none. Saturdays and Sundays on which
nobody works are days off here, as they are in practice. 工作日 are counted by the State Council's arrangement: days on
which people make up for a holiday count.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from gongkai.dates.workdays import WorkCalendar, weekday
from gongkai.model.directory import Clause

FIRST_DAY = "民法典第二百零一条"
SAME_DAY = "民法典第二百零二条"
LAST_DAY = "民法典第二百零三条"

_DAYS = {"日": 1, "周": 7}
_MONTHS = {"月": 1, "季度": 3, "年": 12}
_TERMS = ("min_period", "display")


class Counted(NamedTuple):
    """The last day of a time limit, and how it was counted, a sentence a step.

    ``provisional`` are the years it runs through whose holidays are not known.
    """

    last: date
    steps: tuple[str, ...]
    provisional: tuple[int, ...] = ()


def deadline(clause: Clause, start: date, calendar: WorkCalendar) -> Counted | None:
    """The last day on which to publish, if what the clause counts from happened on ``start``.

    For a clause that counts back from an event (15日前), ``start`` is the day of the event. None where the clause gives
    nothing to count: ``why_not`` says why.
    """
    if clause.amount is None or clause.unit is None:
        if clause.kind in ("immediate", "at_event", "with_event"):
            return Counted(start, (f"{said(start)}当天",), _unknown(start, start, calendar))
        if clause.kind == "lead":
            return _before(start, 1, "日", calendar)
        return None
    if clause.kind == "lead":
        return _before(start, clause.amount, clause.unit, calendar)
    if clause.kind not in ("deadline", "bare", "extension"):
        return None
    return _after(start, clause.amount, clause.unit, calendar)


def display(clauses: Sequence[Clause], start: date, calendar: WorkCalendar) -> Counted | None:
    """The last day on which a notice that was posted on ``start`` has to hang; None where no clause gives a term.

    Of several terms the longest holds. A term in days that ends on a day off is prolonged like any other: until then
    people may object, and on a day off nobody is there to hear it.
    """
    terms = [
        _after(start, clause.amount, clause.unit, calendar)
        for clause in clauses
        if clause.kind in _TERMS and clause.amount is not None and clause.unit is not None
    ]
    return max((term for term in terms if term is not None), key=lambda term: term.last, default=None)


_REASONS = {
    "prompt": "没有写天数,应当尽快;条例的上限是信息形成或者变更之日起20个工作日",
    "continuous": "长期公开,不用揭下",
    "progress": "按进展公开,没有固定的日子",
    "staged": "分阶段公开,没有固定的日子",
    "on_request": "依申请公开:收到申请之日起20个工作日内答复(政府信息公开条例第三十三条)",
    "defer_to_law": "以另外的规定为准",
    "inherit": "同上,看上一格",
    "unknown": "没有看懂这一句",
    "min_period": "是公示的长短,从张贴之日起算",
    "display": "是公示的长短,从张贴之日起算",
}


def why_not(clause: Clause) -> str:
    """Why ``deadline`` has nothing to count for a clause."""
    if clause.unit == "学期":
        return "学期的起止由学校定"
    if clause.due:
        return f"以「{clause.due}」为准,没有固定的日子"
    return _REASONS.get(clause.kind, "没有可以计算的日子")


def _after(start: date, amount: float, unit: str, calendar: WorkCalendar) -> Counted | None:
    if unit == "小时":
        return _hours(start, amount)
    if unit == "工作日":
        return _working(start, int(amount), calendar)
    first = f"{said(start)}当天不计入,从次日起算({FIRST_DAY})"
    try:
        if unit in _DAYS or amount != int(amount):
            days = int(amount * _DAYS[unit]) if unit in _DAYS else round(amount * 30 * _MONTHS[unit])
            end = start + timedelta(days=days)
            how = f"第{days}日是{said(end)}"
        elif unit in _MONTHS:
            end = add_months(start, int(amount) * _MONTHS[unit])
            how = f"{_shown(amount)}{_MEASURE[unit]}后的对应日是{said(end)}({SAME_DAY})"
        else:
            return None
        last = calendar.next_workday(end)
    except (OverflowError, ValueError, KeyError):
        return None
    steps = [first, how]
    if last != end:
        steps.append(f"{said(end)}{_why_off(end, calendar)},顺延到{said(last)}({LAST_DAY})")
    return Counted(last, tuple(steps), _unknown(end, last, calendar))


_MEASURE = {"月": "个月", "季度": "个季度", "年": "年"}


def _hours(start: date, amount: float) -> Counted:
    """The clock is not known: so many hours from it end on that day at the latest."""
    last = start + timedelta(days=int(-(-amount // 24))) if amount >= 24 else start
    return Counted(last, (f"从{said(start)}发生的钟点起{_shown(amount)}小时内,跨到第二天的以钟点为准",))


def _working(start: date, amount: int, calendar: WorkCalendar) -> Counted | None:
    day, count = start, 0
    try:
        while count < amount:
            day += timedelta(days=1)
            count += calendar.is_workday(day)
    except OverflowError:
        return None
    steps = [f"{said(start)}当天不计入,从次日起算({FIRST_DAY})", *_exceptions(start, day, calendar)]
    steps.append(f"第{amount}个工作日是{said(day)}")
    return Counted(day, tuple(steps), _unknown(start, day, calendar))


def _before(event: date, amount: float, unit: str, calendar: WorkCalendar) -> Counted | None:
    """The last day that lies so long before ``event``; where nobody works on it, the working day before."""
    first = f"从{said(event)}往前数,当天不计入"
    try:
        if unit == "工作日":
            day, count = event, 0
            while count < amount:
                day -= timedelta(days=1)
                count += calendar.is_workday(day)
            steps = (
                first,
                *_exceptions(day - timedelta(days=1), event, calendar),
                f"往前第{int(amount)}个工作日是{said(day)}",
            )
            return Counted(day, steps, _unknown(day, event, calendar))
        if unit in _DAYS:
            end = event - timedelta(days=int(amount * _DAYS[unit]))
        elif unit in _MONTHS and amount == int(amount):
            end = add_months(event, -int(amount) * _MONTHS[unit])
        else:
            return None
        last = calendar.previous_workday(end)
    except (OverflowError, ValueError):
        return None
    steps = (first, f"往前{_shown(amount)}{_MEASURE.get(unit, unit)}是{said(end)}")
    if last != end:
        steps = (*steps, f"{said(end)}{_why_off(end, calendar)},提前到{said(last)}")
    return Counted(last, steps, _unknown(last, event, calendar))


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on, or the last of that month where it has none. Raises ``ValueError``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def said(day: date) -> str:
    """2026年10月8日(周四)."""
    return f"{day.year}年{day.month}月{day.day}日({weekday(day)})"


def _shown(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)


def _why_off(day: date, calendar: WorkCalendar) -> str:
    name = calendar.name(day)
    return "休息" if name.startswith("周") or not name else f"是{name}假期"


def _exceptions(start: date, end: date, calendar: WorkCalendar) -> Iterator[str]:
    """The holidays that are left out after ``start`` and up to ``end``, and the weekend days that are counted."""
    days = [start + timedelta(days=number) for number in range(1, (end - start).days + 1)]
    off = [day for day in days if not calendar.is_workday(day)]
    holidays = [day for day in off if _is_holiday(day, calendar)]
    worked = [day for day in days if day.weekday() >= 5 and calendar.is_workday(day)]
    weekends = len(off) - len(holidays)
    if holidays:
        yield f"放假不计入:{'、'.join(_spans(holidays, calendar))}"
    if weekends:
        yield f"周六、周日不计入:{weekends} 天"
    if worked:
        yield f"调休上班计入:{'、'.join(said(day) for day in worked)}"


def _is_holiday(day: date, calendar: WorkCalendar) -> bool:
    return not calendar.name(day).startswith("周")


def _spans(days: Iterable[date], calendar: WorkCalendar) -> Iterator[str]:
    """Days that follow one another with the names of their holidays: 10月1日—10月8日(国庆节、中秋节)."""
    numbered = enumerate(days)
    for _, group in groupby(numbered, key=lambda one: one[1].toordinal() - one[0]):
        span = [day for _, day in group]
        names = "、".join(dict.fromkeys(calendar.name(day).partition("(")[0] for day in span))
        first, last = span[0], span[-1]
        ends = _short(first) if first == last else f"{_short(first)}—{_short(last)}"
        yield f"{ends}({names})"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _unknown(first: date, last: date, calendar: WorkCalendar) -> tuple[int, ...]:
    return tuple(year for year in range(first.year, last.year + 1) if not calendar.is_known(year))
