"""A year's plan as a table: for Excel, and as CSV."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook

from gongkai.dates.plan import Due
from gongkai.dates.workdays import weekday
from gongkai.model.directory import Directory
from gongkai.render.calendar.report import schedule, uncertain
from gongkai.render.data.table import no_formula
from gongkai.render.workbook.options import PAPERS
from gongkai.render.workbook.overflow import overflow_sheet
from gongkai.render.workbook.package import pack, stamp
from gongkai.render.workbook.sheet import Overflow, Sheet, row_height
from gongkai.render.workbook.styles import looks
from gongkai.render.workbook.text import long_date, safe

_COLUMNS = {
    "日期": 12, "星期": 6, "事项编码": 14, "事项": 26, "领域": 16, "公开主体": 24, "要做什么": 22, "怎样算的": 58,
    "备注": 8,
}  # fmt: skip
_LOOKS = ["code", "mark", "code", "text", "text", "text", "text", "text", "mark"]
_SHEET, _LONG = "公开日程", "超长文本"


def as_csv(plan: Sequence[Due]) -> bytes:
    """The plan as CSV that opens in Excel: UTF-8 with BOM, and no cell that could become a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([no_formula(text) for text in _row(due)] for due in plan)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def as_workbook(directory: Directory, year: int, plan: Sequence[Due]) -> bytes:
    """The plan as a workbook: one sheet to filter and to print on A4, and one more for texts that no cell can hold."""
    book = Workbook()
    del book[book.sheetnames[0]]
    title = safe(f"{directory.short_name}{year}年{schedule(directory)}")
    note, styles, overflow = _note(directory), looks(book), Overflow(_LONG)
    sheet = Sheet(book.create_sheet(_SHEET), title, styles, PAPERS["a4"], overflow)
    _fill(sheet, note, _lead(plan, uncertain(directory, year, plan)), plan)
    if overflow.texts:
        rest = Sheet(book.create_sheet(_LONG), title, styles, PAPERS["a4"], overflow)
        overflow_sheet(rest, note, overflow)
    return pack(book, title, safe(directory.name), stamp(directory.date))


def _fill(sheet: Sheet, note: str, lead: str, plan: Sequence[Due]) -> None:
    widths = list(_COLUMNS.values())
    sheet.heading(note, widths, lead)
    sheet.titles(list(_COLUMNS))
    for due in plan:
        row = [safe(text) for text in _row(due)]
        sheet.row(row, _LOOKS, row_height(row, widths))
    sheet.close(filtered=True)


def _lead(plan: Sequence[Due], doubt: str) -> str:
    if not plan:
        return "没有哪个事项的公开时限写了周期或者日期,清单里也没有起算的日子(dates)。"
    return "。".join(filter(None, [f"共 {len(plan)} 条,最迟在这一天公开,可以提前", doubt, ""])) + "。"


def _note(directory: Directory) -> str:
    parts = {"编制单位": directory.name, "版次": directory.edition, "日期": long_date(directory.date)}
    return "　".join(f"{label}:{value}" for label, value in parts.items() if value)


def _row(due: Due) -> list[str]:
    day = [due.day.isoformat(), weekday(due.day)]
    note = "暂定" if due.provisional else ""
    return [*day, due.code, due.name, due.domain, due.owner, due.what, due.why, note]
