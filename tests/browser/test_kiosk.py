"""The touch screen of a service hall: no way out, a keypad, and a fresh start for whoever comes next."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.kit import MODES, Mode
from tests.browser.test_layout import FINGER, SMALL
from tests.browser.test_modes import modes, tool, visit
from tests.sites import Built, middles

pytestmark = pytest.mark.tool("chromium")

PLAIN = "left-out.html"
KIOSK = MODES["kiosk"]
LANDSCAPE = Mode((1920, 1080), query="?kiosk")
MORNING, SOON = datetime(2026, 11, 2, 9), datetime(2026, 11, 2, 9, 0, 40)


@pytest.fixture
def county(example: Built) -> Path:
    return example["county"]


def test_links_keep_the_kiosk(browser: Browser, county: Path) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened("index.html")
        page.locator(".domains a").first.click()
        page.wait_for_url("**/domains/*.html?kiosk=")
        assert modes(page) == {"kiosk": ""}
        page.goto((county / PLAIN).as_uri())
        assert modes(page) == {"kiosk": ""}, "the visit keeps it where an address does not"
        assert modes(opened(f"{PLAIN}?kiosk=off")) == {}
        assert modes(opened(f"{PLAIN}?type=standard")) == {}


@pytest.mark.parametrize("mode", [KIOSK, LANDSCAPE], ids=["portrait", "landscape"])
def test_no_link_leads_out(browser: Browser, county: Path, mode: Mode) -> None:
    with visit(browser, county, mode) as opened:
        wrong = {name: opened(name).evaluate(OUT, county.as_uri()) for name in middles(county)}
        assert {name: links for name, links in wrong.items() if links} == {}
        page = opened("index.html")
        expect(page.locator(".kiosk-address").first).to_contain_text("请用手机访问")
        page.evaluate(
            "site => { for (const href of ['https://example.com/', 'data/directory.json', 'left-out.html']) {"
            " const link = document.createElement('a'); link.href = href; link.target = '_blank'; link.textContent = '后来的';"
            " document.querySelector('main').append(link); } }",
        )
        expect(page.locator("main a[href]", has_text="后来的")).to_have_count(1)
        assert page.evaluate(OUT, county.as_uri()) == []


OUT = """site => [...document.querySelectorAll("a[href], area[href], form[action]")].filter(element => {
    const address = element.getAttribute("href") ?? element.getAttribute("action");
    const url = new URL(address, document.baseURI);
    return !url.href.startsWith(site + "/") || !/\\.html$/.test(url.pathname) || element.getAttribute("target")
        || !address.startsWith("#") && element.tagName === "A" && !url.searchParams.has("kiosk")
        || element.tagName === "FORM" && !element.elements.kiosk;
}).map(element => element.outerHTML.slice(0, 120))"""
"""What would lead out of a kiosk: to other sites, to files, to other windows, or to pages that are none."""


def test_outside_a_kiosk_links_lead_out(browser: Browser, county: Path) -> None:
    with visit(browser, county) as opened:
        page = opened("index.html")
        assert page.evaluate(OUT, county.as_uri()) != []
        expect(page.locator(".kiosk-foot")).to_have_count(0)


@pytest.mark.parametrize(("query", "printers"), [("kiosk", 0), ("kiosk=print", 1)])
def test_printing_needs_a_printer(browser: Browser, county: Path, query: str, printers: int) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened(f"{PLAIN}?{query}")
        expect(page.locator("[data-print]:visible")).to_have_count(printers)
        assert page.evaluate("getComputedStyle(document.body).userSelect") == "none"
        assert (
            page.evaluate(
                "document.body.dispatchEvent(new Event('contextmenu', {bubbles: true, cancelable: true}))"
            )
            is False
        )


def test_back_goes_back_only_within_the_visit(browser: Browser, county: Path) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened("index.html")
        back, home = page.get_by_role("button", name="返回上一页"), page.get_by_role("link", name="返回首页")
        expect(back).to_be_disabled()
        page.locator(".domains a").first.click()
        page.locator(".neighbours [rel=next]").first.click()
        page.wait_for_url("**/domains/02-*")
        back.click()
        page.wait_for_url("**/domains/01-*")
        back.click()
        page.wait_for_url("**/index.html*")
        expect(back).to_be_disabled()
        page.locator(".domains a").nth(2).click()
        home.click()
        page.wait_for_url("**/index.html*")
        expect(back).to_be_disabled()


def test_an_idle_kiosk_asks_and_then_begins_anew(browser: Browser, county: Path) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened("index.html")
        page.clock.install(time=MORNING)
        page.locator(".domains a").first.click()
        page.wait_for_url("**/domains/*")
        page.clock.pause_at(SOON)
        tool(page, "大字").click()
        question = page.get_by_role("alertdialog", name="还在看吗")
        page.clock.run_for(59_000)
        expect(question).to_be_hidden()
        page.clock.run_for(1_000)
        expect(question).to_be_visible()
        expect(question.get_by_role("button", name="继续浏览")).to_be_focused()
        expect(question).to_contain_text("10 秒后回到首页")
        page.clock.run_for(4_000)
        expect(question).to_contain_text("6 秒后回到首页")
        page.clock.run_for(6_000)
        page.wait_for_url("**/index.html?kiosk=")
        assert modes(page) == {"kiosk": ""}, "the choices of the last visitor are gone"
        expect(page.get_by_role("button", name="返回上一页")).to_be_disabled()
        page.clock.run_for(65_000)
        expect(question).to_be_hidden()


@pytest.mark.parametrize("answer", ["button", "Escape", "beside"])
def test_whoever_is_there_stays(browser: Browser, county: Path, answer: str) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened(PLAIN)
        page.clock.install(time=MORNING)
        opened(PLAIN)
        page.clock.pause_at(SOON)
        question = page.get_by_role("alertdialog")
        page.mouse.click(500, 900)
        page.clock.run_for(40_000)
        page.mouse.click(500, 900)
        page.clock.run_for(40_000)
        expect(question).to_be_hidden()
        page.clock.run_for(20_000)
        expect(question).to_be_visible()
        if answer == "button":
            question.get_by_role("button", name="继续浏览").click()
        elif answer == "Escape":
            page.keyboard.press("Escape")
        else:
            page.mouse.click(20, 20)
        expect(question).to_be_hidden()
        page.clock.run_for(30_000)
        assert page.url.endswith(f"{PLAIN}?kiosk")


def test_the_first_page_is_clean_for_the_next_visitor(browser: Browser, county: Path) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened("index.html")
        page.clock.install(time=MORNING)
        opened("index.html")
        page.clock.pause_at(SOON)
        tool(page, "特大").click()
        page.mouse.wheel(0, 900)
        expect(page.locator("h1")).not_to_be_in_viewport()
        page.clock.run_for(61_000)
        page.get_by_role("button", name="现在回首页").click()
        expect(page.locator("html[data-type]")).to_have_count(0)
        assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("mode", [KIOSK, LANDSCAPE], ids=["portrait", "landscape"])
def test_the_keypad_types(browser: Browser, county: Path, mode: Mode) -> None:
    with visit(browser, county, mode) as opened:
        page = opened(PLAIN)
        page.evaluate("window.heard = []; addEventListener('input', event => heard.push(event.target.value))")
        field, pad = page.locator("input[type=search]").first, page.get_by_role("region", name="屏幕键盘")
        expect(pad).to_be_hidden()
        field.click()
        for name in ("Y", "W", "Z", "删除", "J", "Y"):
            pad.get_by_role("button", name=name, exact=True).click()
            expect(field).to_be_focused()
        expect(field).to_have_value("ywjy")
        assert page.evaluate("window.heard") == ["y", "yw", "ywz", "yw", "ywj", "ywjy"]
        assert page.evaluate(SMALL, FINGER) == []
        pad.get_by_role("button", name="清空").click()
        for name in ("2", "4", "-", "0"):
            pad.get_by_role("button", name=name, exact=True).click()
        expect(field).to_have_value("24-0")
        pad.get_by_role("button", name="完成").click()
        page.wait_for_url("**/search.html#q=24-0")


def test_the_keypad_gives_way(browser: Browser, county: Path) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened(PLAIN)
        pad = page.get_by_role("region", name="屏幕键盘")
        page.locator("input[type=search]").first.click()
        expect(pad).to_be_visible()
        room = page.evaluate("parseFloat(getComputedStyle(document.body).paddingBottom)")
        assert room >= page.locator(".kiosk-foot").bounding_box()["height"] - 1  # type: ignore[index]
        page.locator("h1").click()
        expect(pad).to_be_hidden()
        page.locator("input[type=search]").first.click()
        page.keyboard.press("Escape")
        expect(pad).to_be_hidden()


@pytest.mark.parametrize("mode", [KIOSK, LANDSCAPE], ids=["portrait", "landscape"])
def test_everything_is_large_enough_for_a_finger(browser: Browser, county: Path, mode: Mode) -> None:
    with visit(browser, county, mode) as opened:
        small = {name: opened(name).evaluate(SMALL, FINGER) for name in middles(county)}
    assert {name: controls[:5] for name, controls in small.items() if controls} == {}


def test_a_wide_table_is_moved_by_touch(browser: Browser, county: Path) -> None:
    with visit(browser, county, KIOSK) as opened:
        page = opened(next(name for name in middles(county) if name.startswith("domains/")))
        sheet = page.locator(".sheet")
        assert sheet.evaluate("e => [e.scrollWidth > e.clientWidth, getComputedStyle(e).overflowX]") == [
            True,
            "auto",
        ]
        name = page.locator(".sheet tbody .name").first
        sheet.evaluate("e => { e.scrollLeft = 400; }")
        expect(name).to_be_in_viewport()
        assert name.bounding_box()["x"] >= 0  # type: ignore[index]
