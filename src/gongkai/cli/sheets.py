"""``gongkai sheets``: the sheets of the notice boards, or of any selection, to print."""

from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.board.choosing import Choice, ChoiceError, chosen
from gongkai.cli.base import ChineseCommand, exit_code, show_findings
from gongkai.cli.telling import masked_lines, pdf_hint, unsaid_lines
from gongkai.model.directory import Directory
from gongkai.model.findings import counted
from gongkai.model.sheet import PAPERS, BoardSheets
from gongkai.phrases.text import is_date
from gongkai.render.output import OutputError, replace_folder
from gongkai.render.outputs import compiled, draft_note


@click.command(
    cls=ChineseCommand,
    name="sheets",
    help="编出 MANIFEST 所写政府的公开栏张贴页:封面、公开目录、每个事项一张公示页或者办事指南。",
)
@click.argument("manifest", metavar="MANIFEST", type=click.Path(path_type=Path))
@click.option("--board", "boards", multiple=True, metavar="NAME", help="哪个公开栏;可以写几次,不写为全部")
@click.option("--paper", metavar="PAPER", help=f"用什么纸:{'、'.join(PAPERS)};不写则按清单里公开栏的 paper")
@click.option("--domain", "domains", multiple=True, metavar="NAME", help="只要哪个领域:名称或编码;可以写几次")
@click.option(
    "--department", "departments", multiple=True, metavar="NAME", help="只要哪个部门公开的事项;可以写几次"
)
@click.option("--items", multiple=True, metavar="ITEM", help="只要哪些事项:编码、名称或路径,用逗号隔开")
@click.option(
    "--data",
    multiple=True,
    metavar="[ITEM=]FILE",
    help="用 .csv 或 .xlsx 文件里的数据填公示表;看不出是哪个事项的,写成 事项=文件",
)
@click.option(
    "--from", "show_from", metavar="DATE", help="张贴日期,如 2026-11-10;不写则按清单,清单也没有则留空"
)
@click.option("--no-pdf", is_flag=True, help="不写 PDF,只写网页(用浏览器打印)")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="sheets", help="输出到哪个文件夹,默认 sheets"
)
def command(
    manifest: Path,
    boards: tuple[str, ...],
    paper: str | None,
    domains: tuple[str, ...],
    departments: tuple[str, ...],
    items: tuple[str, ...],
    data: tuple[str, ...],
    show_from: str | None,
    no_pdf: bool,
    output: Path,
) -> int:
    if paper is not None and paper.lower() not in PAPERS:
        raise click.BadParameter(f"没有 {paper} 这种纸;可选 {'、'.join(PAPERS)}", param_hint="--paper")
    if show_from is not None and not is_date(show_from):
        raise click.BadParameter(f"{show_from} 不是日期;写成 2026-11-10 的样子", param_hint="--from")
    listed = [name.strip() for text in items for name in text.replace(",", ",").split(",") if name.strip()]
    choice = Choice(boards, domains, departments, listed, paper.lower() if paper else None, show_from)
    return sheets(manifest, choice, data, output, pdf=not no_pdf)


def sheets(manifest: Path, choice: Choice, data: Sequence[str], output: Path, *, pdf: bool) -> int:
    """Write the sheets; 0 clean, 1 errors found in the manifest, 2 where none could be written."""
    from gongkai.board.reading import DataChoiceError, given
    from gongkai.render.printing.errors import PdfError
    from gongkai.render.printing.fonts import is_available
    from gongkai.render.sheets import sheet_files
    from gongkai.render.sheets.boards import Boards

    made = compiled(manifest)
    if made.directory is None:
        show_findings(made.findings)
        click.echo(f"{manifest}:有文件用不了,没有编出张贴页,原有文件没有改动({counted(made.findings)})")
        return 2 if made.sources is None else 1
    pdf = pdf and is_available()
    try:
        boards = chosen(made.directory, choice)
        more = given(made.directory, boards, data)
        found = Boards(made.directory).sheets(boards, more)
        files = sheet_files(found, pdf=pdf, draft=draft_note(made.findings))
        count = replace_folder(output, files)
    except (ChoiceError, DataChoiceError, PdfError, OutputError) as error:
        raise click.ClickException(str(error)) from error
    show_findings(made.findings)
    _summary(made.directory, found, pdf)
    click.echo(f"{counted(made.findings)};写入 {output}({count} 个文件)")
    return exit_code(made.findings, strict=False)


def _summary(directory: Directory, boards: Sequence[BoardSheets], pdf: bool) -> None:
    click.echo(f"{directory.name} {directory.edition}:{len(boards)} 个公开栏")
    for board in boards:
        settings = board.board
        where = f"({settings.place})" if settings.place else ""
        click.echo(f"  {settings.name}{where} {PAPERS[settings.paper].name} {len(board.sheets)} 张")
        for line in masked_lines(board):
            click.echo(f"    {line}")
    for line in unsaid_lines(boards):
        click.echo(line)
    if not pdf:
        click.echo(pdf_hint())
