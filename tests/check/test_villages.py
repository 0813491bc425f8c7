"""GK703—GK705: a village says of the same matter what the town and the county say."""

from pathlib import Path

import pytest

from tests.cli_helpers import run

COUNTY = """\
government: {name: 云岭县人民政府, level: 县级}
date: 2026-11-01
edition: 2026年版
guidelines: {include: [旅游]}
departments: [{name: 云岭县文化和旅游局, acts_as: [文化和旅游行政部门]}]
"""
TOWN = """\
parent: county.yaml
government: {name: 石桥镇人民政府, level: 乡级}
items:
  - {code: T1, category: 社会救助, name: 临时救助审批信息, content: [支出型临时救助对象名单, 救助金额, 救助事由],
     basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条], time_limit: "信息形成之日起10个工作日内,公示7个工作日",
     owner: 石桥镇人民政府, method: 主动公开, channels: [政府网站, 社区/企事业单位/村公示栏(电子屏)], audience: 全社会, levels: [乡级]}
"""
VILLAGE = """\
parent: town.yaml
government: {{name: 柳湾村村民委员会, level: 村级}}
items:
  - {{category: 社会救助, name: {name}, content: [{content}], same_as: [{same}],
     basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条], time_limit: "{limit}",
     owner: 柳湾村村民委员会, method: 主动公开, channels: [社区/企事业单位/村公示栏(电子屏)], audience: 全社会, levels: [村级]}}
"""
GOOD = {
    "name": "临时救助对象公示",
    "content": "救助对象姓名, 救助事由和金额",
    "same": "T1",
    "limit": "信息形成之日起10个工作日内,公示7个工作日",
}


def found(folder: Path, **said: str) -> str:
    """What ``check`` says of the village."""
    (folder / "county.yaml").write_text(COUNTY, encoding="utf-8")
    (folder / "town.yaml").write_text(TOWN, encoding="utf-8")
    (folder / "village.yaml").write_text(VILLAGE.format(**GOOD | said), encoding="utf-8")
    return run("check", "village.yaml", cwd=folder).out


def test_the_same_in_other_words_is_the_same(tmp_path: Path) -> None:
    assert "GK7" not in found(tmp_path)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"content": "救助对象姓名, 救助事由"}, "公开内容没有「救助金额」"),
        ({"content": "救助金额, 救助事由"}, "公开内容没有「支出型临时救助对象名单」"),
        ({"limit": "信息形成之日起15个工作日内,公示7个工作日"}, "晚"),
        ({"limit": "信息形成之日起10个工作日内,公示5个工作日"}, "短"),
    ],
)
def test_what_is_less_than_above_is_told_at_its_line(
    tmp_path: Path, said: dict[str, str], words: str
) -> None:
    out = found(tmp_path, **said)
    assert "GK703" in out
    assert words in out
    assert "village.yaml:" in out


@pytest.mark.parametrize("limit", ["信息形成之日起5个工作日内,公示10个工作日", "及时公开,公示7个工作日"])
def test_more_than_above_is_no_contradiction(tmp_path: Path, limit: str) -> None:
    assert "GK703" not in found(tmp_path, limit=limit)


def test_an_item_that_is_not_there_is_told_with_what_is_near(tmp_path: Path) -> None:
    out = found(tmp_path, same="本级补充事项/社会救助/临时救助审批")
    assert "GK704" in out
    assert "是不是 T1" in out


def test_a_matter_that_looks_the_same_is_asked_about(tmp_path: Path) -> None:
    assert "GK705" in found(tmp_path, same="")
    assert "GK705" not in found(tmp_path, same="", name="集体山林承包", content="承包方")
