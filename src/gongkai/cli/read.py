"""``gongkai read``: how gongkai understands a phrase, as JSON in the form of directory.json."""

import json
from collections.abc import Callable, Iterator

import click

from gongkai.cli.base import ChineseCommand
from gongkai.model.diagnostic import Log, Places
from gongkai.phrases import basis, owner, time_limit
from gongkai.render.data import audience_json, basis_json, clause_json
from gongkai.sources.national import National
from gongkai.sources.nodes import locate

KINDS = ("time-limit", "basis", "owner", "channels", "audience")


@click.command(
    cls=ChineseCommand,
    name="read",
    help="看 gongkai 怎样理解 TEXT:KIND 为 "
    + "、".join(KINDS)
    + "。一句一行 JSON;不写 TEXT 则逐行读标准输入。",
)
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
def command(kind: str, texts: tuple[str, ...]) -> int:
    understand = _reader(kind)
    for text in texts or _lines():
        click.echo(json.dumps(understand(text), ensure_ascii=False))
    return 0


def _lines() -> Iterator[str]:
    try:
        for line in click.open_file("-", encoding="utf-8"):
            yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise click.ClickException("标准输入不是 UTF-8 文本,请先转成 UTF-8") from error


def _reader(kind: str) -> Callable[[str], object]:
    national = National(Places(locate), Log())
    if kind == "time-limit":
        return lambda text: {"text": text, "clauses": [clause_json(c) for c in time_limit.parse(text)]}
    if kind == "basis":
        library = national.library
        return lambda text: [basis_json(library.complete(cited)) for cited in basis.parse(text)]
    if kind == "owner":
        return lambda text: [
            {"name": part.text, "general": part.text if part.kind != "named" else None}
            for part in owner.parse(text)
        ]
    vocabulary = national.vocabulary
    if kind == "channels":
        return lambda text: vocabulary.parse_channels([text])
    return lambda text: [audience_json(audience) for audience in vocabulary.parse_audience([text])]
