"""The preview in a browser: pages that follow the sources, and the overlay that says what is wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.cli_helpers import edit, small
from tests.serve.preview import Preview, previewed

pytestmark = pytest.mark.tool("chromium")

MISTAKE = 'exclude:\n  - {item: "29-99-99", reason: <b>本县没有</b>}\n'
"""An exclusion that hits nothing, at the end of a manifest that is otherwise clean."""


@contextmanager
def visited(browser: Browser, preview: Preview, **options: bool) -> Iterator[Page]:
    """The preview's first page, whatever the browser says of it."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(preview.url)
    yield page
    context.close()


@contextmanager
def seen(browser: Browser, preview: Preview) -> Iterator[Page]:
    """A page of the preview, whose console stays clean."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    troubles: list[str] = []
    context.on("console", lambda message: troubles.append(message.text))
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    page = context.new_page()
    page.goto(preview.url)
    yield page
    context.close()
    assert troubles == []


def test_the_page_follows_the_sources(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview, seen(browser, preview) as page:
        expect(page.locator("body")).to_contain_text("2026年版")
        edit(manifest, "2026年版", "二〇二七年版")
        expect(page.locator("body")).to_contain_text("二〇二七年版")
        expect(page.get_by_role("button", name="个错误")).to_have_count(0)
        assert page.locator("#gongkai-overlay").is_hidden()


def test_the_place_on_the_page_is_kept(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview, seen(browser, preview) as page:
        page.goto(f"{preview.url}domains/29-tourism.html")
        page.evaluate("scrollTo(0, 300)")
        edit(manifest, "2026年版", "二〇二七年版")
        expect(page.locator("body")).to_contain_text("二〇二七年版")
        page.wait_for_function("scrollY === 300")


def test_a_mistake_is_shown_and_goes(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path)
    with previewed(manifest) as preview, seen(browser, preview) as page:
        page.evaluate("window.same = true")
        edit(manifest, "edition: 2026年版", "edition: [2026年版")
        bar = page.get_by_role("button", name="没有编成,这一页还是上次编好的:1 个错误")
        expect(bar).to_be_visible()
        expect(page.locator("body")).to_contain_text("2026年版")
        bar.click()
        [found] = preview.state()["findings"]
        entry = page.get_by_role("region", name="检查发现的问题").get_by_role("listitem")
        expect(entry).to_have_count(1)
        for text in (
            "错误",
            found["code"],
            found["place"],
            found["message"],
            found["hint"],
            found["excerpt"][1],
        ):
            expect(entry).to_contain_text(text)
        edit(manifest, "edition: [2026年版", "edition: 2026年版")
        expect(bar).to_be_hidden()
        expect(entry).to_be_hidden()
        assert page.evaluate("window.same"), "nothing on the page changed: it need not be loaded anew"


def test_the_list_opens_and_closes_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    with previewed(small(tmp_path, MISTAKE)) as preview, seen(browser, preview) as page:
        bar = page.get_by_role("button", name="1 个")
        expect(bar).to_have_attribute("aria-expanded", "false")
        bar.focus()
        page.keyboard.press("Enter")
        region = page.get_by_role("region", name="检查发现的问题")
        expect(region).to_be_focused()
        expect(bar).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(region).to_be_hidden()
        expect(bar).to_be_focused()


def test_what_sources_say_is_text(browser: Browser, tmp_path: Path) -> None:
    with previewed(small(tmp_path, MISTAKE)) as preview, seen(browser, preview) as page:
        page.get_by_role("button", name="1 个").click()
        expect(page.locator("#gongkai-overlay code")).to_have_text(
            '- {item: "29-99-99", reason: <b>本县没有</b>}'
        )
        expect(page.locator("#gongkai-overlay mark")).to_have_text('"29-99-99"')
        assert page.locator("#gongkai-overlay code b").count() == 0


def test_the_list_stays_open_while_the_page_is_loaded_anew(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path, MISTAKE)
    with previewed(manifest) as preview, seen(browser, preview) as page:
        page.get_by_role("button", name="1 个").click()
        edit(manifest, "edition: 2026年版", "edition: 二〇二七年版")
        expect(page.locator("body")).to_contain_text("二〇二七年版")
        expect(page.get_by_role("region", name="检查发现的问题")).to_be_visible()


def test_a_page_that_waits_becomes_the_site(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path, "permissions: lists/*.yaml\n")
    with previewed(manifest) as preview, visited(browser, preview) as page:
        expect(page.get_by_role("heading", name="目录还没有编成")).to_be_visible()
        expect(page.get_by_role("listitem")).to_contain_text("county.yaml:7:14")
        edit(manifest, "permissions: lists/*.yaml\n", "")
        expect(page).to_have_title("青石县人民政府基层政务公开标准目录")


def test_without_scripts_the_findings_of_a_first_build_are_there(browser: Browser, tmp_path: Path) -> None:
    manifest = small(tmp_path, "permissions: lists/*.yaml\n")
    with previewed(manifest) as preview, visited(browser, preview, java_script_enabled=False) as page:
        expect(page.get_by_role("listitem")).to_contain_text("county.yaml:7:14")


def test_a_page_that_nobody_sees_does_not_listen(browser: Browser, tmp_path: Path) -> None:
    """A browser keeps six connections to one place: more pages than that, each listening, would stop the seventh."""
    with previewed(small(tmp_path)) as preview:
        context = browser.new_context()
        for _ in range(8):
            page = context.new_page()
            page.add_init_script("Object.defineProperty(document, 'hidden', {get: () => true})")
            page.goto(preview.url)
            expect(page.locator("body")).to_contain_text("青石县")
        context.close()


@pytest.mark.parametrize("opened", [False, True])
def test_the_overlay_is_accessible(browser: Browser, tmp_path: Path, opened: bool) -> None:
    with previewed(small(tmp_path, MISTAKE)) as preview, visited(browser, preview, bypass_csp=True) as page:
        bar = page.get_by_role("button", name="1 个")
        expect(bar).to_be_visible()
        if opened:
            bar.click()
        found = Axe().run(page, context={"include": ["#gongkai-overlay"]})
        assert found.violations_count == 0, found.generate_report()
