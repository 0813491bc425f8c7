"""GK504: institutions that a reform did away with, and the names of today that only look like them."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from tests.check.samples import write
from tests.trees import NATIONAL, brief, checked


def as_owner(folder: Path, name: str) -> list[Diagnostic]:
    write(folder, f"owner: {name}")
    return [f for f in checked(folder / "sample.yaml")[1] if f.code in ("GK502", "GK504")]


def as_department(folder: Path, name: str) -> list[Diagnostic]:
    known = "{name: 云岭县文化和旅游局, acts_as: [文化和旅游行政部门]}"
    write(folder, f"departments:\n  - {known}\n  - {{name: {name}}}\n")
    return [f for f in checked(folder / "sample.yaml")[1] if f.code == "GK504"]


@pytest.mark.parametrize(
    ("name", "successor"),
    [
        ("云岭县卫计委", "卫生健康局"),
        ("云岭县卫生和计划生育局", "卫生健康局"),
        ("县扶贫办", "农业农村局"),
        ("扶贫开发办公室", "农业农村局"),
        ("县乡村振兴局", "农业农村局"),
        ("环保局", "生态环境局"),
        ("云岭县环境保护局", "生态环境局"),
        ("县安监局", "应急管理局"),
        ("县食药监局", "市场监督管理局"),
        ("云岭县食品药品监督管理局", "市场监督管理局"),
        ("县工商局", "市场监督管理局"),
        ("云岭县国土资源局", "自然资源局"),
        ("县规划局", "自然资源局"),
        ("县农业局", "农业农村局"),
        ("县文广新局", "文化和旅游局"),
        ("云岭县国家税务局", "税务局"),
        ("县法制办", "司法局"),
        ("县交通局", "交通运输局"),
        ("城关国土所", "自然资源所"),
        ("县公安消防大队", "消防救援大队"),
    ],
)
def test_an_owner_of_a_former_name(tmp_path: Path, name: str, successor: str) -> None:
    (finding,) = as_owner(tmp_path, name)
    assert finding.code == "GK504" and successor in finding.hint


@pytest.mark.parametrize(
    "name",
    [
        "云岭县卫生和计划生育局",
        "云岭县环境保护局",
        "云岭县国土资源局",
        "云岭县城乡规划局",
        "云岭县扶贫开发局",
        "云岭县工商行政管理局",
        "云岭县物价局",
    ],
)
def test_a_department_of_a_former_name(tmp_path: Path, name: str) -> None:
    (finding,) = as_department(tmp_path, name)
    assert brief([finding])[0][1:] == ("sample.yaml", 7, 12)


@pytest.mark.parametrize(
    "name",
    [
        "云岭县自然资源和规划局",
        "云岭县农业农村和水利局",
        "云岭县住房和城乡建设局",
        "云岭县农业农村局(乡村振兴局)",
        "云岭县发展和改革局(粮食和物资储备局)",
        "云岭县文化广电和旅游局",
        "云岭县林业局",
        "云岭县园林绿化局",
        "云岭县重点项目建设局",
        "云岭县交通运输局",
        "国家税务总局云岭县税务局",
        "云岭县计划生育协会",
        "云岭县爱国卫生运动委员会办公室",
        "云岭县工商业联合会",
        "云岭县环境保护监测站",
        "云岭县规划设计院",
        "云岭县旅游发展中心",
        "云岭县安全生产委员会办公室",
    ],
)
def test_a_name_of_today(tmp_path: Path, name: str) -> None:
    assert as_department(tmp_path, name) == []


def test_two_former_names_in_one_owner(tmp_path: Path) -> None:
    found = as_owner(tmp_path, "县环保局、县国土局")
    assert [f.code for f in found] == ["GK504", "GK504"]
    assert "环保局" in found[0].message and "国土局" in found[1].message


@pytest.mark.parametrize("institution", NATIONAL.institutions, ids=lambda each: each.words[:12])
def test_every_institution_of_the_list_is_found_by_each_of_its_words(
    tmp_path: Path, institution: object
) -> None:
    one = next(each for each in NATIONAL.institutions if each is institution)
    assert one.successor and one.source
    words = [
        word for word in one.words.split("|") if word.endswith(("局", "办", "委", "办公室", "所", "大队"))
    ]
    for number, word in enumerate(words):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert one.successor in "".join(f.hint for f in as_owner(folder, f"云岭县{word}")), word
