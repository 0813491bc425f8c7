"""The cover: whose directory it is, how many items each domain has, and how to read the marks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.model.directory import LOCAL, PATTERN, RECALLED, SEEN, Directory, Domain, Item
from gongkai.render.workbook.heights import room, tall
from gongkai.render.workbook.sheet import Overflow, Place, Sheet, row_height
from gongkai.render.workbook.text import SOURCES, long_date, safe, web

_WIDTHS = (14, 44, 14, 14, 100)
_SIZE = 12
_LINE = 22


class Chapter(NamedTuple):
    """A domain, its sheet, and where its items stand."""

    domain: str
    sheet: str
    places: list[tuple[Item, Place]]


def cover(
    sheet: Sheet,
    directory: Directory,
    kind: str,
    chapters: list[Chapter],
    lists: Mapping[str, int | None],
    overflow: Overflow,
) -> None:
    """Fill the first sheet; ``lists`` are the other sheets, with the number of their rows where that says something."""
    page = _Cover(sheet)
    sheet.cover_heading(directory.short_name + kind, _WIDTHS)
    page.facts(directory)
    page.domains(directory, chapters)
    page.lists(lists)
    page.section("怎样看表中的标记", _MARKS)
    page.section("条目的来源", _attested(directory))
    if overflow.texts:
        told = f"有 {len(overflow.texts)} 处文字超过一个单元格能容纳的长度,表中只有开头,全文在这张工作表。"
        page.section(overflow.sheet, [told], overflow.sheet)
    sheet.close()


class _Cover:
    """The parts of the cover, from its top down."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def facts(self, directory: Directory) -> None:
        """Who, when, and whom to ask."""
        facts = {
            "编制单位": directory.name,
            "版次": directory.edition,
            "日期": long_date(directory.date),
            "行政区划代码": directory.code,
            "门户网站": directory.portal,
            "咨询监督电话": directory.hotline,
        }
        for label, value in facts.items():
            if value:
                address = web(value)
                row = self._fact(label, value, "label", "fact_link" if address else "fact")
                if address:
                    self._sheet.link(row, 3, address)
        self._blank()

    def domains(self, directory: Directory, chapters: list[Chapter]) -> None:
        """A row a domain, with a link to its sheet; and one for all."""
        missing = Counter(left.domain for left in directory.left_out)
        sheets = {chapter.domain: chapter for chapter in chapters if chapter.domain}
        documents = {domain.name: domain for domain in directory.domains}
        names = dict.fromkeys([*documents, *sheets, *missing])
        self._row(["编码", "领域", "事项数", "未列入", "国家指引"], ["header"] * 5)
        for name in names:
            domain, chapter = documents.get(name), sheets.get(name)
            counts = [len(chapter.places) if chapter else 0, missing[name]]
            values: list[str | int] = [domain.code if domain else "", name, *counts, _source(domain)]
            row = self._row(values, ["code", "link" if chapter else "text", "mark", "mark", "text"])
            if chapter:
                self._sheet.link(row, 2, Place(chapter.sheet, "A1"))
        self._row(["", "合计", len(directory.items), len(directory.left_out), ""], ["header"] * 5)
        self._blank()

    def lists(self, lists: Mapping[str, int | None]) -> None:
        """The sheets that are no domain's."""
        self._section_title("其他工作表")
        for name, count in lists.items():
            row = self._fact(name, _LISTS[name] + (f"(共 {count} 项)" if count is not None else ""), "go")
            self._sheet.link(row, 2, Place(name, "A1"))
        self._blank()

    def section(self, title: str, lines: list[str], target: str = "") -> None:
        """A heading, and lines below it."""
        row = self._section_title(title)
        if target:
            self._sheet.link(row, 1, Place(target, "A1"))
        for line in lines:
            self._sheet.wide(line, "plain", tall(line, room(sum(_WIDTHS), _SIZE), _SIZE))
        self._blank()

    def _section_title(self, title: str) -> int:
        return self._sheet.wide(title, "section", 26)

    def _fact(self, label: str, value: str, label_look: str, look: str = "fact") -> int:
        height = max(_LINE, tall(safe(value), room(sum(_WIDTHS[2:]), _SIZE), _SIZE))
        looks = ["blank", label_look, look, "blank", "blank"]
        row = self._sheet.row(["", label, value, "", ""], looks, height)
        self._sheet.merge(row, 3, row, 5)
        return row

    def _row(self, values: Sequence[str | int], looks: Sequence[str]) -> int:
        texts = [safe(value) if isinstance(value, str) else "" for value in values]
        return self._sheet.row(values, looks, max(_LINE, row_height(texts, _WIDTHS)))

    def _blank(self) -> None:
        self._sheet.row([""], ["blank"], 12)


_LISTS = {
    "总目录": "所有事项,可以筛选,点二级事项转到所在的行",
    "按部门": "每个部门负责公开的事项",
    "未列入事项": "国家指引中有、本目录没有列入的事项和原因",
}

_MARKS = [
    "■ 表示采用的公开渠道和载体,□ 表示没有采用;全部渠道按固定顺序列出,其他渠道写在最后,如「■其他:融媒体客户端」。",
    "√ 表示属于这一公开对象、公开方式或公开层级;「特定群体」的 √ 后面写明是哪些人。",
    "公开内容有几项的,每项以 ● 开头;公开依据、公开主体有几个的,每个占一行。",
    "同一个一级事项下,上下相邻的公开依据、时限、主体、渠道相同的,合并为一格,格内文字适用于它旁边的每一行。",
    "事项编码长期不变:增加或减少事项,不影响其他事项的编码。",
]


def _source(domain: Domain | None) -> str:
    if domain is None or not domain.document:
        return ""
    return f"《{domain.document}》" + (f"({domain.number})" if domain.number else "")


def _attested(directory: Directory) -> list[str]:
    """How many items come from where; what was only recalled has to be checked before it is published."""
    counts = Counter(item.attested for item in directory.items)
    lines = []
    if national := counts[SEEN] + counts[RECALLED]:
        recalled = (
            f",{counts[RECALLED]} 条凭回忆整理(总目录中标「待核对」),正式发布前请与部委印发的指引核对"
            if counts[RECALLED]
            else ""
        )
        lines.append(f"国家指引条目 {national} 条:{counts[SEEN]} 条见于已公布的目录{recalled}。")
    if counts[LOCAL]:
        lines.append(f"{SOURCES[LOCAL]} {counts[LOCAL]} 条:本级政府自己增加的事项。")
    if counts[PATTERN]:
        lines.append(
            f"{SOURCES[PATTERN]} {counts[PATTERN]} 条:由本级权责清单、公共服务事项清单,按国家对这类事项的公开规定生成。"
        )
    return lines or ["目录中还没有事项。"]
