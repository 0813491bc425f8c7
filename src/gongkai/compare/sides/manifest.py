"""A manifest as one side: compiled as ``build`` does, but nothing is written."""

from pathlib import Path

from gongkai.compare.model import Side
from gongkai.compare.sides.directory import side_of
from gongkai.compare.sides.errors import SideError
from gongkai.compile import compile_directory
from gongkai.model.diagnostic import Diagnostic, Log, SourceFile
from gongkai.sources.government import Loader
from gongkai.sources.national import National


def manifest_side(path: Path, label: str, national: National, exported: tuple[str, Path] | None) -> Side:
    """The directory of the manifest at ``path``.

    ``exported`` is the git revision that the files were taken from, and where they lie for now: findings name the
    revision and not that folder.
    """
    loader = Loader(national=national)
    loader.places = national.places
    sources = loader.load(path)
    if sources is None or not sources.complete:
        findings = [_seen_in(exported, finding) for finding in loader.log.findings]
        raise SideError(f"{label}:有文件读不出来,不能比较;先按上面的提示改正", findings)
    return side_of(compile_directory(sources, Log()), label)


def _seen_in(exported: tuple[str, Path] | None, finding: Diagnostic) -> Diagnostic:
    if exported is None or finding.place is None or finding.place.file.label:
        return finding
    revision, top = exported
    file = finding.place.file
    label = f"{revision}:{file.seen_from(str(top))}"
    return finding._replace(place=finding.place._replace(file=SourceFile(file.path, label)))
