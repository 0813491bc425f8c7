"""The plan as a workbook and as CSV, read back."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.dates.plan import Due
from tests.hostile_county import FLAVOURS
from tests.render.calendar import due, files

HEAD: list[object] = ["日期", "星期", "事项编码", "事项", "领域", "公开主体", "要做什么", "怎样算的", "备注"]


def sheet(*plan: Due, year: int = 2026) -> Worksheet:
    book = load_workbook(BytesIO(files(*plan, year=year)["calendar.xlsx"]))
    assert book.worksheets[0].title == "公开日程"
    return book.worksheets[0]


def rows(*plan: Due, year: int = 2026) -> list[list[object]]:
    """The header and all below it."""
    lines: list[list[object]] = [
        [cell.value or "" for cell in row] for row in sheet(*plan, year=year).iter_rows()
    ]
    return lines[lines.index(HEAD) :]


def lines(*plan: Due) -> list[list[str]]:
    """The rows of the CSV."""
    data = files(*plan)["calendar.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_says_what_falls_due_and_how_the_day_was_found() -> None:
    one = due("2026-03-31")
    wanted = [
        "2026-03-31",
        "周二",
        "24-03-01",
        "招生政策",
        "义务教育",
        "云岭县教育体育局",
        "公开招生计划",
        one.why,
    ]
    assert rows(one) == [HEAD, [*wanted, ""]]
    assert lines(one) == [HEAD, [*wanted, ""]]


def test_a_day_that_is_only_a_guess_is_marked_in_words() -> None:
    _, guessed, certain = rows(due("2026-03-30", provisional=True), due("2026-03-31"))
    assert (guessed[-1], certain[-1]) == ("暂定", "")
    assert "放假安排还没有收录的年份" in said_above(due("2026-03-30", provisional=True))
    assert "放假安排" not in said_above(due("2026-03-30"))
    assert "2050年放假安排还没有收录" in said_above(due("2050-03-31", provisional=True), year=2050)


def said_above(*plan: Due, year: int = 2026) -> str:
    """What stands over the header."""
    cells = (cell.value or "" for row in sheet(*plan, year=year).iter_rows(max_row=3) for cell in row)
    return "".join(map(str, cells))


def test_an_empty_plan_says_why_it_is_empty() -> None:
    assert rows() == [HEAD]
    assert "没有哪个事项的公开时限写了周期或者日期" in said_above()
    assert lines() == [HEAD]


def test_prints_on_a4_across_with_its_header_on_each_page() -> None:
    page = sheet(due("2026-03-31"))
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert (page.print_title_rows, page.freeze_panes, page.auto_filter.ref) == ("$4:$4", "A5", "A4:I5")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "＝1", "\t=1", "#N/A"])
def test_no_text_becomes_a_formula(text: str) -> None:
    page = sheet(due("2026-03-31", text))
    cell = page["D5"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix == (text != "#N/A")
    assert not lines(due("2026-03-31", text))[1][3].startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_hostile_texts_stay_texts(flavour: str) -> None:
    text = FLAVOURS[flavour]
    (_, row), (_, line) = rows(due("2026-03-31", text, owner=text, why=text)), lines(due("2026-03-31", text))
    assert row[3] == row[5] == row[7] == text.replace("\x07", "\ufffd")
    assert line[3].removeprefix("'") == text


def test_a_text_that_no_cell_holds_is_whole_on_a_sheet_of_its_own() -> None:
    text = "长" * 40_000
    book = load_workbook(BytesIO(files(due("2026-03-31", text))["calendar.xlsx"]))
    assert "全文见工作表「超长文本」" in str(book["公开日程"]["D5"].value)
    assert "".join(str(row[4].value or "") for row in book["超长文本"].iter_rows(min_row=5)) == text
