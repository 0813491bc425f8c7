"""The page of changes in a browser: filtered by its anchors alone, on a phone and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import MODES, visiting
from tests.cli_helpers import run
from tests.render.test_changes import NEW, OLD, manifest

pytestmark = pytest.mark.tool("chromium")

SHOWN = """() => [...document.querySelectorAll("article, .changed h2, .only")]
    .filter(element => element.checkVisibility())
    .map(element => (element.querySelector("h3 a") ?? element.firstChild).textContent.trim())"""
WIDE = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"

ALL = ["旅游", "采摘线路", "古道徒步线路", "法律法规", "泼水节活动安排"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county's second edition."""
    folder = tmp_path_factory.mktemp("editions")
    for year, more, previous in ((2025, OLD, ""), (2026, NEW, folder / "2025" / "dist" / "青石县")):
        source = manifest(folder / str(year), year, more, previous)
        assert run("build", source, "-o", folder / str(year) / "dist").code == 0
    return folder / "2026" / "dist" / "青石县"


def shown(page: Page) -> list[str]:
    """The domains and items that can be seen, and what is said of the choice."""
    names: list[str] = page.evaluate(SHOWN)
    return names


@pytest.mark.parametrize("mode", ["default", "without script", "phone"])
def test_a_kind_can_be_chosen_and_let_go(browser: Browser, site: Path, mode: str) -> None:
    with visiting(browser, site, MODES[mode]) as visitor:
        page = visitor.open("changes.html")
        assert sorted(shown(page)) == sorted(ALL)
        page.get_by_role("link", name="只看减少的 2 项").click()
        assert page.url.endswith("changes.html#removed")
        assert shown(page) == ["只看减少的 2 项。", "旅游", "法律法规", "泼水节活动安排"]
        page.get_by_role("link", name="看全部变化").click()
        assert sorted(shown(page)) == sorted(ALL)


def test_an_address_with_a_choice_can_be_shared(browser: Browser, site: Path) -> None:
    with visiting(browser, site) as visitor:
        page = visitor.open("changes.html", "#changed")
        assert shown(page) == ["只看修改的 1 项。", "旅游", "采摘线路"]


@pytest.mark.parametrize("name", ["changes.html", "items/L-1.html"])
def test_a_phone_need_not_be_scrolled_sideways(browser: Browser, site: Path, name: str) -> None:
    with visiting(browser, site, MODES["phone"]) as visitor:
        assert visitor.open(name).evaluate(WIDE) == 0


def test_on_a_phone_each_value_says_when_it_held(browser: Browser, site: Path) -> None:
    labels = "() => [...document.querySelectorAll('.was-now td')].map(td => getComputedStyle(td, '::before').content)"
    with visiting(browser, site, MODES["phone"]) as visitor:
        assert visitor.open("changes.html").evaluate(labels) == ['"原来"', '"现在"']


def test_what_is_gone_and_new_is_marked_without_colour(browser: Browser, site: Path) -> None:
    lines = (
        "() => ['del', 'ins'].map(tag => getComputedStyle(document.querySelector(tag)).textDecorationLine)"
    )
    with visiting(browser, site) as visitor:
        page = visitor.open("changes.html")
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            assert page.evaluate(lines) == ["line-through", "underline"]


def test_on_paper_there_is_no_list_of_links(browser: Browser, site: Path) -> None:
    with visiting(browser, site) as visitor:
        page = visitor.open("items/L-1.html")
        page.emulate_media(media="print")
        assert page.locator(".last").is_visible()
        assert not page.locator(".instead").is_visible()
