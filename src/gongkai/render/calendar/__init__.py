"""The plan of a year as files: a table, a calendar for telephones, and one for the wall."""

from collections.abc import Iterator, Sequence

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory


def calendar_files(
    directory: Directory, year: int, plan: Sequence[Due], draft: str = "", *, pdf: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Every file of a year's plan (relative name, bytes); the same plan gives the same bytes.

    ``calendar.xlsx`` and ``calendar.csv`` are the table, ``calendar.ics`` is for telephones and Outlook, ``wall.html``
    prints a calendar for the wall on A3. ``draft`` stands on the wall's pages. ``pdf`` asks for them as ``wall.pdf``
    too, and then ``PdfError`` may be raised.
    """
    from gongkai.render.calendar.ics import ics
    from gongkai.render.calendar.months import Year
    from gongkai.render.calendar.report import report
    from gongkai.render.calendar.table import as_csv, as_workbook
    from gongkai.render.calendar.wall import wall

    yield "calendar.xlsx", as_workbook(directory, year, plan)
    yield "calendar.csv", as_csv(plan)
    yield "calendar.ics", ics(directory, year, plan)
    pages = Year(directory, year, plan, draft)
    yield "wall.html", wall(pages)
    if pdf:
        from gongkai.render.calendar.wall_pdf import wall_pdf

        yield "wall.pdf", wall_pdf(pages)
    yield "report.json", report(directory, year, plan)
