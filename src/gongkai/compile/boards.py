"""The notice boards, and the days that count: what the manifest says of them, with the items that it means."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.compile.context import Context, Draft
from gongkai.compile.targets import Targets
from gongkai.model.board import BoardSettings, EventDate, HolidayYear
from gongkai.model.directory import Board, DataFile, Event, Holidays, Item
from gongkai.model.sheet import PAPERS
from gongkai.phrases.text import is_date

CHANNEL = "社区/企事业单位/村公示栏(电子屏)"
"""The channel that is a notice board (国办发〔2019〕54号附件, 公开渠道和载体)."""

_NAMES = {"乡级": "政务公开栏", "村级": "村务公开栏"}
_DATE_HINT = "写成 2026-11-01 的样子"


def boards(context: Context, draft: Draft) -> tuple[Board, ...]:
    """The boards of the manifest; where it names none, one for what the notice board is a channel of.

    What is wrong is reported, and left out.
    """
    settings = context.sources.manifest.boards
    if not settings:
        name = _NAMES.get(context.level, "政务公开栏")
        if context.level == "村级" and "居民委员会" in context.sources.manifest.government.name:
            name = "居务公开栏"
        return (
            Board(name, tuple(item.code for item in draft.items if _hangs(item, [CHANNEL], [context.level]))),
        )
    targets = Targets(draft)
    found: dict[str, Board] = {}
    for row in settings:
        place = context.places.of(row, "name")
        if not row.name.strip() or row.name in found:
            what = f"有两个公开栏都叫「{row.name}」" if row.name in found else "公开栏没有名称"
            context.log.error("GK140", place, what, "给每个公开栏写不同的名称,如 村级公示栏、服务大厅公开栏")
            continue
        found[row.name] = _board(context, draft, targets, row)
    return tuple(found.values())


def _hangs(item: Item, channels: list[str], levels: list[str]) -> bool:
    return not set(channels).isdisjoint(item.channels) and not set(levels).isdisjoint(item.levels)


def _board(context: Context, draft: Draft, targets: Targets, row: BoardSettings) -> Board:
    items = _items(context, draft, targets, row)
    if not items:
        context.log.warning(
            "GK141",
            context.places.of(row),
            f"公开栏「{row.name}」没有可以张贴的事项",
            f"检查 channels、levels、domains、items;不写 channels 的,只张贴渠道里有「{CHANNEL}」的本级事项",
        )
    show_from = _day(context, row, "show_from")
    show_until = _day(context, row, "show_until")
    if show_from and show_until and show_until < show_from:
        context.log.error(
            "GK140",
            context.places.of(row, "show_until"),
            f"揭下日期 {show_until} 早于张贴日期 {show_from}",
            "检查两个日期",
        )
        show_until = None
    return Board(
        name=row.name,
        items=tuple(item.code for item in items),
        place=row.place,
        paper=_paper(context, row),
        phone=row.phone,
        show_from=show_from,
        show_until=show_until,
        data=tuple(_data(context, targets, row)),
    )


def _items(context: Context, draft: Draft, targets: Targets, row: BoardSettings) -> list[Item]:
    """The items that meet all that the board says, in the order of the table."""
    channels = context.vocabulary.parse_channels(row.channels) or [CHANNEL]
    levels = context.vocabulary.parse_levels(row.levels) or [context.level]
    chosen = {id(item) for item in _meant(context, targets, row, "items", row.items)}
    domains = {id(item) for item in _meant(context, targets, row, "domains", row.domains)}
    return [
        item
        for item in draft.items
        if (id(item) in chosen if row.items else _hangs(item, channels, levels))
        and (not row.domains or id(item) in domains)
    ]


def _meant(context: Context, targets: Targets, row: object, field: str, names: list[str]) -> Iterator[Item]:
    for index, name in enumerate(names):
        found = targets.find(name)
        if not found:
            message, hint = targets.suggestion(name)
            context.log.error("GK121", context.places.of(row, field, index), message, hint)
        yield from found


def _paper(context: Context, row: BoardSettings) -> str:
    paper = (row.paper or "a4").strip().lower()
    if paper in PAPERS:
        return paper
    place = context.places.of(row, "paper")
    context.log.error("GK140", place, f"没有「{row.paper}」这种纸", f"可选 {'、'.join(PAPERS)}")
    return "a4"


def _day(context: Context, row: object, field: str) -> str | None:
    """A day that a field says; None, with a finding where it is none."""
    text: str | None = getattr(row, field)
    if text is None or is_date(text):
        return text
    context.log.error("GK117", context.places.of(row, field), f"日期「{text}」写法不对", _DATE_HINT)
    return None


def _data(context: Context, targets: Targets, row: BoardSettings) -> Iterator[DataFile]:
    for data in row.data:
        grids = context.sources.board_data.get(id(data))
        found = list(_meant(context, targets, data, "item", [data.item]))
        if grids is not None and len(found) == 1:
            name = data.file.replace("\\", "/").rpartition("/")[2]
            yield DataFile(found[0].code, name, grids, context.places.of(data, "file"))
        elif len(found) > 1:
            names = "、".join(f"{item.code} {item.name}" for item in found[:3])
            context.log.error(
                "GK140",
                context.places.of(data, "item"),
                f"「{data.item}」有 {len(found)} 个事项:{names} 等",
                "一个数据文件填一个事项的公示表,写到二级事项",
            )


def events(context: Context, draft: Draft) -> tuple[Event, ...]:
    """The days from which the manifest lets time limits run, in its order."""
    targets = Targets(draft)
    return tuple(event for row in context.sources.manifest.dates for event in _events(context, targets, row))


def _events(context: Context, targets: Targets, row: EventDate) -> Iterator[Event]:
    day = _day(context, row, "date")
    if not row.event.strip():
        place = context.places.of(row, "event")
        context.log.error("GK140", place, "没有写是什么事", "写公开时限里的说法,如 预算批准、信息形成")
    elif day is not None and row.item is None:
        yield Event(row.event, date.fromisoformat(day))
    elif day is not None and row.item is not None:
        for item in _meant(context, targets, row, "item", [row.item]):
            yield Event(row.event, date.fromisoformat(day), item.code)


def holidays(context: Context) -> tuple[Holidays, ...]:
    """The years that the manifest, or one above it, arranges; the nearest manifest speaks for a year."""
    found: dict[int, Holidays] = {}
    for sources in context.chain:
        own = sources is context.sources
        for row in sources.manifest.holidays:
            year = _holidays(context, row, told=own)
            if year is not None:
                found.setdefault(year.year, year)
    return tuple(found[year] for year in sorted(found))


def _holidays(context: Context, row: HolidayYear, *, told: bool) -> Holidays | None:
    """One year; None, with a finding where this government's own manifest says what cannot be."""
    problems: list[tuple[str, int | None, str, str]] = []
    if not row.year.isascii() or not row.year.isdigit() or not 2000 <= int(row.year) <= 2100:
        problems.append(("year", None, f"年份「{row.year}」写法不对", "写成 2027 的样子"))
    if not row.source.strip():
        problems.append(("source", None, "没有写放假安排出自哪个通知", "写国务院办公厅通知的名称、文号"))
    days: dict[str, set[date]] = {"off": set(), "work": set()}
    for field, found in days.items():
        for index, text in enumerate(getattr(row, field)):
            span = _span(text)
            if not span or str(span[0].year) != row.year:
                hint = f"{_DATE_HINT},要在 {row.year} 年;一段写成 2027-02-05/2027-02-11"
                problems.append((field, index, f"日期「{text}」写法不对", hint))
            found.update(span)
    for day in sorted(days["off"] & days["work"]):
        problems.append(("work", None, f"{day} 既放假又上班", "检查 off 和 work"))
    for day in sorted(day for day in days["work"] if day.weekday() < 5):
        problems.append(("work", None, f"{day} 不是周六、周日,不用写", "work 只写调休上班的周六、周日"))
    if told:
        for field, at, message, hint in problems:
            context.log.error("GK140", context.places.of(row, field, at), message, hint)
    return (
        None
        if problems
        else Holidays(int(row.year), row.source, frozenset(days["off"]), frozenset(days["work"]))
    )


_LONGEST_SPAN = 31


def _span(text: str) -> list[date]:
    """The days from the first to the last that ``text`` names; none where it is not written so."""
    ends = [part.strip() for part in text.split("/")]
    if len(ends) > 2 or not all(map(is_date, ends)):
        return []
    first, last = date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
    length = (last - first).days + 1
    return [first + timedelta(days=number) for number in range(length)] if 0 < length <= _LONGEST_SPAN else []
