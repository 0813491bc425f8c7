"""GK611–GK614: for whom, how, and at which level."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from tests.check.samples import write
from tests.trees import checked


def said(folder: Path, elements: str) -> list[Diagnostic]:
    write(folder, elements)
    return [f for f in checked(folder / "sample.yaml")[1] if f.code.startswith("GK61")]


@pytest.mark.parametrize(
    "elements",
    [
        "method: 依申请公开\naudience: 全社会",
        "method: 依申请\naudience: 社会公众",
        "method: 依申请公开\naudience: [全社会, 特定群体:申请人]",
    ],
)
def test_a_request_to_all(tmp_path: Path, elements: str) -> None:
    assert [f.code for f in said(tmp_path, elements)] == ["GK611"]


@pytest.mark.parametrize(
    "audience",
    [
        "特定群体",
        "特定群众",
        "'特定群体:'",
        "特定群体(请写明)",
        "特定群体(请注明)",
        "'特定群体:______'",
        "特定群体:无",
        "特定群体:相关群众",
        "特定群体:有关人员",
        "特定群体:特定对象",
        "特定群体:其他",
        "部分群众",
        "[全社会, 特定群体]",
        "'□全社会 ☑特定群体(请写明)'",
    ],
)
def test_a_group_without_who(tmp_path: Path, audience: str) -> None:
    assert [f.code for f in said(tmp_path, f"audience: {audience}")] == ["GK612"]


@pytest.mark.parametrize(
    "audience",
    [
        "全社会",
        "面向社会",
        "特定群体:适龄儿童家长",
        "特定群体(残疾人)",
        "'☑全社会 □特定群体(请写明)'",
        "'□全社会 ☑特定群体:申请人'",
        "[全社会, 特定群体:企业]",
        "行政相对人",
        "特定群体:相关企业",
        "特定群体:有关企业职工",
        "特定群体:其他劳动者",
        "特定群体:部分优抚对象",
        "特定群体:特定行业从业人员",
    ],
)
def test_an_audience_that_says_who(tmp_path: Path, audience: str) -> None:
    assert said(tmp_path, f"audience: {audience}") == []


@pytest.mark.parametrize(
    "method", ["全文公开", "公开", "不予公开", "依法公开", "部分公开", "网上公开", "[主动公开, 长期公开]"]
)
def test_what_is_no_method(tmp_path: Path, method: str) -> None:
    (finding,) = said(tmp_path, f"method: {method}")
    assert finding.code == "GK613" and "主动公开" in finding.hint


@pytest.mark.parametrize("method", ["主动公开", "主动", "[主动公开, 依申请公开]", "主动公开、依申请公开"])
def test_a_method(tmp_path: Path, method: str) -> None:
    assert said(tmp_path, f"method: {method}") == []


@pytest.mark.parametrize(
    "levels",
    [
        "[省级]",
        "[国家级]",
        "[村级]",
        "[乡级]",
        "[乡级, 村级]",
        "镇级",
        "局级",
        "[县级, 科级]",
        "[省级, 县级]",
        "[市级, 县级]",
    ],
)
def test_a_level_that_a_county_has_not(tmp_path: Path, levels: str) -> None:
    assert [f.code for f in said(tmp_path, f"levels: {levels}")] == ["GK614"]


@pytest.mark.parametrize(
    "levels",
    ["[县级]", "区级", "[县级, 乡级, 村级]", "县、乡级", "县级/乡级", "县(市、区)级", "[县级, 镇级]", "[]"],
)
def test_levels_of_a_county(tmp_path: Path, levels: str) -> None:
    """None written is the government's own level."""
    assert said(tmp_path, f"levels: {levels}") == []
