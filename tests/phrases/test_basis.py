"""Legal bases: what a citation says, and when two citations are the same law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.diagnostic import Log, Places
from gongkai.model.directory import Basis
from gongkai.phrases.basis import merge, parse, same_law, written
from gongkai.phrases.library import Library
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


@pytest.mark.parametrize(
    ("text", "number", "version"),
    [
        ("(2007年4月5日国务院令第492号公布　2019年4月3日国务院令第711号修订)", "国务院令第711号", True),
        ("(2007年国务院令第492号公布,2019年国务院令第711号修订)", "国务院令第711号", True),
        ("(国务院第711号令)", "国务院令第711号", False),
        ("国务院第711号令", "国务院令第711号", False),
        ("（国办发﹝2019﹞54号）", "国办发〔2019〕54号", False),
        ("2010年修订版", None, True),
        ("（2019年修订）", None, True),
        ("第三十条", None, False),
    ],
)
def test_the_number_and_the_version_that_a_citation_gives(
    text: str, number: str | None, version: bool
) -> None:
    (cited,) = parse(f"《政府信息公开条例》{text}")
    assert (cited.number, cited.version is not None) == (number, version)


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


CITATIONS = st.text(
    alphabet="甲乙法《》〈〉()（）〔〕[]【】第一二十条款项号令年国务院办发局关于印发的通知,、;。 \n2019·",
    max_size=40,
)


@given(CITATIONS)
def test_what_was_read_is_written_in_a_form_that_reads_the_same(text: str) -> None:
    once = parse("、".join(map(written, parse(text))))
    assert parse("、".join(map(written, once))) == once


@given(st.lists(CITATIONS, max_size=4))
def test_merging_loses_no_article_and_is_done_at_once(texts: list[str]) -> None:
    cited = [basis for text in texts for basis in parse(text)]
    merged = merge(cited)
    assert merge(merged) == merged
    assert {article for basis in merged for article in basis.articles} == {
        a for b in cited for a in b.articles
    }
    assert not any(same_law(one, other) for n, one in enumerate(merged) for other in merged[n + 1 :])


def test_every_citation_of_the_national_data_is_written_in_a_form_that_reads_the_same() -> None:
    national = National(Places(locate), Log())
    rows = [row for g in national.guidelines.values() for row in (g.defaults, *g.items) if row is not None]
    rows += [item for pattern in national.patterns for item in pattern.items]
    texts = {text for row in rows for text in row.basis or []}
    changed = {text for text in texts if parse("、".join(map(written, parse(text)))) != parse(text)}
    assert len(texts) > 200 and changed == set()


@pytest.mark.parametrize(
    "text",
    [
        "《甲》(" + "国" * 20_000 + ")",
        "(" * 20_000,
        "《" * 20_000,
        "《甲》(" * 4_000,
        "〔2019〕" * 3_000,
        "国" * 20_000 + "令",
        "第一" * 10_000,
    ],
    ids=lambda text: text[:5],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert isinstance(parse(text), tuple)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《甲》(国令第711号)", "国务院令第711号"),
        ("《甲》(国务院令711号)", "国务院令第711号"),
        ("《甲》(中华人民共和国主席令第七十号)", None),
        ("《甲》(国发(2019)5号)", "国发〔2019〕5号"),
        ("《甲》〔2019〕5号", "〔2019〕5号"),
        ("《甲》国发〔2019〕5号", "国发〔2019〕5号"),
        ("《甲》(GB/T 1234-2008)", "GB/T1234-2008"),
        ("《甲》(试行)", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    (cited,) = parse(text)
    assert cited.number == number


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《甲》、《乙》", ["甲", "乙"]),
        ("《甲》和《乙》第一条", ["甲", "乙"]),
        ("《关于印发〈甲办法〉的通知》", ["关于印发〈甲办法〉的通知"]),
        ("《关于印发《甲办法》的通知》", ["关于印发《甲办法》的通知"]),
        ("国务院办公厅《关于甲的意见》", ["关于甲的意见"]),
        ("民政部《甲办法》", ["民政部《甲办法》"]),
        ("甲规定;乙规定", ["甲规定", "乙规定"]),
        ("三定方案", ["三定方案"]),
        ("", []),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert [cited.title for cited in parse(text)] == titles


@pytest.mark.parametrize(
    "spelling",
    [
        "《中华人民共和国政府信息公开条例》(中华人民共和国国务院令第711号)",
        "《政府信息公开条例》(国令第711号)",
        "《政府信息公开条例》（国务院令 第711号）",
        "《 政府信息公开条例 》",
        "中华人民共和国政府信息公开条例",
        "政府信息公开条例第二十条",
    ],
)
def test_a_law_is_found_however_it_is_written(spelling: str) -> None:
    law = LIBRARY.find(parse(spelling)[0])
    assert law is not None and law.title == "中华人民共和国政府信息公开条例"
    assert LIBRARY.complete(parse(spelling)[0]).title == law.title


@pytest.mark.parametrize(("text", "titles"), [("《》", []), ("《 》", []), ("《》、《教育法》", ["教育法"])])
def test_empty_brackets_cite_nothing(text: str, titles: list[str]) -> None:
    assert [basis.title for basis in parse(text)] == titles
