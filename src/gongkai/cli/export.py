"""``gongkai export``: workbooks for the departments to fill in."""

from pathlib import Path

import click

from gongkai.cli.base import ChineseCommand, exit_code, show_findings
from gongkai.model.findings import counted, in_order


@click.command(
    cls=ChineseCommand,
    name="export",
    help="写出 MANIFEST 各部门填报用的 Excel 表:每个部门一份,列出由它公开的事项。"
    "填好后用 gongkai import --merge MANIFEST 合并。",
)
@click.argument("manifest", metavar="MANIFEST", type=click.Path(path_type=Path))
@click.option(
    "--template",
    type=click.Choice(("departments",)),
    metavar="KIND",
    default="departments",
    help="哪一种表:departments(各部门填报表)",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="填报",
    help="写到哪个文件夹,默认 填报;要是新的或者空的",
)
def command(manifest: Path, template: str, output: Path) -> int:
    from gongkai.check import Checker
    from gongkai.exchange.gathering.template import templates
    from gongkai.render.output import OutputError, replace_folder
    from gongkai.sources.government import Loader

    if output.is_dir() and any(output.iterdir()):
        raise click.ClickException(
            f"{output} 里已有文件,可能是部门填好的表,不覆盖;先移走,或用 -o 换一个文件夹"
        )
    loader = Loader()
    sources = loader.load(manifest)
    if sources is None or not sources.complete:
        show_findings(in_order(loader.log.findings))
        click.echo(f"{manifest}:有文件读不出来,没有写填报表({counted(loader.log.findings)})")
        return 2
    directory, found, _ = Checker(explain=True).check(sources)
    findings = in_order(loader.log.findings + found)
    books = list(templates(directory, sources.national.vocabulary))
    try:
        replace_folder(output, books)
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    for name, _ in books:
        click.echo(f"写入 {output / name}")
    click.echo(f"{directory.name} {len(directory.items)} 项,{len(books)} 份填报表;{counted(findings)}")
    if code := exit_code(findings, strict=False):
        click.echo(f"目录里还有错误,最好先改正再发给部门:gongkai check {manifest}")
    return code
