"""``gongkai check``: findings of every manifest below the given paths."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click

from gongkai.check import Checker, all_rules
from gongkai.check.formats import FORMATS
from gongkai.check.report import Report, RuleInfo, summary
from gongkai.cli.base import ChineseCommand, exit_code, wants_colour
from gongkai.model.diagnostic import Diagnostic, SourceFile
from gongkai.model.directory import Directory
from gongkai.model.findings import in_order
from gongkai.model.government import Waiver
from gongkai.sources.government import Loader, Sources, find_manifests
from gongkai.sources.text import source_lines
from gongkai.system import write_file


class Options(NamedTuple):
    """What the command line asks for."""

    strict: bool = False
    format: str = "text"
    output: Path | None = None
    select: str = ""
    ignore: str = ""
    baseline: Path | None = None
    write_baseline: Path | None = None
    statistics: bool = False
    fix: bool = False


@click.command(
    cls=ChineseCommand,
    name="check",
    help="检查清单文件和由它们编成的目录。PATH 是清单文件或文件夹,不写为当前文件夹。",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    metavar="FORMAT",
    type=click.Choice(FORMATS),
    default="text",
    help=f"格式:{'、'.join(FORMATS)}",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写到哪个文件,不写则输出到屏幕")
@click.option("--select", default="", metavar="CODE", help="只看哪些规则,用逗号隔开;GK3 是 GK3 开头的全部")
@click.option("--ignore", default="", metavar="CODE", help="不看哪些规则,写法同上")
@click.option("--strict", is_flag=True, help="有警告也算不通过")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="基线文件:其中的旧问题不再列出,只看新的",
)
@click.option(
    "--write-baseline", type=click.Path(path_type=Path), metavar="FILE", help="把现有的问题写成基线文件"
)
@click.option("--statistics", is_flag=True, help="最后列出每条规则有多少个问题")
@click.option("--fix", is_flag=True, help="改正有把握的写法(括号、文号、取代的文件、渠道名称),其余不动")
def command(paths: tuple[Path, ...], **options: object) -> int:
    return check(paths or (Path(),), Options(**options))  # type: ignore[arg-type]


def check(paths: tuple[Path, ...], options: Options) -> int:
    """Print the findings; 0 clean, 1 errors found, 2 if a manifest could not be read."""
    wanted = _selection(options)
    manifests = _manifests(paths)
    run = _Run(manifests, wanted)
    if options.fix and (fixed := _fix(run)):
        run = _Run(manifests, wanted)
        click.echo("\n".join(fixed), err=options.output is None and options.format != "text")
    report = _report(run, options)
    if options.write_baseline is not None:
        return _write_baseline(run, report, options.write_baseline)
    _show(report, options)
    return 2 if len(run.read) < len(manifests) else exit_code(report.findings, strict=options.strict)


def _manifests(paths: tuple[Path, ...]) -> list[Path]:
    found = [manifest for path in paths for manifest in find_manifests(path)]
    manifests = list({os.path.realpath(manifest): manifest for manifest in found}.values())
    if not manifests:
        shown = "、".join(map(str, paths))
        raise click.UsageError(f"{shown} 里没有清单文件(顶层有 government 或 政府 的 .yaml 文件)")
    return manifests


class _Run:
    """One reading and checking of all manifests."""

    def __init__(self, manifests: list[Path], wanted: Callable[[str], bool]) -> None:
        loader = Loader()
        self.manifests = manifests
        self.read: list[Sources] = [s for manifest in manifests if (s := loader.load(manifest)) is not None]
        findings, accepted = Checker(further=_of_previous).check_all(self.read)
        findings = in_order(loader.log.findings + findings)
        self.findings = [finding for finding in findings if wanted(finding.code)]
        self.accepted: list[tuple[Diagnostic, Waiver]] = [pair for pair in accepted if wanted(pair[0].code)]


def _of_previous(sources: Sources, directory: Directory) -> list[Diagnostic]:
    if sources.previous is None:
        return []
    from gongkai.compare.previous import since_previous  # few manifests name one

    return since_previous(sources, directory)[1]


def _report(run: _Run, options: Options) -> Report:
    from gongkai.check.baseline import split

    folder, findings, old = str(Path.cwd()), run.findings, 0
    if options.baseline is not None:
        try:
            findings, old = split(findings, options.baseline.read_text(encoding="utf-8"), folder)
        except ValueError as error:
            raise click.BadParameter(f"{options.baseline}:{error}", param_hint="--baseline") from error
    to_screen = options.output is None and options.format == "text"
    colour = to_screen and wants_colour()
    rules: dict[str, RuleInfo] = {rule.code: rule for rule in all_rules()}
    return Report(
        findings, run.accepted, len(run.manifests), folder, rules, _lines(run.read), colour=colour, old=old
    )


def _lines(read: list[Sources]) -> Callable[[SourceFile], list[str]]:
    texts = {file: text for sources in read for each in sources.chain for file, text in each.texts.items()}
    return lambda file: source_lines(file, texts.get(file))


def _show(report: Report, options: Options) -> None:
    from gongkai.check.formats import render

    text = render(options.format, report)
    if options.output is None:
        click.echo(text, nl=False)
    else:
        write_file(options.output, text.encode())
        click.echo(f"{summary(report)};写入 {options.output}")
    if options.statistics:
        _statistics(report, err=options.output is None and options.format != "text")


def _statistics(report: Report, *, err: bool) -> None:
    counted = Counter(finding.code for finding in report.findings)
    for code, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        rule = report.rules.get(code)
        click.echo(f"{number:>6}  {code}  {rule.summary if rule else ''}".rstrip(), err=err)


def _write_baseline(run: _Run, report: Report, file: Path) -> int:
    from gongkai.check.baseline import write

    write_file(file, write(run.findings, report.folder).encode())
    click.echo(f"{summary(report)};写入基线 {file}:以后用 --baseline {file},只看新的问题")
    return 2 if len(run.read) < len(run.manifests) else 0


def _selection(options: Options) -> Callable[[str], bool]:
    select, ignore = _codes(options.select, "--select"), _codes(options.ignore, "--ignore")
    return lambda code: (not select or code.startswith(select)) and not (ignore and code.startswith(ignore))


def _codes(text: str, option: str) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for code in text.replace(",", ",").split(",") if code.strip())
    known = [rule.code for rule in all_rules()]
    if unknown := [code for code in codes if not any(one.startswith(code) for one in known)]:
        raise click.BadParameter(
            f"没有 {'、'.join(unknown)} 这样的规则;用 gongkai rule 查看", param_hint=option
        )
    return codes


def _fix(run: _Run) -> list[str]:
    """Write the certain corrections into the sources of the checked governments, and say what was done."""
    from gongkai.check.formats.text import shown_path
    from gongkai.exchange.mend import mended

    own = {file: text for sources in run.read for file, text in sources.texts.items()}
    lines = []
    for file, text in own.items():
        fixes = [
            f for f in run.findings if f.fix is not None and f.place is not None and f.place.file == file
        ]
        made = mended(text, fixes) if fixes else None
        if made is None or not made.done or not _is_plain(file, text):
            continue
        write_file(Path(file.path), _as_stored(file, made.text))
        for finding in made.done:
            assert finding.fix is not None
            where = shown_path(finding.place, str(Path.cwd()))
            lines.append(f"{where}: {finding.code} 已改:「{finding.fix.old}」→「{finding.fix.new}」")
    if lines:
        lines.append(f"改了 {len(lines)} 处")
    return lines


def _is_plain(file: SourceFile, text: str) -> bool:
    """Whether the file still is what was read, in UTF-8: another encoding is not ours to change."""
    data = Path(file.path).read_bytes()
    return data.removeprefix(b"\xef\xbb\xbf") == text.encode()


def _as_stored(file: SourceFile, text: str) -> bytes:
    """``text`` with the byte-order mark that the file has."""
    mark = b"\xef\xbb\xbf"
    return (mark if Path(file.path).read_bytes().startswith(mark) else b"") + text.encode()
