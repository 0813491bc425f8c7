"""The first page: the domains as a grid, those of the national list that do not apply here among them."""

from dataclasses import dataclass

from gongkai.model.directory import Directory
from gongkai.render.html import absences
from gongkai.render.html.tables import Chapter

_GROUPS = (
    ("national", "国家试点领域", "国办发〔2019〕54号所列的 26 个领域", 1, 26),
    ("later", "其后的领域", "54号文以后另有标准指引的领域", 27, 89),
    ("local", "本级清单和补充", "由本级权责清单、公共服务事项清单和本级补充而来", 90, 10_000),
)


@dataclass(slots=True, frozen=True)
class Cell:
    """One domain of the grid; without an address where nothing of it applies here."""

    code: str
    name: str
    count: int
    href: str | None


@dataclass(slots=True, frozen=True)
class Group:
    """Domains that come from the same place."""

    anchor: str
    title: str
    about: str
    cells: list[Cell]


def groups(directory: Directory, chapters: list[Chapter]) -> list[Group]:
    """The domains of the directory and those left out, by where they come from."""
    cells = [Cell(c.domain.code, c.domain.name, c.count, c.href) for c in chapters]
    cells += [Cell(absence.code, absence.domain, 0, None) for absence in absences.whole(directory)]
    cells.sort(key=lambda cell: (_number(cell.code), cell.code))
    found = (
        Group(anchor, title, about, [cell for cell in cells if first <= _number(cell.code) <= last])
        for anchor, title, about, first, last in _GROUPS
    )
    return [group for group in found if group.cells]


def _number(code: str) -> int:
    return int(code) if code.isascii() and code.isdecimal() and len(code) < 5 else 9_999
