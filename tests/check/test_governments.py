"""GK701 and GK702: a town says of the same item what its county says, and leaves nothing out in silence."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic, Severity
from tests.check.samples import write
from tests.trees import brief, checked

COUNTY = (
    "# file: county.yaml\ngovernment: {name: 云岭县人民政府, level: 县级}\nedition: 2026年版\ndate: 2026-11-01\n"
    "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n"
    "# file: guideline.yaml\ndomain: 试验领域\ncode: '50'\ndefaults:\n"
    "  basis: [《中华人民共和国就业促进法》第三十五条, 《人力资源市场暂行条例》]\n"
    "  time_limit: 信息形成或者变更之日起20个工作日内\n  owner: 县级教育行政部门\n  method: 主动公开\n"
    "  channels: [政府网站, 政务服务中心]\n  audience: 全社会\n  levels: [县级, 乡级]\nitems:\n"
    "  - {code: 50-01-01, category: 就业服务, name: 就业政策咨询, content: [政策项目, 对象范围, 办理地点(方式), 咨询电话]}\n"
    "  - {code: 50-01-02, category: 就业服务, name: 岗位信息, content: [招聘单位, 岗位要求]}\n"
    "  - {code: 50-02-01, category: 县里的, name: 县里的事项, content: [内容], levels: [县级]}\n"
)
HEAD = "# file: town.yaml\nparent: county.yaml\ngovernment: {name: 石桥镇人民政府, level: 乡级}\n"


def of_town(folder: Path, manifest: str) -> list[Diagnostic]:
    write(folder, f"{HEAD}{manifest}\n{COUNTY}")
    return [f for f in checked(folder / "town.yaml")[1] if f.code.startswith("GK7")]


def adjusted(folder: Path, change: str) -> list[Diagnostic]:
    return of_town(folder, f"adjust: [{{item: 50-01-01, reason: 镇里安排, {change}}}]")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ("set: {name: 就业咨询}", "事项"),
        ("set: {content: [别的内容]}", "公开内容"),
        ("set: {content: [政策项目, 对象范围]}", "公开内容"),
        ("remove: {content: [咨询电话]}", "公开内容"),
        ("set: {basis: [《中华人民共和国社会保险法》]}", "公开依据"),
        ("set: {time_limit: 信息形成或者变更之日起10个工作日内}", "公开时限"),
        ("set: {time_limit: 每年公布一次}", "公开时限"),
        ("set: {time_limit: 及时公开}", "公开时限"),
        ("set: {method: 依申请公开, audience: 特定群体:申请人}", "公开方式"),
        ("set: {method: [主动公开, 依申请公开]}", "公开方式"),
        ("set: {audience: 特定群体:本镇居民}", "公开对象"),
    ],
)
def test_a_town_that_contradicts_its_county(tmp_path: Path, change: str, label: str) -> None:
    first, *_ = found = adjusted(tmp_path, change)
    assert {f.code for f in found} == {"GK701"} and first.item == "50-01-01"
    assert label in first.message and "云岭县" in first.message


@pytest.mark.parametrize(
    "change",
    [
        "set: {time_limit: 自信息形成或变更之日起二十个工作日内}",
        "set: {time_limit: '信息形成或者变更之日起 20 个工作日内公开。'}",
        "set: {name: 就业政策咨询 }",
        "set: {content: [咨询电话, 办理地点(方式), 对象范围, 政策项目]}",
        "set: {content: [政策项目、对象范围、办理地点(方式)、咨询电话]}",
        "set: {content: ['1.政策项目;', '2.对象范围;', '3.办理地点(方式);', '4.咨询电话。']}",
        "add: {content: [石桥镇便民服务中心办理时间]}",
        "set: {basis: [《就业促进法》, 《人力资源市场暂行条例》(国务院令第700号)]}",
        "add: {basis: [《中华人民共和国社会保险法》第三条]}",
        "set: {method: 主动}",
        "set: {audience: 社会公众}",
        "set: {owner: 石桥镇人民政府}",
        "add: {channels: [便民服务站]}",
        "set: {channels: [政府网站, 村公示栏]}",
    ],
)
def test_other_words_and_more_contradict_nothing(tmp_path: Path, change: str) -> None:
    assert adjusted(tmp_path, change) == []


def test_wholly_other_channels_are_worth_a_look(tmp_path: Path) -> None:
    (finding,) = adjusted(tmp_path, "set: {channels: [精准推送]}")
    assert finding.severity is Severity.INFO


def test_the_contradiction_is_told_where_the_town_writes_it(tmp_path: Path) -> None:
    found = adjusted(tmp_path, "set: {time_limit: 每年公布一次}")
    assert brief(found) == [("GK701", "town.yaml", 3, 59)]
    assert (
        "「每年公布一次」" in found[0].message
        and "「信息形成或者变更之日起20个工作日内」" in found[0].message
    )


def test_the_towns_own_row_for_an_item_of_the_county(tmp_path: Path) -> None:
    row = (
        "{domain: 试验领域, category: 就业服务, name: 就业政策咨询, content: [政策项目, 对象范围, 办理地点(方式), 咨询电话],"
        " basis: [《就业促进法》, 《人力资源市场暂行条例》], owner: 石桥镇人民政府, time_limit: 每年公布一次,"
        " method: 主动公开, channels: [政府网站], audience: 全社会}"
    )
    found = of_town(tmp_path, f"exclude: [{{item: 50-01-01, reason: 镇里另列}}]\nitems:\n  - {row}")
    assert [(f.code, f.domain) for f in found] == [("GK701", "试验领域")] and "公开时限" in found[0].message


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "guidelines: {include: [试验领域]}",
        "exclude: [{item: 50-01-02, reason: 由县里统一发布}]",
        "guidelines: {exclude: [{domain: 试验领域, reason: 由县公共就业服务中心统一办理}]}",
    ],
)
def test_a_town_that_takes_all_or_says_why_not(tmp_path: Path, manifest: str) -> None:
    assert of_town(tmp_path, manifest) == []


def test_a_town_that_leaves_items_out_in_silence(tmp_path: Path) -> None:
    found = of_town(tmp_path, "guidelines: {include: [旅游]}")
    assert [f.domain for f in found] == ["试验领域"]
    assert brief(found) == [("GK702", "town.yaml", 3, 24)]
    assert "2 项" in found[0].message and "50-01-01 就业政策咨询" in found[0].message
    assert "县里的事项" not in found[0].message
