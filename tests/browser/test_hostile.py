"""Whatever the files of a government or an address say, it stands on the pages as text."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import PHONE, Mode, visiting
from tests.browser.test_layout import WIDER
from tests.hostile_county import CODE, FLAVOURS
from tests.sites import Built, ends, kinds, middles

pytestmark = pytest.mark.tool("chromium")

ACTIVE = """() => [...document.querySelectorAll("*")].filter(element =>
    [...element.attributes].some(attribute => /^on/.test(attribute.name)
        || attribute.name === "style" && element !== document.documentElement
        || /^\\s*(javascript|vbscript|data:text)/i.test(attribute.value)
            && /^(href|src|action|formaction|data|xlink:href|poster)$/.test(attribute.name))
).map(element => element.outerHTML.slice(0, 200))"""
"""The elements that would do something. The kiosk gives the root a style: the height of its own bar."""

UNFIT = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a page shows as U+FFFD, or else it would turn the text around it."""


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_texts_do_nothing_and_are_shown(browser: Browser, hostile: Built, flavour: str) -> None:
    site, wrong = hostile[flavour], []
    text = squeezed(UNFIT.sub("\ufffd", FLAVOURS[flavour]))
    with visiting(browser, site, Mode(PHONE)) as visitor:
        for name in ends(site):
            page = visitor.open(name)
            wrong += [f"{name}: {what}" for what in harm(page)]
            if text not in squeezed(page.evaluate("document.body.innerText")):
                wrong.append(f"{name}: the text is not shown")
        assert not wrong, "\n".join(wrong)


def test_addresses_do_nothing(browser: Browser, example: Built) -> None:
    site, text = example["county"], quote(FLAVOURS["script"])
    wrong: list[str] = []
    with visiting(browser, site) as visitor:
        for name in middles(site):
            found = harm(visitor.open(name, f"?q={text}&domain={text}&kiosk={text}&{text}={text}#{text}"))
            wrong += [f"{name}: {what}" for what in found]
        assert not wrong, "\n".join(wrong)


def test_hostile_counties_have_every_kind_of_page(hostile: Built, example: Built) -> None:
    wanted = set(kinds(example["county"]))
    missing = {flavour: wanted - set(kinds(site)) for flavour, site in hostile.items()}
    assert {flavour: which for flavour, which in missing.items() if which} == {}


def test_harm_is_noticed(browser: Browser, tmp_path: Path) -> None:
    html = f"<!doctype html><a href='javascript:1'>一</a><img src=x: onerror='{CODE}'><p style='color: red'>"
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    with pytest.raises(AssertionError, match="dialog"), visiting(browser, tmp_path) as visitor:
        found = harm(visitor.open("index.html"))
        assert [what[:9] for what in found] == ['<a href="', "<img src=", "<p style=", "the text "]


def harm(page: Page) -> list[str]:
    """What a page does that it should not."""
    found: list[str] = page.evaluate(ACTIVE)
    if page.evaluate("'__pwned' in window"):
        found.append("the text was run")
    if width := page.evaluate(WIDER):
        found.append(f"too wide: {width}")
    return found


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return re.sub(r"\s", "", text)
