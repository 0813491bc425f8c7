"""The ``gongkai`` command: which verbs there are, and what a mistake of the user or the machine looks like."""

import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from gongkai import __version__
from gongkai.cli.base import ChineseGroup, translated
from gongkai.system import reason

COMMANDS = {
    "build": "编出目录:网页、Excel 表、公开栏张贴页和数据",
    "calendar": "写出一年的公开日程:表格、手机日历、挂历",
    "check": "检查清单和目录,指出文件和行",
    "diff": "比较两份目录,列出对公众的变化",
    "due": "算某个时限的最后一天,写明怎样算的",
    "explain": "说明事项的每个要素从哪里来",
    "export": "写出各部门填报用的 Excel 表",
    "guidelines": "查看国家领域指引",
    "import": "把现有的目录、清单、指引变成清单文件",
    "init": "新建一个政府的文件夹:清单文件、空清单和 CI 配置",
    "read": "试读一句话:时限、依据、主体、渠道、对象",
    "rule": "查看检查规则",
    "schema": "输出各类文件的 JSON Schema",
    "serve": "在本机预览目录,改了清单自动刷新",
    "sheets": "编出公开栏张贴页,供打印、上电子屏",
}


_MODULES = {"import": "import_"}
"""Commands whose name Python keeps for itself."""


class _Verbs(ChineseGroup):
    """Knows all verbs by name, and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"gongkai.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def summaries(self) -> dict[str, str]:
        return COMMANDS


@click.group(
    cls=_Verbs,
    name="gongkai",
    help="由国家领域指引和本级权责清单、公共服务事项清单,编出基层政务公开事项标准目录。",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, "-V", "--version", message="gongkai %(version)s", help="显示版本")
def gongkai() -> None:
    pass


def _print_everything() -> None:
    """Let a character that the terminal's encoding lacks (GBK has no 𠮷) show as its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 errors found, 2 could not run."""
    # A run lives for a fraction of a second and frees nothing that matters: collecting cycles would only cost time.
    gc.disable()
    _print_everything()
    try:
        code = gongkai.main(args=args, prog_name="gongkai", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        code = 2
    except click.ClickException as error:
        click.echo(f"错误:{translated(error)}", err=True)
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断,没有写入任何文件", err=True)
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except OSError as error:
        click.echo(f"错误:{error.filename or '输出'}:{reason(error)};换一个位置,或检查权限", err=True)
        code = 2
    except Exception as error:
        if os.environ.get("GONGKAI_TRACEBACK"):
            raise
        click.echo(f"内部错误:{type(error).__name__}: {error}", err=True)
        click.echo(
            "这是 gongkai 的毛病,不是清单的;请设 GONGKAI_TRACEBACK=1 再运行一次,把输出报告给维护者", err=True
        )
        code = 2
    sys.exit(code or 0)
