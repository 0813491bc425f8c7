"""The columns of the official table, with those that a place adds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai.model.directory import Directory, Item
from gongkai.render.workbook import text
from gongkai.render.workbook.heights import room

_LEVELS = ("市级", "县级", "乡级", "村级")
_OWN_LEVELS = {"县级": ("县级", "乡级"), "乡级": ("乡级", "村级"), "村级": ("村级",)}
"""The columns that the official table of a government has, whatever its items are."""

_FIVE = "决策公开,执行公开,管理公开,服务公开,结果公开"


@dataclass(slots=True, frozen=True)
class Column:
    """One column: its two header lines, its width in Excel's units, the style and the text of its cells.

    ``merges`` where the official table shows equal neighbours as one cell; ``choices`` for a drop-down list.
    """

    group: str
    title: str
    width: float
    style: str
    text: Callable[[Item], str]
    merges: bool = False
    choices: str = ""

    @property
    def room(self) -> int:
        """How many half-width characters fit on a line."""
        return room(self.width)


def columns(directory: Directory, extras: Sequence[str] = ()) -> list[Column]:
    """The columns after 序号: a place's own stand where it is used to see them, its codes last."""
    added = {name: _extra(name, directory) for name in extras}
    third, section = ([added.pop(name)] if name in added else [] for name in ("三级事项", "责任科室"))
    return [
        Column("公开事项", "一级事项", 10, "category", lambda item: item.category, merges=True),
        Column("公开事项", "二级事项", 16, "name", lambda item: item.name),
        *third,
        Column("", "公开内容\n(要素)", 36, "text", text.content),
        Column("", "公开依据", 47, "text", text.basis, merges=True),
        Column("", "公开时限", 15, "text", text.time_limit, merges=True),
        Column("", "公开主体", 17, "text", text.owner, merges=True),
        *section,
        Column("", "公开渠道和载体", 36, "text", text.channels, merges=True),
        Column("公开对象", "全社会", 7, "mark", text.everyone),
        Column("公开对象", "特定群体\n(请写明)", 10, "mark", text.groups),
        Column("公开方式", "主动", 5.5, "mark", _tick("主动公开", "method")),
        Column("公开方式", "依申请", 7, "mark", _tick("依申请公开", "method")),
        *map(_level, levels(directory)),
        *added.values(),
        Column("", "事项编码", 12, "code", lambda item: item.code),
    ]


def levels(directory: Directory) -> list[str]:
    """The columns under 公开层级: those of the government's own level, and what items name besides."""
    own = _OWN_LEVELS.get(directory.level, ())
    present = dict.fromkeys([*own, *(level for item in directory.items for level in item.levels)])
    return sorted(present, key=lambda level: _LEVELS.index(level) if level in _LEVELS else len(_LEVELS))


def _level(name: str) -> Column:
    return Column("公开层级", text.safe(name), 5.5, "mark", _tick(name, "levels"))


def _tick(value: str, element: str) -> Callable[[Item], str]:
    return lambda item: text.TICK if value in getattr(item, element) else ""


def _extra(name: str, directory: Directory) -> Column:
    """A column that a place adds: filled with what the directory knows, else left for the clerk."""
    if name == "三级事项":
        return Column("公开事项", name, 16, "name", _nothing)
    if name == "咨询电话":
        return Column("", name, 14, "code", text.phones(directory))
    if name == "监督电话":
        return Column("", name, 14, "code", lambda _: directory.hotline or "")
    if name == "链接":
        return Column("", name, 22, "link", text.portal(directory))
    if name == "五公开":
        return Column("", name, 10, "mark", _nothing, choices=_FIVE)
    return Column("", name, 16, "text", _nothing)


def _nothing(_: Item) -> str:
    return ""
