"""The site without JavaScript: the same pages, all of their content, and no control that does nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kit import MODES, visiting
from tests.sites import Built, kinds

pytestmark = pytest.mark.tool("chromium")

TEXT = "() => document.querySelector('main').innerText.replace(/\\s+/g, '')"

DEAD = """() => [...document.querySelectorAll("button, [role=button], a[href='#']")].filter(
    element => element.checkVisibility({visibilityProperty: true}) && !element.form
).map(element => element.outerHTML.slice(0, 120))"""
"""The controls that are shown although only a script would make them do something."""


def test_pages_say_as_much_as_with_it(browser: Browser, example: Built) -> None:
    site, wrong = example["county"], []
    with visiting(browser, site) as with_it, visiting(browser, site, MODES["without script"]) as visitor:
        for name in shortest(site):
            full, page = with_it.open(name).evaluate(TEXT), visitor.open(name)
            said = page.evaluate(TEXT)
            told = page.locator("main noscript a[href]").count()  # where to go instead
            if len(said) < 0.9 * len(full) and not told:
                wrong.append(f"{name}: {len(said)} characters of {len(full)}")
    assert not wrong, "\n".join(wrong)


def shortest(site: Path) -> list[str]:
    """The shortest page of each kind."""
    return [every[-1] for every in kinds(site).values()]


def test_scripts_are_off(browser: Browser, tmp_path: Path) -> None:
    html = "<!doctype html><main><noscript>无脚本</noscript><button>一</button><script>document.write('有脚本')</script>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    with visiting(browser, tmp_path, MODES["without script"]) as visitor:
        page = visitor.open("a.html")
        assert (page.evaluate(TEXT), page.evaluate(DEAD)) == ("无脚本一", ["<button>一</button>"])


def test_no_control_does_nothing(browser: Browser, example: Built) -> None:
    site = example["county"]
    with visiting(browser, site, MODES["without script"]) as visitor:
        dead = {name: visitor.open(name).evaluate(DEAD) for name in shortest(site)}
    assert {name: controls for name, controls in dead.items() if controls} == {}
