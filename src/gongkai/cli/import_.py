"""``gongkai import``: a directory, list or guideline that exists as a table, into YAML."""

from pathlib import Path
from typing import Any

import click

from gongkai.cli.base import ChineseCommand, show_findings
from gongkai.model.findings import counted, in_order
from gongkai.system import write_file

KINDS = ("directory", "permissions", "services", "guideline", "village")


@click.command(
    cls=ChineseCommand,
    name="import",
    help="把现有的目录、清单、指引(FILE:.xlsx、.csv、.xls、.ods、.docx)变成 gongkai 的清单文件;"
    "用 --merge 把各部门填好的表合并进清单。",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--merge",
    "manifest",
    type=click.Path(path_type=Path),
    metavar="MANIFEST",
    help="FILE 是各部门填好的填报表(见 gongkai export):把改动加进这个清单文件",
)
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
    files: tuple[Path, ...],
    manifest: Path | None,
    output: Path | None,
    kind: str,
    name: str | None,
    level: str | None,
    domain: str | None,
    report: Path | None,
) -> int:
    if manifest is not None:
        if output or name or level or domain or report or kind != "directory":
            raise click.UsageError(
                "--merge 只和填报表一起用,不要写 -o、--as、--name、--level、--domain、--report"
            )
        return _merge(manifest, files)
    if len(files) > 1:
        raise click.UsageError("一次导入一个文件;合并各部门的填报表用 --merge 清单文件")
    return _import(files[0], output, kind, name, level, domain, report)


def _merge(manifest: Path, files: tuple[Path, ...]) -> int:
    from gongkai.exchange.gathering.guide import TITLES
    from gongkai.exchange.gathering.manifest import MergeError, merge
    from gongkai.sources.government import Loader
    from gongkai.sources.tables import TableError

    loader = Loader()
    sources = loader.load(manifest)
    if sources is None or not sources.complete:
        show_findings(in_order(loader.log.findings))
        click.echo(f"{manifest}:有文件读不出来,没有合并,原有文件没有改动({counted(loader.log.findings)})")
        return 2
    # Excel keeps such a file beside a workbook that is open; *.xlsx means it, too.
    wanted = [file for file in files if not file.name.startswith("~$")]
    try:
        outcome = merge(manifest, sources, wanted)
    except (TableError, MergeError) as error:
        raise click.ClickException(str(error)) from error
    words = {"adjust": "调整", "exclude": "不列入", "items": "新增"}
    for key, added in outcome.new.items():
        for one in added:
            changes = "、".join(TITLES[element] for element in one.entry.get("set", ()))
            path = one.entry.get("name") if key == "items" else f"{one.entry['item']} {one.comment}"
            why = one.comment if key == "items" else one.entry["reason"]
            click.echo(f"{words[key]} {path}{f' {changes}' if changes else ''}({why})")
    for problem in outcome.problems:
        click.echo(f"没有合并 {problem.where}:{problem.message}")
    numbers = "、".join(f"{words[key]} {len(added)} 项" for key, added in outcome.new.items())
    click.echo(f"{len(wanted)} 份表:{numbers},{len(outcome.problems)} 处没有合并")
    click.echo(f"写入 {outcome.written}" if outcome.written else f"没有新的改动,{manifest} 没有改动")
    return int(bool(outcome.problems))


def _import(
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
    from gongkai.sources.tables import TableError

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


_MOST = 40
"""Cells that are listed on the terminal; a report lists all."""

_COUNTS = {
    "rows": "行",
    "powers": "项权责",
    "services": "项公共服务",
    "matched": "行对上国家指引",
    "adjusted": "行与指引不同",
    "local": "行作为本级事项",
    "excluded": "处写明不列入",
    "missing": "项指引有而表里没有",
    "repeated": "行重复,只写一次",
    "without_code": "行没有编码",
    "notes": "处文字不在各行之内,原文保留",
    "not_understood": "格没有对应的要素或没有看懂,原文保留",
}


def _tell(folder: Path, files: list[str], account: dict[str, Any]) -> None:
    summary = account["summary"]
    told = [f"{summary[key]} {text}" for key, text in _COUNTS.items() if summary.get(key)]
    click.echo("、".join(told) or "没有读出一行")
    notes = [note for row in account["rows"] for note in row["not_understood"]]
    for note in notes[:_MOST]:
        click.echo(
            f"  {account['file']}!{note['cell']} {note['title']}:{' '.join(note['text'].split())[:80]}"
        )
    if len(notes) > _MOST:
        click.echo(f"  ……另有 {len(notes) - _MOST} 格;用 --report 账.json 写出全部")
    for name in files:
        click.echo(f"写入 {folder / name}")
