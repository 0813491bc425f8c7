"""GK601–GK603: where items are published."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from tests.check.samples import write
from tests.trees import brief, checked

BOARD = "社区/企事业单位/村公示栏(电子屏)"


def said(folder: Path, channels: str, *more: str) -> list[Diagnostic]:
    write(folder, "\n".join([f"channels: {channels}", *more]))
    return [f for f in checked(folder / "sample.yaml")[1] if f.code.startswith("GK60")]


@pytest.mark.parametrize(
    "channels",
    [
        "[政府网站]",
        "政府门户网",
        "云岭县人民政府门户网站、微信公众号",
        "[云岭县教育体育局网站]",
        "[政府网站, 抖音号]",
        "[政府网站, 县融媒体中心]",
        "'1.政府网站 2.两微一端 3.政务服务中心'",
        "'■政府网站 □政府公报 ■两微一端'",
        "'√政府网站 √两微一端'",
        "[国家企业信用信息公示系统]",
        "[国家企业信用信息公示系统(云南)]",
        "[其他:国家企业信用信息公示系统]",
        "[信用中国]",
        "[中国政府采购网]",
        "[全国公共资源交易平台]",
        "[政府网站, 其他:云岭融媒APP]",
        "[政府网站, 12345热线]",
        "[政府网站, 办事指南]",
        "[政府网站, 公告]",
        "[政府网站, 户外LED屏]",
    ],
)
def test_channels_that_are_right(tmp_path: Path, channels: str) -> None:
    assert said(tmp_path, channels) == []


@pytest.mark.parametrize(
    "channels",
    [
        "[政府网站, 其他]",
        "[政府网站, 其它]",
        "[政府网站, '其他:']",
        "[政府网站, 其他(请注明)]",
        "政府网站、其他",
        "[政府网站, 其他:无]",
        "[政府网站, 其他:/]",
        "[政府网站, 其他渠道]",
        "'■政府网站 □政府公报 ■其他______'",
    ],
)
def test_other_without_what(tmp_path: Path, channels: str) -> None:
    assert [f.code for f in said(tmp_path, channels)] == ["GK602"]


@pytest.mark.parametrize(
    ("channel", "near"),
    [
        ("两微一瑞", "两微一端"),
        ("政府网战", "政府网站"),
        ("政务服务中兴", "政务服务中心"),
        ("政务中心服务", "政务服务中心"),
        ("便民服务战", "便民服务站"),
        ("公开查月点", "公开查阅点"),
        ("纸质每体", "纸质媒体"),
        ("精准推动", "精准推送"),
        ("村公示拦", BOARD),
    ],
)
def test_a_slip_of_the_pen_and_the_nearest_term(tmp_path: Path, channel: str, near: str) -> None:
    (finding,) = said(tmp_path, f"[政府网站, {channel}]")
    assert finding.code == "GK603" and finding.hint == f"是不是「{near}」?"
    assert finding.fix is not None and (finding.fix.old, finding.fix.new) == (channel, near)
    line = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()[brief([finding])[0][2] - 1]
    assert line[brief([finding])[0][3] - 1 :].startswith(channel)


@pytest.mark.parametrize("channel", ["全文公开", "及时", "20个工作日"])
def test_what_is_no_channel_at_all(tmp_path: Path, channel: str) -> None:
    (finding,) = said(tmp_path, f"[政府网站, {channel}]")
    assert finding.code == "GK603" and f"其他:{channel}" in finding.hint and finding.fix is None


def test_the_portal_misspelled_is_one_mistake(tmp_path: Path) -> None:
    assert [f.code for f in said(tmp_path, "[政府网战]")] == ["GK603"]


@pytest.mark.parametrize(
    "channels",
    [
        "[两微一端]",
        f"[{BOARD}]",
        "[政务服务中心, 广播电视]",
        "[其他:云岭融媒APP]",
        "[政府公报]",
        "'■两微一端 □政府网站'",
    ],
)
def test_the_portal_is_missing(tmp_path: Path, channels: str) -> None:
    assert [f.code for f in said(tmp_path, channels)] == ["GK601"]


@pytest.mark.parametrize(
    ("channels", "more"),
    [
        ("[两微一端]", ["method: 依申请公开", "audience: 特定群体:申请人"]),
        (f"[{BOARD}]", ["audience: 特定群体:本村村民"]),
        (f"[{BOARD}]", ["content: [初审对象名单及相关信息]"]),
        ("[公示栏, 入户]", ["content: [低保对象名单]"]),
    ],
)
def test_what_need_not_be_on_the_portal(tmp_path: Path, channels: str, more: list[str]) -> None:
    assert said(tmp_path, channels, *more) == []
