"""``sitemap.xml`` (sitemaps.org): every page, for search engines."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from gongkai.render.html.plan import Plan
from gongkai.render.web.documents import child, document, where
from gongkai.render.web.sentences import day

MOST, LARGEST, LONGEST = 50_000, 50 * 1024 * 1024, 2_048
"""How many addresses one file may have, how many bytes, and how many characters an address stays under."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_AROUND = 200
"""More bytes than a file has around all its addresses, or around one of them."""


def sitemap(plan: Plan, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The map of the pages at ``addresses``, or an index and its parts; nothing where the site has no known place."""
    if plan.directory.site.url is None:
        return
    pages = (where(plan, address) for address in dict.fromkeys(addresses))
    parts = list(_parts(page for page in pages if len(page) < LONGEST))
    date = day(plan.directory)
    if len(parts) <= 1:
        yield "sitemap.xml", _file("urlset", "url", parts[0] if parts else [], date)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _file("sitemapindex", "sitemap", [where(plan, name) for name in names], date)
    for name, part in zip(names, parts, strict=True):
        yield name, _file("urlset", "url", part, date)


def _parts(pages: Iterable[str]) -> Iterator[list[str]]:
    """As many addresses at a time as one file takes; in XML, ``&`` grows."""
    part: list[str] = []
    size = _AROUND
    for page in pages:
        needed = len(page) + 4 * page.count("&") + _AROUND
        if part and (len(part) == MOST or size + needed > LARGEST):
            yield part
            part, size = [], _AROUND
        part.append(page)
        size += needed
    if part:
        yield part


def _file(root: str, kind: str, addresses: list[str], date: str | None) -> bytes:
    whole = Element(root, {"xmlns": _NAMESPACE})
    for address in addresses:
        entry = child(whole, kind)
        child(entry, "loc", address)
        if date:
            child(entry, "lastmod", date)
    return document(whole)
