"""The sarif format, read with the models of SARIF 2.1.0."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from pydantic import ValidationError
from sarif_pydantic.sarif import Sarif

from gongkai.check.formats import render
from gongkai.check.report import Report
from gongkai.model.diagnostic import Place, SourceFile
from tests.check.formats.reports import ERROR, FOLDER, FULL, NOTE, REPORTS, report


def made(report: Report) -> Any:
    """The only run of the log."""
    value = json.loads(render("sarif", report))
    Sarif.model_validate(value)
    assert (value["version"], len(value["runs"])) == ("2.1.0", 1)
    return value["runs"][0]


def test_the_models_refuse_what_is_no_sarif() -> None:
    value = json.loads(render("sarif", FULL))
    value["runs"][0]["results"][0]["level"] = "错误"
    with pytest.raises(ValidationError):
        Sarif.model_validate(value)


def test_rules() -> None:
    driver = made(FULL)["tool"]["driver"]
    assert driver["name"] == "gongkai"
    assert driver["rules"] == [
        {"id": "GK128", "defaultConfiguration": {"level": "warning"}},
        {
            "id": "GK302",
            "defaultConfiguration": {"level": "error"},
            "name": "依据已失效",
            "shortDescription": {"text": "依据已被废止"},
            "help": {"text": "依据已被废止\n依据: 《规章制定程序条例》"},
        },
        {
            "id": "GK999",
            "defaultConfiguration": {"level": "note"},
            "name": "依据已失效",
            "shortDescription": {"text": "依据已被废止"},
            "help": {"text": "依据已被废止\n依据: 《规章制定程序条例》"},
        },
    ]


def test_results() -> None:
    run = made(FULL)
    assert run["columnKind"] == "unicodeCodePoints"
    error, warning, note, waived = run["results"]
    mark = error.pop("partialFingerprints")
    assert error == {
        "ruleId": "GK302",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "条例已被取代\n提示: 改为新条例"},
        "suppressions": [],
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "county.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 9, "endColumn": 22},
                }
            }
        ],
        "properties": {"item": "24-01-01", "domain": "义务教育"},
    }
    assert (warning["level"], warning["ruleIndex"]) == ("warning", 0)
    assert note["level"] == "note"
    assert "locations" not in note
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "省厅要求",
            "properties": {"until": "2026-12-31"},
        }
    ]
    assert mark != waived["partialFingerprints"]


def test_nothing_found() -> None:
    assert made(report())["results"] == []


@pytest.mark.parametrize(
    ("file", "location"),
    [
        (
            SourceFile(f"{FOLDER}/清单 1#.yaml"),
            {"uri": "%E6%B8%85%E5%8D%95%201%23.yaml", "uriBaseId": "%SRCROOT%"},
        ),
        (SourceFile(f"{FOLDER}/a:b\udce9.yaml"), {"uri": "a%3Ab%E9.yaml", "uriBaseId": "%SRCROOT%"}),
        (SourceFile("/home/clerk/county.yaml"), {"uri": "../county.yaml", "uriBaseId": "%SRCROOT%"}),
        (SourceFile("/srv/甲/county.yaml"), {"uri": "file:///srv/%E7%94%B2/county.yaml"}),
        (SourceFile("/usr/lib/24.yaml", "guidelines/24.yaml"), {"uri": "guidelines/24.yaml"}),
    ],
)
def test_a_file_is_named_by_a_uri(file: SourceFile, location: dict[str, str]) -> None:
    (result,) = made(report(ERROR._replace(place=Place(file, 1, 1))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_a_line_that_is_not_there_has_no_end_column() -> None:
    (result,) = made(report(ERROR._replace(place=Place(SourceFile(f"{FOLDER}/a"), 1, 1)), lines=[]))[
        "results"
    ]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    (result,) = made(report(NOTE._replace(message="写 {0} 或 [甲](1)", hint="")))["results"]
    assert result["message"]["text"] == "写 {{0}} 或 [甲] (1)"


@given(REPORTS)
def test_any_text_comes_back(report: Report) -> None:
    results = made(report)["results"]
    findings = [*report.findings, *(finding for finding, _ in report.accepted)]
    for result, finding in zip(results, findings, strict=True):
        text = result["message"]["text"].replace("{{", "{").replace("}}", "}").replace("] (", "](")
        assert text.startswith(finding.message.replace("] (", "]("))
        if finding.place:
            (location,) = result["locations"]
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert uri.isascii()
            assert unquote(uri) == finding.place.file.seen_from(report.folder)
    assert len({result["partialFingerprints"]["gongkai/v1"] for result in results}) == len(results)
