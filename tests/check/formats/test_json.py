"""The json format, read back by json."""

import json
from typing import Any

from hypothesis import given

from gongkai.check.formats import render
from gongkai.check.report import Report
from tests.check.formats.reports import FULL, REPORTS, report


def made(report: Report) -> Any:
    return json.loads(render("json", report))


def test_a_whole_report() -> None:
    error = {
        "rule": "GK302",
        "name": "依据已失效",
        "severity": "错误",
        "level": "error",
        "file": "county.yaml",
        "line": 2,
        "column": 9,
        "message": "条例已被取代",
        "hint": "改为新条例",
        "item": "24-01-01",
        "domain": "义务教育",
    }
    value = made(FULL)
    assert list(value["findings"][0]) == list(error)
    assert value["findings"][0] == error
    assert value["findings"][1] == {
        "rule": "GK128",
        "name": "",
        "severity": "警告",
        "level": "warning",
        "file": "county.yaml",
        "line": 1,
        "column": 14,
        "message": "豁免没有用到",
        "hint": "",
    }
    note = value["findings"][2]
    assert (note["level"], note["file"], note["line"], note["column"]) == ("note", None, None, None)
    assert value["waived"] == [
        error | {"message": "另一条例已被取代", "reason": "省厅要求", "until": "2026-12-31"}
    ]
    assert value["summary"] == {
        "directories": 1,
        "errors": 1,
        "warnings": 1,
        "notes": 1,
        "waived": 1,
        "old": 0,
    }


def test_nothing_found() -> None:
    assert made(report(old=2)) == {
        "findings": [],
        "waived": [],
        "summary": {"directories": 1, "errors": 0, "warnings": 0, "notes": 0, "waived": 0, "old": 2},
    }


@given(REPORTS)
def test_any_text_comes_back(report: Report) -> None:
    found = [(value["message"], value["hint"]) for value in made(report)["findings"]]
    assert found == [(finding.message, finding.hint) for finding in report.findings]
