"""Select: which guidelines and which of their rows a directory is made from."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from gongkai.model.directory import Directory
from tests.trees import COUNTY, GUIDELINE, brief, compiled, county, item, row, write


def chosen(folder: Path, choice: str, **guidelines: str) -> tuple[Directory, list[Diagnostic]]:
    files = {"county.yaml": f"{COUNTY}guidelines: {choice}\n"}
    return compiled(write(folder, files | {f"{name}.yaml": text for name, text in guidelines.items()}))


@pytest.mark.parametrize("name", ["试验领域", "'50'", "50"])
def test_a_domain_is_named_by_name_or_code(tmp_path: Path, name: str) -> None:
    directory, findings = chosen(tmp_path, f"{{paths: [g.yaml], include: [{name}]}}", g=GUIDELINE + row())
    assert [domain.name for domain in directory.domains] == ["试验领域"] and findings == []


def test_all_guidelines_are_chosen_where_none_is_named(tmp_path: Path) -> None:
    directory, _ = chosen(tmp_path, "{paths: [g.yaml]}", g=GUIDELINE + row())
    codes = [domain.code for domain in directory.domains]
    assert codes == sorted(codes) and {f"{n:02d}" for n in range(1, 27)} < set(codes) and "50" in codes


@pytest.mark.parametrize(
    ("levels", "come"),
    [
        ("[县级]", True),
        ("区级", True),
        ("县级、乡级", True),
        ("[乡级]", False),
        ("省级", False),
        ("[]", False),
    ],
)
def test_rows_of_the_level(tmp_path: Path, levels: str, come: bool) -> None:
    directory, findings = county(tmp_path, row(levels=levels))
    assert bool(directory.items) is come and directory.left_out == [] and findings == []


def test_a_row_takes_from_the_defaults_what_it_does_not_write(tmp_path: Path) -> None:
    directory, _ = county(tmp_path, row(method="依申请公开"))
    made = item(directory, "50-01-01")
    assert (made.method, made.channels) == (["依申请公开"], ["政府网站"])
    lines = {element: chain[0].place and chain[0].place.line for element, chain in made.origins.items()}
    assert (lines["method"], lines["content"], lines["channels"], lines["time_limit"]) == (12, 12, 8, 5)


@pytest.mark.parametrize(("seen", "attested"), [("", "recalled"), (", seen: A", "seen")])
def test_how_well_an_item_is_attested(tmp_path: Path, seen: str, attested: str) -> None:
    directory, _ = county(tmp_path, row().replace("}", f"{seen}, confidence: low}}"))
    assert (directory.items[0].attested, directory.items[0].confidence) == (attested, "low")


def test_excluded_rows_keep_the_place_of_the_exclusion(tmp_path: Path) -> None:
    choice = "\n  paths: [g.yaml]\n  include: [试验领域]\n  exclude:\n    - {domain: '50', reason: 没有}"
    directory, findings = chosen(tmp_path, choice, g=GUIDELINE + row() + row("50-01-02", "二"))
    assert [(left.code, left.reason, left.place and left.place[1:]) for left in directory.left_out] == [
        ("50-01-01", "没有", (12, 7)),
        ("50-01-02", "没有", (12, 7)),
    ]
    assert findings == [] and directory.domains == []


@pytest.mark.parametrize(
    ("name", "hint"), [("试验领城", "试验领域"), ("义务教肓", "义务教育"), ("'88'", "gongkai guidelines")]
)
def test_a_domain_that_there_is_not(tmp_path: Path, name: str, hint: str) -> None:
    _, findings = chosen(tmp_path, f"{{paths: [g.yaml], include: [试验领域, {name}]}}", g=GUIDELINE + row())
    assert brief(findings) == [("GK121", "county.yaml", 8, 47)] and hint in findings[0].hint


def test_two_local_guidelines_of_one_domain(tmp_path: Path) -> None:
    choice = "{paths: [a.yaml, b.yaml], include: [试验领域]}"
    _, findings = chosen(tmp_path, choice, a=GUIDELINE + row(), b=GUIDELINE + row("50-01-02", "二"))
    assert findings != []


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("2026-11-01", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-13-01", False),
        ("2026-1-1", False),
        ("2026年1月1日", False),
        ("'2026-01-01 '", True),
    ],
)
def test_the_date_of_a_directory_is_a_day(tmp_path: Path, date: str, right: bool) -> None:
    text = (
        COUNTY.replace("2026-01-01", date)
        + "guidelines: {include: [旅游]}\nexclude: [{item: '29', reason: 无}]\n"
    )
    _, findings = compiled(write(tmp_path, {"county.yaml": text}))
    assert brief(findings) == ([] if right else [("GK117", "county.yaml", 3, 7)])


@pytest.mark.parametrize(
    ("level", "known"),
    [("县级", "县级"), ("区级", "县级"), ("镇级", "乡级"), ("县及", ""), ("''", ""), ("省级", "")],
)
def test_the_level_of_a_government(tmp_path: Path, level: str, known: str) -> None:
    text = f"government: {{name: 甲, level: {level}}}\nguidelines: {{include: [旅游]}}\n"
    directory, findings = compiled(write(tmp_path, {"county.yaml": text}))
    codes = [finding.code for finding in findings if finding.code == "GK116"]
    assert (codes, directory.level if known else "") == ([] if known else ["GK116"], known)


def test_a_local_guideline_stands_before_the_packaged_one(tmp_path: Path) -> None:
    text = GUIDELINE.replace("试验领域", "义务教育").replace("'50'", "'24'") + row("24-01-01", "本地表的事项")
    manifest = COUNTY + "guidelines: {paths: [own.yaml], include: [义务教育]}\n"
    directory, _ = compiled(write(tmp_path, {"county.yaml": manifest, "own.yaml": text}))
    assert [i.name for i in directory.items] == ["本地表的事项"]
