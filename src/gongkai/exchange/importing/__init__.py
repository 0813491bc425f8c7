"""Directories and lists that exist elsewhere, as source files: read, understood, matched, and accounted for."""

from pathlib import Path

from gongkai.exchange.importing.about import About
from gongkai.exchange.importing.directory import DirectoryImport
from gongkai.exchange.importing.row import Imported
from gongkai.sources.tables import read_tables

__all__ = ["About", "Imported", "imported"]


def imported(file: Path, kind: str, about: About) -> Imported:
    """What ``file`` holds as source files of a repository. Raises ``TableError`` and ``OSError``."""
    grids = read_tables(file)
    match kind:
        case "permissions" | "services":
            from gongkai.exchange.importing.lists import ListImport

            return ListImport(file.name, grids, about, kind).run()
        case "guideline":
            from gongkai.exchange.importing.guideline import GuidelineImport

            return GuidelineImport(file.name, grids, about).run()
        case "village":
            from gongkai.exchange.importing.village import VillageImport

            return VillageImport(file.name, grids, about).run()
    return DirectoryImport(file.name, grids, about).run()
