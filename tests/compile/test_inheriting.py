"""Governments below: a town compiles from its county, a village from its town."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from gongkai.model.directory import Directory
from tests.trees import COUNTY, GUIDELINE, brief, compiled, item, row, write

CHOICE = "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n"
TOWN = "parent: ../county.yaml\ngovernment: {name: 甲镇人民政府, level: 乡级}\n"
VILLAGE = "parent: ../town.yaml\ngovernment: {name: 柳湾村村民委员会, level: 村级}\n"
BOTH = row(levels="[县级, 乡级, 村级]")


def town(
    folder: Path, county: str = "", own: str = "", rows: str = BOTH, **files: str
) -> tuple[Directory, list[Diagnostic]]:
    """A town below a county, each with more text for its manifest."""
    tree = {"town/town.yaml": TOWN + own, "county.yaml": COUNTY + county, "guideline.yaml": GUIDELINE + rows}
    if "guidelines:" not in county:
        tree["county.yaml"] += CHOICE
    return compiled(
        write(folder, tree | {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()})
    )


def village(
    folder: Path, county: str = "", town: str = "", own: str = "", rows: str = BOTH
) -> tuple[Directory, list[Diagnostic]]:
    """A village below a town below a county."""
    files = {
        "town/village/village.yaml": VILLAGE + own,
        "town/town.yaml": TOWN + town,
        "county.yaml": COUNTY + county + CHOICE,
        "guideline.yaml": GUIDELINE + rows,
    }
    return compiled(write(folder, files))


def test_a_town_has_what_its_county_says_of_itself(tmp_path: Path) -> None:
    directory, findings = town(tmp_path)
    assert (directory.name, directory.level, directory.short_name) == ("甲镇人民政府", "乡级", "甲镇")
    assert (directory.edition, directory.date) == ("2026年版", "2026-01-01") and findings == []
    assert [body.name for body in directory.departments] == ["甲县教育体育局", "甲县民政局", "甲县应急管理局"]
    directory, _ = town(tmp_path, own="edition: 镇版\ndate: 2026-03-01\n")
    assert (directory.edition, directory.date) == ("镇版", "2026-03-01")


@pytest.mark.parametrize(
    ("levels", "codes"), [("[县级]", ""), ("[乡级]", "50-01-01"), ("乡、村级", "50-01-01"), ("[村级]", "")]
)
def test_only_its_levels_items(tmp_path: Path, levels: str, codes: str) -> None:
    directory, findings = town(tmp_path, rows=row(levels=levels))
    assert " ".join(i.code for i in directory.items) == codes and findings == []


@pytest.mark.parametrize(
    ("owner", "county", "own", "owners"),
    [
        ("县级教育行政部门", "", "", ["甲镇人民政府"]),
        ("乡镇人民政府(街道办事处)", "", "", ["甲镇人民政府"]),
        ("县级民政部门、乡镇人民政府", "", "", ["甲镇人民政府"]),
        ("民政部门", "", "departments: [{name: 甲镇民政办公室}]\n", ["甲镇民政办公室"]),
        (
            "民政部门、教育部门",
            "",
            "departments: [{name: 甲镇民政办公室}]\n",
            ["甲镇民政办公室", "甲镇人民政府"],
        ),
        (
            "卫生健康部门",
            "",
            "departments: [{name: 甲镇社会事务办, acts_as: [卫生健康部门]}]\n",
            ["甲镇社会事务办"],
        ),
        ("采购人", "", "", ["采购人"]),
        ("甲县民政局", "", "", ["甲县民政局"]),
        ("县民政局", "", "", ["甲县民政局"]),
    ],
)
def test_owners_of_a_town(tmp_path: Path, owner: str, county: str, own: str, owners: list[str]) -> None:
    directory, findings = town(tmp_path, county, own, row(levels="[乡级]", owner=owner))
    assert [o.name for o in item(directory, "50-01-01").owner] == owners and findings == []


@pytest.mark.parametrize("owner", ["村民委员会", "乡镇人民政府、村民委员会", "行政村", "县级民政部门"])
def test_a_village_stands_for_all_that_the_law_names(tmp_path: Path, owner: str) -> None:
    directory, findings = village(tmp_path, rows=row(levels="[村级]", owner=owner))
    assert [o.name for o in item(directory, "50-01-01").owner] == ["柳湾村村民委员会"] and findings == []


def test_what_a_county_changes_holds_in_the_town_but_for_owner_and_levels(tmp_path: Path) -> None:
    county = """\
adjust:
  - item: 50-01-01
    set: {time_limit: 每季度公布一次, owner: 甲县民政局, levels: [县级]}
    add: {channels: 政府公报}
    reason: 本县规定
"""
    directory, findings = town(tmp_path, county)
    changed = item(directory, "50-01-01")
    assert (changed.time_limit.text, changed.channels) == ("每季度公布一次", ["政府网站", "政府公报"])
    assert [o.name for o in changed.owner] == ["甲镇人民政府"]
    assert changed.levels == ["县级", "乡级", "村级"] and findings == []
    assert [(o.step, o.place and Path(o.place.file.path).name) for o in changed.origins["time_limit"]] == [
        ("select", "guideline.yaml"),
        ("adjust", "county.yaml"),
    ]


def test_a_town_changes_what_its_county_made(tmp_path: Path) -> None:
    county = "adjust: [{item: 50-01-01, set: {time_limit: 每季度公布一次}, reason: 县}]\n"
    own = "adjust: [{item: 50-01-01, was: {time_limit: 每季度公布一次}, set: {time_limit: 每月公布一次}, reason: 镇}]\n"
    directory, findings = town(tmp_path, county, own)
    assert item(directory, "50-01-01").time_limit.text == "每月公布一次" and findings == []


def test_an_inherited_adjustment_is_the_countys_affair(tmp_path: Path) -> None:
    county = """\
adjust:
  - {item: 50-01-99, set: {method: 依申请公开}}
  - {item: 50-01-01, set: {method: 主动公开}, was: {method: 依申请公开}, add: {name: 加不上}}
exclude: [{item: 50-01-98}]
guidelines: {paths: [guideline.yaml], include: [试验领域]}
waive: [{rule: GK299}]
"""
    _, findings = town(tmp_path, county)
    assert findings == []


def test_an_inherited_split_divides_the_towns_item_too(tmp_path: Path) -> None:
    county = "adjust: [{item: 50-01-01, split: [{name: 甲}, {name: 乙}], reason: 分开}]\n"
    own = "exclude: [{item: 50-01-01-2, reason: 本镇没有}]\n"
    directory, findings = town(tmp_path, county, own)
    assert [i.code for i in directory.items] == ["50-01-01-1"] and findings == []


def test_exclusions_are_inherited_with_their_reasons(tmp_path: Path) -> None:
    county = "exclude: [{item: 50-01-01, reason: 县里说不适用}]\n"
    directory, findings = town(tmp_path, county, rows=BOTH + row("50-01-02", "二", levels="[乡级]"))
    assert [i.code for i in directory.items] == ["50-01-02"] and findings == []
    assert [(left.code, left.reason) for left in directory.left_out] == [("50-01-01", "县里说不适用")]


def test_a_towns_own_reason_stands_before_the_countys(tmp_path: Path) -> None:
    county = "exclude: [{item: 50-01-01, reason: 县}]\n"
    directory, findings = town(tmp_path, county, "exclude: [{item: 50-01-01, reason: 镇}]\n")
    assert [left.reason for left in directory.left_out] == ["镇"] and findings == []


def test_an_excluded_domain_is_excluded_below(tmp_path: Path) -> None:
    choice = "guidelines: {paths: [guideline.yaml], include: [试验领域], exclude: [{domain: 试验领域, reason: 没有}]}\n"
    directory, findings = town(tmp_path, choice)
    assert (
        directory.items == [] and [left.reason for left in directory.left_out] == ["没有"] and findings == []
    )


def test_a_towns_own_choice_of_guidelines_stands_before_the_countys(tmp_path: Path) -> None:
    own = "guidelines: {include: [义务教育]}\n"
    directory, findings = town(tmp_path, own=own)
    assert {i.domain for i in directory.items} == {"义务教育"} and findings == []


POWERS = """\
powers:
  - {code: A1, name: 校车使用许可, type: 行政许可, owner: 甲县教育体育局, level: 县级}
  - {code: A2, name: 临时救助给付, type: 行政给付, owner: 甲县民政局, level: 县级、乡级}
"""


def test_of_the_countys_lists_only_what_a_town_holds_comes_in_and_the_town_owns_it(tmp_path: Path) -> None:
    rows = row(levels="[乡级]", discloses="[{types: 行政许可|行政给付, words: 校车|救助}]", owner="民政部门")
    directory, findings = town(tmp_path, "permissions: powers.yaml\n", rows=rows, powers=POWERS)
    assert [(power.code, power.owner) for power in directory.powers] == [("A2", "甲镇人民政府")]
    assert item(directory, "50-01-01").powers == ["A2"]
    assert [o.name for o in item(directory, "50-01-01").owner] == ["甲镇人民政府"] and findings == []


def test_a_towns_own_list_is_its_own(tmp_path: Path) -> None:
    own = "permissions: powers.yaml\ndepartments: [{name: 甲镇综合行政执法队}]\n"
    powers = "owner: 甲镇综合行政执法队\npowers: [{code: B1, name: 对乱倒垃圾的处罚, type: 行政处罚, level: 乡级}]\n"
    rows = row(levels="[乡级]", discloses="[{types: 行政处罚, words: 垃圾}]", owner="城市管理部门")
    directory, findings = town(tmp_path, own=own, rows=rows, town__powers=powers)
    assert [o.name for o in item(directory, "50-01-01").owner] == ["甲镇综合行政执法队"] and findings == []


LOCAL = "{category: 类, name: %s, content: [一], basis: [《乙》], time_limit: 及时公开, owner: 甲县民政局, method: 主动公开, channels: [政府网站], audience: 全社会%s}"


@pytest.mark.parametrize(
    ("levels", "come"), [("", False), (", levels: [县级]", False), (", levels: [县级, 乡级]", True)]
)
def test_the_countys_own_items_come_down_by_their_level(tmp_path: Path, levels: str, come: bool) -> None:
    directory, findings = town(tmp_path, f"items: [{LOCAL % ('实事', levels)}]\n")
    found = [i for i in directory.items if i.name == "实事"]
    assert bool(found) is come and findings == []
    assert [[o.name for o in i.owner] for i in found] == ([["甲镇人民政府"]] if come else [])


def test_an_item_has_the_same_code_in_county_and_town(tmp_path: Path) -> None:
    text = f"items: [{LOCAL % ('实事', ', levels: [县级, 乡级]')}]\n"
    below, _ = town(tmp_path, text)
    above, _ = compiled(tmp_path / "county.yaml")
    assert {i.code: i.name for i in below.items} == {i.code: i.name for i in above.items}


def test_a_general_owner_of_a_county_is_no_error_of_its_town(tmp_path: Path) -> None:
    _, findings = town(tmp_path, rows=row(levels="[县级, 乡级]", owner="水利部门"))
    assert findings == []
    _, findings = compiled(tmp_path / "county.yaml")
    assert brief(findings) == [("GK501", "county.yaml", 5, 5)]


def test_a_parent_that_cannot_be_read_leaves_the_town(tmp_path: Path) -> None:
    write(tmp_path, {"county.yaml": "government: [\n"})
    town_file = write(tmp_path, {"town/town.yaml": TOWN + "guidelines: {include: [义务教育]}\n"})
    directory, findings = compiled(town_file)
    assert [f.code for f in findings] == ["GK104"] and directory.items != []
