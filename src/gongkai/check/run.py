"""Runs all rules over a directory, and applies the waivers of its manifest."""

from collections.abc import Iterable

from gongkai.check.rule import Rule
from gongkai.check.rules import elements, owners
from gongkai.model.diagnostic import Diagnostic, Log, Places
from gongkai.model.directory import Directory
from gongkai.model.government import Waiver
from gongkai.phrases.text import is_date


def rules() -> list[Rule]:
    """All rules that look at a directory, by code."""
    return sorted([*elements.RULES, *owners.RULES], key=lambda rule: rule.code)


def check_directory(directory: Directory) -> list[Diagnostic]:
    """Every breach of every rule: same directory, same findings, same order."""
    return [
        Diagnostic(rule.code, rule.severity, f.place, f.message, f.hint, f.item, f.domain)
        for rule in rules()
        for f in rule.find(directory)
    ]


def waived(
    findings: Iterable[Diagnostic], waivers: list[Waiver], directory: Directory, places: Places, log: Log
) -> tuple[list[Diagnostic], list[tuple[Diagnostic, Waiver]]]:
    """The findings that stand, and those that a waiver with a reason accepts.

    A waiver without a reason accepts nothing; that, and a waiver that accepts nothing, goes to ``log``. A waiver with
    ``until`` ends on that day, counted to the directory's own date, so that the result never depends on the clock.
    """
    standing: list[Diagnostic] = []
    accepted: list[tuple[Diagnostic, Waiver]] = []
    used: set[int] = set()
    valid = [waiver for waiver in waivers if _is_valid(waiver, directory, places, log)]
    for finding in findings:
        waiver = next((w for w in valid if _accepts(w, finding, directory)), None)
        if waiver is None:
            standing.append(finding)
        else:
            used.add(id(waiver))
            accepted.append((finding, waiver))
    for waiver in valid:
        if id(waiver) not in used:
            log.warning(
                "GK128",
                places.of(waiver),
                f"豁免 {waiver.rule} 没有用到",
                "没有这样的检查结果了,删去这一条豁免",
            )
    return standing, accepted


def _is_valid(waiver: Waiver, directory: Directory, places: Places, log: Log) -> bool:
    if not waiver.reason:
        log.error(
            "GK127", places.of(waiver), f"豁免 {waiver.rule} 没有写理由", "补上 reason: 为什么接受这个问题"
        )
        return False
    place = places.of(waiver, "until")
    if waiver.until and not is_date(waiver.until):
        log.error("GK117", place, f"日期「{waiver.until}」写法不对", "写成 2026-11-01 的样子")
        return False
    if waiver.until and directory.date and waiver.until < directory.date:
        log.warning(
            "GK129", place, f"豁免 {waiver.rule} 已于 {waiver.until} 到期", "解决问题,或重新审定并改日期"
        )
        return False
    return True


def _accepts(waiver: Waiver, finding: Diagnostic, directory: Directory) -> bool:
    if waiver.rule != finding.code:
        return False
    if waiver.item is not None:
        path = next((item.path for item in directory.items if item.code == finding.item), None)
        return waiver.item in (finding.item, path) and bool(finding.item)
    if waiver.domain is not None:
        codes = {domain.code: domain.name for domain in directory.domains}
        return bool(finding.domain) and finding.domain == codes.get(waiver.domain, waiver.domain)
    return True
