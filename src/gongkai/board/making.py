"""Makes the sheets of a board: the cover, the directory of what is public here, and a sheet for each item."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gongkai.board.data import Data
from gongkai.board.front import contents, cover
from gongkai.board.guides import guide, is_guide
from gongkai.board.masking import masked
from gongkai.board.notices import notice
from gongkai.board.space import filled
from gongkai.board.tables import table_of
from gongkai.board.terms import term
from gongkai.dates.workdays import WorkCalendar
from gongkai.model.directory import Board, Directory, Entry, Item
from gongkai.model.sheet import CONTENTS, COVER, GUIDE, NOTICE, Block, BoardSheets, Masked, Sheet

_GENERAL = re.compile(
    "(?:审核|审批|审核审批|办事|服务|政策|政策法规|法律法规|监督|监管|受理|认定|确认|评审|验收|工作|基本|行政)?"
    "(?:信息|指南|文件|结果|检查|公示|公告|情况|流程|依据)"
)
"""Names that are the same in every category of the guidelines."""

Address = Callable[[Item | None], str | None]
"""Where on the portal the page of an item is, or the first page; None where the manifest does not say."""


@dataclass
class Maker:
    """Makes the sheets of one directory's boards. ``address`` says where pages are on the portal."""

    directory: Directory
    address: Address
    calendar: WorkCalendar = field(init=False)

    def __post_init__(self) -> None:
        self.calendar = WorkCalendar(self.directory.holidays)

    def sheets(self, board: Board, data: Mapping[str, Data]) -> BoardSheets:
        """Everything that hangs on ``board``; ``data`` has the rows of some items' tables, by the item's code.

        What may not be shown is masked on every sheet, and told in ``masked``.
        """
        items = [self._items[code] for code in board.items if code in self._items]
        found: list[Masked] = []
        sheets = [self._of_item(board, item, data.get(item.code), found) for item in items]
        first = 3  # after the cover and the contents
        sheets = [sheet._replace(number=number) for number, sheet in enumerate(sheets, first)]
        numbers = {sheet.code: sheet.number for sheet in sheets}
        listed = self._front(
            board, CONTENTS, 2, "公开目录", contents(self.directory, items, numbers, self.title)
        )
        hanging = [(sheet.number, sheet.title, sheet.kind) for sheet in (listed, *sheets)]
        front = self._front(board, COVER, 1, board.name, cover(self.directory, board, hanging))
        safe = []
        for sheet in (front, listed, *sheets):
            clean, what = masked(sheet, self.directory.offices)
            safe.append(filled(clean, board.paper))
            found += what if sheet.kind in (NOTICE, GUIDE) else ()
        return BoardSheets(board, self.directory.name, tuple(safe), tuple(dict.fromkeys(found)))

    def title(self, item: Item) -> str:
        """What an item's sheet is called: with its category where its name is a general one (最低生活保障审核)."""
        says_nothing = self._names[item.name] > 1 or _GENERAL.fullmatch(item.name)
        return f"{item.category}{item.name}" if says_nothing and item.category not in item.name else item.name

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(item.name for item in self.directory.items)

    def _of_item(self, board: Board, item: Item, data: Data | None, found: list[Masked]) -> Sheet:
        entries = self._entries_of(item)
        wide = False
        if data is None and is_guide(item, entries):
            kind, blocks = GUIDE, guide(item, entries, self._phones)
        else:
            table = None
            if data is not None:
                table, what = table_of(item, data, self.directory)
                found += what
            kind = NOTICE
            blocks, wide = notice(item, table)
        until, note = term(item, board, self.calendar)
        issuer = "、".join(owner.name for owner in item.owner) or self.directory.name
        return self._sheet(
            board,
            kind=kind,
            code=item.code,
            number=0,
            title=self.title(item),
            issuer=issuer,
            blocks=tuple(blocks),
            domain=item.domain,
            until=until,
            until_note=note,
            address=self.address(item),
            wide=wide,
        )

    def _front(self, board: Board, kind: str, number: int, title: str, blocks: list[Block]) -> Sheet:
        """A sheet about the board as a whole."""
        return self._sheet(
            board,
            kind=kind,
            code=kind,
            number=number,
            title=title,
            issuer=self.directory.name,
            blocks=tuple(blocks),
            until=board.show_until,
            address=self.address(None),
        )

    def _sheet(self, board: Board, **values: object) -> Sheet:
        shared = {"edition": self.directory.edition, "shown": board.show_from, "phone": board.phone}
        return Sheet(**shared, **values)  # type: ignore[arg-type]

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.code: item for item in self.directory.items}

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.code: entry for entry in (*self.directory.powers, *self.directory.services)}

    def _entries_of(self, item: Item) -> list[Entry]:
        codes = (*item.powers, *item.services)
        return [self._entries[code] for code in codes if code in self._entries]

    @cached_property
    def _phones(self) -> dict[str, str]:
        return {body.name: body.phone for body in self.directory.departments if body.phone}
