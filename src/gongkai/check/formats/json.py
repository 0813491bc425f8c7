"""The json format: findings, what was waived, and the counts, for other programs."""

import json
from typing import Any

from gongkai.check.report import LEVELS, Report, counts, finding_json, shown_name
from gongkai.model.diagnostic import Diagnostic


def render(report: Report) -> str:
    """One object; ``rule``, ``file`` and the like are named as in report.json of a build."""
    value = {
        "findings": [_finding(finding, report) for finding in report.findings],
        "waived": [
            _finding(finding, report)
            | {"reason": waiver.reason}
            | ({"until": waiver.until} if waiver.until else {})
            for finding, waiver in report.accepted
        ],
        "summary": counts(report),
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _finding(finding: Diagnostic, report: Report) -> dict[str, Any]:
    rule = report.rules.get(finding.code)
    value = finding_json(finding, report.folder)
    if finding.place:
        value["file"] = shown_name(finding.place.file, report.folder)
    head = {"rule": finding.code, "name": rule.name if rule else "", "severity": finding.severity.value}
    domain = {"domain": finding.domain} if finding.domain else {}
    return head | {"level": LEVELS[finding.severity]} | value | domain
