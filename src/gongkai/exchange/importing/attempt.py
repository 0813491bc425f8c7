"""One manifest for the rows of a table, and what it compiles to: what differs from the guidelines is an adjustment."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.compile import compile_directory
from gongkai.compile.context import Context
from gongkai.exchange.importing.items import Note, not_understood
from gongkai.exchange.importing.row import Row, listed
from gongkai.exchange.importing.yaml_text import comments, dumped, section
from gongkai.model.diagnostic import Log
from gongkai.model.directory import Directory, Item, Owner, TimeLimit
from gongkai.model.elements import ELEMENTS
from gongkai.phrases.basis import core_title
from gongkai.phrases.owner import body, core, parse
from gongkai.phrases.text import half_width, tidy
from gongkai.sources.government import Loader

if TYPE_CHECKING:
    from gongkai.exchange.importing.directory import DirectoryImport

_OFFICE = re.compile(r"(?:局|委|办|厅|府|会|室|中心|处|队|馆|站|所|院|校|社|部|园|台)(?:\([^()]*\))?$")


class Attempt:
    """A manifest for the rows, with or without the guidelines' laws brought up to date, and what it compiles to."""

    def __init__(self, job: "DirectoryImport", rows: list[Row], current_laws: bool) -> None:
        self.job = job
        self.rows = rows
        self.head = self._head(current_laws)
        base = self._compiled(self._text([], [], []))
        self.context = base[1]
        known = {item.code: item for item in base[0].items}
        adjust: list[dict[str, Any]] = []
        local: list[dict[str, Any]] = []
        self.accounts: list[tuple[list[str], list[Note]]] = []
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
            owners = [name for name in listed(row.elements.get("owner")) if _is_department(name)]
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

    def _not_understood(self, row: Row) -> list[Note]:
        found = not_understood(row, self.job.national.vocabulary)
        if row.match and row.code not in ("", row.match.code):
            cell = f"{row.record.table.grid.name}!{row.record.reference('code')}"
            found.append({"cell": cell, "element": "extra", "title": "编码", "text": row.code})
        return found

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


def _placeholder(level: str) -> str:
    return {"乡级": "某某镇人民政府", "村级": "某某村村民委员会"}.get(level, "某某县人民政府")
