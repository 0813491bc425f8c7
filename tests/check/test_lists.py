"""GK510–GK531: permission lists, and the codes of governments and departments."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.check.rules.lists import is_credit_code
from gongkai.model.diagnostic import Diagnostic
from tests.check.samples import write
from tests.trees import brief, checked

ALL = (
    "[行政许可, 行政处罚, 行政强制, 行政征收, 行政给付, 行政检查, 行政确认, 行政奖励, 行政裁决, 其他行政权力]"
)
POWER = {
    "code": "A1",
    "name": "校车使用许可",
    "type": "行政许可",
    "basis": "[《校车安全管理条例》第十五条]",
    "level": "县级",
}
CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
"""Table 2 of GB 32100—2015."""


def power(**changes: str | None) -> str:
    pairs = {**POWER, **changes}
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in pairs.items() if value is not None) + "}\n"


def of_list(folder: Path, *rows: str) -> list[Diagnostic]:
    """What is found of a county's permission list, in the families of this file."""
    write(
        folder,
        f"permissions: list.yaml\nextend: {{powers: {ALL}}}\n"
        "# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n" + "".join(rows),
    )
    return [f for f in checked(folder / "sample.yaml")[1] if f.code.startswith("GK5")]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"level": None},
        {"level": "[县级, 乡级]"},
        {"level": "省级、市级、县级"},
        {"level": "设区的市级、县级"},
        {"level": "县(市、区)级"},
        {"type": "许可"},
        {"type": "其他权力"},
        {"type": "其他职权"},
        {"basis": "《校车安全管理条例》第十五条"},
    ],
)
def test_an_entry_that_is_right(tmp_path: Path, changes: dict[str, str | None]) -> None:
    assert of_list(tmp_path, power(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": None}, "GK510"),
        ({"code": "''"}, "GK510"),
        ({"type": None}, "GK512"),
        ({"type": "行政备案"}, "GK512"),
        ({"type": "行政权力"}, "GK512"),
        ({"type": "行政监管"}, "GK512"),
        ({"level": "省级"}, "GK522"),
        ({"level": "市级"}, "GK522"),
        ({"level": "设区的市级"}, "GK522"),
        ({"level": "国务院部门"}, "GK522"),
        ({"level": "[省级, 市级]"}, "GK522"),
        ({"level": "自治区级"}, "GK522"),
        ({"basis": None}, "GK523"),
        ({"basis": "[]"}, "GK523"),
        ({"basis": "['', ' ']"}, "GK523"),
    ],
)
def test_an_entry_that_is_wrong(tmp_path: Path, changes: dict[str, str | None], code: str) -> None:
    (finding,) = of_list(tmp_path, power(**changes))
    assert finding.code == code and brief([finding])[0][1:3] == ("list.yaml", 3)


def test_a_code_that_stands_twice(tmp_path: Path) -> None:
    found = of_list(
        tmp_path, power(), power(name="民办学校设立审批"), power(code="A2", name="民办学校分立审批")
    )
    assert brief(found)[0][:3] == ("GK511", "list.yaml", 4) and len(found) == 1


COUNTY = (
    "# file: county.yaml\ngovernment: {name: 云岭县人民政府, level: 县级, code: '539901'}\n"
    "edition: 2026年版\ndate: 2026-11-01\nguidelines: {include: [旅游]}\n"
    "permissions: county-list.yaml\nextend: {powers: [行政许可]}\n"
    "# file: county-list.yaml\nowner: 云岭县教育体育局\npowers:\n"
    f"{power(code='B1')}{power(code='B2', name='农村村民宅基地审批', level='[县级, 乡级]')}"
)


def of_town(folder: Path, row: str) -> list[Diagnostic]:
    town = "# file: town.yaml\nparent: county.yaml\ngovernment: {name: 石桥镇人民政府, level: 乡级}\n"
    lists = f"permissions: list.yaml\nextend: {{powers: {ALL}}}\n# file: list.yaml\nowner: 石桥镇人民政府\npowers:\n{row}"
    write(folder, f"{town}{lists}{COUNTY}")
    return [f for f in checked(folder / "town.yaml")[1] if f.code == "GK522"]


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "B1", "level": "乡级"},
        {"code": "B1", "level": None},
        {"code": "T1", "level": "乡级"},
        {"code": "T1", "level": "县级"},
        {"code": "T1", "name": "民办学校设立审批", "level": "县级"},
    ],
)
def test_a_town_that_lists_a_power_of_the_county(tmp_path: Path, changes: dict[str, str | None]) -> None:
    (finding,) = of_town(tmp_path, power(**changes))
    assert brief([finding])[0][1:3] == ("list.yaml", 3)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "T1", "name": "农村村民宅基地审批", "level": "乡级"},
        {"code": "T1", "name": "村庄建设检查", "type": "行政检查", "level": "乡级"},
        {"code": "T1", "name": "村庄建设检查", "type": "行政检查", "level": None},
    ],
)
def test_a_power_of_the_towns_own(tmp_path: Path, changes: dict[str, str | None]) -> None:
    assert of_town(tmp_path, power(**changes)) == []


def credit_code(first: str) -> str:
    total = sum(CHARACTERS.index(c) * weight for c, weight in zip(first, WEIGHTS, strict=True))
    return first + CHARACTERS[-total % 31]


FIRST = "11539901MB0000001"


def of_government(folder: Path, value: str, code: str) -> list[Diagnostic]:
    write(folder, f"government: {{name: 云岭县人民政府, level: 县级, {value}}}")
    return [f for f in checked(folder / "sample.yaml")[1] if f.code == code]


def test_a_credit_code_that_is_right(tmp_path: Path) -> None:
    assert of_government(tmp_path, f"credit_code: {credit_code(FIRST)}", "GK530") == []


@pytest.mark.parametrize(
    "code",
    [
        credit_code(FIRST)[:-1],
        credit_code(FIRST) + "1",
        credit_code(FIRST).lower(),
        credit_code(FIRST).replace("B0", "BO"),
        credit_code("11999901MB0000001"),
        credit_code("1153990AMB0000001"),
        "待补",
        "'11539901-MB0000001-E'",
    ],
)
def test_a_credit_code_that_is_wrong(tmp_path: Path, code: str) -> None:
    (finding,) = of_government(tmp_path, f"credit_code: {code}", "GK530")
    assert brief([finding])[0][1:3] == ("sample.yaml", 10)


def test_a_departments_credit_code_is_told_at_its_place(tmp_path: Path) -> None:
    write(
        tmp_path,
        f"departments:\n  - {{name: 云岭县文化和旅游局, acts_as: [文化和旅游行政部门], credit_code: {FIRST}1}}",
    )
    found = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code == "GK530"]
    assert brief(found) == [("GK530", "sample.yaml", 6, 58)] and "云岭县文化和旅游局" in found[0].message


def test_any_single_changed_character_of_a_credit_code_is_noticed() -> None:
    right = credit_code(FIRST)
    for index in range(18):
        for other in CHARACTERS:
            changed = right[:index] + other + right[index + 1 :]
            assert is_credit_code(changed) is (changed == right), changed


@given(st.text(alphabet=CHARACTERS, min_size=9, max_size=9))
def test_a_credit_code_by_the_standards_own_arithmetic_is_right(body: str) -> None:
    assert is_credit_code(credit_code(f"11539901{body}"))


@given(st.text())
def test_no_text_upsets_the_credit_code(text: str) -> None:
    assert not is_credit_code(text) or len(text) == 18


@pytest.mark.parametrize("code", ["539901", "539901000000", "110105"])
def test_a_countys_region_code(tmp_path: Path, code: str) -> None:
    assert of_government(tmp_path, f"code: '{code}'", "GK531") == []


@pytest.mark.parametrize(
    "code",
    [
        "99901",
        "5399011",
        "53990a",
        "999901",
        "539901102",
        "539901102205",
        "539900",
        "530000",
        "100000",
        "5399-01",
        "0",
    ],
)
def test_what_is_no_countys_region_code(tmp_path: Path, code: str) -> None:
    assert len(of_government(tmp_path, f"code: '{code}'", "GK531")) == 1


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("539901102", True),
        ("539901102000", True),
        ("539901", False),
        ("539902102", False),
        ("539901000", False),
        ("539901102205", False),
        ("53990110", False),
    ],
)
def test_a_towns_region_code(tmp_path: Path, code: str, right: bool) -> None:
    head = f"parent: county.yaml\ngovernment: {{name: 石桥镇人民政府, level: 乡级, code: '{code}'}}\n"
    write(tmp_path, f"# file: town.yaml\n{head}{COUNTY}")
    found = [f for f in checked(tmp_path / "town.yaml")[1] if f.code == "GK531"]
    assert (found == []) is right


def test_a_power_of_no_known_type_is_told_once(tmp_path: Path) -> None:
    assert [f.code for f in of_list(tmp_path, power(type="行政命令"))] == ["GK512"]
