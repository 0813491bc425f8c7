"""What falls due in a year."""

from datetime import date

import pytest

from gongkai.dates.plan import year_plan
from gongkai.dates.recurring import occurrences
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Board, Directory, Event, Item, TimeLimit
from gongkai.phrases.time_limit import parse

CALENDAR = WorkCalendar()


def days(text: str, year: int = 2026) -> list[str]:
    return [one.day.isoformat() for clause in parse(text) for one in occurrences(clause, year, CALENDAR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年3月31日前", ["2026-03-31"]),
        ("每年5月31日前", ["2026-05-29"]),  # 31日是周日
        ("每季度公布一次", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
        ("每半年公布一次", ["2026-06-30", "2026-12-31"]),
        ("每年更新一次", ["2026-12-31"]),
        ("每季度的首个月20日", ["2026-01-20", "2026-04-20", "2026-07-20", "2026-10-20"]),
        ("2026年12月31日前", ["2026-12-31"]),
        ("2024年12月31日前", []),
        ("长期公开", []),
        ("信息形成之日起20个工作日内", []),
        ("每20个工作日更新", []),
    ],
)
def test_what_recurs(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_what_is_due_every_month_is_due_on_a_working_day() -> None:
    found = days("每月15日前公布上月情况")
    assert len(found) == 12
    assert found[1] == "2026-02-14"  # 15日放假;14日周六上班
    assert found[7] == "2026-08-14"  # 15日周六
    assert all(CALENDAR.is_workday(date.fromisoformat(day)) for day in found)


def directory(
    *items: tuple[str, str, str], events: tuple[Event, ...] = (), boards: tuple[Board, ...] = ()
) -> Directory:
    made = Directory("云岭县人民政府", "县级", None, "2026年版", "2026-11-01")
    made.items = [
        Item(code, "财政预决算", "公开", name, time_limit=TimeLimit(text, parse(text)))
        for code, name, text in items
    ]
    made.events, made.boards = events, boards
    return made


BUDGET = ("1", "政府预算", "本级人民代表大会或其常务委员会批准后20日内")
FINAL = ("2", "政府决算", "本级人民代表大会或其常务委员会批准后20日内")
NOTICE = ("3", "拟奖励名单公示", "公示7天")


def test_budgets_are_due_twenty_days_after_their_approval() -> None:
    made = directory(
        BUDGET, FINAL, events=(Event("预算批准", date(2026, 2, 27)), Event("决算批准", date(2026, 8, 28)))
    )
    assert [(due.day.isoformat(), due.name) for due in year_plan(made, 2026)] == [
        ("2026-03-19", "政府预算"),
        ("2026-09-17", "政府决算"),
    ]
    assert "2026-02-27" in year_plan(made, 2026)[0].why


def test_an_event_of_one_item_concerns_it_alone() -> None:
    made = directory(BUDGET, FINAL, events=(Event("人大批准", date(2026, 2, 27), "2"),))
    assert [due.code for due in year_plan(made, 2026)] == ["2"]


@pytest.mark.parametrize("event", ["预算编制", "工程批准", "批准"])
def test_another_event_concerns_nothing(event: str) -> None:
    assert year_plan(directory(BUDGET, events=(Event(event, date(2026, 2, 27)),)), 2026) == []


def test_notices_come_down() -> None:
    board = Board("村级公示栏", ("3",), show_from="2026-11-10")
    [due] = year_plan(directory(NOTICE, boards=(board,)), 2026)
    assert (due.day.isoformat(), due.code) == ("2026-11-17", "3")
    [due] = year_plan(directory(NOTICE, boards=(board._replace(show_until="2026-11-30"),)), 2026)
    assert (due.day.isoformat(), due.code, due.name) == ("2026-11-30", "", "村级公示栏")


def test_only_the_year_that_is_asked_for() -> None:
    made = directory(BUDGET, events=(Event("预算批准", date(2025, 12, 20)),))
    assert [due.day.isoformat() for due in year_plan(made, 2026)] == ["2026-01-09"]
    assert year_plan(made, 2025) == []


def test_days_of_a_year_that_is_not_known_are_provisional() -> None:
    made = directory(("4", "季报", "每季度公布一次"))
    assert all(due.provisional for due in year_plan(made, 2027))
    assert not any(due.provisional for due in year_plan(made, 2026))
