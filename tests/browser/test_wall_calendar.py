"""The wall calendar on paper, printed by a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gongkai.dates.plan import Due
from tests.browser.kit import visiting
from tests.browser.test_print import squeezed, text
from tests.hostile_county import FLAVOURS
from tests.render.calendar import directory, due, files
from tests.tools import program

pytestmark = pytest.mark.tool("chromium", "pdftotext", "pdfinfo")

QUARTERS = [due(day) for day in ("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")]
FULL = [
    due(
        f"2026-{month:02}-{on}",
        f"第{month}月第{on}日要公开的一件名字很长的政府信息事项",
        code=f"24-{month:02}-{on}",
    )
    for month in range(1, 13)
    for on in range(10, 24)
]
"""A year in which each month has as much as its page can hold, in a month of six weeks too."""

OUTSIDE = """() => [...document.querySelectorAll("main *")].filter(element => {
    const box = element.getBoundingClientRect(), page = element.closest(".page").getBoundingClientRect();
    return box.width && (box.left < page.left - 1 || box.right > page.right + 1
        || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display === "table-cell");
}).map(element => element.outerHTML.slice(0, 100))"""
"""What stands out at the sides of its page, or of its cell."""


def printed(browser: Browser, folder: Path, data: bytes) -> list[str]:
    """The words of each page on paper, without white space; the paper is A3 across, and nothing stands out."""
    (folder / "wall.html").write_bytes(data)
    pdf = folder / "printed.pdf"
    with visiting(browser, folder) as visitor:
        page = visitor.open("wall.html")
        assert page.evaluate("typeof window.__pwned") == "undefined"
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1497, "height": 1016})  # what margins leave of A3, at 96 dpi
        assert page.evaluate(OUTSIDE) == []
        page.pdf(path=pdf, prefer_css_page_size=True)
    about = text(program("pdfinfo"), str(pdf))
    assert re.search(r"Page size: +119\d\.\d+ x 84\d\.\d+ pts \(A3\)", about), about
    return [squeezed(page) for page in text(program("pdftotext"), "-raw", str(pdf), "-").split("\f")[:-1]]


@pytest.mark.parametrize("draft", ["", "草稿:检查发现 3 个错误,改正前请勿发布。"])
@pytest.mark.parametrize("plan", [[], QUARTERS, FULL], ids=["empty", "quarters", "full"])
def test_a_year_takes_thirteen_sheets(browser: Browser, tmp_path: Path, plan: list[Due], draft: str) -> None:
    pages = printed(browser, tmp_path, files(*plan, draft=draft)["wall.html"])
    assert len(pages) == 13
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共13页" in page
        assert squeezed(draft) in page
    for number, page in enumerate(pages[1:], 1):
        assert f"2026年{number}月" in page
        assert all(one.name in page and one.code in page for one in plan if one.day.month == number)


def test_a_long_list_goes_on_over_further_sheets(browser: Browser, tmp_path: Path) -> None:
    plan = [due("2026-03-31", f"第{number}件事项", code=f"24-03-{number}") for number in range(300)]
    pages = printed(browser, tmp_path, files(*plan)["wall.html"])
    assert len(pages) > 13
    march = [page for page in pages if "2026年3月" in page]
    assert len(march) == len(pages) - 12
    assert all(one.name in "".join(march) for one in plan)
    assert "2026年4月" in pages[3 + len(march)]


@pytest.mark.parametrize("flavour", [name for name in FLAVOURS if name != "long"])
def test_hostile_texts_are_printed_whole(browser: Browser, tmp_path: Path, flavour: str) -> None:
    hostile = FLAVOURS[flavour]
    plan = due("2026-03-31", hostile, code=hostile, domain=hostile, owner=hostile, what=hostile, why=hostile)
    pages = printed(browser, tmp_path, files(plan, of=directory(hostile), draft=hostile)["wall.html"])
    wanted = (
        "7*7" if flavour == "template" else "onfocus" if flavour == "attribute" else squeezed(hostile)[:12]
    )
    assert flavour == "direction" or wanted in "".join(pages)


def test_a_name_of_thousands_of_characters_is_printed_whole(browser: Browser, tmp_path: Path) -> None:
    name = "".join(chr(0x4E00 + number) for number in range(3_000))
    pages = printed(browser, tmp_path, files(due("2026-03-31", name))["wall.html"])
    found = "".join(pages)
    assert [sign for sign in name if sign not in found] == []


def test_days_off_differ_without_colour(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "wall.html").write_bytes(files()["wall.html"])
    with visiting(browser, tmp_path) as visitor:
        page = visitor.open("wall.html")
        looks = page.evaluate("""() => Object.fromEntries(["work", "weekend", "holiday", "makeup"].map(kind => {
            const head = document.querySelector(`#m2 .${kind} .head`), style = getComputedStyle(head);
            return [kind, [style.backgroundImage !== "none", head.querySelector("i")?.textContent ?? ""]];
        }))""")
    assert looks == {
        "work": [False, ""],
        "weekend": [True, ""],
        "holiday": [True, "休"],
        "makeup": [False, "班"],
    }
