"""The page of charts as it is seen: nothing overlaps or is cut off, on a phone, on paper, and without colours."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import DESKTOP, MODES, PHONE, Mode, visiting
from tests.browser.test_layout import WIDER
from tests.sites import Built
from tests.tools import program

pytestmark = pytest.mark.tool("chromium")

PAGE = "figures.html"
WINDOWS = {
    "phone": Mode(PHONE),
    "phone, large type": Mode(PHONE, html={"type": "large"}),
    "tablet": Mode((768, 1024)),
    "desktop": Mode(DESKTOP),
    "desktop, larger type": Mode(DESKTOP, html={"type": "larger"}),
}

FAULTS = """() => {
    const box = element => element.getBoundingClientRect();
    const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const edge = document.scrollingElement.clientWidth;
    return [...document.querySelectorAll(".chart-row")].flatMap(row => {
        const name = row.querySelector(".chart-name"), number = row.querySelector("text");
        const bar = row.querySelector("rect:not(.chart-frame)");
        const column = box(row.closest("figure"));
        return [
            name.scrollHeight > name.clientHeight + 1 && "cut",
            !apart(box(name), box(bar)) && "name on bar",
            !apart(box(name), box(number)) && "name on number",
            (row.querySelector(".chart-frame") ? box(number).left < box(row.querySelector(".chart-frame")).right
                : box(number).left < box(bar).right) && "number on bar",
            (box(number).right > column.right + 1 || box(number).right > edge || box(name).left < 0) && "outside",
        ].filter(Boolean).map(fault => `${name.textContent.slice(0, 20)}: ${fault}`);
    });
}"""
"""What is wrong with how the bars of a page stand to their names and numbers."""


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("site", ["county", "town", "village"])
def test_names_bars_and_numbers_keep_apart(browser: Browser, example: Built, site: str, window: str) -> None:
    with visiting(browser, example[site], WINDOWS[window]) as visitor:
        page = visitor.open(PAGE)
        assert page.locator(".chart-row").count() > 10
        assert page.evaluate(FAULTS) == []


def test_what_overlaps_is_noticed(browser: Browser, example: Built) -> None:
    with visiting(browser, example["county"]) as visitor:
        page = visitor.open(PAGE)
        page.evaluate("""() => {
            const [first, second] = document.querySelectorAll(".chart-row");
            first.style.display = "block";
            first.querySelector("svg").style.marginTop = "-1em";
            second.querySelector("text").setAttribute("dx", "-1em");
        }""")
        faults = page.evaluate(FAULTS)
    assert [fault.partition(": ")[2] for fault in faults] == [
        "name on bar",
        "name on number",
        "number on bar",
    ]


def test_the_tables_open_from_the_keyboard_and_fit_a_phone(browser: Browser, example: Built) -> None:
    with visiting(browser, example["county"], WINDOWS["phone"]) as visitor:
        page = visitor.open(PAGE)
        assert not page.locator("figure table").first.is_visible()
        for summary in page.locator("figure summary").all():
            summary.focus()
            page.keyboard.press("Enter")
        assert all(table.is_visible() for table in page.locator("figure table").all())
        assert page.evaluate(WIDER) is None
        heads = page.locator("#domains thead th").all_inner_texts()
        assert heads == ["领域", "事项", "占比"]
        assert page.locator("#domains thead").bounding_box() != {"width": 1, "height": 1}


def test_a_bar_is_a_way_in(browser: Browser, example: Built) -> None:
    with visiting(browser, example["county"]) as visitor:
        page = visitor.open(PAGE)
        number = page.locator("#domains a", has_text="社会救助").locator("text").first.text_content()
        page.locator("#domains .chart-row", has_text="社会救助").locator("rect").click()
        assert page.locator("h1").inner_text() == "社会救助"
        assert f"共 {number} 项" in page.locator(".head").inner_text()


@pytest.mark.tool("pdftotext", "pdfinfo")
def test_paper_has_each_chart_and_its_table_upright(browser: Browser, example: Built, tmp_path: Path) -> None:
    pdf = tmp_path / "charts.pdf"
    with visiting(browser, example["county"]) as visitor:
        page = visitor.open(PAGE)
        rows = page.locator("figure tbody tr:has(td)").count()
        captions = page.locator("figure caption").all_text_contents()
        page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    printed = text("pdftotext", "-layout", str(pdf), "-")
    assert all(re.sub(r"\s", "", caption) in re.sub(r"\s", "", printed) for caption in captions)
    assert len(re.findall(r"\d\s+<?[\d.]+%\s*$", printed, re.MULTILINE)) >= rows
    width, height = re.findall(r"Page size:\s+([\d.]+) x ([\d.]+)", text("pdfinfo", str(pdf)))[0]
    assert float(width) < float(height)


def text(name: str, *arguments: str) -> str:
    """What a program prints."""
    command = [program(name), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("mode", ["default", "high contrast", "forced colours"])
def test_bars_are_seen_in_all_colours_and_the_rest_is_hatched(
    browser: Browser, example: Built, mode: str
) -> None:
    with visiting(browser, example["county"], MODES[mode]) as visitor:
        page = visitor.open(PAGE)
        paper = luminance(page, "getComputedStyle(document.body).backgroundColor")
        for selector in ("#time-limits rect", "#domains rect", "#levels rect:not(.chart-frame)"):
            bar = luminance(page, f'getComputedStyle(document.querySelector("{selector}")).fill')
            assert contrast(bar, paper) >= 3, selector
        hatched = page.locator("rect.chart-hatched")
        assert hatched.count() == 2
        assert "url" in str(hatched.first.evaluate("bar => getComputedStyle(bar).fill"))


def luminance(page: Page, expression: str) -> float:
    """The relative luminance of a colour that the page gives; nothing at all is white paper."""
    colour: str = page.evaluate(expression)
    red, green, blue, *alpha = (float(part) for part in re.findall(r"[\d.]+", colour))
    if alpha == [0]:
        return 1.0
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (red / 255, green / 255, blue / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    """The contrast of two luminances, as WCAG has it."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
