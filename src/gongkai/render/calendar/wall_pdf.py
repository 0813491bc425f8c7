"""The calendar for the wall as PDF, set by Typst."""

import json
import re
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Final

from gongkai.phrases.text import is_date
from gongkai.render.calendar.months import FOOT, MARGIN, Day, Entry, Month, Year
from gongkai.render.html.text import fit
from gongkai.render.sheets import fonts
from gongkai.render.sheets.errors import PdfError

_STANDARD: Final = "a-2b"  # with it a character that no font has is an error, and no empty box
_LONG = 400  # characters of an entry from which on it may be divided between columns


def wall_pdf(year: Year) -> bytes:
    """The sheets of ``wall.html`` as PDF.

    Raises ``PdfError`` where the machine has no Chinese font, or none that has some character.
    """
    import typst

    data = _fit(_data(year)) | {"fonts": fonts.chosen(fonts.families())}
    source = files("gongkai.render.calendar").joinpath("wall.typ").read_bytes()
    made = datetime.fromisoformat(year.date if is_date(year.date) else f"{year.number}-01-01").replace(
        tzinfo=UTC
    )
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        result = typst.compile(
            source, format="pdf", sys_inputs=inputs, pdf_standards=[_STANDARD], timestamp=made
        )
    except typst.TypstError as error:
        raise PdfError(_explained(error.message)) from error
    assert isinstance(result, bytes)
    return result


def _explained(message: str) -> str:
    quoted = re.search(r'text `"(.+?)"` (?:could not|cannot)', message, re.S)
    if quoted is None:
        return f"挂历的 PDF 排不出来:{message.strip()};加 --no-pdf,用浏览器打印 wall.html"
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda escaped: chr(int(escaped[1], 16)), quoted[1])
    points = "、".join(f"{char}(U+{ord(char):04X})" for char in dict.fromkeys(text) if not char.isspace())
    return f"挂历里有字没有字体:{points}。装有这个字的字体,或者换一个写法;不要 PDF 的,加 --no-pdf"


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


def _fit(value: Any) -> Any:
    """``value`` with U+FFFD for every character that no page can show."""
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {key: _fit(part) for key, part in value.items()}
    return [_fit(part) for part in value] if isinstance(value, list | tuple) else value
