"""Whoever has only a keyboard gets everywhere, and sees where he is."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import MODES, visiting
from tests.sites import Built, kinds

pytestmark = pytest.mark.tool("chromium")

PREPARE = """() => {
    const wanted = "a[href], button, input, select, textarea, summary, [tabindex], audio[controls]";
    const shadow = element => getComputedStyle(element).boxShadow;
    const seen = element => element.checkVisibility({visibilityProperty: true});
    const one = element => element.type !== "radio" || element.checked
        || !document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`);
    const all = [...document.querySelectorAll(wanted)].filter(
        element => element.tabIndex >= 0 && !element.disabled && seen(element) && one(element));
    const before = new Map(all.map(element => [element, shadow(element)]));
    window.walk = {missing: new Set(all), blind: [], first: null};
    addEventListener("focusin", event => {
        const style = getComputedStyle(event.target);
        const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        const shown = outline || style.boxShadow !== "none" && style.boxShadow !== before.get(event.target);
        if (!shown && walk.missing.has(event.target)) walk.blind.push(event.target.outerHTML.slice(0, 120));
        walk.first ??= event.target.outerHTML;
        walk.missing.delete(event.target);
    });
    return [all.length, all.filter(element => element.tabIndex > 0).length];
}"""

WALKED = """() => [[...walk.missing].map(element => element.outerHTML.slice(0, 120)), walk.blind]"""


def samples(site: Path) -> list[str]:
    """The shortest page of each kind: as many controls as any other has, less often."""
    return [every[-1] for every in kinds(site).values()]


def test_first_tab_reaches_the_skip_link(browser: Browser, example: Built) -> None:
    site = example["county"]
    wrong = []
    with visiting(browser, site) as visitor:
        for name in samples(site):
            page = visitor.open(name)
            page.keyboard.press("Tab")
            link = page.evaluate("document.activeElement.getAttribute('href')")
            top = page.evaluate("document.activeElement.getBoundingClientRect().top")
            page.keyboard.press("Enter")
            main = page.evaluate("document.activeElement.tagName")
            if (link, main) != ("#main", "MAIN") or top < 0:
                wrong.append(f"{name}: Tab to {link} at {top}, Enter to {main}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("mode", ["default", "phone"])
def test_tab_reaches_every_control_and_shows_where_it_is(browser: Browser, example: Built, mode: str) -> None:
    site = example["county"]
    wrong: list[str] = []
    with visiting(browser, site, MODES[mode]) as visitor:
        for name in samples(site):
            found = walk(visitor.open(name))
            wrong += [f"{name}: {what}: {', '.join(which[:3])}" for what, which in found.items() if which]
    assert not wrong, "\n".join(wrong)


def test_a_trap_and_a_hidden_focus_are_noticed(browser: Browser, tmp_path: Path) -> None:
    html = (
        "<!doctype html><style>a { outline: none }</style><a href='#x'>一</a><button id=x>二</button><a href='#y'>三</a>"
        "<script>x.onkeydown = event => event.preventDefault()</script>"
    )
    (tmp_path / "bad.html").write_text(html, encoding="utf-8")
    with visiting(browser, tmp_path) as visitor:
        found = walk(visitor.open("bad.html"))
    assert found["never reached"] == ['<a href="#y">三</a>']
    assert found["focus not shown"] == ['<a href="#x">一</a>']


def walk(page: Page) -> dict[str, list[Any]]:
    """Press Tab from the first control to the last; what is wrong with the way."""
    controls, ordered = page.evaluate(PREPARE)
    for _ in range(controls + 2):
        page.keyboard.press("Tab")
    missing, blind = page.evaluate(WALKED)
    return {"never reached": missing, "focus not shown": blind, "tabindex above 0": ["yes"] * ordered}
