"""Items that departments add in their workbooks, as a manifest's own items."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gongkai.compile.extend import LOCAL_ITEMS
from gongkai.exchange.gathering.appending import Added
from gongkai.exchange.gathering.cells import DOMAIN, REASON, Field, normal, text
from gongkai.exchange.gathering.filled import Problem, Row
from gongkai.exchange.gathering.guide import TITLES
from gongkai.exchange.gathering.understanding import NotUnderstood, Understanding, plain, shown
from gongkai.model.directory import Directory, Item
from gongkai.model.elements import ELEMENTS, REQUIRED
from gongkai.phrases.text import tidy

_NAME = Field("name")


class _New(NamedTuple):
    row: Row
    domain: str
    raw: dict[str, str | list[str]]
    shown: dict[str, tuple[str, ...]]

    @property
    def path(self) -> str:
        return f"{self.domain}/{self.raw.get('category', '')}/{self.raw['name']}"

    @property
    def where(self) -> str:
        return self.row.where_is([_NAME])


class Additions:
    """Rows without a code, understood as items; ``problems`` are those that cannot be."""

    def __init__(
        self, directory: Directory, understanding: Understanding, columns: Mapping[str, Sequence[Field]]
    ) -> None:
        self.understanding = understanding
        self.columns = columns
        self.problems: list[Problem] = []
        self._items = {item.path: item for item in directory.items}
        names = [domain.name for domain in directory.domains] + [LOCAL_ITEMS.name]
        national = understanding.context.sources.national.guidelines.values()
        self._domains = {name: name for name in names} | {g.domain: g.domain for g in national}

    def of(self, rows: Sequence[Row]) -> list[Added]:
        """The items that ``rows`` add, each once; nothing of those that the directory has already."""
        by_path: dict[str, list[_New]] = {}
        for row in rows:
            if (new := self._new(row)) is not None:
                by_path.setdefault(new.path, []).append(new)
        found = []
        for path, same in by_path.items():
            if other := next((new for new in same if new.shown != same[0].shown), None):
                for new in same:
                    beside = other if new is not other else same[0]
                    self._problem(new.where, f"新增事项「{path}」与 {beside.where} 写的不一样,都没有合并")
            elif (item := self._items.get(path)) is None:
                found.append(self._added(same[0]))
            elif any(self._cells(item, element) != cells for element, cells in same[0].shown.items()):
                message = f"新增事项「{path}」目录里已有({item.code}),写的不一样,没有覆盖"
                self._problem(same[0].where, message)
        return found

    def _problem(self, where: str, message: str) -> None:
        self.problems.append(Problem(where, message))

    def _new(self, row: Row) -> _New | None:
        domain = self._domain(row)
        raw: dict[str, str | list[str]] = {}
        understood = domain is not None
        for element, columns in self.columns.items():
            if not any(row.text(column) for column in columns):
                continue
            try:
                raw[element] = self.understanding.raw(row, element, columns, None)
            except NotUnderstood as error:
                where = row.where_is([column for column in columns if row.text(column)])
                self._problem(where, f"新增事项的{TITLES[element]}:{error}")
                understood = False
        raw.setdefault("owner", [row.department])
        if not understood or domain is None:
            return None
        if missing := [TITLES[element] for element in REQUIRED if element not in raw]:
            self._problem(row.where_is([_NAME]), f"新增事项缺少{'、'.join(missing)},没有列入")
            return None
        cells = {
            element: shown(element, self.understanding.understood(element, value), self.columns[element])
            for element, value in raw.items()
        }
        return _New(row, domain, raw, cells)

    def _domain(self, row: Row) -> str | None:
        written = tidy(row.text(DOMAIN))
        if not written:
            return LOCAL_ITEMS.name
        found = self._domains.get(written) or self._domains.get(written.removesuffix("领域"))
        if found is None:
            message = f"没有「{written}」这个领域;从下拉列表里选,没有合适的留空"
            self._problem(row.where_is([DOMAIN]), message)
        return found

    def _cells(self, item: Item, element: str) -> tuple[str, ...]:
        return tuple(normal(text(item, column)) for column in self.columns[element])

    def _added(self, new: _New) -> Added:
        entry: dict[str, Any] = {} if new.domain == LOCAL_ITEMS.name else {"domain": new.domain}
        entry |= {element: plain(element, new.raw[element]) for element in ELEMENTS if element in new.raw}
        return Added(entry, f"{new.row.department}:{new.row.text(REASON) or '新增'}")
