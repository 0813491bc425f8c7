"""Step 4: this government's own owners, and what the matched powers say more exactly than the guideline."""

from gongkai.compile import laws
from gongkai.compile.context import Context, Draft
from gongkai.compile.match import SERVICE
from gongkai.compile.match import STEP as MATCH
from gongkai.compile.select import STEP as SELECT
from gongkai.compile.select import written
from gongkai.model.directory import PART, Item, Origin, Owner
from gongkai.phrases import basis
from gongkai.phrases.owner import body

STEP = "localise"


def localise(context: Context, draft: Draft) -> None:
    """Give every item its owner, and merge the bases of the powers and services that it discloses.

    The 行使主体 of a matched power stands for the guideline's departments; the other parts of the owner (towns,
    parties, villages) stay. Stale citations of the guidelines go before, so that what the lists cite is left as it is.
    """
    laws.update(context, draft)
    for item in draft.items:
        _own(context, draft, item)
        _cite(context, draft, item)


def _own(context: Context, draft: Draft, item: Item) -> None:
    source, texts = written(*draft.rows[item.code], "owner")
    if not isinstance(texts, list):
        return
    origins = [Origin(SELECT, context.places, source, "owner", texts)]
    item.owner = context.resolve(texts)
    holders: dict[str, Origin] = {}
    for entry in draft.disclosed.get(item.code, ()):
        if entry.type != SERVICE and entry.owner:
            origin = Origin(MATCH, context.places, entry.owner_source, "owner", entry.owner, PART)
            holders.setdefault(entry.owner, origin)
    if holders:
        general = next((owner.general for owner in item.owner if owner.general), None)
        kept = [owner for owner in item.owner if owner.name not in holders and not _is_department(owner)]
        item.owner = [Owner(name, general) for name in holders] + kept
        origins += holders.values()
    for owner in item.owner:
        if owner.name not in holders and (body_source := context.owners.source(owner.name)) is not None:
            origins.append(Origin(STEP, context.places, body_source, "", owner.name, PART))
    item.origins["owner"] = tuple(origins)


def _is_department(owner: Owner) -> bool:
    return body(owner.general or owner.name).kind == "department"


def _cite(context: Context, draft: Draft, item: Item) -> None:
    for entry in draft.disclosed.get(item.code, ()):
        if not entry.basis:
            continue
        merged = basis.merge([*item.basis, *context.bases(entry.basis)])
        if merged != item.basis:
            item.basis = merged
            origin = Origin(MATCH, context.places, entry.row, "basis", list(entry.basis), PART)
            item.origins["basis"] = (*item.origins.get("basis", ()), origin)
