"""The text format: file:line:column: code severity: message, the source line, and a hint below."""

from functools import cache

from gongkai.check.formats.excerpt import excerpt
from gongkai.check.report import Report, one_line, shown_name, summary, waiver_note
from gongkai.model.diagnostic import Diagnostic, Place, Severity
from gongkai.model.government import Waiver

_COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 36}


def render(report: Report) -> str:
    """All findings, then what was waived, then the count."""
    waived = (format_waived(finding, waiver) for finding, waiver in report.accepted)
    return "\n".join([*found(report), *waived, summary(report)])


def found(report: Report) -> list[str]:
    """Each finding with its source line."""
    lines = cache(report.lines)
    return [
        _finding(
            finding, report, excerpt(lines(finding.place.file), finding.place) if finding.place else None
        )
        for finding in report.findings
    ]


def shown_path(place: Place | None, folder: str) -> str:
    """file:line:column of a place, the file relative to ``folder`` where it lies in it."""
    return f"{shown_name(place.file, folder)}:{place.line}:{place.column}" if place else "-"


def format_finding(finding: Diagnostic, folder: str) -> str:
    """One finding as one or two lines."""
    line = f"{_where(finding, folder)} {finding.severity.value}: {one_line(finding.message)}"
    return f"{line}\n{_hint(finding)}" if finding.hint else line


def format_waived(finding: Diagnostic, waiver: Waiver) -> str:
    """One line: what a waiver accepts, and why."""
    return f"已豁免 {finding.code} {one_line(f'{finding.message}(理由:{waiver_note(waiver)})')}"


def _finding(finding: Diagnostic, report: Report, source: tuple[str, str, str] | None) -> str:
    def painted(text: str) -> str:
        return f"\x1b[{_COLOURS[finding.severity]}m{text}\x1b[0m" if report.colour else text

    severity = painted(finding.severity.value)
    parts = [f"{_where(finding, report.folder)} {severity}: {one_line(finding.message)}"]
    if source:
        line, margin, caret = source
        parts += [line, margin + painted(caret)]
    if finding.hint:
        parts.append(_hint(finding))
    return "\n".join(parts)


def _where(finding: Diagnostic, folder: str) -> str:
    return f"{one_line(shown_path(finding.place, folder))}: {finding.code}"


def _hint(finding: Diagnostic) -> str:
    return f"    提示: {one_line(finding.hint)}"
