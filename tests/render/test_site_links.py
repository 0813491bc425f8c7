"""Every link of a site leads somewhere, wherever the site lies, and no page runs what stands within it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.sites import Built, pages

LINKS = {"href", "src", "action", "poster", "data", "formaction"}
OUTSIDE = {"http", "https", "mailto", "tel"}
EXAMPLES = ["county", "town", "village"]
FLAVOURS = ["script", "attribute", "link", "template", "direction", "long"]
POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "'self' data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'", "'self'"],
}
"""What each rule of the policy may say. A page without scripts or forms need not allow them."""


class Page(HTMLParser):
    """What a page links to, what can be linked to in it, and what it would run."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []
        self.policies: list[str] = []
        self.loads_before_policy: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        links = [value for name, value in given.items() if name in LINKS]
        self.links += links
        self.inline += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and not self._harmless(given)):
            self.inline.append(tag)
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(given["content"])
        elif not self.policies and tag in ("script", "link", "img"):
            self.loads_before_policy.append(tag)

    @staticmethod
    def _harmless(script: dict[str, str]) -> bool:
        return "src" in script or script.get("type") in ("application/ld+json", "application/json")


@cache
def read(file: Path) -> Page:
    return Page(file)


@pytest.fixture(params=[*EXAMPLES, *(f"hostile {name}" for name in FLAVOURS)])
def site(request: pytest.FixtureRequest, example: Built, hostile: Built) -> Path:
    name: str = request.param
    return hostile[name.removeprefix("hostile ")] if name.startswith("hostile ") else example[name]


def test_every_link_leads_to_something(site: Path) -> None:
    broken: dict[str, list[str]] = defaultdict(list)
    for name, link in links(site):
        if not leads_somewhere(site, name, link):
            broken[inside(name, link) or link].append(f"{name} ({link})")
    assert not broken, "\n".join(f"{to}: {len(where)} times, {where[0]}" for to, where in broken.items())


def test_every_page_is_reached_from_the_first(site: Path) -> None:
    every = set(pages(site))
    found, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for link in read(site / name).links:
            target = inside(name, link)
            if target in every and target not in found:
                found.add(target)
                waiting.append(target)
    assert every - found == set()


def test_no_page_holds_a_script_or_a_style(site: Path) -> None:
    wrong = {name: read(site / name).inline for name in pages(site) if not name.startswith("sheets/")}
    assert {name: inline for name, inline in wrong.items() if inline} == {}


def test_every_page_begins_with_the_policy(site: Path) -> None:
    for name in pages(site):
        if name.startswith("sheets/"):  # each is a single file, with a policy of its own
            continue
        page = read(site / name)
        assert page.loads_before_policy == [], name
        [policy] = page.policies
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
        assert set(rules) >= {"default-src", "style-src", "base-uri", "form-action"}, name
        assert {rule: text for rule, text in rules.items() if text not in POLICY.get(rule, [])} == {}, name


def test_maps_and_feeds_name_files_of_the_site(site: Path) -> None:
    feed = (address for address in absolute(site / "feed.xml") if address.endswith("feed.xml"))
    base = next(feed, "").removesuffix("feed.xml")
    assert base == "" or urlsplit(base).scheme in ("http", "https")
    for name in ("sitemap.xml", "feed.xml"):
        missing = [
            address
            for address in absolute(site / name)
            if not address.startswith(base)
            or not leads_somewhere(site, "index.html", address.removeprefix(base) or "index.html")
        ]
        assert not missing, f"{name}: {missing[:20]}"


def links(site: Path) -> Iterator[tuple[str, str]]:
    """Every link: the file that it stands in, and what it says."""
    for name in pages(site):
        yield from ((name, link) for link in read(site / name).links)
    for path in site.rglob(
        "*.css"
    ):  # a fragment alone, as in url(#hatch), is of the page that uses the sheet
        name = path.relative_to(site).as_posix()
        found = re.findall(
            r"url\(\s*[\"']?([^#\"')][^\"')]*)|@import\s+[\"']([^\"']+)", path.read_text(encoding="utf-8")
        )
        yield from ((name, one or other) for one, other in found)


def leads_somewhere(site: Path, name: str, link: str) -> bool:
    """Whether a link goes to a file of the site (and to an element of it), or to an address of the web."""
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme in OUTSIDE or link.startswith(("data:,", "data:image/"))
    target = inside(name, link)
    if target is None or not (site / target).is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in read(site / target).ids


def inside(name: str, link: str) -> str | None:
    """The file of the site that a relative link of the file ``name`` names."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/"):
        return None
    path = urlsplit(urljoin(f"http://site/top/{quote(name)}", link)).path
    return unquote(path.removeprefix("/top/")) if path.startswith("/top/") else None


def absolute(file: Path) -> Iterator[str]:
    """The addresses in an XML file of the site."""
    if file.is_file():
        for element in ElementTree.parse(file).iter():
            if element.tag.endswith("}loc"):
                yield element.text or ""
            elif element.tag.endswith("}link"):
                yield element.get("href", "")


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("b.html", True),
        ("b.html#there", True),
        ("b.html?q=1#there", True),
        ("a.html#%E7%94%B2", True),
        ("#%E7%94%B2", True),
        ("https://www.example/", True),
        ("b.html#nowhere", False),
        ("c.html", False),
        ("/b.html", False),
        ("//example/b.html", False),
        ("../b.html", False),
        ("file:///b.html", False),
        ("javascript:1", False),
        ("data:text/html,1", False),
    ],
)
def test_links_are_told_apart(tmp_path: Path, link: str, leads: bool) -> None:
    (tmp_path / "a.html").write_text('<p id="甲">', encoding="utf-8")
    (tmp_path / "b.html").write_text('<p id="there">', encoding="utf-8")
    assert leads_somewhere(tmp_path, "a.html", link) is leads
