"""The gitlab format: a Code Quality report, which GitLab shows in a merge request."""

import json
from typing import Any

from gongkai.check.baseline import fingerprints
from gongkai.check.report import Report, shown_name
from gongkai.model.diagnostic import Diagnostic, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """A list of the findings; what is waived has no place in this format."""
    unique = fingerprints(report.findings, report.folder)
    found = [_issue(f, mark, report.folder) for f, mark in zip(report.findings, unique, strict=True)]
    return json.dumps(found, ensure_ascii=False, indent=1)


def _issue(finding: Diagnostic, mark: str, folder: str) -> dict[str, Any]:
    place = finding.place
    return {
        "description": finding.message + (f"(提示:{finding.hint})" if finding.hint else ""),
        "check_name": finding.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": shown_name(place.file, folder) if place else ".",
            "lines": {"begin": place.line if place else 1},
        },
    }
