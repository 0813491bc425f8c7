"""What all commands share: Chinese help, and findings on the terminal."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from click.exceptions import BadParameter, MissingParameter, NoSuchOption

from gongkai.model.diagnostic import Diagnostic, Severity


class _ChineseHelp(click.Command):
    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        words = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法:")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        found = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        records = [(name, text.replace("[required]", "(必填)")) for name, text in found]
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助"
        return option


class ChineseCommand(_ChineseHelp):
    """A command whose help is Chinese throughout."""


class ChineseGroup(_ChineseHelp, click.Group):
    """A group whose help is Chinese throughout."""

    def summaries(self) -> dict[str, str]:
        """Name to one line of help, known without importing the commands."""
        return {}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(self.summaries().items()))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pass

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(f"没有「{args[0]}」这个命令;有:{'、'.join(self.summaries())}", ctx)
        return super().resolve_command(ctx, args)


def translated(error: click.ClickException) -> str:
    """What a usage error says, in Chinese, with where to find help."""
    message = error.format_message()
    if isinstance(error, NoSuchOption):
        near = f",是不是 {'、'.join(error.possibilities)}?" if error.possibilities else ""
        message = f"没有 {error.option_name} 这个选项{near}"
    elif isinstance(error, MissingParameter):
        is_option = isinstance(error.param, click.Option)
        name = error.param.human_readable_name if error.param else error.param_hint
        message = f"缺少选项 {error.param.opts[0]}" if is_option and error.param else f"缺少参数 {name}"
    elif isinstance(error, BadParameter):
        name = error.param.human_readable_name if error.param else error.param_hint
        choices = (
            error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
        )
        message = f"{name} 的值不对:" + (f"可选 {'、'.join(choices)}" if choices else error.message)
    elif "unexpected extra argument" in message:
        message = "参数太多了" + message.partition("(")[2].join("()")
    elif "requires an argument" in message:
        message = f"选项 {getattr(error, 'option_name', '')} 后面要有值"
    elif "does not take a value" in message:
        message = f"选项 {getattr(error, 'option_name', '')} 后面不能有值"
    context = getattr(error, "ctx", None)
    return f"{message}\n用 {context.command_path} --help 查看用法" if context is not None else message


def show_findings(findings: Iterable[Diagnostic]) -> None:
    """Print findings with their source lines, coloured on a terminal."""
    from gongkai.check.formats.text import found
    from gongkai.check.report import Report
    from gongkai.sources.text import source_lines

    report = Report(list(findings), [], 0, str(Path.cwd()), {}, source_lines, colour=wants_colour())
    for text in found(report):
        click.echo(text)


def wants_colour() -> bool:
    """Whether what is printed may be coloured: on a terminal, where NO_COLOR does not forbid it."""
    return sys.stdout.isatty() and os.environ.get("NO_COLOR") is None


def exit_code(findings: Iterable[Diagnostic], *, strict: bool) -> int:
    """1 if there are errors (or, when strict, warnings), else 0."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in failing for finding in findings))
