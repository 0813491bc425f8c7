"""The calendar for the wall as PDF, set by Typst."""

from pathlib import Path
from typing import Any

from gongkai.render.calendar.months import FOOT, MARGIN, Day, Entry, Month, Year
from gongkai.render.printing.typesetting import typeset

_TEMPLATE = Path(__file__).parent / "templates" / "wall.typ"
_LONG = 400  # characters of an entry from which on it may be divided between columns


def wall_pdf(year: Year) -> bytes:
    """The sheets of ``wall.html`` as PDF.

    Raises ``PdfError`` where the machine has no Chinese font, or none that has some character.
    """
    return typeset(_TEMPLATE, _data(year), year.date or f"{year.number}-01-01", lambda _: "挂历")


def _data(year: Year) -> dict[str, Any]:
    """Everything that the template is given."""
    of = [year.government, year.edition, f"全年 {year.count} 条"]
    return {
        "margin": MARGIN,
        "foot": FOOT,
        "title": f"{year.number}年{year.schedule}",
        "author": year.government,
        "heading": f"{year.number}年 {year.government}{year.schedule}",
        "of": " · ".join(filter(None, of)),
        "draft": year.draft,
        "doubt": year.doubt,
        "months": [_month(year, month) for month in year.months],
    }


def _month(year: Year, month: Month) -> dict[str, Any]:
    return {
        "number": str(month.number),
        "name": f"{year.number}年{month.number}月",
        "note": year.note(month),
        "count": month.total,
        "row": month.row,
        "columns": month.density.columns,
        "size": month.density.size,
        "line": month.density.line,
        "list": month.list,
        "flows": month.flows,
        "weeks": [[_day(day) if day else None for day in week] for week in month.weeks],
        "listed": [
            {"title": day.title, "entries": [_entry(one) for one in day.entries]} for day in month.listed
        ],
    }


def _day(day: Day) -> dict[str, Any]:
    return {
        "day": str(day.day.day),
        "count": len(day.dues),
        "tag": day.tag,
        **{name: getattr(day, name) for name in ("kind", "name", "lunar", "shown", "more")},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    is_long = len(entry.name) + len(entry.details) + len(entry.code) > _LONG
    return {**entry._asdict(), "short": entry.short_code != "", "long": is_long}
