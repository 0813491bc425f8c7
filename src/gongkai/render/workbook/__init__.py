"""The directory as the official Excel table (基层政务公开标准目录)."""

from gongkai.model.directory import Directory, Item
from gongkai.render.workbook.text import long_date, safe

__all__ = ["workbook"]

TABLE = "基层政务公开标准目录"

_LONGEST_NAME = 31
_NAME_SIGNS = str.maketrans("[]:*?/\\'\n\t", "［］：＊？／＼’  ")


def workbook(directory: Directory) -> bytes:
    """The table as an ``.xlsx`` file: one sheet for each domain that has items.

    The same directory gives the same bytes.
    """
    from openpyxl import Workbook  # openpyxl takes long to import

    from gongkai.render.workbook.layout import columns
    from gongkai.render.workbook.package import pack, stamp
    from gongkai.render.workbook.sheet import Table
    from gongkai.render.workbook.styles import looks

    book = Workbook()
    del book[book.sheetnames[0]]
    styles, table, note = looks(book), columns(directory), _note(directory)
    for domain, items in _by_domain(directory).items():
        title = f"{directory.short_name}{_field(domain)}{TABLE}"
        sheet = book.create_sheet(_sheet_name(domain or TABLE, book.sheetnames))
        Table(sheet, table, styles).fill(title, note, items)
    return pack(book, safe(directory.short_name + TABLE), safe(directory.name), stamp(directory.date))


def _by_domain(directory: Directory) -> dict[str, list[Item]]:
    """The items of each domain that has any; an empty directory has one empty sheet."""
    found: dict[str, list[Item]] = {domain.name: [] for domain in directory.domains}
    for item in directory.items:
        found.setdefault(item.domain, []).append(item)
    return {domain: items for domain, items in found.items() if items} or {"": []}


def _field(domain: str) -> str:
    return domain if not domain or domain.endswith(("领域", "事项")) else f"{domain}领域"


def _note(directory: Directory) -> str:
    parts = {"编制单位": directory.name, "版次": directory.edition, "日期": long_date(directory.date)}
    return "　".join(f"{label}:{value}" for label, value in parts.items() if value)


def _sheet_name(domain: str, taken: list[str]) -> str:
    """``domain`` as Excel allows it for a sheet; names that differ only in case count as the same."""
    base = name = safe(domain).translate(_NAME_SIGNS)[:_LONGEST_NAME]
    used, count = {other.casefold() for other in taken}, 1
    while name.casefold() in used:
        count += 1
        ending = f"({count})"
        name = base[: _LONGEST_NAME - len(ending)] + ending
    return name
