"""Names of sheets as Excel allows them."""

from collections.abc import Iterable

from gongkai.render.workbook.text import safe

_LONGEST = 31
_SIGNS = str.maketrans("[]:*?/\\'\n\t", "［］：＊？／＼’  ")


class SheetNames:
    """Gives names that no other sheet has; those that differ only in case count as the same."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = {name.casefold() for name in taken}

    def of(self, text: str) -> str:
        """A name for the sheet of ``text``: cut to what Excel allows, and numbered where it is taken."""
        base = name = _cut(safe(text).translate(_SIGNS).strip() or "未命名", _LONGEST)
        count = 1
        while name.casefold() in self._used:
            count += 1
            ending = f"({count})"
            name = _cut(base, _LONGEST - len(ending)) + ending
        self._used.add(name.casefold())
        return name


def _cut(text: str, units: int) -> str:
    """The beginning of ``text``, in the units that Excel counts: rare characters take two."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
