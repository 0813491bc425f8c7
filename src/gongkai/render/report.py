"""report.json: what was found, covered, waived and left out."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from gongkai.check.report import finding_json
from gongkai.model.diagnostic import Diagnostic, Severity
from gongkai.model.directory import Directory
from gongkai.model.government import Waiver
from gongkai.render.data import left_out_json


def report_json(
    directory: Directory, findings: Iterable[Diagnostic], waived: Iterable[tuple[Diagnostic, Waiver]]
) -> dict[str, Any]:
    """The report of one build; files are named relative to the manifest's folder."""
    findings, waived = list(findings), list(waived)
    counts = Counter(finding.severity for finding in findings)
    items = Counter(item.domain for item in directory.items)
    left_out = Counter(left.domain for left in directory.left_out)
    return {
        "government": directory.name,
        "edition": directory.edition,
        "date": directory.date,
        "summary": {
            "items": len(directory.items),
            "left_out": len(directory.left_out),
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.INFO],
            "waived": len(waived),
        },
        "coverage": {
            "domains": [
                {"code": d.code, "name": d.name, "items": items[d.name], "left_out": left_out[d.name]}
                for d in directory.domains
            ],
            "attested": dict(sorted(Counter(item.attested for item in directory.items).items())),
            "powers": _coverage(len(directory.powers), directory, service=False),
            "services": _coverage(len(directory.services), directory, service=True),
        },
        "findings": [finding_json(finding, directory.folder) for finding in findings],
        "waived": [
            finding_json(finding, directory.folder) | {"reason": waiver.reason} for finding, waiver in waived
        ],
        "left_out": [left_out_json(left) for left in directory.left_out],
    }


def _coverage(total: int, directory: Directory, *, service: bool) -> dict[str, int]:
    undisclosed = sum((entry.type == "公共服务") == service for entry in directory.undisclosed)
    return {"total": total, "disclosed": total - undisclosed}
