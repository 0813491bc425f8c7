"""The plan as telephones and Outlook read it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory
from tests.hostile_county import FLAVOURS
from tests.render.calendar import directory, due, files


def events(*plan: Due, of: Directory | None = None) -> list[Any]:
    """The events, read back: what they hold has many types."""
    return list(Calendar.from_ical(files(*plan, of=of)["calendar.ics"]).walk("VEVENT"))


def test_a_date_is_an_event_of_a_whole_day_with_a_reminder_three_days_before() -> None:
    (event,) = events(due("2026-03-31"))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 3, 31), date(2026, 4, 1))
    assert event["summary"] == "招生政策(义务教育):公开招生计划"
    assert event["categories"].cats == ["义务教育"]
    assert event["description"].split("\n") == [
        "要做什么:公开招生计划",
        "公开主体:云岭县教育体育局",
        "领域:义务教育",
        "事项编码:24-03-01",
        "怎样算的:每季度公布一次:没有写哪一天,列在第一季度的最后一天",
    ]
    (alarm,) = event.walk("VALARM")
    assert datetime(2026, 3, 31) + alarm.decoded("trigger") == datetime(2026, 3, 28, 9)
    assert "3月31日到期" in alarm["description"]


def test_a_day_that_is_only_a_guess_is_marked_in_words() -> None:
    certain, guessed = events(due("2026-03-31"), due("2026-03-31", provisional=True))
    assert guessed["summary"].endswith("(暂定)") and "按周末推算" in guessed["description"]
    assert "暂定" not in certain["summary"] + certain["description"]


def test_the_same_date_has_the_same_name_whatever_its_words_are() -> None:
    """So an import of a plan made anew replaces what is there, and doubles nothing."""
    first, second, other = events(due("2026-03-31"), due("2026-03-31", what="公开名单"), due("2026-06-30"))
    assert len({first["uid"], second["uid"], other["uid"]}) == 3
    (again,) = events(
        due("2026-03-31", "招生政策和计划", what="公开计划", why="另一种说法", provisional=True)
    )
    assert again["uid"] == first["uid"]
    (elsewhere,) = events(due("2026-03-31"), of=directory("明川市人民政府"))
    assert elsewhere["uid"] != first["uid"]


def test_what_concerns_a_board_and_no_item_has_a_name_too() -> None:
    one, another = events(
        due("2026-03-31", "大厅公开栏", code="", domain=""), due("2026-03-31", "村公示栏", code="", domain="")
    )
    assert one["uid"] != another["uid"]
    assert one["summary"] == "大厅公开栏:公开招生计划"
    assert one["categories"].cats == ["公开栏"]


@pytest.mark.parametrize(
    ("day", "stamp"), [("2026-11-01", (2026, 11, 1)), ("", (2026, 1, 1)), ("近期", (2026, 1, 1))]
)
def test_the_stamp_comes_from_the_manifest(day: str, stamp: tuple[int, int, int]) -> None:
    (event,) = events(due("2026-03-31"), of=directory(day=day))
    assert event.decoded("dtstamp") == datetime(*stamp, tzinfo=UTC)


def test_the_calendar_says_whose_it_is() -> None:
    calendar = Calendar.from_ical(files(due("2026-03-31"))["calendar.ics"])
    assert calendar["x-wr-calname"] == "云岭县2026年政务公开日程"
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_hostile_texts_break_no_line(flavour: str) -> None:
    text = FLAVOURS[flavour]
    injected = f"{text}\r\nEND:VEVENT\nBEGIN:VEVENT\x85X-EVIL:1\u2028ATTACH:file\\n;,"
    plan = due(
        "2026-03-31", injected, code=injected, domain=injected, owner=injected, what=injected, why=injected
    )
    data = files(plan, of=directory(injected))["calendar.ics"]
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is torn by the folding
    event: Any
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert not {"X-EVIL", "ATTACH"} & set(event)
    assert "END:VEVENT BEGIN:VEVENT X-EVIL:1 ATTACH:file\\n;," in event["summary"]
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
