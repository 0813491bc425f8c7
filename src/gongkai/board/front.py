"""What hangs first: the cover with the plan of what hangs where, and the directory of what is public here."""

from collections.abc import Callable, Iterator, Sequence

from gongkai.model.directory import Board, Directory, Item
from gongkai.model.sheet import KINDS, Block, Facts, Heading, Paragraph, Place, Plan, Table, TableColumn

_ACROSS, _ACROSS_OF_MANY, _MANY = 4, 5, 16
"""Sheets that hang side by side; of more than so many, one more."""


def cover(directory: Directory, board: Board, hanging: Sequence[tuple[int, str, str]]) -> list[Block]:
    """The cover of a board. ``hanging`` are the number, the title and the kind of every sheet but the cover."""
    facts = [
        ("公开主体", directory.name),
        ("公开栏位置", board.place or ""),
        ("张贴", f"共 {len(hanging) + 1} 张"),
    ]
    places = [Place(number, title, KINDS[kind]) for number, title, kind in hanging]
    rows = tuple(tuple(row) for row in _rows(places))
    return [Facts(tuple(facts)), Heading("张贴位置(从左到右,从上到下)"), Plan(rows)]


def _rows(places: list[Place]) -> Iterator[list[Place]]:
    across = _ACROSS_OF_MANY if len(places) > _MANY else _ACROSS
    for start in range(0, len(places), across):
        yield places[start : start + across]


def contents(
    directory: Directory, items: Sequence[Item], numbers: dict[str, int], title: Callable[[Item], str]
) -> list[Block]:
    """The directory of what is public on a board, by domain: the number of the sheet, the item, when it is published.

    What is public elsewhere is counted at the end.
    """
    blocks: list[Block] = []
    for name, group in _groups(items).items():
        rows = tuple((str(numbers[item.code]), title(item), item.time_limit.text) for item in group)
        blocks += [Heading(name), Table(_COLUMNS, rows)]
    rest = len(directory.items) - len(items)
    if rest:
        blocks.append(Paragraph(f"本目录另有 {rest} 项从政府网站等渠道公开,可扫二维码或者到公开查阅点查看。"))
    return blocks


_COLUMNS = (TableColumn("张", 1, "center"), TableColumn("公开事项", 5), TableColumn("公开时限", 4))


def _groups(items: Sequence[Item]) -> dict[str, list[Item]]:
    """The items by domain; those of a village, which are all of one domain, by category."""
    by_category = len({item.domain for item in items}) < 2
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault((by_category and item.category) or item.domain, []).append(item)
    return groups
