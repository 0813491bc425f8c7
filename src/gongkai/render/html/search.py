"""What the search of the site looks in: one script, since a page of a file share may load nothing else.

It gives ``gongkaiIndex``, in which each different text and each different list stands once: items say the same of
most of their elements. The rows of items are numbers, in the order of ``ROW`` and then of the filters.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from gongkai.model.directory import Entry, Item
from gongkai.phrases.basis import written
from gongkai.render.html.plan import Plan
from gongkai.render.html.text import fit

ROW = ("code", "category", "name", "time", "content", "basis", "audience", "entries")
"""What a row begins with: the code itself, the numbers of three texts, and those of four lists of texts."""

FILTERS = {
    "group": "我是…",
    "domain": "领域",
    "department": "公开主体",
    "level": "公开层级",
    "method": "公开方式",
    "audience": "公开对象",
    "channel": "公开渠道",
    "power": "权责事项类型",
}
"""Name in an address to what a reader sees. A row has the number of a list of values of each."""

_SPOKEN = ("domain", "department", "level", "group")


def index(plan: Plan) -> bytes:
    """The script that gives the index."""
    text = json.dumps(_Index(plan).data(), ensure_ascii=False, separators=(",", ":"))
    return f"var gongkaiIndex={text};\n".encode("utf-8", "replace")


class _Texts(dict[str, int]):
    """Different texts, each with its number."""

    def number(self, text: str) -> int:
        return self.setdefault(text, len(self))


class _Lists(dict[tuple[int, ...], int]):
    """Different lists of numbers, each with a number of its own."""

    def number(self, members: Iterable[int]) -> int:
        return self.setdefault(tuple(dict.fromkeys(members)), len(self))


class _Index:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.texts = _Texts()
        self.lists = _Lists()
        self.groups: dict[str, list[str]] = {}
        for view in plan.audiences:
            for item in view.items:
                self.groups.setdefault(item.code, []).append(view.name)
        self.values = {name: self._values(name) for name in FILTERS}

    def data(self) -> dict[str, object]:
        rows = [self._row(item) for item in self.plan.items.values()]
        return {
            "place": fit(self.plan.directory.short_name),
            "texts": list(self.texts),
            "lists": list(self.lists),
            "filters": [[name, label, self._choices(name)] for name, label in FILTERS.items()],
            "items": rows,
            "addresses": dict(self._addresses()),
            "pages": list(self._pages()),
            "readings": readings(self._spoken(rows)),
        }

    def _row(self, item: Item) -> list[str | int]:
        single = (item.category, item.name, item.time_limit.text)
        return [
            fit(item.code),
            *(self.texts.number(fit(text)) for text in single),
            *(
                self.lists.number(self.texts.number(fit(text)) for text in texts)
                for texts in self._lists(item)
            ),
            *(self.lists.number(map(self.values[name].number, self._of(name, item))) for name in FILTERS),
        ]

    def _lists(self, item: Item) -> Iterator[Iterable[str]]:
        yield item.content
        yield map(written, item.basis)
        yield (f"{one.kind}:{one.who}" if one.who else one.kind for one in item.audience)
        yield (entry.name for entry in self._entries(item))

    def _entries(self, item: Item) -> Iterator[Entry]:
        return (
            self.plan.entries[code] for code in (*item.powers, *item.services) if code in self.plan.entries
        )

    def _of(self, name: str, item: Item) -> Iterable[str]:
        """The values that an item has of a filter."""
        match name:
            case "group":
                return self.groups.get(item.code, [])
            case "domain":
                return [item.domain]
            case "department":
                return [owner.name for owner in item.owner]
            case "level":
                return item.levels
            case "method":
                return item.method
            case "audience":
                return [audience.kind for audience in item.audience]
            case "channel":
                return item.channels
        return [entry.type for entry in self._entries(item)]

    def _values(self, name: str) -> _Texts:
        """The values of a filter in the order of the site; where it has none, those of most items come first."""
        ordered: dict[str, Iterable[str]] = {
            "group": (view.name for view in self.plan.audiences),
            "domain": (domain.name for domain in self.plan.directory.domains),
            "department": (view.name for view in self.plan.departments),
            "level": (view.name for view in self.plan.levels),
        }
        found = Counter(chain.from_iterable(self._of(name, item) for item in self.plan.items.values()))
        order = ordered.get(name) or (value for value, _ in found.most_common())
        return _Texts({value: number for number, value in enumerate(v for v in order if v in found)})

    def _choices(self, name: str) -> list[list[str]]:
        """Each value as addresses write it, if this is not what readers see, and as readers see it."""
        if name != "domain":
            return [[fit(value)] for value in self.values[name]]
        codes = {domain.name: domain.code for domain in self.plan.directory.domains}
        single = Counter(codes.values())
        return [
            [*([fit(code)] if single[code := codes[d]] == 1 and code else []), fit(d)]
            for d in self.values[name]
        ]

    def _addresses(self) -> Iterator[tuple[str, str]]:
        """The pages of the items whose name does not follow from the code."""
        for number, code in enumerate(self.plan.items):
            if (address := self.plan.links.item(code)) != f"items/{code}.html":
                yield str(number), address

    def _pages(self) -> Iterator[list[str | int]]:
        """The pages that list items: kind, name, address and number of items."""
        links = self.plan.links
        counts = Counter(item.domain for item in self.plan.items.values())
        for name in self.values["domain"]:
            yield ["领域", fit(name), links.domain(name), counts[name]]
        views = {"部门": self.plan.departments, "层级": self.plan.levels, "我是": self.plan.audiences}
        for kind, found in views.items():
            for view in found:
                yield [kind, fit(view.name), view.href, len(view.items)]

    def _spoken(self, rows: list[list[str | int]]) -> Iterator[str]:
        """The texts that can be found by their sound."""
        texts = list(self.texts)
        numbers = {row[ROW.index(name)] for row in rows for name in ("category", "name")}
        yield from (texts[number] for number in numbers if isinstance(number, int))
        yield from chain.from_iterable(self.values[name] for name in _SPOKEN)


def readings(texts: Iterable[str]) -> dict[str, str]:
    """Syllable, without its tone, to the characters of ``texts`` that may be read so; ü is v, as one types it."""
    from pypinyin.constants import PINYIN_DICT  # takes long to import

    found: dict[str, str] = {}
    for character in sorted(set(chain.from_iterable(texts))):
        spoken = PINYIN_DICT.get(ord(character), "")
        for syllable in dict.fromkeys(map(_toneless, spoken.split(","))):
            if syllable:
                found[syllable] = found.get(syllable, "") + character
    return dict(sorted(found.items()))


def _toneless(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading).replace("u\N{COMBINING DIAERESIS}", "v")
    return "".join(letter for letter in letters if "a" <= letter <= "z")
