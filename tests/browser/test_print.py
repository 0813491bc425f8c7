"""Every kind of page on paper."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import visiting
from tests.sites import Built, middles
from tests.tools import program

pytestmark = pytest.mark.tool("chromium", "pdftotext", "pdfinfo")

A4, A3 = (595, 842), (842, 1191)

USELESS = """() => [...document.querySelectorAll("nav, form, button, input, select, .skip, a[href='#main']")].filter(
    element => element.checkVisibility({visibilityProperty: true})).map(element => element.outerHTML.slice(0, 100))"""
"""What is of no use on paper, and is there all the same."""


def test_every_kind_of_page_prints(browser: Browser, example: Built, tmp_path: Path) -> None:
    site = example["county"]
    wrong: list[str] = []
    with visiting(browser, site) as visitor:
        for name in middles(site):
            wrong += [f"{name}: {what}" for what in printed(visitor.open(name), tmp_path / "page.pdf")]
    assert not wrong, "\n".join(wrong)


def test_what_prints_badly_is_noticed(browser: Browser, tmp_path: Path) -> None:
    html = """<!doctype html><style>@page { size: letter } @media print { h1 { display: none } }</style>
        <nav>目录</nav><h1>标题</h1><p style="break-before: page; break-after: page"></p><p>正文正文正文正文正文正文"""
    (tmp_path / "bad.html").write_text(html, encoding="utf-8")
    with visiting(browser, tmp_path) as visitor:
        found = printed(visitor.open("bad.html"), tmp_path / "page.pdf")
    wanted = [
        "<nav>目录</nav>",
        "page 1 is blank",
        "page 2 is blank",
        "paper of (612, 792)",
        "no heading 标题",
    ]
    assert found == wanted


def printed(page: Page, pdf: Path) -> list[str]:
    """What is wrong with a page on paper."""
    heading = page.locator("h1").inner_text()
    page.emulate_media(media="print")
    useless: list[str] = page.evaluate(USELESS)
    page.emulate_media(media="null")
    page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    return useless + faults(pdf, heading)


def faults(pdf: Path, heading: str) -> list[str]:
    """What is wrong with the sheets: blank ones, their size, and what they do not say."""
    *sheets, _ = text(program("pdftotext"), "-layout", str(pdf), "-").split("\f")
    about = text(program("pdfinfo"), str(pdf))
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about)
    size = tuple(sorted(round(float(side)) for side in found.groups())) if found else ()
    faults = [f"page {number} is blank" for number, sheet in enumerate(sheets, 1) if len(sheet.strip()) < 10]
    if all(abs(have - want) > 2 for paper in (A4, A3) for have, want in zip(size, paper, strict=True)):
        faults.append(f"paper of {size}")
    if squeezed(heading) not in squeezed("".join(sheets)):
        faults.append(f"no heading {heading}")
    return faults


def text(*command: str) -> str:
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return re.sub(r"\s", "", text)
