"""``feed.xml``, read by a feed reader, and held against what RFC 4287 demands."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from gongkai.compare import Comparison, compare
from gongkai.compare.sides import side_of
from gongkai.model.directory import Audience, Directory, Domain, Item, LeftOut, Owner, Site, TimeLimit
from gongkai.render.html.plan import Plan
from gongkai.render.web import feed

PLACE = "https://www.yunling.example/ml/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert('1')</script>]]>&amp;\"\x00\x07\u202e\ud800"
SHOWN = "</title><script>alert('1')</script>]]>&amp;\"" + "\ufffd" * 4


def policy(code: str = "24-03-01", **elements: object) -> Item:
    item = Item(
        code=code,
        domain="义务教育",
        category="招生管理",
        name=f"政策{code}",
        content=["招生方案"],
        time_limit=TimeLimit("20个工作日内"),
        owner=[Owner("云岭县教育体育局")],
        method=["主动公开"],
        channels=["政府网站", "政府公报"],
        audience=[Audience("全社会")],
        levels=["县级"],
    )
    for name, value in elements.items():
        setattr(item, name, value)
    return item


def directory(*items: Item, edition: str = "2026年版", date: str = "2026-11-01", **fields: Any) -> Directory:
    domains = [Domain("24", "义务教育", "compulsory-education")]
    usual: dict[str, Any] = {"site": Site("云岭县人民政府", url=PLACE)}
    return Directory(
        "云岭县人民政府",
        "县级",
        "539901",
        edition,
        date,
        domains=domains,
        items=list(items),
        **(usual | fields),
    )


def last_year(*items: Item, **fields: Any) -> Directory:
    return directory(*items, edition="2025年版", date="2025-11-01", **fields)


def differences(old: Directory, new: Directory) -> Comparison:
    return compare(side_of(old, "旧"), side_of(new, "新"))


def written(new: Directory, old: Directory | None = None) -> bytes:
    """The feed of ``new``; with what changed, where there is an ``old`` one."""
    changes = differences(old, new) if old is not None else None
    data = feed(Plan(new, "", frozenset(), changes))
    assert data is not None
    lawful(data)
    return data


def read(new: Directory, old: Directory | None = None) -> Any:
    """The feed, as a reader has it."""
    found = feedparser.parse(written(new, old))
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def lawful(data: bytes) -> None:
    """Everything that RFC 4287 says a feed and its entries must have, once each, and must not have."""
    root = ElementTree.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for once in ("id", "title", "updated"):
            assert len(element.findall(ATOM + once)) == 1, once
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    for entry in root.iter(f"{ATOM}entry"):
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    every = list(ids(data))
    assert len(set(every)) == len(every)


def ids(data: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(data).iter(f"{ATOM}id"):
        yield element.text or ""


def test_says_whose_it_is_and_of_when() -> None:
    found = read(directory(policy(), portal="https://www.yunling.example")).feed
    assert found.title == "云岭县人民政府基层政务公开标准目录:变化"
    assert found.updated == "2026-11-01T00:00:00+08:00"
    assert found.author_detail == {"name": "云岭县人民政府", "href": "https://www.yunling.example"}
    assert found.link == f"{PLACE}index.html"
    assert [link.href for link in found.links if link.rel == "self"] == [f"{PLACE}feed.xml"]


def test_without_a_previous_edition_the_edition_is_the_news() -> None:
    [entry] = read(directory(policy())).entries
    assert entry.title == "云岭县人民政府基层政务公开标准目录(2026年版)"
    assert entry.link == f"{PLACE}index.html"
    assert entry.summary.endswith(
        "列出 1 个领域、1 个公开事项各自的公开内容、依据、时限、主体、方式、渠道和对象。"
    )


def test_without_a_change_it_says_so() -> None:
    found = read(directory(policy()), last_year(policy()))
    [entry] = found.entries
    assert entry.summary.endswith("与上一版相比,对公众没有变化。")
    assert found.feed.subtitle == "与上一版(云岭县人民政府 2025年版 2025-11-01)相比:对公众没有变化"


def test_an_item_that_came() -> None:
    found = read(directory(policy("1"), policy("2")), last_year(policy("1")))
    [entry] = found.entries
    assert entry.title == "新增:政策2(义务教育)"
    assert entry.link == f"{PLACE}items/2.html"
    assert entry.updated == "2026-11-01T00:00:00+08:00"
    assert [tag.term for tag in entry.tags] == ["义务教育"]
    assert entry.summary.startswith("政策2:公开内容为招生方案;公开主体为云岭县教育体育局;")
    assert found.feed.subtitle.endswith("相比:新增 1 项")


def test_an_item_that_went_leads_to_its_page_of_farewell() -> None:
    left = LeftOut("2", "义务教育", "招生管理", "政策2", "adjust", "本县无民办学校。")
    new = directory(policy("1"), left_out=[left])
    [entry] = read(new, last_year(policy("1"), policy("2"))).entries
    assert entry.title == "减少:政策2(义务教育)"
    assert entry.summary == "不再列入目录;理由:本县无民办学校。"
    assert entry.link == f"{PLACE}items/2.html"


def test_an_item_that_went_and_had_no_code_leads_to_the_changes() -> None:
    [entry] = read(directory(policy("1")), last_year(policy("1"), policy("", name="无编码"))).entries
    assert entry.title == "减少:无编码(义务教育)"
    assert entry.link == f"{PLACE}changes.html"


def test_an_item_that_changed_says_what() -> None:
    new = policy(name="新名", time_limit=TimeLimit("10个工作日内"), channels=["政府网站", "其他:APP"])
    [entry] = read(directory(new), last_year(policy())).entries
    assert entry.title == "更名、修改:新名(义务教育)"
    assert entry.summary == (
        "原为「义务教育/招生管理/政策24-03-01」,现为「义务教育/招生管理/新名」;"
        "公开时限由「20个工作日内」改为「10个工作日内」;公开渠道和载体增加「其他:APP」,去掉「政府公报」。"
    )


def test_a_new_telephone_is_news() -> None:
    [entry] = read(directory(hotline="0888-2"), last_year(hotline="0888-1")).entries
    assert entry.title == "政府信息有变化"
    assert entry.summary == "咨询电话由「0888-1」改为「0888-2」。"
    assert entry.link == f"{PLACE}changes.html"


def test_two_rows_of_one_code_are_told_apart() -> None:
    assert len(read(directory(policy("1"), policy("1")), last_year()).entries) == 2


def test_names_last() -> None:
    old, new = last_year(policy("1"), policy("2")), directory(policy("1"), policy("3"))
    feed_of_new, *entries = ids(written(new, old))
    assert written(new, old) == written(new, old)
    assert next(ids(written(old))) == feed_of_new
    assert next(ids(written(directory(site=Site("", url="https://elsewhere.example/"))))) == feed_of_new
    next_year = directory(policy("1"), policy("2"), edition="2027年版", date="2027-11-01")
    later, *later_entries = ids(written(next_year, new))
    assert later == feed_of_new
    assert not set(entries) & set(later_entries)


def test_no_two_governments_share_a_name() -> None:
    other = directory(policy())
    other.name = "青石县人民政府"
    assert not set(ids(written(other))) & set(ids(written(directory(policy()))))


@pytest.mark.parametrize("date", ["", "2026年11月1日", "2026-02-30"])
def test_no_feed_without_a_day(date: str) -> None:
    assert feed(Plan(directory(policy(), date=date), "", frozenset())) is None


def test_links_are_relative_where_the_site_has_no_place() -> None:
    root = ElementTree.fromstring(written(directory(policy(), site=Site("")), last_year(site=Site(""))))
    assert [link.get("href") for link in root.iter(f"{ATOM}link")] == [
        "feed.xml",
        "index.html",
        "items/24-03-01.html",
    ]


def test_hostile_texts_stay_text() -> None:
    new = directory(
        policy(HOSTILE, name=HOSTILE, category="", content=[HOSTILE]), portal=f"javascript:{HOSTILE}"
    )
    new.name = HOSTILE
    data = written(new, last_year(policy("2", domain=HOSTILE)))
    root = ElementTree.fromstring(data)
    assert root.findtext(f"{ATOM}author/{ATOM}name") == SHOWN
    assert root.find(f"{ATOM}author/{ATOM}uri") is None
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert f"新增:{SHOWN}(义务教育)" in titles
    assert f"减少:政策2({SHOWN})" in titles
    assert f"{ATOM}script" not in {element.tag for element in root.iter()}


def test_a_long_change_is_cut() -> None:
    [entry] = read(directory(policy(content=["长" * 10_000])), last_year(policy())).entries
    assert len(entry.summary) == 1_000
    assert entry.summary.endswith("长…")
