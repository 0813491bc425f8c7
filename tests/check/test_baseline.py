"""A baseline accepts the findings that were, and none that are new."""

import json

import pytest
from hypothesis import given

from gongkai.check.baseline import fingerprint, split, write
from gongkai.check.report import Report
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from tests.check.formats.reports import COUNTY, ERROR, FOLDER, NOTE, REPORTS, WARNING


def test_a_baseline_is_read_by_people_too() -> None:
    text = write([WARNING, ERROR, NOTE, ERROR], FOLDER)
    lines = text.splitlines()
    assert lines[0] == '{"gongkai": "baseline", "version": 1, "findings": ['
    assert [line.split(", ", 1)[1] for line in lines[1:-1]] == [
        '"count": 1, "rule": "GK999", "file": "", "message": "没有位置的提示"},',
        '"count": 1, "rule": "GK128", "file": "county.yaml", "message": "豁免没有用到"},',
        '"count": 2, "rule": "GK302", "file": "county.yaml", "item": "24-01-01", "message": "条例已被取代"}',
    ]
    assert lines[-1] == "]}"
    assert json.loads(text)["findings"][2]["fingerprint"] == fingerprint(ERROR, FOLDER)


def test_the_order_of_findings_does_not_matter() -> None:
    assert write([WARNING, ERROR, NOTE], FOLDER) == write([NOTE, ERROR, WARNING], FOLDER)


def test_old_findings_are_accepted_and_new_ones_are_not() -> None:
    assert split([ERROR, WARNING, NOTE], write([ERROR, NOTE], FOLDER), FOLDER) == ([WARNING], 2)


def test_an_empty_baseline_accepts_nothing() -> None:
    text = write([], FOLDER)
    assert text == '{"gongkai": "baseline", "version": 1, "findings": []}\n'
    assert split([ERROR], text, FOLDER) == ([ERROR], 0)


def test_equal_findings_are_counted() -> None:
    last = ERROR._replace(place=Place(COUNTY, 9, 9))
    assert split([ERROR, ERROR, last], write([ERROR, ERROR], FOLDER), FOLDER) == ([last], 2)


@pytest.mark.parametrize(
    ("finding", "same"),
    [
        (ERROR._replace(place=Place(COUNTY, 99, 1)), True),
        (ERROR._replace(severity=Severity.WARNING, hint="换了说法"), True),
        (ERROR._replace(message="另一个问题"), False),
        (ERROR._replace(code="GK303"), False),
        (ERROR._replace(item="24-01-02"), False),
        (ERROR._replace(place=Place(SourceFile(f"{FOLDER}/town.yaml"), 2, 9)), False),
        (ERROR._replace(place=None), False),
    ],
)
def test_what_makes_a_finding_the_same(finding: Diagnostic, same: bool) -> None:
    assert (fingerprint(finding, FOLDER) == fingerprint(ERROR, FOLDER)) == same


def test_a_line_named_in_a_message_may_move() -> None:
    one, two = (ERROR._replace(message=f"键「甲」重复,第 {line} 行已有") for line in (3, 14))
    assert fingerprint(one, FOLDER) == fingerprint(two, FOLDER)


def test_another_machine_has_another_folder() -> None:
    there = ERROR._replace(place=Place(SourceFile("/builds/1/county.yaml"), 5, 5))
    assert split([there], write([ERROR], FOLDER), "/builds/1") == ([], 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "基线文件第 1 行不是 JSON"),
        ('{\n"gongkai": }', "基线文件第 2 行不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ("[]", "这不是 gongkai 的基线文件"),
        ('{"findings": []}', "这不是 gongkai 的基线文件"),
        ('{"gongkai": "baseline", "version": 2, "findings": []}', "版本是 2"),
        ('{"gongkai": "baseline", "version": 1}', "没有 findings 清单"),
        ('{"gongkai": "baseline", "version": 1, "findings": [3]}', "第 1 条写法不对"),
        (
            '{"gongkai": "baseline", "version": 1, "findings": [{"fingerprint": "a", "count": 0}]}',
            "第 1 条写法不对",
        ),
        (
            '{"gongkai": "baseline", "version": 1, "findings": [{"fingerprint": "a", "count": true}]}',
            "第 1 条写法不对",
        ),
    ],
)
def test_what_is_no_baseline_is_told(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        split([ERROR], text, FOLDER)


def test_a_baseline_with_a_bom_is_read() -> None:
    assert split([ERROR], "\ufeff" + write([ERROR], FOLDER), FOLDER) == ([], 1)


@given(REPORTS)
def test_a_baseline_accepts_what_it_was_written_from(report: Report) -> None:
    text = write(report.findings, FOLDER)
    assert split(report.findings, text, FOLDER) == ([], len(report.findings))
    rows = text.split("\n")[1:-2] if report.findings else []
    assert len(rows) == len({fingerprint(finding, FOLDER) for finding in report.findings})
