"""The citations in a cell of 设定依据, apart from the articles that lists quote at length."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.phrases import basis
from gongkai.phrases.text import half_width, split_outside_brackets, tidy

_N = r"[零〇○一二三四五六七八九十百千\d]+"
_BRACKET = r"\s*\((?:[^()]|\([^()]*\))*\)"
_ARTICLE = rf"第{_N}条(?:之[一二三四五六七八九十])?(?:第{_N}款)?(?:第?\(?{_N}\)?项)?"
_ARTICLES = rf"{_ARTICLE}(?:\s*[、,和及至到—-]\s*(?:{_ARTICLE}|第?{_N}条?(?=[、,和及至到]|第|条)))*"
_BEHIND = re.compile(rf"(?P<bracket>{_BRACKET})?\s*(?P<articles>{_ARTICLES}|第{_N}(?:[、,和至]第?{_N})+条)?")
_LEAD = re.compile(
    r"(?:^|[\n。;:”\"】\])])\s*(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九十]+、|[●•◆■▪])?\s*"
    r"(?P<issuer>[\u3400-\u9fff、]{0,20}(?:国务院|办公厅|委员会|部|局|政府))?$"
)
_LATER = re.compile(rf"(?:[\n。;”\"])\s*(?:\d{{1,2}}[.、)]\s*)?({_ARTICLE})(?=[\s:“\"]|$)")
_NOTHING = re.compile(
    r"(?:[\s、,;。和及与等]|\d{1,2}[.、)]|[①-⑳]|[●•◆■▪]|【[^】]{1,12}】|\[[^\]]{1,12}\]|[一二三四五六七八九十]、)*"
)
_LONGEST = 60
"""Characters of a basis that names no 《title》; what is longer is a text, and no basis."""


class Cited(NamedTuple):
    """The bases as a source writes them; whether the cell says more; and what of it names no law."""

    bases: list[str]
    says_more: bool
    unclear: list[str]


def cited(text: str) -> Cited:
    """What a cell of 设定依据 cites: a law that a quoted article only mentions is not cited."""
    plain = half_width(text)
    spans = list(_titles(plain))
    if not spans:
        parts = [tidy(part) for part in split_outside_brackets(plain, ";\n")]
        return Cited([part for part in parts if len(part) <= _LONGEST], False, parts)
    found: list[str] = []
    says_more = quoting = False
    heads: list[tuple[int, int, str]] = []
    after = 0
    for start, end in spans:
        lead = _LEAD.search(plain[after:start])
        if quoting and not (lead and _is_head(plain, start, end)):
            continue
        if heads:
            heads[-1] = (*heads[-1][:2], plain[heads[-1][1] : start])
        heads.append((start, end, plain[end:]))
        behind = _BEHIND.match(plain, end)
        after = behind.end() if behind else end
        following = next((s for s, _ in spans if s > start), len(plain))
        tail = plain[after:following].lstrip()
        quoting = tail.startswith((":", "“", '"')) or len(_NOTHING.sub("", tail)) > 12
        quoting = quoting and _NOTHING.fullmatch(tail) is None
    for number, (start, end, rest) in enumerate(heads):
        before = plain[heads[number - 1][1] : start] if number else plain[:start]
        one, more = _one(plain[start:end], rest, _LEAD.search(before))
        found += one
        says_more = says_more or more
    return Cited(list(dict.fromkeys(found)), says_more, [])


def _one(title: str, rest: str, lead: re.Match[str] | None) -> tuple[list[str], bool]:
    """A law with its number and all articles that are cited or quoted of it."""
    behind = _BEHIND.match(rest)
    assert behind is not None
    tail = rest[behind.end() :]
    named = [behind["articles"] or "", *_LATER.findall(tail)]
    issuer = (lead and lead["issuer"]) or ""
    text = f"{issuer}{title}{(behind['bracket'] or '').strip()}{'、'.join(filter(None, named))}"
    return [basis.written(one) for one in basis.parse(tidy(text))], not _NOTHING.fullmatch(tail)


def _is_head(text: str, start: int, end: int) -> bool:
    """Whether a title that follows a quoted text begins the next citation, and is no part of what is quoted."""
    behind = _BEHIND.match(text, end)
    assert behind is not None
    after = text[behind.end() :]
    if re.search(r"(?:^|\n)[^\n《]*$", text[:start]):
        return re.match(r"[的规另和及等所中]", after) is None
    return bool(behind["bracket"] or behind["articles"]) and re.match(r"$|[\s:“\"。;]", after) is not None


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Where each outermost 《…》 begins and ends."""
    depth = start = 0
    for index, character in enumerate(text):
        if character == "《":
            start = start if depth else index
            depth += 1
        elif character == "》" and depth:
            depth -= 1
            if not depth:
                yield start, index + 1
