"""What one run of the checker found, whatever format it is told in."""

import os
import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from gongkai.model.diagnostic import Diagnostic, Severity, SourceFile
from gongkai.model.government import Waiver

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""The English words that other tools use for severities."""


class RuleInfo(Protocol):
    """What a report tells of a rule."""

    @property
    def code(self) -> str:
        """GK302"""

    @property
    def name(self) -> str:
        """A few words."""

    @property
    def summary(self) -> str:
        """One line."""

    @property
    def source(self) -> str:
        """The law and article, or the document, that it rests on."""

    @property
    def severity(self) -> Severity:
        """How grave a breach is."""


class Report(NamedTuple):
    """The findings of a run, in order, and what the formats need to tell them."""

    findings: list[Diagnostic]
    accepted: list[tuple[Diagnostic, Waiver]]
    """Findings that a waiver accepts."""
    directories: int
    """How many manifests were checked."""
    folder: str
    """Absolute; files are named relative to it."""
    rules: dict[str, RuleInfo]
    """By code; a code may be missing."""
    lines: Callable[[SourceFile], list[str]]
    """The lines of a source, without their ends; none if it cannot be read."""
    colour: bool = False
    """Whether the text format may use colours."""
    old: int = 0
    """How many findings a baseline accepted."""


def shown_name(file: SourceFile, folder: str) -> str:
    """The name of a file as a reader knows it: relative to ``folder`` where it lies in it or beside it."""
    return file.label or _shown(file.path, folder)


@lru_cache(maxsize=1024)
def _shown(path: str, folder: str) -> str:
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive
        relative = path
    far = relative.startswith(f"..{os.sep}..{os.sep}")
    return (path if far else relative).replace(os.sep, "/")


def counts(report: Report) -> dict[str, int]:
    """The numbers of the last line."""
    found = Counter(finding.severity for finding in report.findings)
    return {
        "directories": report.directories,
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "notes": found[Severity.INFO],
        "waived": len(report.accepted),
        "old": report.old,
    }


def summary(report: Report) -> str:
    """The last line: what was checked, and how much was found."""
    number = counts(report)
    text = f"{report.directories} 份目录,{number['errors']} 个错误,{number['warnings']} 个警告"
    rarer = {"notes": "个提示", "waived": "个已豁免", "old": "个基线中的旧问题"}
    return text + "".join(f",{number[key]} {words}" for key, words in rarer.items() if number[key])


def waiver_note(waiver: Waiver) -> str:
    """Why a finding is accepted, and until when."""
    return (waiver.reason or "") + (f",至 {waiver.until}" if waiver.until else "")


def with_hint(finding: Diagnostic) -> str:
    """The message and, on a line of its own, the hint."""
    return f"{finding.message}\n提示: {finding.hint}" if finding.hint else finding.message


def finding_json(finding: Diagnostic, folder: str) -> dict[str, Any]:
    """One finding as data; its file is named relative to ``folder``."""
    place = finding.place
    value: dict[str, Any] = {
        "rule": finding.code,
        "severity": finding.severity.value,
        "file": place.file.seen_from(folder) if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": finding.message,
        "hint": finding.hint,
    }
    return value | {"item": finding.item} if finding.item else value


# C0 and C1 controls, and marks that turn the direction of the text around them.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def one_line(text: str, line_break: str = " ") -> str:
    """``text`` without line breaks, and without characters that would steer a terminal."""
    return line_break.join(_CONTROL.sub("\ufffd", part) for part in _BREAKS.split(text))
