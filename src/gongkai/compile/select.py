"""Step 2: the items of the chosen guidelines that apply to this government's level."""

from operator import attrgetter

from gongkai.compile.context import Context, Draft
from gongkai.model.diagnostic import Place, SourceFile
from gongkai.model.directory import RECALLED, SEEN, Domain, Item
from gongkai.model.elements import Elements
from gongkai.model.guideline import Guideline, GuidelineItem

STEP = "select"


def select(context: Context) -> Draft:
    """A draft with one item for every guideline row of this level; rows of other levels are remembered by name."""
    draft = Draft()
    guidelines = known(context)
    excluded = _exclusions(context, guidelines)
    for slug, guideline in _included(context, guidelines):
        document = guideline.document
        draft.domains[guideline.domain] = Domain(
            guideline.code,
            guideline.domain,
            slug,
            document.title if document else None,
            document.number if document else None,
        )
        exclusion = excluded.get(guideline.domain)
        for row in guideline.items:
            levels = context.understand("levels", written(guideline, row, "levels")[1])
            if not isinstance(levels, list) or context.level not in levels:
                draft.other_levels.append((guideline, row))
                continue
            item = _item(context, guideline, row)
            if exclusion:
                draft.leave_out(item, STEP, *exclusion)
            else:
                draft.items.append(item)
                draft.rows[item.code] = (guideline, row)
    return draft


def known(context: Context) -> list[tuple[str, Guideline]]:
    """Slug and guideline of every domain, by code; a local file comes before a packaged one."""
    found: dict[str, tuple[str, Guideline]] = {}
    for sources in context.chain:
        here: set[str] = set()
        for file, guideline in sources.local_guidelines:
            if guideline.domain in here:
                place = context.places.of(guideline, "domain")
                message = f"本地已有一份「{guideline.domain}」的指引,这一份没有用上"
                context.log.error("GK118", place, message, "一个领域只留一份指引文件")
            here.add(guideline.domain)
            found.setdefault(guideline.domain, (_slug(file, guideline), guideline))
    for name, guideline in context.sources.national.guidelines.items():
        found.setdefault(guideline.domain, (name.removesuffix(".yaml"), guideline))
    return sorted(found.values(), key=lambda pair: attrgetter("code", "domain")(pair[1]))


def _included(context: Context, guidelines: list[tuple[str, Guideline]]) -> list[tuple[str, Guideline]]:
    """The guidelines that this manifest, or else the nearest above it, chooses."""
    for sources in context.chain:
        choice = sources.manifest.guidelines
        if choice and choice.include:
            wanted = {
                domain
                for index, name in enumerate(choice.include)
                for domain in _find(context, guidelines, name, context.places.of(choice, "include", index))
            }
            return [pair for pair in guidelines if pair[1].domain in wanted]
    return guidelines


def _slug(file: SourceFile, guideline: Guideline) -> str:
    stem = file.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    return stem if stem.isascii() and stem.replace("-", "").isalnum() else f"domain-{guideline.code}"


def _exclusions(
    context: Context, guidelines: list[tuple[str, Guideline]]
) -> dict[str, tuple[str, Place | None]]:
    """Domain to the reason why it does not apply here, as this manifest or one above it says."""
    found: dict[str, tuple[str, Place | None]] = {}
    for sources in context.chain:
        choice = sources.manifest.guidelines
        for exclusion in choice.exclude if choice else ():
            place = context.places.of(exclusion)
            if not exclusion.reason:
                context.log.error(
                    "GK120",
                    place,
                    f"不适用的领域「{exclusion.domain}」没有写理由",
                    "补上 reason: 为什么本地不适用;理由会公开",
                )
            for domain in _find(
                context, guidelines, exclusion.domain, context.places.of(exclusion, "domain")
            ):
                found.setdefault(domain, (exclusion.reason or "未说明理由", place))
    return found


def _find(
    context: Context, guidelines: list[tuple[str, Guideline]], name: str, place: Place | None
) -> list[str]:
    matches = [g.domain for _, g in guidelines if name in (g.domain, g.code)]
    if not matches:
        from difflib import get_close_matches

        near = get_close_matches(name, [g.domain for _, g in guidelines], n=1, cutoff=0.3)
        hint = f"是不是「{near[0]}」?" if near else "用 gongkai guidelines 查看全部领域"
        context.log.error("GK121", place, f"没有「{name}」这个领域", hint)
    return matches


def _item(context: Context, guideline: Guideline, row: GuidelineItem) -> Item:
    """The item of a row, but for its owner, which ``localise`` gives."""
    item = Item(
        row.code, guideline.domain, attested=SEEN if row.seen else RECALLED, confidence=row.confidence
    )
    item.place = context.places.of(row)
    own = context.template(row, STEP)
    common = context.template(guideline.defaults, STEP) if guideline.defaults else {}
    for element, (value, origin) in (common | own).items():
        if element != "owner":
            setattr(item, element, value)
            item.origins[element] = (origin,)
    return item


def written(guideline: Guideline, row: GuidelineItem, element: str) -> tuple[Elements, object]:
    """The text that a guideline gives for an element of a row, and the part of the file that says it."""
    own = getattr(row, element)
    if own is None and guideline.defaults is not None:
        return guideline.defaults, getattr(guideline.defaults, element)
    return row, own
