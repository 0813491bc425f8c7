"""The gitlab format: what GitLab asks of an entry of its code quality report."""

import json
from typing import Any

import jsonschema
from hypothesis import given

from gongkai.check.formats import render
from gongkai.check.report import Report
from gongkai.model.diagnostic import Place
from tests.check.formats.reports import COUNTY, ERROR, FULL, REPORTS, report

TEXT = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "additionalProperties": False,
    "properties": {
        "description": {"type": "string"},
        "check_name": TEXT,
        "fingerprint": TEXT,
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": TEXT,
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


def made(report: Report) -> Any:
    value = json.loads(render("gitlab", report))
    for issue in value:
        jsonschema.validate(issue, SCHEMA)
    return value


def test_a_whole_report() -> None:
    error, warning, note = made(FULL)
    mark = error.pop("fingerprint")
    assert len(mark) == 32
    assert error == {
        "description": "条例已被取代(提示:改为新条例)",
        "check_name": "GK302",
        "severity": "major",
        "location": {"path": "county.yaml", "lines": {"begin": 2}},
    }
    assert (warning["severity"], warning["description"]) == ("minor", "豁免没有用到")
    assert (note["severity"], note["location"]) == ("info", {"path": ".", "lines": {"begin": 1}})


def test_nothing_found() -> None:
    assert render("gitlab", report()) == "[]\n"


def test_a_fingerprint_stays_when_lines_move_and_is_its_own() -> None:
    moved = ERROR._replace(place=Place(COUNTY, 77, 3))
    first, second = (issue["fingerprint"] for issue in made(report(ERROR, moved)))
    assert first != second
    assert made(report(moved))[0]["fingerprint"] == first


@given(REPORTS)
def test_any_text_comes_back(report: Report) -> None:
    value = made(report)
    assert len({issue["fingerprint"] for issue in value}) == len(value) == len(report.findings)
    for issue, finding in zip(value, report.findings, strict=True):
        assert issue["description"].startswith(finding.message)
