"""The whole workbook: which sheets it has, and in what order."""

from collections.abc import Sequence

from openpyxl import Workbook

from gongkai.model.directory import Directory, Item
from gongkai.render.workbook.columns import columns
from gongkai.render.workbook.cover import Chapter, cover
from gongkai.render.workbook.lists import by_department, left_out, overview
from gongkai.render.workbook.names import SheetNames
from gongkai.render.workbook.options import PAPERS
from gongkai.render.workbook.overflow import overflow_sheet
from gongkai.render.workbook.package import pack, stamp
from gongkai.render.workbook.sheet import Overflow, Sheet
from gongkai.render.workbook.styles import looks
from gongkai.render.workbook.table import fill
from gongkai.render.workbook.text import long_date, safe

TABLE = "基层政务公开标准目录"
COVER, OVERVIEW, DEPARTMENTS, LEFT_OUT, LONG = "封面", "总目录", "按部门", "未列入事项", "超长文本"
_BLUE, _GREY = "2F5597", "7F7F7F"


class Book:
    """A workbook of one directory."""

    def __init__(self, directory: Directory, paper: str, extras: Sequence[str]) -> None:
        self._directory = directory
        self._book = Workbook()
        del self._book[self._book.sheetnames[0]]
        self._names = SheetNames((COVER, OVERVIEW, DEPARTMENTS, LEFT_OUT, LONG))
        self._overflow = Overflow(LONG)
        self._paper = PAPERS[paper]
        self._looks = looks(self._book)
        self._note = _note(directory)
        front, index = self._sheet(COVER, "", _BLUE), self._sheet(OVERVIEW, "总目录", _BLUE)
        chapters = self._chapters(extras)
        places = {id(item): place for chapter in chapters for item, place in chapter.places}
        overview(index, self._note, directory, places)
        by_department(self._sheet(DEPARTMENTS, "按部门", _BLUE), self._note, directory, places)
        left_out(self._sheet(LEFT_OUT, LEFT_OUT, _GREY), self._note, directory)
        if self._overflow.texts:
            overflow_sheet(self._sheet(LONG, LONG, _GREY), self._note, self._overflow)
        lists = {OVERVIEW: len(directory.items), DEPARTMENTS: None, LEFT_OUT: len(directory.left_out)}
        cover(front, directory, TABLE, chapters, lists, self._overflow)

    def packed(self) -> bytes:
        """The bytes of the file."""
        directory = self._directory
        title, creator = safe(directory.short_name + TABLE), safe(directory.name)
        return pack(self._book, title, creator, stamp(directory.date))

    def _chapters(self, extras: Sequence[str]) -> list[Chapter]:
        """One table for each domain that has items; an empty directory has one empty table."""
        directory, table = self._directory, columns(self._directory, extras)
        found: dict[str, list[Item]] = {domain.name: [] for domain in directory.domains}
        for item in directory.items:
            found.setdefault(item.domain, []).append(item)
        chapters = []
        for domain, items in ({d: those for d, those in found.items() if those} or {"": []}).items():
            sheet = self._sheet(self._names.of(domain or TABLE), _field(domain))
            rows = fill(sheet, self._note, table, items)
            chapters.append(Chapter(domain, sheet.name, list(zip(items, rows, strict=True))))
        return chapters

    def _sheet(self, name: str, what: str, colour: str = "") -> Sheet:
        title = f"{self._directory.short_name}{TABLE}" if colour else ""
        title = (
            f"{title}({what})" if title and what else title or f"{self._directory.short_name}{what}{TABLE}"
        )
        worksheet = self._book.create_sheet(name)
        if colour:
            worksheet.sheet_properties.tabColor = colour
        return Sheet(worksheet, safe(title), self._looks, self._paper, self._overflow)


def _field(domain: str) -> str:
    return domain if not domain or domain.endswith(("领域", "事项")) else f"{domain}领域"


def _note(directory: Directory) -> str:
    parts = {"编制单位": directory.name, "版次": directory.edition, "日期": long_date(directory.date)}
    return "　".join(f"{label}:{value}" for label, value in parts.items() if value)
