"""A ministry's own guideline that exists as a table, as guideline files that come before the packaged ones."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.exchange.importing.directory import DirectoryImport
from gongkai.exchange.importing.items import context_of, item_of, kept, not_understood, printable
from gongkai.exchange.importing.leftover import kept_notes
from gongkai.exchange.importing.row import Imported, Row
from gongkai.exchange.importing.yaml_text import comments, dumped
from gongkai.model.elements import ELEMENTS
from gongkai.model.guideline import Guideline, GuidelineItem
from gongkai.phrases.text import half_width, tidy
from gongkai.sources.tables import TableError

_SHARED = ("basis", "time_limit", "owner", "method", "channels", "audience", "levels")
_CODE = re.compile(r"\d\d-\d\d-\d{2,4}")
_NUMBER = re.compile(r"[\u3400-\u9fff]{1,12}[〔\[(]\d{4}[〕\])]\d+号")
_TITLE = re.compile(r"指引|标准目录|目录|清单")
_MANIFESTS = {"乡级": "town.yaml", "村级": "village.yaml"}
_NAMES = {"乡级": "某某镇人民政府", "村级": "某某村村民委员会"}


@dataclass
class _Domain:
    """One guideline to write: its rows, and the packaged guideline that they replace."""

    name: str
    code: str
    slug: str
    packaged: Guideline | None
    rows: list[Row]


class GuidelineImport(DirectoryImport):
    """One import of a guideline, or of several in one file."""

    def run(self) -> Imported:
        """Read, match for the codes, and write. Raises ``TableError`` where there is no table or no domain."""
        rows = list(self._rows())
        if not rows:
            raise TableError(
                f"{self.file} 里没有找到指引的表:表头要有「一级事项」「二级事项」「公开内容」「公开依据」一类的列名"
            )
        self._match(rows)
        domains = self._grouped(rows)
        accounts: dict[int, dict[str, Any]] = {}
        files: dict[str, str] = {}
        for domain in domains:
            name = (
                f"guidelines/{domain.code}-{domain.slug}.yaml"
                if domain.packaged
                else f"guidelines/{domain.slug}.yaml"
            )
            files[name] = self._guideline(domain, accounts)
        manifest = _MANIFESTS.get(self.level, "county.yaml")
        self.notes = self._notes(rows)
        files = {manifest: self._manifest(domains) + kept_notes(self.file, self.notes), **files}
        context = context_of(files, manifest, self.national)
        ordered = [accounts[id(row)] for row in rows]
        for row, account in zip(rows, ordered, strict=True):
            account["item"] = item_of(row, row.code, row.domain or "", context)
        return Imported(files, manifest, self._told(domains, ordered))

    def _of_level(self, guideline: Guideline) -> list[GuidelineItem]:
        """A guideline is for all levels."""
        return guideline.items

    def _grouped(self, rows: list[Row]) -> list[_Domain]:
        """The rows by domain, a new domain with a code that its name gives it."""
        slugs = {g.domain: (name, g) for name, g in self.national.guidelines.items()}
        by_name: dict[str, list[Row]] = {}
        for row in rows:
            if row.domain is None:
                raise TableError(f"{self.file} 看不出是哪个领域的指引;用 --domain 写明,如 --domain 义务教育")
            by_name.setdefault(row.domain, []).append(row)
        taken = {g.code for g in self.guidelines}
        found = []
        for name, group in by_name.items():
            if name in slugs:
                file, guideline = slugs[name]
                slug = file.removesuffix(".yaml").partition("-")[2]
                found.append(_Domain(name, guideline.code, slug, guideline, group))
                continue
            code = _free(name, 50, 50, taken)
            taken.add(code)
            found.append(_Domain(name, code, f"domain-{code}", None, group))
        return found

    def _guideline(self, domain: _Domain, accounts: dict[int, dict[str, Any]]) -> str:
        """The text of a guideline file; ``accounts`` takes the account of each row."""
        _give_codes(domain)
        packaged = {item.code: item for item in domain.packaged.items} if domain.packaged else {}
        items: list[dict[str, Any]] = []
        for row in domain.rows:
            known = packaged.get(row.match.code) if row.match else None
            assumed = self._levels(row, known, domain.packaged)
            accounts[id(row)] = {
                "sheet": row.record.table.grid.name,
                "row": row.record.line,
                "item": {},
                "match": {"code": row.match.code, "sureness": row.match.sureness} if row.match else None,
                "changed": _changed(row, known, domain.packaged),
                "not_understood": not_understood(row, self.national.vocabulary),
                "assumed": assumed,
            }
            item: dict[str, Any] = {"code": row.code}
            item |= {element: row.elements[element] for element in ELEMENTS if element in row.elements}
            item |= assumed
            if known is not None:
                item |= _powers(known)
            items.append(item | {"seen": "s1", "confidence": "high"})
        shared = _shared(items)
        if domain.packaged and domain.packaged.ministry:
            head = {"domain": domain.name, "code": domain.code, "ministry": domain.packaged.ministry}
        else:
            head = {"domain": domain.name, "code": domain.code}
        whole: dict[str, Any] = {
            **head,
            "document": self._document(domain),
            "sources": {"s1": {"publisher": self.file}},
        }
        if shared:
            whole["defaults"] = shared
        whole["items"] = [{k: v for k, v in item.items() if k not in shared} for item in items]
        lines = kept(self.file, [note for row in domain.rows for note in accounts[id(row)]["not_understood"]])
        text = comments([printable(f"由 {self.file} 导入,代替随软件发布的「{domain.name}」指引。")]) + dumped(
            whole
        )
        return text + ("\n" + comments(lines) if lines else "")

    def _levels(
        self, row: Row, known: GuidelineItem | None, packaged: Guideline | None
    ) -> dict[str, list[str]]:
        """The levels of a row whose table says none: those of the packaged item, else of this government."""
        if row.elements.get("levels"):
            return {}
        common = packaged.defaults.levels if packaged and packaged.defaults else None
        return {"levels": list((known and (known.levels or common)) or [self.level])}

    def _document(self, domain: _Domain) -> dict[str, str]:
        """The document's title and number, as the lines above its table have them."""
        lines = [tidy(text) for row in domain.rows[:1] for text in row.record.table.above]
        title = next((line for line in lines if _TITLE.search(line) and len(line) <= 80), "")
        number = _NUMBER.search(half_width("\n".join(lines)))
        if not title:
            known = domain.packaged.document.title if domain.packaged and domain.packaged.document else None
            title = known or f"{domain.name}领域基层政务公开标准指引"
        return {"title": title} | ({"number": number[0]} if number else {}) | {"confidence": "high"}

    def _manifest(self, domains: Sequence[_Domain]) -> str:
        about = self.about
        name = about.name or _NAMES.get(self.level, "某某县人民政府")
        head: dict[str, Any] = {"government": {"name": name, "level": self.level}}
        head |= {key: value for key, value in (("edition", about.edition), ("date", about.date)) if value}
        head["guidelines"] = {"paths": ["guidelines/*.yaml"], "include": [domain.name for domain in domains]}
        first = f"由 {self.file} 导入。指引的通用主体由哪个部门代表,写在 departments 里各部门的 acts_as。"
        return comments([printable(first)]) + dumped(head)

    def _told(self, domains: list[_Domain], rows: list[dict[str, Any]]) -> dict[str, Any]:
        matched = sum(row["match"] is not None for row in rows)
        missing = [
            item.code
            for domain in domains
            for item in (domain.packaged.items if domain.packaged else ())
            if all(row.code != item.code for row in domain.rows)
        ]
        return {
            "file": self.file,
            "government": {"name": self.about.name, "level": self.level},
            "summary": {
                "rows": len(rows),
                "matched": matched,
                "adjusted": sum(bool(row["changed"]) for row in rows),
                "local": len(rows) - matched,
                "excluded": len(missing),
                "not_understood": sum(len(row["not_understood"]) for row in rows),
                "notes": len(self.notes),
            },
            "rows": rows,
            "missing": missing,
            "notes": self.notes,
        }


def _give_codes(domain: _Domain) -> None:
    """Give each row the code of its packaged item, else the table's own, else one that its names make."""
    packaged = domain.packaged.items if domain.packaged else []
    reserved = {item.code for item in packaged}
    taken: set[str] = set()
    categories = {_bare(item.category or ""): item.code[3:5] for item in packaged}
    waiting = []
    for row in domain.rows:
        own = row.code
        row.code = row.match.code if row.match else ""
        is_new = not row.code and _CODE.fullmatch(own) and own.startswith(f"{domain.code}-")
        if is_new and own not in reserved | taken:
            row.code = own
        if row.code:
            taken.add(row.code)
            categories.setdefault(_bare(str(row.elements.get("category", ""))), row.code[3:5])
        else:
            waiting.append(row)
    # In the order of their names, so that a row that moves or is added changes no other's code.
    for row in sorted(waiting, key=lambda row: (_category(row), str(row.elements.get("name", "")))):
        category = _bare(_category(row))
        if category not in categories:
            categories[category] = _free(category, 50, 50, set(categories.values()))
        start = f"{domain.code}-{categories[category]}"
        used = {code.removeprefix(f"{start}-") for code in taken | reserved if code.startswith(f"{start}-")}
        row.code = f"{start}-{_free(str(row.elements['name']), 1000, 9000, used)}"
        taken.add(row.code)


def _category(row: Row) -> str:
    return str(row.elements.get("category", ""))


def _free(text: str, first: int, count: int, taken: set[str]) -> str:
    """A number from ``first`` on that ``text`` makes, the same on every machine; the next one where it is taken."""
    start = zlib.crc32(text.encode("utf-8", "surrogatepass"))
    numbers = (str(first + (start + step) % count) for step in range(count))
    return next((number for number in numbers if number not in taken), str(first + count + len(taken)))


def _powers(item: GuidelineItem) -> dict[str, Any]:
    """What ties a packaged item to powers and services."""
    found: dict[str, Any] = {}
    if item.discloses:
        parts = ("types", "words", "not_words")
        found["discloses"] = [
            {part: getattr(one, part) for part in parts if getattr(one, part)} for one in item.discloses
        ]
    if item.only_with_power:
        found["only_with_power"] = True
    return found


def _changed(row: Row, known: GuidelineItem | None, packaged: Guideline | None) -> list[str]:
    """The elements that a row writes otherwise than the packaged item."""
    if known is None:
        return []
    common = packaged.defaults if packaged else None
    found = []
    for element in ELEMENTS:
        before = getattr(known, element)
        if before is None and common is not None:
            before = getattr(common, element)
        if element in row.elements and _plain(row.elements[element]) != _plain(before):
            found.append(element)
    return found


def _plain(value: object) -> object:
    return [_bare(str(text)) for text in value] if isinstance(value, list) else _bare(str(value or ""))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", half_width(text)).strip(";。,、")


def _shared(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The elements that all items have alike."""
    if len(items) < 2:
        return {}
    first = items[0]
    return {e: first[e] for e in _SHARED if e in first and all(item.get(e) == first[e] for item in items)}
