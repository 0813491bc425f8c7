"""A directory that exists as a table, as a manifest that compiles to it: what differs from the guidelines, no more."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gongkai.compile.extend import LOCAL_ITEMS
from gongkai.exchange.importing.about import About as About
from gongkai.exchange.importing.about import completed
from gongkai.exchange.importing.attempt import Attempt
from gongkai.exchange.importing.elements import Elements
from gongkai.exchange.importing.headers import Headers, Table
from gongkai.exchange.importing.items import Note, item_of
from gongkai.exchange.importing.leftover import kept_notes, notes
from gongkai.exchange.importing.matching import Match, bare, domain_in, match, subject_of
from gongkai.exchange.importing.records import Record, records
from gongkai.exchange.importing.row import Imported, Row, key_of, wanted, word
from gongkai.model.guideline import Guideline, GuidelineItem
from gongkai.phrases.text import half_width, tidy
from gongkai.sources.government import Loader
from gongkai.sources.tables import Grid, TableError

_NUMBERED = re.compile(
    r"^\s*(?:附件|附表)?\s*(?:\(\s*[\d一二三四五六七八九十]+\s*\)|\d+|[一二三四五六七八九十]+(?=[、.]))[\s.、_-]*"
)
_GENERIC = re.compile(r"(?:Sheet|表|工作表|目录|总目录|汇总|总表)?\s*\d*$", re.I)
_TOLD = {"content", "basis", "time_limit", "channels"}
"""What a table of a directory tells, and a mere list of items does not."""
_MAY_LACK = _TOLD | {"owner", "method", "audience"}
_OWN_LISTS = ("封面", "总目录", "按部门", "未列入事项", "超长文本")
"""Sheets of gongkai's own workbook that list again what the tables have."""
_LEVELS = {"县级": "county.yaml", "乡级": "town.yaml", "村级": "village.yaml", "市级": "county.yaml"}


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
        self.notes = self._notes(rows)
        best.text += kept_notes(self.file, self.notes)
        return Imported({name: best.text}, name, self._report(rows, best))

    def _notes(self, rows: list[Row]) -> list[Note]:
        """Every text of the file that is in no row; none of a workbook that gongkai wrote, which repeats itself."""
        if all(grid.exact for grid in self.grids):
            return []
        return notes(self.grids, self.tables, self.taken, rows)

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
            keys = [key_of(row) for row in rows]
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
        return match([wanted(row) for row in group], guideline, self._of_level(guideline))

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
        return sum(bare(word(row, "name")) in names for row in group)

    def _of_level(self, guideline: Guideline) -> list[GuidelineItem]:
        parse_levels = self.national.vocabulary.parse_levels
        common = guideline.defaults.levels if guideline.defaults else None
        return [i for i in guideline.items if self.level in parse_levels(i.levels or common or [])]

    def _attempt(self, rows: list[Row], current_laws: bool) -> Attempt:
        return Attempt(self, rows, current_laws)

    def _report(self, rows: list[Row], made: Attempt) -> dict[str, Any]:
        listed = [
            {
                "sheet": row.record.table.grid.name,
                "row": row.record.line,
                "item": item_of(row, code, row.domain or LOCAL_ITEMS.name, made.context),
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


def _alike(one: str, other: str) -> bool:
    """Whether two names of domains share a word: 教育 and 义务教育."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


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
