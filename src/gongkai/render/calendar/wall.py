"""The calendar for the wall as a page that prints on A3: the year, and a sheet for each month."""

from collections.abc import Iterator
from pathlib import Path

from gongkai.render.calendar.months import FOOT, MARGIN, Year
from gongkai.render.printing.alone import Pages

_PAGES = Pages(Path(__file__).parent)


def wall(year: Year) -> bytes:
    """The calendar as one page: thirteen sheets, and more only where the list of a month is longer than its sheet."""
    return _PAGES.page("wall.html", css="wall.css", style="".join(_style(year)), year=year)


def _style(year: Year) -> Iterator[str]:
    """The paper, the height of each month's weeks, and what runs along the foot of the sheets."""
    margins = f"{MARGIN}mm {MARGIN}mm {FOOT}mm"
    yield f"@page{{size:A3 landscape;margin:{margins}}}\n"
    for month in year.months:
        name = f"m{month.number}"
        yield f"#{name}{{page:{name}}}#{name} .grid td{{height:{month.row}mm}}\n"
        yield f'@page {name}{{@bottom-left{{content:"{year.number}年{month.number}月"}}}}\n'
