"""``gongkai import``: a directory, list or guideline that exists as a table, into YAML."""

from pathlib import Path
from typing import Any

import click

from gongkai.cli.base import ChineseCommand
from gongkai.system import write_file

KINDS = ("directory", "permissions", "services", "guideline", "village")


@click.command(
    cls=ChineseCommand,
    name="import",
    help="把现有的目录、清单、指引(FILE:.xlsx、.csv、.xls、.ods、.docx)变成 gongkai 的清单文件。",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="写到哪个文件夹;不写则为文件名(没有扩展名)"
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    metavar="KIND",
    default="directory",
    help=f"表里是什么:{'、'.join(KINDS)}",
)
@click.option("--name", help="政府全称;不写则看表里的标题")
@click.option(
    "--level",
    type=click.Choice(("县级", "乡级", "村级")),
    metavar="LEVEL",
    help="县级、乡级或村级;不写则由名称判断",
)
@click.option("--domain", help="领域;不写则看标题、工作表名和「领域」一列")
@click.option("--report", type=click.Path(path_type=Path), metavar="JSON", help="把逐行的账写到这个文件")
def command(
    file: Path,
    output: Path | None,
    kind: str,
    name: str | None,
    level: str | None,
    domain: str | None,
    report: Path | None,
) -> int:
    from gongkai.exchange.importing import About, imported
    from gongkai.exchange.starter import PlaceError, place
    from gongkai.exchange.tables import TableError

    folder = output or Path(file.stem)
    try:
        made = imported(file, kind, About(name=name, level=level, domain=domain))
        place(folder, made.files)
    except (TableError, PlaceError) as error:
        raise click.ClickException(str(error)) from error
    account = {"manifest": str(folder / made.manifest), **made.report}
    if report is not None:
        from gongkai.render.data import to_json

        write_file(report, to_json(account))
    _tell(folder, list(made.files), account)
    return 0


def _tell(folder: Path, files: list[str], account: dict[str, Any]) -> None:
    summary = account["summary"]
    words = {
        "rows": "行",
        "matched": "行对上国家指引",
        "adjusted": "行与指引不同",
        "local": "行作为本级事项",
        "excluded": "条不列入",
        "not_understood": "格没有看懂,原文保留",
    }
    click.echo("、".join(f"{summary[key]} {text}" for key, text in words.items() if key in summary))
    for row in account["rows"]:
        for note in row["not_understood"]:
            click.echo(f"  {account['file']}!{note['cell']} {note['title']}:{note['text']}")
    for name in files:
        click.echo(f"写入 {folder / name}")
