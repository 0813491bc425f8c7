"""Match: which items disclose a power or a service, and what becomes of those that none discloses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.compile.match import _NameIndex
from gongkai.model.directory import Entry
from gongkai.model.guideline import Disclosure
from tests.trees import SCHOOLS, brief, county, item, row

PERMISSIONS = "permissions: powers.yaml\n"
SCHOOL_BUS = "powers: [{code: A1, name: 校车使用许可, type: 行政许可, owner: 甲县教育体育局}]\n"
SERVICES = """\
owner: 甲县民政局
services:
  - {code: S1, name: 图书馆免费开放, audience: 全社会, level: 县级}
  - {code: S2, name: 老年人优待证办理, audience: 老年人}
"""


@pytest.mark.parametrize(
    ("discloses", "services"),
    [
        ("[{types: 公共服务, words: 图书馆}]", ["S1"]),
        ("[{types: 公共服务, words: 图书馆|老年人 证}]", ["S1", "S2"]),
        ("[{types: 行政许可, words: 图书馆}]", []),
        ("[{types: 公共服务}]", []),  # without words: those of the item's own department, which here has none
    ],
)
def test_a_service_joins_by_words(tmp_path: Path, discloses: str, services: list[str]) -> None:
    directory, _ = county(tmp_path, row(discloses=discloses), "services: services.yaml\n", services=SERVICES)
    assert item(directory, "50-01-01").services == services


def test_a_service_without_words_joins_by_owner(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 公共服务}]", owner="民政部门")
    directory, findings = county(tmp_path, rows, "services: services.yaml\n", services=SERVICES)
    assert item(directory, "50-01-01").services == ["S1", "S2"] and findings == []


def test_a_service_brings_its_basis_and_leaves_the_owner(tmp_path: Path) -> None:
    services = (
        "services: [{code: S1, name: 图书馆开放, owner: 甲县民政局, basis: [《公共图书馆法》第三十三条]}]\n"
    )
    rows = row(discloses="[{types: 公共服务, words: 图书馆}]")
    directory, _ = county(tmp_path, rows, "services: services.yaml\n", services=services)
    joined = item(directory, "50-01-01")
    assert [owner.name for owner in joined.owner] == ["甲县教育体育局"]
    assert [basis.articles for basis in joined.basis if "图书馆" in basis.title] == [("第三十三条",)]


def test_what_names_its_items_joins_no_other_by_words(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可, words: 校车}]") + row("50-01-02", "别的")
    powers = SCHOOL_BUS.replace("}]", ", items: [50-01-02]}]")
    directory, _ = county(tmp_path, rows, PERMISSIONS, powers=powers)
    assert [i.powers for i in directory.items] == [[], ["A1"]]


def test_one_power_may_join_several_items_and_one_item_several_powers(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可, words: 校}]") + row(
        "50-01-02", "二", discloses="[{types: 行政许可, words: 车}]"
    )
    powers = SCHOOL_BUS.replace(
        "}]", "}, {code: A2, name: 校外培训许可, type: 行政许可, owner: 甲县教育体育局}]"
    )
    directory, findings = county(tmp_path, rows, PERMISSIONS, powers=powers)
    assert [i.powers for i in directory.items] == [["A1", "A2"], ["A1"]] and findings == []


@pytest.mark.parametrize("types", ["行政许可|行政处罚", "行政许可 | 行政处罚"])
def test_types_may_stand_apart(tmp_path: Path, types: str) -> None:
    directory, _ = county(
        tmp_path, row(discloses=f"[{{types: {types}, words: 校车}}]"), PERMISSIONS, powers=SCHOOL_BUS
    )
    assert item(directory, "50-01-01").powers == ["A1"]


@pytest.mark.parametrize(
    ("written", "meant"), [("许可", "行政许可"), ("行政 处罚", "行政处罚"), ("其他权力", "其他行政权力")]
)
def test_a_type_has_other_spellings(tmp_path: Path, written: str, meant: str) -> None:
    powers = SCHOOL_BUS.replace("type: 行政许可", f"type: {written}, items: [50-01-01]")
    directory, findings = county(tmp_path, row(), PERMISSIONS, powers=powers)
    assert [power.type for power in directory.powers] == [meant] and findings == []


def test_undisclosed_powers_and_services_are_named_at_their_place(tmp_path: Path) -> None:
    manifest = PERMISSIONS + "services: services.yaml\n"
    directory, findings = county(tmp_path, row(), manifest, powers=SCHOOL_BUS, services=SERVICES)
    assert [entry.name for entry in directory.undisclosed] == [
        "校车使用许可",
        "图书馆免费开放",
        "老年人优待证办理",
    ]
    assert brief(findings) == [
        ("GK520", "powers.yaml", 1, 10),
        ("GK520", "services.yaml", 3, 5),
        ("GK520", "services.yaml", 4, 5),
    ]
    assert ["行政许可「校车使用许可」" in f.message or "公共服务「" in f.message for f in findings] == [
        True
    ] * 3


def test_a_power_of_another_level_is_not_held(tmp_path: Path) -> None:
    powers = SCHOOL_BUS.replace("}]", ", level: 乡级}]")
    directory, findings = county(
        tmp_path, row(discloses="[{types: 行政许可, words: 校车}]"), PERMISSIONS, powers=powers
    )
    assert directory.powers == [] and findings == []


ONLY = row(name="网吧许可", discloses="[{types: 行政许可|行政处罚, words: 网吧}]", only_with_power="true")


def test_an_item_only_for_a_power_stays_with_it_and_falls_out_by_type_without_it(tmp_path: Path) -> None:
    held = SCHOOL_BUS.replace("校车使用许可", "网吧设立许可")
    directory, findings = county(tmp_path / "held", ONLY, PERMISSIONS, powers=held)
    assert [i.code for i in directory.items] == ["50-01-01"] and findings == []
    directory, _ = county(tmp_path / "not", ONLY, PERMISSIONS, powers=SCHOOL_BUS)
    (left,) = directory.left_out
    assert (left.code, left.name, left.step) == ("50-01-01", "网吧许可", "match")
    assert left.reason == "本级权责清单没有对应的行政许可、行政处罚事项"
    assert left.place is not None and left.place.line == 12


def test_an_empty_permission_list_was_given_all_the_same(tmp_path: Path) -> None:
    directory, findings = county(tmp_path, ONLY, PERMISSIONS, powers="powers: []\n")
    assert directory.items == [] and len(directory.left_out) == 1 and findings == []


def test_a_power_may_name_an_item_that_fell_out(tmp_path: Path) -> None:
    rows = ONLY + row("50-01-02", "乡里的", levels="[乡级]")
    powers = SCHOOL_BUS.replace("}]", ", items: [50-01-01, 50-01-02]}]")
    directory, findings = county(tmp_path, rows, PERMISSIONS, powers=powers)
    assert item(directory, "50-01-01").powers == ["A1"] and findings == []


WORDS = st.text(alphabet="校车许可| ", max_size=8)
NAMES = st.lists(st.text(alphabet="校车许可证", min_size=1, max_size=6), max_size=5)


@given(names=NAMES, words=WORDS, not_words=WORDS)
def test_words_mean_what_they_say_of_any_name(names: list[str], words: str, not_words: str) -> None:
    entries = [Entry("", name, "行政许可", "", (), (), (), (), None) for name in names]
    found = _NameIndex(entries).find(Disclosure(types="行政许可", words=words, not_words=not_words))
    assert found == {
        n for n, name in enumerate(names) if (not words or said(words, name)) and not said(not_words, name)
    }


def said(alternatives: str, name: str) -> bool:
    return any(
        words and all(word in name for word in words) for words in map(str.split, alternatives.split("|"))
    )


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
        tmp_path, row(discloses=f"[{pattern}]"), "permissions: powers.yaml\n", powers=SCHOOLS
    )
    assert item(directory, "50-01-01").powers == joined


def test_a_pattern_without_words_means_the_powers_of_the_items_own_department(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可}]", owner="应急管理部门")
    directory, _ = county(tmp_path, rows, "permissions: powers.yaml\n", powers=SCHOOLS)
    assert item(directory, "50-01-01").powers == []


@pytest.mark.parametrize("reference", ["50-01-01", "试验领域/类/事项"])
def test_a_power_joins_the_items_that_it_names(tmp_path: Path, reference: str) -> None:
    powers = f"powers: [{{code: A1, name: 随便, type: 许可, owner: 甲县民政局, level: 县级, items: ['{reference}']}}]\n"
    directory, findings = county(tmp_path, row(), "permissions: powers.yaml\n", powers=powers)
    assert item(directory, "50-01-01").powers == ["A1"] and findings == []


def test_a_power_that_names_no_item_is_an_error(tmp_path: Path) -> None:
    powers = "powers: [{code: A1, name: 随便, type: 行政许可, owner: 甲县民政局, level: 县级, items: [50-09-09]}]\n"
    _, findings = county(tmp_path, row(), "permissions: powers.yaml\n", powers=powers)
    assert sorted(finding.code for finding in findings) == ["GK121", "GK520"]


def test_nothing_falls_out_where_no_permission_list_was_given(tmp_path: Path) -> None:
    rows = row(discloses="[{types: 行政许可, words: 网吧}]", only_with_power="true")
    directory, _ = county(tmp_path, rows)
    assert [i.code for i in directory.items] == ["50-01-01"]
