"""Which item of a guideline a row of a table is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from gongkai.model.guideline import Guideline, GuidelineItem
from gongkai.phrases.text import half_width, tidy


class Match(NamedTuple):
    """An item of a guideline, and how surely a row is it: 1 for the same code or the same names."""

    code: str
    sureness: float


class Wanted(NamedTuple):
    """What of a row tells which item it is."""

    code: str
    category: str
    name: str
    content: Sequence[str]


class _Names(NamedTuple):
    """The names of a row or an item as they are compared."""

    code: str
    category: str
    name: str
    parts: tuple[str, ...]
    """The levels of a name that has several, without the words that add nothing."""
    content: frozenset[str]


_SURE_ENOUGH = 0.72
_EMPTY_WORDS = re.compile(r"公开|公示|公告|发布|信息|情况|内容|事项|相关|有关|及其|[的和及与等]")
_OPPOSITES = tuple(
    tuple(pair.split())
    for pair in (
        "许可 处罚", "许可 强制", "处罚 强制", "设立 注销", "个人 单位", "城市 农村", "预算 决算",
        "计划 结果", "计划 总结", "申请 结果", "指南 结果", "法律 规章",
    )
)  # fmt: skip
"""Words of which one name has the one and the other the other: then they are two matters."""


def match(
    rows: Sequence[Wanted], guideline: Guideline, level_rows: Iterable[GuidelineItem]
) -> list[Match | None]:
    """For each of ``rows`` the item of ``guideline`` that it is, each item once; the surest pairs first."""
    items = [
        _names(item.code, item.category or "", item.name or "", item.content or ()) for item in level_rows
    ]
    alone = Counter(item.name for item in items)
    wanted = [_names(*row) for row in rows]
    pairs: list[tuple[float, int, int]] = []
    for number, row in enumerate(wanted):
        for index, item in enumerate(items):
            score = _likeness(row, item, alone[item.name] == 1)
            if score >= _SURE_ENOUGH:
                pairs.append((-score, number, index))
    found: list[Match | None] = [None] * len(rows)
    taken: set[int] = set()
    for score, number, index in sorted(pairs):
        if found[number] is None and index not in taken:
            found[number] = Match(items[index].code, round(-score, 2))
            taken.add(index)
    return found


def _names(code: str, category: str, name: str, content: Sequence[str]) -> _Names:
    parts = tuple(
        dict.fromkeys(_stem(part) for part in (name, *re.split(r"[·/—]", half_width(name))) if part)
    )
    return _Names(code, bare(category), bare(name), parts, frozenset(map(bare, content)))


def _likeness(row: _Names, item: _Names, alone: bool) -> float:
    """How surely a row is an item; ``alone`` where no other item of the guideline has that name."""
    if row.code and row.code == item.code:
        return 1.0
    if row.name == item.name and row.category == item.category:
        return 1.0
    if not row.name or not item.name or re.fullmatch(r"\d\d-\d\d-\d\d(?:-\d+)?", row.code):
        return 0.0
    category = _category_likeness(row.category, item.category)
    union = row.content | item.content
    shared = len(row.content & item.content) / len(union) if union else 0.0
    same = row.name == item.name or row.parts[0] == item.parts[0] != ""
    if same or _share_level(row, item):
        if not (alone or category >= 0.5 or shared >= 0.3):
            return 0.0
        certain = 0.85 if row.name == item.name else 0.81 if same else 0.76
        return min(certain + 0.09 * category + 0.05 * shared, 0.99)
    if _are_opposed(row.name, item.name):
        return 0.0
    likeness = max(_ratio(row.name, item.name), _ratio(row.parts[0], item.parts[0]))
    if likeness < 0.5:
        return 0.0
    score = 0.7 * likeness + 0.2 * shared + 0.1 * category
    # In the same category, a part of a name (政策文件 for 本级政策文件) or nearly the same name is the same matter.
    one, other = sorted((row.parts[0], item.parts[0]), key=len)
    if category == 1 and ((len(one) >= 3 and one in other) or likeness >= 0.78):
        score = max(score, 0.75)
    return min(score, 0.95)


def _category_likeness(one: str, other: str) -> float:
    """1 for the same category or a part of it, less for another; a row without category may be of any."""
    if not one or not other:
        return 0.5
    short, long = sorted((_stem(one), _stem(other)), key=len)
    if one == other or (len(short) >= 2 and short in long):
        return 1.0
    return likeness if (likeness := _ratio(one, other)) >= 0.6 else 0.0


def _share_level(row: _Names, item: _Names) -> bool:
    """Whether the deepest of several levels of one name is the other name: 招生·招生政策 and 招生政策."""
    if len(row.parts) == 1 and len(item.parts) == 1:
        return False
    return len(row.parts[-1]) >= 2 and row.parts[-1] == item.parts[-1]


def _are_opposed(one: str, other: str) -> bool:
    return any(
        (a in one and b in other and b not in one and a not in other)
        or (b in one and a in other and a not in one and b not in other)
        for a, b in _OPPOSITES
    )


@lru_cache(maxsize=200_000)
def _ratio(one: str, other: str) -> float:
    """How alike two texts are, 0 where they share less than half of their characters."""
    if not one or not other or not set(one) & set(other):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() <= 0.5 or matcher.quick_ratio() <= 0.5:
        return 0.0
    return matcher.ratio()


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """A name as it is compared: without spaces and punctuation."""
    return re.sub(r"[\s、,;。:()“”《》/·—-]", "", tidy(text))


@lru_cache(maxsize=50_000)
def _stem(name: str) -> str:
    """A name without the words that one county adds and the next leaves out."""
    whole = bare(name)
    return _EMPTY_WORDS.sub("", whole) or whole


def domain_in(text: str, domains: Iterable[str]) -> str | None:
    """The longest of ``domains`` that ``text`` (a title, the name of a sheet) names."""
    whole = bare(text)
    return max((name for name in domains if bare(name) in whole), key=len, default=None)


def subject_of(text: str) -> str | None:
    """What a title says before 领域: 青石县2023年教育领域基层政务公开标准目录 is about 教育."""
    found = re.match(r"(.*?)领域", re.sub(r"\s", "", half_width(text)))
    if found is None:
        return None
    name = re.sub(
        r"^.*(?:\d年度?|\d{4}|[县市区旗镇乡]|街道|附件\d*|[)】、.:])|^[\d一二三四五六七八九十]+、?",
        "",
        found[1],
    )
    return name if 2 <= len(name) <= 12 else None
