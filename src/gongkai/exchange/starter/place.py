"""Puts new files into a folder: all of them or none, and never over one that is there."""

import os
import shutil
import tempfile
from pathlib import Path

from gongkai.system import reason


class PlaceError(Exception):
    """The files cannot be written; the message says why and what to do, and nothing has changed."""


def place(folder: Path, files: dict[str, str]) -> None:
    """Write ``files`` (relative name to text) below ``folder``, which need not exist.

    They are written beside it first and then moved, whole folders at a time; what was moved before an error goes away
    again. Raises ``PlaceError``.
    """
    _refuse(folder, files)
    above = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    try:
        work = Path(tempfile.mkdtemp(prefix=".gongkai-init-", dir=above))
    except OSError as error:
        raise PlaceError(f"不能写 {folder}:{reason(error)}") from error
    moved: list[Path] = []
    try:
        fresh = work / "new"
        for name, text in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        folder.parent.mkdir(parents=True, exist_ok=True)
        _move(fresh, folder, moved)
    except BaseException as error:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if isinstance(error, OSError):
            raise PlaceError(f"写 {folder} 时出错:{reason(error)};没有写入任何文件") from error
        raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _refuse(folder: Path, files: dict[str, str]) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        raise PlaceError(f"{folder} 是文件,不是文件夹;换一个文件夹")
    taken: dict[str, None] = {}
    for name in files:
        # A file where a folder has to be stands in the way, too.
        for path in (name, *map(str, Path(name).parents)):
            there = folder / path
            if os.path.lexists(there) and (path == name or not there.is_dir()):
                taken[path] = None
    if taken:
        raise PlaceError(
            f"{folder} 里已有 {'、'.join(taken)},不覆盖,没有写入任何文件;先移走这些文件,或换一个文件夹"
        )


def _move(source: Path, target: Path, moved: list[Path]) -> None:
    """Move ``source`` to ``target``; into it, where it is a folder that exists."""
    if not os.path.lexists(target):
        source.rename(target)
        moved.append(target)
        return
    for child in sorted(source.iterdir()):
        _move(child, target / child.name, moved)
