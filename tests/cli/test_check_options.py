"""``gongkai check`` in CI: formats, files, selection, baselines, statistics."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gongkai.check.formats import FORMATS
from tests.cli_helpers import Result, run, small

BAD = """\
items:
  - {domain: 旅游, category: 公共服务, name: 线路, content: [线路, 相关说明], basis: [《中华人民共和国收养法》],
     time_limit: 及时公开, owner: 青石县文化和旅游局, method: 主动公开, channels: [政府网站, 其他], audience: 全社会}
"""
FOUND = ["GK301", "GK404", "GK602"]


def check(folder: Path, *args: str | Path, more: str = BAD) -> Result:
    small(folder, more)
    return run("check", *args, cwd=folder)


def codes(result: Result) -> list[str]:
    return re.findall(r"^county\.yaml:\d+:\d+: (GK\d+) ", result.out, re.M)


def test_the_source_line_is_shown_with_a_caret_under_the_value(tmp_path: Path) -> None:
    lines = check(tmp_path).out.splitlines()
    at = next(n for n, line in enumerate(lines) if "GK404" in line)
    assert lines[at].startswith("county.yaml:9:18: GK404 警告: ")
    assert lines[at + 1].startswith(" 9 |      time_limit: 及时公开, owner:")
    assert lines[at + 2] == "   |                  ^~~~~~~~"
    assert lines[at + 3].startswith("    提示: ")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], FOUND),
        (["--select", "GK3"], ["GK301"]),
        (["--select", "GK404,gk602"], ["GK404", "GK602"]),
        (["--ignore", "GK3, GK602"], ["GK404"]),
        (["--select", "GK3,GK4", "--ignore", "GK301"], ["GK404"]),
    ],
)
def test_rules_are_chosen_by_code_or_by_family(tmp_path: Path, options: list[str], found: list[str]) -> None:
    result = check(tmp_path, *options)
    assert codes(result) == found
    assert result.code == int("GK301" in found or "GK602" in found)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_is_no_rule_is_a_usage_error(tmp_path: Path, option: str) -> None:
    result = check(tmp_path, option, "GK301,GK999")
    assert result.code == 2 and "GK999" in result.err and "GK301" not in result.err


def test_warnings_fail_only_where_strict_asks(tmp_path: Path) -> None:
    assert check(tmp_path, "--select", "GK404").code == 0
    assert check(tmp_path, "--select", "GK404", "--strict").code == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_may_go_to_a_file(tmp_path: Path, name: str) -> None:
    shown = check(tmp_path, "--format", name)
    written = check(tmp_path, "--format", name, "--output", "out/report.txt")
    assert (tmp_path / "out" / "report.txt").read_text(encoding="utf-8") == shown.out
    assert written.out == "1 份目录,2 个错误,1 个警告;写入 out/report.txt\n"
    assert shown.code == written.code == 1


def test_what_machines_read_is_alone_on_standard_output(tmp_path: Path) -> None:
    value = json.loads(check(tmp_path, "--format", "json", "--statistics").out)
    assert [finding["rule"] for finding in value["findings"]] == FOUND
    sarif = json.loads(check(tmp_path, "--format", "sarif").out)
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == FOUND
    junit = ElementTree.fromstring(check(tmp_path, "--format", "junit").out)
    assert [failure.get("type") for failure in junit.iter("failure")] == FOUND
    github = check(tmp_path, "--format", "github").out
    assert re.findall(r"^::\w+ file=county\.yaml,line=\d+,col=\d+,title=(GK\d+)", github, re.M) == FOUND


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    result = check(tmp_path, "--output", "a/b")
    assert result.code == 2 and result.err.startswith("错误:")


def test_statistics_count_by_rule(tmp_path: Path) -> None:
    lines = check(tmp_path, "--statistics").out.splitlines()[-3:]
    assert [line.split()[:2] for line in lines] == [["1", code] for code in FOUND]


def test_old_findings_are_accepted_and_new_ones_fail(tmp_path: Path) -> None:
    made = check(tmp_path, "--write-baseline", "old.json")
    assert made.code == 0 and "--baseline old.json" in made.out
    again = check(tmp_path, "--baseline", "old.json")
    assert (again.code, again.out) == (0, "1 份目录,0 个错误,0 个警告,3 个基线中的旧问题\n")
    moved = check(tmp_path, "--baseline", "old.json", more=f"# 移了一行\n{BAD}")
    assert moved.code == 0
    worse = check(
        tmp_path, "--baseline", "old.json", more=BAD.replace("audience: 全社会", "audience: 特定群体")
    )
    assert worse.code == 1 and codes(worse) == ["GK612"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"findings": 3}', "\x00"])
def test_what_is_no_baseline(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    result = check(tmp_path, "--baseline", "old.json")
    assert result.code == 2 and "old.json" in result.err and "Traceback" not in result.err


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    result = check(tmp_path, "--baseline", "none.json")
    assert result.code == 2 and "none.json" in result.err


def test_a_mistake_of_the_county_is_told_once_and_not_again_for_each_town(tmp_path: Path) -> None:
    small(tmp_path, BAD.replace("audience: 全社会}", "audience: 全社会, levels: [县级, 乡级]}"))
    for name in ("甲", "乙"):
        town = f"parent: county.yaml\ngovernment: {{name: {name}镇人民政府, level: 乡级}}\n"
        (tmp_path / f"{name}.yaml").write_text(town, encoding="utf-8")
    result = run("check", cwd=tmp_path)
    assert codes(result) == FOUND
    assert result.out.endswith("3 份目录,2 个错误,1 个警告\n")
    alone = run("check", "甲.yaml", cwd=tmp_path)
    assert codes(alone) == FOUND
