"""``gongkai calendar``: what falls due in a year, as a table, for telephones and for the wall."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from gongkai.cli.base import ChineseCommand, exit_code, show_findings
from gongkai.dates.counting import said
from gongkai.dates.plan import Due, year_plan
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
    "公示期满要揭下的。有 Excel 表、手机日历和 A3 挂历。",
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
@click.option("--no-pdf", is_flag=True, help="挂历不写 PDF,只写网页(用浏览器打印)")
def command(manifest: Path, year: str | None, output: Path, no_pdf: bool) -> int:
    if year is not None and not _is_year(year):
        raise click.BadParameter(
            f"{year} 不是年份;写 {_FIRST} 到 {_LAST} 之间的一年,如 2027", param_hint="--year"
        )
    return calendar(manifest, year, output, pdf=not no_pdf)


def calendar(manifest: Path, year: str | None, output: Path, *, pdf: bool) -> int:
    """Write the plan; 0 clean, 1 errors found in the manifest, 2 where none could be written.

    ``pdf`` asks for the wall calendar as PDF too, where it can be made.
    """
    from gongkai.render.calendar import calendar_files
    from gongkai.render.printing.errors import PdfError
    from gongkai.render.printing.fonts import is_available

    made = compiled(manifest)
    if made.directory is None:
        show_findings(made.findings)
        click.echo(f"{manifest}:有文件用不了,没有写出日程,原有文件没有改动({counted(made.findings)})")
        return 2 if made.sources is None else 1
    number = int(year or _year_of(made.directory))
    plan = year_plan(made.directory, number)
    draft = draft_note(made.findings)
    files = calendar_files(made.directory, number, plan, draft, pdf=pdf and is_available())
    written: list[str] = []
    try:
        replace_folder(output, _named(files, written))
    except (OutputError, PdfError) as error:
        raise click.ClickException(str(error)) from error
    show_findings(made.findings)
    for line in _summary(made.directory, number, plan):
        click.echo(line)
    if pdf and not is_available():
        click.echo("没有写 PDF:用浏览器打开 wall.html 打印,或者 pip install 'gongkai[pdf]' 后再来")
    click.echo(f"{counted(made.findings)};写入 {output}:{'、'.join(written)}")
    return exit_code(made.findings, strict=False)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST


def _year_of(directory: Directory) -> str:
    """The year of the manifest's date. Raises ``UsageError`` where it has none."""
    year = directory.date[:4]
    if not is_date(directory.date) or not _is_year(year):
        raise click.UsageError("清单没有写日期,不知道是哪一年;加 --year,如 --year 2027")
    return year


def _named(files: Iterator[tuple[str, bytes]], names: list[str]) -> Iterator[tuple[str, bytes]]:
    """``files``, noting their names."""
    for name, data in files:
        names.append(name)
        yield name, data


def _summary(directory: Directory, year: int, plan: Sequence[Due]) -> Iterator[str]:
    """How many dates there are, which come next after the day of the manifest, and whether they are certain."""
    from gongkai.render.calendar.report import uncertain

    yield f"{directory.name} {year}年:{len(plan)} 条"
    today = directory.date if is_date(directory.date) else ""
    coming = [due for due in plan if due.day.isoformat() >= today]
    if len(coming) < len(plan):
        yield f"清单的日期 {today} 以前 {len(plan) - len(coming)} 条,以后 {len(coming)} 条"
    for due in coming[:_SHOWN]:
        yield f"  {said(due.day)} {due.what}:{f'{due.code} {due.name}'.strip()}"
    if len(coming) > _SHOWN:
        yield f"  另有 {len(coming) - _SHOWN} 条,见 calendar.xlsx"
    if doubt := uncertain(directory, year, plan):
        yield doubt
