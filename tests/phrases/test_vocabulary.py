"""Standard terms: reading what was understood again gives the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.directory import Audience
from gongkai.model.guideline import Term
from gongkai.phrases import owner
from tests.trees import NATIONAL

Cells = list[tuple[str, list[str]]]
DATA = yaml.safe_load(Path(__file__).with_name("cells.yaml").read_text(encoding="utf-8"))
CHANNELS: Cells = [cell for group in DATA["channels"].values() for cell in group.items()]
AUDIENCES: Cells = [cell for group in DATA["audiences"].values() for cell in group.items()]
VOCABULARY = NATIONAL.vocabulary
TERMS = NATIONAL.terms
WORDS = st.text(
    alphabet="政府网站公报其他:两微一端■□√1.2、/;,。\n 县级乡村主动依申请公开全社会特定群体", max_size=30
)


@pytest.mark.parametrize(("text", "channels"), CHANNELS, ids=ascii)
def test_channels_of_real_tables(text: str, channels: list[str]) -> None:
    assert VOCABULARY.parse_channels([text]) == channels


@pytest.mark.parametrize(("text", "audiences"), AUDIENCES, ids=ascii)
def test_audiences_of_real_tables(text: str, audiences: list[str]) -> None:
    found = VOCABULARY.parse_audience([text])
    assert [f"{kind}:{who}" if who else kind for kind, who in found] == audiences


@pytest.mark.parametrize(
    "unit", ["□", "政府网站", "和", "微信和", "1.", "(", "社区/", "全社会、", "口", "县"]
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (5000 // len(unit))
    assert isinstance(VOCABULARY.parse_channels([text]), list)
    assert isinstance(VOCABULARY.parse_audience([text]), list)


@given(WORDS)
def test_what_was_understood_is_understood_again(text: str) -> None:
    for parse in (VOCABULARY.parse_channels, VOCABULARY.parse_levels, VOCABULARY.parse_methods):
        once = parse([text])
        assert parse(once) == once and all(map(str.strip, once)) and len(set(once)) == len(once)
    audience = VOCABULARY.parse_audience([text])
    assert VOCABULARY.parse_audience([f"{kind}:{who}" if who else kind for kind, who in audience]) == audience


@pytest.mark.parametrize("term", TERMS.channels, ids=lambda term: term.name)
def test_every_spelling_of_a_channel(term: Term) -> None:
    texts = [term.name, *term.spellings]
    assert [VOCABULARY.parse_channels([text]) for text in texts] == [[term.name]] * len(texts)


@pytest.mark.parametrize(
    ("terms", "read"),
    [
        (TERMS.methods, lambda text: VOCABULARY.parse_methods([text])),
        (TERMS.levels, lambda text: VOCABULARY.parse_levels([text])),
        (TERMS.power_types, lambda text: [VOCABULARY.power_type(text)]),
        (TERMS.audiences, lambda text: [audience.kind for audience in VOCABULARY.parse_audience([text])]),
    ],
    ids=["methods", "levels", "power_types", "audiences"],
)
def test_every_other_spelling_means_its_term(terms: list[Term], read: Callable[[str], list[str]]) -> None:
    for term in terms:
        assert [read(text) for text in (term.name, *term.spellings)] == [[term.name]] * (
            1 + len(term.spellings)
        )


def test_no_spelling_stands_for_two_terms() -> None:
    for terms in (TERMS.channels, TERMS.methods, TERMS.levels, TERMS.audiences, TERMS.power_types):
        spellings = [text for term in terms for text in {term.name, *term.spellings}]
        assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("texts", "channels"),
    [
        (["政府网站", "门户网站"], ["政府网站"]),
        (["政府公报", "政府网站"], ["政府公报", "政府网站"]),
        (["政府网站(https://www.example.cn/a?b=1)"], ["政府网站"]),
        (["政府网站、甲县融媒APP"], ["政府网站", "其他:甲县融媒APP"]),
        (["其它:甲"], ["其他:甲"]),
        (["其他(甲、乙)"], ["其他:甲、乙"]),
        (["① 政府网站 ② 政府公报"], ["政府网站", "政府公报"]),
        (["①政府网站②政府公报"], ["政府网站", "政府公报"]),
        (["●政府网站●其他:甲·乙"], ["政府网站", "其他:甲·乙"]),
        (["1.政府网站\n2.政府公报"], ["政府网站", "政府公报"]),
        (["", " ", "、"], []),
    ],
)
def test_several_texts(texts: list[str], channels: list[str]) -> None:
    assert VOCABULARY.parse_channels(texts) == channels


@pytest.mark.parametrize(
    ("texts", "audience"),
    [
        (["全社会", "特定群体:申请人"], [Audience("全社会"), Audience("特定群体", "申请人")]),
        (["全社会", "社会公众"], [Audience("全社会")]),
        (["特定群体:甲;特定群体:乙"], [Audience("特定群体", "甲"), Audience("特定群体", "乙")]),
        (["老年人、残疾人"], [Audience("特定群体", "老年人、残疾人")]),
        ([""], []),
    ],
)
def test_audiences(texts: list[str], audience: list[Audience]) -> None:
    assert VOCABULARY.parse_audience(texts) == audience


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("政府网站", ["政府网站"]),
        ("云岭县人民政府门户网站", ["政府网站"]),
        ("政府网站、微信公众号，村务公开栏", ["政府网站", "两微一端", "社区/企事业单位/村公示栏(电子屏)"]),
        ("1.政府网站 2.两微一端 3.政务服务中心", ["政府网站", "两微一端", "政务服务中心"]),
        ("■政府网站 □政府公报 ■其他法律服务网", ["政府网站", "其他:法律服务网"]),
        ("☑两微一端 ☐精准推送", ["两微一端"]),
        ("其他：云岭融媒APP", ["其他:云岭融媒APP"]),
        ("其他:石桥镇应急广播", ["其他:石桥镇应急广播"]),
        ("信用中国网站", ["其他:信用中国网站"]),
        ("其他", ["其他"]),
        ("入户/现场", ["入户/现场"]),
        ("乡镇便民服务中心/村委会公示栏", ["便民服务站", "社区/企事业单位/村公示栏(电子屏)"]),
        ("", []),
    ],
)
def test_channels(text: str, channels: list[str]) -> None:
    assert VOCABULARY.parse_channels([text]) == channels


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("县级", ["县级"]),
        ("区级", ["县级"]),
        ("乡、村级", ["乡级", "村级"]),
        ("乡(镇)村级", ["乡级", "村级"]),
        ("镇街、村级", ["乡级", "村级"]),
        ("州级县级", ["市级", "县级"]),
        ("省级", ["省级"]),
    ],
)
def test_levels(text: str, levels: list[str]) -> None:
    assert VOCABULARY.parse_levels([text]) == levels


@pytest.mark.parametrize(
    ("text", "methods"), [("主动", ["主动公开"]), ("依申请公开", ["依申请公开"]), ("别的", ["别的"])]
)
def test_methods(text: str, methods: list[str]) -> None:
    assert VOCABULARY.parse_methods([text]) == methods


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("全社会", [Audience("全社会")]),
        ("社会公众", [Audience("全社会")]),
        ("特定群体：申请人", [Audience("特定群体", "申请人")]),
        ("特定群体(老年人、残疾人)", [Audience("特定群体", "老年人、残疾人")]),
        ("全社会;特定群体:受邀参会人员", [Audience("全社会"), Audience("特定群体", "受邀参会人员")]),
        ("本村村民", [Audience("特定群体", "本村村民")]),
        ("特定群体", [Audience("特定群体")]),
    ],
)
def test_audience(text: str, audience: list[Audience]) -> None:
    assert VOCABULARY.parse_audience([text]) == audience


@given(st.text(max_size=60))
def test_no_text_is_too_much(text: str) -> None:
    owner.parse(text)
    VOCABULARY.parse_channels([text])
    VOCABULARY.parse_levels([text])
    VOCABULARY.parse_methods([text])
    VOCABULARY.parse_audience([text])
