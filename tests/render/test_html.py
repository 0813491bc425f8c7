"""The site, read back as a browser would read it."""

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from gongkai.model.directory import (
    LOCAL,
    PATTERN,
    RECALLED,
    SEEN,
    Audience,
    Basis,
    Body,
    Directory,
    Domain,
    Item,
    LeftOut,
    Owner,
    TimeLimit,
)
from gongkai.render.html import pages

VOID = {"meta", "link", "br", "col", "wbr", "input", "img"}
WRITTEN_BY_OTHERS = {"directory.xlsx", "data/directory.json", "data/directory.csv"}
HOSTILE = "</td><script>alert('1')</script>\"'&amp;\0\x07\x85\u202e\ud800"
SHOWN = "</td><script>alert('1')</script>\"'&amp;" + "\ufffd" * 5


class Element:
    """One element of a page, with what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    def find(self, tag: str, **attributes: str) -> list["Element"]:
        """All elements below with that tag and those attributes (class_ for class)."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [one for one in self.below() if one.tag == tag and wanted.items() <= one.attributes.items()]

    def below(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.below()

    @property
    def text(self) -> str:
        """The text in it, each list entry and ``<br>`` a line."""
        parts = [child if isinstance(child, str) else child.text for child in self.children]
        separator = "\n" if self.tag == "ul" else ""
        return "\n" if self.tag == "br" else separator.join(parts)


class Reader(HTMLParser):
    """Builds the tree, and insists that every element is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(html)
        self.close()
        assert self.open == [self.root], f"never closed: {self.open[-1].tag}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def site(directory: Directory, note: str = "") -> dict[str, Element]:
    """The pages of the site by path, read."""
    files = dict(pages(directory, note))
    return {path: Reader(data.decode()).root for path, data in files.items() if path.endswith(".html")}


def grid(rows: list[Element]) -> list[list[Element]]:
    """The cells of ``rows`` as they stand on the page, merged ones in each of their places."""
    places: dict[tuple[int, int], Element] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in (child for child in row.children if isinstance(child, Element)):
            while (y, x) in places:
                x += 1
            height, width = (int(cell.attributes.get(span, 1)) for span in ("rowspan", "colspan"))
            for dy, dx in product(range(height), range(width)):
                assert (y + dy, x + dx) not in places, "two cells in one place"
                places[y + dy, x + dx] = cell
            x += width
    across = {y: [places[key] for key in sorted(places) if key[0] == y] for y in range(len(rows))}
    return list(across.values())


def table(page: Element) -> tuple[list[str], list[dict[str, str]]]:
    """The columns of the page's table (``公开方式/主动``), and each row as column to text."""
    [head] = page.find("thead")
    stacked = zip(*grid(head.find("tr")), strict=True)
    columns = ["/".join(dict.fromkeys(cell.text for cell in column)) for column in stacked]
    rows = [row for body in page.find("tbody") for row in grid(body.find("tr"))]
    return columns, [dict(zip(columns, (cell.text for cell in row), strict=True)) for row in rows]


def width(element: Element) -> int:
    """How many columns the ``col`` elements in it stand for."""
    return sum(int(col.attributes.get("span", 1)) for col in element.find("col"))


def item(code: str, domain: str = "义务教育", **elements: Any) -> Item:
    """An item with all its elements, some of them given."""
    usual: dict[str, Any] = {
        "category": "招生管理",
        "name": f"事项{code}",
        "content": ["招生方案", "招生范围"],
        "basis": [Basis("中华人民共和国政府信息公开条例", "国务院令第711号", ("第二十条", "第二十一条"))],
        "time_limit": TimeLimit("信息形成之日起20个工作日内"),
        "owner": [Owner("云岭县教育体育局", "教育行政部门")],
        "method": ["主动公开"],
        "channels": ["政府网站", "其他:云岭融媒APP"],
        "audience": [Audience("全社会")],
        "levels": ["县级"],
        "attested": SEEN,
    }
    return Item(code=code, domain=domain, **(usual | elements))


def directory(*items: Item, **fields: Any) -> Directory:
    """A county's directory with those items."""
    domains = [
        Domain("24", "义务教育", "compulsory-education", "义务教育领域基层政务公开标准指引"),
        Domain("25", "医疗卫生", "health-care"),
        Domain("32", "乡村振兴", "rural-revitalization"),
    ]
    usual: dict[str, Any] = {"domains": domains, "items": list(items)}
    return Directory("云岭县人民政府", "县级", "539901", "2026年版", "2026-11-01", **(usual | fields))


EDUCATION = "domains/compulsory-education.html"
TICKED = "√是"


def test_one_page_a_domain_that_has_items() -> None:
    made = [path for path, _ in pages(directory(item("24-01-01"), item("32-01-01", "乡村振兴")))]
    assert [path for path in made if path.startswith("domains/")] == [
        EDUCATION,
        "domains/rural-revitalization.html",
    ]


def test_table_has_the_two_header_rows_of_the_official_one() -> None:
    page = site(directory(item("1"), item("2", levels=["乡级", "市级"])))[EDUCATION]
    columns, _ = table(page)
    assert columns == [
        "序号",
        "公开事项/一级事项",
        "公开事项/二级事项",
        "公开内容\n(要素)",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象/全社会",
        "公开对象/特定群体\n(请写明)",
        "公开方式/主动",
        "公开方式/依申请",
        "公开层级/市级",
        "公开层级/县级",
        "公开层级/乡级",
    ]
    assert len(page.find("thead")[0].find("tr")) == 2
    assert {cell.attributes["scope"] for cell in page.find("th")} == {"col", "colgroup", "rowgroup", "row"}
    assert page.find("caption")[0].text == "云岭县人民政府义务教育基层政务公开标准目录"
    assert width(page) == len(columns)


def test_column_groups_agree_with_the_headers_that_span_them() -> None:
    page = site(directory(item("1", levels=["县级", "乡级", "村级"])))[EDUCATION]
    groups = [width(group) for group in page.find("colgroup")]
    spanned = [int(cell.attributes["colspan"]) for cell in page.find("th", scope="colgroup")]
    assert groups == [1, 2, 5, 2, 2, 3]
    assert [groups[1], *groups[3:]] == spanned


def test_a_cell_says_what_the_item_says() -> None:
    _, [row] = table(site(directory(item("24-01-01", name="招生政策")))[EDUCATION])
    assert row == {
        "序号": "1",
        "公开事项/一级事项": "招生管理",
        "公开事项/二级事项": "招生政策24-01-01",
        "公开内容\n(要素)": "招生方案\n招生范围",
        "公开依据": "《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条、第二十一条",
        "公开时限": "信息形成之日起20个工作日内",
        "公开主体": "云岭县教育体育局",
        "公开渠道和载体": "■ 政府网站\n■ 其他:云岭融媒APP",
        "公开对象/全社会": TICKED,
        "公开对象/特定群体\n(请写明)": "",
        "公开方式/主动": TICKED,
        "公开方式/依申请": "",
        "公开层级/县级": TICKED,
    }


@pytest.mark.parametrize(
    ("elements", "ticked"),
    [
        ({"levels": ["乡级"]}, {"公开对象/全社会", "公开方式/主动", "公开层级/乡级"}),
        ({"levels": []}, {"公开对象/全社会", "公开方式/主动"}),
        ({"method": ["依申请公开"]}, {"公开对象/全社会", "公开方式/依申请", "公开层级/县级"}),
        (
            {"method": ["主动公开", "依申请公开"], "audience": []},
            {"公开方式/主动", "公开方式/依申请", "公开层级/县级"},
        ),
    ],
)
def test_ticks_stand_in_their_columns(elements: dict[str, Any], ticked: set[str]) -> None:
    other = item("2", levels=["县级", "乡级"])
    _, rows = table(site(directory(item("1", **elements), other))[EDUCATION])
    assert {column for column, text in rows[0].items() if text == TICKED} == ticked


def test_special_groups_are_named_beside_the_tick() -> None:
    audience = [
        Audience("全社会"),
        Audience("特定群体", "适龄儿童家长"),
        Audience("特定群体"),
        Audience("学校"),
    ]
    _, [row] = table(site(directory(item("1", audience=audience)))[EDUCATION])
    assert row["公开对象/全社会"] == TICKED
    assert row["公开对象/特定群体\n(请写明)"] == TICKED + "适龄儿童家长" + "学校"


def test_equal_neighbours_share_their_category() -> None:
    names = ["招生管理", "招生管理", "教师管理", "招生管理", ""]
    page = site(directory(*(item(str(n), category=name) for n, name in enumerate(names))))[EDUCATION]
    merged = [(cell.text, cell.attributes["rowspan"]) for cell in page.find("th", class_="category")]
    assert merged == [("招生管理", "2"), ("教师管理", "1"), ("招生管理", "1"), ("", "1")]
    _, rows = table(page)
    assert [row["公开事项/一级事项"] for row in rows] == names
    assert [row["序号"] for row in rows] == ["1", "2", "3", "4", "5"]


def test_levels_that_no_table_knows_get_a_column_and_none_at_all_the_governments_own() -> None:
    columns, _ = table(site(directory(item("1", levels=["街道", "村级"])))[EDUCATION])
    assert columns[-2:] == ["公开层级/村级", "公开层级/街道"]
    columns, _ = table(site(directory(item("1", levels=[])))[EDUCATION])
    assert columns[-1:] == ["公开层级/县级"]


def test_a_repealed_basis_says_so() -> None:
    basis = [Basis("廉租住房保障办法", status="已废止"), Basis("城市房地产管理法", status="已修订")]
    _, [row] = table(site(directory(item("1", basis=basis)))[EDUCATION])
    assert row["公开依据"] == "《廉租住房保障办法》 已废止\n《城市房地产管理法》"


def test_every_row_can_be_linked() -> None:
    page = site(directory(item("24-01-01"), item("甲 50%")))[EDUCATION]
    rows = [row.attributes["id"] for row in page.find("tbody")[0].find("tr")]
    links = [link.attributes["href"] for link in page.find("a", class_="code")]
    assert rows == ["24-01-01", "甲%2050%25"] == [unquote(link.removeprefix("#")) for link in links]
    assert links[1] == "#%E7%94%B2%252050%2525"


def test_domains_lead_to_their_neighbours() -> None:
    made = site(directory(item("1"), item("2", "医疗卫生"), item("3", "乡村振兴")))
    middle = made["domains/health-care.html"]
    before, after = (
        {link.attributes["href"] for link in middle.find("a", rel=relation)} for relation in ("prev", "next")
    )
    assert before == {"../" + EDUCATION}
    assert after == {"../domains/rural-revitalization.html"}
    assert not made[EDUCATION].find("a", rel="prev")


def full() -> Directory:
    """A directory that uses every part of every page."""
    kinds = [SEEN, SEEN, RECALLED, LOCAL, PATTERN]
    items = [item(f"24-0{n}-01", category=f"类别{n}", attested=kind) for n, kind in enumerate(kinds)]
    left_out = [
        LeftOut("24-09-01", "义务教育", "民办", "年检", "match", "本级没有对应的权责事项"),
        LeftOut("08-01-01", "国有土地上房屋征收", "政策", "国家法规", "select", "2026年无征收项目"),
        LeftOut("08-01-02", "国有土地上房屋征收", "政策", "地方法规", "select", "2026年无征收项目"),
    ]
    return directory(
        *items,
        item("25-01-01", "医疗卫生", method=["依申请公开"]),
        left_out=left_out,
        portal="https://www.yunling.example",
        hotline="0888-5550100",
        departments=[Body("云岭县教育体育局", "0888-5550123"), Body("云岭县民政局", "0888-5550124")],
    )


@pytest.mark.parametrize("path", ["index.html", EDUCATION, "domains/health-care.html", "left-out.html"])
def test_links_stay_in_the_site(path: str) -> None:
    made = dict(pages(full()))
    page = Reader(made[path].decode()).root
    targets = [one.attributes["href"] for tag in ("a", "link") for one in page.find(tag)]
    for target in targets:
        if target in ("data:,", "https://www.yunling.example"):
            continue
        parts = urlsplit(target)
        assert not parts.scheme and not parts.netloc and not target.startswith("/"), target
        folder = posixpath.dirname(path)
        reached = posixpath.normpath(posixpath.join(folder, parts.path)) if parts.path else path
        assert reached in made or reached in WRITTEN_BY_OTHERS, target
        if parts.fragment:
            assert f'id="{unquote(parts.fragment)}"' in made[reached].decode()


@pytest.mark.parametrize("path", ["index.html", EDUCATION, "left-out.html"])
def test_nothing_comes_from_outside(path: str) -> None:
    page = site(full())[path]
    [policy] = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    )
    assert not any(page.find(tag) for tag in ("style", "iframe", "object", "base"))
    assert all(
        one.attributes.get("src", "").endswith(".js") or one.attributes.get("type") == "application/ld+json"
        for one in page.find("script")
    )
    assert all(one.attributes["action"].endswith("search.html") for one in page.find("form"))
    assert all("style" not in one.attributes for one in page.below())
    assert "http" not in dict(pages(full()))["assets/site.css"].decode()


def test_index_counts_and_says_how_items_are_attested() -> None:
    page = site(full(), note="征求意见稿")["index.html"]
    assert page.find("p", class_="notice")[0].text == "征求意见稿"
    figures = [one.text for one in page.find("dl", class_="figures")[0].find("dd")]
    assert figures == ["2", "6", "5", "1", "1", "1"]
    sources = [one.text for one in page.find("ul", class_="attested")[0].find("li")]
    assert sources[0].startswith("国家指引条目中 3 条见于已公布目录,1 条凭回忆整理")
    assert [text[:2] for text in sources[1:]] == ["1 ", "1 "]
    assert "2026年11月1日" in page.find("header")[0].text


def test_a_row_says_when_it_was_not_seen_in_a_published_directory() -> None:
    page = site(full())[EDUCATION]
    tags = [tag.text.split()[1:] for tag in page.find("span", class_="tags")]
    assert tags == [[], [], ["待核对"], ["本级"], ["按规定生成"]]
    [notes] = page.find("div", class_="notes")
    assert [one.text for one in notes.find("dt")][:3] == ["待核对", "本级", "按规定生成"]


def test_domain_page_gives_the_telephones_of_its_owners_only() -> None:
    made = site(full())
    [phones] = made[EDUCATION].find("section", class_="phones")
    assert [one.text for one in phones.find("dd")] == ["0888-5550123"]


def test_left_out_page_tells_whole_domains_from_single_items() -> None:
    page = site(full())["left-out.html"]
    whole, partial = (page.find("section", **{"aria-labelledby": name})[0] for name in ("whole", "partial"))
    assert whole.find("h3")[0].text == "国有土地上房屋征收 2 项"
    assert [one.text for one in whole.find("p", class_="reason")] == ["原因2026年无征收项目"]
    assert [one.text for one in partial.find("li")] == ["24-09-01民办 / 年检"]


def test_no_left_out_page_and_no_link_to_it_where_nothing_was_left_out() -> None:
    made = dict(pages(directory(item("1"))))
    assert "left-out.html" not in made
    assert not any(b"left-out.html" in data for data in made.values())


def test_an_empty_directory_still_has_an_index() -> None:
    assert "目录中还没有事项" in site(directory())["index.html"].find("main")[0].text


def hostile() -> Directory:
    """Every field says what should not be trusted."""
    every = item(
        HOSTILE,
        HOSTILE,
        category=HOSTILE,
        name=HOSTILE,
        content=[HOSTILE],
        basis=[Basis(HOSTILE, HOSTILE, (HOSTILE,))],
        time_limit=TimeLimit(HOSTILE),
        owner=[Owner(HOSTILE)],
        channels=[HOSTILE],
        audience=[Audience("特定群体", HOSTILE)],
        levels=[HOSTILE],
        attested=RECALLED,
    )
    made = directory(every, domains=[Domain(HOSTILE, HOSTILE, "hostile", HOSTILE, HOSTILE)])
    made.departments = [Body(HOSTILE, HOSTILE)]
    made.left_out = [LeftOut(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    made.name = made.edition = made.date = made.hotline = HOSTILE
    made.portal = "javascript:alert(1)"
    return made


def test_hostile_text_is_text() -> None:
    made = site(hostile(), note=HOSTILE)
    assert not any("alert" in script.text for page in made.values() for script in page.find("script", src=""))
    assert not any(link.attributes["href"].startswith("javascript") for link in made["index.html"].find("a"))
    columns, [row] = table(made["domains/hostile.html"])
    assert columns[-1] == f"公开层级/{SHOWN}"
    assert row["公开事项/一级事项"] == row["公开内容\n(要素)"] == row["公开时限"] == row["公开主体"] == SHOWN
    assert row["公开依据"] == f"《{SHOWN}》({SHOWN}){SHOWN}"
    assert made["domains/hostile.html"].find("tbody")[0].find("tr")[0].attributes["id"].startswith("%3C%2Ftd")


def test_very_long_names_are_kept_whole() -> None:
    page = site(directory(item("1", name="长" * 10_000)))[EDUCATION]
    assert "长" * 10_000 in page.find("th", class_="name")[0].text


def test_same_directory_same_bytes() -> None:
    assert list(pages(full(), "草案")) == list(pages(full(), "草案"))
