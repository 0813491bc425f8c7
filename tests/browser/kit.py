"""A visitor with a real browser, who notices everything that a page should not do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

CHROMIUM = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

DESKTOP, HALF, PHONE = (1280, 800), (640, 800), (320, 700)
"""Widths and heights in CSS pixels; a window of 1280 at 200 % zoom has 640."""


@dataclass(frozen=True)
class Mode:
    """How a page is looked at: by which window, with which address and which settings of the reader."""

    window: tuple[int, int] = DESKTOP
    query: str = ""
    html: dict[str, str] = field(default_factory=dict)
    script: bool = True
    options: dict[str, Any] = field(default_factory=dict)


MODES = {
    "default": Mode(),
    "large type": Mode(html={"type": "large"}),
    "high contrast": Mode(html={"contrast": "high"}),
    "forced colours": Mode(options={"forced_colors": "active"}),
    "phone": Mode(PHONE),
    "without script": Mode(script=False),
    "kiosk": Mode((1080, 1920), query="?kiosk"),
}


class Visitor:
    """Opens pages of one site; ``troubles`` are what no page should give."""

    def __init__(self, context: BrowserContext, site: Path, mode: Mode) -> None:
        self.site = site
        self.mode = mode
        self.troubles: list[str] = []
        context.on("console", lambda message: self._console(message))
        context.on("weberror", lambda error: self.troubles.append(f"page error: {error.error}"))
        context.on("request", lambda request: self._request(request.url))
        self.page: Page = context.new_page()
        self._devtools = context.new_cdp_session(self.page)
        self.page.on("dialog", lambda dialog: self._dialog(dialog))

    def open(self, page: str, query: str | None = None) -> Page:
        """Open a page of the site, as the mode has it, and wait until it is quiet."""
        address = (self.site / page).as_uri() + (self.mode.query if query is None else query)
        self._allow_scripts(self.mode.script)
        self.page.goto(address)
        self._allow_scripts(True)  # those of a test; the page's own have had their chance
        if self.mode.html:
            self.page.evaluate(
                "values => Object.assign(document.documentElement.dataset, values)", self.mode.html
            )
        return self.page

    def _allow_scripts(self, allowed: bool) -> None:
        self._devtools.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text} ({message.location['url']})")

    def _request(self, address: str) -> None:
        if not address.startswith((self.site.as_uri() + "/", "data:", "blob:")):
            self.troubles.append(f"asks for {address}")

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message[:80]}")
        dialog.dismiss()


@contextmanager
def visiting(browser: Browser, site: Path, mode: Mode = MODES["default"]) -> Iterator[Visitor]:
    """A visitor with an empty browser profile; in the end nothing may have troubled him."""
    width, height = mode.window
    context = browser.new_context(
        viewport={"width": width, "height": height}, offline=True, locale="zh-CN", **mode.options
    )
    context.set_default_timeout(15_000)
    try:
        visitor = Visitor(context, site, mode)
        yield visitor
        visitor.page.evaluate("1")  # what the pages told before this answer has arrived
        assert not visitor.troubles, "\n".join(visitor.troubles)
    finally:
        context.close()
