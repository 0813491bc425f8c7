"""The library of laws: every way of citing one, what took its place, and misspelt titles told from other documents."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.directory import Basis
from gongkai.model.guideline import Law, LawTitle
from gongkai.phrases.basis import core_title
from gongkai.phrases.library import Library, number_key, same_number
from gongkai.phrases.numerals import number_of
from tests.trees import NATIONAL

LIBRARY = NATIONAL.library
TITLES = sorted({row.title for row in NATIONAL.titles} | {law.title for law in NATIONAL.law_book.laws})


@pytest.mark.parametrize(
    ("wrote", "meant"),
    [
        ("政府信息公开条列", "中华人民共和国政府信息公开条例"),
        ("中华人民共和国政府信息公开条件", "中华人民共和国政府信息公开条例"),
        ("中华人民共和国政府信息条例", None),
        ("政府信息公条例", "中华人民共和国政府信息公开条例"),
        ("政府信息公公开条例", "中华人民共和国政府信息公开条例"),
        ("政府信公息开条例", "中华人民共和国政府信息公开条例"),
        ("政府信息公开", "中华人民共和国政府信息公开条例"),
        ("政府信息公开条", "中华人民共和国政府信息公开条例"),
        ("中华人名共和国教育法", "中华人民共和国教育法"),
        ("中华人民共国教育法", "中华人民共和国教育法"),
        ("中国人民共和国教育法", "中华人民共和国教育法"),
        ("义务教肓法", "中华人民共和国义务教育法"),
        ("城乡规化法", "中华人民共和国城乡规划法"),
        ("公共图书管法", "中华人民共和国公共图书馆法"),
        ("残疾人保障发", "中华人民共和国残疾人保障法"),
        ("国有土地上房屋征收和补偿条例", "国有土地上房屋征收与补偿条例"),
    ],
)
def test_a_slip_of_the_pen(wrote: str, meant: str | None) -> None:
    assert LIBRARY.near(wrote) == meant


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国教育法",
        "教育法",
        "云南省政府信息公开条例",
        "政府信息公开条例实施细则",
        "食用菌管理条例",
        "渔药管理条例",
        "云岭县供水条例",
        "中小学校园安全管理条例",
        "道路交通安全管理条例",
        "中华医学会章程",
        "中国共产党章程",
        "法",
        "",
    ],
)
def test_a_title_of_its_own_is_no_slip(title: str) -> None:
    assert LIBRARY.near(title) is None


def test_no_national_title_is_taken_for_the_misspelling_of_another() -> None:
    """Were it unknown: titles that differ in one word are as near as a slip, and are other documents."""
    laws, titles = NATIONAL.law_book.laws, NATIONAL.titles
    taken = {}
    for title in TITLES[::25]:
        core = core_title(title)
        others = [law for law in laws if core_title(law.title) != core]
        others += [Law(title=row.title) for row in titles if core_title(row.title) != core]
        near = Library(others).near(title)
        if near is not None:
            taken[title] = near
    assert taken == {}


PLAIN = [
    core
    for core in map(core_title, TITLES)
    if re.fullmatch("[^省市县区年非不大中小上下前后《〈0-9]{6,}(?:法|条例)", core)
][::20]


@pytest.mark.parametrize("core", PLAIN)
def test_a_character_left_out_doubled_or_in_the_wrong_place_is_told(core: str) -> None:
    for wrote in (core[:4] + core[5:], core[:5] + core[4:], core[:3] + core[4] + core[3] + core[5:]):
        near = LIBRARY.near(wrote)
        assert near is not None
        assert core_title(near) == core


def test_the_chain_of_successors_is_followed_to_its_end_and_never_round() -> None:
    library = Library(
        [
            Law(title="甲办法", replaced_by="乙办法"),
            Law(title="乙办法", replaced_by="丙办法"),
            Law(title="丙办法", number="国务院令第9号"),
            Law(title="丁办法", replaced_by="戊办法"),
            Law(title="戊办法", replaced_by="丁办法"),
            Law(title="己办法", replaced_by="不知道的办法"),
        ]
    )

    def successor(title: str) -> Basis | None:
        law = library.find(Basis(title))
        assert law is not None
        return library.successor(law)

    assert successor("甲办法") == Basis("丙办法", "国务院令第9号")
    assert successor("丙办法") is None
    assert successor("丁办法") == Basis("戊办法")
    assert successor("己办法") == Basis("不知道的办法")


def test_the_number_of_a_revised_law_is_given_only_where_the_present_one_is_known() -> None:
    library = Library(
        [
            Law(title="甲办法", replaced_by="乙条例"),
            Law(title="乙条例", number="国务院令第1号", current_number="国务院令第2号", revised=["2020"]),
            Law(title="丙办法", replaced_by="丁条例"),
            Law(title="丁条例", number="国务院令第3号", revised=["2020"]),
        ]
    )
    first, second = (library.find(Basis(title)) for title in ("甲办法", "丙办法"))
    assert first is not None
    assert second is not None
    assert library.successor(first) == Basis("乙条例", "国务院令第2号")
    assert library.successor(second) == Basis("丁条例")


def test_of_two_rows_with_one_title_the_cited_number_decides_and_else_the_first() -> None:
    rows = [Law(title="甲决定", number="国发〔2014〕5号"), Law(title="甲决定", number="国发〔2013〕44号")]
    library = Library(rows)
    assert library.find(Basis("甲决定", "国发[2013]44号")) is rows[1]
    assert library.find(Basis("甲决定", "国发〔2015〕1号")) is rows[0]
    assert library.find(Basis("甲决定")) is rows[0]
    assert library.all(Basis("甲决定")) == rows


def test_articles_come_from_the_laws_and_else_from_the_gazetteer() -> None:
    library = Library(
        [Law(title="甲法", articles="10"), Law(title="乙法")], lambda: [LawTitle(title="丙法", articles="30")]
    )
    assert [library.articles(Basis(title)) for title in ("甲法", "乙法", "丙法", "丁法")] == [
        10,
        None,
        30,
        None,
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("国务院令第711号", "国令711号", True),
        ("国务院令第711号", "国务院第711号令", True),
        ("国务院令第711号", "中华人民共和国国务院令 第 711 号", True),
        ("国务院令第七百一十一号", "国务院令第711号", True),
        ("国办发〔2019〕54号", "国办发[2019]54号", True),
        ("国办发〔2019〕54号", "国办发﹝2019﹞54号", True),
        ("国家税务总局公告2014年第40号", "公告2014第40号", True),
        ("国务院令第711号", "国务院令第710号", False),
        ("国办发〔2019〕54号", "国办发〔2018〕54号", False),
        ("国办发〔2019〕54号", "国务院令第54号", False),
    ],
)
def test_the_same_number(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


@pytest.mark.parametrize("text", ["", "2019年", "长期", "第五条", "《教育法》"])
def test_what_is_no_number(text: str) -> None:
    assert number_key(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("711", 711),
        ("七百一十一", 711),
        ("一千二百六十", 1260),
        ("十", 10),
        ("二十", 20),
        ("一百零三", 103),
        ("二〇一九", 2019),
        ("零", 0),
        ("", None),
        ("十一条", None),
        ("-1", None),
        ("１２", None),
    ],
)
def test_numerals(text: str, number: int | None) -> None:
    assert number_of(text) == number


@given(st.text())
def test_any_text_may_be_asked_for(text: str) -> None:
    LIBRARY.near(text)
    LIBRARY.complete(Basis(text, text, (text,), version=text))
    number_key(text)
    number_of(text)
