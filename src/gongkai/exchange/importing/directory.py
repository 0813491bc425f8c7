"""A directory that exists as a table, as a manifest that compiles to it: what differs from the guidelines, no more."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongkai.compile import compile_directory
from gongkai.compile.context import Context
from gongkai.compile.extend import LOCAL_ITEMS
from gongkai.exchange.importing.about import About as About
from gongkai.exchange.importing.about import completed
from gongkai.exchange.importing.elements import Elements
from gongkai.exchange.importing.headers import Headers, Table
from gongkai.exchange.importing.leftover import kept_notes, notes
from gongkai.exchange.importing.matching import Match, Wanted, bare, domain_in, match, subject_of
from gongkai.exchange.importing.records import Record, records
from gongkai.exchange.importing.yaml_text import comments, dumped, section
from gongkai.exchange.tables import Grid, TableError
from gongkai.model.diagnostic import Log
from gongkai.model.directory import LOCAL, Directory, Item, Owner, TimeLimit
from gongkai.model.elements import ELEMENTS, LABELS
from gongkai.model.guideline import Guideline, GuidelineItem
from gongkai.phrases.basis import core_title
from gongkai.phrases.owner import body, core, parse
from gongkai.phrases.text import half_width, tidy
from gongkai.phrases.time_limit import parse as parse_time_limit
from gongkai.sources.government import Loader

_NUMBERED = re.compile(
    r"^\s*(?:附件|附表)?\s*(?:\(\s*[\d一二三四五六七八九十]+\s*\)|\d+|[一二三四五六七八九十]+(?=[、.]))[\s.、_-]*"
)
_GENERIC = re.compile(r"(?:Sheet|表|工作表|目录|总目录|汇总|总表)?\s*\d*$", re.I)
_OFFICE = re.compile(r"(?:局|委|办|厅|府|会|室|中心|处|队|馆|站|所|院|校|社|部|园|台)(?:\([^()]*\))?$")
_TOLD = {"content", "basis", "time_limit", "channels"}
"""What a table of a directory tells, and a mere list of items does not."""
_MAY_LACK = _TOLD | {"owner", "method", "audience"}
_OWN_LISTS = ("封面", "总目录", "按部门", "未列入事项", "超长文本")
"""Sheets of gongkai's own workbook that list again what the tables have."""
_LEVELS = {"县级": "county.yaml", "乡级": "town.yaml", "村级": "village.yaml", "市级": "county.yaml"}


@dataclass
class Row:
    """A row of the table as it was understood."""

    record: Record
    elements: dict[str, object]
    domain: str | None
    code: str = ""
    match: Match | None = None
    changed: list[str] = field(default_factory=list)
    not_understood: list[dict[str, str]] = field(default_factory=list)
    again: list["Row"] = field(default_factory=list)
    """Rows further on with the same names."""


@dataclass
class Imported:
    """Files to write (name to text), and the account of the import."""

    files: dict[str, str]
    manifest: str
    report: dict[str, Any]


class DirectoryImport:
    """One import of a directory."""

    def __init__(self, file: str, grids: list[Grid], about: About) -> None:
        self.file = file
        self.grids = grids
        self.loader = Loader()
        self.national = self.loader.national
        self.guidelines = list(self.national.guidelines.values())
        self.about = completed(about, grids)
        self.level = self.about.level or "县级"
        self.reasons = _reasons(grids)
        self.understood = Elements(self.national.vocabulary)

    def run(self) -> Imported:
        """Read, match, and write what differs. Raises ``TableError`` where there is no table of a directory."""
        rows = list(self._rows())
        if not rows:
            raise TableError(
                f"{self.file} 里没有找到目录表:表头要有「事项」「公开内容」「公开依据」「公开时限」一类的列名"
            )
        self._match(rows)
        tries = (False, True) if any(row.match for row in rows) else (False,)
        best = min((self._attempt(rows, current) for current in tries), key=lambda made: made.cost)
        name = _LEVELS.get(self.level, "county.yaml")
        for row, (changed, not_understood) in zip(rows, best.accounts, strict=True):
            row.changed, row.not_understood = changed, not_understood
        self.notes = [] if self._exact else notes(self.grids, self.tables, self.taken, rows)
        best.text += kept_notes(self.file, self.notes)
        return Imported({name: best.text}, name, self._report(rows, best))

    @property
    def _exact(self) -> bool:
        return all(grid.exact for grid in self.grids)

    def _rows(self) -> Iterator[Row]:
        headers = Headers(self.national.vocabulary)
        grids = [grid for grid in self.grids if not (grid.exact and grid.name in _OWN_LISTS)]
        self.tables = tables = [table for grid in grids for table in headers.tables(grid)]
        full = [table for table in tables if len(table.kinds & _TOLD) >= 2]
        # A summary lists again what other sheets have whole: it comes last, and its rows are known by then.
        full.sort(key=lambda table: -len(table.kinds & _TOLD))
        most = len(full[0].kinds & _TOLD) if full else 0
        self.taken: list[Record] = []
        seen: dict[tuple[str | None, str, str, str], Row] = {}
        for table in full:
            domain = self._domain(table)
            read = (self._row(record, self._section_domain(record) or domain) for record in records(table))
            rows = [row for row in read if "name" in row.elements]
            keys = [_key(row) for row in rows]
            repeats = len(table.kinds & _TOLD) < most or (len(keys) > 2 and seen.keys() >= set(keys))
            known = dict(seen)
            for row, key in zip(rows, keys, strict=True):
                self.taken.append(row.record)
                seen.setdefault(key, row)
                if repeats and key in known:
                    known[key].again.append(row)
                else:
                    yield row

    def _section_domain(self, record: Record) -> str | None:
        """The domain that the line of text above a row names."""
        if self.about.domain or not record.section:
            return None
        return domain_in(record.section, self._domains()) or subject_of(record.section)

    def _row(self, record: Record, domain: str | None) -> Row:
        own = tidy(record.first("domain"))
        named = (
            domain_in(own, self._domains()) or re.sub(r"^\d+\s*|领域$|\(.*\)$", "", own) if own else domain
        )
        elements = self.understood.of(record)
        for element in _MAY_LACK & record.table.kinds:
            # The table has a column for it and the row nothing: the directory that exists lacks it.
            elements.setdefault(element, "" if element == "time_limit" else [])
        return Row(record, elements, named or domain, tidy(record.first("code")))

    def _domains(self) -> list[str]:
        return [guideline.domain for guideline in self.guidelines]

    def _domain(self, table: Table) -> str | None:
        """The domain of a table: by the user, by its title, by the name of its sheet."""
        if self.about.domain:
            return domain_in(self.about.domain, self._domains()) or self.about.domain
        if table.goes_on is not None:
            return self._domain(table.goes_on)
        for text in (*table.above, table.grid.name, Path(self.file).stem):
            if (found := domain_in(text, self._domains())) is not None:
                return found
        for text in table.above:
            if (named := subject_of(text)) is not None:
                return named
        name = _NUMBERED.sub("", half_width(table.grid.name)).strip()
        return None if _GENERIC.fullmatch(name) else re.sub(r"领域.*$|(?:基层)?政务公开.*$", "", name) or None

    def _match(self, rows: list[Row]) -> None:
        by_domain: dict[str | None, list[Row]] = {}
        for row in rows:
            by_domain.setdefault(row.domain, []).append(row)
        for domain, group in by_domain.items():
            guideline = next((g for g in self.guidelines if domain in (g.domain, g.code)), None)
            if guideline is None:
                guideline = self._likely(group, domain)
            if guideline is None:
                continue
            for row, found in zip(group, self._matches(group, guideline), strict=True):
                row.match, row.domain = found, guideline.domain

    def _matches(self, group: list[Row], guideline: Guideline) -> list[Match | None]:
        return match([_wanted(row) for row in group], guideline, self._of_level(guideline))

    def _likely(self, group: list[Row], domain: str | None) -> Guideline | None:
        """The guideline of which most rows are: at least half of them; of a domain with another name, one alike."""
        if self.about.domain:
            return None
        known = [g for g in self.guidelines if domain is None or _alike(domain, g.domain)]
        likely = [g for g in known if self._shares(group, g) * 4 >= len(group)]
        counted = [(sum(m is not None for m in self._matches(group, g)), g) for g in likely]
        best, guideline = max(counted, key=lambda pair: pair[0], default=(0, None))
        return guideline if best * 2 >= len(group) else None

    @staticmethod
    def _shares(group: list[Row], guideline: Guideline) -> int:
        """How many rows have the very name of an item: cheap, where a guideline is to be found among all."""
        names = {bare(item.name or "") for item in guideline.items}
        return sum(bare(_word(row, "name")) in names for row in group)

    def _of_level(self, guideline: Guideline) -> list[GuidelineItem]:
        parse_levels = self.national.vocabulary.parse_levels
        common = guideline.defaults.levels if guideline.defaults else None
        return [i for i in guideline.items if self.level in parse_levels(i.levels or common or [])]

    def _attempt(self, rows: list[Row], current_laws: bool) -> "_Attempt":
        return _Attempt(self, rows, current_laws)

    def _report(self, rows: list[Row], made: "_Attempt") -> dict[str, Any]:
        from gongkai.render.data import item_json

        listed = [
            {
                "sheet": row.record.table.grid.name,
                "row": row.record.line,
                "item": item_json(made.understood(row, code), made.directory.folder),
                "match": {"code": row.match.code, "sureness": row.match.sureness} if row.match else None,
                "changed": row.changed,
                "not_understood": row.not_understood,
            }
            for row, code in zip(rows, made.codes, strict=True)
        ]
        matched = sum(row.match is not None for row in rows)
        return {
            "file": self.file,
            "government": {"name": self.about.name, "level": self.level},
            "summary": {
                "rows": len(rows),
                "matched": matched,
                "local": len(rows) - matched,
                "adjusted": sum(bool(row.changed) for row in rows),
                "excluded": len(made.excluded),
                "not_understood": sum(len(row.not_understood) for row in rows),
                "notes": len(self.notes),
            },
            "rows": listed,
            "notes": self.notes,
        }


class _Attempt:
    """A manifest for the rows, with or without the guidelines' laws brought up to date, and what it compiles to."""

    def __init__(self, job: DirectoryImport, rows: list[Row], current_laws: bool) -> None:
        self.job = job
        self.rows = rows
        self.head = self._head(current_laws)
        base = self._compiled(self._text([], [], []))
        self.context = base[1]
        known = {item.code: item for item in base[0].items}
        adjust: list[dict[str, Any]] = []
        local: list[dict[str, Any]] = []
        self.accounts: list[tuple[list[str], list[dict[str, str]]]] = []
        matched: set[str] = set()
        for row in rows:
            item = known.get(row.match.code) if row.match else None
            if item is None:
                row.match = None
                local.append(self._local(row))
                changed: dict[str, object] = {}
            else:
                matched.add(item.code)
                changed = self._changes(row, item)
                if changed:
                    reason = f"按原目录({row.record.table.grid.name}第{row.record.line}行)"
                    adjust.append({"item": item.code, "set": changed, "reason": reason})
            self.accounts.append((list(changed), self._not_understood(row)))
        missing = [item for item in base[0].items if item.code not in matched]
        self.excluded = list(self._exclusions(missing))
        self.text = self._text(adjust, self.excluded, local)
        self.cost = len(adjust)
        self.directory = self._compiled(self.text)[0]
        self.codes = self._codes()

    def _head(self, current_laws: bool) -> dict[str, Any]:
        about, job = self.job.about, self.job
        government: dict[str, Any] = {"name": about.name or _placeholder(job.level), "level": job.level}
        head: dict[str, Any] = {"government": government}
        if about.edition:
            head["edition"] = about.edition
        if about.date:
            head["date"] = about.date
        if departments := self._departments():
            head["departments"] = departments
        included = [
            g.domain for g in job.guidelines if any(r.domain == g.domain and r.match for r in self.rows)
        ]
        head["guidelines"] = {"include": included or [job.guidelines[0].domain]}
        if not included:
            head["guidelines"]["exclude"] = [
                {"domain": job.guidelines[0].domain, "reason": "原目录没有这个领域"}
            ]
        if current_laws:
            head["guidelines"]["current_laws"] = True
        return head

    def _departments(self) -> list[dict[str, Any]]:
        """The owners of the table that are bodies of their own, and the general terms that they stand for."""
        votes: dict[str, Counter[str]] = {}
        names: dict[str, None] = {}
        terms: dict[str, str] = {}
        for row in self.rows:
            owners = [name for name in _list(row.elements.get("owner")) if _is_department(name)]
            names.update(dict.fromkeys(owners))
            for term in self._general(row):
                terms.setdefault(core(term), term)
                if owners:
                    votes.setdefault(core(term), Counter()).update(owners[:1])
        acts: dict[str, list[str]] = {}
        for subject, counted in votes.items():
            acts.setdefault(counted.most_common(1)[0][0], []).append(terms[subject])
        own = self.job.about.name
        return [
            {"name": name, "acts_as": acts[name]} if name in acts else {"name": name}
            for name in names
            if name != own
        ]

    def _general(self, row: Row) -> list[str]:
        """The general departments that the matched item of the guideline names."""
        if row.match is None:
            return []
        for guideline in self.job.guidelines:
            for item in guideline.items:
                if item.code == row.match.code:
                    texts = item.owner or (guideline.defaults.owner if guideline.defaults else None) or []
                    return [part.text for text in texts for part in parse(text) if part.kind == "department"]
        return []

    def _text(
        self, adjust: list[dict[str, Any]], exclude: list[dict[str, Any]], local: list[dict[str, Any]]
    ) -> str:
        text = comments([f"由 {self.job.file} 导入;与国家指引相同的不写,不同的写在 adjust、exclude 里。"])
        text += dumped(self.head)
        text += section("adjust", adjust) + section("exclude", exclude) + section("items", local)
        return text + self._kept()

    def _kept(self) -> str:
        """What has no element, as comments at the end."""
        lines = [
            f"{self.job.file}!{note['cell']} {note['title']}:{note['text']}"
            for _, notes in getattr(self, "accounts", ())
            for note in notes
            if note["element"] == "extra"
        ]
        return "\n" + comments(["原表里不属于要素的各格,原文留在这里:", *lines]) if lines else ""

    def _compiled(self, text: str) -> tuple[Directory, Context]:
        with tempfile.TemporaryDirectory(prefix="gongkai-import-") as folder:
            manifest = Path(folder, "county.yaml")
            manifest.write_text(text, encoding="utf-8")
            loader = Loader(national=self.job.national)
            loader.places = self.job.national.places
            sources = loader.load(manifest)
            assert sources is not None, loader.log.findings
            return compile_directory(sources, Log()), Context(sources, Log())

    def _changes(self, row: Row, item: Item) -> dict[str, object]:
        """What the row writes otherwise than the item has it."""
        changed: dict[str, object] = {}
        for element in ELEMENTS:
            if (raw := row.elements.get(element)) is None:
                continue
            value = self.context.understand(element, raw)
            if not _same(element, value, getattr(item, element)):
                changed[element] = raw
        return changed

    def _local(self, row: Row) -> dict[str, Any]:
        item: dict[str, Any] = {}
        if row.domain:
            item["domain"] = row.domain
        if row.code and re.fullmatch(r"[\w.-]{3,60}", row.code):
            item["code"] = row.code
        for element in ELEMENTS:
            if element in row.elements:
                item[element] = row.elements[element]
        if "levels" in item and self.job.level not in item["levels"]:
            item["levels"] = [self.job.level, *item["levels"]]
        return item

    def _exclusions(self, missing: Iterable[Item]) -> Iterator[dict[str, Any]]:
        by_reason: dict[str, list[str]] = {}
        for item in missing:
            reason = self.job.reasons.get(item.code) or "原目录没有列入"
            by_reason.setdefault(reason, []).append(item.code)
        for reason, codes in by_reason.items():
            yield {"item": codes if len(codes) > 1 else codes[0], "reason": reason}

    def _not_understood(self, row: Row) -> list[dict[str, str]]:
        grid = row.record.table.grid
        found = []

        def note(element: str, cell: str, text: str, title: str = "") -> None:
            label = title or LABELS.get(element, element)
            found.append({"cell": f"{grid.name}!{cell}", "element": element, "title": label, "text": text})

        for title, text, place in row.record.extras:
            note("extra", grid.reference(place.row, place.column), text, title)
        if row.match and row.code not in ("", row.match.code):
            note("extra", row.record.reference("code"), row.code, "编码")
        limit = str(row.elements.get("time_limit", ""))
        if any(clause.kind == "unknown" for clause in parse_time_limit(limit)):
            note("time_limit", row.record.reference("time_limit"), limit)
        for text in _list(row.elements.get("basis")):
            if "《" not in text:
                note("basis", row.record.reference("basis"), text)
        for channel in _list(row.elements.get("channels")):
            if self.job.national.vocabulary.parse_channels([channel]) == [f"其他:{channel}"]:
                note("channels", row.record.reference("channels"), channel)
        known = {"method": ("主动公开", "依申请公开"), "levels": ("市级", "县级", "乡级", "村级")}
        for element, values in known.items():
            for value in _list(row.elements.get(element)):
                if value not in values:
                    note(element, row.record.reference(element), value)
        return found

    def understood(self, row: Row, code: str) -> Item:
        """The row as an item: what it says, and nothing of the guideline."""
        item = Item(code, row.domain or LOCAL_ITEMS.name, attested=LOCAL)
        for element, raw in row.elements.items():
            setattr(item, element, self.context.understand(element, raw))
        library = self.job.national.library
        item.basis = [library.complete(cited) for cited in item.basis]
        item.time_limit = TimeLimit(item.time_limit.text, parse_time_limit(item.time_limit.text))
        return item

    def _codes(self) -> list[str]:
        """The code of each row's item in the compiled directory."""
        by_path: dict[tuple[str, str], list[str]] = {}
        for item in self.directory.items:
            by_path.setdefault((item.category, item.name), []).append(item.code)
        codes = []
        for row in self.rows:
            if row.match:
                codes.append(row.match.code)
                continue
            key = (str(row.elements.get("category", "")), str(row.elements.get("name", "")))
            waiting = by_path.get(key, [])
            codes.append(row.code if row.code in waiting else (waiting.pop(0) if waiting else ""))
        return codes


def _is_department(name: str) -> bool:
    """Whether an owner of the table is a body of its own: 县教育局, and not 学校 or 教育行政部门."""
    return body(name).kind == "named" and len(name) > 3 and _OFFICE.search(name) is not None


def _key(row: Row) -> tuple[str | None, str, str, str]:
    """What two rows of the same item have in common."""
    return row.domain, row.code, _word(row, "category"), _word(row, "name")


def _word(row: Row, element: str) -> str:
    return str(row.elements.get(element, ""))


def _wanted(row: Row) -> Wanted:
    return Wanted(row.code, _word(row, "category"), _word(row, "name"), _list(row.elements.get("content")))


def _list(value: object) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else []


def _same(element: str, one: Any, other: Any) -> bool:
    if isinstance(one, TimeLimit):
        return tidy(one.text) == tidy(other.text)
    if element == "basis":
        return [(core_title(b.title), b.number, b.articles) for b in one] == [
            (core_title(b.title), b.number, b.articles) for b in other
        ]
    if element == "owner":
        return [o.name for o in one if isinstance(o, Owner)] == [o.name for o in other]
    if element == "content":
        return [_bare(text) for text in one] == [_bare(text) for text in other]
    if isinstance(one, str):
        return tidy(one) == tidy(other)
    return set(one) == set(other)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", half_width(text)).strip(";。,、")


def _alike(one: str, other: str) -> bool:
    """Whether two names of domains share a word: 教育 and 义务教育."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _placeholder(level: str) -> str:
    return {"乡级": "某某镇人民政府", "村级": "某某村村民委员会"}.get(level, "某某县人民政府")


def _reasons(grids: list[Grid]) -> dict[str, str]:
    """Code to the reason why an item is not in the directory, of a sheet that lists such items."""
    found: dict[str, str] = {}
    for grid in grids:
        if "未列入" not in grid.name:
            continue
        for number, row in enumerate(grid.rows):
            if any("理由" in text for text in row) and any("编码" in text for text in row):
                code = next(c for c, text in enumerate(row) if "编码" in text)
                reason = next(c for c, text in enumerate(row) if "理由" in text)
                for other in range(number + 1, len(grid.rows)):
                    if grid.text(other, code) and grid.text(other, reason):
                        found[grid.text(other, code)] = grid.text(other, reason)
                break
    return found
