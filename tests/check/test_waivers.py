"""Waivers: a finding that the government accepts, with a reason; and what is said of a waiver that does nothing."""

from pathlib import Path

import pytest

from gongkai.check import Checker
from gongkai.model.diagnostic import Diagnostic
from gongkai.model.government import Waiver
from gongkai.sources.government import Loader
from tests.trees import COUNTY, GUIDELINE, brief, row, write

ROWS = row(content="[]").replace("content: [内容], ", "")
ROWS += row("50-01-02", "二", owner="水利部门", method="''").replace("[内容]", "[办理条件]")
FOUND = [("GK202", "50-01-01"), ("GK206", "50-01-02"), ("GK501", "50-01-02")]

SAID = ("GK117", "GK127", "GK128", "GK129")

Result = tuple[list[tuple[str, str]], list[tuple[Diagnostic, Waiver]], list[Diagnostic]]


def applied(folder: Path, waive: str, date: str = "2026-01-01") -> Result:
    """What stands, what is accepted, and what is said of the waivers."""
    manifest = (
        COUNTY.replace("2026-01-01", date) + "guidelines: {paths: [guideline.yaml], include: [试验领域]}\n"
    )
    files = {"county.yaml": f"{manifest}waive:\n  - {waive}\n", "guideline.yaml": GUIDELINE + ROWS}
    sources = Loader().load(write(folder, files))
    assert sources is not None
    checked = Checker().check(sources)
    said = [finding for finding in checked.findings if finding.code in SAID]
    return [(f.code, f.item) for f in checked.findings if f not in said], checked.accepted, said


@pytest.mark.parametrize(
    ("waiver", "accepted"),
    [
        ("{rule: GK202, reason: 有}", ["GK202"]),
        ("{规则: GK202, 理由: 有}", ["GK202"]),
        ("{rule: GK206, item: 50-01-02, reason: 有}", ["GK206"]),
        ("{rule: GK206, item: 试验领域/类/二, reason: 有}", ["GK206"]),
        ("{rule: GK501, domain: 试验领域, reason: 有}", ["GK501"]),
        ("{rule: GK501, domain: '50', reason: 有}", ["GK501"]),
        ("{rule: GK202, reason: 有, until: 2026-01-01}", ["GK202"]),
        ("{rule: GK202, reason: 有, until: 2030-12-31}", ["GK202"]),
    ],
)
def test_a_waiver_accepts_what_it_names_and_nothing_else(
    tmp_path: Path, waiver: str, accepted: list[str]
) -> None:
    standing, let_pass, said = applied(tmp_path, waiver)
    assert [finding.code for finding, _ in let_pass] == accepted and said == []
    assert standing == [found for found in FOUND if found[0] not in accepted]


@pytest.mark.parametrize(
    ("waiver", "code", "column"),
    [
        ("{rule: GK202}", "GK127", 5),
        ("{rule: GK202, reason: ''}", "GK127", 5),
        ("{rule: GK202, reason: }", "GK127", 5),
        ("{rule: GK299, reason: 有}", "GK128", 5),
        ("{rule: GK202, item: 50-01-02, reason: 有}", "GK128", 5),
        ("{rule: GK202, domain: 义务教育, reason: 有}", "GK128", 5),
        ("{rule: GK202, reason: 有, until: 2025-12-31}", "GK129", 37),
        ("{rule: GK202, reason: 有, until: 2026-02-30}", "GK117", 37),
        ("{rule: GK202, reason: 有, until: 2027年底}", "GK117", 37),
    ],
)
def test_a_waiver_that_does_nothing_is_told(tmp_path: Path, waiver: str, code: str, column: int) -> None:
    standing, accepted, said = applied(tmp_path, waiver)
    assert brief(said) == [(code, "county.yaml", 10, column)] and said[0].hint
    assert standing == FOUND and accepted == []


def test_the_day_of_the_directory_decides_and_not_the_clock(tmp_path: Path) -> None:
    waiver = "{rule: GK202, reason: 有, until: 1999-12-31}"
    assert [f.code for f, _ in applied(tmp_path / "a", waiver, "1999-12-31")[1]] == ["GK202"]
    assert [f.code for f in applied(tmp_path / "b", waiver, "2000-01-01")[2]] == ["GK129"]
