"""The sheets to search and filter: every item, the items of each department, and what was left out. Nothing merges."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from gongkai.model.directory import Directory, Item
from gongkai.render.workbook import text
from gongkai.render.workbook.sheet import Place, Sheet, row_height

_OVERVIEW = {
    "序号": 6, "领域": 15, "一级事项": 18, "二级事项": 32, "公开主体": 26, "公开时限": 30, "公开渠道": 34,
    "公开对象": 16, "公开方式": 11, "公开层级": 10, "来源": 18, "事项编码": 20,
}  # fmt: skip
_DEPARTMENTS = {
    "序号": 6, "部门": 30, "咨询电话": 16, "领域": 16, "一级事项": 24, "二级事项": 50, "公开时限": 38, "公开方式": 12,
    "公开层级": 12, "事项编码": 24,
}  # fmt: skip
_LEFT_OUT = {"序号": 6, "领域": 24, "一级事项": 30, "二级事项": 50, "事项编码": 18, "环节": 14, "原因": 86}

_FROZEN = 75
"""The width of the columns that stay in sight: on a small screen there has to be room beside them."""

_STEPS = {
    "select": "选用指引",
    "match": "对照清单",
    "localise": "落实到本地",
    "adjust": "本级调整",
    "extend": "本级补充",
}
_CENTRED = {
    "序号": "mark",
    "公开方式": "mark",
    "公开层级": "mark",
    "来源": "mark",
    "环节": "mark",
    "咨询电话": "code",
    "事项编码": "code",
}


def overview(sheet: Sheet, note: str, directory: Directory, places: Mapping[int, Place]) -> None:
    """总目录: every item in the order of the tables, with a link to its row."""
    listing = _Listing(sheet, _OVERVIEW)
    listing.begin(
        note,
        "点「二级事项」转到领域表中该事项的行;用表头的筛选按钮按领域、主体、方式等查找。公开内容和公开依据见各领域表。",
    )
    for number, (code, item) in enumerate(((item.code, item) for item in directory.items), 1):
        listing.add(
            [
                number,
                *(item.domain, item.category, item.name),
                *(
                    "、".join(owner.name for owner in item.owner),
                    text.time_limit(item),
                    "、".join(item.channels),
                ),
                *(text.audience(item), "、".join(item.method), "、".join(item.levels)),
                *(text.SOURCES.get(item.attested, item.attested), code),
            ],
            places.get(id(item)),
        )
    listing.end()


def by_department(sheet: Sheet, note: str, directory: Directory, places: Mapping[int, Place]) -> None:
    """按部门: the items of each department, in the order of the manifest; an item of two stands with both."""
    listing = _Listing(sheet, _DEPARTMENTS)
    listing.begin(note, "各部门负责公开的事项;几个主体共同公开的事项,在每个主体下各列一次。")
    for department, phone, items in _departments(directory):
        for number, item in enumerate(items, 1):
            listing.add(
                [
                    *(
                        number,
                        department,
                        phone,
                        item.domain,
                        item.category,
                        item.name,
                        text.time_limit(item),
                    ),
                    *("、".join(item.method), "、".join(item.levels), item.code),
                ],
                places.get(id(item)),
            )
    listing.end()


def left_out(sheet: Sheet, note: str, directory: Directory) -> None:
    """未列入事项: what the guidelines have and the directory has not, and why."""
    listing = _Listing(sheet, _LEFT_OUT)
    some = "国家指引中有、本目录没有列入的事项和原因。"
    listing.begin(note, some if directory.left_out else "国家指引的事项都已列入本目录。")
    for number, left in enumerate(directory.left_out, 1):
        step = _STEPS.get(left.step, left.step)
        listing.add([number, left.domain, left.category, left.name, left.code, step, left.reason], None)
    listing.end()


def _departments(directory: Directory) -> list[tuple[str, str, list[Item]]]:
    """Name, telephone and items of each department that has any; bodies that are no department come last."""
    phones = {body.name: body.phone or "" for body in directory.departments}
    found: dict[str, list[Item]] = {name: [] for name in phones}
    for item in directory.items:
        for name in dict.fromkeys(owner.name for owner in item.owner):
            found.setdefault(name, []).append(item)
    return [(name, phones.get(name, ""), items) for name, items in found.items() if items]


class _Listing:
    """A sheet of plain rows, with a filter."""

    def __init__(self, sheet: Sheet, columns: Mapping[str, float]) -> None:
        self._sheet = sheet
        self._titles = list(columns)
        self._widths = list(columns.values())
        self._link = self._titles.index("二级事项") + 1
        self._looks = [_CENTRED.get(title, "text") for title in columns]
        self._linking = [
            "link" if title == "二级事项" else look for title, look in zip(columns, self._looks, strict=True)
        ]

    def begin(self, note: str, explanation: str) -> None:
        self._sheet.heading(note, self._widths, explanation)
        self._sheet.titles(self._titles)

    def add(self, values: Sequence[str | int], place: Place | None) -> None:
        texts = [text.safe(value) if isinstance(value, str) else "" for value in values]
        row = self._sheet.row(
            values, self._linking if place else self._looks, row_height(texts, self._widths)
        )
        if place:
            self._sheet.link(row, self._link, place)

    def end(self) -> None:
        self._sheet.close(frozen=sum(width <= _FROZEN for width in accumulate(self._widths)), filtered=True)
