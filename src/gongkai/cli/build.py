"""``gongkai build``: the directory of each manifest, as a site, a workbook and data."""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import click

from gongkai.check.formats.text import format_waived
from gongkai.cli.base import ChineseCommand, exit_code, show_findings
from gongkai.cli.telling import masked_of
from gongkai.model.diagnostic import Diagnostic
from gongkai.model.directory import Directory
from gongkai.model.findings import counted
from gongkai.model.government import Waiver
from gongkai.render.data import file_name
from gongkai.render.html.errors import OwnTemplateError
from gongkai.render.output import OutputError, replace_folder
from gongkai.render.outputs import TARGETS, Table, compiled, files
from gongkai.render.printing.errors import PdfError
from gongkai.render.printing.fonts import is_available
from gongkai.render.workbook import EXTRAS, PAPERS
from gongkai.sources.government import manifests_below
from gongkai.system import write_file


@click.command(
    cls=ChineseCommand, name="build", help="编出 MANIFEST(清单文件,如 county.yaml)所写政府的目录。"
)
@click.argument("manifests", nargs=-1, required=True, metavar="MANIFEST...", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="dist",
    help="输出到哪个文件夹,默认 dist;各政府一个子文件夹",
)
@click.option("--only", default=",".join(TARGETS), help=f"只要哪些,用逗号隔开:{','.join(TARGETS)}")
@click.option("--paper", default="a3", help=f"Excel 表用什么纸打印:{'、'.join(PAPERS)};默认 a3,都是横向")
@click.option(
    "--columns",
    default="",
    help=f"表格另加哪些列,用逗号隔开:{','.join(EXTRAS)};目录里有的填好,没有的留空",
)
@click.option("--no-pdf", is_flag=True, help="张贴页不写 PDF,只写网页(用浏览器打印)")
@click.option(
    "--with-children",
    is_flag=True,
    help="连同 MANIFEST 文件夹里的下级(乡镇、街道,村、社区)一起编,写出公开栏总表",
)
@click.option("--strict", is_flag=True, help="有警告也算不通过")
def command(
    manifests: tuple[Path, ...],
    output: Path,
    only: str,
    paper: str,
    columns: str,
    no_pdf: bool,
    with_children: bool,
    strict: bool,
) -> int:
    targets = _listed(only, TARGETS, "--only")
    if not targets:
        raise click.BadParameter(f"没有写要哪些;可选 {'、'.join(TARGETS)}", param_hint="--only")
    papers = _listed(paper.lower(), PAPERS, "--paper")
    if len(papers) != 1:
        raise click.BadParameter(f"要写一种纸;可选 {'、'.join(PAPERS)}", param_hint="--paper")
    table = Table(papers[0], _listed(columns, EXTRAS, "--columns"))
    if with_children:
        manifests = _with_children(manifests)
    return build(manifests, output, targets, table, strict=strict, pdf=not no_pdf, children=with_children)


def _with_children(manifests: tuple[Path, ...]) -> tuple[Path, ...]:
    """The manifests with all below them, each once."""
    found = (path for manifest in manifests for path in manifests_below(manifest))
    return tuple({os.path.realpath(path): path for path in found}.values())


def _listed(text: str, known: Collection[str], option: str) -> list[str]:
    """The values of an option that takes several, each once."""
    values = list(dict.fromkeys(filter(None, map(str.strip, re.split("[,\uff0c、]", text)))))
    if unknown := [value for value in values if value not in known]:
        raise click.BadParameter(f"没有 {'、'.join(unknown)};可选 {'、'.join(known)}", param_hint=option)
    return values


def build(
    manifests: tuple[Path, ...],
    output: Path,
    targets: list[str],
    table: Table,
    *,
    strict: bool,
    pdf: bool = True,
    children: bool = False,
) -> int:
    """Build each manifest; 0 clean, 1 errors found, 2 if one could not be read or written.

    ``pdf`` asks for PDF, where it can be made; ``children`` for an index of the notice boards of all of them.
    """
    run = _Build(output, targets, table, strict, pdf)
    code = max(run.one(manifest) for manifest in manifests)
    if children:
        run.index()
    return code


class _Build:
    """One run of ``build``: what the manifests share."""

    def __init__(self, output: Path, targets: list[str], table: Table, strict: bool, pdf: bool) -> None:
        self.output = output
        self.targets = targets
        self.table = table
        self.strict = strict
        self.pdf = pdf and "sheets" in targets and is_available()
        self.written: dict[Path, Path] = {}
        self.built: list[Path] = []

    def one(self, manifest: Path) -> int:
        """Build one directory, print what is to be said of it, and return the exit code."""
        sources, directory, findings, accepted, changes = compiled(manifest, _progress)
        if directory is None:
            return self._unread(manifest, findings, 2 if sources is None else 1)
        folder = self._folder(directory, manifest)
        made = files(
            directory, findings, accepted, self.targets, self.table, _progress, changes=changes, pdf=self.pdf
        )
        try:
            count = replace_folder(folder, made)
        except (OutputError, PdfError) as error:
            raise click.ClickException(str(error)) from error
        except OwnTemplateError as error:
            return self._unread(manifest, [*findings, error.finding], 1)
        _progress("")
        self.built.append(folder)
        show_findings(findings)
        for line in masked_of(folder / "sheets" / "report.json"):
            click.echo(line)
        _summary(directory, folder, count, findings, accepted)
        return exit_code(findings, strict=self.strict)

    def index(self) -> None:
        """Write the index of the boards of all governments of this run, if there are any."""
        found = ((folder.name, folder / "sheets" / "report.json") for folder in self.built)
        reports = [(name, report) for name, report in found if report.is_file()]
        if not reports:
            return
        from gongkai.render.sheets.family import family_index

        file = self.output / "boards.html"
        write_file(file, family_index([(name, json.loads(report.read_bytes())) for name, report in reports]))
        click.echo(f"{len(reports)} 份目录的公开栏总表写入 {file}")

    def _unread(self, manifest: Path, findings: list[Diagnostic], code: int) -> int:
        _progress("")
        show_findings(findings)
        click.echo(f"{manifest}:有文件用不了,没有编出目录,原有文件没有改动({counted(findings)})")
        return code

    def _folder(self, directory: Directory, manifest: Path) -> Path:
        """Where the directory goes: a folder of its own, which no other manifest of this run may claim."""
        folder = self.output / file_name(directory.short_name)
        other = self.written.setdefault(folder, manifest)
        if other is not manifest:
            raise click.UsageError(f"{other} 和 {manifest} 都是{directory.name},会写到同一个文件夹 {folder}")
        return folder


def _summary(
    directory: Directory,
    folder: Path,
    count: int,
    findings: list[Diagnostic],
    accepted: list[tuple[Diagnostic, Waiver]],
) -> None:
    items = Counter(item.domain for item in directory.items)
    left_out = Counter(left.domain for left in directory.left_out)
    click.echo(f"{directory.name} {directory.edition}:{len(directory.items)} 项")
    for domain in directory.domains:
        rest = f",未列入 {left_out[domain.name]} 项" if left_out[domain.name] else ""
        click.echo(f"  {domain.code} {domain.name} {items[domain.name]} 项{rest}")
    reasons = Counter((left.step, left.reason) for left in directory.left_out)
    if reasons:
        click.echo(f"未列入 {len(directory.left_out)} 项:")
        for (_, reason), number in reasons.items():
            click.echo(f"  {number} 项:{reason}")
    for finding, waiver in accepted:
        click.echo(format_waived(finding, waiver))
    click.echo(f"{counted(findings)};写入 {folder}({count} 个文件)")


def _progress(text: str) -> None:
    """One line that is written over, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)
