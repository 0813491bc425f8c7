"""Finds out what a side is, and reads it."""

from functools import cached_property
from pathlib import Path

from gongkai.compare.model import Side
from gongkai.compare.sides.errors import SideError
from gongkai.compare.sides.revision import exported, revision_of
from gongkai.sources.national import National
from gongkai.system import reason

_BUILT = ("data/directory.json", "directory.json", "directory.xlsx")


class Opener:
    """Reads the sides of one comparison; manifests share the national data, which are those of this gongkai."""

    def side(self, text: str) -> Side:
        """The state of a directory that ``text`` names: a file or built folder, or REV:PATH.

        A file whose name has a colon goes before a revision. Raises ``SideError`` where it cannot be read.
        """
        path = Path(text)
        try:
            if _exists(path):
                return self._read(path, text)
            revision = revision_of(text)
            if revision is None:
                raise SideError(
                    f"找不到 {text};写清单文件、build 的输出文件夹、目录数据、Excel 表,或 版本:路径"
                )
            with exported(revision) as (folder, path):
                return self._read(path, text, (revision.name, folder))
        except OSError as error:
            raise SideError(f"{text} 读不出来:{reason(error)}") from error

    def edition(self, path: Path, label: str) -> Side:
        """The state that a built folder, a directory.json or a workbook holds.

        Raises ``SideError`` where it cannot be read, and for a manifest: that would give what it says now.
        """
        try:
            path = _built(path, label, "写一个政府的输出文件夹") if path.is_dir() else path
            if _kind(path) == "manifest":
                raise SideError(f"{label} 不是编出的目录;写上一版编出的文件夹、directory.json 或 Excel 表")
            return self._read(path, label)
        except OSError as error:
            raise SideError(f"{label} 读不出来:{reason(error)}") from error

    def _read(self, path: Path, label: str, revision: tuple[str, Path] | None = None) -> Side:
        if path.is_dir():
            path = _built(path, label)
        kind = _kind(path)
        # Each of these takes a while to import.
        if kind == "data":
            from gongkai.compare.sides.data import data_side

            return data_side(path, label)
        if kind == "workbook":
            from gongkai.compare.sides.workbook import workbook_side

            return workbook_side(path, label)
        from gongkai.compare.sides.manifest import manifest_side

        return manifest_side(path, label, self._national, revision)

    @cached_property
    def _national(self) -> National:
        from gongkai.model.diagnostic import Log, Places
        from gongkai.sources.nodes import locate

        return National(Places(locate), Log())


def _exists(path: Path) -> bool:
    """Whether there is such a file; a text that no file can be named is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _built(folder: Path, label: str, otherwise: str = "写清单文件,或一个政府的输出文件夹") -> Path:
    for name in _BUILT:
        if (folder / name).is_file():
            return folder / name
    inner = sorted(path.name for path in folder.iterdir() if (path / _BUILT[0]).is_file())
    hint = f"里面有 {'、'.join(inner)},写到其中一个" if inner else otherwise
    raise SideError(f"{label} 不是 gongkai build 的输出文件夹(没有 {_BUILT[0]} 或 {_BUILT[2]});{hint}")


def _kind(path: Path) -> str:
    """By ending, or else by how the file begins."""
    ending = path.suffix.lower()
    if ending in (".yaml", ".yml"):
        return "manifest"
    if ending in (".xlsx", ".xlsm"):
        return "workbook"
    if ending == ".json":
        return "data"
    with path.open("rb") as stream:
        head = stream.read(64)
    if head.startswith(b"PK"):
        return "workbook"
    return "data" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else "manifest"
