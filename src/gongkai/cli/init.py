"""``gongkai init``: a new government's folder, with CI for its repository."""

import os
import sys
from pathlib import Path

import click

from gongkai.cli.base import ChineseCommand
from gongkai.phrases.text import is_date

_LEVELS = ("县级", "乡级", "村级")
_SERVICES = ("github", "gitlab", "gitee")


@click.command(
    cls=ChineseCommand,
    name="init",
    help="在 DIR(不写为当前文件夹)里写出一个政府的清单文件、空清单和 CI 配置;在终端里会询问没有写的选项。",
)
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--name", help="政府全称,如 云岭县人民政府")
@click.option("--level", help=f"层级:{'、'.join(_LEVELS)};不写则由名称判断")
@click.option("--code", help="行政区划代码")
@click.option("--portal", help="政府门户网站网址")
@click.option("--hotline", help="政务公开咨询电话")
@click.option("--parent", help="上级政府的清单文件,从 DIR 算起,如 ../county.yaml")
@click.option("--date", help="目录日期,如 2026-11-01")
@click.option("--edition", help="版次,如 2026年版")
@click.option(
    "--ci", help=f"写哪些 CI 配置,用逗号隔开:{'、'.join(_SERVICES)};不要则写 none,有上级时默认 none"
)
def command(folder: Path, **options: str | None) -> int:
    from gongkai.exchange.starter import Choices, PlaceError, level_of, place, starter_files

    answers = _Answers(folder, options)
    name = answers.get("name", "政府全称,如 云岭县人民政府")
    level = answers.get("level", f"层级,{'、'.join(_LEVELS)}", level_of(name or "")) or _LEVELS[0]
    code = answers.get("code", "行政区划代码")
    portal = answers.get("portal", "政府门户网站网址") if level != "村级" else answers.given("portal")
    hotline = answers.get("hotline", "政务公开咨询电话")
    asked = "上级政府的清单文件,如 ../county.yaml"
    parent = answers.get("parent", asked) if level != "县级" else answers.given("parent")
    date = answers.get("date", "目录日期,如 2026-11-01")
    edition = answers.get("edition", "版次,如 2026年版", f"{date[:4]}年版" if date else None)
    ci = answers.get("ci", f"写哪些 CI 配置,{'、'.join(_SERVICES)} 或 none", _default_ci(parent)) or ""
    choices = Choices(
        name=name,
        level=level,
        code=code,
        portal=portal,
        hotline=hotline,
        parent=parent,
        date=date,
        edition=edition,
        ci=_services(ci),
    )
    files = starter_files(choices, folder)
    try:
        place(folder, files)
    except PlaceError as error:
        raise click.ClickException(str(error)) from error
    _next_steps(folder, list(files), level)
    return 0


class _Answers:
    """The options as they were given, and, on a terminal, what is answered for those that were not."""

    def __init__(self, folder: Path, options: dict[str, str | None]) -> None:
        self.folder = folder
        self.options = options
        self.asks = sys.stdin.isatty()

    def given(self, option: str) -> str | None:
        """The value of ``option``, None where it is not given or blank; a wrong one ends the command."""
        value = (self.options[option] or "").strip() or None
        if value is not None and (wrong := self._wrong(option, value)):
            raise click.BadParameter(wrong, param_hint=f"--{option}")
        return value

    def get(self, option: str, question: str, default: str | None = None) -> str | None:
        """The value of ``option``: as given, else as answered, else ``default``."""
        value = self.given(option)
        if value is not None or not self.asks:
            return value or default
        while True:
            shown = default or "回车则以后再填"
            answer: str = click.prompt(f"{question}({shown})", default=default or "", show_default=False)
            answer = answer.strip()
            if not (wrong := self._wrong(option, answer) if answer else None):
                return answer or None
            click.echo(wrong)

    def _wrong(self, option: str, value: str) -> str | None:
        """What is wrong with a value, in words."""
        try:
            value.encode()
        except UnicodeError:
            return f"「{value!r}」里有不能写进文件的字符"
        if option == "level" and value not in _LEVELS:
            return f"没有「{value}」这个层级;可选 {'、'.join(_LEVELS)}"
        if option == "date" and not is_date(value):
            return f"日期「{value}」写法不对;写成 2026-11-01 的样子"
        if option == "parent" and not _is_file(self.folder, value):
            return f"找不到上级的清单文件 {value};路径从 {self.folder} 算起,如 ../county.yaml"
        if option == "ci" and (
            unknown := [name for name in _names(value) if name not in (*_SERVICES, "none")]
        ):
            return f"没有 {'、'.join(unknown)};可选 {'、'.join(_SERVICES)}、none"
        return None


def _is_file(folder: Path, value: str) -> bool:
    try:
        # The folder need not exist yet, and then the system would not go up from it.
        return Path(os.path.abspath(folder / value)).is_file()  # noqa: PTH100
    except (OSError, ValueError):
        return False


def _default_ci(parent: str | None) -> str:
    """A government below another lives in that one's repository, which has its CI."""
    return "none" if parent else ",".join(_SERVICES)


def _names(value: str) -> list[str]:
    return [name for part in value.replace("、", ",").replace(",", ",").split(",") if (name := part.strip())]


def _services(value: str) -> tuple[str, ...]:
    names = _names(value)
    return tuple(service for service in _SERVICES if service in names)


def _next_steps(folder: Path, files: list[str], level: str) -> None:
    click.echo(f"已在 {folder} 写好 {len(files)} 个文件:")
    for name in files:
        click.echo(f"  {name}")
    departments = "政府的信息,和 departments 里各部门的名称" if level == "县级" else "政府的信息"
    steps = [f"打开 {files[0]},填上{departments};每个键上面一行说明怎样填"]
    if level != "村级":
        steps.append("把权责清单、公共服务事项清单写进 lists/")
    steps.append(f"运行 gongkai check {folder},照提示填完")
    steps.append(f"运行 gongkai build {folder / files[0]},编出目录")
    click.echo("下一步:")
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. {step}")
