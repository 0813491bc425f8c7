"""What all steps share while one directory is compiled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from gongkai.compile.owners import Owners
from gongkai.model.diagnostic import Log, Place, Places
from gongkai.model.directory import Basis, Domain, Entry, Item, LeftOut, Origin, Owner, TimeLimit
from gongkai.model.elements import ELEMENTS, Elements
from gongkai.model.guideline import Guideline, GuidelineItem
from gongkai.phrases import basis
from gongkai.sources.government import Sources


@dataclass(slots=True)
class Draft:
    """The directory while it is made."""

    items: list[Item] = field(default_factory=list)
    domains: dict[str, Domain] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    rows: dict[str, tuple[Guideline, GuidelineItem]] = field(default_factory=dict)
    """Code of an item to its row of a guideline."""
    other_levels: list[tuple[Guideline, GuidelineItem]] = field(default_factory=list)
    """Rows of the chosen guidelines that are for other levels of government."""
    divided: dict[str, str] = field(default_factory=dict)
    """Code and path of items that were split, to the codes of their parts."""
    disclosed: dict[str, list[Entry]] = field(default_factory=dict)
    """Code of an item to the powers and services that it discloses."""

    def leave_out(self, item: Item, step: str, reason: str, place: Place | None) -> None:
        """Record that ``item`` is not in the directory; the caller takes it out of ``items``."""
        self.left_out.append(LeftOut(item.code, item.domain, item.category, item.name, step, reason, place))

    def why_not(self, name: str) -> str | None:
        """Why the item of the guidelines with this code or path is not in the directory; None if there is none."""
        for left in self.left_out:
            if name in (left.code, f"{left.domain}/{left.category}/{left.name}"):
                return left.reason
        for guideline, row in self.other_levels:
            if name in (row.code, f"{guideline.domain}/{row.category}/{row.name}"):
                return "它不是本级的事项"
        parts = self.divided.get(name)
        return f"已拆分为 {parts}" if parts else None


class Context:
    """The sources of one directory, and how their text is understood."""

    def __init__(self, sources: Sources, log: Log) -> None:
        self.sources = sources
        self.log = log
        self.places: Places = sources.places
        self.vocabulary = sources.national.vocabulary
        government = sources.manifest.government
        self.level = (self.vocabulary.parse_levels([government.level]) or [""])[0]
        self._understood: dict[tuple[str, tuple[str, ...]], object] = {}
        self._templates: dict[int, dict[str, tuple[object, Origin]]] = {}
        self.owners = Owners(sources, self.level)

    @cached_property
    def chain(self) -> list[Sources]:
        """This government's sources, then those of the governments above it."""
        return self.sources.chain

    def understand(self, element: str, raw: object) -> object:
        """The model's value of an element, from its text or list of texts as a source writes it."""
        if isinstance(raw, str):
            return TimeLimit(raw) if element == "time_limit" else raw
        texts = tuple(filter(None, raw)) if isinstance(raw, list) else ()
        if element == "content":
            return list(texts)
        known = self._understood.get((element, texts))
        if known is None:
            known = self._understood[element, texts] = self._texts(element, texts)
        return known

    def _texts(self, element: str, texts: tuple[str, ...]) -> object:
        match element:
            case "basis":
                return basis.merge(cited for text in texts for cited in basis.parse(text))
            case "owner":
                return self.owners.resolve(texts)
            case "method":
                return self.vocabulary.parse_methods(texts)
            case "channels":
                return self.vocabulary.parse_channels(texts)
            case "audience":
                return self.vocabulary.parse_audience(texts)
        return self.vocabulary.parse_levels(texts)

    def bases(self, texts: Iterable[str]) -> list[Basis]:
        """The laws that ``texts`` cite, each once."""
        found = self.understand("basis", list(texts))
        assert isinstance(found, list)
        return found

    def resolve(self, texts: Iterable[str]) -> list[Owner]:
        """The owners that ``texts`` name."""
        found = self.understand("owner", list(texts))
        assert isinstance(found, list)
        return found

    def give(self, item: Item, element: str, raw: object, origin: Origin) -> None:
        """Set an element of ``item`` from its text, and remember where it came from."""
        setattr(item, element, self.understand(element, raw))
        item.origins[element] = (*item.origins.get(element, ()), origin)

    def fill(self, item: Item, written: Elements, step: str) -> None:
        """Give ``item`` every element that ``written`` has."""
        for element, (value, origin) in self.template(written, step).items():
            setattr(item, element, value)
            item.origins[element] = (*item.origins.get(element, ()), origin)

    def template(self, written: Elements, step: str) -> dict[str, tuple[object, Origin]]:
        """Element to value and origin, of everything that ``written`` says; made once."""
        known = self._templates.get(id(written))
        if known is None:
            known = self._templates[id(written)] = {
                element: (self.understand(element, raw), Origin(step, self.places, written, element, raw))
                for element, raw in given(written)
            }
        return known


def given(written: Elements | None) -> Iterator[tuple[str, object]]:
    """The elements that a source writes, and their text."""
    if written is not None:
        for element in ELEMENTS:
            raw = getattr(written, element)
            if raw is not None:
                yield element, raw
