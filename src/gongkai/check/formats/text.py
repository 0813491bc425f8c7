"""The text format: file:line:column: code severity: message, and a hint below."""

import os

from gongkai.model.diagnostic import Diagnostic, Place


def shown_path(place: Place | None, folder: str) -> str:
    """file:line:column of a place, the file relative to ``folder`` where it lies in it."""
    if place is None:
        return "-"
    path = place.file.path
    relative = os.path.relpath(path, folder)
    shown = place.file.label or (path if relative.startswith(".." + os.sep + ".." + os.sep) else relative)
    return f"{shown}:{place.line}:{place.column}"


def format_finding(finding: Diagnostic, folder: str) -> str:
    """One finding as one or two lines."""
    line = f"{shown_path(finding.place, folder)}: {finding.code} {finding.severity.value}: {finding.message}"
    return f"{line}\n    提示: {finding.hint}" if finding.hint else line
