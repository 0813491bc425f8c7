"""Each of the seven steps, through the compiled directory."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from gongkai.model.directory import Audience, Basis, Owner
from tests.trees import COUNTY, GUIDELINE, brief, compiled, county, item, row, write

POWERS = """\
owner: 甲县教育体育局
powers:
  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}
  - {code: A2, name: 对擅自举办民办学校的处罚, type: 行政处罚, basis: [《政府信息公开条例》第二十条], level: 县级}
"""


def codes(findings: list[Diagnostic]) -> list[str]:
    return sorted(finding.code for finding in findings)


# select


def test_only_items_of_the_level_come_in(tmp_path: Path) -> None:
    rows = (
        row() + row("50-01-02", "乡里的", levels="[乡级]") + row("50-01-03", "两级的", levels="[县级, 乡级]")
    )
    directory, findings = county(tmp_path, rows)
    assert [i.code for i in directory.items] == ["50-01-01", "50-01-03"]
    assert findings == [] and directory.left_out == []


def test_an_excluded_domain_is_left_out_with_its_reason(tmp_path: Path) -> None:
    choice = "guidelines: {paths: [guideline.yaml], include: [试验领域], exclude: [{domain: 试验领域, reason: 本县没有}]}\n"
    directory, findings = county(tmp_path, row(), choice)
    assert directory.items == [] and findings == []
    assert [(left.code, left.step, left.reason) for left in directory.left_out] == [
        ("50-01-01", "select", "本县没有")
    ]


def test_an_exclusion_needs_a_reason_and_a_domain(tmp_path: Path) -> None:
    choice = "guidelines: {paths: [guideline.yaml], include: [试验领域], exclude: [{domain: 试验领城, reason: 无}, {domain: 试验领域}]}\n"
    _, findings = county(tmp_path, row(), choice)
    assert codes(findings) == ["GK120", "GK121"]
    assert "试验领域" in next(f.hint for f in findings if f.code == "GK121")


def test_a_local_guideline_stands_before_the_packaged_one(tmp_path: Path) -> None:
    text = GUIDELINE.replace("试验领域", "义务教育").replace("'50'", "'24'") + row("24-01-01", "本地表的事项")
    manifest = COUNTY + "guidelines: {paths: [own.yaml], include: [义务教育]}\n"
    directory, _ = compiled(write(tmp_path, {"county.yaml": manifest, "own.yaml": text}))
    assert [i.name for i in directory.items] == ["本地表的事项"]


# match


def test_a_power_joins_by_type_and_words(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可|行政确认, words: 校车 许可|别的}]") + row("50-01-02", "别的")
    directory, findings = county(tmp_path, rows, "permissions: powers.yaml\n", powers=POWERS)
    assert item(directory, "50-01-01").powers == ["A1"] and item(directory, "50-01-02").powers == []
    assert [(f.code, "民办学校" in f.message) for f in findings] == [("GK520", True)]


@pytest.mark.parametrize(
    ("pattern", "joined"),
    [
        ("{types: 行政许可, words: 校车}", ["A1"]),
        ("{types: 行政处罚, words: 校车}", []),
        ("{types: 行政许可|行政处罚, words: 校}", ["A1", "A2"]),
        ("{types: 行政许可, words: 校车 幼儿园}", []),
        ("{types: 行政许可, words: 校车, not_words: 使用}", []),
        ("{types: 行政许可, not_words: 幼儿园}", ["A1"]),
        ("{types: 行政许可}", ["A1"]),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, joined: list[str]) -> None:
    directory, _ = county(
        tmp_path, row(discloses=f"[{pattern}]"), "permissions: powers.yaml\n", powers=POWERS
    )
    assert item(directory, "50-01-01").powers == joined


def test_a_pattern_without_words_means_the_powers_of_the_items_own_department(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可}]", owner="应急管理部门")
    directory, _ = county(tmp_path, rows, "permissions: powers.yaml\n", powers=POWERS)
    assert item(directory, "50-01-01").powers == []


@pytest.mark.parametrize("reference", ["50-01-01", "试验领域/类/事项"])
def test_a_power_joins_the_items_that_it_names(tmp_path: Path, reference: str) -> None:
    powers = f"powers: [{{code: A1, name: 随便, type: 许可, owner: 甲县民政局, level: 县级, items: ['{reference}']}}]\n"
    directory, findings = county(tmp_path, row(), "permissions: powers.yaml\n", powers=powers)
    assert item(directory, "50-01-01").powers == ["A1"] and findings == []


def test_a_power_that_names_no_item_is_an_error(tmp_path: Path) -> None:
    powers = "powers: [{code: A1, name: 随便, type: 行政许可, owner: 甲县民政局, level: 县级, items: [50-09-09]}]\n"
    _, findings = county(tmp_path, row(), "permissions: powers.yaml\n", powers=powers)
    assert codes(findings) == ["GK121", "GK520"]


def test_an_item_that_exists_only_for_a_power_falls_out_without_it(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可, words: 网吧}]", only_with_power="true")
    directory, _ = county(tmp_path, rows, "permissions: powers.yaml\n", powers=POWERS)
    assert directory.items == []
    assert [(left.step, "行政许可" in left.reason) for left in directory.left_out] == [("match", True)]


def test_nothing_falls_out_where_no_permission_list_was_given(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可, words: 网吧}]", only_with_power="true")
    directory, _ = county(tmp_path, rows)
    assert [i.code for i in directory.items] == ["50-01-01"]


def test_entries_without_code_or_type_and_with_a_code_used_twice(tmp_path: Path) -> None:
    powers = """\
owner: 甲县民政局
powers:
  - {name: 甲, type: 行政许可}
  - {code: A, name: 乙}
  - {code: A, name: 丙, type: 行政认可}
"""
    _, findings = county(tmp_path, row(), "permissions: powers.yaml\n", powers=powers)
    assert brief([f for f in findings if f.code != "GK520"]) == [
        ("GK510", "powers.yaml", 3, 5),
        ("GK512", "powers.yaml", 4, 5),
        ("GK511", "powers.yaml", 5, 5),
        ("GK512", "powers.yaml", 5, 5),
    ]


# localise


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
    directory, _ = county(tmp_path, rows, manifest, powers=POWERS)
    assert [owner.name for owner in item(directory, "50-01-01").owner] == ["甲县应急管理局"]


def test_bases_of_guideline_and_power_merge_and_keep_articles(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政处罚, words: 民办学校}]")
    directory, _ = county(tmp_path, rows, "permissions: powers.yaml\n", powers=POWERS)
    assert item(directory, "50-01-01").basis == [
        Basis("中华人民共和国政府信息公开条例", "国务院令第711号", ("第二十条",), "现行有效")
    ]


# adjust


def test_set_add_and_remove(tmp_path: Path) -> None:
    manifest = """\
adjust:
  - item: 试验领域/类/事项
    set: {time_limit: 每年3月31日前, audience: 特定群体:学生}
    add: {channels: [微信公众号, 其他:甲县融媒APP]}
    remove: {channels: [政府网站]}
    reason: 本县规定
"""
    directory, findings = county(tmp_path, row(), manifest)
    changed = item(directory, "50-01-01")
    assert findings == []
    assert changed.time_limit.text == "每年3月31日前"
    assert changed.time_limit.clauses[0].kind == "calendar"
    assert changed.channels == ["两微一端", "其他:甲县融媒APP"]
    assert changed.audience == [Audience("特定群体", "学生")]


@pytest.mark.parametrize(
    ("adjustment", "expected"),
    [
        ("{item: 50-01-01, set: {method: 依申请公开}, reason: 有理由}", []),
        ("{item: 50-01-01, set: {method: 依申请公开}}", ["GK120"]),
        ("{item: 50-09-01, set: {method: 依申请公开}, reason: 有理由}", ["GK121"]),
        ("{item: 50-01-01, set: {method: 主动公开}, reason: 有理由}", ["GK124"]),
        ("{item: 50-01-01, add: {time_limit: 及时公开}, reason: 有理由}", ["GK124", "GK125"]),
        (
            "{item: 50-01-01, was: {method: 依申请公开}, set: {channels: [政府公报]}, reason: 有理由}",
            ["GK126"],
        ),
        ("{item: 50-01-01, was: {method: 主动公开}, set: {channels: [政府公报]}, reason: 有理由}", []),
    ],
)
def test_what_is_said_of_an_adjustment(tmp_path: Path, adjustment: str, expected: list[str]) -> None:
    _, findings = county(tmp_path, row(), f"adjust: [{adjustment}]\n")
    assert codes(findings) == expected


def test_exclude_takes_items_out_by_code_category_or_path(tmp_path: Path) -> None:
    rows = row() + row("50-02-01", "二") + row("50-02-02", "三") + row("50-03-01", "四")
    manifest = "exclude: [{item: [50-02, 试验领域/类/四], reason: 不适用}]\n"
    directory, findings = county(tmp_path, rows, manifest)
    assert [i.code for i in directory.items] == ["50-01-01"] and findings == []
    assert [left.code for left in directory.left_out] == ["50-02-01", "50-02-02", "50-03-01"]


def test_split_divides_an_item_and_keeps_what_the_parts_do_not_write(tmp_path: Path) -> None:
    manifest = "adjust: [{item: 50-01-01, split: [{name: 甲}, {name: 乙, channels: [政府公报]}], reason: 分别公开}]\n"
    directory, findings = county(tmp_path, row() + row("50-01-02", "后一项"), manifest)
    assert findings == []
    assert [(i.code, i.name, i.channels) for i in directory.items] == [
        ("50-01-01-1", "甲", ["政府网站"]),
        ("50-01-01-2", "乙", ["政府公报"]),
        ("50-01-02", "后一项", ["政府网站"]),
    ]


# extend and number


def test_powers_that_nothing_discloses_get_items_from_the_national_pattern(tmp_path: Path) -> None:
    manifest = "permissions: powers.yaml\nextend: {powers: [行政许可]}\n"
    directory, findings = county(tmp_path, row(), manifest, powers=POWERS)
    made = [i for i in directory.items if i.domain == "权责清单事项"]
    assert [(i.code, i.name) for i in made] == [
        ("90-A1-1", "校车使用许可·办事指南"),
        ("90-A1-2", "校车使用许可·许可结果"),
    ]
    assert made[1].time_limit.clauses[0].amount == 7 and made[1].time_limit.clauses[0].unit == "工作日"
    assert [owner.name for owner in made[0].owner] == ["甲县教育体育局"]
    assert codes(findings) == ["GK520"]


LOCAL = "  - {category: 类, name: %s, content: [一], basis: [《乙》], time_limit: 及时公开, owner: 甲县民政局, method: 主动公开, channels: [政府网站], audience: 全社会%s}\n"


def test_adding_items_powers_or_domains_renumbers_nothing(tmp_path: Path) -> None:
    first = "items:\n" + LOCAL % ("甲", "") + LOCAL % ("乙", ", domain: 试验领域")
    more = (
        "items:\n"
        + LOCAL % ("新", "")
        + LOCAL % ("甲", "")
        + LOCAL % ("新", ", domain: 试验领域")
        + LOCAL % ("乙", ", domain: 试验领域")
    )
    extended = "permissions: powers.yaml\nextend: {powers: [行政许可, 行政处罚]}\n"
    before, _ = county(tmp_path / "a", row(), extended + first, powers=POWERS)
    added = POWERS.replace("powers:\n", "powers:\n  - {code: A0, name: 新增, type: 行政许可, level: 县级}\n")
    after, _ = county(tmp_path / "b", row() + row("50-01-02", "新增"), extended + more, powers=added)
    names = {i.code: i.path for i in after.items}
    assert {i.code: i.path for i in before.items}.items() <= names.items()
    assert len(names) == len(after.items)


def test_the_same_item_twice_is_an_error(tmp_path: Path) -> None:
    _, findings = county(tmp_path, row(), "items:\n" + LOCAL % ("甲", "") * 1 + LOCAL % ("甲", ""))
    assert codes(findings) == ["GK123"]


# governments below


def test_a_town_inherits_and_stands_for_all_departments(tmp_path: Path) -> None:
    rows = row() + row("50-01-02", "两级", levels="[县级, 乡级]", owner="教育部门、乡镇人民政府")
    manifest = COUNTY + "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n"
    manifest += (
        "adjust: [{item: 50-01-02, set: {time_limit: 每季度公布一次, owner: 民政部门}, reason: 本县规定}]\n"
    )
    town = "parent: ../county.yaml\ngovernment: {name: 甲镇人民政府, level: 镇级}\n"
    write(tmp_path, {"county.yaml": manifest, "guideline.yaml": GUIDELINE + rows})
    directory, findings = compiled(write(tmp_path, {"town/town.yaml": town}))
    assert findings == [] and directory.edition == "2026年版"
    assert [(i.code, i.time_limit.text) for i in directory.items] == [("50-01-02", "每季度公布一次")]
    assert [owner.name for owner in directory.items[0].owner] == ["甲镇人民政府"]


def test_origins_tell_file_line_and_step_in_order(tmp_path: Path) -> None:
    manifest = (
        "permissions: powers.yaml\nadjust: [{item: 50-01-01, add: {basis: [《某办法》]}, reason: 有理由}]\n"
    )
    rows = row(discloses="[{types: 行政许可, words: 校车}]")
    directory, _ = county(tmp_path, rows, manifest, powers=POWERS)
    chain = item(directory, "50-01-01").origins["basis"]
    assert [(o.step, Path(o.place.file.path).name, o.place.line) for o in chain if o.place] == [
        ("select", "guideline.yaml", 4),
        ("match", "powers.yaml", 3),
        ("adjust", "county.yaml", 9),
    ]
