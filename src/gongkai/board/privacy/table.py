"""A table of persons, fit for the wall."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai.board.privacy.columns import LEFT_OUT, Kind, kind_of
from gongkai.board.privacy.identifiers import ADDRESS_TOLD, HIDDEN, IDENTITY, Told, safe_text
from gongkai.board.privacy.words import MINOR, safe_words, short_name
from gongkai.model.sheet import Masked
from gongkai.phrases.text import half_width

Where = Callable[[int, int], str]

_SHOWN_OF_ASSISTANCE = (Kind.SERIAL, Kind.NAME, Kind.CHILD, Kind.HOUSEHOLD, Kind.AMOUNT)
_NOT_THE_PERSON = re.compile("监护|代领|联系人|经办|审核|负责|家长|抚养|调查|委托")
_NAMES = (Kind.NAME, Kind.CHILD)
_MINOR_SCHOOL = re.compile(
    "小学|中学|初中|高中|初[一二三]|高[一二三]|[一二三四五六]年级|[七八九]年级|幼儿园|中职|职高"
)
_GROUP_END = re.compile("街道|社区|居委会|村委会|[组社队屯湾寨镇乡村]")
_OLDEST_MINOR = date(2000, 1, 1)
"""Who was born later may be a minor, where the day is not known on which the table is shown."""


class SafeTable(NamedTuple):
    """What may be shown: the columns that remain, their rows, and what was masked or left out."""

    columns: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    masked: tuple[Masked, ...]


def safe_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    assistance: bool,
    offices: frozenset[str],
    as_of: date | None,
    where: Where,
) -> SafeTable:
    """``rows`` without what a public notice may not show.

    Of social assistance (``assistance``) only the name, the size of the household and the amount remain, with the running
    number (个人信息保护法第六条: 采取对个人权益影响最小的方式). Minors are those who are under 18 at ``as_of``. ``where`` names a cell for
    the reader of ``masked``: row and column from 0, the header being row -1.
    """
    return _Table(columns, rows, assistance, offices, as_of, where).safe()


@dataclass
class _Table:
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    assistance: bool
    offices: frozenset[str]
    as_of: date | None
    where: Where
    _told: dict[tuple[Told, int], list[int]] = field(default_factory=dict)
    """What was done to which column, and in which rows."""

    def safe(self) -> SafeTable:
        self.kinds = [kind_of(column) for column in self.columns]
        self.of_persons = any(kind in _NAMES for kind in self.kinds)
        shown = [at for at in range(len(self.columns)) if self._is_shown(at)]
        left_out = [at for at in range(len(self.columns)) if at not in shown]
        cells = [tuple(self._cell(row, at) for at in shown) for row in range(len(self.rows))]
        masked = [*self._columns_left_out(left_out), *self._masks()]
        return SafeTable(tuple(shown), tuple(cells), tuple(masked))

    def _is_shown(self, at: int) -> bool:
        kind = self.kinds[at]
        if not self.assistance:
            return kind not in LEFT_OUT
        if kind is Kind.NAME and _NOT_THE_PERSON.search(self.columns[at]):
            return False
        if kind in _NAMES:
            # The first name is that of the person; others are of the family.
            return at == next(
                n
                for n, k in enumerate(self.kinds)
                if k in _NAMES and not _NOT_THE_PERSON.search(self.columns[n])
            )
        return kind in _SHOWN_OF_ASSISTANCE

    def _text(self, row: int, at: int) -> str:
        cells = self.rows[row]
        return cells[at] if at < len(cells) else ""

    def _cell(self, row: int, at: int) -> str:
        text, kind = self._text(row, at), self.kinds[at]
        if not text.strip():
            return text
        if kind is Kind.CHILD or (kind is Kind.NAME and self._is_minor(row)):
            self._tell(MINOR, row, at)
            return short_name(safe_text(text, self.offices)[0])
        if kind is Kind.IDENTITY:
            return self._identity(text, row, at)
        if kind in (Kind.PHONE, Kind.CARD):
            return self._number(text, kind, row, at)
        text, told = safe_text(text, self.offices)
        for one in told:
            self._tell(one, row, at)
        if kind is Kind.ADDRESS:
            return self._address(text, row, at)
        if self.of_persons and kind is not Kind.NAME:
            text, told = safe_words(text)
            for one in told:
                self._tell(one, row, at)
        return text

    def _identity(self, text: str, row: int, at: int) -> str:
        digits = re.sub(r"[^0-9Xx]", "", half_width(text))
        self._tell(IDENTITY, row, at)
        exact = "." not in text and "*" not in text and len(digits) == 18
        return f"{digits[:6]}********{digits[-4:]}" if exact and not self._is_minor(row) else HIDDEN

    def _number(self, text: str, kind: Kind, row: int, at: int) -> str:
        """A telephone or an account: what is not declared as an office's is masked, whatever it looks like."""
        safe, told = safe_text(text, self.offices)
        digits = re.sub(r"[^0-9]", "", half_width(text))
        if not told and len(digits) >= 7 and digits not in self.offices and "*" not in text:
            safe, told = (
                f"****{digits[-4:]}" if kind is Kind.CARD else HIDDEN,
                ((kind.value, "只留后4位" if kind is Kind.CARD else "不公示"),),
            )
        for one in told:
            self._tell(one, row, at)
        return safe

    def _address(self, text: str, row: int, at: int) -> str:
        ends = [end.end() for end in _GROUP_END.finditer(text)]
        kept = text[: ends[-1]] if ends else HIDDEN
        if kept != text:
            self._tell(ADDRESS_TOLD, row, at)
        return kept

    def _is_minor(self, row: int) -> bool:
        """Whether anything in the row says that its person is under 18."""
        for at, kind in enumerate(self.kinds):
            if kind is Kind.FAMILY:
                continue
            text = half_width(self._text(row, at))
            if kind is Kind.SCHOOL and _MINOR_SCHOOL.search(text):
                return True
            if (
                kind is Kind.BIRTH
                and (age := re.fullmatch(r"\s*(\d{1,2})(?:周?岁)?\s*", text))
                and int(age[1]) < 18
            ):
                return True
            if re.search(r"(?<!\d)(?:1[0-7]|\d)周?岁", text):
                return True
            if any(self._is_young(day) for day in _births(text, kind)):
                return True
        return False

    def _is_young(self, born: date) -> bool:
        if self.as_of is None:
            return born >= _OLDEST_MINOR
        try:
            adult = born.replace(year=born.year + 18)
        except ValueError:
            adult = date(born.year + 18, 3, 1)
        return born <= self.as_of < adult

    def _tell(self, told: Told, row: int, at: int) -> None:
        rows = self._told.setdefault((told, at), [])
        if row not in rows[-1:]:
            rows.append(row)

    def _columns_left_out(self, left_out: list[int]) -> Iterator[Masked]:
        for at in left_out:
            what = self.kinds[at].value or f"「{safe_text(self.columns[at])[0]}」"
            why = "社会救助只公示姓名、人数、金额" if self.assistance else "不得公示"
            yield Masked(self.where(-1, at), what, f"整列不公示({why})")

    def _masks(self) -> Iterator[Masked]:
        for ((what, how), at), rows in sorted(self._told.items(), key=lambda one: (one[0][1], one[1][0])):
            more = f" 等 {len(rows)} 格" if len(rows) > 1 else ""
            yield Masked(f"{self.where(rows[0], at)}{more}", what, how)


def _births(text: str, kind: Kind) -> Iterator[date]:
    """Days of birth that a cell tells: in numbers of identity cards, and in columns of birth dates."""
    found = [
        match[1]
        for match in re.finditer(r"(?<!\d)\d{6}((?:19|20)\d{6})\d{3}[\dXx]", re.sub(r"[ -]", "", text))
    ]
    if kind is Kind.BIRTH:
        match = re.search(r"((?:19|20)\d\d)\D{0,2}(\d{1,2})?\D{0,2}(\d{1,2})?", text)
        if match:
            found.append(f"{match[1]}{int(match[2] or 12):02}{int(match[3] or 28):02}")
    for digits in found:
        try:
            yield date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        except ValueError:
            continue
