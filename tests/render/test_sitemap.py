"""``sitemap.xml``, held against the protocol of sitemaps.org."""

from xml.etree import ElementTree

from gongkai.model.directory import Directory, Site
from gongkai.render.html.plan import Plan
from gongkai.render.web import sitemap

PLACE = "https://www.yunling.example/ml/"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def plan(url: str | None = PLACE, date: str = "2026-11-01") -> Plan:
    return Plan(
        Directory("云岭县人民政府", "县级", "539901", "", date, site=Site("", url=url)), "", frozenset()
    )


def entries(data: bytes, kind: str = "url") -> list[tuple[str | None, str | None]]:
    """Address and day of each entry of a map, or of an index."""
    root = ElementTree.fromstring(data)
    assert root.tag == MAPS + {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    assert all(entry.tag == MAPS + kind for entry in root)
    return [(entry.findtext(f"{MAPS}loc"), entry.findtext(f"{MAPS}lastmod")) for entry in root]


def test_names_every_page_once() -> None:
    [(name, data)] = sitemap(plan(), ["index.html", "items/1.html", "items/1.html"])
    assert name == "sitemap.xml"
    assert entries(data) == [(f"{PLACE}index.html", "2026-11-01"), (f"{PLACE}items/1.html", "2026-11-01")]


def test_there_is_none_where_the_site_has_no_place() -> None:
    assert list(sitemap(plan(url=None), ["index.html"])) == []


def test_no_day_is_not_made_up() -> None:
    [(_, data)] = sitemap(plan(date="2026年11月"), ["index.html"])
    assert entries(data) == [(f"{PLACE}index.html", None)]


def test_addresses_are_in_plain_letters() -> None:
    [(_, data)] = sitemap(plan("https://云岭.example/目录&'{|}/"), ["items/%E7%94%B2.html"])
    [(address, _)] = entries(data)
    assert address == ("https://xn--9kqv75a.example/%E7%9B%AE%E5%BD%95&'%7B%7C%7D/items/%E7%94%B2.html")


def test_an_address_that_is_too_long_is_left_out() -> None:
    longest = "a" * (2_047 - len(PLACE))
    [(_, data)] = sitemap(plan(), [longest, longest + "a"])
    assert entries(data) == [(PLACE + longest, "2026-11-01")]


def test_fifty_thousand_fit_in_one_file() -> None:
    [(_, data)] = sitemap(plan(), [f"items/{n}.html" for n in range(50_000)])
    assert len(entries(data)) == 50_000


def test_more_are_parted_and_indexed() -> None:
    pages = [f"items/{n}.html" for n in range(50_001)]
    files = dict(sitemap(plan(), pages))
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert entries(files["sitemap.xml"], "sitemap") == [
        (f"{PLACE}sitemap-1.xml", "2026-11-01"),
        (f"{PLACE}sitemap-2.xml", "2026-11-01"),
    ]
    parts = [entries(files[name]) for name in ("sitemap-1.xml", "sitemap-2.xml")]
    assert [len(part) for part in parts] == [50_000, 1]
    assert [address for part in parts for address, _ in part] == [PLACE + page for page in pages]


def test_no_file_is_larger_than_allowed() -> None:
    pages = [f"items/{n}{'&' * 1_500}" for n in range(8_000)]  # 60 MB, most of it in &amp;
    files = dict(sitemap(plan(), pages))
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert max(map(len, files.values())) <= 50 * 1024 * 1024
    assert sum(len(entries(files[name])) for name in list(files)[1:]) == 8_000
