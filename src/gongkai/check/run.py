"""Compiles governments and runs all rules over them, and applies the waivers of their manifests."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from gongkai.check.rule import Rule
from gongkai.check.subject import SourceText, Subject
from gongkai.compile import compile_directory
from gongkai.model.diagnostic import Diagnostic, Log, Place, Places
from gongkai.model.directory import Directory
from gongkai.model.government import Waiver
from gongkai.phrases.text import is_date
from gongkai.sources.government import Sources


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    from gongkai.check.rules import FAMILIES

    return tuple(sorted((rule for family in FAMILIES for rule in family), key=lambda rule: rule.code))


class Checked(NamedTuple):
    """What one government's check gave."""

    directory: Directory
    findings: list[Diagnostic]
    """What stands, of compiling and of all rules; in no order."""
    accepted: list[tuple[Diagnostic, Waiver]]
    """What waivers accept."""


Further = Callable[[Sources, Directory], list[Diagnostic]]
"""What else is found of a directory, by those who know what this room does not."""


class Checker:
    """Compiles and checks governments: what several of them share is made once.

    ``explain`` gives the directories everything that an output shows, see ``compile_directory``; ``further`` is asked
    after the rules, and may be waived like them.
    """

    def __init__(self, *, explain: bool = False, further: Further | None = None) -> None:
        self.explain = explain
        self.further = further
        self._compiled: dict[tuple[int, bool], tuple[Directory, list[Diagnostic]]] = {}
        self._children: dict[int, list[Directory]] = {}

    def check(self, sources: Sources) -> Checked:
        """The directory of ``sources``, and what is to be said of it."""
        directory, found = self._compile(sources, explain=self.explain)
        subject = self._subject(sources, directory)
        found = found + run_rules(subject)
        if self.further is not None:
            found += self.further(sources, directory)
        log = Log()
        standing, accepted = waived(found, sources.manifest.waive, directory, sources.places, log)
        return Checked(directory, standing + log.findings, accepted)

    def check_all(
        self, governments: Iterable[Sources]
    ) -> tuple[list[Diagnostic], list[tuple[Diagnostic, Waiver]]]:
        """What stands of all governments together, and what is accepted.

        A town inherits what its county writes, so a mistake there is found again in every town: it is told once, of
        the government that comes first.
        """
        standing: list[Diagnostic] = []
        accepted: list[tuple[Diagnostic, Waiver]] = []
        told: set[tuple[str, Place | None, str]] = set()
        for sources in governments:
            checked = self.check(sources)
            let_pass = {_key(finding) for finding, _ in checked.accepted}
            standing += [finding for finding in checked.findings if _key(finding) not in told]
            accepted += [
                (finding, waiver) for finding, waiver in checked.accepted if _key(finding) not in told
            ]
            told |= {_key(finding) for finding in checked.findings} | let_pass
        return standing, accepted

    def _compile(self, sources: Sources, *, explain: bool) -> tuple[Directory, list[Diagnostic]]:
        known = self._compiled.get((id(sources), explain))
        if known is None:
            log = Log()
            known = compile_directory(sources, log, explain=explain), log.findings
            self._compiled[id(sources), explain] = known
        return known

    def _subject(self, sources: Sources, directory: Directory) -> Subject:
        beside: list[Directory] = []
        if sources.parent is not None:
            beside = list(self._children.setdefault(id(sources.parent), []))
            self._children[id(sources.parent)].append(directory)
        higher = [self._compile(above, explain=False)[0] for above in sources.chain[1:]]
        return Subject(
            directory=directory,
            manifest=sources.manifest,
            place=sources.places.of,
            library=sources.library,
            institutions=lambda: sources.national.institutions,
            vocabulary=sources.national.vocabulary,
            above=higher[0] if higher else None,
            higher=higher,
            beside=beside,
            power_lists=sources.power_lists,
            service_lists=sources.service_lists,
            texts=[SourceText(file, text) for file, text in sources.texts.items()],
            declared=directory.offices,
            as_of=sources.national.law_book.as_of,
        )


def _key(finding: Diagnostic) -> tuple[str, Place | None, str]:
    """What two findings of the same mistake have in common; their messages may name other items."""
    return finding.code, finding.place, finding.hint


def run_rules(subject: Subject) -> list[Diagnostic]:
    """Every breach of every rule: same subject, same findings, same order."""
    return [
        Diagnostic(
            rule.code, f.severity or rule.severity, f.place, f.message, f.hint, f.item, f.domain, f.fix
        )
        for rule in all_rules()
        if rule.find is not None
        for f in rule.find(subject)
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
