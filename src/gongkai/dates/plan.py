"""The plan of a year: what falls due on which day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongkai.dates.counting import deadline, display
from gongkai.dates.recurring import occurrences
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Board, Clause, Directory, Event, Item
from gongkai.phrases.time_limit import parse


class Due(NamedTuple):
    """Something that falls due on a day: an item (``code`` is empty for what concerns a board as a whole).

    ``what`` is to be done; ``why`` says how the day was found. ``provisional`` days run through a year whose holidays
    are not known.
    """

    day: date
    code: str
    name: str
    domain: str
    owner: str
    what: str
    why: str
    provisional: bool = False


def year_plan(directory: Directory, year: int) -> list[Due]:
    """Everything that falls due in ``year``, by day and then in the order of the table.

    What recurs or has a date of its own; what runs from an event whose day the manifest gives (``dates``); and when the
    sheets of the boards are taken down.
    """
    plan = _Plan(directory, year)
    order = {item.code: number for number, item in enumerate(directory.items)}
    found = dict.fromkeys(due for due in plan.all() if due.day.year == year)
    return sorted(found, key=lambda due: (due.day, order.get(due.code, -1), due.what))


class _Plan:
    def __init__(self, directory: Directory, year: int) -> None:
        self.directory = directory
        self.year = year
        self.calendar = WorkCalendar(directory.holidays)

    def all(self) -> Iterator[Due]:
        for item in self.directory.items:
            clauses = item.time_limit.clauses or parse(item.time_limit.text)
            for clause in clauses:
                yield from self._recurring(item, clause)
                yield from self._after_events(item, clause)
        for board in self.directory.boards:
            yield from self._of_board(board)

    def _due(self, item: Item, day: date, what: str, why: str, *, provisional: bool | None = None) -> Due:
        owner = "、".join(owner.name for owner in item.owner)
        unknown = not self.calendar.is_known(day.year) if provisional is None else provisional
        return Due(day, item.code, item.name, item.domain, owner, what, why, unknown)

    def _recurring(self, item: Item, clause: Clause) -> Iterator[Due]:
        for day, why in occurrences(clause, self.year, self.calendar):
            what = f"公开{clause.scope}" if clause.scope else clause.what or "公开"
            yield self._due(item, day, what, f"{item.time_limit.text}:{why}")

    def _after_events(self, item: Item, clause: Clause) -> Iterator[Due]:
        for event in self.directory.events:
            if not _concerns(event, item, clause):
                continue
            counted = deadline(clause, event.day, self.calendar)
            if counted is not None:
                before = "之前" if clause.kind == "lead" else "之后"
                why = f"{item.time_limit.text}:{event.name} {event.day.isoformat()};{';'.join(counted.steps)}"
                yield self._due(
                    item,
                    counted.last,
                    f"{event.name}{before}公开",
                    why,
                    provisional=bool(counted.provisional),
                )

    def _of_board(self, board: Board) -> Iterator[Due]:
        if board.show_until is not None:
            day = date.fromisoformat(board.show_until)
            why = "清单里写明的揭下日期"
            yield Due(
                day,
                "",
                board.name,
                "",
                self.directory.name,
                "揭下公开栏张贴页",
                why,
                not self.calendar.is_known(day.year),
            )
        elif board.show_from is not None:
            items = {item.code: item for item in self.directory.items}
            for item in (items[code] for code in board.items if code in items):
                counted = display(
                    item.time_limit.clauses or parse(item.time_limit.text),
                    date.fromisoformat(board.show_from),
                    self.calendar,
                )
                if counted is not None:
                    why = f"{item.time_limit.text},{board.show_from} 张贴:{';'.join(counted.steps)}"
                    provisional = bool(counted.provisional)
                    yield self._due(
                        item, counted.last, f"公示期满({board.name})", why, provisional=provisional
                    )


_ACTS = (
    "批准|批复|形成|产生|制定|获取|变更|修改|签订|作出|发布|印发|公布|公告|备案|验收|确定|收到|发放|通过|结束|开始|启动|发生|完成|届满|生效|截止|办结|受理|"
    "审定|评审|开标|中标|召开|举行"
)
_SAME_ACT = (
    {"形成", "产生", "制定", "获取"},
    {"批准", "批复", "通过"},
    {"发布", "印发", "公布", "公告"},
    {"开始", "启动"},
)
_EMPTY = re.compile("信息|之日|以后|之后|本级|人大|会议|有关|相关|政府|的")


def _concerns(event: Event, item: Item, clause: Clause) -> bool:
    """Whether what happened is what a clause runs from.

    Both name the same act (批准), and what it was done to (预算) stands in the clause or in the item, unless the
    manifest says which item the event is of.
    """
    if clause.trigger is None or clause.kind not in ("deadline", "lead", "at_event"):
        return False
    if event.item is not None and event.item != item.code:
        return False
    acts, wanted = _acts(event.name), _acts(clause.trigger)
    if event.item is not None:
        return bool(acts & wanted) or event.name in clause.trigger or clause.trigger in event.name
    thing = _EMPTY.sub("", re.sub(_ACTS, "", event.name))
    return bool(thing) and bool(acts & wanted) and thing in f"{clause.trigger} {item.name}"


def _acts(text: str) -> set[str]:
    found = set(re.findall(_ACTS, text))
    return found.union(*(group for group in _SAME_ACT if group & found))
