"""The labels of 政府网站发展指引 in the heads of the pages."""

from html.parser import HTMLParser
from typing import Any

import pytest

from gongkai.compare import compare
from gongkai.compare.sides import side_of
from gongkai.model.directory import Audience, Directory, Domain, Item, Owner, Site, TimeLimit
from gongkai.render.html import pages
from gongkai.render.html.labels import labels
from gongkai.render.html.plan import Plan, View

SITE = Site("云岭县人民政府门户网站", "www.yunling.example", "5399010001", "https://www.yunling.example/ml/")
NAME = "云岭县人民政府基层政务公开标准目录"
SITE_LABELS = {
    "SiteName": "云岭县人民政府门户网站",
    "SiteDomain": "www.yunling.example",
    "SiteIDCode": "5399010001",
}
HOSTILE = "\"><script>alert('1')</script>&"


def policy(code: str = "24-03-01", **elements: object) -> Item:
    """An item with all that its labels are made of, some of it given."""
    item = Item(
        code=code,
        domain="义务教育",
        category="招生管理",
        name="招生政策",
        content=["招生方案;", "招生范围"],
        time_limit=TimeLimit("信息形成之日起20个工作日内"),
        owner=[Owner("云岭县教育体育局"), Owner("石桥镇人民政府")],
        method=["主动公开"],
        channels=["政府网站"],
        audience=[Audience("特定群体", "适龄儿童家长")],
    )
    for name, value in elements.items():
        setattr(item, name, value)
    return item


def directory(*items: Item, site: Site = SITE, date: str = "2026-11-01") -> Directory:
    domains = [Domain("24", "义务教育", "compulsory-education")]
    return Directory(
        "云岭县人民政府", "县级", "539901", "2026年版", date, domains=domains, items=list(items), site=site
    )


class Head(HTMLParser):
    """Name and content of every ``meta`` of a page."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if tag == "meta" and given.get("name"):
            self.metas.append((str(given["name"]), str(given.get("content"))))


def heads(made: Directory) -> dict[str, dict[str, str]]:
    """Page to its metas, of the site."""
    return {path: dict(Head(data).metas) for path, data in pages(made) if path.endswith(".html")}


def of_item(item: Item, **fields: Any) -> dict[str, str]:
    """The labels of an item's page."""
    metas = heads(directory(item, **fields))[f"items/{item.code}.html"]
    assert len({name.lower() for name in metas}) == len(metas), "a name twice, but for its letters' case"
    return {name: content for name, content in metas.items() if name[0].isupper()}


def test_every_page_says_of_which_site_it_is() -> None:
    for path, metas in heads(directory(policy())).items():
        assert metas.items() >= SITE_LABELS.items(), path


def test_what_is_not_known_has_no_label() -> None:
    made = heads(directory(policy(), site=Site("云岭县人民政府")))
    for path, metas in made.items():
        assert metas["SiteName"] == "云岭县人民政府", path
        assert not metas.keys() & {"SiteDomain", "SiteIDCode", "Url", "Author", "Image"}, path
        assert all(metas.values()), path


def test_first_page_is_a_column() -> None:
    metas = heads(directory(policy()))["index.html"]
    about = (
        f"{NAME}(2026年版),列出 1 个领域、1 个公开事项各自的公开内容、依据、时限、主体、方式、渠道和对象。"
    )
    assert metas["ColumnName"] == "基层政务公开标准目录"
    assert metas["ColumnType"] == "信息公开目录"
    assert metas["ColumnDescription"] == metas["description"] == about
    assert metas["ColumnKeywords"] == metas["keywords"] == "基层政务公开标准目录,云岭县,义务教育"


def test_a_domain_is_a_column() -> None:
    metas = heads(directory(policy()))["domains/compulsory-education.html"]
    assert metas["ColumnName"] == "义务教育"
    assert metas["ColumnDescription"] == f"{NAME}中义务教育领域的 1 个公开事项。"
    assert metas["ColumnKeywords"] == "义务教育,基层政务公开标准目录,云岭县,招生管理"
    assert "ArticleTitle" not in metas


@pytest.mark.parametrize(
    ("folder", "view", "about"),
    [
        ("departments", View("云岭县教育体育局", "", [policy()]), "云岭县教育体育局负责公开的 1 个事项"),
        ("levels", View("县级", "", [policy()]), "县级公开的 1 个事项"),
        (
            "audiences",
            View("学生家长", "", [policy()], "有孩子上学的人"),
            "与学生家长(有孩子上学的人)有关的 1 个公开事项",
        ),
    ],
)
def test_a_view_says_what_it_lists(folder: str, view: View, about: str) -> None:
    plan = Plan(directory(*view.items), "", frozenset())
    found = dict(labels(plan, f"{folder}/x.html", view.name, {"view": view}))
    assert found["ColumnName"] == view.name
    assert found["ColumnDescription"] == f"{NAME}中{about}。"
    assert found["ColumnKeywords"] == f"{view.name},基层政务公开标准目录,云岭县,义务教育"


@pytest.mark.parametrize(
    ("page", "name", "about", "word"),
    [
        ("laws.html", "公开依据", "公开事项所依据的法律、法规和文件", "公开依据"),
        ("departments/index.html", "按部门", "按负责公开的部门查找公开事项", "按部门"),
        ("audiences/index.html", "我是…", "按身份查找与自己有关的公开事项", "我是"),
        ("more.html", "别的", "别的", "别的"),
    ],
)
def test_any_other_page_is_a_column(page: str, name: str, about: str, word: str) -> None:
    found = dict(labels(Plan(directory(), "", frozenset()), page, name, {}))
    assert found["ColumnName"] == name
    assert found["ColumnDescription"] == f"{NAME}:{about}。"
    assert found["ColumnKeywords"] == f"{word},基层政务公开标准目录,云岭县"
    assert found["ColumnType"] == "信息公开目录"


def test_an_item_is_content() -> None:
    assert of_item(policy()) == {
        **SITE_LABELS,
        "ArticleTitle": "招生政策",
        "PubDate": "2026-11-01 00:00",
        "ContentSource": "云岭县教育体育局、石桥镇人民政府",
        "Keywords": "义务教育,招生管理,招生政策,适龄儿童家长",
        "Description": "招生政策:公开内容为招生方案、招生范围;公开主体为云岭县教育体育局、石桥镇人民政府;"
        "公开时限为信息形成之日起20个工作日内;公开方式为主动公开;公开渠道和载体为政府网站;公开对象为适龄儿童家长。",
        "Url": "https://www.yunling.example/ml/items/24-03-01.html",
    }


@pytest.mark.parametrize("date", ["", "2026年11月1日", "2026-13-01"])
def test_no_day_no_publication_date(date: str) -> None:
    assert "PubDate" not in of_item(policy(), date=date)


def test_nobody_and_nothing_said_is_left_out() -> None:
    found = of_item(Item("1", "义务教育", name="空"), site=Site(""))
    assert found == {
        "ArticleTitle": "空",
        "PubDate": "2026-11-01 00:00",
        "Keywords": "义务教育,空",
        "Description": "空。",
    }


def test_an_item_that_is_gone_is_content() -> None:
    plan = Plan(directory(), "", frozenset())
    [gone] = compare(side_of(directory(policy()), ""), side_of(directory(), "")).gone
    found = dict(labels(plan, "items/24-03-01.html", "招生政策", {"gone": gone}))
    assert found["ArticleTitle"] == "招生政策"
    assert found["ContentSource"] == "云岭县教育体育局、石桥镇人民政府"
    assert found["Description"] == "招生政策:已不在基层政务公开标准目录中。"
    assert "ColumnName" not in found


def test_an_address_is_written_in_plain_letters() -> None:
    site = SITE._replace(url="https://云岭.example/目录/")
    assert of_item(policy(), site=site)["Url"] == (
        "https://xn--9kqv75a.example/%E7%9B%AE%E5%BD%95/items/24-03-01.html"
    )


def test_texts_are_on_one_line_and_not_too_long() -> None:
    found = of_item(policy(name="甲\n 乙\x07", content=["长" * 10_000], category="长" * 10_000))
    assert found["ArticleTitle"] == "甲 乙\ufffd"
    assert found["Keywords"] == "义务教育,甲 乙\ufffd,适龄儿童家长"
    assert len(found["Description"]) == 200
    assert found["Description"].endswith("长…")


def test_a_comma_within_a_keyword_does_not_part_it() -> None:
    found = of_item(policy(category="甲,乙\uff0c丙"))
    assert found["Keywords"] == "义务教育,甲、乙、丙,招生政策,适龄儿童家长"


def test_hostile_names_stay_text() -> None:
    made = directory(policy(category=HOSTILE), site=Site(HOSTILE, HOSTILE, HOSTILE))
    made.name = HOSTILE
    for path, data in pages(made):
        if path.endswith(".html"):
            head = Head(data)
            assert dict(head.metas)["SiteName"] == HOSTILE, path
            assert [name.lower() for name, _ in head.metas].count("description") == 1, path
    metas = heads(made)
    assert metas["index.html"]["ColumnDescription"].startswith(HOSTILE)
    assert HOSTILE in metas["items/24-03-01.html"]["Keywords"]
