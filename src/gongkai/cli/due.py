"""``gongkai due``: the last lawful day of a time limit, and how it was counted."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from gongkai.cli.base import ChineseCommand, show_findings
from gongkai.compile import compile_directory
from gongkai.dates.counting import Counted, deadline, display, said, why_not
from gongkai.dates.recurring import occurrences
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.diagnostic import Log, Places
from gongkai.model.directory import Clause, Directory, Holidays, Item
from gongkai.model.findings import in_order
from gongkai.phrases.text import is_date
from gongkai.phrases.time_limit import parse
from gongkai.sources.government import Loader, find_manifests
from gongkai.sources.national import National
from gongkai.sources.nodes import locate


class _Asked(NamedTuple):
    """A time limit, whose it is, and the holidays that the manifest adds."""

    title: str
    text: str
    holidays: tuple[Holidays, ...] = ()


@click.command(
    cls=ChineseCommand,
    name="due",
    help="算 ITEM 的公开时限的最后一天,写明怎样算的。ITEM 是事项编码、领域/一级事项/二级事项,或者一句时限,如"
    "「信息形成之日起20个工作日内」。事项先在清单里找(当前文件夹只有一个清单时就是它),没有清单就在国家指引里找。",
)
@click.argument("item", metavar="ITEM")
@click.option(
    "--from",
    "start",
    required=True,
    metavar="DATE",
    help="从哪天起算,如 2026-09-25:信息形成、批准、张贴的那天",
)
@click.option("--manifest", type=click.Path(path_type=Path), help="清单文件")
@click.option(
    "--format", metavar="FORMAT", type=click.Choice(("text", "json")), default="text", help="text 或 json"
)
def command(item: str, start: str, manifest: Path | None, format: str) -> int:
    if not is_date(start):
        raise click.BadParameter(f"{start} 不是日期;写成 2026-09-25 的样子", param_hint="--from")
    return due(item, date.fromisoformat(start), manifest, format)


def due(name: str, start: date, manifest: Path | None = None, format: str = "text") -> int:
    """Print the last day of each clause; 0 if any could be counted, 1 if none could, 2 if there is no such item."""
    asked = _asked(name, manifest)
    if asked is None:
        return 2
    calendar = WorkCalendar(asked.holidays)
    answers = [_answer(clause, start, calendar) for clause in parse(asked.text)]
    if format == "json":
        data = {"item": asked.title, "time_limit": asked.text, "from": start.isoformat(), "clauses": answers}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _print(asked, start, answers)
    return 0 if any(answer["last"] for answer in answers) else 1


def _print(asked: _Asked, start: date, answers: list[dict[str, Any]]) -> None:
    if asked.title:
        click.echo(asked.title)
    click.echo(f"公开时限:{asked.text or '(没有写)'}")
    for answer in answers:
        click.echo("")
        if answer["last"] is None:
            click.echo(f"{answer['what']}:算不出日子——{answer['why']}")
            continue
        click.echo(f"{answer['what']}:{said(date.fromisoformat(answer['last']))}")
        for step in answer["steps"]:
            click.echo(f"    {step}")
        for year in answer["provisional"]:
            click.echo(
                f"    {year}年的放假安排还没有收录,只按周六、周日推算,是暂定的;"
                "国务院公布后写进清单的 holidays,或者升级 chinesecalendar"
            )


def _answer(clause: Clause, start: date, calendar: WorkCalendar) -> dict[str, Any]:
    """What one clause asks for, counted from ``start``."""
    what, counted = _counted(clause, start, calendar)
    if counted is None:
        return {"what": what, "last": None, "why": why_not(clause), "steps": [], "provisional": []}
    return {
        "what": what,
        "last": counted.last.isoformat(),
        "why": "",
        "steps": list(counted.steps),
        "provisional": list(counted.provisional),
    }


def _counted(clause: Clause, start: date, calendar: WorkCalendar) -> tuple[str, Counted | None]:
    scope = f"({clause.scope})" if clause.scope else ""
    if clause.kind in ("min_period", "display"):
        return f"{clause.what or '公示'}至少到{scope}", display([clause], start, calendar)
    if clause.kind in ("recurrence", "calendar"):
        days = (one for year in (start.year, start.year + 1) for one in occurrences(clause, year, calendar))
        following = next((one for one in days if one.day >= start), None)
        if following is None:
            return f"下一次{scope}", None
        unknown = () if calendar.is_known(following.day.year) else (following.day.year,)
        return f"下一次{scope}最迟", Counted(following.day, (following.why,), unknown)
    name = {"lead": "最迟公开(往前数)", "extension": "延长以后最迟"}.get(clause.kind, "最迟公开")
    return f"{name}{scope}", deadline(clause, start, calendar)


def _asked(name: str, manifest: Path | None) -> _Asked | None:
    """The time limit that is meant; None, after saying why, where there is no such item."""
    if manifest is None and not _is_name(name):
        return _Asked("", name)
    if manifest is None:
        here = [path for path in find_manifests(Path.cwd()) if path.parent == Path.cwd()]
        manifest = here[0] if len(here) == 1 else None
    if manifest is None:
        return _national(name)
    loader = Loader()
    sources = loader.load(manifest)
    if sources is None:
        show_findings(in_order(loader.log.findings))
        return None
    directory = compile_directory(sources, Log(), explain=False)
    item = _item(directory, name)
    if item is None and not _is_name(name):
        return _Asked("", name, directory.holidays)
    if item is None and (national := _in_guidelines(name)) is not None:
        title = f"{national.title},{directory.short_name}的目录没有这一项"
        return national._replace(title=title, holidays=directory.holidays)
    if item is None:
        _suggest(name, [(one.code, one.path) for one in directory.items], directory.name)
        return None
    return _Asked(f"{item.code} {item.path}({directory.name})", item.time_limit.text, directory.holidays)


def _is_name(text: str) -> bool:
    """Whether ``text`` is the code or the path of an item, and no time limit."""
    return re.fullmatch(r"[0-9A-Za-z._-]+", text) is not None or text.count("/") == 2


def _item(directory: Directory, name: str) -> Item | None:
    return next((item for item in directory.items if name in (item.code, item.path, item.name)), None)


def _national(name: str) -> _Asked | None:
    asked = _in_guidelines(name)
    if asked is None:
        _suggest(name, [(code, path) for code, path, _ in _rows()], "国家指引")
    return asked


def _in_guidelines(name: str) -> _Asked | None:
    found = (row for row in _rows() if name in row[:2])
    return next((_Asked(f"{code} {path}(国家指引)", text) for code, path, text in found), None)


def _rows() -> Iterator[tuple[str, str, str]]:
    for guideline in National(Places(locate), Log()).guidelines.values():
        shared = guideline.defaults.time_limit if guideline.defaults else None
        for row in guideline.items:
            yield row.code, f"{guideline.domain}/{row.category}/{row.name}", row.time_limit or shared or ""


def _suggest(name: str, items: list[tuple[str, str]], where: str) -> None:
    from difflib import get_close_matches

    names = {text: f"{code} {path}" for code, path in items for text in (code, path)}
    near = [names[text] for text in get_close_matches(name, names, n=3, cutoff=0.6)]
    hint = f"是不是 {'、'.join(dict.fromkeys(near))}?" if near else "写事项编码,或 领域/一级事项/二级事项"
    click.echo(f"错误:{where}里没有「{name}」;{hint}", err=True)
