"""``gongkai calendar``: what falls due in a year, as a table, for telephones and for the wall."""

from pathlib import Path

import click

from gongkai.cli.base import ChineseCommand, exit_code, show_findings
from gongkai.dates.counting import said
from gongkai.dates.plan import Due, year_plan
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Directory
from gongkai.model.findings import counted
from gongkai.phrases.text import is_date
from gongkai.render.output import OutputError, replace_folder
from gongkai.render.outputs import compiled, draft_note

_FIRST, _LAST = 2004, 2100
_SHOWN = 5


@click.command(
    cls=ChineseCommand,
    name="calendar",
    help="写出 MANIFEST 所写政府一年的公开日程:定期公开的、写明日期的、从某件事(清单的 dates)起算的、"
    "公示期满要揭下的。",
)
@click.argument("manifest", metavar="MANIFEST", type=click.Path(path_type=Path))
@click.option("--year", metavar="YEAR", help="哪一年,如 2027;不写则是清单日期的那一年")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="calendar",
    help="输出到哪个文件夹,默认 calendar",
)
def command(manifest: Path, year: str | None, output: Path) -> int:
    if year is not None and not (year.isascii() and year.isdigit() and _FIRST <= int(year) <= _LAST):
        raise click.BadParameter(
            f"{year} 不是年份;写 {_FIRST} 到 {_LAST} 之间的一年,如 2027", param_hint="--year"
        )
    return calendar(manifest, None if year is None else int(year), output)


def calendar(manifest: Path, year: int | None, output: Path) -> int:
    """Write the plan; 0 clean, 1 errors found in the manifest, 2 where none could be written."""
    from gongkai.render.calendar import calendar_files

    made = compiled(manifest)
    if made.directory is None:
        show_findings(made.findings)
        click.echo(f"{manifest}:有文件用不了,没有写出日程,原有文件没有改动({counted(made.findings)})")
        return 2 if made.sources is None else 1
    if year is None and not is_date(made.directory.date):
        raise click.UsageError("清单没有写日期,不知道是哪一年;加 --year,如 --year 2027")
    year = year or int(made.directory.date[:4])
    plan = year_plan(made.directory, year)
    try:
        count = replace_folder(output, calendar_files(made.directory, year, plan, draft_note(made.findings)))
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    show_findings(made.findings)
    _summary(made.directory, year, plan)
    click.echo(f"{counted(made.findings)};写入 {output}({count} 个文件)")
    return exit_code(made.findings, strict=False)


def _summary(directory: Directory, year: int, plan: list[Due]) -> None:
    click.echo(f"{directory.name} {year}年:{len(plan)} 条")
    for due in plan[:_SHOWN]:
        click.echo(f"  {said(due.day)} {due.what}:{due.name}")
    if len(plan) > _SHOWN:
        click.echo(f"  另有 {len(plan) - _SHOWN} 条,见表格")
    if not WorkCalendar(directory.holidays).is_known(year):
        click.echo(
            f"{year}年的放假安排还没有收录,只按周六、周日推算,是暂定的;"
            "国务院公布后写进清单的 holidays,或者升级 chinesecalendar"
        )
