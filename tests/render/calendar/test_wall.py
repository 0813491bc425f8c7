"""What stands on the wall calendar, from its page and its PDF; how it looks on paper is for a browser to say."""

import base64
import hashlib
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment
from markupsafe import Markup

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory, Holidays
from gongkai.render.printing.errors import PdfError
from tests.hostile_county import FLAVOURS
from tests.render.calendar import directory, due, files
from tests.tools import program

QUARTERS = ("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")
LONG = "城市自来水供水企业和自建设施对外供水的企业新建、改建、扩建的饮用水供水工程项目未经建设行政主管部门设计审查"


def wall(*plan: Due, year: int = 2026, of: Directory | None = None, draft: str = "") -> str:
    return files(*plan, year=year, of=of, draft=draft)["wall.html"].decode()


def month(html: str, number: int) -> str:
    """The section of one month."""
    found = re.search(rf'<section class="page month" id="m{number}".*?</section>', html, re.S)
    assert found is not None
    return found[0]


def day(html: str, number: int, on: int) -> str:
    """The words in the cell of a day."""
    cells = re.findall(r"<td.*?</td>", month(html, number), re.S)
    found = [words(cell) for cell in cells if f"<b>{on}</b>" in cell]
    assert len(found) == 1
    return found[0]


def words(html: str) -> str:
    return " ".join(Markup(re.sub(r"</(b|i|p|li|span|th)>", r"</\1> ", html)).striptags().split())


def test_a_day_says_what_falls_due_and_what_day_it_is() -> None:
    html = wall(due("2026-03-31"), due("2026-03-31", "入学条件"))
    assert day(html, 3, 31) == "31 十三 招生政策 入学条件"
    assert day(html, 2, 17) == "17 休 春节 正月"
    assert day(html, 2, 14) == "14 班 调休上班 廿七"
    assert day(html, 3, 7) == "7 十九"
    assert "本月 2 条" in month(html, 3) and "本月没有到期的事项" in month(html, 4)


def test_weeks_begin_on_monday_and_days_off_have_a_kind_of_their_own() -> None:
    march = month(wall(), 3)
    assert words(march.partition("</thead>")[0]).endswith("星期一 星期二 星期三 星期四 星期五 星期六 星期日")
    first, second = re.findall(r"<tr>(.*?)</tr>", march.partition("<tbody>")[2], re.S)[:2]
    assert first.count("<td></td>") == 6
    assert re.findall(r'<td class="(\w+)">', second) == ["work"] * 5 + ["weekend"] * 2
    assert '<td class="holiday">\n<p class="head"><b>1</b>' in month(wall(), 10)
    assert '<td class="makeup">\n<p class="head"><b>10</b>' in month(wall(), 10)


def test_the_manifests_own_holidays_are_marked() -> None:
    own = Holidays(2027, "通知", frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 3)}))
    html = wall(year=2027, of=directory("云岭县人民政府", "2027-01-01", own))
    assert day(html, 1, 1) == "1 休 放假 廿四"
    assert day(html, 1, 3) == "3 班 调休上班 廿六"
    assert "放假安排" not in html


def test_what_has_no_room_is_counted_and_listed() -> None:
    plan = [due("2026-03-31", f"第{number}件事项", code=f"24-03-{number}") for number in range(40)]
    html = wall(*plan)
    told = re.search(r"另有 (\d+) 项,见附表", day(html, 3, 31))
    shown = day(html, 3, 31).count("件事项")
    assert told is not None and shown > 0 and shown + int(told[1]) == 40
    listed = month(html, 3).partition("附表:3月到期的事项")[2]
    assert all(f"{one.name}<small>" in listed and f">{one.code}<" in listed for one in plan)


def test_a_name_that_has_no_room_ends_in_dots_and_is_whole_in_the_list() -> None:
    html = wall(due("2026-03-31", LONG))
    assert re.fullmatch(r"31 十三 城市自来水供水企业和\S+…", day(html, 3, 31))
    assert f"<li>{LONG}<small>" in month(html, 3)


def test_equal_names_of_a_day_are_counted() -> None:
    html = wall(due("2026-03-31", code="1"), due("2026-03-31", code="2"), due("2026-03-31", "其他"))
    assert day(html, 3, 31) == "31 十三 招生政策(2项) 其他"


def test_the_first_page_counts_the_days_of_the_year() -> None:
    html = wall(*(due(day) for day in QUARTERS), due(QUARTERS[0]))
    first = html.partition('<section class="page month"')[0]
    assert "全年 5 条" in first
    assert re.findall(r"(\d+)月<small>(\d) 条", first) == [("3", "2"), ("6", "1"), ("9", "1"), ("12", "1")]
    assert '<span class="due">31<small>2条</small></span>' in first


def test_a_year_whose_holidays_are_not_known_is_told_on_every_page() -> None:
    html = wall(due("2050-03-31", provisional=True), year=2050)
    assert html.count("放假安排还没有收录") == 13
    assert "招生政策(暂定)" in day(html, 3, 31)
    assert "放假安排" not in wall(due("2026-03-31"))


def test_a_draft_says_so_on_every_page() -> None:
    assert wall(draft="草稿:检查发现 1 个错误").count('<p class="draft">草稿:检查发现 1 个错误</p>') == 13
    assert 'class="draft"' not in wall()


@pytest.mark.parametrize(
    ("name", "level", "title"),
    [
        ("云岭县人民政府", "县级", "2026年政务公开日程"),
        ("柳湾村村民委员会", "村级", "2026年村务公开日程"),
        ("东门社区居民委员会", "村级", "2026年居务公开日程"),
    ],
)
def test_a_village_makes_its_own_affairs_public(name: str, level: str, title: str) -> None:
    made = files(of=Directory(name, level, None, "2026年版", "2026-11-01"))
    assert f'<h1 id="y">{title}</h1>' in made["wall.html"].decode()
    assert title in made["calendar.ics"].decode().replace("\r\n ", "")


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_hostile_texts_stay_texts(flavour: str) -> None:
    text = FLAVOURS[flavour]
    plan = due("2026-03-31", text, code=text, domain=text, owner=text, what=text, why=text)
    html = wall(plan, of=directory(text), draft=text)
    plain = wall(due("2026-03-31", "甲"), draft="乙")
    names = re.compile(r"<(\w+)")
    assert sorted(set(names.findall(html))) == sorted(set(names.findall(plain)))
    assert set(re.findall(r"<[^>]*\s(\w[\w-]*)=", html)) == set(re.findall(r"<[^>]*\s(\w[\w-]*)=", plain))


def test_nothing_but_its_own_style_is_allowed() -> None:
    html = wall(due("2026-03-31"))
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert (
        f"default-src 'none'; style-src 'sha256-{digest}'"
        in Environment(autoescape=True).from_string(html).render()
    )
    assert "<script" not in html and "style=" not in html and not re.search(r'(src|href)="(?!data:)', html)


@pytest.mark.tool("pdftotext", "pdfinfo")
def test_the_pdf_says_what_the_page_says(tmp_path: Path) -> None:
    plan = [due("2026-03-31", f"第{number}件事项", code=f"24-03-{number}") for number in range(200)]
    pages = pdf_pages(files(*plan, due("2026-06-30", LONG), pdf=True)["wall.pdf"], tmp_path)
    assert len(pages) > 13 and "2026年政务公开日程" in pages[0] and "全年201条" in pages[0]
    everything = "".join(pages)
    assert all(one.name in everything and one.code in everything for one in plan)
    assert LONG in everything and "休春节" in everything and "班调休上班" in everything
    about = subprocess.run(
        [program("pdfinfo"), tmp_path / "wall.pdf"], capture_output=True, encoding="utf-8", check=True
    )
    assert "(A3)" in about.stdout


@pytest.mark.tool("pdftotext")
def test_the_pdf_of_a_usual_year_has_thirteen_pages(tmp_path: Path) -> None:
    plan = [due(f"2026-{month:02}-{on}", f"第{on}件事项") for month in range(1, 13) for on in range(10, 26)]
    assert len(pdf_pages(files(*plan, draft="草稿", pdf=True)["wall.pdf"], tmp_path)) == 13


def test_a_sign_that_no_font_has_is_an_error_that_names_it() -> None:
    with pytest.raises(PdfError, match=r"U\+5FFFD\).*--no-pdf"):
        files(due("2026-03-31", "甲\U0005fffd乙"), pdf=True)


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = (due("2026-03-31"), due("2026-06-30", LONG))
    assert files(*plan, pdf=True) == files(*plan, pdf=True)


def pdf_pages(data: bytes, folder: Path) -> list[str]:
    """The words of each page, without white space."""
    file = folder / "wall.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        [program("pdftotext"), "-raw", file, "-"], capture_output=True, encoding="utf-8", check=True
    )
    return [re.sub(r"\s", "", page) for page in done.stdout.split("\f")[:-1]]
