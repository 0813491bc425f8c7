"""``gongkai explain``: where each element of an item came from."""

from pathlib import Path

import click

from gongkai.check.formats.text import shown_path
from gongkai.cli.base import ChineseCommand, show_findings
from gongkai.compile import compile_directory
from gongkai.model.diagnostic import Log
from gongkai.model.directory import Directory, Item
from gongkai.model.elements import ELEMENTS, LABELS
from gongkai.model.findings import in_order
from gongkai.phrases.basis import written
from gongkai.sources.government import Loader

_STEPS = {"select": "指引", "match": "权责", "localise": "本地化", "adjust": "调整", "extend": "本级补充"}


@click.command(
    cls=ChineseCommand,
    name="explain",
    help="说明 ITEM(事项编码,或 领域/一级事项/二级事项)的每个要素从哪里来。",
)
@click.argument("manifest", metavar="MANIFEST", type=click.Path(path_type=Path))
@click.argument("item", metavar="ITEM")
def command(manifest: Path, item: str) -> int:
    return explain(manifest, item)


def explain(manifest: Path, name: str) -> int:
    """Print each element's value and the places that made it; 1 where there is no such item, 2 without a manifest."""
    loader = Loader()
    sources = loader.load(manifest)
    if sources is None:
        show_findings(in_order(loader.log.findings))
        return 2
    directory = compile_directory(sources, Log())
    found = [item for item in directory.items if name in (item.code, item.path)]
    if not found:
        parts = name.split("/")
        found = [i for i in directory.items if parts[-1] == i.name and all(p in i.path for p in parts)]
    for item in found:
        _print(item)
    return 0 if found else _not_there(directory, name)


def _print(item: Item) -> None:
    folder = str(Path.cwd())
    click.echo(f"{item.code} {item.path}")
    for element in ELEMENTS:
        lines = values(item, element)
        click.echo(f"\n{LABELS[element]}:{lines[0] if len(lines) == 1 else ''}")
        if len(lines) > 1:
            for line in lines:
                click.echo(f"  - {line}")
        for origin in item.origins.get(element, ()):
            value = origin.value
            text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
            step = f"{origin.step}({_STEPS.get(origin.step, '')})"
            click.echo(f"    {step} {shown_path(origin.place, folder)}  {_shorten(text)}")


def values(item: Item, element: str) -> list[str]:
    """The value of an element as lines of text; one empty line where there is none."""
    value = getattr(item, element)
    if element == "time_limit":
        return [value.text]
    if isinstance(value, str):
        return [value]
    if element == "basis":
        return [written(b) + (f"  [{b.status}]" if b.status else "") for b in value] or [""]
    if element == "owner":
        return [
            o.name + (f"(指引:{o.general})" if o.general and o.general != o.name else "") for o in value
        ] or [""]
    if element == "audience":
        return [f"{a.kind}:{a.who}" if a.who else a.kind for a in value] or [""]
    return list(value) or [""]


def _shorten(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[:width] + "…"


def _not_there(directory: Directory, name: str) -> int:
    for left in directory.left_out:
        if name in (left.code, f"{left.domain}/{left.category}/{left.name}"):
            click.echo(f"{left.code} {left.domain}/{left.category}/{left.name} 没有列入本级目录")
            click.echo(
                f"    {left.step}({_STEPS.get(left.step, '')}) {shown_path(left.place, str(Path.cwd()))}"
            )
            click.echo(f"    理由:{left.reason}")
            return 0
    from difflib import get_close_matches

    paths = {item.path: item.code for item in directory.items}
    near = [path for path in paths if name.rpartition("/")[2] and name.rpartition("/")[2] in path][:5]
    near = near or get_close_matches(name, paths, n=5, cutoff=0.4)
    click.echo(f"{directory.name}的目录里没有「{name}」", err=True)
    for path in near:
        click.echo(f"    是不是 {paths[path]} {path}?", err=True)
    return 1
