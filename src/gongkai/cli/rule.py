"""``gongkai rule``: the rules of ``gongkai check``."""

import click

from gongkai.check import all_rules
from gongkai.check.rule import Rule
from gongkai.cli.base import ChineseCommand


@click.command(
    cls=ChineseCommand,
    name="rule",
    help="列出检查规则;写出 CODE(如 GK204)则说明这一条,写 GK3 则列出 GK3 开头的。",
)
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> int:
    wanted = (code or "").strip().upper()
    found = [rule for rule in all_rules() if rule.code.startswith(wanted) or rule.name.upper() == wanted]
    if not found:
        raise click.UsageError(f"没有 {code} 这条规则;不带参数运行可列出全部规则")
    for rule in found:
        click.echo(f"{rule.code} {rule.name} {rule.severity.value}: {rule.summary}")
    if code and len(found) == 1:
        _explain(found[0])
    return 0


def _explain(rule: Rule) -> None:
    click.echo(f"来源:{rule.source}")
    for label, sample in (("不对的写法", rule.bad), ("对的写法", rule.good)):
        click.echo(f"\n{label}:")
        for line in sample.splitlines():
            click.echo(f"    {line}")
