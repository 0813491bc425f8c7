"""The github format: workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from gongkai.check.formats.text import format_waived
from gongkai.check.report import Report, shown_name, summary, with_hint
from gongkai.model.diagnostic import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One command a finding; what is waived and the count are plain lines of the log."""
    commands = [_command(finding, report) for finding in report.findings]
    plain = [format_waived(finding, waiver) for finding, waiver in report.accepted]
    return "\n".join([*commands, *map(_harmless, plain), summary(report)])


def _command(finding: Diagnostic, report: Report) -> str:
    properties = {}
    if place := finding.place:
        properties = {
            "file": shown_name(place.file, report.folder),
            "line": str(place.line),
            "col": str(place.column),
        }
    rule = report.rules.get(finding.code)
    properties["title"] = f"{finding.code} {rule.name}" if rule else finding.code
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {shown}::{_data(with_hint(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _harmless(line: str) -> str:
    """A line of the log in which the runner finds no command of the old form, which may stand anywhere."""
    return line.replace("##[", "## [")
