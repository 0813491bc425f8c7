"""Laws by every way of citing them: what is known of a cited law, its status, and near misses of a title."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from gongkai.model.directory import Basis
from gongkai.model.guideline import Law, LawTitle
from gongkai.phrases.basis import COUNTRY, canonical_number, core_title
from gongkai.phrases.numerals import number_of

REPEALED, REVISED, IN_FORCE = "已废止", "已修订", "现行有效"

_GENRES = (
    *("条例", "办法", "规定", "细则", "意见", "通知", "方案", "规范", "规程", "规则", "标准", "决定", "指南"),
    *("公告", "计划", "规划", "制度", "要点", "指引", "目录", "批复", "法"),
)
_OTHER_DOCUMENT = re.compile(
    r"[0-9〇一二三四五六七八九十]|暂行|试行|修订|修正|实施|省|市|县|区|年|新|旧|上|下|前|后|中|小|大|不|非|未|无"
)


_ALIKE = (
    "例列利立 法发 划化画 育肓 障章证 护户互 定订 与和及 制治置 权全 建健 消销 账帐 赔陪培 赈振震 未末 己已 渔鱼 籍藉 "
    "汽气 像象 赡瞻 署暑 拆折 募幕 摊滩 馆管 廉连 辩辨 供共 贷货 缴交 征证正 师帅 式试 作做 戒诫 监鉴 核合 查察 收受 "
    "记计"
)
"""Characters that sound or look alike and that clerks take for one another in titles."""


class Library:
    """Looks laws up, however they are cited.

    ``laws`` say what is in force; of two rows with one title the earlier counts. ``titles`` gives the gazetteer of
    national laws and regulations, which is read only when a title is not among ``laws``.
    """

    def __init__(self, laws: Iterable[Law], titles: Callable[[], Sequence[LawTitle]] = list) -> None:
        self._by_title: dict[str, list[Law]] = {}
        self._titles = titles
        for law in laws:
            self._by_title.setdefault(core_title(law.title), []).append(law)

    @cached_property
    def _gazetteer(self) -> dict[str, LawTitle]:
        return {core_title(row.title): row for row in self._titles()}

    def find(self, basis: Basis) -> Law | None:
        """The law that ``basis`` cites, or None if it is not known; of several, the one with the cited number."""
        known = self._by_title.get(core_title(basis.title), [])
        if len(known) > 1 and basis.number:
            known = [law for law in known if law.number and same_number(law.number, basis.number)] or known
        return known[0] if known else None

    def all(self, basis: Basis) -> list[Law]:
        """Every law of this title: some titles were used more than once."""
        return self._by_title.get(core_title(basis.title), [])

    def title(self, basis: Basis) -> LawTitle | None:
        """What the gazetteer says of a title that is not among the laws."""
        return self._gazetteer.get(core_title(basis.title))

    def successor(self, law: Law) -> Basis | None:
        """What to cite instead of ``law``, with its number where that is known; at the end of the chain."""
        seen = {law.title}
        while law.replaced_by and law.replaced_by not in seen:
            seen.add(law.replaced_by)
            found = self.find(Basis(law.replaced_by))
            if found is None:
                return Basis(law.replaced_by)
            law = found
        if len(seen) == 1:
            return None
        number = law.current_number or (law.number if not law.revised else None)
        return Basis(law.title, canonical_number(number) if number else None)

    def articles(self, basis: Basis) -> int | None:
        """The number of the last article of the cited law, where it is known."""
        found = self.find(basis) or self.title(basis)
        return int(found.articles) if found and found.articles and found.articles.isdecimal() else None

    def near(self, title: str) -> str | None:
        """The known title of which ``title`` is a misspelling; None for a known title, and for one of its own.

        A local regulation (云岭县供水条例) or an implementing rule (…条例实施细则) is no misspelling of the national
        one, and titles that differ in their year, or in what kind of document they are, name two documents.
        """
        core = core_title(title)
        if (rest := _after_country(core)) and rest in self._names:
            return self._names[rest]
        if len(core) < 4 or core in self._by_title or core in self._gazetteer:
            return None
        pairs = {core[i : i + 2] for i in range(len(core) - 1)}
        shared = Counter(known for pair in pairs for known in self._pairs.get(pair, ()))
        likely = [known for known, count in shared.most_common(12) if count * 2 + 2 >= len(pairs)]
        return next((self._names[known] for known in likely if _is_slip(core, known, self._pairs)), None)

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {core: row.title for core, row in self._gazetteer.items()}
        return names | {core: laws[0].title for core, laws in self._by_title.items()}

    @cached_property
    def _pairs(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for core in self._names:
            for pair in dict.fromkeys(core[i : i + 2] for i in range(len(core) - 1)):
                found.setdefault(pair, []).append(core)
        return found

    def complete(self, basis: Basis) -> Basis:
        """``basis`` with its full official title and its status; unchanged where the law is not known."""
        law = self.find(basis)
        if law is None:
            return basis
        title = law.title if COUNTRY + basis.title == law.title else basis.title
        return basis._replace(title=title, status=_status(law, basis))


def _status(law: Law, basis: Basis) -> str | None:
    """The law's status; 现行有效 for a revised law cited by its present number, or with nothing that could be stale."""
    if law.status != REVISED or law.replaced_by:
        return law.status
    if basis.number:
        current = law.current_number and same_number(law.current_number, basis.number)
        return IN_FORCE if current else law.status
    return law.status if basis.articles or basis.version else IN_FORCE


def _after_country(core: str) -> str:
    """What follows a misspelt 中华人民共和国; empty where nothing like it begins ``core``."""
    if not core.startswith("中") or core.startswith(COUNTRY):
        return ""
    end = core.find("国", 4, 9)
    head = set(core[: end + 1])
    return (
        core[end + 1 :] if end > 0 and len(head & set(COUNTRY)) >= 5 and len(head - set(COUNTRY)) <= 1 else ""
    )


_FURTHEST = 2
"""No slip makes a title longer or shorter by more characters. Comparing a title of thousands would take minutes."""


def _is_slip(core: str, known: str, words: Container[str]) -> bool:
    """Whether ``core`` is ``known`` with a slip of the pen, and not the title of another document.

    农药管理条例 and 兽药管理条例 differ as little as 条例 and 条列 do. A slip leaves out one character, doubles one,
    changes two places, takes one that sounds or looks alike, or makes what is no word: ``words`` are the pairs of
    neighbours in known titles.
    """
    if known in core or abs(len(core) - len(known)) > _FURTHEST:
        return False
    genre = next((genre for genre in _GENRES if known.endswith(genre)), "")
    if core in known:
        missing = known.replace(core, "", 1)
        if _OTHER_DOCUMENT.search(missing):
            return False
        cut_off = known.startswith(core) and not core.endswith(_GENRES)
        return len(missing) == 1 or (cut_off and len(missing) == 2)
    if core.endswith(_GENRES) and genre and not core.endswith(genre):
        return False
    if _changed_places(core, known):
        return True
    from difflib import SequenceMatcher

    size = 0
    for what, a, b, c, d in SequenceMatcher(None, core, known, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        size += max(b - a, d - c)
        in_genre = c >= len(known) - len(genre) and b - a <= d - c
        if _OTHER_DOCUMENT.search(core[a:b]) or _OTHER_DOCUMENT.search(known[c:d]):
            return False
        if not in_genre and not _is_one_slip(core, a, b, known[c:d], words):
            return False
    return 0 < size <= (1 if len(known) < 9 else 2)


def _changed_places(core: str, known: str) -> bool:
    """Whether two neighbours changed places and nothing else is different."""
    if len(core) != len(known):
        return False
    different = [i for i, (one, other) in enumerate(zip(core, known, strict=True)) if one != other]
    return (
        len(different) == 2
        and different[1] == different[0] + 1
        and core[different[0]] == known[different[1]]
        and core[different[1]] == known[different[0]]
    )


def _is_one_slip(core: str, start: int, end: int, meant: str, words: Container[str]) -> bool:
    """Whether what ``core`` has from ``start`` to ``end``, where ``meant`` is right, is a slip."""
    wrote = core[start:end]
    if len(wrote) == len(meant) and all(map(_are_alike, wrote, meant)):
        return True
    if max(len(wrote), len(meant)) != 1 or start == 0:
        return False
    if not wrote or (not meant and wrote in (core[start - 1], core[end : end + 1])):
        return True
    if start < 2 or len(core) < 6:
        return False
    around = [core[i : i + 2] for i in range(start - 1, end) if i + 2 <= len(core)]
    return bool(around) and not any(pair in words for pair in around)


def _are_alike(one: str, other: str) -> bool:
    return any(one in alike and other in alike for alike in _ALIKE.split())


class NumberKey(NamedTuple):
    """What tells two document numbers apart: an order's number, or the year and number of a document."""

    kind: str
    year: int
    number: int


@lru_cache(maxsize=4096)
def number_key(text: str) -> NumberKey | None:
    """The key of a document number in any of its forms (国务院令第711号, 国令711号, 国办发〔2019〕54号), if any."""
    text = canonical_number(text)
    if (match := re.search(r"〔(\d{4})〕.*?(\d+)号", text)) is not None:
        return NumberKey("document", int(match[1]), int(match[2]))
    if (match := re.search(r"公告\D{0,3}(\d{4})年?\D{0,3}第?(\d+)号", text)) is not None:
        return NumberKey("notice", int(match[1]), int(match[2]))
    if (match := re.search(r"令.*?([\d〇零一二三四五六七八九十百]+)号", text)) is not None:
        number = number_of(match[1])
        return NumberKey("order", 0, number) if number is not None else None
    if (match := re.search(r"第([\d〇零一二三四五六七八九十百]+)号令", text)) is not None:
        number = number_of(match[1])
        return NumberKey("order", 0, number) if number is not None else None
    return None


def same_number(one: str, other: str) -> bool:
    """Whether two texts give the same document number."""
    first, second = number_key(one), number_key(other)
    return first == second if first and second else canonical_number(one) == canonical_number(other)
