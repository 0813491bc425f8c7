"""Which files a preview depends on, and when they changed: by looking, twice a second."""

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gongkai.sources.government import Sources

SUFFIXES = (".yaml", ".yml", ".html", ".css", ".svg", ".png", ".jpg", ".jpeg", ".webp")
"""Files that may be a source, whether or not a manifest names them yet."""

_SKIPPED = frozenset(("dist", "build", "node_modules", "__pycache__"))
_PAUSE, _SETTLING = 0.5, 0.1
_SHARE = 4
"""The pause is this many times as long as a look: a slow disk, or too large a folder, is looked at less often."""

Stamp = tuple[int, int, int]
Stamps = dict[str, Stamp]
"""File to its time, size and number; a file that is not there is missing here too."""


class Watched(NamedTuple):
    """Folders with all that is below them, folders without, and files whatever they are called."""

    deep: frozenset[str]
    shallow: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    def __or__(self, other: object) -> "Watched":
        assert isinstance(other, Watched)
        return Watched(*(ours | theirs for ours, theirs in zip(self, other, strict=True)))


def watched(manifest: Path, sources: Sources | None) -> Watched:
    """What to watch for ``manifest``: less is known as long as it cannot be read."""
    chain = sources.chain if sources else []
    files = {str(manifest.absolute()), *(file.path for one in chain for file in one.texts)}
    patterns = {path for one in chain for path in _patterns(one)}
    single = {path for one in chain for path in _single(one)}
    return Watched(
        deep=_normal({str(manifest.absolute().parent), *(one.folder for one in chain)}),
        shallow=_normal(map(os.path.dirname, files | single | patterns)),
        files=_normal(files | single),
    )


def _single(sources: Sources) -> Iterator[str]:
    """The files that a manifest names one by one, whether or not they are there."""
    manifest, theme = sources.manifest, sources.manifest.theme
    data = [data.file for board in manifest.boards for data in board.data]
    for text in (manifest.parent, manifest.previous, theme.emblem if theme else None, *data):
        if text:
            yield f"{sources.folder}/{text}"


def _patterns(sources: Sources) -> Iterator[str]:
    """What stands before the first * of a manifest's patterns, and where its own templates lie."""
    manifest, guidelines, theme = sources.manifest, sources.manifest.guidelines, sources.manifest.theme
    paths = guidelines.paths if guidelines else []
    if theme and theme.templates:
        yield from (f"{sources.folder}/{theme.templates}/{part}/" for part in (".", "pages", "parts"))
    for text in (*manifest.permissions, *manifest.services, *manifest.laws, *paths):
        yield f"{sources.folder}/{re.split(r'[*?[]', text)[0]}"


def _normal(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(os.path.normpath(path) for path in paths if "\0" not in path)


def look(watched: Watched) -> Stamps:
    """The files as they are now."""
    stamps: Stamps = {}
    for folder in watched.deep:
        _add(folder, stamps, deep=True)
    for folder in watched.shallow:
        _add(folder, stamps, deep=False)
    for file in watched.files - stamps.keys():
        with suppress(OSError):
            if stat.S_ISREG((found := os.stat(file)).st_mode):  # noqa: PTH116 - many, often
                stamps[file] = _stamp(found)
    return stamps


def _add(folder: str, stamps: Stamps, *, deep: bool) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.name.lower().endswith(SUFFIXES):
                stamps[entry.path] = _stamp(entry.stat())
            elif deep and entry.is_dir(follow_symlinks=False) and not _is_skipped(entry.name):
                _add(entry.path, stamps, deep=True)
        except OSError:
            continue


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in _SKIPPED


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """Waits for changes of what is watched; that may grow."""

    def __init__(self, watched: Watched) -> None:
        self.watched = watched
        self._cost = 0.0
        self.stamps = self._look()

    def extend(self, more: Watched) -> None:
        """Watch ``more`` too. What has changed since the last look at the rest is still a change."""
        if (wider := self.watched | more) != self.watched:
            already = look(self.watched)
            new = {file: stamp for file, stamp in look(wider).items() if file not in already}
            self.watched, self.stamps = wider, new | self.stamps

    def wait(self) -> list[str]:
        """Wait for a change, and until it has come to rest: an editor that writes twice makes one. Which files."""
        while True:
            now = self._look_after(_PAUSE)
            while now != self.stamps and (later := self._look_after(_SETTLING)) != now:
                now = later
            files = [f for f in sorted(self.stamps.keys() | now.keys()) if self.stamps.get(f) != now.get(f)]
            if files:
                self.stamps = now
                return files

    def _look_after(self, pause: float) -> Stamps:
        time.sleep(max(pause, _SHARE * self._cost))
        return self._look()

    def _look(self) -> Stamps:
        start = time.perf_counter()
        stamps = look(self.watched)
        self._cost = time.perf_counter() - start
        return stamps
