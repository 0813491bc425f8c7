"""axe-core finds nothing on any kind of page, however it is looked at."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.kit import MODES, visiting
from tests.sites import Built, ends, middles

pytestmark = pytest.mark.tool("chromium")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {"large type", "high contrast", "forced colours"}
"""Modes that change nothing but the look of a page: what axe-core says of its structure is known by then."""

SHORTEN = """() => {
    for (const list of document.querySelectorAll("table, tbody, ul, ol")) {
        while (list.children.length > 5) list.children[4].remove();
    }
}"""
"""Long pages are the same rows more often, and axe-core's time grows with their square."""


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(browser: Browser, example: Built, mode: str) -> None:
    site = example["county"]
    found = findings(browser, site, ends(site) if mode == "default" else middles(site), mode)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("site", ["town", "village"])
def test_axe_finds_nothing_on_smaller_sites(browser: Browser, example: Built, site: str) -> None:
    found = findings(browser, example[site], middles(example[site]), "default")
    assert not found, "\n".join(found)


def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        "<p style='color: #aaa'>颜色太淡</p><img src='data:,'>", encoding="utf-8"
    )
    found = " ".join(findings(browser, tmp_path, ["bad.html"], "default"))
    assert [rule for rule in ("color-contrast", "image-alt", "html-has-lang") if rule not in found] == [], (
        found
    )


def findings(browser: Browser, site: Path, pages: list[str], mode: str) -> list[str]:
    """What axe-core says of each page: page, rule, and the first elements that it names."""
    found = []
    with visiting(browser, site, MODES[mode]) as visitor:
        for name in pages:
            found += [f"{name}: {finding}" for finding in axe(visitor.open(name), mode)]
    return found


def axe(page: Page, mode: str) -> list[str]:
    """The violations on a page."""
    seen = {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}
    options = {
        "resultTypes": ["violations"],
        "runOnly": seen if mode in LOOKS else {"type": "tag", "values": TAGS},
        "preload": False,  # it would fetch the style sheet, which the policy of the page forbids
    }
    page.evaluate(SHORTEN)
    page.evaluate(AXE_SCRIPT)
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [
        f"{violation['id']} ({len(violation['nodes'])}): {violation['help']}: "
        + "; ".join(f"{node['target'][0]} {node['failureSummary']}" for node in violation["nodes"][:2])
        for violation in violations
    ]
