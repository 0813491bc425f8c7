"""A year's plan as iCalendar (RFC 5545): what Outlook and telephones take in."""

import zlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory
from gongkai.phrases.text import is_date
from gongkai.render.html.text import fit

_BEFORE = timedelta(days=3)


def ics(directory: Directory, year: int, plan: Sequence[Due]) -> bytes:
    """The plan as a calendar of whole days, each with a reminder three days before.

    The same plan has the same identifiers (UID): taken in again, it replaces what is there and doubles nothing.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//gongkai//gongkai//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _said(f"{directory.short_name}政务公开日程"))
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    for due in plan:
        calendar.add_component(_event(directory, year, due))
    written: bytes = calendar.to_ical()
    return written


def _event(directory: Directory, year: int, due: Due) -> Event:
    event = Event()
    event.add("uid", f"{_identifier(directory, due)}@gongkai")
    event.add("dtstamp", _stamp(directory, year))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", _said(f"{due.what}:{due.name}{'(暂定)' if due.provisional else ''}"))
    lines = (f"{due.code} {due.domain}".strip(), f"公开主体:{due.owner}", due.why)
    event.add("description", _said("\n".join(filter(None, lines))))
    event.add("categories", [_said(due.domain or "公开栏")])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _said(f"还有三天:{due.name}"))
    alarm["trigger"] = vDuration(-_BEFORE)
    event.add_component(alarm)
    return event


def _said(text: str) -> str:
    """``text`` as calendars hold it: a carriage return would end a line of the file."""
    return fit(text).replace("\r\n", "\n").replace("\r", "\n")


def _identifier(directory: Directory, due: Due) -> str:
    text = "|".join((directory.name, due.code or due.name, due.what, due.day.isoformat(), due.why))
    return f"{due.day:%Y%m%d}-{zlib.crc32(text.encode('utf-8', 'replace')):08x}"


def _stamp(directory: Directory, year: int) -> datetime:
    """The time at which the entry was made: never the clock's."""
    day = date.fromisoformat(directory.date) if is_date(directory.date) else date(year, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
