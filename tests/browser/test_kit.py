"""The visitor notices what he should: every test that visits pages rests on it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kit import visiting

pytestmark = pytest.mark.tool("chromium")

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"

BAD = {
    "an inline script": (POLICY + "<script>1</script>", "Executing inline script violates"),
    "an inline style": (POLICY + "<p style='color: red'>", "Applying inline style violates"),
    "an error": ("<script>throw new Error('so')</script>", "page error: so"),
    "an error told": ("<script>console.error('so')</script>", "console: so"),
    "a dialog": ("<script>alert('so')</script>", "dialog: so"),
    "a picture of the network": ("<img src='http://127.0.0.1:1/a.png'>", "asks for http://127.0.0.1:1/a.png"),
    "a file outside": ("<img src='../a.png'>", "asks for file:///"),
    "a missing file": ("<img src='a.png'>", "ERR_FILE_NOT_FOUND"),
}


@pytest.mark.parametrize("what", BAD)
def test_it_is_noticed(browser: Browser, tmp_path: Path, what: str) -> None:
    html, trouble = BAD[what]
    (tmp_path / "bad.html").write_text(f"<!doctype html><title>坏</title>{html}", encoding="utf-8")
    with pytest.raises(AssertionError, match=trouble), visiting(browser, tmp_path) as visitor:
        visitor.open("bad.html")
