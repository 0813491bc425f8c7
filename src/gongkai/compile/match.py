"""Step 3: join powers and services with the items that disclose them."""

from collections.abc import Iterable, Iterator

from gongkai.compile.context import Context, Draft
from gongkai.compile.select import written
from gongkai.model.directory import Entry, Item
from gongkai.model.government import Power, PowerList, Service, ServiceList
from gongkai.model.guideline import Disclosure
from gongkai.sources.government import Sources

STEP = "match"
SERVICE = "公共服务"


def entries(context: Context) -> tuple[list[Entry], list[Entry], bool]:
    """The powers and services that this government holds, and whether any permission list was given.

    Its own lists count, but for entries of another level; of the lists above it only entries of its level, which it
    then holds itself.
    """
    powers: list[Entry] = []
    services: list[Entry] = []
    for sources in context.chain:
        own = sources is context.sources
        powers += _entries(context, sources, sources.power_lists, own)
        services += _entries(context, sources, sources.service_lists, own)
    _report_codes(context, powers + services)
    return powers, services, bool(powers) or bool(context.sources.power_lists)


def _entries(
    context: Context, sources: Sources, lists: Iterable[PowerList] | Iterable[ServiceList], own: bool
) -> Iterator[Entry]:
    for source in lists:
        rows: list[Power] | list[Service] = (
            source.powers if isinstance(source, PowerList) else source.services
        )
        for row in rows:
            levels = tuple(context.vocabulary.parse_levels(row.level))
            if context.level not in levels and not (own and not levels):
                continue
            kind = context.vocabulary.power_type(row.type) if isinstance(row, Power) else SERVICE
            yield Entry(
                code=row.code,
                name=row.name,
                type=kind,
                owner=(row.owner or source.owner or "") if own else context.owners.name,
                basis=tuple(row.basis),
                audience=tuple(row.audience) if isinstance(row, Service) else (),
                levels=levels,
                items=tuple(row.items),
                place=context.places.of(row),
                row=row,
                owner_source=(row if row.owner else source) if own else context.sources.manifest.government,
                places=context.places,
                guide=row.guide,
            )


def _report_codes(context: Context, found: list[Entry]) -> None:
    first: dict[str, Entry] = {}
    for entry in found:
        if not entry.code:
            context.log.error(
                "GK510", entry.place, f"「{entry.name}」没有事项编码", "补上 code,按权责清单的事项编码填写"
            )
        elif first.setdefault(entry.code, entry) is not entry:
            other = first[entry.code]
            where = f"第 {other.place.line} 行的" if other.place else ""
            context.log.error(
                "GK511",
                entry.place,
                f"事项编码 {entry.code} 与{where}「{other.name}」重复",
                "编码在本级政府内应当唯一",
            )
        if entry.type not in context.vocabulary.power_types.values():
            what = f"「{entry.type}」不是权责类型" if entry.type else "没有写权责类型"
            context.log.error(
                "GK512",
                entry.place,
                f"「{entry.name}」{what}",
                "类型为:"
                + "、".join(
                    t for t in dict.fromkeys(context.vocabulary.power_types.values()) if t != SERVICE
                ),
            )


def match(context: Context, draft: Draft, held: list[Entry], powers_given: bool) -> None:
    """Fill ``powers`` and ``services`` of the items, and leave out items whose power this government does not hold.

    Where no permission list was given at all, nothing is known of powers, and nothing falls out.
    """
    by_item = _explicit(context, draft, held)
    index = _NameIndex([entry for entry in held if not entry.items])
    kept = []
    for item in draft.items:
        row = draft.rows[item.code][1]
        patterns = row.discloses
        joined = by_item.get(item.code, [])
        if patterns:
            joined = list(dict.fromkeys([*joined, *_disclosed(context, draft, item, patterns, index)]))
        if row.only_with_power and not joined and powers_given:
            draft.leave_out(item, STEP, _missing(patterns), item.place)
            continue
        if joined:
            item.powers = [entry.code or entry.name for entry in joined if entry.type != SERVICE]
            item.services = [entry.code or entry.name for entry in joined if entry.type == SERVICE]
            draft.disclosed[item.code] = joined
        kept.append(item)
    draft.items = kept


def _explicit(context: Context, draft: Draft, held: list[Entry]) -> dict[str, list[Entry]]:
    """Code of an item to the entries that name it in their ``items``."""
    if not any(entry.items for entry in held):
        return {}
    codes = {key: item.code for item in draft.items for key in (item.code, item.path)}
    found: dict[str, list[Entry]] = {}
    for entry in held:
        for reference in entry.items:
            if reference in codes:
                found.setdefault(codes[reference], []).append(entry)
            elif draft.why_not(reference) is None:
                context.log.error(
                    "GK121",
                    entry.place,
                    f"「{entry.name}」所写的目录事项 {reference} 不存在",
                    "写事项编码,如 24-03-02,或 领域/一级事项/二级事项",
                )
    return found


def _disclosed(
    context: Context, draft: Draft, item: Item, patterns: list[Disclosure], index: "_NameIndex"
) -> list[Entry]:
    found: set[int] = set()
    for pattern in patterns:
        numbers = index.find(pattern)
        if numbers and not pattern.words:
            owners = _owners(context, draft, item)
            numbers = {number for number in numbers if index.entries[number].owner in owners}
        found |= numbers
    return [index.entries[number] for number in sorted(found)]


def _owners(context: Context, draft: Draft, item: Item) -> set[str]:
    """The departments that own an item. A town that stands for all of them tells nothing of what a power is about."""
    texts = written(*draft.rows[item.code], "owner")[1]
    owners = context.resolve(texts if isinstance(texts, list) else [])
    return {owner.name for owner in owners if owner.name != context.owners.name}


def _missing(patterns: list[Disclosure]) -> str:
    kinds = "、".join(dict.fromkeys("|".join(pattern.types for pattern in patterns).split("|")))
    return f"本级权责清单没有对应的{kinds}事项"


_NONE: set[int] = set()


class _NameIndex:
    """Finds the entries whose names contain words: by pairs of characters, since most words occur in no name at all."""

    def __init__(self, found: list[Entry]) -> None:
        self.entries = found
        self._of_pair: dict[str, set[int]] = {}
        for number, entry in enumerate(found):
            name = entry.name
            for start in range(len(name) - 1):
                self._of_pair.setdefault(name[start : start + 2], set()).add(number)

    def find(self, pattern: Disclosure) -> set[int]:
        """Numbers of the entries that ``pattern`` describes."""
        found = set(range(len(self.entries))) if not pattern.words else self._any(pattern.words)
        if found:
            types = {name.strip() for name in pattern.types.split("|")}
            found = {number for number in found if self.entries[number].type in types}
        if found and pattern.not_words:
            found -= self._any(pattern.not_words)
        return found

    def _any(self, alternatives: str) -> set[int]:
        """Names that have one of ``alternatives``, in which a space separates words that all have to occur."""
        found: set[int] = set()
        for words in alternatives.split("|"):
            if all_of := words.split():
                found |= set.intersection(*map(self._word, all_of))
        return found

    def _word(self, word: str) -> set[int]:
        if len(word) < 2:
            return {number for number, entry in enumerate(self.entries) if word and word in entry.name}
        likely = self._of_pair.get(word[:2], _NONE)
        if len(word) == 2 or not likely:
            return likely
        likely = likely & self._of_pair.get(word[-2:], _NONE)
        return {number for number in likely if word in self.entries[number].name} if likely else likely
