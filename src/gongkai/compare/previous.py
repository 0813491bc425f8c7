"""What changed since the previous edition that a manifest names, and what is wrong with that edition."""

from collections.abc import Iterator

from gongkai.compare.differences import compare
from gongkai.compare.model import Comparison, Side
from gongkai.compare.normal import key
from gongkai.compare.sides import Opener, SideError, side_of
from gongkai.model.diagnostic import Diagnostic, Severity
from gongkai.model.directory import Directory
from gongkai.phrases.text import is_date
from gongkai.sources.government import Sources

_HINT = "写上一版编出的文件夹、其中的 data/directory.json,或上一版的 Excel 表;没有上一版就删去 previous"


class Past:
    """Asks of a directory what changed since its previous edition; ``changes`` is the answer to the last question."""

    def __init__(self) -> None:
        self.changes: Comparison | None = None

    def findings(self, sources: Sources, directory: Directory) -> list[Diagnostic]:
        """What is wrong with the previous edition, if the manifest names one."""
        self.changes, found = since_previous(sources, directory)
        return found


def since_previous(sources: Sources, directory: Directory) -> tuple[Comparison | None, list[Diagnostic]]:
    """What changed, and findings; nothing where the manifest names no previous edition, or none that can be read."""
    if sources.previous is None:
        return None, []
    place = sources.places.of(sources.manifest, "previous")
    try:
        old = Opener().edition(sources.previous, sources.manifest.previous or "")
    except SideError as error:
        message, _, hint = str(error).partition(";")
        return None, [Diagnostic("GK133", Severity.ERROR, place, f"上一版 {message}", hint or _HINT)]
    new = side_of(directory, "")
    doubts = [Diagnostic("GK134", Severity.WARNING, place, *doubt) for doubt in _doubts(old, new)]
    return compare(old, new), doubts


def _doubts(old: Side, new: Side) -> Iterator[tuple[str, str]]:
    """Why ``old`` may not be the edition before ``new``, and what to do."""
    if _others(old, new):
        message = f"上一版是{_who(old)}的,本目录是{_who(new)}的"
        yield message, "检查是不是拿错了文件;确是同一政府改了名称、代码的,写一条 GK134 的豁免"
    if _not_earlier(old, new):
        which = old.told("edition") or old.told("date")
        yield (
            f"上一版({which})不早于本版",
            "上一版要另存一份,不要写 build 正要写的输出文件夹;已经是新一版的,改 edition 和 date",
        )


def _others(old: Side, new: Side) -> bool:
    """Whether they are of two governments: by code, or by name where one has no code."""
    for name in ("code", "name"):
        before, after = old.told(name), new.told(name)
        if before and after:
            return key(before) != key(after)
    return False


def _who(side: Side) -> str:
    code = side.told("code")
    return f"{side.told('name') or ''}({code})" if code else side.told("name") or ""


def _not_earlier(old: Side, new: Side) -> bool:
    """Whether the dates say so, or where one is missing, the editions."""
    dates = old.told("date") or "", new.told("date") or ""
    if all(map(is_date, dates)):
        return dates[0] >= dates[1]
    edition = old.told("edition")
    return bool(edition) and edition == new.told("edition")
