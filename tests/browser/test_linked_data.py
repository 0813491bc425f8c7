"""Linked data stand in a ``script`` element, and still no page has a script of its own."""

import pytest
from playwright.sync_api import Browser

from gongkai.render.web import dataset
from tests.render.test_dataset import HOSTILE, SHOWN, plan

pytestmark = pytest.mark.tool("chromium")


def test_a_browser_lets_it_stand_under_the_policy_of_the_pages(browser: Browser) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'"
    html = (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>目录</title>'
        f'<script type="application/ld+json">{dataset(plan(name=HOSTILE))}</script></head><body>目录</body></html>'
    )
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.set_content(html)
    data = page.evaluate("JSON.parse(document.querySelector('script').textContent)")
    scripts = page.evaluate("[document.scripts.length, window.pwned]")
    said_of_data = list(said)
    page.set_content(html.replace("application/ld+json", "text/javascript"))
    page.evaluate("1")
    page.close()
    assert data["publisher"]["name"] == SHOWN
    assert scripts == [1, None]
    assert said_of_data == []
    assert any("Content Security Policy" in text for text in said), "a script that is one would be noticed"
