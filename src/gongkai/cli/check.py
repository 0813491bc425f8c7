"""``gongkai check``: findings of every manifest below the given paths."""

import os
from pathlib import Path

import click

from gongkai.check import Checker
from gongkai.cli.base import ChineseCommand, counted, exit_code, in_order, show_findings
from gongkai.model.diagnostic import Diagnostic
from gongkai.model.government import Waiver
from gongkai.sources.government import Loader, find_manifests


@click.command(
    cls=ChineseCommand,
    name="check",
    help="检查清单文件和由它们编成的目录。PATH 是清单文件或文件夹,不写为当前文件夹。",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="有警告也算不通过")
def command(paths: tuple[Path, ...], strict: bool) -> int:
    return check(paths or (Path(),), strict=strict)


def check(paths: tuple[Path, ...], *, strict: bool) -> int:
    """Print the findings; 0 clean, 1 errors found, 2 if a manifest could not be read."""
    loader = Loader()
    found = [manifest for path in paths for manifest in find_manifests(path)]
    manifests = list({os.path.realpath(manifest): manifest for manifest in found}.values())
    if not manifests:
        shown = "、".join(map(str, paths))
        raise click.UsageError(f"{shown} 里没有清单文件(顶层有 government 或 政府 的 .yaml 文件)")
    accepted: list[tuple[Diagnostic, Waiver]] = []
    read = [sources for manifest in manifests if (sources := loader.load(manifest)) is not None]
    findings: list[Diagnostic] = []
    checker = Checker()
    for sources in read:
        checked = checker.check(sources)
        findings += checked.findings
        accepted += checked.accepted
    findings = in_order(loader.log.findings + findings)
    show_findings(findings)
    for finding, waiver in accepted:
        click.echo(f"已豁免 {finding.code} {finding.message}(理由:{waiver.reason})")
    click.echo(
        f"{len(manifests)} 份目录,{counted(findings)}" + (f",{len(accepted)} 个已豁免" if accepted else "")
    )
    return 2 if len(read) < len(manifests) else exit_code(findings, strict=strict)
