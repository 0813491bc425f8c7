"""Which item of a guideline a row of a table is."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from gongkai.model.guideline import Guideline, GuidelineItem
from gongkai.phrases.text import tidy


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


_SURE_ENOUGH = 0.72


def match(
    rows: Sequence[Wanted], guideline: Guideline, level_rows: Iterable[GuidelineItem]
) -> list[Match | None]:
    """For each of ``rows`` the item of ``guideline`` that it is, each item once; the surest pairs first."""
    items = list(level_rows)
    pairs: list[tuple[float, int, int]] = []
    for number, row in enumerate(rows):
        for index, item in enumerate(items):
            score = _likeness(row, item)
            if score >= _SURE_ENOUGH:
                pairs.append((-score, number, index))
    found: list[Match | None] = [None] * len(rows)
    taken: set[int] = set()
    for score, number, index in sorted(pairs):
        if found[number] is None and index not in taken:
            found[number] = Match(items[index].code, round(-score, 2))
            taken.add(index)
    return found


def _likeness(row: Wanted, item: GuidelineItem) -> float:
    if row.code and row.code == item.code:
        return 1.0
    name, category = _bare(row.name), _bare(row.category)
    other, other_category = _bare(item.name or ""), _bare(item.category or "")
    if name == other:
        return 1.0 if category == other_category else (0.9 if not category else 0.85)
    if not name or not other or not set(name) & set(other):
        return 0.0
    if row.code and re.fullmatch(r"\d\d-\d\d-\d\d(?:-\d+)?", row.code):
        return 0.0
    likeness = _ratio(name, other)
    if likeness < 0.5:
        return 0.0
    same_category = category == other_category or (category and category in other_category)
    contents = {_bare(text) for text in row.content}, {_bare(text) for text in item.content or ()}
    union = contents[0] | contents[1]
    shared = len(contents[0] & contents[1]) / len(union) if union else 0.0
    score: float = 0.7 * likeness + 0.2 * shared + (0.1 if same_category else 0.0)
    # A part of a name in the same category (政策文件 for 本级政策文件) is the same matter.
    if same_category and (name in other or other in name) and min(len(name), len(other)) >= 3:
        score = max(score, 0.75)
    return min(score, 0.99)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0.5 else 0.0


def _bare(text: str) -> str:
    return re.sub(r"[\s、,;。:()“”《》/·—-]", "", tidy(text))


def domain_in(text: str, domains: Iterable[str]) -> str | None:
    """The longest of ``domains`` that ``text`` (a title, the name of a sheet) names."""
    bare = _bare(text)
    return max((name for name in domains if _bare(name) in bare), key=len, default=None)
