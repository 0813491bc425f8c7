"""What rules look at: a directory, the texts that it was made from, and what is known beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from gongkai.model.diagnostic import Place, SourceFile
from gongkai.model.directory import LESS, WHOLE, Directory, Entry, Item, Origin
from gongkai.model.government import Manifest, PowerList, ServiceList
from gongkai.model.guideline import Institution
from gongkai.phrases.library import Library
from gongkai.phrases.vocabulary import Vocabulary


@dataclass(eq=False, repr=False)
class Cell:
    """What one place of the government's own sources writes for one element: a cell of its table.

    ``items`` are those that have it so; none for a cell of a list whose power no item discloses.
    """

    element: str
    texts: tuple[str, ...]
    origin: Origin
    items: list[Item] = field(default_factory=list)
    entry: Entry | None = None

    def place(self, index: int = 0) -> Place | None:
        """Where the text number ``index`` is written."""
        return self.origin.places.of(
            self.origin.source, self.origin.field, index if len(self.texts) > 1 else None
        )

    @property
    def item(self) -> str:
        """The code of the only item (or the list's entry) that it belongs to; empty where there are several."""
        if self.entry is not None:
            return self.entry.code
        return self.items[0].code if len(self.items) == 1 else ""

    @property
    def domain(self) -> str:
        """The domain of its items, where they are all of one."""
        domains = {item.domain for item in self.items}
        return domains.pop() if len(domains) == 1 else ""

    @property
    def subject(self) -> str:
        """What it is about, for a message: the item, or the entry of a list."""
        if self.entry is not None:
            return f"「{self.entry.name}」"
        first = self.items[0]
        return f"{first.code} {first.name}" + (f"等 {len(self.items)} 项" if len(self.items) > 1 else "")


class SourceText(NamedTuple):
    """One file of the government's own, as it was read."""

    file: SourceFile
    text: str


@dataclass(eq=False, repr=False)
class Subject:
    """One government's directory and everything that a rule may ask of it; nothing is read by a rule itself."""

    directory: Directory
    manifest: Manifest
    place: Callable[..., Place | None]
    """Place of a value of the manifest, or of one of its fields."""
    library: Library
    institutions: Callable[[], Sequence[Institution]]
    """Institutions that no longer exist."""
    vocabulary: Vocabulary
    above: Directory | None = None
    """The directory of the government above."""
    higher: Sequence[Directory] = ()
    """The directories of all governments above, the nearest first."""
    beside: Sequence[Directory] = ()
    """Directories of governments of the same parent that come before this one in the run."""
    power_lists: Sequence[PowerList] = ()
    service_lists: Sequence[ServiceList] = ()
    texts: Sequence[SourceText] = ()
    declared: frozenset[str] = frozenset()
    """Telephone numbers and addresses that the manifest and those above it declare as an office's."""
    as_of: str = ""
    """The day up to which the laws' status holds."""
    memo: dict[str, object] = field(default_factory=dict, init=False)
    """What several rules ask for, made once: a rule puts it here under a name of its own."""
    _texts: dict[str, list[tuple[Cell, int, str]]] = field(default_factory=dict, init=False)

    @cached_property
    def cells(self) -> dict[str, list[Cell]]:
        """Element to the cells of the government's own sources, in the order of the items and then of the lists."""
        found: dict[str, dict[tuple[int, str], Cell]] = {}
        own: dict[int, bool] = {}
        for item in self.directory.items:
            for element, origins in item.origins.items():
                for origin in _standing(origins):
                    source = id(origin.source)
                    is_own = own.get(source)
                    if is_own is None:
                        is_own = own[source] = _is_own(origin)
                    if is_own and origin.field == element:
                        cells = found.setdefault(element, {})
                        cell = cells.get((source, element))
                        if cell is None:
                            cell = cells[source, element] = Cell(element, _texts(origin.value), origin)
                        cell.items.append(item)
        for entry in (*self.directory.powers, *self.directory.services):
            for element in ("basis", "audience"):
                texts = getattr(entry, element)
                if texts and entry.row is not None and entry.places is not None:
                    key = (id(entry.row), element)
                    origin = Origin("", entry.places, entry.row, element, list(texts))
                    found.setdefault(element, {}).setdefault(key, Cell(element, texts, origin)).entry = entry
        return {element: list(cells.values()) for element, cells in found.items()}

    def texts_of(self, element: str) -> list[tuple[Cell, int, str]]:
        """Every text that the government's own sources write for ``element``: its cell, its number there, the text."""
        found = self._texts.get(element)
        if found is None:
            cells = self.cells.get(element, ())
            found = [(cell, index, text) for cell in cells for index, text in enumerate(cell.texts) if text]
            self._texts[element] = found
        return found

    def own(self, item: Item) -> bool:
        """Whether ``item`` is the government's own, and not of the packaged guidelines or patterns."""
        return item.place is None or not item.place.file.label


def _standing(origins: Sequence[Origin]) -> Sequence[Origin]:
    """The origins that made the present value: the last that gave it whole, and what was added after."""
    if len(origins) == 1:
        return origins
    start = max((i for i, origin in enumerate(origins) if origin.effect == WHOLE), default=0)
    return [origin for origin in origins[start:] if origin.effect != LESS]


def _is_own(origin: Origin) -> bool:
    place = origin.place
    return place is not None and not place.file.label


def _texts(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (str(value),)
