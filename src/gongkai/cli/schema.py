"""``gongkai schema``: JSON Schema of each kind of file, for editors and other programs."""

import click

from gongkai.cli.base import ChineseCommand
from gongkai.render.data import to_json
from gongkai.render.schema import KINDS, schema


@click.command(cls=ChineseCommand, name="schema", help="输出 KIND 类文件的 JSON Schema:" + "、".join(KINDS))
@click.argument("kind", metavar="KIND", type=click.Choice(list(KINDS)))
def command(kind: str) -> int:
    click.echo(to_json(schema(kind)).decode(), nl=False)
    return 0
