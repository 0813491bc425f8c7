"""Legal bases (公开依据): 《title》(number)article, however it is written, and when two of them are the same law."""

import re
from collections.abc import Iterable
from functools import lru_cache

from gongkai.model.directory import Basis
from gongkai.phrases.text import split_outside_brackets, tidy

_NUMERAL = r"[零〇○一二三四五六七八九十百千\d]+"
_ARTICLE = re.compile(
    rf"第{_NUMERAL}条(?:之[一二三四五六七八九十])?"
    r"(?:第[一二三四五六七八九十\d]+款)?(?:第?\(?[一二三四五六七八九十\d]+\)?项)?"
)
_SEVERAL = re.compile(rf"第{_NUMERAL}(?:[、,和及至到—-]第?{_NUMERAL})+条(?!之)")
_BRACKETED = re.compile(r"^\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_NUMBER = re.compile(
    r"[^\s,;。《》()]{0,60}?[〔\[【(﹝〖{]\d{4}[〕\]】)﹞〗}][^\s,;。《》()]{0,60}?\d+号"
    r"|[^,;。《》()]{0,60}令\s*(?:\d{4}年)?第?\s*\d+号|[^\s,;。《》()]{0,60}公告\s*(?:\d{4}年)?第?\d+号"
    r"|GB(?:/T)?\s*[\d.]+[—-]\d{4}|[^,;。《》()]{0,60}\d{4}年第\d+号令?|[^\s,;。《》()第\d]{1,30}第?\s*\d+\s*号令"
)
_ORDER = re.compile(r"[^\s,;。《》()\d年月日]{0,30}令\s*第?\s*\d+\s*号")
_YEAR_BRACKETS = re.compile(r"[\[【(〔﹝〖{](\d{4})[\]】)〕﹞〗}]")
_VERSION = re.compile(
    r"\s*\d{4}年?(?:第[一二三四五六]次)?(?:修[订正改])?(?:版|本|文本|年版)?(?=[\s,;。、第]|$)"
)
COUNTRY = "中华人民共和国"


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Basis, ...]:
    """The laws that a cell of 公开依据 cites, in order.

    Text that names no 《title》 is kept whole as the title of one basis: nothing is dropped. Articles are kept as
    written (第二十条第一款). 《》 with nothing in it cites nothing. ``status`` is left to ``library.Library``.
    """
    text = tidy(text)
    spans = title_spans(text)
    if not spans:
        return tuple(_untitled(part) for part in split_outside_brackets(text, ";、\n"))
    found = []
    for index, (start, end) in enumerate(spans):
        until = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        before = text[(spans[index - 1][1] if index else 0) : start]
        title = text[start + 1 : end - 1]
        if not title.strip():
            continue
        issuer = re.search(r"[^\s;,。、()\d号条款项]*$", before) if index == 0 else None
        if issuer and issuer.group().endswith(("办公厅", "国务院", "委员会", "部", "局")):
            title = f"{issuer.group()}《{title}》" if "关于" not in title[:2] else title
        found.append(_cited(title, text[end:until]))
    return tuple(found)


def title_spans(text: str) -> list[tuple[int, int]]:
    """Where each outermost 《…》 begins and ends."""
    if text.count("《") == 1 and 0 <= (start := text.index("《")) < (end := text.rfind("》")):
        return [(start, end + 1)]
    spans, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character == "《":
            if depth == 0:
                start = index
            depth += 1
        elif character == "》" and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, index + 1))
    return spans


def articles(text: str) -> tuple[str, ...]:
    """The articles that ``text`` names, each as one: 第九、十条 are 第九条 and 第十条."""
    text = _SEVERAL.sub(
        lambda match: "、".join(f"第{n}条" for n in re.findall(_NUMERAL, match.group())), text
    )
    return tuple(dict.fromkeys(_ARTICLE.findall(text)))


def _cited(title: str, rest: str) -> Basis:
    number = version = None
    if bracketed := _BRACKETED.match(rest):
        number, version = _number_and_version(bracketed.group(1))
        rest = rest[bracketed.end() :]
    elif (match := _NUMBER.match(rest.strip())) is not None:
        number = canonical_number(match.group())
    elif (dated := _VERSION.match(rest)) is not None:
        version = dated.group().strip()
    return Basis(title.strip(), number, articles(rest), version=version)


def _untitled(text: str) -> Basis:
    named = articles(text)
    number = None
    for bracketed in re.finditer(r"\(([^()]*)\)", text):
        number = _number_and_version(bracketed.group(1))[0]
        if number is not None:
            text = text.replace(bracketed.group(), "")
            break
    for article in named:
        text = text.replace(article, "")
    return Basis(text.strip("、,; ") or text, number, named, quoted=False)


def _number_and_version(text: str) -> tuple[str | None, str | None]:
    """The document number in a bracket, and what else it says: (…主席令第5号 2009年8月27日修正).

    Of the orders that (2007年国务院令第492号公布,2019年国务院令第711号修订) names, the last made the present text.
    """
    orders = list(_ORDER.finditer(text))
    match = orders[-1] if len(orders) > 1 and "修" in text[orders[-1].end() :] else _NUMBER.search(text)
    if match is None:
        return None, text.strip() or None
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,、;。公布")
    number = match.group()
    if dated := re.match(r"\d{4}年\d{1,2}月\d{1,2}日", number):
        number, rest = number[dated.end() :], f"{dated.group()} {rest}".strip()
    return canonical_number(number), rest or None


@lru_cache(maxsize=4096)
def canonical_number(number: str) -> str:
    """A document number in its standard form: 国务院令第711号, 国办发〔2019〕54号."""
    number = re.sub(r"\s+", "", tidy(number)).removeprefix(COUNTRY)
    number = _YEAR_BRACKETS.sub(r"〔\1〕", number)
    number = re.sub(r"^国令", "国务院令", number)
    number = re.sub(r"^(\D*[^\d年第])第?(\d+)号令$", r"\1令第\2号", number)
    return re.sub(r"令(?:第)?(\d+)号", r"令第\1号", number)


@lru_cache(maxsize=4096)
def core_title(title: str) -> str:
    """What is left of a title when two ways of writing it are to be compared: no country, issuer, brackets, 的通知."""
    text = re.sub(r"\s+", "", tidy(title)).replace("-", "—")
    if wrapped := re.search(r"(?:印发|转发|发布|公布)[《〈](.+)[》〉](.*?)(?:的通知|的决定)?$", text):
        text = wrapped.group(1) + wrapped.group(2)
    elif (about := re.match(r"^[^《〈]*?(?:国务院|部|委|办公厅|局|办|署|院|组)关于(?=.)", text)) is not None:
        text = "关于" + text[about.end() :]
    text = re.sub(r"[《》〈〉“”\"()、]", "", text)
    return text.replace(COUNTRY, "")


def same_law(one: Basis, other: Basis) -> bool:
    """Whether two bases cite the same law: equal core titles, and no two different document numbers (〔…〕)."""
    if core_title(one.title) != core_title(other.title):
        return False
    numbers = (one.number, other.number)
    return None in numbers or numbers[0] == numbers[1] or not any("〔" in (n or "") for n in numbers)


def merge(bases: Iterable[Basis]) -> list[Basis]:
    """``bases`` in their order, the same law being one entry that keeps every article number."""
    merged: list[Basis] = []
    index: dict[str, list[int]] = {}
    for basis in bases:
        places = index.setdefault(core_title(basis.title), [])
        for place in places:
            known = merged[place]
            if same_law(known, basis):
                articles = tuple(dict.fromkeys(known.articles + basis.articles))
                title = max(known.title, basis.title, key=lambda t: t.startswith(COUNTRY))
                number = known.number or basis.number
                merged[place] = known._replace(
                    title=title,
                    number=number,
                    articles=articles,
                    version=known.version or basis.version,
                    quoted=known.quoted or basis.quoted,
                )
                break
        else:
            places.append(len(merged))
            merged.append(basis)
    return merged


def written(basis: Basis) -> str:
    """``basis`` as a directory prints it: 《title》(number version)articles; a title in no 《》 stays without."""
    title = f"《{basis.title}》" if basis.quoted else basis.title
    details = " ".join(filter(None, (basis.number, basis.version)))
    number = f"({details})" if details else ""
    return f"{title}{number}{'、'.join(basis.articles)}"
