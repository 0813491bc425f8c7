"""Localise: general owners become this government's own bodies; what cannot is an error that names the term."""

from pathlib import Path

import pytest

from gongkai.compile.owners import Owners
from gongkai.model.directory import Basis, Owner
from tests.trees import COUNTY, GUIDELINE, SCHOOLS, brief, compiled, county, item, row, write


def localised(folder: Path, departments: str, owner: str) -> list[str]:
    head, _, _ = COUNTY.partition("departments:")
    manifest = (
        f"{head}departments:\n{departments}guidelines: {{paths: [guideline.yaml], include: [试验领域]}}\n"
    )
    files = {"county.yaml": manifest, "guideline.yaml": GUIDELINE + row(owner=owner)}
    directory, _ = compiled(write(folder, files))
    return [owner.name for owner in item(directory, "50-01-01").owner]


@pytest.mark.parametrize(
    ("acts_as", "owner"),
    [
        ("教育行政部门", "教育行政部门"),
        ("教育部门", "县级教育行政部门"),
        ("县级以上地方人民政府教育行政部门", "教育主管部门"),
        ("体育部门、教育部门", "县(市、区)教育行政部门"),
        ("文化和旅游部门", "文化旅游行政部门"),
        ("公安机关", "县级公安机关"),
        ("采购人", "采购人"),
    ],
)
def test_acts_as_and_owner_may_be_written_in_different_ways(tmp_path: Path, acts_as: str, owner: str) -> None:
    assert localised(tmp_path, f"  - {{name: 甲县某局, acts_as: [{acts_as}]}}\n", owner) == ["甲县某局"]


def test_what_a_department_declares_stands_before_what_its_name_says(tmp_path: Path) -> None:
    departments = "  - {name: 甲县教育局}\n  - {name: 甲县行政审批局, acts_as: [教育部门]}\n"
    assert localised(tmp_path, departments, "教育行政部门") == ["甲县行政审批局"]


def test_several_departments_may_act_for_one_term(tmp_path: Path) -> None:
    departments = "  - {name: 甲县住建局, acts_as: [住房城乡建设部门]}\n  - {name: 甲县城管局, acts_as: [住房和城乡建设部门]}\n"
    assert localised(tmp_path, departments, "住房和城乡建设部门") == ["甲县住建局", "甲县城管局"]


def test_a_department_that_owns_by_two_names_stands_once(tmp_path: Path) -> None:
    departments = "  - {name: 甲县文旅局, acts_as: [文化部门, 旅游部门]}\n"
    assert localised(tmp_path, departments, "文化部门、旅游部门、文旅局") == ["甲县文旅局"]


@pytest.mark.parametrize(
    "owner",
    [
        "县级水利部门",
        "水行政主管部门",
        "各级水利部门",
        "地方各级水利部门",
        "各有关部门",
        "相关职能部门",
        "税务机关",
        "市级水利部门",
    ],
)
def test_an_owner_that_nobody_acts_for_is_an_error(tmp_path: Path, owner: str) -> None:
    _, findings = county(tmp_path, row(owner=f"{owner}、教育部门"))
    assert brief(findings) == [("GK501", "county.yaml", 5, 5)]
    assert f"「{owner}」" in findings[0].message and "50-01-01 事项" in findings[0].message
    assert f"acts_as: [{owner}]" in findings[0].hint and "departments" in findings[0].hint
    assert findings[0].item == "50-01-01"


@pytest.mark.parametrize(
    "owner", ["各乡镇人民政府", "乡(镇)人民政府、街道办事处", "采购人", "甲县第一中学", "县级人民政府"]
)
def test_an_owner_that_is_no_department_is_none(tmp_path: Path, owner: str) -> None:
    _, findings = county(tmp_path, row(owner=owner))
    assert findings == []


def test_an_item_without_owner_is_not_general_but_empty(tmp_path: Path) -> None:
    rows = GUIDELINE.replace("  owner: 县级教育行政部门\n", "") + row()
    files = {
        "county.yaml": COUNTY + "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n",
        "guideline.yaml": rows,
    }
    _, findings = compiled(write(tmp_path, files))
    assert brief(findings) == [("GK205", "guideline.yaml", 11, 5)]


POWERS = """\
powers:
  - {code: A1, name: 校车使用许可, type: 行政许可, owner: 甲县民政局, basis: [《校车安全管理条例》第十五条]}
  - {code: A2, name: 校车驾驶许可, type: 行政许可, owner: 甲县应急管理局, basis: [《校车安全管理条例》(国务院令第617号)第二十三条]}
"""
JOINED = "[{types: 行政许可, words: 校车}]"


def test_several_holders_stand_in_the_order_of_the_list_and_bases_keep_all_articles(tmp_path: Path) -> None:
    directory, findings = county(tmp_path, row(discloses=JOINED), "permissions: powers.yaml\n", powers=POWERS)
    joined = item(directory, "50-01-01")
    assert joined.owner == [
        Owner("甲县民政局", "县级教育行政部门"),
        Owner("甲县应急管理局", "县级教育行政部门"),
    ]
    assert [(basis.title, basis.articles) for basis in joined.basis] == [
        ("中华人民共和国政府信息公开条例", ()),
        ("校车安全管理条例", ("第十五条", "第二十三条")),
    ]
    assert findings == []


def test_the_chain_of_an_owner_names_guideline_power_and_department(tmp_path: Path) -> None:
    def chain(folder: Path, rows: str, powers: str) -> list[tuple[str, str]]:
        directory, _ = county(folder, rows, "permissions: powers.yaml\n", powers=powers)
        origins = item(directory, "50-01-01").origins["owner"]
        return [(o.step, Path(o.place.file.path).name) for o in origins if o.place]

    assert chain(tmp_path / "a", row(discloses=JOINED), POWERS.replace("甲县应急管理局", "甲县民政局")) == [
        ("select", "guideline.yaml"),
        ("match", "powers.yaml"),
    ]
    assert chain(tmp_path / "b", row(), "powers: []\n") == [
        ("select", "guideline.yaml"),
        ("localise", "county.yaml"),
    ]


def test_owners_of_a_manifest_are_found_without_a_directory(tmp_path: Path) -> None:
    from gongkai.sources.government import Loader

    sources = Loader().load(write(tmp_path, {"county.yaml": COUNTY}))
    assert sources is not None
    owners = Owners(sources, "县级")
    assert owners.resolve(["教育部门、县民政局", "教育局"]) == [
        Owner("甲县教育体育局", "教育部门"),
        Owner("甲县民政局", "县民政局"),
        Owner("教育局"),
    ]
    assert owners.source("甲县民政局") is sources.manifest.departments[1]
    assert owners.source("甲县人民政府") is sources.manifest.government and owners.source("别处") is None


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        ("县级教育行政部门", ["甲县教育体育局"]),
        ("县(市、区)人民政府教育主管部门", ["甲县教育体育局"]),
        ("民政部门", ["甲县民政局"]),
        ("县级人民政府民政部门、乡镇人民政府(街道办事处)", ["甲县民政局", "各乡镇人民政府(街道办事处)"]),
        ("应急管理部门和教育部门", ["甲县应急管理局", "甲县教育体育局"]),
        ("县级人民政府", ["甲县人民政府"]),
        ("采购人或者其委托的采购代理机构", ["采购人", "采购代理机构"]),
        ("县民政局", ["甲县民政局"]),
        ("甲县民政局", ["甲县民政局"]),
    ],
)
def test_owners_become_this_governments_own_bodies_part_by_part(
    tmp_path: Path, written: str, owners: list[str]
) -> None:
    directory, findings = county(tmp_path, row(owner=written))
    assert [owner.name for owner in item(directory, "50-01-01").owner] == owners
    assert findings == []


def test_an_owner_that_stays_general_is_an_error_that_names_the_term_and_where_to_map_it(
    tmp_path: Path,
) -> None:
    rows = (
        row(owner="县级水利部门")
        + row("50-01-02", "另一项", owner="水行政主管部门")
        + row("50-01-03", "三", owner="水利部门")
    )
    _, findings = county(tmp_path, rows)
    assert brief(findings) == [("GK501", "county.yaml", 5, 5)] * 2
    first = next(f for f in findings if "县级水利部门" in f.message)
    assert "50-01-01" in first.message and "50-01-03" in first.message
    assert "acts_as: [县级水利部门]" in first.hint


def test_the_holder_of_a_matched_power_stands_for_the_guidelines_department(tmp_path: Path) -> None:
    powers = "powers: [{code: A1, name: 校车许可, type: 行政许可, owner: 甲县民政局, level: 县级}]\n"
    rows = row(owner="县级教育行政部门、乡镇人民政府", discloses="[{types: 行政许可, words: 校车}]")
    directory, _ = county(tmp_path, rows, "permissions: powers.yaml\n", powers=powers)
    assert item(directory, "50-01-01").owner == [
        Owner("甲县民政局", "县级教育行政部门"),
        Owner("各乡镇人民政府", "乡镇人民政府"),
    ]


def test_an_override_stands_before_the_holder_of_the_power(tmp_path: Path) -> None:
    manifest = (
        "permissions: powers.yaml\nadjust: [{item: 50-01-01, set: {owner: 应急管理部门}, reason: 三定方案}]\n"
    )
    rows = row(discloses="[{types: 行政许可, words: 校车}]")
    directory, _ = county(tmp_path, rows, manifest, powers=SCHOOLS)
    assert [owner.name for owner in item(directory, "50-01-01").owner] == ["甲县应急管理局"]


def test_bases_of_guideline_and_power_merge_and_keep_articles(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政处罚, words: 民办学校}]")
    directory, _ = county(tmp_path, rows, "permissions: powers.yaml\n", powers=SCHOOLS)
    assert item(directory, "50-01-01").basis == [
        Basis("中华人民共和国政府信息公开条例", "国务院令第711号", ("第二十条",), "现行有效")
    ]


def test_origins_tell_file_line_and_step_in_order(tmp_path: Path) -> None:
    manifest = (
        "permissions: powers.yaml\nadjust: [{item: 50-01-01, add: {basis: [《某办法》]}, reason: 有理由}]\n"
    )
    rows = row(discloses="[{types: 行政许可, words: 校车}]")
    directory, _ = county(tmp_path, rows, manifest, powers=SCHOOLS)
    chain = item(directory, "50-01-01").origins["basis"]
    assert [(o.step, Path(o.place.file.path).name, o.place.line) for o in chain if o.place] == [
        ("select", "guideline.yaml", 4),
        ("match", "powers.yaml", 3),
        ("adjust", "county.yaml", 9),
    ]
