"""Runs the steps, and makes the directory out of what they leave."""

from gongkai.compile.adjust import adjust
from gongkai.compile.boards import boards, events, holidays
from gongkai.compile.context import Context, Draft
from gongkai.compile.extend import extend
from gongkai.compile.localise import localise
from gongkai.compile.match import entries, match
from gongkai.compile.number import number
from gongkai.compile.offices import offices
from gongkai.compile.select import select
from gongkai.compile.site import site
from gongkai.model.diagnostic import Log
from gongkai.model.directory import Body, Directory, Entry, TimeLimit
from gongkai.phrases.text import is_date
from gongkai.sources.government import Sources


def compile_directory(sources: Sources, log: Log, *, explain: bool = True) -> Directory:
    """The directory of the government whose sources these are.

    Mistakes of the sources go to ``log``; a directory comes back all the same, with everything that could be made.
    ``explain`` gives every time limit its clauses, and every basis its full title and status; what needs neither is
    faster without.
    """
    context = Context(sources, log)
    _check_government(context)
    draft = select(context)
    powers, services, powers_given = entries(context)
    held = powers + services
    match(context, draft, held, powers_given)
    localise(context, draft)
    adjust(context, draft)
    undisclosed = extend(context, draft, held)
    number(context, draft)
    if explain:
        _explain(context, draft)
    directory = _directory(context, draft, powers, services, undisclosed)
    if explain:
        directory.audience_groups = context.sources.national.audience_groups
    return directory


def _check_government(context: Context) -> None:
    government = context.sources.manifest.government
    if context.level not in ("市级", "县级", "乡级", "村级"):
        place = context.places.of(government, "level")
        context.log.error("GK116", place, f"政府层级「{government.level}」不认识", "写 县级、乡级 或 村级")
    dates = [sources.manifest for sources in context.chain if sources.manifest.date]
    if dates and dates[0].date and not is_date(dates[0].date):
        place = context.places.of(dates[0], "date")
        context.log.error("GK117", place, f"日期「{dates[0].date}」写法不对", "写成 2026-11-01 的样子")


def _explain(context: Context, draft: Draft) -> None:
    from gongkai.phrases.time_limit import parse

    library = context.sources.library
    for item in draft.items:
        item.basis = [library.complete(basis) for basis in item.basis]
        item.time_limit = TimeLimit(item.time_limit.text, parse(item.time_limit.text))


def _directory(
    context: Context, draft: Draft, powers: list[Entry], services: list[Entry], undisclosed: list[Entry]
) -> Directory:
    manifests = [sources.manifest for sources in context.chain]
    government = context.sources.manifest.government
    governments = [manifest.government for manifest in manifests]
    bodies: dict[str, Body] = {}
    for manifest in manifests:
        for department in manifest.departments:
            bodies.setdefault(department.name, Body(department.name, department.phone))
    used = {item.domain for item in draft.items}
    return Directory(
        name=government.name,
        level=context.level or government.level,
        code=government.code,
        edition=next((m.edition for m in manifests if m.edition), ""),
        date=next((m.date for m in manifests if m.date), ""),
        portal=next((g.portal for g in governments if g.portal), None),
        hotline=next((g.hotline for g in governments if g.hotline), None),
        credit_code=government.credit_code,
        folder=context.sources.folder,
        place=context.places.of(context.sources.manifest, "departments"),
        domains=[domain for domain in draft.domains.values() if domain.name in used],
        departments=list(bodies.values()),
        items=draft.items,
        left_out=sorted(draft.left_out, key=lambda left: left.code),
        powers=powers,
        services=services,
        undisclosed=undisclosed,
        site=site(context, draft),
        boards=boards(context, draft),
        events=events(context, draft),
        holidays=holidays(context),
        offices=offices(context.chain),
    )
