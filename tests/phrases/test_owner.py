"""Owners: what any text comes to, and which words make one part or two."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.phrases import owner

CELLS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("cells.yaml").read_text(encoding="utf-8")
)["owners"]
WORDS = st.text(
    alphabet="县级以上地方人民政府教育民政部门局、和及其/;,()派出机构各乡镇街道办事处村委会采购人的相关负责\n ",
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "owners"), [cell for group in CELLS.values() for cell in group.items()], ids=ascii
)
def test_cells_of_real_tables(text: str, owners: list[str]) -> None:
    parts = owner.parse(text)
    assert [part.text if part.kind == "named" else "*" + part.core for part in parts] == owners


@given(WORDS)
def test_parts_are_never_empty_each_once_and_parts_of_nothing_more(text: str) -> None:
    parts = owner.parse(text)
    assert all(part.text and part.core for part in parts) and len(set(parts)) == len(parts)
    assert [owner.body(part.text) for part in parts] == list(parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("、;/", []),
        ("其", []),
        ("教育部门、教育部门", ["教育部门"]),
        ("教育局和体育局", ["教育局", "体育局"]),
        ("住房和城乡建设局", ["住房和城乡建设局"]),
        ("卫生健康部门和文化和旅游部门", ["卫生健康部门", "文化和旅游部门"]),
        ("发展改革、财政部门", ["发展改革部门", "财政部门"]),
        ("教育部门(含派出机构)、民政部门", ["教育部门(含派出机构)", "民政部门"]),
        ("教育部门及其下属机构", ["教育部门"]),
        ("采购人或者其委托的采购代理机构", ["采购人", "采购代理机构"]),
    ],
)
def test_the_text_of_parts(text: str, parts: list[str]) -> None:
    assert [part.text for part in owner.parse(text)] == parts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("县级教育行政部门", "department"),
        ("公安机关", "department"),
        ("县级社会保险经办机构", "department"),
        ("县(市、区)人民政府", "government"),
        ("本级人民政府", "government"),
        ("乡镇人民政府", "towns"),
        ("乡(镇)人民政府(街道办事处)", "towns"),
        ("街道办事处", "towns"),
        ("村民委员会", "named"),
        ("采购人", "named"),
        ("甲县民政局", "named"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert owner.body(text).kind == kind


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "教育部门",
            "县级教育行政部门",
            "县(市、区)人民政府教育主管部门",
            "县级以上地方人民政府教育行政部门",
            "教育行政主管部门",
        ],
        ["文化和旅游部门", "县级文化旅游行政部门", "文化和旅游主管部门"],
        ["乡镇人民政府", "乡(镇)人民政府", "各乡镇人民政府", "街道办事处"],
    ],
)
def test_spellings_of_one_term_have_one_core(spellings: list[str]) -> None:
    assert len({owner.body(text).core for text in spellings}) == 1


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("甲县教育体育局", "教育体育"),
        ("甲县发展和改革委员会", "发展改革"),
        ("甲县人民政府办公室", "人民政府"),
        ("甲县住房和城乡建设局(人防办)", "住房城乡建设"),
    ],
)
def test_the_subject_in_a_departments_name(name: str, core: str) -> None:
    assert owner.department_core(name, "甲县") == core


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("县级人民政府民政部门、乡镇人民政府(街道办事处)", ["民政", "乡镇人民政府"]),
        ("文化和旅游行政部门", ["文化旅游"]),
        ("住房和城乡建设部门或者城市管理部门", ["住房城乡建设", "城市管理"]),
        ("市场监督管理、行政审批相关责任部门", ["市场监督管理", "行政审批"]),
        ("县（市、区）卫生健康行政部门、医疗卫生机构", ["卫生健康", "医疗卫生机构"]),
        ("市级生态环境部门及其派出机构", ["生态环境"]),
        ("招标人及其招标代理机构", ["招标人", "招标代理机构"]),
        ("自然资源主管部门/镇人民政府", ["自然资源", "乡镇人民政府"]),
        ("地方各级财政部门", ["财政"]),
        ("市政工程行政主管部门", ["市政工程"]),
        ("公安机关", ["公安"]),
        ("贫困人口所在行政村", ["行政村"]),
        ("云岭县民政局", ["云岭县民政局"]),
    ],
)
def test_parts_of_an_owner(text: str, parts: list[str]) -> None:
    assert [part.core for part in owner.parse(text)] == parts


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("县级教育行政部门", True),
        ("乡镇人民政府", True),
        ("县级人民政府", True),
        ("相关部门", True),
        ("云岭县教育体育局", False),
        ("石桥镇人民政府", False),
        ("采购人", False),
        ("九龙街道办事处", False),
    ],
)
def test_general_owners(text: str, general: bool) -> None:
    assert owner.is_general(text) is general
