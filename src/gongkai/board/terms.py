"""How long a notice hangs: until when, and why."""

from datetime import date
from typing import NamedTuple

from gongkai.dates.counting import display
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Board, Clause, Item
from gongkai.phrases.time_limit import parse

LONG = "长期公开"
_TERMS = ("min_period", "display")


class Term(NamedTuple):
    """The last day on which a sheet hangs, or words for it; None where it is to be written in. ``note`` says why."""

    until: str | None
    note: str = ""


def term(item: Item, board: Board, calendar: WorkCalendar) -> Term:
    """How long the sheet of ``item`` hangs on ``board``.

    What the board says goes before the item's own term (公示7天), which is counted from the day of posting, where that
    is known. An item that is always on show (长期公开) is never taken down.
    """
    clauses = clauses_of(item)
    note = f"{item.time_limit.text}(自张贴之日起)" if has_term(clauses) else ""
    if board.show_until:
        return Term(board.show_until, note)
    if has_term(clauses) and board.show_from:
        counted = display(clauses, date.fromisoformat(board.show_from), calendar)
        if counted is not None:
            return Term(counted.last.isoformat(), item.time_limit.text)
    if any(clause.kind == "continuous" for clause in clauses):
        return Term(LONG)
    return Term(None, note)


def has_term(clauses: tuple[Clause, ...]) -> bool:
    """Whether a time limit says how long something is on show."""
    return any(clause.kind in _TERMS for clause in clauses)


def clauses_of(item: Item) -> tuple[Clause, ...]:
    """The clauses of an item's time limit, which a directory made in haste has not read yet."""
    return item.time_limit.clauses or parse(item.time_limit.text)
