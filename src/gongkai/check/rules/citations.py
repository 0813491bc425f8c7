"""GK3: how a basis is written: numbers, brackets, vague words, the same law twice, nothing but the guideline itself."""

import re
from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.rules.laws import citations
from gongkai.check.rules.texts import unpaired
from gongkai.check.subject import Cell, Subject
from gongkai.model.diagnostic import Fix, Severity
from gongkai.model.directory import Basis
from gongkai.phrases import basis
from gongkai.phrases.basis import same_law
from gongkai.phrases.library import Library
from gongkai.phrases.text import half_width, tidy

_SOURCE = "国办发〔2019〕54号:逐项确定公开依据"
_STANDARD = "党政机关公文格式 GB/T 9704—2012:年份用六角括号〔〕括入,序号不编虚位、不加「第」字"
_ORDERS = "行政法规制定程序条例、规章制定程序条例:以令公布,写「国务院令第×号」"

_YEAR = r"(?:19|20)\d{2}"
_WRONG_YEAR = re.compile(
    rf"(?P<name>[\u3400-\u9fff]{{1,12}})(?P<open>[\[\](【〔)〕﹝〖{{]?)(?P<year>{_YEAR})(?P<close>[\]\[)】〕(﹞〗}}]?)(?P<ordinal>第?)(?P<number>\d{{1,4}})(?P<end>号?)"
)
_OFFICE = re.compile(
    r"(?:发|函|办|字|规|电|令|文|综|税|建|环|民|财|教|农|社|卫|人|医|监|安|通|告|密|价|村|标|审|市|商|司|法|体|文旅|应急)$"
)
_ORDER_LAST = re.compile(r"(?P<issuer>国务院|主席|(?:部|委|局|署|总局|人民政府))(?P<number>\d{1,4})号令")
_ORDER = re.compile(r"令(?P<ordinal>第?)\s*(?P<number>\d+|[一二三四五六七八九十百〇零]+)\s*(?P<end>号?)")

_LAWS = r"(?:法律|法规|规章|规定|文件|政策|制度|要求|办法|通知|精神|条例|意见|标准|细则|职责|三定|需要|依据)"
_FILLERS = re.compile(
    rf"政策性|规范性|{_LAWS}|根据|依照|参照|遵照|按照?|执行|国家|党?中央|国务院|[省市县区州党]委|地方性|自治区|各地|当地|本地|地方|上级|下级|本级|各级|所在地|部门|部委|行业|主管"
    r"|我[省市县区]|[省市县区州乡镇]级?|人民政府|政府|相关|有关|现行|其[他它]|配套|专项|具体|各项|一系列|法定|本单位|工作"
    r"|实施|方案|办理|公开|无|以及|及其(?![他它])|及|和|与|等|的|[、,;。.\s]"
)
_SOMEBODY = re.compile(r"^[^《》、,;号\d]{2,8}(?:部门|机关|单位)(?=的?(?:相关|有关|文件|规定|要求|政策))")
_NAMES_LAWS = re.compile(_LAWS)
_CITED = re.compile(r"^.*(?:》|号|[条款项](?:之[一二三四五六七八九十])?|\))")
_JOINS = re.compile(r"[、,;]|(?:等|以?及其?|和|与)")
_AND_SO_ON = re.compile(
    rf"(?:等(?:国家|省|市|相关|有关|各项|一系列)*(?:的)?{_LAWS}+|(?:以?及|和|与|、)(?:其他|其它|相关|有关)(?:的)?{_LAWS}+)[。;]?"
)
_GUIDELINE = re.compile(
    r"标准(?:指引|目录)|(?:公开|政务)指引|全面推进基层政务公开标准化规范化|开展基层政务公开标准化规范化试点|基层政务公开"
)


def vague(text: str) -> bool:
    """Whether a basis names no document at all: 相关政策文件, 上级有关文件精神."""
    text = _SOMEBODY.sub("", text)
    return _NAMES_LAWS.search(text) is not None and not _FILLERS.sub("", text)


def _tail(outside: str) -> str:
    """What stands after the last citation, where it is nothing but 等有关文件; ``outside`` has empty 《》."""
    rest = _CITED.sub("", outside)
    told = _JOINS.match(rest) is not None and not _FILLERS.sub("", rest)
    return rest if told and (vague(rest) or rest.strip("。;, ") in ("等", "等等")) else ""


def malformed_number(subject: Subject) -> Iterator[Finding]:
    """Document numbers with a wrong or lost bracket, 第 or 号."""
    for cell, index, text in subject.texts_of("basis"):
        for wrong, right in malformed(text):
            yield _finding(
                cell,
                index,
                f"文号「{wrong}」写法不对",
                f"写成「{right}」",
                Fix(wrong, right) if wrong in text else None,
            )


def malformed(text: str) -> list[tuple[str, str]]:
    """Each malformed number of a basis, and its right form."""
    found: list[tuple[str, str]] = []
    plain = half_width(text)
    for match in _WRONG_YEAR.finditer(plain):
        name, opened, closed = match["name"], match["open"], match["close"]
        serial = match["number"].lstrip("0")
        if not serial:
            continue
        if (
            (opened, closed) == ("〔", "〕")
            and not match["ordinal"]
            and match["end"]
            and serial == match["number"]
        ):
            continue
        if (
            not (opened or closed)
            or not (_OFFICE.search(name) or match["end"] or opened in "〔【[﹝〖")
            or name.endswith("公告")
        ):
            continue
        if not match["end"] and plain[match.end() : match.end() + 1] in ("年", "-", "—", ".", "/", "月"):
            continue
        office = name[-12:]
        start = match.start("name") + len(name) - len(office)
        right = f"{office}〔{match['year']}〕{serial}号"
        found.append((text[start : match.end()], right))
    for match in _ORDER.finditer(plain):
        if match["ordinal"] and match["end"]:
            continue
        if plain[match.end() : match.end() + 1] in ("年", "号", "条", "月"):
            continue
        found.append((text[match.start() : match.end()], f"令第{match['number']}号"))
    for match in _ORDER_LAST.finditer(plain):
        found.append((text[match.start() : match.end()], f"{match['issuer']}令第{match['number']}号"))
    return found


def unbalanced(subject: Subject) -> Iterator[Finding]:
    """Book marks and brackets of a basis that have no other half."""
    for cell, index, text in subject.texts_of("basis"):
        mark = unpaired(text)
        if mark is None or malformed(text):
            continue
        fix = _paired(text, subject.library)
        yield _finding(
            cell,
            index,
            f"依据里「{mark}」没有成对:{text if len(text) <= 50 else text[:50] + '…'}",
            f"写成「{fix.new}」" if fix else "补上另一半,或删去多余的",
            fix,
        )


_LOST = (
    (re.compile(r"《(?P<title>[^《》()（）]{3,80})(?=[（(][^《》]*[令号])"), "《{}》"),
    (re.compile(r"《(?P<title>[^《》()（）、,，;；。\s]{3,80})$"), "《{}》"),
    (re.compile(r"(?:(?<=^)|(?<=[、,，;；。\s]))(?P<title>[^《》()（）、,，;；。\s]{3,80})》"), "《{}》"),
    (re.compile(r"[（(](?P<number>[^《》()（）,，;；]{2,40}号)(?=$|第)"), ""),
    (
        re.compile(
            r"(?<=》)(?P<number>[^《》()（）、,，;；第]{1,20}(?:令第?|[〔\[]\d{4}[〕\]])\d+号)(?=[)）])"
        ),
        "(",
    ),
)
"""What is left of a citation that lost one mark, and how it reads with it."""


def _paired(text: str, library: Library) -> Fix | None:
    """The lost mark put back, where that makes a known title, or a document number, whole and pairs all marks."""
    for pattern, form in _LOST:
        for match in pattern.finditer(text):
            old = match.group()
            if "{}" in form:
                cited = Basis(match["title"])
                known = library.find(cited) or library.title(cited)
                new = form.format(match["title"]) if known else ""
            elif form:
                new = ("（" if text[match.end()] == "）" else "(") + old
            else:
                new = old + ("）" if old[0] == "（" else ")")
            if new and text.count(old) == 1 and unpaired(text.replace(old, new)) is None:
                return Fix(old, new)
    return None


def only_vague(subject: Subject) -> Iterator[Finding]:
    """Cells that cite nothing but 相关法律法规."""
    for cell in subject.cells.get("basis", ()):
        parts = [part for text in cell.texts for part in re.split(r"[;。\n]", tidy(text)) if part.strip()]
        if parts and all(vague(part) for part in parts):
            yield _finding(
                cell,
                0,
                f"{cell.subject} 的公开依据只写了「{parts[0].strip()}」",
                "写出法律、法规、文件的全称和条号,如《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条",
            )


def and_so_on(subject: Subject) -> Iterator[Finding]:
    """Cells that cite something and end in 等法律法规, or have a vague entry beside real ones."""
    for cell, index, text in subject.texts_of("basis"):
        outside = re.sub(r"《[^》]*》", "《》", tidy(text))
        real = "《" in outside
        inside = _AND_SO_ON.search(outside) if real else None
        told = inside.group() if inside else _tail(outside) if real else ""
        if not real and vague(outside) and any(not vague(tidy(other)) for other in cell.texts):
            told = outside
        if told:
            beside_others = told == outside
            yield _finding(
                cell,
                index,
                f"公开依据里「{told.strip('、,;和及与')}」没有指明是哪些",
                "逐部写出名称;写不出的删去",
                severity=Severity.INFO if beside_others else None,
            )


def same_law_twice(subject: Subject) -> Iterator[Finding]:
    """The same law more than once in one cell."""
    by_cell: dict[int, list[tuple[int, Basis, str]]] = {}
    for citation in citations(subject):
        earlier = by_cell.setdefault(id(citation.cell), [])
        twin = next(
            (
                e
                for e in earlier
                if e[1].quoted
                and citation.basis.quoted
                and same_law(e[1], citation.basis)
                and _repeats(e[1], citation.basis)
            ),
            None,
        )
        if twin is not None:
            yield citation.finding(
                f"同一格里《{citation.basis.title}》写了两次",
                "合并成一处,条号写在一起,如 第十九条、第二十条",
            )
        earlier.append((citation.number, citation.basis, citation.text))


def _repeats(one: Basis, other: Basis) -> bool:
    """Whether the second citation adds nothing that had to stand apart: two versions with their own numbers do."""
    return one.number is None or other.number is None or one.number == other.number


def only_the_guideline(subject: Subject) -> Iterator[Finding]:
    """Cells that cite nothing but the guideline, which asks for disclosure and founds no duty."""
    for cell in subject.cells.get("basis", ()):
        cited = [one for text in cell.texts for one in basis.parse(text)]
        if cited and all(_GUIDELINE.search(one.title) for one in cited):
            yield _finding(
                cell,
                0,
                f"{cell.subject} 的公开依据只有指引或目录本身:{cited[0].title}",
                "写出这一事项应当公开的法律、法规依据,如《中华人民共和国政府信息公开条例》第二十条",
            )


def _finding(
    cell: Cell, index: int, message: str, hint: str, fix: Fix | None = None, severity: Severity | None = None
) -> Finding:
    return Finding(cell.place(index), message, hint, cell.item, cell.domain, severity, fix)


RULES = [
    Rule(
        "GK306",
        "malformed-number",
        Severity.WARNING,
        "文号写法不对:括号、「第」、「号」",
        f"{_STANDARD};{_ORDERS}",
        malformed_number,
        bad="basis: [《关于全面推进基层政务公开标准化规范化工作的指导意见》(国办发〔201954号), 《社会救助暂行办法》(国务院令649号)]",
        good="basis: [《自然灾害救助条例》(国务院令第577号), 《关于全面推进政务公开工作的意见》(中办发〔2016〕8号)]",
    ),
    Rule(
        "GK307",
        "unbalanced-basis",
        Severity.WARNING,
        "依据的书名号、括号没有成对",
        _STANDARD,
        unbalanced,
        bad="basis: [《中华人民共和国政府信息公开条例(国务院令第711号)]",
        good="basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)]",
    ),
    Rule(
        "GK308",
        "only-vague-basis",
        Severity.ERROR,
        "依据只有「相关政策文件」一类的话",
        _SOURCE,
        only_vague,
        bad="basis: [相关政策文件]",
        good="basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条]",
    ),
    Rule(
        "GK309",
        "and-so-on",
        Severity.WARNING,
        "依据里有「等法律法规」一类的话",
        _SOURCE,
        and_so_on,
        bad="basis: [《中华人民共和国教育法》等法律法规]",
        good="basis: [《中华人民共和国教育法》, 《中华人民共和国义务教育法》]",
    ),
    Rule(
        "GK310",
        "same-law-twice",
        Severity.WARNING,
        "同一格里同一部法律写了两次",
        _SOURCE,
        same_law_twice,
        bad="basis: [《中华人民共和国教育法》第三十条, 《教育法》第五十条]",
        good="basis: [《中华人民共和国教育法》第三十条、第五十条]",
    ),
    Rule(
        "GK311",
        "only-the-guideline",
        Severity.WARNING,
        "依据只有指引、目录本身",
        _SOURCE,
        only_the_guideline,
        bad="basis: [《义务教育领域基层政务公开标准指引》]",
        good="basis: [《义务教育领域基层政务公开标准指引》, 《中华人民共和国政府信息公开条例》第二十条]",
    ),
]
