"""The parser of 公开时限: against phrases of real tables, and for any text whatever."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.directory import Clause
from gongkai.phrases import time_limit
from gongkai.phrases.time_limit import parse

Phrases = dict[str, list[dict[str, Any]]]

DATA: dict[str, Phrases] = yaml.safe_load(
    Path(__file__).with_name("time_limits.yaml").read_text(encoding="utf-8")
)
ALL: Phrases = {phrase: clauses for group in DATA.values() for phrase, clauses in group.items()}

KINDS = set(re.findall(r"^([a-z_]+)  +\S", time_limit.__doc__ or "", re.M))
UNITS = {"工作日", "日", "周", "月", "季度", "年", "小时", "学期"}
RELATIONS = {"within", "before", "at_least", "by", "for", "at_most"}
MIXED = '信息形成或者变更之日起20个工作日内公示,;。:()（）、每季度月年日前后自在与同步随时及按提前延长不少于一半3\n 1."'


def meaning(text: str) -> list[dict[str, Any]]:
    """The clauses of ``text``, each as its fields that say something."""
    return [
        {key: value for key, value in clause._asdict().items() if value is not None} for clause in parse(text)
    ]


def wide(text: str) -> str:
    """``text`` as an input method set to full width types it."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@pytest.mark.parametrize("phrase", ALL)
def test_understands(phrase: str) -> None:
    assert meaning(phrase) == ALL[phrase]


@pytest.mark.parametrize("phrase", ALL)
def test_every_known_phrase_is_understood(phrase: str) -> None:
    assert "unknown" not in {clause.kind for clause in parse(phrase)}


def test_the_groups_are_whole() -> None:
    assert len(DATA["seen"]) == 93
    assert len(DATA["guidelines"]) >= 46
    assert len(DATA["variants"]) >= 60
    assert len(DATA["published"]) >= 17
    assert len(DATA["laws"]) >= 50
    assert len(DATA["clerks"]) >= 390


def test_the_documentation_names_every_kind() -> None:
    used = {clause["kind"] for clauses in ALL.values() for clause in clauses}
    assert used | {"unknown"} == KINDS


@pytest.mark.parametrize("text", ["", " ", "\n", "。", "　"])
def test_empty(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("公开", "公开"),
        ("主动公开", "主动公开"),
        ("见附件", "见附件"),
        ("由村委会决定", "由村委会决定"),
        ("—", "—"),
        ("无", "无"),
        ("20内", "20内"),
        ("次日", "次日"),
    ],
)
def test_what_tells_no_time_is_unknown(text: str, note: str) -> None:
    assert parse(text) == (Clause("unknown", note=note),)


def test_one_unknown_part_leaves_the_others() -> None:
    assert meaning("长期公开;负责人审定;20日内") == [
        {"kind": "continuous"},
        {"kind": "unknown", "note": "负责人审定"},
        {"kind": "bare", "relation": "within", "amount": 20, "unit": "日"},
    ]


def test_a_remark_on_an_unknown_part_stays_with_it() -> None:
    assert [clause.note for clause in parse("信息(涉密),20日内")] == ["信息(涉密)", None]


def test_an_unknown_part_keeps_its_label() -> None:
    assert parse("其他:由村委会定") == (Clause("unknown", note="由村委会定", scope="其他"),)


def test_days_and_working_days_differ() -> None:
    assert [clause.unit for clause in parse("20个工作日内;20日内;20天内;20个自然日内")] == [
        "工作日",
        "日",
        "日",
        "日",
    ]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("二", 2),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("三十", 30),
        ("四十五", 45),
        ("一百二十", 120),
    ],
)
def test_chinese_numerals(written: str, amount: int) -> None:
    assert parse(f"信息形成之日起{written}个工作日内")[0].amount == amount


@pytest.mark.parametrize(
    ("written", "amount", "unit"), [("半年", 6, "月"), ("半个月", 0.5, "月"), ("一个半月", 1.5, "月")]
)
def test_halves(written: str, amount: float, unit: str) -> None:
    (clause,) = parse(f"批准后{written}内")
    assert (clause.amount, clause.unit) == (amount, unit)


@pytest.mark.parametrize(
    "text",
    [
        "自政府信息形成或者变更之日起20个工作日内予以公开",
        "该政府信息形成(变更)之日起20个工作日内",
        "信息形成、变更后20 工作日",
        "信息形成(含变更)之日起二十个工作日以内向社会公布",
        "形成或变更起20个工作日之内",
        "20个工作日内(自信息形成或变更之日起)",
        "应当自本机关信息形成和变更之日起20个工作日内主动公开",
    ],
)
def test_the_statutory_limit_in_other_words(text: str) -> None:
    assert parse(text) == parse("信息形成或者变更之日起20个工作日内")


@pytest.mark.parametrize(
    "verb", ["公开", "公布", "公示", "公告", "发布", "披露", "予以公开", "向社会公布", "及时公开", "进行公示"]
)
def test_verbs_of_publishing_make_no_difference(verb: str) -> None:
    assert parse(f"信息形成之日起20个工作日内{verb}") == parse("信息形成之日起20个工作日内")


@pytest.mark.parametrize(
    "event",
    [
        "合同签订",
        "审批完成",
        "补贴发放完毕",
        "会议结束",
        "项目立项",
        "竣工验收合格",
        "收到批复",
        "应急响应启动",
        "公示期满",
    ],
)
@pytest.mark.parametrize("joint", ["后", "之后", "之日起", "之日起的"])
def test_triggers(event: str, joint: str) -> None:
    expected = Clause("deadline", event, "within", 7, "工作日")
    assert parse(f"{event}{joint}7个工作日内") == parse(f"自{event}{joint},7个工作日内公开") == (expected,)


def test_a_scope_only_where_kinds_of_information_are_contrasted() -> None:
    alone = parse("行政处罚决定作出之日起7个工作日内")
    contrasted = parse("信息形成20个工作日内;行政处罚决定作出之日起7个工作日内")
    assert (alone[0].trigger, alone[0].scope) == ("作出行政处罚决定", None)
    assert (contrasted[1].trigger, contrasted[1].scope) == ("作出行政处罚决定", "行政处罚决定")


def test_an_extension() -> None:
    answer, condition, longest = parse(
        "自收到申请之日起20个工作日内答复;需要延长的,经批准可以延长,延长期限不得超过20个工作日"
    )
    assert (answer.kind, answer.what) == ("deadline", "答复")
    assert condition.kind == longest.kind == "extension"
    assert (longest.relation, longest.amount, longest.unit) == ("at_most", 20, "工作日")


FRAGMENTS = sorted({piece for phrase in ALL for piece in re.findall(".{1,4}", phrase)})


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_total_and_deterministic(text: str) -> None:
    first = parse(text)
    time_limit.parse.cache_clear()
    assert parse(text) == first


@given(st.text(alphabet=MIXED, max_size=120))
def test_clauses_are_well_formed(text: str) -> None:
    for clause in parse(text):
        assert clause.kind in KINDS
        assert clause.unit is None or clause.unit in UNITS
        assert clause.relation is None or clause.relation in RELATIONS
        assert clause.kind != "unknown" or clause.note


@given(st.text(alphabet="信息公开由村委会定其中附件,,;。:", min_size=1))
def test_no_words_vanish(text: str) -> None:
    assert parse(text) or not re.search(r"\w", text)


@given(st.sampled_from(sorted(ALL)) | st.text(alphabet=MIXED, max_size=60), st.data())
def test_white_space_and_width_make_no_difference(text: str, data: st.DataObject) -> None:
    gaps = data.draw(
        st.lists(st.sampled_from(["", " ", "\n", "　", "\t"]), min_size=len(text), max_size=len(text))
    )
    spaced = "".join(sign + gap for sign, gap in zip(text, gaps, strict=True))
    assert parse(spaced) == parse(wide(text)) == parse(text)


@pytest.mark.parametrize(
    "unit",
    [
        "信息形成20个工作日内;",
        "20日内",
        "每年",
        "3月",
        "(",
        "((20日",
        "1.",
        "自在",
        "的",
        "、",
        "公开",
        "形成、",
        "与同步",
        "20日内或",
        "每月、",
    ],
)
@pytest.mark.parametrize("length", [980, 10_000])
def test_hostile_text_is_read_to_its_end(unit: str, length: int) -> None:
    """The sentence limit leaves room for the worst, so both long sentences and many of them are tried."""
    pieces = ((unit * 200)[:195] + ";") * (length // 196)
    for text in ((unit * length)[:length], pieces):
        assert isinstance(time_limit.parse(text), tuple)


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, gongkai.phrases.time_limit; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"yaml", "pydantic", "jinja2", "openpyxl", "click"} & set(loaded.split())
