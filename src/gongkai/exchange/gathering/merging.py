"""What departments changed in their workbooks, as new entries of a manifest; what cannot be settled is told."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gongkai.compile import adjust, extend
from gongkai.compile.context import Context
from gongkai.exchange.gathering.additions import Additions
from gongkai.exchange.gathering.appending import Added
from gongkai.exchange.gathering.cells import (
    CODE,
    DOMAIN,
    DROP,
    REASON,
    Field,
    elements,
    fields,
    fit,
    normal,
    text,
)
from gongkai.exchange.gathering.filled import Filled, Problem, Row, repeated
from gongkai.exchange.gathering.guide import TITLES
from gongkai.exchange.gathering.understanding import NotUnderstood, Understanding, is_ticked, plain, shown
from gongkai.model.diagnostic import Log
from gongkai.model.directory import Directory, Item
from gongkai.phrases.text import tidy
from gongkai.sources.government import Sources

FILLED_IN = "部门填报"
"""The reason of a change for which the department gives none."""

Shown = tuple[str, ...]


class Merged(NamedTuple):
    """Key of the manifest to its new entries; and what was left out, where and why."""

    new: dict[str, list[Added]]
    problems: list[Problem]


class _Claim(NamedTuple):
    row: Row
    where: str
    raw: str | list[str]
    shown: Shown


def merged(sources: Sources, directory: Directory, workbooks: Iterable[Filled]) -> Merged:
    """What ``workbooks`` change in ``directory``, which ``sources`` compile to.

    A cell is a change where it differs from what the workbook said when it was written; so what changed in the
    directory since is seen, and not undone. Two that want different things both stay out.
    """
    return _Merge(sources, directory).run(workbooks)


class _Merge:
    def __init__(self, sources: Sources, directory: Directory) -> None:
        self.sources = sources
        self.directory = directory
        self.understanding = Understanding(Context(sources, Log()))
        self.elements = elements(fields(directory, sources.national.vocabulary))
        self.items = {item.code: item for item in directory.items}
        self.left_out = {left.code: left for left in directory.left_out}
        self.adjust: list[Added] = []
        self.exclude: list[Added] = []
        self.problems: list[Problem] = []

    def run(self, workbooks: Iterable[Filled]) -> Merged:
        known: dict[str, list[Row]] = {}
        new: list[Row] = []
        for filled in workbooks:
            self.problems += filled.problems
            if filled.government and filled.government != self.directory.name:
                where = filled.rows[0].where if filled.rows else filled.department
                self._problem(where, f"这份表是{filled.government}的,不是{self.directory.name}的,没有合并")
                continue
            twice = repeated(filled.rows)
            for row in filled.rows:
                code = tidy(row.text(CODE))
                if code in twice:
                    message = f"事项编码 {code} 在这份表里有几行,写的不一样;新增事项的编码要留空"
                    self._problem(row.where_is([CODE]), message)
                elif code:
                    known.setdefault(code, []).append(row)
                else:
                    new.append(row)
        for code, rows in known.items():
            self._known(code, rows)
        additions = Additions(self.directory, self.understanding, self.elements)
        items = additions.of(new)
        self.problems += additions.problems
        return Merged({"adjust": self.adjust, "exclude": self.exclude, "items": items}, self.problems)

    def _problem(self, where: str, message: str) -> None:
        self.problems.append(Problem(where, message))

    def _known(self, code: str, rows: list[Row]) -> None:
        item = self.items.get(code)
        if item is None:
            for row in rows:
                self._absent(code, row)
            return
        dropping = [row for row in rows if self._drops(row)]
        if dropping:
            self._drop(item, rows, dropping)
            rows = [row for row in rows if row not in dropping]
        claims: dict[str, list[_Claim]] = {}
        for row in rows:
            for element, claim in self._claims(item, row):
                claims.setdefault(element, []).append(claim)
        self._settle(item, claims)

    def _absent(self, code: str, row: Row) -> None:
        """A row of no item: told, unless the department left it as it was, or wanted the item gone."""
        left = self.left_out.get(code)
        drops = self._drops(row)
        if (drops and left is not None) or (
            row.original is not None and not drops and not self._changed(row)
        ):
            return
        why = f"({left.reason})" if left else ";新增事项的编码要留空"
        self._problem(row.where_is([CODE]), f"事项编码 {code} 不在目录里{why}")

    def _drops(self, row: Row) -> bool:
        try:
            return is_ticked(row.text(DROP))
        except NotUnderstood as error:
            self._problem(row.where_is([DROP]), str(error))
            return False

    def _drop(self, item: Item, rows: list[Row], dropping: list[Row]) -> None:
        where = dropping[0].where_is([DROP])
        label = f"{item.code} {item.name} "
        agreed = {row.department for row in dropping}
        against = [row for row in rows if row not in dropping and row.department not in agreed]
        silent = [owner.name for owner in item.owner if owner.name not in agreed]
        notes = [f"{row.department}:{note}" for row in dropping if (note := _note(row))]
        if (elsewhere := self._elsewhere(item)) is not None:
            self._problem(where, f"{label}要不再公开:{elsewhere}")
        elif not notes:
            self._problem(_reason_cell(dropping[0]), f"{label}要不再公开,没有写理由;在「修改说明」里写清理由")
        elif against:
            self._problem(where, f"{label}要不再公开,{against[0].department}没有这样填({against[0].where})")
        elif silent:
            self._problem(where, f"{label}还有公开主体 {'、'.join(silent)},没有一起填不再公开;请商定后改清单")
        else:
            reason = ";".join(dict.fromkeys(notes))
            self.exclude.append(Added({"item": item.code, "reason": reason}, item.path))

    def _claims(self, item: Item, row: Row) -> Iterable[tuple[str, _Claim]]:
        """Element to what the row wants of it; what cannot be done is told."""
        before = row.original or self._texts(item)
        if DOMAIN in row.texts and normal(row.text(DOMAIN)) != normal(before.get(DOMAIN, "")):
            self._problem(row.where_is([DOMAIN]), f"{item.code} {item.name} 的领域不能在表里改")
        changed = self._changed(row, before)
        if not changed and row.original is not None and _note(row):
            self._problem(
                _reason_cell(row), f"{item.code} {item.name} 写了修改说明,但没有改动:「{_note(row)}」"
            )
        owners = {owner.name for owner in item.owner}
        if changed and row.original is None and owners and row.department not in owners:
            message = (
                f"{item.code} {item.name} 不由{row.department}公开(公开主体:{'、'.join(owners)}),没有合并"
            )
            self._problem(row.where_is([CODE]), message)
            return
        for element in changed:
            claim = self._claim(item, row, element, before)
            if claim is not None:
                yield element, claim

    def _claim(self, item: Item, row: Row, element: str, before: dict[Field, str]) -> _Claim | None:
        columns = self.elements[element]
        where = row.where_is([c for c in columns if normal(row.text(c)) != normal(before.get(c, ""))])
        label = f"{item.code} {item.name} {TITLES[element]}"
        try:
            raw = self.understanding.raw(row, element, columns, item)
        except NotUnderstood as error:
            self._problem(where, f"{label}:{error}")
            return None
        wanted = shown(element, self.understanding.understood(element, raw), columns)
        now = tuple(normal(fit(text(item, column))) for column in columns)
        if wanted == now:
            return None
        if now != tuple(normal(before.get(column, "")) for column in columns):
            self._problem(where, f"{label}:写表以后目录里改过,现在是「{_brief(now, columns)}」,没有覆盖")
        elif (elsewhere := self._elsewhere(item)) is not None:
            self._problem(where, f"{label}:{elsewhere}")
        elif (line := self._adjusted(item, element)) is not None:
            self._problem(where, f"{label}:清单第 {line} 行已有对它的调整,没有覆盖;请商定后改那一行")
        else:
            return _Claim(row, where, raw, wanted)
        return None

    def _settle(self, item: Item, claims: dict[str, list[_Claim]]) -> None:
        """One entry for each department whose changes stand; of what two want differently, none."""
        entries: dict[int, tuple[Row, dict[str, Any]]] = {}
        for element in self.elements:
            wanted = claims.get(element, [])
            if len({claim.shown for claim in wanted}) > 1:
                for claim in wanted:
                    other = next(one for one in wanted if one.shown != claim.shown)
                    label = f"{item.code} {item.name} {TITLES[element]}"
                    self._problem(claim.where, f"{label}:与 {other.where} 改得不一样,都没有合并")
            elif wanted:
                first = wanted[0]
                _, changes = entries.setdefault(id(first.row), (first.row, {}))
                changes[element] = plain(element, first.raw)
        for row, changes in entries.values():
            reason = f"{row.department}:{_note(row) or FILLED_IN}"
            self.adjust.append(Added({"item": item.code, "set": changes, "reason": reason}, item.path))

    def _changed(self, row: Row, before: dict[Field, str] | None = None) -> list[str]:
        """The elements that the row has otherwise than ``before``, of those that it has whole."""
        known = before or row.original or {}
        return [
            element
            for element, columns in self.elements.items()
            if all(column in row.texts for column in columns)
            and any(normal(row.text(column)) != normal(known.get(column, "")) for column in columns)
        ]

    def _texts(self, item: Item) -> dict[Field, str]:
        columns = [CODE, DOMAIN, *(column for columns in self.elements.values() for column in columns)]
        return {column: fit(text(item, column)) for column in columns}

    def _elsewhere(self, item: Item) -> str | None:
        """Where an item is written that no adjustment can reach: the government's own, or made from a list."""
        origins = item.origins.get("name", ())
        if item.place is None or not any(origin.step == extend.STEP for origin in origins):
            return None
        file = item.place.file.seen_from(self.directory.folder)
        return f"这一项写在 {file} 第 {item.place.line} 行,请在那里改"

    def _adjusted(self, item: Item, element: str) -> int | None:
        """The line of this manifest that adjusts the element already."""
        for origin in item.origins.get(element, ()):
            place = origin.place
            if origin.step == adjust.STEP and place is not None and place.file == self.sources.file:
                return place.line
        return None


def _reason_cell(row: Row) -> str:
    """The cell of 修改说明."""
    return row.where_is([REASON])


def _note(row: Row) -> str:
    return " ".join(row.text(REASON).split())


def _brief(cells: Shown, columns: Sequence[Field]) -> str:
    parts = [
        cell if not column.value else column.value if cell == "√" else f"{column.value}:{cell}"
        for cell, column in zip(cells, columns, strict=True)
        if cell
    ]
    whole = "、".join(parts).replace("\n", ";")
    return whole if len(whole) <= 60 else whole[:60] + "…"
