"""Findings, and the places that they point at."""

import os
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Mark = tuple[int, int]
"""Line and column, both counted from 1; a column counts characters."""


class Severity(StrEnum):
    """How grave a finding is; the value is what a user reads."""

    ERROR = "错误"
    WARNING = "警告"
    INFO = "提示"


class SourceFile(NamedTuple):
    """A file that was read: its path on this machine; national data also have a label, the same on every machine."""

    path: str
    label: str = ""

    def seen_from(self, folder: str) -> str:
        """The name of the file in outputs: relative to ``folder``, with forward slashes."""
        return self.label or os.path.relpath(self.path, folder).replace(os.sep, "/")


class Place(NamedTuple):
    """A point in a source: line and column are counted from 1."""

    file: SourceFile
    line: int
    column: int


class Diagnostic(NamedTuple):
    """One finding: what is wrong, where, and what to do about it."""

    code: str
    severity: Severity
    place: Place | None
    message: str
    hint: str = ""
    item: str = ""
    domain: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Log:
    """Collects findings: nothing is raised for bad input, so that one mistake never hides another."""

    findings: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, place: Place | None, message: str, hint: str = "", item: str = "") -> None:
        """Add a finding that makes the run fail."""
        self.findings.append(Diagnostic(code, Severity.ERROR, place, message, hint, item))

    def warning(self, code: str, place: Place | None, message: str, hint: str = "", item: str = "") -> None:
        """Add a finding that fails the run only with ``--strict``."""
        self.findings.append(Diagnostic(code, Severity.WARNING, place, message, hint, item))

    def info(self, code: str, place: Place | None, message: str, hint: str = "", item: str = "") -> None:
        """Add a finding that never fails a run."""
        self.findings.append(Diagnostic(code, Severity.INFO, place, message, hint, item))


FieldMarks = dict[str, "Mark | list[Mark]"]


class Places:
    """Where each value was written, kept beside the data: models stay plain and know nothing of files."""

    def __init__(self) -> None:
        self._records: dict[int, tuple[object, SourceFile, Mark, FieldMarks]] = {}

    def record(self, value: object, file: SourceFile, mark: Mark, fields: FieldMarks) -> None:
        """Remember that ``value`` was built from ``file`` at ``mark``, and where each of its fields stands."""
        self._records[id(value)] = (value, file, mark, fields)

    def of(self, value: object, field: str = "", index: int | None = None) -> Place | None:
        """The place of a value, of one of its fields, or of one entry of a list field; None if it was not read."""
        record = self._records.get(id(value))
        if record is None:
            return None
        _, file, mark, fields = record
        marks = fields.get(field, mark)
        if isinstance(marks, list):
            marks = marks[index or 0] if marks else mark
        return Place(file, *marks)

    def wrote(self, value: object, field: str) -> bool:
        """Whether the source itself gave ``field`` (and not a default)."""
        record = self._records.get(id(value))
        return record is not None and field in record[3]
