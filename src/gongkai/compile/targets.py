"""Which items a manifest means: by code, by category's code, or by path."""

from collections.abc import Callable, Iterable

from gongkai.compile.context import Context, Draft
from gongkai.model.diagnostic import Place
from gongkai.model.directory import Item

_HOW_TO_NAME = "写事项编码(如 24-05-01)或 领域/一级事项/二级事项"


class Targets:
    """The items of a draft by every name that a manifest may give them.

    A name is a code (24-05-01), a code of a category or domain (24-05, 24), a path (义务教育/招生管理/招生政策,
    义务教育/招生管理) or a domain.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._items: dict[str, list[Item]] = {}
        self._gone: set[int] = set()
        self.add(draft.items)

    def add(self, items: Iterable[Item]) -> None:
        """Let ``items`` be found from now on."""
        for item in items:
            domain, _, rest = item.code.partition("-")
            category = f"{domain}-{rest.partition('-')[0]}"
            for name in {
                item.code,
                item.path,
                item.domain,
                f"{item.domain}/{item.category}",
                category,
                domain,
            }:
                self._items.setdefault(name, []).append(item)

    def drop(self, item: Item) -> None:
        """Let ``item`` be found no more."""
        self._gone.add(id(item))

    def find(self, name: str) -> list[Item]:
        """The items that ``name`` means; none if it hits nothing."""
        return [item for item in self._items.get(name, ()) if id(item) not in self._gone]

    def suggestion(self, name: str) -> tuple[str, str]:
        """Why ``name`` hits nothing, and what to write instead."""
        if (why := self.draft.why_not(name)) is not None:
            return f"「{name}」不在本级目录里:{why}", "删去这一条,或先让该事项回到目录"
        last = name.rpartition("/")[2]
        near = [item for item in self.draft.items if item.name == last]
        if not near:
            from difflib import get_close_matches

            close = get_close_matches(name, self._items, n=1, cutoff=0.5)
            near = self._items[close[0]][:1] if close else []
        hint = "、".join(f"{item.code} {item.path}" for item in near[:3])
        return (
            f"「{name}」没有对应任何事项",
            f"是不是 {hint}?" if hint else _HOW_TO_NAME,
        )


def hits(
    context: Context,
    targets: Targets,
    names: list[str],
    place: Callable[[int], Place | None],
    own: bool,
) -> list[Item]:
    """The items that ``names`` mean; a name of this government's own manifest that hits nothing is an error."""
    found: dict[str, Item] = {}
    if own and not names:
        context.log.error("GK121", place(0), "没有写是哪些事项", _HOW_TO_NAME)
    for index, name in enumerate(names):
        items = targets.find(name)
        for item in items:
            found.setdefault(item.code, item)
        if not items and own:
            message, hint = targets.suggestion(name)
            context.log.error("GK121", place(index), message, hint)
    return list(found.values())
