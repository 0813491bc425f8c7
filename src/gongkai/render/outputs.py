"""What one manifest becomes: read, compiled and checked, and then every file of its output."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.check import Checker
from gongkai.compare.model import Comparison
from gongkai.compare.previous import Past
from gongkai.model.diagnostic import Diagnostic, Severity
from gongkai.model.directory import Directory
from gongkai.model.findings import in_order
from gongkai.model.government import Waiver
from gongkai.sources.government import Loader, Sources

TARGETS = ("html", "xlsx", "sheets", "data")


class Table(NamedTuple):
    """How the workbook is to be: its paper, and the columns that the place adds."""

    paper: str = "a3"
    columns: Sequence[str] = ()


class Compiled(NamedTuple):
    """What a manifest gave. Where a file cannot be read there is no directory: none is made of half the sources."""

    sources: Sources | None
    """None where the manifest itself cannot be read."""
    directory: Directory | None
    findings: list[Diagnostic]
    """In order."""
    accepted: list[tuple[Diagnostic, Waiver]]
    changes: Comparison | None = None
    """What changed since the previous edition."""


def silent(_: str) -> None:
    """Say nothing of the progress."""


def compiled(manifest: Path, say: Callable[[str], None] = silent) -> Compiled:
    """Read ``manifest`` with all that it names, compile and check it."""
    say(f"读取 {manifest} …")
    # A reader of its own: what is found in the files above is this directory's too, whatever was built before it.
    loader = Loader()
    sources = loader.load(manifest)
    if sources is None:
        return Compiled(None, None, in_order(loader.log.findings), [])
    say(f"编译 {sources.manifest.government.name} …")
    past = Past()
    directory, found, accepted = Checker(explain=True, further=past.findings).check(sources)
    findings = in_order(loader.log.findings + found)
    return Compiled(sources, directory if sources.complete else None, findings, accepted, past.changes)


def files(
    directory: Directory,
    findings: list[Diagnostic],
    accepted: list[tuple[Diagnostic, Waiver]],
    targets: Collection[str],
    table: Table,
    say: Callable[[str], None] = silent,
    *,
    later: Collection[str] = (),
    changes: Comparison | None = None,
    pdf: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """Relative name and bytes of every file.

    ``later`` are targets that come on demand: the pages link them too. ``pdf`` asks for the sheets as PDF besides, and
    then ``PdfError`` may be raised.
    """
    from gongkai.render.data import data_files, to_json
    from gongkai.render.report import report_json

    yield "report.json", to_json(report_json(directory, findings, accepted))
    if "data" in targets:
        say("写数据 …")
        yield from data_files(directory, frozenset((*targets, *later)), changes)
    if "html" in targets:
        from gongkai.render.html import pages

        say("写网页 …")
        yield from pages(directory, draft_note(findings), frozenset((*targets, *later)), changes)
    if "xlsx" in targets:
        from gongkai.render.workbook import workbook

        say("写 Excel 表 …")
        yield "directory.xlsx", workbook(directory, *table)
    if "sheets" in targets:
        from gongkai.render.sheets import sheet_files
        from gongkai.render.sheets.boards import Boards

        say("写张贴页 …")
        boards = Boards(directory).sheets(directory.boards)
        site = "html" in targets
        written = sheet_files(boards, pdf=pdf, site=site, draft=draft_note(findings)) if boards else ()
        for name, data in written:
            yield f"sheets/{name}", data


def draft_note(findings: list[Diagnostic]) -> str:
    """What every page says at its head while there are errors: a draft must not pass for the real thing."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return f"草稿:检查发现 {errors} 个错误,改正前请勿发布。" if errors else ""
