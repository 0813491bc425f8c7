"""Part of step 4: citations of the national guidelines brought up to the law in force, where the manifest asks for it.

The guidelines are of 2019 and cite what was in force then. They stay as they were issued; a government that writes
``guidelines: {current_laws: true}`` has what was repealed or issued anew replaced in its own directory.
"""

from gongkai.compile.context import Context, Draft
from gongkai.model.directory import PART, Basis, Origin
from gongkai.model.guideline import Law
from gongkai.phrases import basis
from gongkai.phrases.basis import canonical_number
from gongkai.phrases.library import REPEALED, same_number

STEP = "localise"


def update(context: Context, draft: Draft) -> None:
    """Replace stale citations of items that are from packaged guidelines."""
    choices = (sources.manifest.guidelines for sources in context.chain)
    if not any(choice.current_laws for choice in choices if choice):
        return
    national = {id(guideline) for guideline in context.sources.national.guidelines.values()}
    known: dict[int, tuple[list[Basis], list[Law]]] = {}
    for item in draft.items:
        if id(draft.rows[item.code][0]) not in national:
            continue
        # Items share their lists, so each is looked at once.
        cited, laws = known.setdefault(id(item.basis), ([], []))
        if not cited:
            found, stale = _current(context, item.basis)
            cited += found
            laws += stale
        if laws:
            item.basis = cited
            item.origins["basis"] += tuple(
                Origin(STEP, context.places, law, "", law.title, PART) for law in laws
            )


def _current(context: Context, cited: list[Basis]) -> tuple[list[Basis], list[Law]]:
    """What to cite instead of ``cited``, and the laws that were replaced."""
    library = context.sources.library
    found: list[Basis] = []
    stale: list[Law] = []
    for one in cited:
        law = library.find(one)
        instead = current(law, one, library.successor(law)) if law else one
        if instead is not one and law:
            stale.append(law)
        if instead is not None:
            found.append(instead)
    # What was repealed and replaced by nothing is left standing where nothing else would.
    return (basis.merge(found), stale) if found else (cited, [])


def current(law: Law, cited: Basis, successor: Basis | None) -> Basis | None:
    """``cited`` itself where it still holds, else what to cite; None where nothing replaced it.

    Articles are those of the old text, and go with it.
    """
    if law.status == REPEALED or law.replaced_by:
        return successor
    if cited.number and law.current_number and not same_number(cited.number, law.current_number):
        return cited._replace(number=canonical_number(law.current_number), articles=(), version=None)
    return cited
