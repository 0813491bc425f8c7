"""Every kind of page fits: a phone, 200 % zoom, the touch screen of a service hall."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kit import HALF, MODES, PHONE, Mode, visiting
from tests.sites import Built, ends, middles

pytestmark = pytest.mark.tool("chromium")

FINGER = 44
"""Pixels; 24 are enough elsewhere, and axe-core sees to that."""

NARROW = {
    "320 px": Mode(PHONE),
    "320 px, large type": Mode(PHONE, html={"type": "large"}),
    "200 % zoom": Mode(HALF),
}

WIDER = """() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    const wide = [...document.querySelectorAll("body *")].filter(
        element => element.getBoundingClientRect().right > page.clientWidth + 0.5);
    const name = element => element.tagName.toLowerCase() + (element.className ? "." + element.className : "");
    return `${page.scrollWidth} > ${page.clientWidth}: ${wide.slice(-3).map(name).join(", ")}`;
}"""
"""None, or how wide the page is, and the innermost elements that reach beyond it."""

SMALL = """least => {
    const inSentence = element => getComputedStyle(element).display === "inline"
        && element.parentElement.textContent.trim().length > element.textContent.trim().length;
    const wanted = "a[href], button, input, select, textarea, summary, [role=button]";
    return [...document.querySelectorAll(wanted)].filter(element => {
        const label = element.matches("input") && element.closest("label") || element;
        const box = label.getBoundingClientRect();
        const seen = element.checkVisibility({visibilityProperty: true, opacityProperty: true})
            && box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0;
        return seen && !inSentence(element) && (box.width < least - 0.5 || box.height < least - 0.5);
    }).map(element => {
        const box = element.getBoundingClientRect();
        return `${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`;
    });
}"""
"""The controls that are too small to be hit with a finger; a link within a sentence is as high as its line."""


@pytest.mark.parametrize("mode", NARROW)
def test_no_page_scrolls_sideways(browser: Browser, example: Built, mode: str) -> None:
    found = wide(browser, example["county"], NARROW[mode])
    assert not found, "\n".join(found)


def test_a_page_that_is_too_wide_is_noticed(browser: Browser, tmp_path: Path) -> None:
    meta = '<meta name="viewport" content="width=device-width">'
    (tmp_path / "index.html").write_text(f"<!doctype html>{meta}<pre>{'w' * 400}", encoding="utf-8")
    assert " > 320: " in wide(browser, tmp_path, Mode(PHONE))[0]


def wide(browser: Browser, site: Path, mode: Mode) -> list[str]:
    """The pages that have to be scrolled sideways."""
    with visiting(browser, site, mode) as visitor:
        widths = {name: visitor.open(name).evaluate(WIDER) for name in ends(site)}
    return [f"{name}: {width}" for name, width in widths.items() if width]


def test_a_kiosk_is_for_fingers(browser: Browser, example: Built) -> None:
    site = example["county"]
    with visiting(browser, site, MODES["kiosk"]) as visitor:
        small = {name: visitor.open(name).evaluate(SMALL, FINGER) for name in middles(site)}
    found = [f"{name}: {control}" for name, controls in small.items() for control in controls[:5]]
    assert not found, "\n".join(found)


def test_settings_of_the_reader_change_the_page(browser: Browser, example: Built) -> None:
    look = """() => {
        const style = getComputedStyle(document.querySelector("main"));
        const link = getComputedStyle(document.querySelector("main a"));
        return [parseFloat(style.fontSize), [style.color, link.color].join()];
    }"""
    seen = {}
    for mode in ("default", "large type", "high contrast", "kiosk"):
        with visiting(browser, example["county"], MODES[mode]) as visitor:
            seen[mode] = visitor.open("index.html").evaluate(look)
    sizes, colours = ({mode: values[index] for mode, values in seen.items()} for index in (0, 1))
    assert sizes["default"] * 1.15 < min(sizes["large type"], sizes["kiosk"])
    assert colours["default"] != colours["high contrast"]
