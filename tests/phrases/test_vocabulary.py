"""Standard terms: reading what was understood again gives the same."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.directory import Audience
from gongkai.model.guideline import Term
from tests.trees import NATIONAL

VOCABULARY = NATIONAL.vocabulary
TERMS = NATIONAL.terms
WORDS = st.text(
    alphabet="政府网站公报其他:两微一端■□√1.2、/;,。\n 县级乡村主动依申请公开全社会特定群体", max_size=30
)


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
