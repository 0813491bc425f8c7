"""The reader's tools: larger type, high contrast, print; and what every page can do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kit import MODES, PHONE, Mode, visiting
from tests.browser.test_accessibility import axe
from tests.browser.test_layout import WIDER
from tests.cli_helpers import run, small
from tests.sites import Built, middles

pytestmark = pytest.mark.tool("chromium")

PLAIN = "left-out.html"

Open = Callable[[str], Page]
"""Opens a page, by its name and what is asked of it, in the one tab of a visit."""


@contextmanager
def visit(browser: Browser, site: Path, mode: Mode = MODES["default"]) -> Iterator[Open]:
    """A visit whose pages are opened with or without a query: ``index.html?type=large``."""
    with visiting(browser, site, mode) as visitor:

        def opened(address: str) -> Page:
            name, _, query = address.partition("?")
            return visitor.open(name, query=f"?{query}" if query else mode.query)

        yield opened


@pytest.fixture
def county(example: Built) -> Path:
    return example["county"]


def tool(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="浏览辅助").get_by_role("button", name=name, exact=True)


def modes(page: Page) -> dict[str, str]:
    """What the page is told to look like."""
    found: dict[str, str] = page.evaluate("({...document.documentElement.dataset})")
    return found


def root_size(page: Page) -> float:
    size: float = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    return size


def body_colours(page: Page) -> tuple[str, str]:
    script = "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))"
    colour, background = page.evaluate(script)
    return colour, background


# The tools


def test_type_grows_in_three_steps(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        sizes = [
            (root_size(page), page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
        ]
        for name in ("大字", "特大"):
            tool(page, name).click()
            expect(tool(page, name)).to_have_attribute("aria-pressed", "true")
            expect(tool(page, "标准")).to_have_attribute("aria-pressed", "false")
            expect(page.locator(".announcer")).to_have_text(f"字号:{name}")
            size = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            sizes.append((root_size(page), size))
        assert sizes == sorted(sizes)
        assert [root for root, _ in sizes] == [16, 20, 24]
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 24
        tool(page, "标准").click()
        assert (root_size(page), modes(page)) == (16, {})


def test_contrast_is_switched_on_and_off(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        before = body_colours(page)
        button = tool(page, "高对比")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".announcer")).to_have_text("高对比:开")
        assert body_colours(page) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        expect(page.locator(".announcer")).to_have_text("高对比:关")
        assert body_colours(page) == before


def test_choices_hold_on_other_pages_and_in_other_tabs(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        other = page.context.new_page()
        other.goto((county / PLAIN).as_uri())
        tool(page, "大字").click()
        tool(page, "高对比").click()
        expect(other.locator("html")).to_have_attribute("data-contrast", "high")
        expect(tool(other, "大字")).to_have_attribute("aria-pressed", "true")
        page.locator(".crumbs a").click()
        page.wait_for_url("**/index.html")
        assert modes(page) == {"type": "large", "contrast": "high"}
        new = page.context.new_page()
        new.goto((county / PLAIN).as_uri())
        assert modes(new) == {"type": "large", "contrast": "high"}
        expect(tool(new, "高对比")).to_have_attribute("aria-pressed", "true")


def test_a_mode_is_there_before_the_page_is_painted(browser: Browser, county: Path) -> None:
    """Whatever is first in the page's body finds the mode set."""
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        tool(page, "大字").click()
        page.add_init_script(
            "new MutationObserver((changes, observer) => document.body && (observer.disconnect(),"
            " window.early = document.documentElement.dataset.type)).observe(document, {childList: true, subtree: true})"
        )
        opened(PLAIN)
        assert page.evaluate("window.early") == "large"


def test_reset_leads_back_to_the_plain_page(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(f"{PLAIN}?type=larger&contrast=high")
        assert modes(page) == {"type": "larger", "contrast": "high"}
        tool(page, "恢复默认").click()
        expect(tool(page, "恢复默认")).to_be_hidden()
        expect(tool(page, "标准")).to_be_focused()
        expect(page.locator(".announcer")).to_have_text("已恢复标准字号和颜色")
        page.reload()
        assert (modes(page), page.url) == ({}, (county / PLAIN).as_uri())


def test_an_address_may_ask_for_a_mode_and_only_for_one_that_exists(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        assert modes(opened(f"{PLAIN}?type=large")) == {"type": "large"}
        assert modes(opened(PLAIN)) == {"type": "large"}
        assert modes(opened(f"{PLAIN}?type=standard&contrast=<b>")) == {}


def test_the_tools_work_by_keyboard(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        tool(page, "大字").focus()
        page.keyboard.press("Space")
        assert modes(page) == {"type": "large"}
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(tool(page, "高对比")).to_be_focused()
        page.keyboard.press("Enter")
        assert modes(page) == {"type": "large", "contrast": "high"}


def test_a_browser_that_keeps_nothing_still_shows_what_is_chosen(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        page.add_init_script(
            "for (const name of ['localStorage', 'sessionStorage'])"
            " Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }})"
        )
        opened(PLAIN)
        tool(page, "特大").click()
        assert modes(page) == {"type": "larger"}
        expect(tool(page, "特大")).to_have_attribute("aria-pressed", "true")


def test_print_prints(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        page.evaluate("window.printed = 0; addEventListener('beforeprint', () => window.printed++)")
        tool(page, "打印本页").click()
        assert page.evaluate("window.printed") == 1


def test_reading_aloud_is_offered_only_with_a_chinese_voice(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        voices = page.evaluate(
            "speechSynthesis.getVoices().filter(voice => /^(zh|cmn)/i.test(voice.lang)).length"
        )
        expect(tool(page, "朗读")).to_have_count(1 if voices else 0)


def test_without_scripts_there_are_no_tools(browser: Browser, county: Path) -> None:
    with visit(browser, county, MODES["without script"]) as opened:
        page = opened(f"{PLAIN}?kiosk")
        expect(page.locator(".tools")).to_be_hidden()
        expect(page.locator(".tools")).to_be_attached()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"color_scheme": "dark"}, ("rgb(29, 27, 25)", "rgb(255, 255, 255)")),
        ({"contrast": "more"}, ("rgb(0, 0, 0)", "rgb(255, 255, 255)")),
    ],
)
def test_what_the_system_asks_for(
    browser: Browser, county: Path, options: dict[str, Any], expected: tuple[str, str]
) -> None:
    with visit(browser, county, Mode(options=options)) as opened:
        assert body_colours(opened(PLAIN)) == expected


def test_paper_stays_white(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(f"{PLAIN}?contrast=high&type=larger")
        page.emulate_media(media="print")
        assert body_colours(page) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
        assert root_size(page) == 16


CHOICES = ["type=large", "type=larger", "contrast=high", "type=larger&contrast=high"]


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("window", [PHONE, (768, 1000), (1280, 800)])
def test_every_kind_of_page_fits_in_every_mode(
    browser: Browser, county: Path, choice: str, window: tuple[int, int]
) -> None:
    with visit(browser, county, Mode(window)) as opened:
        widths = {name: opened(f"{name}?{choice}").evaluate(WIDER) for name in middles(county)}
    assert {name: width for name, width in widths.items() if width} == {}


@pytest.mark.parametrize("choice", ["type=larger&contrast=high", "kiosk&type=larger&contrast=high"])
def test_axe_finds_nothing_in_modes_together(browser: Browser, county: Path, choice: str) -> None:
    with visit(browser, county) as opened:
        found = {name: axe(opened(f"{name}?{choice}"), "default") for name in middles(county)}
    assert {name: findings for name, findings in found.items() if findings} == {}


# What every page can do


def test_a_fragment_opens_what_is_folded_around_it(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened(PLAIN)
        page.evaluate(FOLDED)
        expect(page.locator("#条")).to_be_hidden()
        page.evaluate("location.hash = '条'")
        expect(page.locator("#条")).to_be_in_viewport()
        page.evaluate("location.hash = '%'")


FOLDED = """() => {
    const make = (tag, ...children) => { const made = document.createElement(tag); made.append(...children); return made; };
    const line = make("p", "条目");
    line.id = "条";
    document.querySelector("main").append(make("details", make("summary", "外"), make("details", make("summary", "内"), line)));
}"""


def test_an_address_is_copied(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path, "site: {url: 'https://www.qingshi.example/mulu/'}\n")
    assert run("build", manifest, "-o", tmp_path / "dist", "--only", "html").code == 0
    [site] = (tmp_path / "dist").iterdir()
    page_name = min((site / "items").glob("*.html")).relative_to(site).as_posix()
    options = {"permissions": ["clipboard-read", "clipboard-write"]}
    with visit(browser, site, Mode(options=options)) as opened:
        page = opened(page_name)
        page.get_by_role("button", name="复制网址").click()
        expect(page.locator(".announcer")).to_have_text("已复制")
        assert (
            page.evaluate("navigator.clipboard.readText()") == f"https://www.qingshi.example/mulu/{page_name}"
        )
        expect(page.get_by_role("button", name="复制网址")).to_be_visible()
        page = opened(f"{page_name}?kiosk")
        expect(page.get_by_role("button", name="复制网址")).to_have_count(0)
