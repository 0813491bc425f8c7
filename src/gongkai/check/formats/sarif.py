"""The sarif format (SARIF 2.1.0): for code scanning and editors."""

import json
from functools import cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from gongkai import __version__
from gongkai.check.baseline import fingerprints
from gongkai.check.formats.excerpt import value_end
from gongkai.check.report import LEVELS, Report, shown_name, with_hint
from gongkai.model.diagnostic import Diagnostic, Place, SourceFile
from gongkai.model.government import Waiver

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def render(report: Report) -> str:
    """One run: all rules, the findings, and as suppressed results those that are waived."""
    return json.dumps(_Log(report).value(), ensure_ascii=False, indent=1)


class _Log:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._lines = cache(report.lines)
        found = {f.code: LEVELS[f.severity] for f in [*report.findings, *(f for f, _ in report.accepted)]}
        known = {code: LEVELS[rule.severity] for code, rule in report.rules.items()}
        self._rules = dict(sorted((found | known).items()))
        self._indexes = {code: index for index, code in enumerate(self._rules)}

    def value(self) -> dict[str, Any]:
        driver = {
            "name": "gongkai",
            "version": __version__,
            "language": "zh-CN",
            "rules": [self._rule(code, level) for code, level in self._rules.items()],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"description": {"text": "运行检查时所在的文件夹"}}},
            "results": self._results(),
        }
        return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}

    def _rule(self, code: str, level: str) -> dict[str, Any]:
        value: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": level}}
        if rule := self._report.rules.get(code):
            help = f"{rule.summary}\n依据: {rule.source}" if rule.source else rule.summary
            value |= {
                "name": rule.name,
                "shortDescription": {"text": rule.summary},
                "help": {"text": help},
            }
        return value

    def _results(self) -> list[dict[str, Any]]:
        findings = [*((f, None) for f in self._report.findings), *self._report.accepted]
        marks = fingerprints([finding for finding, _ in findings], self._report.folder)
        return [self._result(f, waiver, mark) for (f, waiver), mark in zip(findings, marks, strict=True)]

    def _result(self, finding: Diagnostic, waiver: Waiver | None, mark: str) -> dict[str, Any]:
        value: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self._indexes[finding.code],
            "level": LEVELS[finding.severity],
            "message": {"text": _message(with_hint(finding))},
            "partialFingerprints": {"gongkai/v1": mark},
            # The standard wants it on all results of a run or on none.
            "suppressions": [_suppression(waiver)] if waiver else [],
        }
        if finding.place:
            value["locations"] = [{"physicalLocation": self._location(finding.place)}]
        more = {"item": finding.item, "domain": finding.domain}
        properties = {key: text for key, text in more.items() if text}
        return value | ({"properties": properties} if properties else {})

    def _location(self, place: Place) -> dict[str, Any]:
        region = {"startLine": place.line, "startColumn": place.column}
        lines = self._lines(place.file)
        if place.line <= len(lines) and place.column <= len(lines[place.line - 1]):
            region["endColumn"] = value_end(lines[place.line - 1], place.column - 1) + 1
        return {"artifactLocation": _artifact(place.file, self._report.folder), "region": region}


def _artifact(file: SourceFile, folder: str) -> dict[str, str]:
    """A URI that is relative to the folder where the file lies in it; national data lie in no such folder."""
    name = shown_name(file, folder)
    if not file.label and PurePath(name).is_absolute():
        absolute = name if name.startswith("/") else f"/{name}"
        return {"uri": "file://" + quote(absolute, safe="/:", errors="surrogateescape")}
    uri = quote(name, safe="/", errors="surrogateescape")
    return {"uri": uri} if file.label else {"uri": uri, "uriBaseId": _ROOT}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    value: dict[str, Any] = {
        "kind": "external",
        "status": "accepted",
        "justification": waiver.reason or "",
    }
    return value | ({"properties": {"until": waiver.until}} if waiver.until else {})


def _message(text: str) -> str:
    """Text in which a viewer sees neither placeholders ({0}) nor links ([words](target))."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
