"""GK501–GK503: owners are bodies of this government, by their own names."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from tests.check.samples import write
from tests.trees import brief, checked

COUNTY = (
    "# file: county.yaml\ngovernment: {name: 云岭县人民政府, level: 县级}\nedition: 2026年版\ndate: 2026-11-01\n"
    "guidelines: {include: [旅游]}\n"
)
ELEMENTS = (
    "category: 集镇管理, name: 赶集日安排, content: [赶集日期], basis: [《中华人民共和国政府信息公开条例》第二十条],"
    " time_limit: 信息形成之日起5个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会"
)


def of_county(folder: Path, owner: str) -> list[Diagnostic]:
    write(folder, f"owner: {owner}")
    return [f for f in checked(folder / "sample.yaml")[1] if f.code.startswith("GK50")]


def of_town(folder: Path, owner: str) -> list[Diagnostic]:
    town = "# file: town.yaml\nparent: county.yaml\ngovernment: {name: 石桥镇人民政府, level: 乡级}\n"
    write(folder, f"{town}items:\n  - {{owner: {owner}, {ELEMENTS}}}\n{COUNTY}")
    return [f for f in checked(folder / "town.yaml")[1] if f.code.startswith("GK50")]


@pytest.mark.parametrize(
    "owner",
    [
        "云岭县教育体育局",
        "县教育体育局",
        "县级教育行政部门",
        "县(市、区)人民政府教育主管部门",
        "县人民政府",
        "各乡镇人民政府(街道办事处)",
        "县直各部门",
        "各有关单位",
        "各乡镇、各部门",
        "人民调解委员会",
        "采购人、采购代理机构",
        "各学校",
        "村(居)民委员会",
        "各派出所",
        "县公安局交警大队",
        "县消防救援大队",
        "国家税务总局云岭县税务局",
        "云岭县气象局",
        "国家统计局云岭调查队",
        "云岭县应急管理局综合股",
        "综合股",
        "县委宣传部",
        "县委编办",
        "县融媒体中心",
        "市生态环境局云岭分局",
        "石桥镇人民政府",
        "云岭县开发区管理委员会",
    ],
)
def test_bodies_that_a_county_may_name(tmp_path: Path, owner: str) -> None:
    assert of_county(tmp_path, owner) == []


@pytest.mark.parametrize(
    "owner",
    [
        "石桥镇人民政府",
        "镇人民政府",
        "乡镇人民政府(街道办事处)",
        "民政部门",
        "党政办",
        "石桥镇综合办公室",
        "综合股",
        "派出所",
        "云岭县公安局石桥派出所",
        "云岭县教育体育局石桥教育管理站",
        "石桥司法所",
        "镇卫生院",
        "村民委员会",
        "各村(社区)",
    ],
)
def test_bodies_that_a_town_may_name(tmp_path: Path, owner: str) -> None:
    assert of_town(tmp_path, owner) == []


@pytest.mark.parametrize(
    "owner",
    ["县级税务行政部门", "医疗保障部门", "各级司法行政机关", "相关部门", "县级人民政府退役军人事务主管部门"],
)
def test_a_general_owner_that_nobody_acts_for(tmp_path: Path, owner: str) -> None:
    (finding,) = of_county(tmp_path, owner)
    assert finding.code == "GK501"
    assert f"「{owner}」" in finding.message and f"acts_as: [{owner}]" in finding.hint


@pytest.mark.parametrize(
    ("owner", "near"),
    [
        ("县教育局", "云岭县教育体育局"),
        ("云岭县教育局", "云岭县教育体育局"),
        ("教育局", "云岭县教育体育局"),
        ("县人社局", "云岭县人力资源和社会保障局"),
        ("云岭县文化广电和旅游局", "云岭县文化和旅游局"),
        ("云岭县应急局", "云岭县应急管理局"),
        ("云岭县卫健委", None),
        ("青河县教育局", "云岭县教育体育局"),
        ("青河县人民政府", None),
    ],
)
def test_a_body_that_is_no_department_here(tmp_path: Path, owner: str, near: str | None) -> None:
    (finding,) = of_county(tmp_path, owner)
    assert finding.code == "GK502" and f"「{owner}」" in finding.message
    assert (f"「{near}」" if near else "加进 departments") in finding.hint


@pytest.mark.parametrize("owner", ["青河镇人民政府", "石桥镇民政局"])
def test_a_body_that_is_not_the_towns(tmp_path: Path, owner: str) -> None:
    assert [f.code for f in of_town(tmp_path, owner)] == ["GK502"]


@pytest.mark.parametrize(
    "owner",
    [
        "省民政厅",
        "云南省人民政府",
        "自治区教育厅",
        "国务院办公厅",
        "教育部",
        "国家卫生健康委员会",
        "市教育局",
        "市教育体育局",
        "市政府",
        "省级教育行政部门",
    ],
)
def test_an_office_above_the_county(tmp_path: Path, owner: str) -> None:
    (finding,) = of_county(tmp_path, owner)
    assert finding.code == "GK503" and f"「{owner}」" in finding.message and "县级" in finding.message


@pytest.mark.parametrize("owner", ["市人民政府", "市教育体育局", "青河市税务局"])
def test_a_county_that_is_called_a_city(tmp_path: Path, owner: str) -> None:
    head = (
        "# file: city.yaml\ngovernment: {name: 青河市人民政府, level: 县级}\nedition: 2026年版\ndate: 2026-11-01\n"
        "departments: [{name: 青河市教育体育局}, {name: 青河市文化和旅游局, acts_as: [文化和旅游行政部门]}]\n"
        "guidelines: {include: [旅游]}\n"
    )
    write(tmp_path, f"{head}items:\n  - {{owner: {owner}, {ELEMENTS}}}\n")
    assert [f for f in checked(tmp_path / "city.yaml")[1] if f.code.startswith("GK50")] == []


@pytest.mark.parametrize(
    ("owner", "shown"),
    [
        ("县教育局", "县教育局"),
        ("云岭县教育体育局", "云岭县教育体育局"),
        ("县教育体育局", "县教育体育局"),
        ("[石桥镇人民政府, 云岭县应急管理局]", "云岭县应急管理局"),
        ("云岭县人民政府", "云岭县人民政府"),
        ("县人民政府", "县人民政府"),
        ("市民政局", "市民政局"),
        ("省民政厅", "省民政厅"),
    ],
)
def test_an_office_above_the_town(tmp_path: Path, owner: str, shown: str) -> None:
    (finding,) = of_town(tmp_path, owner)
    assert finding.code == "GK503" and f"「{shown}」" in finding.message


def test_each_part_of_an_owner_is_told_at_its_own_place(tmp_path: Path) -> None:
    write(tmp_path, "owner: [云岭县教育体育局, 云岭县体育局, 省体育局]")
    found = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code.startswith("GK50")]
    text = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, line in enumerate(text, 1) if "省体育局" in line)
    assert brief(found) == [
        ("GK502", "sample.yaml", line, text[line - 1].index("云岭县体育局") + 1),
        ("GK503", "sample.yaml", line, text[line - 1].index("省体育局") + 1),
    ]


def test_the_owner_of_a_list(tmp_path: Path) -> None:
    power = "{code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条]}"
    write(
        tmp_path,
        "permissions: list.yaml\nextend: {powers: [行政许可]}\n"
        f"# file: list.yaml\nowner: 云岭县教育局\npowers:\n  - {power}\n",
    )
    found = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code == "GK502"]
    assert brief(found) == [("GK502", "list.yaml", 1, 8)]
