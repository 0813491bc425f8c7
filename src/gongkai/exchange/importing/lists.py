"""A permission or service list (权责清单, 公共服务事项清单) that exists as a table, as list files and a manifest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gongkai.exchange.importing.about import About
from gongkai.exchange.importing.citations import cited
from gongkai.exchange.importing.directory import DirectoryImport
from gongkai.exchange.importing.items import printable
from gongkai.exchange.importing.list_rows import Cell, ListRow, Notes, bare_line, list_rows
from gongkai.exchange.importing.row import Imported
from gongkai.exchange.importing.yaml_text import comments, dumped
from gongkai.phrases.text import half_width, tidy
from gongkai.sources.tables import Grid, TableError

PERMISSIONS, SERVICES = "permissions", "services"
_SERVICE = "公共服务"
_MANIFESTS = {"乡级": "town.yaml", "村级": "village.yaml"}
_NAMES = {"乡级": "某某镇人民政府", "村级": "某某村村民委员会"}
_ENDING = (
    r"(?:局|委员会|办公室|委|办|厅|院|中心|处|队|馆|站|所|园|社|联合会|协会|人民政府|办事处|分局|公司|银行)"
)
_OFFICE = re.compile(rf"[\u3400-\u9fff·]{{2,30}}{_ENDING}(?:\([^()]*\))?")
_LABELLED = re.compile(r"(?:单位|部门|主体|机关)(?:名称)?\s*(?:\([^()]*\))?\s*:\s*([^\s:]+)")
_TITLED = re.compile(
    rf"^([\u3400-\u9fff·]{{2,30}}?{_ENDING})(?=(?:\d{{4}}年度?版?)?(?:的|部门|本级|实施|承担)?(?:行政|权责|权力|职权|责任|公共|政务|服务|事项|清单|目录))"
)
_BUREAU = re.compile(r"[\u3400-\u9fff]*行政审批[\u3400-\u9fff]{0,8}局")
"""A body whose name has the word for a type of power in it."""
_INNER = re.compile(
    r"(?:股|科|科室|股室|处室|窗口|(?<!公证|管理|办事|代表|服务)处)(?:\([^()]*\))?$|^局?办公室$"
)
_LABELS = {"type": "类型", "basis": "依据", "level": "层级", "audience": "服务对象", "body": "实施主体"}
_LEVEL_WORDS = re.compile(r"(?:国家|省|市|县|区|乡|村|州|自治区|镇)[^、]*级?")


@dataclass
class _Entry:
    row: ListRow
    value: dict[str, Any]
    is_service: bool
    not_understood: list[dict[str, str]] = field(default_factory=list)
    kept: list[dict[str, str]] = field(default_factory=list)
    repeats: str = ""

    def note(self, element: str, cell: Cell, title: str = "", text: str = "") -> None:
        """Tell of a cell that was not understood."""
        label = title or _LABELS.get(element, element)
        told = {"cell": self.row.place(cell), "element": element, "title": label, "text": text or cell.text}
        self.not_understood.append(told)

    def keep(self, cell: Cell, title: str) -> None:
        """Keep a text that a list file has no place for in the account."""
        self.kept.append(
            {"cell": self.row.place(cell), "element": "basis", "title": title, "text": cell.text}
        )


class ListImport:
    """One import of a list. What the table calls by the other list's type goes to the other list."""

    def __init__(self, file: str, grids: list[Grid], about: About, kind: str) -> None:
        whole = DirectoryImport(file, grids, about)
        self.file, self.grids, self.kind = file, grids, kind
        self.about, self.level = whole.about, whole.level
        self.vocabulary = whole.national.vocabulary
        self.types = set(self.vocabulary.power_types.values())
        self.place = re.sub(r"(?:人民政府|街道办事处|村民委员会|居民委员会)$", "", self.about.name or "")

    def run(self) -> Imported:
        """Read the tables and write the lists. Raises ``TableError`` where there is no table of a list."""
        notes: list[Notes] = []
        entries = [self._entry(row) for grid in self.grids for row in list_rows(grid, notes)]
        if not entries:
            raise TableError(
                f"{self.file} 里没有找到清单表:表头要有「事项名称」和「事项编码」「类型」「设定依据」一类的列名"
            )
        _mark_repeated(entries)
        fresh = [entry for entry in entries if not entry.repeats]
        files = self._files(fresh)
        manifest = _MANIFESTS.get(self.level, "county.yaml")
        files = {manifest: self._manifest(fresh, files), **files}
        return Imported(files, manifest, self._report(entries, notes))

    def _entry(self, row: ListRow) -> _Entry:
        type_, from_column = self._type(row)
        is_service = type_ == _SERVICE if from_column and type_ in self.types else self.kind == SERVICES
        is_service = is_service or (self.kind == PERMISSIONS and type_ == _SERVICE)
        value: dict[str, Any] = {}
        if code := re.sub(r"\s+", "", half_width(row.text("code"))):
            value["code"] = code
        value["name"] = row.name
        if type_ and not is_service:
            value["type"] = type_
        entry = _Entry(row, value, is_service)
        if owner := self._owner(entry):
            value["owner"] = owner
        if bases := _bases(entry):
            value["basis"] = bases
        self._groups(entry)
        if type_ and from_column and type_ not in self.types:
            entry.note("type", row.cells["type"][0])
        for title, cell in row.extras:
            entry.note("extra", cell, title)
        return entry

    def _type(self, row: ListRow) -> tuple[str, bool]:
        """The type of an entry, and whether its own column says so: else a line above it, or the sheet's name."""
        if own := row.text("type"):
            known = self._type_of(own)
            return known or own, True
        for text in row.headings:
            if len(text) <= 40 and (known := self._type_of(text) or self._type_within(text)):
                return known, False
        return "", False

    def _type_of(self, text: str) -> str:
        for candidate in (tidy(text), bare_line(text)):
            for ending in ("", "类", "事项", "类事项"):
                known = self.vocabulary.power_type(candidate.removesuffix(ending))
                if known in self.types:
                    return known
        return ""

    def _type_within(self, text: str) -> str:
        """The one type that a title names: 云岭县教育体育局行政许可事项清单."""
        plain = _BUREAU.sub("", tidy(text))
        if "权责" in plain or "权力" in plain:
            plain = plain.replace(_SERVICE, "")
        found = {
            name for word, name in self.vocabulary.power_types.items() if len(word) >= 4 and word in plain
        }
        return found.pop() if len(found) == 1 else ""

    def _owner(self, entry: _Entry) -> str:
        """The body that the row names, else a line above it, the title, the sheet; an inner office is none."""
        cells = [cell for kind in ("owner", "body") for cell in entry.row.cells.get(kind, ())]
        names = [tidy(re.sub(r"[、,;]*\n+", "、", half_width(cell.text).strip())) for cell in cells]
        found = next((name for name in names if not _INNER.search(name)), "") or self._owner_above(entry.row)
        found = found or next(iter(names), "")
        for cell, name in zip(cells, names, strict=True):
            if name != found:
                entry.note("extra", cell, _LABELS["body"])
        return found

    def _owner_above(self, row: ListRow) -> str:
        texts = (*row.headings, self.file.rpartition(".")[0])
        office = next((office for text in texts if (office := self._office(text))), "")
        return office or (self.about.name or "" if self.level != "县级" else "")

    def _office(self, text: str) -> str:
        """The body that a title or a sheet's name names, with the place before it where only 县 or nothing is."""
        plain, bare = tidy(text), bare_line(text)
        labelled = _LABELLED.search(plain)
        titled = _TITLED.match(bare)
        if labelled and _OFFICE.fullmatch(labelled[1]):
            found = labelled[1]
        elif titled:
            found = titled[1]
        elif _OFFICE.fullmatch(bare):
            found = bare
        else:
            return ""
        if not self.place or found.startswith(self.place):
            return found
        if found[0] in "县市区旗" and self.place.endswith(found[0]):
            return self.place + found[1:]
        return found if re.search(r"[省市县区旗州镇乡]", found[:-2]) else self.place + found

    def _groups(self, entry: _Entry) -> None:
        """Of a service its audience; and the level."""
        for cell in entry.row.cells.get("audience", ()):
            if not entry.is_service:
                entry.note("extra", cell, _LABELS["audience"])
                continue
            known = self.vocabulary.parse_audience([cell.text])
            listed = entry.value.setdefault("audience", [])
            listed += (f"{one.kind}:{one.who}" if one.who else one.kind for one in known)
        levels = entry.row.cells.get("level", [])
        if found := self.vocabulary.parse_levels(cell.text for cell in levels):
            entry.value["level"] = found
        for cell in levels:
            if not _LEVEL_WORDS.match(tidy(cell.text)):
                entry.note("level", cell)

    def _files(self, entries: list[_Entry]) -> dict[str, str]:
        files: dict[str, str] = {}
        by_owner: dict[str, list[_Entry]] = {}
        for entry in entries:
            if not entry.is_service:
                by_owner.setdefault(entry.value.get("owner", ""), []).append(entry)
        for owner, group in by_owner.items():
            name = _file_name(owner, files)
            files[name] = self._list("powers", group)
        if services := [entry for entry in entries if entry.is_service]:
            files["lists/services.yaml"] = self._list("services", services)
        return files

    def _list(self, key: str, entries: list[_Entry]) -> str:
        """A list file; the owner stands at its top where all entries share it."""
        owners = {entry.value.get("owner") for entry in entries}
        whole: dict[str, Any] = {}
        shared = owners.pop() if len(owners) == 1 else None
        if shared:
            whole["owner"] = shared
        whole[key] = [{k: v for k, v in e.value.items() if not (shared and k == "owner")} for e in entries]
        kept = [
            printable(f"{self.file}!{note['cell']} {note['title']}:{note['text']}")
            for entry in entries
            for note in entry.not_understood
            if note["element"] == "extra" or note["element"] == "basis"
        ]
        text = comments([printable(f"由 {self.file} 导入。")]) + dumped(whole)
        return text + ("\n" + comments(["清单里没有位置的各格,原文留在这里:", *kept]) if kept else "")

    def _manifest(self, entries: list[_Entry], files: Iterable[str]) -> str:
        about = self.about
        name = about.name or _NAMES.get(self.level, "某某县人民政府")
        head: dict[str, Any] = {"government": {"name": name, "level": self.level}}
        head |= {key: value for key, value in (("edition", about.edition), ("date", about.date)) if value}
        owners = dict.fromkeys(entry.value["owner"] for entry in entries if "owner" in entry.value)
        bodies = dict.fromkeys(part for owner in owners for part in re.split(r"[、,;]", owner))
        if departments := [{"name": body} for body in bodies if body and body != name]:
            head["departments"] = departments
        names = list(files)
        if any(file.startswith("lists/permissions/") for file in names):
            head["permissions"] = "lists/permissions/*.yaml"
        if "lists/services.yaml" in names:
            head["services"] = "lists/services.yaml"
        first = f"由 {self.file} 导入。各部门代表哪些通用主体(如 教育行政部门),写在它的 acts_as 里。"
        return comments([printable(first)]) + dumped(head)

    def _report(self, entries: list[_Entry], notes: list[Notes]) -> dict[str, Any]:
        written = [entry for entry in entries if not entry.repeats]
        return {
            "file": self.file,
            "government": {"name": self.about.name, "level": self.level},
            "summary": {
                "rows": len(entries),
                "powers": sum(not entry.is_service for entry in written),
                "services": sum(entry.is_service for entry in written),
                "repeated": len(entries) - len(written),
                "without_code": sum("code" not in entry.value for entry in written),
                "not_understood": sum(len(entry.not_understood) for entry in written),
            },
            "rows": [_account(entry) for entry in entries],
            "notes": [note._asdict() for note in notes],
        }


def _bases(entry: _Entry) -> list[str]:
    """What 设定依据 cites; articles that stand in a column of their own belong to the law beside them."""
    row = entry.row
    articles = iter(row.cells.get("article", ()))
    found: list[str] = []
    for cell in row.cells.get("basis", ()):
        article = next((a for a in articles if a.row == cell.row), None)
        text = cell.text
        if article is not None and "条" not in _behind_title(text):
            text += article.text
        understood = cited(text)
        found += understood.bases
        if understood.says_more:
            entry.keep(cell, "依据原文")
        for part in understood.unclear:
            entry.note("basis", cell, text=part)
    for cell in row.cells.get("quoted", ()):
        entry.keep(cell, "条款内容")
    return list(dict.fromkeys(found))


def _behind_title(text: str) -> str:
    """What stands behind the last 《title》."""
    return text.rpartition("》")[2]


def _mark_repeated(entries: list[_Entry]) -> None:
    """Mark entries that another sheet has already, word for word: 总表 and the sheets of its departments."""
    first: dict[str, _Entry] = {}
    for entry in entries:
        known = first.setdefault(repr(sorted(entry.value.items())), entry)
        if known.row.grid is not entry.row.grid:
            entry.repeats = f"{known.row.grid.name}!{known.row.line}"


def _account(entry: _Entry) -> dict[str, Any]:
    value: dict[str, Any] = {
        "code": "",
        "name": "",
        "type": _SERVICE if entry.is_service else "",
        "owner": "",
        "basis": [],
    }
    value |= {"levels" if key == "level" else key: said for key, said in entry.value.items()}
    account: dict[str, Any] = {
        "sheet": entry.row.grid.name,
        "row": entry.row.line,
        "entry": value,
        "match": None,
        "changed": [],
        "not_understood": entry.not_understood,
        "kept": entry.kept,
    }
    return account | ({"repeats": entry.repeats} if entry.repeats else {})


def _file_name(owner: str, taken: Iterable[str]) -> str:
    """A file for a department's powers, by its name."""
    stem = re.sub(r"[^\w()-]", "-", owner)[:40].strip("-") or "未注明主体"
    known = {name.lower() for name in taken}
    names = (f"lists/permissions/{stem}{'' if n == 1 else f'-{n}'}.yaml" for n in range(1, 10**6))
    return next(name for name in names if name.lower() not in known)
