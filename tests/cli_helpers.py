"""Runs the command line as a user does, and reads back what it writes."""

import gc
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.cli import main

ROOT = Path(__file__).parents[1]
YUNLING = ROOT / "examples" / "yunling"

SMALL = """\
government: {name: 青石县人民政府, level: 县级, code: "539902"}
edition: 2026年版
date: 2026-11-01
departments:
  - {name: 青石县文化和旅游局, acts_as: [文化和旅游行政部门]}
guidelines: {include: [旅游]}
"""
"""A county of one domain: it builds in a moment, and nothing is found in it."""


class Result(NamedTuple):
    """What one run of the command left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A standard stream that keeps what is written; ``terminal`` says whether it passes for one."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        self.bytes = io.BytesIO(data)
        self.terminal = terminal
        super().__init__(self.bytes, encoding="utf-8", newline="", write_through=True)

    def isatty(self) -> bool:
        return self.terminal

    @property
    def text(self) -> str:
        return self.bytes.getvalue().decode("utf-8")


def run(*args: str | Path, cwd: Path | None = None, stdin: bytes = b"", terminal: bool = False) -> Result:
    """Run ``gongkai`` with ``args`` in this process, in the folder ``cwd``."""
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    with chdir(cwd or Path.cwd()), redirect_stdout(out), redirect_stderr(err), _stdin(Stream(stdin)):
        try:
            main([str(arg) for arg in args])
            raise AssertionError("main came back without an exit code")
        except SystemExit as exit:
            code = exit.code
        finally:
            gc.enable()
    assert isinstance(code, int)
    return Result(code, out.text, err.text)


@contextmanager
def _stdin(stream: Stream) -> Iterator[None]:
    before, sys.stdin = sys.stdin, stream
    try:
        yield
    finally:
        sys.stdin = before


def process(*args: str | Path, cwd: Path | None = None, **environment: str) -> Result:
    """Run ``python -m gongkai`` as a process of its own, with more environment variables."""
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", *map(str, args)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    return Result(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def small(folder: Path, more: str = "") -> Path:
    """The manifest of the small county, written to ``folder``, with ``more`` at its end."""
    manifest = folder / "county.yaml"
    manifest.write_text(SMALL + more, encoding="utf-8")
    return manifest


def yunling(folder: Path) -> Path:
    """The manifest of a copy of the example county."""
    shutil.copytree(YUNLING, folder / "yunling")
    return folder / "yunling" / "county.yaml"


def edit(file: Path, old: str, new: str) -> None:
    """Replace the one place where ``old`` stands in ``file``."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``: relative name to bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def load(file: Path) -> Any:
    """The value in a JSON file."""
    return json.loads(file.read_text(encoding="utf-8"))


def directory(folder: Path) -> Any:
    """The directory.json of an output folder."""
    return load(folder / "data" / "directory.json")
