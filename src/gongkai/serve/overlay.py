"""What the preview adds to a page, and the pages of its own: nothing of this is ever in a built site."""

import re
from functools import cache
from html import escape
from pathlib import Path

from gongkai.serve.session import State
from gongkai.serve.telling import Told

PREFIX = "_gongkai/"
"""Addresses below this are the preview's own."""

EVENTS = f"{PREFIX}events"
_STATIC = Path(__file__).parent / "static"
_POLICY = re.compile(rb"(<meta http-equiv=\"Content-Security-Policy\" content=\")([^\"]*)")
_NEEDED = ("script-src", "style-src", "connect-src")


def static(name: str) -> bytes | None:
    """A script or style of the overlay; None if there is none of that name."""
    return _statics().get(name)


@cache
def _statics() -> dict[str, bytes]:
    return {f"{PREFIX}{file.name}": file.read_bytes() for file in _STATIC.iterdir()}


def with_overlay(page: bytes, state: State) -> bytes:
    """``page`` with the overlay's script, and a policy that lets it load and listen."""
    script = f'<script src="/{PREFIX}overlay.js" data-digest="{state.digest}" defer></script>\n'.encode()
    page = _POLICY.sub(lambda match: match[1] + _widened(match[2]), page, count=1)
    head, end, rest = page.partition(b"</head>")
    return head + script + end + rest if end else page + script


def _widened(policy: bytes) -> bytes:
    """A policy that lets a page do what the overlay needs, and otherwise no more than before."""
    parts = [part.split() for part in policy.decode().split(";") if part.strip()]
    directives = {name: values for name, *values in parts}
    for name in _NEEDED:
        values = [value for value in directives.get(name, []) if value != "'none'"]
        directives[name] = values if "'self'" in values else [*values, "'self'"]
    return "; ".join(" ".join((name, *values)) for name, values in directives.items()).encode()


def waiting_page(state: State) -> bytes:
    """In the place of every page as long as nothing could be built: what hinders it."""
    lead = f"{escape(state.summary)}。改好以后,这一页会自己变成目录。"
    return _page("目录还没有编成", lead, f"<ol>{''.join(map(_entry, state.findings))}</ol>")


def _entry(finding: Told) -> str:
    head = " ".join(filter(None, (finding.severity, finding.code, finding.place)))
    before, value, after = map(escape, finding.excerpt or ("", "", ""))
    parts = (
        f'<p class="place">{escape(head)}</p>',
        f"<p>{escape(finding.message)}</p>",
        f"<pre>{before}<b>{value}</b>{after}</pre>" if finding.excerpt else "",
        f'<p class="hint">{escape(finding.hint)}</p>' if finding.hint else "",
    )
    return f'<li class="{finding.level}">{"".join(parts)}</li>'


def plain_page(title: str, lead: str) -> bytes:
    """A page that says one thing, and leads home."""
    return _page(title, escape(lead), '<p><a href="/">回到目录首页</a></p>')


def _page(title: str, lead: str, body: str) -> bytes:
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/{PREFIX}page.css">
</head>
<body>
<main>
<h1>{escape(title)}</h1>
<p>{lead}</p>
{body}
</main>
</body>
</html>
""".encode("utf-8", "replace")
