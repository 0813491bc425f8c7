"""A folder is replaced whole, or left as it was."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.render.output import MARK, OutputError, replace_folder
from tests.cli_helpers import tree

NEW = [(MARK, b"{}"), ("index.html", b"new"), ("data/items/1.json", b"1")]
OLD = {MARK: b"{}", "index.html": b"old", "old/page.html": b"old"}


def old(folder: Path) -> Path:
    """A folder that an earlier run wrote."""
    for name, data in OLD.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "dist" / "云岭县"
    assert replace_folder(folder, NEW) == 3
    assert tree(folder) == dict(NEW)
    assert list(folder.parent.iterdir()) == [folder]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    replace_folder(tmp_path / "new", NEW)
    assert tree(tmp_path / "new") == dict(NEW)


def test_an_old_folder_goes_whole(tmp_path: Path) -> None:
    folder = old(tmp_path / "out")
    replace_folder(folder, NEW)
    assert tree(folder) == dict(NEW)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_web_server_may_read_it(tmp_path: Path) -> None:
    replace_folder(tmp_path / "out", NEW)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    "error", [RuntimeError("boom"), KeyboardInterrupt(), OSError(28, "No space left on device")]
)
def test_a_failure_while_writing_leaves_the_old_folder(tmp_path: Path, error: BaseException) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield from NEW
        raise error

    folder = old(tmp_path / "out")
    with pytest.raises(OutputError if isinstance(error, OSError) else type(error)):
        replace_folder(folder, files())
    assert tree(folder) == OLD
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("failing", [1, 2])
def test_a_failure_while_swapping_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    folder = old(tmp_path / "out")
    calls: list[Path] = []
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == failing:
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OutputError, match="原有文件没有改动"):
        replace_folder(folder, NEW)
    assert tree(folder) == OLD
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_bytes(b"years of work")
    with pytest.raises(OutputError, match="不覆盖"):
        replace_folder(tmp_path, NEW)
    assert tree(tmp_path) == {"thesis.doc": b"years of work"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputError, match="是文件"):
        replace_folder(tmp_path / "out", NEW)
    with pytest.raises(OutputError, match="不能写"):
        replace_folder(tmp_path / "out" / "below", NEW)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_what_a_link_points_to_is_not_emptied(tmp_path: Path) -> None:
    target = old(tmp_path / "elsewhere")
    (tmp_path / "out").symlink_to(target, target_is_directory=True)
    replace_folder(tmp_path / "out", NEW)
    assert tree(tmp_path / "out") == dict(NEW)
    assert tree(target) in (OLD, dict(NEW))
