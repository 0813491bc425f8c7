"""What changed since the previous edition: the page of changes, and a page for every item that is gone."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from gongkai.compare.formats.html import changes as changes_html
from gongkai.compare.formats.words import UNEXPLAINED
from gongkai.compare.model import COMPARED, Comparison, Gone, ItemChange, Row, Side
from gongkai.compare.normal import clean, key
from gongkai.model.directory import Domain
from gongkai.model.elements import LABELS
from gongkai.render.html.links import file_of
from gongkai.render.html.plan import Plan
from gongkai.render.html.text import chinese_date


class Note(NamedTuple):
    """What changed of one item, for its own page."""

    since: str
    """What it is compared with."""
    is_new: bool
    formerly: str
    """Its domain, category and name before; empty where they are the same."""
    elements: list[str]


class Changes:
    """What the site tells of the changes since the previous edition; made where there is one."""

    title = "与上一版相比"

    def __init__(self, plan: Plan, comparison: Comparison) -> None:
        self._plan = plan
        self._comparison = comparison

    def page(self) -> dict[str, Any]:
        """What the page of changes shows."""
        return {
            "old": _edition(self._comparison.old),
            "new": _edition(self._comparison.new),
            "body": changes_html(self._comparison, self._href),
        }

    @cached_property
    def previous(self) -> str:
        """The previous edition in a few words."""
        return self._comparison.old.told("edition") or _date(self._comparison.old) or "上一版"

    @cached_property
    def notes(self) -> dict[str, Note]:
        """Code to what changed, for items that are in the directory."""
        changed = (change for change in self._comparison.items if change.new is not None)
        return {change.row.id: self._note(change) for change in changed}

    def _note(self, change: ItemChange) -> Note:
        formerly = change.old.path if change.old and change.renamed else ""
        return Note(
            self.previous, change.old is None, formerly, [element.label for element in change.elements]
        )

    def gone(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Address, and what there is to show, of the page of every item that is gone."""
        taken = {file_of(self._plan.links.item(item.code)) for item in self._plan.directory.items}
        for gone in self._comparison.gone:
            address = self._plan.links.item(gone.row.id)
            if file_of(address) not in taken:
                taken.add(file_of(address))
                yield address, self._gone(gone)

    def _gone(self, gone: Gone) -> dict[str, Any]:
        values = gone.row.values
        return {
            "gone": gone,
            "reason": gone.reason or UNEXPLAINED,
            "elements": [(LABELS[name], values[name]) for name in COMPARED if values.get(name)],
            "heirs": self._heirs.get(key(gone.row.path), []),
            "domain": self._domains.get(key(gone.row.domain)),
        }

    def _href(self, change: ItemChange) -> str | None:
        """The page of an item; none where it never had a code, and so no address."""
        return self._plan.links.item(change.row.id) if change.row.id else None

    @cached_property
    def _heirs(self) -> dict[str, list[Row]]:
        """Domain, category and name to the items that stand there now: they may go on under another code."""
        found: dict[str, list[Row]] = {}
        for row in self._comparison.new.rows:
            found.setdefault(key(row.path), []).append(row)
        return found

    @cached_property
    def _domains(self) -> dict[str, Domain]:
        used = {item.domain for item in self._plan.directory.items}
        return {key(clean(d.name)): d for d in self._plan.directory.domains if d.name in used}


def _edition(side: Side) -> tuple[str, str]:
    """Name and date of an edition; empty where it has none."""
    return side.told("edition") or "", _date(side)


def _date(side: Side) -> str:
    return chinese_date(side.told("date") or "")
