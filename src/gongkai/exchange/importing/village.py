"""A village's or community's list of what it discloses (村务公开清单), as its manifest with the matters as items."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

from gongkai.compile.extend import LOCAL_ITEMS
from gongkai.exchange.importing.directory import DirectoryImport
from gongkai.exchange.importing.headers import CATEGORY, NAME, Headers, Table, plain
from gongkai.exchange.importing.items import context_of, item_of, kept, not_understood, printable
from gongkai.exchange.importing.leftover import kept_notes
from gongkai.exchange.importing.records import Record, records
from gongkai.exchange.importing.row import Imported, Row, listed
from gongkai.exchange.importing.yaml_text import comments, dumped, section
from gongkai.model.elements import ELEMENTS
from gongkai.phrases.text import tidy
from gongkai.sources.tables import TableError

_FORM = re.compile(r"公开(?:形式|方式|方法|途径|地点)|形式|方式")
_WHO = re.compile(r"责任人|(?:公开|责任)(?:责任)?(?:人|主体|单位)|负责人")
_WHEN = re.compile(r"公开(?:时间|时限|频次|频率|期限|周期)(?:\(.*\))?|时间|时限|频次|公布时间")
_FOR = re.compile(r"公开(?:范围|对象)|范围|对象|受众")
_BODY = re.compile(
    r"(?:委员会|村委会|居委会|党支部|党总支|党委|监督委员会|合作社|小组|两委|“两委”|村委|居委|政府|办事处)$"
)
_CODE = re.compile(r"[A-Za-z0-9][\w.-]{3,59}")
_LEVEL = "村级"


class VillageImport(DirectoryImport):
    """One import of a village's list."""

    def run(self) -> Imported:
        """Read, and write each matter as an item. Raises ``TableError`` where there is no table of matters."""
        self.level = self.about.level = _LEVEL
        self.about.name = _committee(self.about.name)
        rows = list(self._matters())
        if not rows:
            raise TableError(
                f"{self.file} 里没有找到村务公开的表:表头要有「公开事项」「公开时间」「公开形式」一类的列名"
            )
        assumed = [self._completed(row) for row in rows]
        unread = [not_understood(row, self.national.vocabulary) for row in rows]
        beside = self._notes(rows)
        text = self._manifest(rows, [note for told in unread for note in told])
        text += kept_notes(self.file, beside)
        files = {"village.yaml": text}
        context = context_of(files, "village.yaml", self.national)
        told = [
            {
                "sheet": row.record.table.grid.name,
                "row": row.record.line,
                "item": item_of(row, row.code, row.domain or "", context),
                "match": None,
                "changed": [],
                "not_understood": left,
                "assumed": given,
            }
            for row, left, given in zip(rows, unread, assumed, strict=True)
        ]
        summary = {"rows": len(rows), "local": len(rows), "not_understood": sum(map(len, unread))}
        summary["notes"] = len(beside)
        government = {"name": self.about.name, "level": self.level}
        return Imported(
            files,
            "village.yaml",
            {
                "file": self.file,
                "government": government,
                "summary": summary,
                "rows": told,
                "notes": beside,
            },
        )

    def _matters(self) -> Iterator[Row]:
        headers = Headers(self.national.vocabulary)
        seen: set[str] = set()
        self.tables, self.taken = [], []
        for grid in self.grids:
            for table in headers.tables(grid):
                self._reread(table)
                self.tables.append(table)
                for record in records(table):
                    self.taken.append(record)
                    _name_owner(record)
                    row = Row(
                        record, self.understood.of(record), LOCAL_ITEMS.name, tidy(record.first("code"))
                    )
                    key = repr(sorted(row.elements.items()))
                    if row.elements.get("name") and key not in seen:
                        seen.add(key)
                        yield row

    def _reread(self, table: Table) -> None:
        """The columns as villages mean them: 公开形式 is where, and 公开内容 alone is the matter."""
        for column in table.columns:
            title = plain(column.title)
            if column.value or column.kind in (CATEGORY, NAME, "number"):
                continue
            texts = [table.grid.text(row, column.index) for row in range(table.first, table.end)]
            if _FORM.fullmatch(title):
                is_method = any("主动" in text or "申请" in text for text in texts)
                column.kind = "method" if is_method else "channels"
            elif _WHEN.fullmatch(title):
                column.kind = "time_limit"
            elif _FOR.fullmatch(title):
                column.kind = "audience"
            elif _WHO.fullmatch(title):
                column.kind = "extra"
        if not any("事项" in c.title or "项目" in c.title or "名称" in c.title for c in table.of(NAME)):
            contents = table.of("content")
            if contents and table.of(NAME):
                for column in table.of(NAME):
                    column.kind = CATEGORY
                contents[0].kind = NAME

    def _completed(self, row: Row) -> dict[str, Any]:
        """What the table does not say and the manifest has to: told in the account, so that it can be put right."""
        assumed: dict[str, Any] = {}
        if not row.elements.get("content"):
            assumed["content"] = [str(row.elements["name"])]
        if not row.elements.get("method"):
            assumed["method"] = ["主动公开"]
        if not row.elements.get("owner"):
            assumed["owner"] = [self.about.name or "某某村村民委员会"]
        if not row.elements.get("levels"):
            assumed["levels"] = [_LEVEL]
        elif _LEVEL not in listed(row.elements["levels"]):
            assumed["levels"] = [*listed(row.elements["levels"]), _LEVEL]
        row.elements |= assumed
        return assumed

    def _manifest(self, rows: list[Row], notes: list[dict[str, str]]) -> str:
        about = self.about
        head: dict[str, Any] = {"government": {"name": about.name or "某某村村民委员会", "level": _LEVEL}}
        head |= {key: value for key, value in (("edition", about.edition), ("date", about.date)) if value}
        only = self.guidelines[0].domain
        reason = "原清单只列本村(居)的事项"
        head["guidelines"] = {"include": [only], "exclude": [{"domain": only, "reason": reason}]}
        items = []
        taken: set[str] = set()
        for row in rows:
            row.code = _code(row, taken)
            taken.add(row.code)
            written = {element: row.elements[element] for element in ELEMENTS if element in row.elements}
            items.append({"code": row.code, **written})
        first = f"由 {self.file} 导入。所属的乡镇、街道有清单的,删去 guidelines,写上 parent: ../town.yaml。"
        text = comments([printable(first)]) + dumped(head) + section("items", items)
        lines = kept(self.file, notes)
        return text + ("\n" + comments(lines) if lines else "")


def _name_owner(record: Record) -> None:
    """Make the bodies among 责任人 the owner; persons stay what the account tells."""
    for extra in list(record.extras):
        title, text, place = extra
        if _WHO.fullmatch(plain(title)) and _BODY.search(tidy(text)):
            record.extras.remove(extra)
            record.texts.setdefault("owner", []).append(text)
            record.places.setdefault("owner", place)


def _code(row: Row, taken: set[str]) -> str:
    """The table's own code, else one that the matter's names make; what is named alike gets the next."""
    if _CODE.fullmatch(row.code) and row.code not in taken:
        return row.code
    names = f"{row.elements.get('category', '')}/{row.elements['name']}"
    start = zlib.crc32(names.encode("utf-8", "surrogatepass")) % 10**6
    codes = (f"99-{(start + step) % 10**6:06d}" for step in range(10**6))
    return next(code for code in codes if code not in taken)


def _committee(name: str | None) -> str | None:
    """The committee of the village or community that a title names."""
    if name is None or name.endswith(("委员会", "委会")):
        return name
    if name.endswith("社区"):
        return f"{name}居民委员会"
    return f"{name}村民委员会" if name.endswith("村") else name
