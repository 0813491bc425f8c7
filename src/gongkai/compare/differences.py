"""Compares two states of a directory: items are found by code, and by name only where a side has no codes."""

from collections import deque
from collections.abc import Callable, Iterable

from gongkai.compare.model import COMPARED, HEADER, Comparison, ItemChange, Row, Side, ValueChange
from gongkai.compare.normal import basis_key, key
from gongkai.model.elements import LABELS

_Pair = tuple[Row, Row]


def compare(old: Side, new: Side) -> Comparison:
    """What changed from ``old`` to ``new``; what only one of them carries is no change."""
    pairs, gone, fresh = _matched(old.rows, new.rows)
    changes = [ItemChange(None, row) for row in fresh]
    changes += [change for pair in pairs if (change := _kept(*pair)) is not None]
    changes += [ItemChange(row, None, reason=_reason(row, new)) for row in gone]
    header = [_difference(name, label, old.header, new.header) for name, label in HEADER.items()]
    return Comparison(old, new, tuple(filter(None, header)), tuple(_in_order(changes, old, new)))


def _in_order(changes: list[ItemChange], old: Side, new: Side) -> list[ItemChange]:
    """By domain, as the new side has them; what is gone comes last in its domain."""
    rows = [*new.rows, *old.rows]
    domains = {name: place for place, name in enumerate(dict.fromkeys(row.domain for row in rows))}
    places = {id(row): place for place, row in enumerate(rows)}
    return sorted(changes, key=lambda change: (domains[change.row.domain], places[id(change.row)]))


def _kept(old: Row, new: Row) -> ItemChange | None:
    differences = (_difference(e, LABELS[e], old.values, new.values) for e in COMPARED)
    elements = tuple(difference for difference in differences if difference is not None)
    renamed = _renamed(old, new)
    return ItemChange(old, new, renamed, elements) if renamed or elements else None


def _renamed(old: Row, new: Row) -> bool:
    if key(old.domain) != key(new.domain) or key(old.name) != key(new.name):
        return True
    if old.category is None or new.category is None:
        return False
    return key(old.category) != key(new.category)


def _difference(
    element: str, label: str, old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]
) -> ValueChange | None:
    """What changed of one value; None if nothing did, or only the order, or if one side does not carry it."""
    before, after = old.get(element), new.get(element)
    if before is None or after is None or before == after:
        return None
    same = basis_key if element == "basis" else key
    added, removed = _without(after, before, same), _without(before, after, same)
    return ValueChange(element, label, before, after, added, removed) if added or removed else None


def _without(texts: tuple[str, ...], others: tuple[str, ...], same: Callable[[str], str]) -> tuple[str, ...]:
    known = set(map(same, others))
    return tuple(text for text in texts if same(text) not in known)


def _reason(row: Row, new: Side) -> str:
    return new.reasons.get(row.code) or new.reasons.get(row.path) or ""


def _matched(old: list[Row], new: list[Row]) -> tuple[list[_Pair], list[Row], list[Row]]:
    """Pairs of the same item, and the rest of both sides.

    A code that stands twice goes to the item of the same name first. A name alone tells an item only where one of the
    two has no code.
    """
    pairs: list[_Pair] = []
    for may_be_old, may_be_new, name in _WAYS:
        found = _pairs(filter(may_be_old, old), filter(may_be_new, new), name)
        pairs += found
        taken = {id(row) for pair in found for row in pair}
        old, new = ([row for row in rows if id(row) not in taken] for rows in (old, new))
    return pairs, old, new


def _pairs(old: Iterable[Row], new: Iterable[Row], name: Callable[[Row], object]) -> list[_Pair]:
    waiting: dict[object, deque[Row]] = {}
    for row in old:
        waiting.setdefault(name(row), deque()).append(row)
    return [(rows.popleft(), row) for row in new if (rows := waiting.get(name(row)))]


def _place(row: Row) -> tuple[str, str, str]:
    return key(row.domain), key(row.category or ""), key(row.name)


def _has_code(row: Row) -> bool:
    return bool(row.code)


def _has_none(row: Row) -> bool:
    return not row.code


def _any(row: Row) -> bool:
    return True


_Wanted = Callable[[Row], bool]
_WAYS: tuple[tuple[_Wanted, _Wanted, Callable[[Row], object]], ...] = (
    (_has_code, _has_code, lambda row: (row.code, _place(row))),
    (_has_code, _has_code, lambda row: row.code),
    (_has_none, _any, _place),
    (_any, _has_none, _place),
)
"""Which rows of the old and of the new side may be the same item, and what then has to be equal; the surest first."""
