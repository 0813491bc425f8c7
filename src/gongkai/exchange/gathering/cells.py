"""The columns of a fill-in workbook, and what stands in them for an item."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from gongkai.model.directory import Directory, Item
from gongkai.phrases.basis import written
from gongkai.phrases.channels import OTHER
from gongkai.phrases.text import tidy
from gongkai.phrases.vocabulary import Vocabulary

TICK = "√"
MARK = "gongkai"
"""Stands in the first cell of the hidden sheet that keeps what the workbook said when it was written."""

ORIGINALS = "原值"
"""The name of that sheet."""

CUT = "……(这一格太长,没有写全,请不要在这里改)"

_LIMIT = 32_767
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEVELS = ("市级", "县级", "乡级", "村级")
_EDITED = ("category", "name", "content", "basis", "time_limit", "owner", "method")


class Field(NamedTuple):
    """One column: ``element`` of the item, or for a column of ticks one ``value`` of it."""

    element: str
    value: str = ""

    @property
    def key(self) -> str:
        """The name of the column in the hidden sheet."""
        return f"{self.element}:{self.value}" if self.value else self.element


CODE, DOMAIN = Field("code"), Field("domain")
DROP, REASON = Field("drop"), Field("reason")


def fields(directory: Directory, vocabulary: Vocabulary) -> list[Field]:
    """The columns of the workbooks of ``directory``, from the left."""
    used = {level for item in directory.items for level in item.levels}
    levels = [level for level in _LEVELS if level in used or level != "市级"]
    return [
        CODE,
        DOMAIN,
        *map(Field, _EDITED),
        *(Field("channels", name) for name in (*vocabulary.channel_order, OTHER)),
        *(Field("audience", kind) for kind in ("全社会", "特定群体")),
        *(Field("levels", level) for level in levels),
        DROP,
        REASON,
    ]


def elements(columns: Iterable[Field]) -> dict[str, list[Field]]:
    """Element to its columns, of what a department may change."""
    found: dict[str, list[Field]] = {}
    for column in columns:
        if column not in (CODE, DOMAIN, DROP, REASON):
            found.setdefault(column.element, []).append(column)
    return found


def text(item: Item, column: Field) -> str:
    """What stands in ``column`` for ``item``."""
    match column.element:
        case "content":
            return "\n".join(item.content)
        case "basis":
            return "\n".join(map(written, item.basis))
        case "time_limit":
            return item.time_limit.text
        case "owner":
            return "\n".join(owner.name for owner in item.owner)
        case "method":
            return "、".join(item.method)
        case "channels":
            return _channel(item, column.value)
        case "audience":
            return _audience(item, column.value)
        case "levels":
            return TICK if column.value in item.levels else ""
        case "drop" | "reason":
            return ""
    return str(getattr(item, column.element))


def _channel(item: Item, name: str) -> str:
    if name != OTHER:
        return TICK if name in item.channels else ""
    others = [channel for channel in item.channels if channel.partition(":")[0] == OTHER]
    return "\n".join(channel.partition(":")[2] or TICK for channel in others)


def _audience(item: Item, kind: str) -> str:
    return "\n".join(audience.who or TICK for audience in item.audience if audience.kind == kind)


def fit(value: str) -> str:
    """``value`` as a cell can hold it: without characters that XML forbids, and cut, visibly, if too long."""
    value = _UNFIT.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    units = value.encode("utf-16-le")
    if len(units) <= 2 * _LIMIT:
        return value
    return units[: 2 * (_LIMIT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def normal(value: str) -> str:
    """``value`` as it is compared: what a program that saves the file may change is no change."""
    return "\n".join(line for part in value.split("\n") if (line := tidy(part)))
