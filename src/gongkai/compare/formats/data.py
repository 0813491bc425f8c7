"""The json format, for other programs.

::

    {"old": {"side": "HEAD~1:county.yaml", "government": "云岭县人民政府", "edition": "2026年版", "date": "2026-11-01"},
     "new": {…},
     "summary": {"added": 1, "removed": 0, "renamed": 0, "changed": 1, "public": true},
     "government": [CHANGE, …],
     "added": [{"code", "domain", "category", "name", "values": {ELEMENT: VALUE}}, …],
     "removed": [the same, and "reason": why it was left out, or null where the new side does not say],
     "renamed": [{"code", "domain", "category", "name", "before": {"domain", "category", "name"}, "after": {…}}, …],
     "changed": [{"code", "domain", "category", "name", "elements": [CHANGE, …]}, …]}

A CHANGE is ``{"element", "label", "before", "after", "added", "removed"}``. ``before`` and ``after`` are a text for
what has one value (time_limit, and all of the government but phones), else a list; ``added`` and ``removed`` are always
lists of what only one of the two says. A change of ``government`` also has ``public``: a new edition or date alone is
no change for the public. Elements are those of directory.json, as texts. What a side does not carry is null, or left
out of ``values``.
"""

import json
from typing import Any

from gongkai.compare.model import SINGLE, Comparison, Gone, ItemChange, Row, Side, ValueChange


def data(comparison: Comparison) -> str:
    """``comparison`` as indented JSON."""
    return json.dumps(comparison_json(comparison), ensure_ascii=False, indent=1) + "\n"


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """``comparison`` as plain data."""
    return {
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "summary": {**comparison.counts, "public": comparison.for_public},
        "government": [{**_change(change), "public": change.for_public} for change in comparison.header],
        "added": [{**_row(item.row), "values": _values(item.row)} for item in comparison.added],
        "removed": [
            {**_row(item.row), "values": _values(item.row), "reason": item.reason or None}
            for item in comparison.removed
        ],
        "renamed": [_renamed(item) for item in comparison.renamed],
        "changed": [
            {**_row(item.row), "elements": [_change(change) for change in item.elements]}
            for item in comparison.changed
        ],
    }


def gone_json(gone: Gone) -> dict[str, Any]:
    """An item that is gone, as directory.json keeps it for the editions to come."""
    row = {**_row(gone.row), "code": gone.row.id, "values": _values(gone.row)}
    return {**row, "since": gone.since, "reason": gone.reason or None}


def _side(side: Side) -> dict[str, Any]:
    return {
        "side": side.label,
        "government": side.told("name"),
        "edition": side.told("edition"),
        "date": side.told("date"),
    }


def _row(row: Row) -> dict[str, Any]:
    return {"code": row.code, **_place(row)}


def _place(row: Row) -> dict[str, Any]:
    return {"domain": row.domain, "category": row.category, "name": row.name}


def _values(row: Row) -> dict[str, Any]:
    return {element: _value(element, value) for element, value in row.values.items()}


def _renamed(item: ItemChange) -> dict[str, Any]:
    assert item.old is not None and item.new is not None
    return {**_row(item.new), "before": _place(item.old), "after": _place(item.new)}


def _change(change: ValueChange) -> dict[str, Any]:
    return {
        "element": change.element,
        "label": change.label,
        "before": _value(change.element, change.before),
        "after": _value(change.element, change.after),
        "added": list(change.added),
        "removed": list(change.removed),
    }


def _value(element: str, value: tuple[str, ...]) -> str | list[str]:
    return "".join(value) if element in SINGLE else list(value)
