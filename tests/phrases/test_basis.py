"""Legal bases: what a citation says, and when two citations are the same law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.diagnostic import Log, Places
from gongkai.model.directory import Basis
from gongkai.phrases.basis import Library, merge, parse, same_law, written
from gongkai.sources.national import National
from gongkai.sources.nodes import locate

LIBRARY = Library(National(Places(locate), Log()).laws)


@pytest.mark.parametrize(
    ("text", "title", "number", "articles"),
    [
        ("《中华人民共和国教育法》", "中华人民共和国教育法", None, ()),
        ("《政府信息公开条例》(国务院令第711号)", "政府信息公开条例", "国务院令第711号", ()),
        ("《政府信息公开条例》(中华人民共和国国务院令 第711号)", "政府信息公开条例", "国务院令第711号", ()),
        ("《政府信息公开条例》（国令第711号）第二十条", "政府信息公开条例", "国务院令第711号", ("第二十条",)),
        ("《某意见》(国办发[2019]54号)", "某意见", "国办发〔2019〕54号", ()),
        ("《某意见》（国办发【2019】54号）", "某意见", "国办发〔2019〕54号", ()),
        ("《某法》第十二条第一款、第十三条第(二)项", "某法", None, ("第十二条第一款", "第十三条第(二)项")),
        ("《〈教师资格条例〉实施办法》(教育部令第10号)", "〈教师资格条例〉实施办法", "教育部令第10号", ()),
        (
            "《某办法(试行)》(国家税务总局公告2014年第40号)",
            "某办法(试行)",
            "国家税务总局公告2014年第40号",
            (),
        ),
    ],
)
def test_a_citation(text: str, title: str, number: str | None, articles: tuple[str, ...]) -> None:
    (cited,) = parse(text)
    assert (cited.title, cited.number, cited.articles) == (title, number, articles)


def test_what_a_bracket_says_beside_the_number_is_kept() -> None:
    (cited,) = parse("《执业医师法》(中华人民共和国主席令第5号 2009年8月27日修正)")
    assert (cited.number, cited.version) == ("主席令第5号", "2009年8月27日修正")
    assert written(cited) == "《执业医师法》(主席令第5号 2009年8月27日修正)"


def test_several_laws_in_one_cell() -> None:
    found = parse("《甲法》第一条、《乙条例》(国务院令第1号)第二条;《丙办法》")
    assert [(basis.title, basis.articles) for basis in found] == [
        ("甲法", ("第一条",)),
        ("乙条例", ("第二条",)),
        ("丙办法", ()),
    ]


def test_text_without_a_title_is_kept_whole() -> None:
    assert [written(basis) for basis in parse("各地相关政策法规文件")] == ["各地相关政策法规文件"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("《中华人民共和国教育法》", "《教育法》", True),
        ("《政府信息公开条例》(国务院令第711号)", "《中华人民共和国政府信息公开条例》", True),
        ("《某意见》(国办发〔2019〕54号)", "《某意见》(国办发[2019]54号)", True),
        (
            "《关于全面推进政务公开工作的意见》",
            "《中共中央办公厅 国务院办公厅印发〈关于全面推进政务公开工作的意见〉的通知》",
            True,
        ),
        (
            "《国务院关于取消一批审批项目的决定》(国发〔2013〕44号)",
            "《国务院关于取消一批审批项目的决定》(国发〔2014〕5号)",
            False,
        ),
        ("《教育法》", "《义务教育法》", False),
        ("《土地管理法》", "《土地管理法实施条例》", False),
    ],
)
def test_the_same_law_written_in_two_ways(one: str, other: str, same: bool) -> None:
    (first,), (second,) = parse(one), parse(other)
    assert same_law(first, second) is same
    assert len(merge([first, second])) == (1 if same else 2)


def test_merging_keeps_number_full_title_and_every_article() -> None:
    merged = merge(
        [*parse("《教育法》第一条"), *parse("《中华人民共和国教育法》(主席令第45号)第二条、第一条")]
    )
    assert merged == [Basis("中华人民共和国教育法", "主席令第45号", ("第一条", "第二条"))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("《中华人民共和国政府信息公开条例》(国务院令第711号)", "现行有效"),
        ("《政府信息公开条例》(国务院令第492号)", "已修订"),
        ("《政府信息公开条例》", "现行有效"),
        ("《婚姻法》", "已废止"),
        ("《最低生活保障审核审批办法(试行)》(民发〔2012〕220号)", "已废止"),
        ("《没有这部法》", None),
    ],
)
def test_status(text: str, status: str | None) -> None:
    (cited,) = parse(text)
    assert LIBRARY.complete(cited).status == status


def test_every_basis_of_the_national_data_is_known() -> None:
    national = National(Places(locate), Log())
    unknown = [
        text
        for guideline in national.guidelines.values()
        for row in [guideline.defaults, *guideline.items]
        for text in (row.basis if row and row.basis else [])
        for cited in parse(text)
        if LIBRARY.find(cited) is None
    ]
    assert unknown == []


@given(st.text(max_size=80))
def test_parsing_never_raises_and_loses_nothing_but_blanks(text: str) -> None:
    found = parse(text)
    assert merge(merge(found)) == merge(found)


@given(
    st.lists(
        st.builds(
            Basis,
            st.text(alphabet="甲乙丙丁办法条例规定", min_size=1, max_size=12),
            st.sampled_from([None, "国务院令第711号", "国办发〔2019〕54号"]),
            st.lists(st.sampled_from(["第一条", "第二十条", "第三条第二款"]), unique=True).map(tuple),
            quoted=st.just(True),
            status=st.none(),
            version=st.none(),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_written_reads_back(bases: list[Basis]) -> None:
    assert list(parse("、".join(map(written, bases)))) == bases
