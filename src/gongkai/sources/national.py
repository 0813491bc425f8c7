"""The national data: guidelines, laws, terms and patterns, as packaged with gongkai."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from gongkai.model.diagnostic import Log, Places, SourceFile
from gongkai.model.guideline import (
    AudienceGroup,
    AudienceGroups,
    Guideline,
    Institution,
    Institutions,
    Law,
    Laws,
    LawTitle,
    LawTitles,
    PowerPattern,
    PowerPatterns,
    Terms,
)
from gongkai.phrases.library import Library
from gongkai.phrases.vocabulary import Vocabulary
from gongkai.sources.nodes import parse
from gongkai.sources.text import read_text
from gongkai.sources.typed import Reader

T = TypeVar("T")

_PACKAGE = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """Where the national data lie: in the installed package, or at the top of a checkout."""
    packaged = _PACKAGE / "guidelines"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "guidelines"


def read_file(
    file: SourceFile, cls: type[T], places: Places, log: Log, texts: dict[SourceFile, str] | None = None
) -> T | None:
    """One source file as a ``cls``; None, with findings, where that fails. Its text is kept in ``texts``."""
    text = read_text(file, log)
    if text is None:
        return None
    if texts is not None:
        texts[file] = text
    node = parse(text, file, log)
    return None if node is None else Reader(file, places, log).read(node, cls)


class National:
    """Reads each part of the national data when it is first asked for."""

    def __init__(self, places: Places, log: Log, folder: Path | None = None) -> None:
        self.folder = folder or data_folder()
        self.places = places
        self.log = log

    def _read(self, name: str, cls: type[T]) -> T:
        value = read_file(self._file(name), cls, self.places, self.log)
        if value is None:
            raise RuntimeError(f"the packaged national data are damaged: {self.folder / name}")
        return value

    def _file(self, name: str) -> SourceFile:
        return SourceFile(str(self.folder / name), f"guidelines/{name}")

    @cached_property
    def guidelines(self) -> dict[str, Guideline]:
        """File name (24-compulsory-education.yaml) to guideline, in the order of the domains' codes."""
        names = sorted(path.name for path in self.folder.glob("[0-9][0-9]-*.yaml"))
        return {name: self._read(name, Guideline) for name in names}

    @cached_property
    def terms(self) -> Terms:
        """Standard terms and their spellings."""
        return self._read("terms.yaml", Terms)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The terms, ready to be looked up."""
        return Vocabulary(self.terms)

    @cached_property
    def law_book(self) -> Laws:
        """Laws and documents with their status, and the day up to which it holds."""
        return self._read("laws.yaml", Laws)

    @property
    def laws(self) -> list[Law]:
        """Laws and documents with their status."""
        return self.law_book.laws

    @cached_property
    def titles(self) -> list[LawTitle]:
        """Titles of national laws and regulations."""
        return self._read("law-titles.yaml", LawTitles).titles

    @cached_property
    def library(self) -> Library:
        """The laws, ready to be looked up."""
        return self.library_with([])

    def library_with(self, own: list[Law]) -> Library:
        """The laws, those of a repository's own before the national ones."""
        return Library([*own, *self.laws], lambda: self.titles)

    @cached_property
    def institutions(self) -> list[Institution]:
        """Institutions that no longer exist."""
        return self._read("institutions.yaml", Institutions).institutions

    @cached_property
    def patterns(self) -> list[PowerPattern]:
        """What each type of power has to disclose."""
        return self._read("powers.yaml", PowerPatterns).patterns

    @cached_property
    def audience_groups(self) -> list[AudienceGroup]:
        """Readers who look for what concerns them."""
        return self._read("audiences.yaml", AudienceGroups).groups
