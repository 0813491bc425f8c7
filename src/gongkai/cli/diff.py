"""``gongkai diff``: what changed for the public between two states of a directory."""

from pathlib import Path

import click

from gongkai.check.formats.text import format_finding
from gongkai.cli.base import ChineseCommand, wants_colour
from gongkai.compare import Side, compare
from gongkai.compare.formats import FORMATS, formatted
from gongkai.compare.formats.words import summary
from gongkai.compare.sides import Opener, SideError
from gongkai.model.findings import in_order
from gongkai.system import write_file


@click.command(
    cls=ChineseCommand,
    name="diff",
    help="比较两份目录,列出对公众的变化。OLD、NEW 可以是清单文件、build 的输出文件夹或 directory.json、"
    "Excel 表,或 git 版本里的这些文件(如 HEAD~1:county.yaml,路径从仓库顶层算起)。"
    "没有变化返回 0,有变化返回 1,不能比较返回 2。",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    metavar="FORMAT",
    type=click.Choice(FORMATS),
    default="text",
    help=f"格式:{'、'.join(FORMATS)}",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写到哪个文件,不写则输出到屏幕")
def command(old: str, new: str, format: str, output: Path | None) -> int:
    return diff(old, new, format, output)


def diff(old: str, new: str, format: str = "text", output: Path | None = None) -> int:
    """Print or write what changed; 0 if nothing did for the public, 1 if something did, 2 if a side cannot be read."""
    opener = Opener()
    sides = [_open(opener, text) for text in (old, new)]
    before, after = sides
    if before is None or after is None:
        return 2
    comparison = compare(before, after)
    colour = output is None and wants_colour()
    text = formatted(comparison, format, colour=colour)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode("utf-8", "replace"))
        click.echo(f"{summary(comparison)};写入 {output}")
    return int(comparison.for_public)


def _open(opener: Opener, text: str) -> Side | None:
    try:
        return opener.side(text)
    except SideError as error:
        for finding in in_order(error.findings):
            click.echo(format_finding(finding, str(Path.cwd())), err=True)
        click.echo(f"错误:{error}", err=True)
        return None
