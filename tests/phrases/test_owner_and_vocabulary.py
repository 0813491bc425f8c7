"""Owners, channels, methods, levels and audiences of real tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.diagnostic import Log, Places
from gongkai.model.directory import Audience
from gongkai.phrases import owner
from gongkai.sources.national import National
from gongkai.sources.nodes import locate

VOCABULARY = National(Places(locate), Log()).vocabulary


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
