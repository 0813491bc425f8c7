"""Findings as the overlay and the pages of the preview show them."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from gongkai.check.formats.excerpt import value_end
from gongkai.check.report import LEVELS, one_line, shown_name
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from gongkai.render.data import file_name

_AROUND, _VALUE = 60, 200
"""Characters of a source line that are shown on both sides of a value, and of the value itself."""


class Told(NamedTuple):
    """One finding: plain texts, and where on the site the item is (nothing, if it has no page)."""

    level: str
    severity: str
    code: str
    place: str
    message: str
    hint: str
    href: str
    excerpt: tuple[str, str, str] | None
    """What stands before the value in its line, the value, and what stands behind it."""


def told(
    findings: Iterable[Diagnostic],
    folder: str,
    lines: Callable[[SourceFile], list[str]],
    pages: Container[str],
) -> list[Told]:
    """The findings; files are named relative to ``folder``, and items linked that have one of ``pages``."""
    lines_once = cache(lines)
    return [_told(finding, folder, lines_once, pages) for finding in findings]


def _told(
    finding: Diagnostic, folder: str, lines: Callable[[SourceFile], list[str]], pages: Container[str]
) -> Told:
    place = finding.place
    page = f"items/{file_name(finding.item)}.html" if finding.item else ""
    return Told(
        level=LEVELS[finding.severity],
        severity=finding.severity.value,
        code=finding.code,
        place=one_line(f"{shown_name(place.file, folder)}:{place.line}:{place.column}") if place else "",
        message=one_line(finding.message),
        hint=one_line(finding.hint),
        href=f"/{quote(page)}" if page in pages else "",
        excerpt=_excerpt(lines(place.file), place) if place else None,
    )


def _excerpt(lines: Sequence[str], place: Place) -> tuple[str, str, str] | None:
    if not 1 <= place.line <= len(lines):
        return None
    line = lines[place.line - 1]
    start = min(place.column - 1, len(line))
    end = value_end(line, start)
    first, cut = max(start - _AROUND, 0), start + _VALUE < end
    last = min(end + _AROUND, len(line))
    return (
        "…" * (first > 0) + one_line(line[first:start].lstrip() if first == 0 else line[first:start]),
        one_line(line[start : min(end, start + _VALUE)]) + "…" * cut,
        "" if cut else one_line(line[end:last]) + "…" * (last < len(line)),
    )


def summary(findings: Iterable[Diagnostic]) -> str:
    """How many of each severity there are, the grave ones first; nothing where there are none."""
    found = Counter(finding.severity for finding in findings)
    return ",".join(f"{found[severity]} 个{severity.value}" for severity in Severity if found[severity])
