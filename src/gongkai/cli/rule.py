"""``gongkai rule``: the rules of ``gongkai check``."""

import click

from gongkai.check import all_rules
from gongkai.cli.base import ChineseCommand


@click.command(cls=ChineseCommand, name="rule", help="列出检查规则;写出 CODE(如 GK204)则说明这一条。")
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> int:
    found = [rule for rule in all_rules() if code is None or rule.code == code.upper()]
    if not found:
        raise click.UsageError(f"没有 {code} 这条规则;不带参数运行可列出全部规则")
    for rule in found:
        click.echo(f"{rule.code} {rule.name} {rule.severity.value}: {rule.summary}")
        if code is not None:
            click.echo(f"来源:{rule.source}")
    return 0
