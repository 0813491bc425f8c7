"""GK3: what is cited is in force, bears its right number, and has the article."""

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Cell, Subject
from gongkai.model.diagnostic import Fix, Severity
from gongkai.model.directory import Basis
from gongkai.model.guideline import Law, LawTitle
from gongkai.phrases import basis
from gongkai.phrases.basis import canonical_number, written
from gongkai.phrases.library import IN_FORCE, REPEALED, REVISED, NumberKey, number_key, same_number
from gongkai.phrases.numerals import number_of

_SOURCE = "国办发〔2019〕54号:逐项确定公开依据;中华人民共和国立法法(法律、法规的修改和废止)"
_FIVE_YEARS = {"十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030}
_PERIOD = re.compile(r"(20\d{2})年?[—\-–~至到](20\d{2})年?")
_PLAN = re.compile(r"规划|计划|方案|纲要|行动|实施意见|指导意见|要点")
_YEAR = re.compile(r"(?:19|20)\d{2}")


class Citation(NamedTuple):
    """One law in one text of a source."""

    cell: Cell
    number: int
    text: str
    basis: Basis

    def finding(
        self, message: str, hint: str, severity: Severity | None = None, fix: Fix | None = None
    ) -> Finding:
        """A finding at the text."""
        place = self.cell.place(self.number)
        return Finding(place, message, hint, self.cell.item, self.cell.domain, severity, fix)


def citations(subject: Subject) -> list[Citation]:
    """Every law that the government's own sources cite."""
    known = subject.memo.get("citations")
    if known is None:
        known = subject.memo["citations"] = [
            Citation(cell, index, text, cited)
            for cell, index, text in subject.texts_of("basis")
            for cited in basis.parse(text)
        ]
    return cast(list[Citation], known)


def repealed(subject: Subject) -> Iterator[Finding]:
    """Laws that were repealed or replaced, and plans whose term is over."""
    for citation in citations(subject):
        law = subject.library.find(citation.basis)
        if law is None or law.status != REPEALED:
            continue
        successor = subject.library.successor(law)
        note = f"({law.note})" if law.note else ""
        yield citation.finding(
            f"《{_inner(law.title)}》已经废止或者被取代{note}",
            f"改为{written(successor)},并核对条号"
            if successor
            else f"没有记载代替它的文件(效力核至{subject.as_of}):删去,或核实后改引现行的依据",
            fix=_title_fix(citation, successor) if successor else None,
        )


def _title_fix(citation: Citation, successor: Basis) -> Fix | None:
    """The whole citation by the successor's; not where it names articles, which are not the successor's."""
    old = re.search(rf"《{re.escape(citation.basis.title)}》(?:[(（][^()（）]*[)）])?", citation.text)
    if old is None or citation.basis.articles:
        return None
    return Fix(old.group(), written(successor))


def superseded(subject: Subject) -> Iterator[Finding]:
    """Laws cited by the number or the year of a version that a later one took the place of."""
    for citation in citations(subject):
        law = subject.library.find(citation.basis)
        cited = citation.basis
        if law is None:
            yield from _of_an_older_year(citation, subject.library.title(cited))
        elif law.status == REPEALED:
            continue
        elif law.replaced_by:
            successor = subject.library.successor(law)
            if successor:
                yield _replaced(citation, law, successor)
        elif law is not (newest := subject.library.all(cited)[0]) and law.status == REVISED and cited.number:
            yield citation.finding(
                f"《{_inner(law.title)}》的{cited.number}是旧文本,{_latest(newest)}年又修改过",
                f"改引{_latest(newest)}年修改后的《{law.title}》,并核对条号",
            )
        elif cited.number and law.current_number and _is_older(cited.number, law):
            latest = f"{_latest(law)}年" if _latest(law) else ""
            current = canonical_number(law.current_number)
            yield citation.finding(
                f"《{_inner(law.title)}》的{cited.number}是旧文本,已被{latest}的{current}取代",
                f"改为《{law.title}》({current}),并核对条号",
                fix=_number_fix(citation, current),
            )
        elif (year := _cited_year(cited)) and _latest(law) > year and law.status in (REVISED, IN_FORCE, None):
            number = f"({canonical_number(law.current_number)})" if law.current_number else ""
            yield citation.finding(
                f"《{_inner(law.title)}》引的是{year}年的文本,{_latest(law)}年又修改过",
                f"改引{_latest(law)}年修改后的《{law.title}》{number},并核对条号",
            )


def _replaced(citation: Citation, law: Law, successor: Basis) -> Finding:
    """What is to be said of a law that has a successor: how surely it is gone, its status says."""
    title, better = _inner(law.title), _inner(successor.title)
    if law.status == REVISED:
        return citation.finding(
            f"《{title}》已经由《{better}》取代",
            f"改为{written(successor)},并核对条号",
            fix=_title_fix(citation, successor),
        )
    note = f"({law.note})" if law.note else ""
    if law.status == IN_FORCE:
        return citation.finding(
            f"《{title}》没有废止,但已经有了《{better}》{note}",
            f"优先引用{written(successor)}",
            Severity.INFO,
        )
    return citation.finding(
        f"《{title}》可能已经不适用,同类事项现在见《{better}》{note}",
        f"核实它是否还有效;不再适用的,改为{written(successor)},并核对条号",
        Severity.WARNING,
    )


def _of_an_older_year(citation: Citation, known: LawTitle | None) -> Iterator[Finding]:
    """A law that only the gazetteer knows, cited by the year of a text that was revised later."""
    year = _cited_year(citation.basis)
    match = _YEAR.match(known.revised) if known and known.revised else None
    if known and match and 0 < year < int(match.group()):
        yield citation.finding(
            f"《{_inner(known.title)}》引的是{year}年的文本,{match.group()}年又修改过",
            f"改引{match.group()}年修改后的《{known.title}》,并核对条号",
        )


def _is_older(number: str, law: Law) -> bool:
    """Whether ``number`` is one that the law bore before its present one."""
    if law.current_number is None or same_number(number, law.current_number):
        return False
    return law.number is not None and same_number(number, law.number)


def _number_fix(citation: Citation, current: str) -> Fix | None:
    """The present number for the old one; not where articles or a year go with the old one."""
    number = citation.basis.number
    alone = not citation.basis.articles and citation.basis.version is None
    return Fix(number, current) if number and alone and citation.text.count(number) == 1 else None


def _latest(law: Law) -> int:
    return max((int(match.group()) for year in law.revised if (match := _YEAR.match(year))), default=0)


def _cited_year(cited: Basis) -> int:
    """The year of the version that a citation names: (2014年修订), 2004年版."""
    if cited.version is None:
        return 0
    years = [int(year) for year in _YEAR.findall(cited.version)]
    named = (
        re.search(r"修[订正改]|版|通过|公布|颁布|发布|施行|实施", cited.version)
        or cited.version.strip("年 ").isdecimal()
    )
    return max(years) if years and named else 0


def expired(subject: Subject) -> Iterator[Finding]:
    """Plans whose own title says that their term ended before the day of the directory."""
    today = int(match.group()) if (match := _YEAR.match(subject.directory.date)) else 0
    for citation in citations(subject):
        title = citation.basis.title
        ended = _end(title)
        law = subject.library.find(citation.basis)
        if 0 < ended < today and (law is None or law.status != REPEALED):
            yield citation.finding(
                f"「{title}」到{ended}年底期满,不能再作依据",
                "改引现行一轮的规划、方案,或它所依据的法律、法规",
            )


def _end(title: str) -> int:
    """The last year of the term that the title of a plan names; 0 where it names none."""
    if not _PLAN.search(title):
        return 0
    if (period := _PERIOD.search(title)) is not None:
        return int(period[2])
    plan = re.search(r"(十[一二三四五])个?五", title)
    return _FIVE_YEARS[plan[1]] if plan else 0


def wrong_number(subject: Subject) -> Iterator[Finding]:
    """A document number that is not the one of the title."""
    for citation in citations(subject):
        cited = citation.basis
        key = number_key(cited.number) if cited.number else None
        if key is None or not cited.number:
            continue
        right, sure = _numbers(subject, cited)
        known = [number for text in right if (number := number_key(text)) and number.kind == key.kind]
        if not known or key in known or not (sure or any(_is_slip(key, number) for number in known)):
            continue
        best = canonical_number(right[0])
        yield citation.finding(
            f"《{_inner(cited.title)}》的文号不是{cited.number}",
            f"应为{best}",
        )


def _numbers(subject: Subject, cited: Basis) -> tuple[list[str], bool]:
    """The numbers that the cited title bore, the present one first, and whether these are surely all."""
    laws = subject.library.all(cited)
    if not laws:
        row = subject.library.title(cited)
        return ([row.number], True) if row and row.number else ([], False)
    numbers = [number for law in laws for number in (law.current_number, law.number) if number]
    sure = all(law.number and len(law.revised) <= (1 if law.current_number else 0) for law in laws)
    return numbers, sure


def _is_slip(one: NumberKey, other: NumberKey) -> bool:
    """Whether two numbers of three or more digits differ in one digit, or in two that changed places."""
    a, b = str(one.number), str(other.number)
    if len(a) != len(b) or len(a) < 3 or one.year != other.year:
        return False
    different = [i for i in range(len(a)) if a[i] != b[i]]
    if len(different) == 1:
        return True
    return len(different) == 2 and [a[i] for i in different] == [b[i] for i in reversed(different)]


def misspelt_title(subject: Subject) -> Iterator[Finding]:
    """A title that nobody knows and that is a slip of the pen away from a known one."""
    for citation in citations(subject):
        cited = citation.basis
        if subject.library.find(cited) is None and (near := subject.library.near(cited.title)) is not None:
            yield citation.finding(
                f"没有查到《{_inner(cited.title)}》,名称近似的是《{near}》",
                f"名称写错的,改为《{near}》;确有这个文件的,在 laws 里登记",
            )


def no_such_article(subject: Subject) -> Iterator[Finding]:
    """An article number beyond the last article of the law."""
    for citation in citations(subject):
        cited = citation.basis
        last = subject.library.articles(cited) if cited.articles else None
        for article in cited.articles if last else ():
            number = number_of(re.sub(r"^第|条.*$", "", article))
            if number is not None and last is not None and (number > last or number == 0):
                yield citation.finding(
                    f"《{_inner(cited.title)}》没有{article},现行文本到第{last}条为止",
                    "对照现行文本改正条号;修订以后条号常有变动",
                )


def stale_guideline(subject: Subject) -> Iterator[Finding]:
    """What the packaged guidelines cite and is repealed: one note, since the government cannot edit them."""
    stale: dict[str, set[str]] = {}
    asked: dict[int, list[Law]] = {}
    for item in subject.directory.items:
        if subject.own(item):
            continue
        laws = asked.get(id(item.basis))
        if laws is None:
            found = (subject.library.find(cited) for cited in item.basis)
            laws = asked[id(item.basis)] = [law for law in found if law and law.status == REPEALED]
        for law in laws:
            if subject.library.successor(law) is not None:
                stale.setdefault(law.title, set()).add(item.code)
    own = {known.title for citation in citations(subject) if (known := subject.library.find(citation.basis))}
    stale = {title: codes for title, codes in stale.items() if title not in own}
    if stale:
        most = sorted(stale, key=lambda title: (-len(stale[title]), title))[:3]
        more = " 等" if len(stale) > len(most) else ""
        items = len(set().union(*stale.values()))
        yield Finding(
            subject.place(subject.manifest, "guidelines"),
            f"国家指引的 {items} 项引用了 {len(stale)} 部已经废止的文件:{'、'.join(f'《{_inner(t)}》' for t in most)}{more}",
            "在 guidelines 里写 current_laws: true,改引现行的;或用 adjust 逐项调整",
        )


def _inner(title: str) -> str:
    """A title as it stands inside 《》: titles within it in 〈〉."""
    return title.replace("《", "〈").replace("》", "〉")


RULES = [
    Rule(
        "GK301",
        "repealed-law",
        Severity.ERROR,
        "依据已经废止、被取代或者规划期满",
        _SOURCE,
        repealed,
        bad="basis: [《中华人民共和国收养法》]",
        good="basis: [《中华人民共和国民法典》]",
    ),
    Rule(
        "GK302",
        "superseded-law",
        Severity.ERROR,
        "依据写的是旧文号、旧版本,已被后来的修订取代",
        _SOURCE,
        superseded,
        bad="basis: [《中华人民共和国政府信息公开条例》(国务院令第492号)]",
        good="basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)]",
    ),
    Rule(
        "GK303",
        "wrong-number",
        Severity.ERROR,
        "文号不是这个文件的",
        _SOURCE,
        wrong_number,
        bad="basis: [《中华人民共和国政府信息公开条例》(国务院令第710号)]",
        good="basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)]",
    ),
    Rule(
        "GK304",
        "misspelt-title",
        Severity.WARNING,
        "没有这个文件,像是名称写错了",
        _SOURCE,
        misspelt_title,
        bad="basis: [《中华人民共和国政府信息公开条件》]",
        good="basis: [《中华人民共和国政府信息公开条例》]",
    ),
    Rule(
        "GK305",
        "no-such-article",
        Severity.ERROR,
        "法律、法规没有这一条",
        _SOURCE,
        no_such_article,
        bad="basis: [《中华人民共和国政府信息公开条例》第九十条]",
        good="basis: [《中华人民共和国政府信息公开条例》第二十条]",
    ),
    Rule(
        "GK312",
        "stale-guideline",
        Severity.INFO,
        "国家指引引用的文件已经废止",
        _SOURCE,
        stale_guideline,
        bad="guidelines: {include: [环境保护]}",
        good=(
            "guidelines: {include: [环境保护], current_laws: true}\n"
            "adjust:\n  - {item: 环境保护, add: {channels: [其他:云岭融媒APP]}, reason: 同步在融媒APP发布}"
        ),
    ),
    Rule(
        "GK313",
        "expired-plan",
        Severity.WARNING,
        "规划、计划的期限已过",
        _SOURCE,
        expired,
        bad="basis: [《云岭县全民健身实施计划(2016—2020年)》]",
        good="basis: [《云岭县全民健身实施计划(2026—2030年)》]",
    ),
]
