"""Step 5: the manifest's own changes to items: set, add, remove, split, exclude; each with its reason."""

from copy import copy
from functools import partial

from gongkai.compile.context import Context, Draft, given
from gongkai.compile.targets import Targets, hits
from gongkai.model.diagnostic import Place
from gongkai.model.directory import LESS, PART, WHOLE, Basis, Change, Item, Origin, Owner
from gongkai.model.elements import ELEMENTS, LABELS, LIST_ELEMENTS, Elements
from gongkai.model.government import Adjustment, Exclusion
from gongkai.phrases import basis
from gongkai.sources.government import Sources

STEP = "adjust"
_NOT_INHERITED = frozenset(("owner", "levels"))


def adjust(context: Context, draft: Draft) -> None:
    """Apply the adjustments and exclusions of this government, after those of the governments above it.

    What a county says of an item holds in its towns too (相同事项的公开内容对应一致), but for owner and levels.
    """
    targets = Targets(draft)
    for sources in reversed(context.chain):
        for adjustment in sources.manifest.adjust:
            _adjust(context, draft, targets, sources, adjustment)
    for sources in context.chain:
        for exclusion in sources.manifest.exclude:
            _exclude(context, draft, targets, sources, exclusion)


def _adjust(
    context: Context, draft: Draft, targets: Targets, sources: Sources, adjustment: Adjustment
) -> None:
    own = sources is context.sources
    place = context.places.of(adjustment)
    if own and not adjustment.reason:
        context.log.error(
            "GK120",
            place,
            f"对「{'、'.join(adjustment.item)}」的调整没有写理由",
            "补上 reason: 为什么这样调整",
        )
    where = partial(context.places.of, adjustment, "item")
    items = hits(context, targets, adjustment.item, where, own)
    for item in items:
        if own:
            _compare_with_base(context, item, adjustment)
        before = dict(item.origins)
        _set(context, item, adjustment, own)
        _add(context, item, adjustment, own)
        _remove(context, item, adjustment, own)
        changed = tuple(element for element in ELEMENTS if item.origins.get(element) != before.get(element))
        if changed and adjustment.reason:
            item.changes = (*item.changes, Change(changed, adjustment.reason))
        if adjustment.split:
            targets.add(_split(context, draft, item, adjustment))
            targets.drop(item)
        elif own and not changed:
            context.log.warning(
                "GK124",
                place,
                f"对 {item.code} {item.name} 的调整什么也没有改变",
                "指引已经如此,可删去这一条",
                item.code,
            )


def _compare_with_base(context: Context, item: Item, adjustment: Adjustment) -> None:
    for element, raw in given(adjustment.was):
        if _comparable(context.understand(element, raw)) != _comparable(getattr(item, element)):
            context.log.warning(
                "GK126",
                context.places.of(adjustment.was, element),
                f"{item.code} {item.name} 的{LABELS[element]}已不是写调整时的原值",
                "看看调整是否仍然合适,再更新或删去 was",
                item.code,
            )


def _elements(
    context: Context, part: Elements | None, own: bool, lists_only: str = ""
) -> list[tuple[str, object]]:
    found = []
    for element, raw in given(part):
        if not own and element in _NOT_INHERITED:
            continue
        if lists_only and element not in LIST_ELEMENTS:
            if own:
                context.log.error(
                    "GK125",
                    context.places.of(part, element),
                    f"{LABELS[element]}不是列表,不能用 {lists_only}",
                    f"改用 set: {{{element}: …}}",
                )
            continue
        found.append((element, raw))
    return found


def _set(context: Context, item: Item, adjustment: Adjustment, own: bool) -> None:
    for element, raw in _elements(context, adjustment.set, own):
        _change(context, item, element, context.understand(element, raw), adjustment.set, raw)


def _add(context: Context, item: Item, adjustment: Adjustment, own: bool) -> None:
    for element, raw in _elements(context, adjustment.add, own, "add"):
        added, before = context.understand(element, raw), getattr(item, element)
        assert isinstance(added, list)
        if element == "basis":
            value = basis.merge([*before, *added])
        else:
            value = [*before, *(entry for entry in added if not any(_same(entry, known) for known in before))]
        _change(context, item, element, value, adjustment.add, raw, PART)


def _remove(context: Context, item: Item, adjustment: Adjustment, own: bool) -> None:
    for element, raw in _elements(context, adjustment.remove, own, "remove"):
        removed, before = context.understand(element, raw), getattr(item, element)
        assert isinstance(removed, list)
        value = [entry for entry in before if not any(_same(entry, other) for other in removed)]
        _change(context, item, element, value, adjustment.remove, raw, LESS)


def _same(one: object, other: object) -> bool:
    """Whether two entries of an element mean the same: a law however cited, an owner whatever it stands for."""
    if isinstance(one, Basis) and isinstance(other, Basis):
        return basis.same_law(one, other)
    return _comparable([one]) == _comparable([other])


def _comparable(value: object) -> object:
    if not isinstance(value, list):
        return value
    return [entry.name if isinstance(entry, Owner) else entry for entry in value]


def _change(
    context: Context,
    item: Item,
    element: str,
    value: object,
    part: Elements | None,
    raw: object,
    effect: str = WHOLE,
) -> None:
    if value == getattr(item, element):
        return
    setattr(item, element, value)
    origin = Origin(STEP, context.places, part, element, raw, effect)
    item.origins[element] = (*item.origins.get(element, ()), origin)


def _split(context: Context, draft: Draft, item: Item, adjustment: Adjustment) -> list[Item]:
    """Put the parts in the place of ``item``: each has the item's elements but for those that it writes."""
    position = draft.items.index(item)
    parts = [
        _part(context, item, written, number, adjustment.reason)
        for number, written in enumerate(adjustment.split, 1)
    ]
    draft.items[position : position + 1] = parts
    draft.divided[item.code] = draft.divided[item.path] = "、".join(part.code for part in parts)
    if (joined := draft.disclosed.pop(item.code, None)) is not None:
        draft.disclosed.update({part.code: joined for part in parts})
    return parts


def _part(context: Context, item: Item, written: Elements, number: int, reason: str | None) -> Item:
    part = copy(item)
    part.code = f"{item.code}-{number}"
    part.origins = dict(item.origins)
    part.place = context.places.of(written)
    context.fill(part, written, STEP)
    if reason:
        part.changes = (*part.changes, Change(tuple(element for element, _ in given(written)), reason))
    return part


def _exclude(
    context: Context, draft: Draft, targets: Targets, sources: Sources, exclusion: Exclusion
) -> None:
    own = sources is context.sources
    place: Place | None = context.places.of(exclusion)
    if own and not exclusion.reason:
        context.log.error(
            "GK120",
            place,
            f"不列入「{'、'.join(exclusion.item)}」没有写理由",
            "补上 reason: 为什么不列入;理由会公开",
        )
    where = partial(context.places.of, exclusion, "item")
    for item in hits(context, targets, exclusion.item, where, own):
        draft.items.remove(item)
        draft.leave_out(item, STEP, exclusion.reason or "未说明理由", place)
        draft.disclosed.pop(item.code, None)
        targets.drop(item)
