"""Which columns the table of a notice has: those that the content of the item names."""

import pytest

from gongkai.board.forms import form_of, is_same
from gongkai.model.directory import Item

CASES: list[tuple[str, list[str], list[str] | None]] = [
    (
        "最低生活保障对象公示",
        ["拟纳入对象户主姓名、保障人数和拟保障金额", "监督举报电话"],
        ["户主姓名", "人数", "金额(元)"],
    ),
    ("特困人员救助供养对象公示", ["拟认定人员姓名", "供养方式和供养金额"], ["姓名", "人数", "金额(元)"]),
    ("临时救助对象公示", ["救助对象姓名", "救助事由类别", "救助金额"], ["姓名", "人数", "金额(元)"]),
    ("残疾人两项补贴发放情况", ["补贴对象姓名", "残疾等级", "补贴金额"], ["姓名", "人数", "金额(元)"]),
    (
        "惠农补贴发放情况",
        ["补贴农户姓名、面积或者数量", "补贴金额"],
        ["农户姓名", "面积或者数量(亩)", "补贴金额(元)"],
    ),
    (
        "农村危房改造对象公示",
        ["改造对象户主姓名和房屋危险等级", "改造方式", "拟补助金额"],
        ["户主姓名", "房屋危险等级", "改造方式", "补助金额(元)"],
    ),
    (
        "村集体财务收支情况",
        ["各项收入明细", "各项支出明细"],
        ["日期", "摘要", "收入金额(元)", "支出金额(元)", "结余(元)"],
    ),
    ("集体资产发包情况", ["承包方、承租方和价款", "合同期限"], ["承包方", "承租方", "价款(元)", "合同期限"]),
    (
        "村级工程项目实施情况",
        ["项目名称、预算和资金来源", "施工单位、工期"],
        ["项目名称", "预算(元)", "资金来源", "施工单位", "工期"],
    ),
    (
        "村干部报酬和误工补贴情况",
        ["享受报酬、误工补贴的人员和职务", "实际发放金额"],
        ["姓名", "职务", "发放金额(元)"],
    ),
    ("集体收益分配结果", ["可分配收益总额", "分配到户结果"], ["户主姓名", "金额(元)"]),
    (
        "农村集体经济组织成员确认情况",
        ["成员确认办法", "新增和减少成员姓名及事由", "异议提出方式和期限"],
        ["姓名", "事由"],
    ),
    ("退役军人优待金发放", ["享受人员姓名", "发放金额"], ["姓名", "发放金额(元)"]),
    ("村规民约", ["村规民约"], None),
    ("临时救助办事指南", ["办理条件", "申请材料", "办理流程"], None),
    ("社会救助政策文件", ["救助对象名单管理办法"], None),
    ("村民会议决定及其实施情况", ["会议议题", "讨论决定事项和表决结果"], None),
    ("招生结果", ["各校招生结果", "录取名单查询方式"], None),
    ("招生政策", ["招生工作实施方案"], None),
    ("水质检测", [], None),
]


@pytest.mark.parametrize(("name", "content", "columns"), CASES, ids=[name for name, *_ in CASES])
def test_the_columns_are_those_that_the_content_names(
    name: str, content: list[str], columns: list[str] | None
) -> None:
    form = form_of(Item("1", "本级补充事项", "村务", name, content))
    assert (form and [column.name for column in form.columns[1:]]) == columns
    if form is not None:
        assert form.columns[0].name == "序号"


def test_points_that_are_no_columns_stay() -> None:
    form = form_of(
        Item("1", "甲", "土地", "宅基地公示", ["户主姓名、面积", "村民集体讨论结果", "异议提出方式和期限"])
    )
    assert form is not None
    assert form.rest == ("村民集体讨论结果", "异议提出方式和期限")


@pytest.mark.parametrize("domain", ["社会救助", "救灾"])
def test_only_name_household_and_amount_of_who_gets_assistance(domain: str) -> None:
    item = Item("1", domain, "灾害救助", "救灾款物发放", ["救助对象姓名、残疾等级、家庭收入和救助金额"])
    form = form_of(item)
    assert form is not None
    assert form.assistance
    assert [column.name for column in form.columns] == ["序号", "姓名", "人数", "金额(元)"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("户主姓名", "姓名", True), ("拟保障金额", "低保金(元)", True), ("保障人数", "家庭人口", True), ("金额(元)", "补助款", True),
        ("面积(亩)", "姓名", False), ("户主姓名", "金额(元)", False), ("合同期限", "工期", True),
    ],
)  # fmt: skip
def test_columns_of_one_meaning(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same
