"""A year's plan as a table: for Excel, and as CSV."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook

from gongkai.dates.plan import Due
from gongkai.dates.workdays import weekday
from gongkai.model.directory import Directory
from gongkai.render.data.table import no_formula
from gongkai.render.workbook.options import PAPERS
from gongkai.render.workbook.package import pack, stamp
from gongkai.render.workbook.sheet import Overflow, Sheet, row_height
from gongkai.render.workbook.styles import looks
from gongkai.render.workbook.text import safe

_WIDTHS = {
    "日期": 13, "星期": 7, "事项编码": 14, "事项": 34, "领域": 18, "公开主体": 26, "要做什么": 26, "怎样算的": 70,
    "备注": 12,
}  # fmt: skip
_CENTRED = ("日期", "星期", "事项编码", "备注")


def _row(due: Due) -> list[str]:
    note = "暂定" if due.provisional else ""
    return [
        due.day.isoformat(),
        weekday(due.day),
        due.code,
        due.name,
        due.domain,
        due.owner,
        due.what,
        due.why,
        note,
    ]


def as_csv(plan: Sequence[Due]) -> bytes:
    """The plan as CSV that opens in Excel: UTF-8 with BOM, and no cell that could become a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_WIDTHS)
    writer.writerows([no_formula(text) for text in _row(due)] for due in plan)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def as_workbook(directory: Directory, year: int, plan: Sequence[Due]) -> bytes:
    """The plan as a workbook: one sheet to filter and to print on A4."""
    book = Workbook()
    del book[book.sheetnames[0]]
    title = safe(f"{directory.short_name}{year}年政务公开日程")
    sheet = Sheet(book.create_sheet("日程"), title, looks(book), PAPERS["a4"], Overflow("日程"))
    widths = list(_WIDTHS.values())
    sheet.heading(f"编制单位:{directory.name}　共 {len(plan)} 条", widths)
    sheet.titles(list(_WIDTHS))
    styles = ["code" if name in _CENTRED else "text" for name in _WIDTHS]
    for due in plan:
        row = _row(due)
        sheet.row(row, styles, row_height(row, widths))
    sheet.close(frozen=1, filtered=True)
    return pack(book, title, safe(directory.name), stamp(directory.date))
