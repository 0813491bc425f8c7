"""The sheet of one item: its content written out, with a table or room to fill in."""

import re
from collections.abc import Iterable, Iterator

from gongkai.board.forms import form_of
from gongkai.board.terms import clauses_of
from gongkai.model.directory import Basis, Item
from gongkai.model.sheet import Block, Facts, Paragraph, Points, Room, Table

_ON_EVERY_SHEET = re.compile(
    "(?:监督|举报|投诉)[^,;。、]{0,6}(?:电话|方式|渠道)|异议[^,;。、]{0,4}(?:提出|反馈)?(?:方式|渠道|期限)"
)
"""Points of content that every sheet has anyway."""
_MOST_ROOMS = 7


def notice(item: Item, table: Table | None) -> tuple[list[Block], bool]:
    """The blocks of an item's sheet, and whether it lies.

    ``table`` is made of the village's own data. Without one there is an empty table, where the content names its
    columns, and else room to write under each point.
    """
    form = form_of(item)
    if table is None and form is not None:
        table = Table(form.columns, blank=1)
    if table is None:
        return [*_rooms(item.content), *_objection(item), about(item)], False
    rest = form.rest if form is not None else ()
    wide = len(table.columns) > 6
    return [table, *_rooms(rest), *_objection(item), about(item)], wide


def _rooms(points: Iterable[str]) -> Iterator[Block]:
    """Room to write under each point; where there are many, they stand together before one room.

    How many lines each has is settled when the whole sheet is known.
    """
    wanted = [point for point in points if not _ON_EVERY_SHEET.search(point)]
    if len(wanted) > _MOST_ROOMS:
        yield Points(tuple(wanted))
        yield Room("", 1)
    else:
        for point in wanted:
            yield Room(point, 1)


def _objection(item: Item) -> Iterator[Block]:
    """What people may do during a term of public notice (公示)."""
    if any(c.kind in ("min_period", "display") and "公示" in (c.what or "公示") for c in clauses_of(item)):
        yield Paragraph("公示期内如有异议,请拨打下面的监督电话,或者向公开主体书面反映。")


def about(item: Item) -> Facts:
    """The elements of the item that its reader may ask for: on what it rests, when, for whom."""
    rows = (
        ("公开依据", "、".join(map(citation, item.basis))),
        ("公开时限", item.time_limit.text),
        ("公开对象", "、".join(f"{one.kind}:{one.who}" if one.who else one.kind for one in item.audience)),
    )
    return Facts(tuple((name, value) for name, value in rows if value))


def citation(basis: Basis) -> str:
    """One law as a sheet cites it: 《…》(文号)第…条."""
    title = f"《{basis.title}》" if basis.quoted else basis.title
    return f"{title}{f'({basis.number})' if basis.number else ''}{'、'.join(basis.articles)}"
