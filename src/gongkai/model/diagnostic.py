"""Findings, and the places that they point at."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
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
        return self.label or _relative(self.path, folder)


@lru_cache(maxsize=1024)
def _relative(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


class Place(NamedTuple):
    """A point in a source: line and column are counted from 1."""

    file: SourceFile
    line: int
    column: int


class Fix(NamedTuple):
    """A certain correction: in the value at a finding's place, ``old`` has to read ``new``."""

    old: str
    new: str


class Diagnostic(NamedTuple):
    """One finding: what is wrong, where, and what to do about it."""

    code: str
    severity: Severity
    place: Place | None
    message: str
    hint: str = ""
    item: str = ""
    domain: str = ""
    fix: Fix | None = None


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


class Places:
    """Where each value was written, kept beside the data: models stay plain and know nothing of files.

    ``locate`` gives the place of a node of the reader's tree, or of one entry of a list node.
    """

    def __init__(self, locate: Callable[[object, int | None], Mark]) -> None:
        self._locate = locate
        self._records: dict[int, tuple[object, SourceFile, object, dict[str, object]]] = {}

    def record(self, value: object, file: SourceFile, node: object, fields: dict[str, object]) -> None:
        """Remember that ``value`` was built from ``node`` of ``file``, and its fields from nodes of their own."""
        self._records[id(value)] = (value, file, node, fields)

    def of(self, value: object, field: str = "", index: int | None = None) -> Place | None:
        """The place of a value, of one of its fields, or of one entry of a list field; None if it was not read."""
        record = self._records.get(id(value))
        if record is None:
            return None
        _, file, node, fields = record
        if field in fields:
            return Place(file, *self._locate(fields[field], index))
        return Place(file, *self._locate(node, None))
