"""Findings together: their order, and how many there are."""

from collections.abc import Iterable

from gongkai.model.diagnostic import Diagnostic, Severity


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings each once, by file, line and column, and those without a place last."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.place is None, f.place or (), f.code, f.message))


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are, in words."""
    findings = list(findings)
    errors = sum(f.severity is Severity.ERROR for f in findings)
    warnings = sum(f.severity is Severity.WARNING for f in findings)
    return f"{errors} 个错误,{warnings} 个警告"
