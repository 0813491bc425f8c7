"""Directories and lists that exist elsewhere, as source files: read, understood, matched, and accounted for."""

from pathlib import Path

from gongkai.exchange.importing.directory import About, DirectoryImport, Imported
from gongkai.exchange.tables import read_tables

__all__ = ["About", "Imported", "imported"]


def imported(file: Path, kind: str, about: About) -> Imported:
    """What ``file`` holds as source files of a repository. Raises ``TableError`` and ``OSError``."""
    grids = read_tables(file)
    if kind == "village":
        about.level = about.level or "村级"
    return DirectoryImport(file.name, grids, about).run()
