"""The plan as a calendar that Outlook and telephones read (RFC 5545)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory
from gongkai.phrases.text import is_date
from gongkai.render.calendar.report import schedule
from gongkai.render.html.text import fit

ALARM = timedelta(days=-3, hours=9)
"""Three days before, at nine in the morning: an event of a whole day begins at midnight."""


def ics(directory: Directory, year: int, plan: Sequence[Due]) -> bytes:
    """The plan as an ``.ics`` file: an event of a whole day for each date."""
    calendar = Calendar()
    name = _line(f"{directory.short_name}{year}年{schedule(directory)}")
    head = {
        "prodid": "-//gongkai//calendar//ZH",
        "version": "2.0",
        "calscale": "GREGORIAN",
        "method": "PUBLISH",
        "x-wr-calname": name,
        "x-wr-caldesc": _line(f"{directory.name} {directory.edition}"),
    }
    for key, value in head.items():
        calendar.add(key, value)
    stamp = _stamp(directory.date, year)
    for due, uid in zip(plan, _uids(directory, plan), strict=True):
        calendar.add_component(_event(due, uid, stamp))
    written: bytes = calendar.to_ical()
    return written


def _event(due: Due, uid: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", _line(_summary(due)))
    event.add("description", "\n".join(_description(due)))
    event.add("categories", [_line(due.domain) or "公开栏"])
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(due))
    return event


def _alarm(due: Due) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", ALARM)
    alarm.add("description", _line(f"{due.day.month}月{due.day.day}日到期:{_summary(due)}"))
    return alarm


def _summary(due: Due) -> str:
    """What a telephone shows: items of several domains bear the same name."""
    domain = f"({due.domain})" if due.domain else ""
    return f"{due.name}{domain}:{due.what}" + ("(暂定)" if due.provisional else "")


def _description(due: Due) -> Iterator[str]:
    """What is to be done, by whom, and how the day was found, a line each."""
    facts = {
        "要做什么": due.what,
        "公开主体": due.owner,
        "领域": due.domain,
        "事项编码": due.code,
        "怎样算的": due.why,
    }
    yield from (f"{label}:{_line(text)}" for label, text in facts.items() if text)
    if due.provisional:
        yield "放假安排还没有收录,这一天按周末推算,是暂定的。"


def _uids(directory: Directory, plan: Sequence[Due]) -> Iterator[str]:
    """A name for each date that stays when the plan is made anew, so that an import replaces and does not double it."""
    seen = Counter[tuple[str, date]]()
    for due in plan:
        key = (due.code or due.name, due.day)
        seen[key] += 1
        said = "\n".join([directory.name, key[0], due.day.isoformat(), str(seen[key])])
        yield f"{sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}@gongkai"


def _stamp(day: str, year: int) -> datetime:
    """When the plan was made, as far as it tells: the directory's date, never the clock."""
    made = date.fromisoformat(day) if is_date(day) else date(year, 1, 1)
    return datetime.combine(made, time(), UTC)


def _line(text: str) -> str:
    """``text`` on one line: whatever breaks lines anywhere becomes a space."""
    return fit(" ".join(text.split()))
