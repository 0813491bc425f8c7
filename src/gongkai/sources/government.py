"""Finding and reading the files of one government: its manifest, the manifests above it, and all their lists."""

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gongkai.model.board import BoardData
from gongkai.model.diagnostic import Log, Place, Places, SourceFile
from gongkai.model.directory import Picture, Template
from gongkai.model.government import Manifest, PowerList, ServiceList
from gongkai.model.grid import Grid
from gongkai.model.guideline import Guideline, Law, Laws
from gongkai.phrases.library import Library
from gongkai.sources.national import National, read_file
from gongkai.sources.nodes import locate
from gongkai.sources.theme import read_picture, read_templates
from gongkai.system import reason

_MANIFEST = re.compile(
    rb"^\xef\xbb\xbf?[\"']?(government|\xe6\x94\xbf\xe5\xba\x9c)[\"']?\s*:|^(government|\xe6\x94\xbf\xe5\xba\x9c)\s*:",
    re.M,
)
_SKIPPED = frozenset(("dist", "build", "node_modules", "__pycache__"))
_LEVELS_UP_WITHOUT_REPOSITORY = {"lists": 1, "theme": 1, "parent": 3, "previous": 3}


@dataclass(slots=True)
class Sources:
    """Everything that one directory is compiled from."""

    file: SourceFile
    manifest: Manifest
    parent: "Sources | None"
    national: National
    places: Places
    power_lists: list[PowerList] = field(default_factory=list)
    service_lists: list[ServiceList] = field(default_factory=list)
    local_guidelines: list[tuple[SourceFile, Guideline]] = field(default_factory=list)
    local_laws: list[Law] = field(default_factory=list)
    emblem: Picture | None = None
    templates: dict[str, Template] = field(default_factory=dict)
    previous: Path | None = None
    """Where the previous edition is."""
    board_data: dict[int, tuple[Grid, ...]] = field(default_factory=dict)
    """Identity of an entry of a board's ``data`` to the sheets of the file that it names, where it could be read."""
    texts: dict[SourceFile, str] = field(default_factory=dict)
    """Every file of this government's own, as it was read."""
    complete: bool = True
    """Whether every file that the manifest names could be read."""
    _library: Library | None = None

    @property
    def chain(self) -> list["Sources"]:
        """These sources, then those of the governments above."""
        return [self, *(self.parent.chain if self.parent else ())]

    @property
    def library(self) -> Library:
        """The national laws and, before them, those of this repository."""
        if self._library is None:
            own = [law for sources in self.chain for law in sources.local_laws]
            self._library = self.national.library_with(own) if own else self.national.library
        return self._library

    @property
    def folder(self) -> str:
        """The manifest's folder: paths in outputs are relative to it."""
        return os.path.dirname(self.file.path)  # noqa: PTH120 - a str is wanted, often


def find_manifests(path: Path) -> list[Path]:
    """The manifests below a folder (or the file itself), in a fixed order.

    A manifest is a YAML file with the key ``government`` (政府) at its top.
    """
    if not path.is_dir():
        return [path]
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")):
                file = Path(folder, name)
                if _is_manifest(file):
                    found.append(file)
    return found


def manifests_below(manifest: Path) -> list[Path]:
    """``manifest``, then those in its folder and below whose ``parent`` leads to it, each after its own parent."""
    loader = Loader()
    top = os.path.realpath(manifest)
    found = []
    for path in find_manifests(manifest.absolute().parent):
        sources = loader.load(path)
        files = [os.path.realpath(one.file.path) for one in sources.chain] if sources else []
        if top in files[1:]:
            found.append((files[::-1], path))
    return [manifest, *(_as_given(path) for _, path in sorted(found, key=lambda one: one[0]))]


def _as_given(path: Path) -> Path:
    """``path`` from the current folder, where it lies below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _is_manifest(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            head = stream.read(65536)
    except OSError:
        return False
    if _MANIFEST.search(head):
        return True
    try:
        return _MANIFEST.search(head.decode("gb18030").encode()) is not None
    except UnicodeError:
        return False


class Loader:
    """Reads governments' sources; a file that several governments share is read once."""

    def __init__(self, log: Log | None = None, national: National | None = None) -> None:
        self.log = log or Log()
        self.places = Places(locate)
        self.national = national or National(self.places, self.log)
        self._read: dict[str, Sources | None] = {}

    def load(self, manifest: Path) -> Sources | None:
        """The sources that ``manifest`` names; None, with findings, where the manifest itself cannot be read."""
        return self._load(SourceFile(str(manifest.absolute())), [])

    def _load(self, file: SourceFile, below: list[str]) -> Sources | None:
        key = os.path.realpath(file.path)
        if key in self._read:
            return self._read[key]
        texts: dict[SourceFile, str] = {}
        manifest = read_file(file, Manifest, self.places, self.log, texts)
        if manifest is None:
            self._read[key] = None
            return None
        sources = Sources(file, manifest, None, self.national, self.places, texts=texts)
        self._read[key] = sources
        if manifest.parent is not None:
            sources.parent = self._parent(sources, [*below, key])
            sources.complete = sources.parent is not None and sources.parent.complete
        self._look(sources)
        if manifest.previous is not None:
            sources.previous = self._named(sources, manifest, "previous", manifest.previous)
        for board in manifest.boards:
            for data in board.data:
                self._read_data(sources, data)
        reads = (
            (manifest, "permissions", manifest.permissions, PowerList),
            (manifest, "services", manifest.services, ServiceList),
            (manifest, "laws", manifest.laws, Laws),
            (
                manifest.guidelines,
                "paths",
                manifest.guidelines.paths if manifest.guidelines else [],
                Guideline,
            ),
        )
        for owner, name, patterns, cls in reads:
            for path in self._files(sources, owner, name, patterns):
                value = read_file(path, cls, self.places, self.log, texts)
                if value is None:
                    sources.complete = False
                elif isinstance(value, PowerList):
                    sources.power_lists.append(value)
                elif isinstance(value, ServiceList):
                    sources.service_lists.append(value)
                elif isinstance(value, Laws):
                    sources.local_laws += value.laws
                elif isinstance(value, Guideline):
                    sources.local_guidelines.append((path, value))
        return sources

    def _parent(self, sources: Sources, below: list[str]) -> Sources | None:
        place = self.places.of(sources.manifest, "parent")
        text = sources.manifest.parent or ""
        path = Path(sources.folder, text)
        if not _may_exist(path):
            self._no_file(path, text, place)
            return None
        if not self._inside(path, sources, place, text, "parent"):
            return None
        if os.path.realpath(path) in below:
            self.log.error(
                "GK115",
                place,
                f"上级清单 {text} 又以本清单为上级,成了循环",
                "parent 只能指向上一级政府的清单",
            )
            return None
        if path.is_dir() or not path.is_file():
            what = "是文件夹" if path.is_dir() else "不存在"
            self.log.error(
                "GK101", place, f"上级清单 {text} {what}", "parent 写上级政府清单文件的路径,如 ../county.yaml"
            )
            return None
        return self._load(SourceFile(os.path.normpath(path.absolute())), below)

    def _look(self, sources: Sources) -> None:
        """Read the emblem and the templates that the manifest names, or that lie beside it."""
        theme = sources.manifest.theme
        if theme is not None and theme.emblem is not None:
            path = self._named(sources, theme, "emblem", theme.emblem)
            if path is not None:
                sources.emblem = read_picture(path, self.places.of(theme, "emblem"), self.log)
        if theme is not None and theme.templates is not None:
            folder = self._named(sources, theme, "templates", theme.templates)
        else:
            folder = Path(sources.folder, "templates")
        if folder is not None and folder.is_dir():
            sources.templates = read_templates(folder, self.log)

    def _read_data(self, sources: Sources, data: BoardData) -> None:
        """Read the sheets of a file whose rows a board shows."""
        path = self._named(sources, data, "file", data.file)
        if path is None:
            return
        from gongkai.sources.tables import TableError, read_tables

        try:
            sources.board_data[id(data)] = tuple(read_tables(path))
        except (TableError, OSError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            place = self.places.of(data, "file")
            self.log.error("GK142", place, f"数据文件 {data.file} 读不出来:{why}", "用 .csv 或 .xlsx 文件")

    def _named(self, sources: Sources, owner: object, name: str, text: str) -> Path | None:
        """The file or folder that a key names; None, with a finding, where there is none."""
        place = self.places.of(owner, name)
        path = Path(sources.folder, text)
        if not text or not _may_exist(path) or not path.exists():
            self._no_file(path, text, place)
            return None
        kind = {"previous": "previous", "file": "lists"}.get(name, "theme")
        return path if self._inside(path, sources, place, text, kind) else None

    def _files(self, sources: Sources, owner: object, name: str, patterns: list[str]) -> list[SourceFile]:
        found: dict[str, SourceFile] = {}
        for index, pattern in enumerate(patterns):
            place = self.places.of(owner, name, index)
            for path in self._matches(sources, pattern, place):
                found.setdefault(os.path.realpath(path), SourceFile(os.path.normpath(path.absolute())))
        return list(found.values())

    def _matches(self, sources: Sources, pattern: str, place: Place | None) -> list[Path]:
        path = Path(sources.folder, pattern)
        is_glob = re.search(r"[*?\[]", pattern) is not None
        if not _may_exist(path) and not is_glob:
            self._no_file(path, pattern, place)
            sources.complete = False
            return []
        if not pattern or not self._inside(path, sources, place, pattern, "lists"):
            if not pattern:
                self.log.error("GK112", place, "文件名是空的", "写清单文件的路径,如 lists/permissions/*.yaml")
            sources.complete = False
            return []
        if not is_glob:
            if path.is_file():
                return [path]
            self._no_file(path, pattern, place)
            sources.complete = False
            return []
        try:
            matches = sorted(p for p in Path(sources.folder).glob(pattern) if p.is_file())
        except (ValueError, NotImplementedError, OSError):
            matches = []
        matches = [p for p in matches if self._inside(p, sources, place, pattern, "lists")]
        if not matches:
            self.log.error(
                "GK112",
                place,
                f"「{pattern}」没有匹配到任何文件",
                "检查文件夹和扩展名;路径从本清单文件所在的文件夹算起",
            )
            sources.complete = False
        return matches

    def _no_file(self, path: Path, pattern: str, place: Place | None) -> None:
        if _may_exist(path) and path.is_dir():
            self.log.error(
                "GK102", place, f"{pattern} 是文件夹,这里要写文件", f"写成 {pattern.rstrip('/')}/*.yaml"
            )
        else:
            self.log.error(
                "GK101", place, f"找不到文件 {pattern}", "路径从本清单文件所在的文件夹算起;检查文件名"
            )

    def _inside(self, path: Path, sources: Sources, place: Place | None, text: str, kind: str) -> bool:
        root = _root(Path(sources.folder), _LEVELS_UP_WITHOUT_REPOSITORY[kind])
        real = os.path.realpath(str(path).replace("\0", ""))
        if real == root or real.startswith(root.rstrip(os.sep) + os.sep):
            return True
        self.log.error("GK113", place, f"「{text}」在仓库之外,不读取", "把文件放进本仓库,用相对路径引用")
        return False


def _may_exist(path: Path) -> bool:
    """Whether the system takes ``path`` for the name of a file at all: not if it is too long or holds a NUL."""
    try:
        path.exists()
    except (OSError, ValueError):
        return False
    return "\0" not in str(path)


@cache
def _root(folder: Path, levels_up: int) -> str:
    """The repository's top, or where there is no repository so many levels above the manifest."""
    real = Path(os.path.realpath(folder))
    for candidate in (real, *real.parents):
        if (candidate / ".git").exists():
            return str(candidate)
    return str([real, *real.parents][: levels_up + 1][-1])
