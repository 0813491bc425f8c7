"""Whom a directory is for and of when it is, as the first lines of its tables say."""

import re
from dataclasses import dataclass

from gongkai.phrases.text import half_width, is_date, tidy
from gongkai.sources.tables import Grid

_PLACE = r"[\u3400-\u9fff]{2,10}?(?:自治县|自治旗|县|区|旗|市|镇|乡|街道|村|社区)"
_TITLE = re.compile(rf"^({_PLACE})(?=.*(?:目录|清单|公开|领域))")
_META = re.compile(
    r"(?:编制单位|政府|编制机关|发布单位)[::]\s*([^\s::]+?(?:人民政府|街道办事处|村民委员会|居民委员会))(?=\s|$)"
)
_EDITION = re.compile(r"版次[::]\s*([^\s::]+)|(20\d{2}年版)")
_DATE = re.compile(r"(20\d{2})[-年./](\d{1,2})[-月./](\d{1,2})日?")


@dataclass
class About:
    """Whom the directory is for, as the file or the user says."""

    name: str | None = None
    level: str | None = None
    edition: str | None = None
    date: str | None = None
    domain: str | None = None


def completed(about: About, grids: list[Grid]) -> About:
    """``about`` with what the first lines of the sheets say."""
    lines = [text for grid in grids for row in grid.rows[:8] for text in row if text]
    for grid in grids:
        lines.append(grid.name)
    whole = "\n".join(half_width(line) for line in lines)
    if about.name is None and (named := _META.search(whole)) is not None:
        about.name = named[1]
    if about.name is None:
        place = next((m[1] for line in lines if (m := _TITLE.match(tidy(line))) is not None), None)
        about.name = _government(place) if place else None
    if about.level is None:
        about.level = _level(about.name or "")
    if about.edition is None and (edition := _EDITION.search(whole)) is not None:
        about.edition = edition[1] or edition[2]
    if about.date is None and (day := _DATE.search(whole)) is not None:
        text = f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}"
        about.date = text if is_date(text) else None
    return about


def _government(place: str) -> str:
    if place.endswith("街道"):
        return f"{place}办事处"
    if place.endswith("村"):
        return f"{place}村民委员会"
    return f"{place}居民委员会" if place.endswith("社区") else f"{place}人民政府"


def _level(name: str) -> str:
    if re.search(r"村民委员会|居民委员会|村委会|居委会|村$|社区$", name):
        return "村级"
    return "乡级" if re.search(r"[镇乡](?:人民政府)?$|街道(?:办事处)?$", name) else "县级"
