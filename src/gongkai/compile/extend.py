"""Step 6: the government's own items, and items made from the national pattern for powers that nothing discloses."""

from gongkai.compile.context import Context, Draft
from gongkai.compile.match import SERVICE
from gongkai.model.directory import LOCAL, PART, PATTERN, Domain, Entry, Item, Origin
from gongkai.model.government import Extension, LocalItem
from gongkai.model.guideline import Pattern
from gongkai.phrases import basis
from gongkai.sources.government import Sources

STEP = "extend"
POWERS = Domain("90", "权责清单事项", "90-powers")
SERVICES = Domain("91", "公共服务事项", "91-services")
LOCAL_ITEMS = Domain("99", "本级补充事项", "99-local")


def extend(context: Context, draft: Draft, held: list[Entry]) -> list[Entry]:
    """Add the items; what comes back are the powers and services that no item discloses even now."""
    for sources in reversed(context.chain):
        for written in sources.manifest.items:
            _local(context, draft, sources, written)
    disclosed = {id(entry) for entries in draft.disclosed.values() for entry in entries}
    rest = [entry for entry in held if id(entry) not in disclosed]
    wanted = _wanted(context, context.sources.manifest.extend)
    patterns = {p.type: p.items for p in context.sources.national.patterns} if wanted else {}
    undisclosed = []
    for entry in rest:
        if entry.type in wanted and entry.type in patterns:
            for pattern in patterns[entry.type]:
                _from_pattern(context, draft, entry, pattern)
        else:
            undisclosed.append(entry)
    return undisclosed


def _wanted(context: Context, extension: Extension | None) -> set[str]:
    if extension is None:
        return set()
    wanted = {SERVICE} if extension.services else set()
    for index, text in enumerate(extension.powers):
        kind = context.vocabulary.power_type(text)
        if kind in context.vocabulary.power_types.values():
            wanted.add(kind)
        else:
            place = context.places.of(extension, "powers", index)
            context.log.error(
                "GK512", place, f"「{text}」不是权责类型", "写 行政许可、行政处罚 等九类或 其他行政权力"
            )
    return wanted


def _local(context: Context, draft: Draft, sources: Sources, written: LocalItem) -> None:
    own = sources is context.sources
    levels = context.vocabulary.parse_levels(written.levels or [])
    if not own and context.level not in levels:
        return
    name = written.domain or LOCAL_ITEMS.name
    domain = _domain(context, draft, name)
    draft.domains.setdefault(domain.name, domain)
    item = Item(written.code or "", domain.name, attested=LOCAL, place=context.places.of(written))
    context.fill(item, written, STEP)
    if not own:
        item.owner = context.owners.own_of(item.owner)
    if not item.levels and context.level:
        item.levels = [context.level]
        origin = Origin(STEP, context.places, sources.manifest.government, "level", context.level)
        item.origins["levels"] = (origin,)
    draft.items.append(item)


def _domain(context: Context, draft: Draft, name: str) -> Domain:
    """The domain of a local item; a national one also where it was not chosen: choosing it renumbers nothing."""
    for domain in (*draft.domains.values(), LOCAL_ITEMS):
        if name in (domain.name, domain.code):
            return domain
    for file, guideline in context.sources.national.guidelines.items():
        if name in (guideline.domain, guideline.code):
            return Domain(guideline.code, guideline.domain, file.removesuffix(".yaml"))
    return Domain("", name, "")


def _from_pattern(context: Context, draft: Draft, entry: Entry, pattern: Pattern) -> None:
    service = entry.type == SERVICE
    domain = SERVICES if service else POWERS
    draft.domains[domain.name] = domain
    item = Item(f"{domain.code}-{entry.code or entry.name}-{pattern.code}", domain.name, attested=PATTERN)
    item.place = entry.place
    context.fill(item, pattern, STEP)
    listed = Origin(STEP, context.places, entry.row, "", entry.name)
    item.name = f"{entry.name}·{item.name}"
    item.category = entry.owner if service else entry.type
    item.origins["name"] += (listed,)
    item.origins["category"] = (listed,)
    context.give(item, "owner", [entry.owner] if entry.owner else [], listed)
    item.basis = basis.merge([*context.bases(entry.basis), *item.basis])
    item.origins["basis"] += (Origin(STEP, context.places, entry.row, "basis", list(entry.basis), PART),)
    item.levels = list(entry.levels) or [context.level]
    item.origins["levels"] = (listed,)
    code = entry.code or entry.name
    if service:
        item.services = [code]
        if entry.audience:
            context.give(item, "audience", list(entry.audience), listed)
    else:
        item.powers = [code]
    draft.disclosed[item.code] = [entry]
    draft.items.append(item)
