"""Sheets in a real browser: printed, on a screen that turns its pages, and hostile."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from gongkai.model.sheet import (
    NOTICE,
    Block,
    BoardSheets,
    Facts,
    Paragraph,
    Points,
    Room,
    Sheet,
    Table,
    TableColumn,
)
from gongkai.render.sheets.index import index
from gongkai.render.sheets.page import page
from gongkai.render.sheets.screen import screen
from tests.browser.kit import Mode, visiting
from tests.browser.test_accessibility import axe
from tests.hostile_county import FLAVOURS
from tests.render.sheets.samples import ADDRESS, LONG_TABLE, bare, board, sheet, sheets, texts
from tests.tools import program

pytestmark = pytest.mark.tool("chromium", "pdftotext", "pdfinfo")

SIZES = {"a4": (595, 842), "a3": (842, 1191), "a2": (1191, 1684)}
SCREENS = {"wide": (1920, 1080), "laptop": (1366, 768), "upright": (1080, 1920)}


def written(folder: Path, boards: BoardSheets) -> Path:
    """The files of a board in ``folder``, as ``gongkai sheets`` lays them out."""
    (folder / "b").mkdir(exist_ok=True)
    (folder / "index.html").write_bytes(index([boards], pdf=False))
    (folder / "b" / "print.html").write_bytes(page(boards))
    (folder / "b" / "screen.html").write_bytes(screen(boards))
    return folder


def on_paper(page: Page, pdf: Path) -> list[str]:
    """The text of each page that is printed."""
    page.pdf(path=pdf, prefer_css_page_size=True)
    done = subprocess.run(
        [program("pdftotext"), "-raw", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.split("\f")[:-1]


@pytest.mark.parametrize("paper", SIZES)
def test_a_board_prints_whole(browser: Browser, tmp_path: Path, paper: str) -> None:
    folder = written(tmp_path, board(paper))
    with visiting(browser, folder) as visitor:
        printed = on_paper(visitor.open("b/print.html"), tmp_path / "p.pdf")
        assert visitor.troubles == []
    whole = bare("".join(printed))
    for one in sheets():
        missing = [text for text in (*texts(one), one.title, one.issuer) if bare(text) not in whole]
        assert missing == [], one.title
    numbers = [re.findall(r"第(\d+)页共(\d+)页", bare(text)) for text in printed]
    assert numbers == [[(str(n), str(len(printed)))] for n in range(1, len(printed) + 1)]
    assert "按Ctrl+P" not in whole
    width, height = SIZES[paper]
    done = subprocess.run(
        [program("pdfinfo"), "-f", "1", "-l", "99", str(tmp_path / "p.pdf")],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    found = {
        tuple(round(float(n)) for n in size)
        for size in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", done.stdout)
    }
    assert found == {(width, height), (height, width)}
    with_rows = [bare(text) for text in printed if "笔补贴" in bare(text)]
    header = "".join(column.name for column in LONG_TABLE.columns)
    assert len(with_rows) > 1
    assert all(header in text for text in with_rows)
    for row in LONG_TABLE.rows:
        assert sum(bare("".join(row)) in text for text in with_rows) == 1, row


def test_the_code_is_read_from_paper(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path, board())
    with visiting(browser, folder) as visitor:
        on_paper(visitor.open("b/print.html"), tmp_path / "p.pdf")
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "100",
            "-gray",
            "-f",
            "1",
            "-l",
            "1",
            "-png",
            str(tmp_path / "p.pdf"),
            str(tmp_path / "p"),
        ],
        check=True,
    )
    [image] = tmp_path.glob("p*.png")
    assert {code.text for code in zxingcpp.read_barcodes(Image.open(image))} == {ADDRESS}


def test_one_sheet_alone_has_pages_of_its_own(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path, board())
    with visiting(browser, folder) as visitor:
        printed = on_paper(visitor.open("b/print.html", "#A3"), tmp_path / "p.pdf")
        assert visitor.page.locator("article:visible").count() == 1
    assert len(printed) == 1
    assert "村规民约全文" in bare(printed[0])
    assert "第1页共1页" in bare(printed[0])
    assert bare(printed[0]).count("____年__月__日") == 2


@pytest.mark.parametrize("name", ["b/print.html", "b/screen.html", "index.html"])
@pytest.mark.parametrize(
    "mode", [Mode(), Mode((320, 700)), Mode(script=False), Mode(options={"forced_colors": "active"})]
)
def test_pages_are_fit_for_everybody(browser: Browser, tmp_path: Path, name: str, mode: Mode) -> None:
    folder = written(tmp_path, board())
    with visiting(browser, folder, mode) as visitor:
        opened = visitor.open(name)
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
        assert axe(opened, "default") == []
        assert visitor.troubles == []


def all_pages(page: Page, read: Callable[[Page], str]) -> list[str]:
    """What each page of the screen shows, from the first to the last."""
    count = int(re.findall(r"共 (\d+) 页", page.locator("#where").inner_text())[0])
    found = []
    for _ in range(count):
        found.append(read(page))
        page.keyboard.press("ArrowRight")
    return found


@pytest.mark.parametrize("window", SCREENS.values(), ids=SCREENS)
def test_a_screen_shows_everything_page_by_page(
    browser: Browser, tmp_path: Path, window: tuple[int, int]
) -> None:
    long = sheet(
        NOTICE, "L", 7, "长文", Paragraph("".join(f"第{n}句话。" for n in range(500))), until="长期公开"
    )
    fresh = tuple(one._replace(until="长期公开") for one in (*sheets(), long))
    folder = written(tmp_path, board()._replace(sheets=fresh))
    with visiting(browser, folder, Mode(window)) as visitor:
        opened = visitor.open("b/screen.html")
        shown = all_pages(opened, lambda page: page.locator(".now .body").inner_text())
        over = opened.evaluate(
            "[...document.querySelectorAll('.sheet')].filter(page => page.scrollHeight > page.clientHeight + 1).length"
        )
        assert visitor.troubles == []
    assert over == 0
    whole = bare("".join(shown))
    for one in fresh[1:-1]:
        for block in one.blocks:
            wanted = (
                [block.label] if isinstance(block, Room) else texts(one._replace(blocks=(_known(block),)))
            )
            assert [text for text in wanted if text and bare(text) not in whole] == []
    assert all(f"第{n}句话" in whole for n in range(500))


def _known(block: Block) -> Block:
    """What of a block a screen shows: what is to be written in by hand it leaves out."""
    return Facts(tuple(row for row in block.rows if row[1])) if isinstance(block, Facts) else block


def test_a_screen_turns_by_itself_and_waits_when_told(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path, board())
    with visiting(browser, folder) as visitor:
        visitor.page.clock.install(time="2026-11-10T09:00:00")
        opened = visitor.open("b/screen.html")
        where = opened.locator("#where")
        first = where.inner_text()
        visitor.page.clock.run_for(95_000)
        second = where.inner_text()
        assert second != first
        opened.keyboard.press("Space")
        visitor.page.clock.run_for(300_000)
        assert where.inner_text() == second
        opened.get_by_role("button", name="继续").click()
        visitor.page.clock.run_for(95_000)
        assert where.inner_text() != second


def test_a_screen_passes_over_what_was_taken_down(browser: Browser, tmp_path: Path) -> None:
    folder = written(tmp_path, board())
    with visiting(browser, folder) as visitor:
        visitor.page.clock.set_fixed_time("2026-11-17T12:00:00")
        before = all_pages(visitor.open("b/screen.html"), lambda page: page.locator(".now h2").inner_text())
        visitor.page.clock.set_fixed_time("2026-11-18T00:30:00")
        opened = visitor.open("b/screen.html")
        after = all_pages(opened, lambda page: page.locator(".now h2").inner_text())
        assert "已过公示期" in opened.locator("#passed").inner_text()
    assert "最低生活保障对象公示" in before
    assert "最低生活保障对象公示" not in after
    assert "村规民约" in after


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_hostile_texts_are_texts(browser: Browser, tmp_path: Path, flavour: str) -> None:
    text = FLAVOURS[flavour]
    table = Table((TableColumn(text), TableColumn("乙", 3)), ((text, "值"),))
    blocks = (Paragraph(text), Points((text,)), table, Room(text, 1))
    one: Sheet = sheet(
        NOTICE, text, 7, text, *blocks, issuer=text, edition=text, phone=text, until=text, address=None
    )
    hostile = board("a4", one, name=text)._replace(government=text)
    folder = written(tmp_path, hostile)
    with visiting(browser, folder, Mode((1280, 800))) as visitor:
        for name in ("b/print.html", "b/screen.html", "index.html"):
            opened = visitor.open(name)
            assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), name
            assert opened.evaluate("window.__pwned === undefined")
        assert visitor.troubles == []
        printed = on_paper(visitor.open("b/print.html"), tmp_path / "p.pdf")
    assert len(printed) < 400
