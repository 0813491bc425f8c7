"""Puts files in place: a folder is replaced whole, or left as it was."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from gongkai.system import reason

MARK = "report.json"
"""A folder that holds this file was written by gongkai, and may be replaced."""


class OutputError(Exception):
    """The output folder cannot be written; the message says why and what to do."""


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Make ``folder`` hold exactly ``files`` (relative name and bytes); how many were written.

    The files are written beside the folder first: when that fails, or ``files`` raises, the old folder stays untouched.
    Raises ``OutputError`` where the folder holds something that gongkai did not write, or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} 是文件,不能作输出文件夹;换一个 -o")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise OutputError(f"{folder} 不是 gongkai 写的文件夹,里面有别的文件,不覆盖;换一个 -o,或先移走")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise OutputError(f"不能写 {folder}:{reason(error)}") from error
    try:
        count = _write(fresh, files)
        _swap(fresh, folder)
    except OSError as error:
        raise OutputError(f"写 {folder} 时出错:{reason(error)};原有文件没有改动") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return count


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    made: set[str] = set()
    count = 0
    for name, data in files:
        parent, _, _ = name.rpartition("/")
        if parent and parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(folder / name, "wb", buffering=0) as stream:  # noqa: PTH123 - half the time of Path.write_bytes
            stream.write(data)
        count += 1
    return count


def _swap(fresh: Path, folder: Path) -> None:
    """Put ``fresh`` in the place of ``folder``; the old one comes back if that fails."""
    os.chmod(fresh, 0o755)  # noqa: PTH101 - mkdtemp gives 0700, and a web server has to read it
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    try:
        folder.rename(old / "was")
        try:
            fresh.rename(folder)
        except OSError:
            (old / "was").rename(folder)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
