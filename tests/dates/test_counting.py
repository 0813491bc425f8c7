"""The last lawful day, against cases worked out by hand from the State Council's holiday notices.

Days off and make-up days, as the notices of 国务院办公厅 announce them:

2023 中秋国庆 9月29日—10月6日 放假,10月7日(周六)、8日(周日)上班
2024 春节 2月10日—17日 放假,2月4日(周日)、18日(周日)上班;国庆 10月1日—7日,9月29日(周日)、10月12日(周六)上班
2025 春节 1月28日—2月4日 放假,1月26日(周日)、2月8日(周六)上班;国庆中秋 10月1日—8日,9月28日(周日)、10月11日(周六)上班
2026 元旦 1月1日—3日,1月4日(周日)上班;春节 2月15日—23日,2月14日(周六)、28日(周六)上班;中秋 9月25日—27日;
     国庆 10月1日—7日,9月20日(周日)、10月10日(周六)上班
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.dates.counting import add_months, deadline, display
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Clause, Holidays
from gongkai.phrases.time_limit import parse

CALENDAR = WorkCalendar()

WORKING_DAYS = [
    # from, working days, last day: the days that are counted
    ("2023-09-28", 1, "2023-10-07"),  # 9月29日—10月6日放假;10月7日周六上班
    ("2023-09-28", 3, "2023-10-09"),  # 10月7日、8日上班,9日周一
    ("2023-09-27", 5, "2023-10-10"),  # 9月28日,10月7、8、9、10日
    ("2024-02-08", 1, "2024-02-09"),  # 除夕2月9日不在放假之列
    ("2024-02-08", 2, "2024-02-18"),  # 9日;10—17日放假;18日周日上班
    ("2024-02-02", 3, "2024-02-06"),  # 4日周日上班,5日,6日
    ("2024-09-27", 1, "2024-09-29"),  # 28日周六休,29日周日上班
    ("2024-09-30", 5, "2024-10-12"),  # 8、9、10、11日,12日周六上班
    ("2025-01-24", 1, "2025-01-26"),  # 26日周日上班
    ("2025-01-27", 1, "2025-02-05"),  # 28日—2月4日放假
    ("2025-01-27", 4, "2025-02-08"),  # 5、6、7日,8日周六上班
    ("2025-09-30", 1, "2025-10-09"),  # 10月1日—8日放假
    ("2025-09-26", 3, "2025-09-30"),  # 28日周日上班,29日,30日
    ("2025-09-30", 3, "2025-10-11"),  # 9日,10日,11日周六上班
    ("2025-12-31", 1, "2026-01-04"),  # 元旦1日—3日;4日周日上班
    ("2026-02-13", 1, "2026-02-14"),  # 14日周六上班
    ("2026-02-13", 2, "2026-02-24"),  # 15日—23日放假
    ("2026-02-13", 6, "2026-02-28"),  # 14,24,25,26,27日,28日周六上班
    ("2026-02-13", 7, "2026-03-02"),  # 3月1日周日休
    ("2026-09-18", 1, "2026-09-20"),  # 20日周日上班
    ("2026-09-24", 3, "2026-09-30"),  # 25—27日放假;28、29、30日
    ("2026-09-25", 20, "2026-10-29"),  # 28—30日(3);8、9日(5);10日周六(6);12—16日(11);19—23日(16);26—29日(20)
    ("2026-09-30", 3, "2026-10-10"),  # 8、9日,10日周六上班
    ("2026-12-25", 1, "2026-12-28"),
]


def working(days: int) -> Clause:
    return Clause("deadline", "信息形成", "within", days, "工作日")


@pytest.mark.parametrize(("start", "days", "last"), WORKING_DAYS)
def test_working_days(start: str, days: int, last: str) -> None:
    counted = deadline(working(days), date.fromisoformat(start), CALENDAR)
    assert counted is not None
    assert counted.last.isoformat() == last
    assert counted.provisional == ()


OTHER = [
    # the first day is not counted (第二百零一条); a last day off is prolonged (第二百零三条)
    ("批准后20日内", "2026-02-27", "2026-03-19"),
    ("批准后20日内", "2026-09-15", "2026-10-08"),  # 10月5日在国庆假期
    ("批准后20日内", "2026-01-25", "2026-02-14"),  # 2月14日周六上班,不顺延
    ("批准后20日内", "2026-05-02", "2026-05-22"),
    ("批准后20日内", "2026-05-04", "2026-05-25"),  # 5月24日周日
    ("收到之日起3日内", "2026-09-22", "2026-09-28"),  # 9月25日中秋,27日周日
    ("信息形成之日起1个月内", "2026-01-31", "2026-02-28"),  # 没有2月31日;28日周六上班
    ("信息形成之日起1个月内", "2027-12-31", "2028-01-31"),
    ("信息形成之日起1个月内", "2028-01-31", "2028-02-29"),  # 闰年
    ("信息形成之日起3个月内", "2026-08-31", "2026-11-30"),
    ("信息形成之日起1年内", "2024-02-29", "2025-02-28"),
    ("信息形成之日起半个月内", "2026-11-02", "2026-11-17"),
    ("内容更改后一周内", "2026-11-02", "2026-11-09"),
    ("投标截止时间至少15日前", "2026-10-20", "2026-09-30"),  # 10月5日在国庆假期,提前
    ("在组织听证7个工作日前", "2026-10-15", "2026-09-30"),  # 14、13、12、10、9、8日,9月30日
]


@pytest.mark.parametrize(("text", "start", "last"), OTHER)
def test_other_time_limits(text: str, start: str, last: str) -> None:
    [clause] = parse(text)
    counted = deadline(clause, date.fromisoformat(start), CALENDAR)
    assert counted is not None
    assert counted.last.isoformat() == last


TERMS = [
    ("公示7天", "2026-11-10", "2026-11-17"),
    ("公示期不少于7日", "2026-11-06", "2026-11-13"),
    ("公示期不少于7日", "2026-11-07", "2026-11-16"),  # 14日周六
    ("公示7天", "2026-09-28", "2026-10-08"),  # 10月5日在国庆假期
    ("公示5个工作日", "2026-09-29", "2026-10-12"),  # 30日,8、9、10日,12日
    ("公示期不少于3日,征求意见不少于30日", "2026-11-10", "2026-12-10"),
]


@pytest.mark.parametrize(("text", "posted", "last"), TERMS)
def test_how_long_a_notice_hangs(text: str, posted: str, last: str) -> None:
    counted = display(parse(text), date.fromisoformat(posted), CALENDAR)
    assert counted is not None
    assert counted.last.isoformat() == last


@pytest.mark.parametrize("text", ["及时公开", "长期公开", "按进展情况公开", "每学期开学后1个学期内", "同上"])
def test_what_has_no_number_is_not_counted(text: str) -> None:
    assert all(
        deadline(clause, date(2026, 9, 25), CALENDAR) is None
        for clause in parse(text)
        if clause.kind != "calendar"
    )
    assert display(parse(text), date(2026, 9, 25), CALENDAR) is None


def test_the_steps_say_how_it_was_counted() -> None:
    counted = deadline(working(20), date(2026, 9, 25), CALENDAR)
    assert counted is not None
    said = "\n".join(counted.steps)
    for words in (
        "当天不计入",
        "第二百零一条",
        "9月26日—9月27日(中秋节)",
        "10月1日—10月7日(国庆节)",
        "10月10日(周六)",
        "第20个工作日",
    ):
        assert words in said


def test_a_year_that_is_not_known_is_provisional() -> None:
    counted = deadline(working(20), date(2026, 12, 20), CALENDAR)
    assert counted is not None
    assert counted.provisional == (2027,)
    assert counted.last.isoformat() == "2027-01-15"  # Saturdays and Sundays only: no holiday is made up


def test_the_manifest_may_know_what_the_library_does_not() -> None:
    own = WorkCalendar(
        [
            Holidays(
                2027, "某通知", frozenset({date(2027, 1, 1), date(2027, 1, 4)}), frozenset({date(2027, 1, 9)})
            )
        ]
    )
    counted = deadline(working(3), date(2026, 12, 31), own)
    assert counted is not None
    assert counted.last.isoformat() == "2027-01-07"  # 1日、4日放假:5、6、7日
    assert counted.provisional == ()
    assert own.is_workday(date(2027, 1, 9))
    assert own.name(date(2027, 1, 9)) == "调休上班"


DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 1))


@given(DAYS, st.integers(1, 60))
def test_a_limit_in_working_days_ends_on_one(start: date, days: int) -> None:
    counted = deadline(working(days), start, CALENDAR)
    assert counted is not None
    assert CALENDAR.is_workday(counted.last)
    between = [start + timedelta(days=n) for n in range(1, (counted.last - start).days + 1)]
    assert sum(map(CALENDAR.is_workday, between)) == days


@given(DAYS, st.integers(1, 60), st.sampled_from(["日", "工作日", "周", "月"]))
def test_who_begins_later_ends_no_earlier(start: date, amount: int, unit: str) -> None:
    clause = Clause("deadline", "信息形成", "within", amount, unit)
    first, second = deadline(clause, start, CALENDAR), deadline(clause, start + timedelta(days=1), CALENDAR)
    assert first is not None
    assert second is not None
    assert start < first.last <= second.last


@given(DAYS, st.integers(-40, 40))
def test_corresponding_days(day: date, months: int) -> None:
    other = add_months(day, months)
    assert (other.year * 12 + other.month) - (day.year * 12 + day.month) == months
    assert other.day <= day.day
    assert other.day == day.day or (other + timedelta(days=1)).day == 1
