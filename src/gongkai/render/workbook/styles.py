"""How the cells look: a few named styles, which a clerk can change in one place (单元格样式), shared by all cells."""

from copy import copy
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from gongkai.render.workbook.layout import BODY_SIZE

_CHINESE = 134  # GB2312: where a font is missing, another Chinese one stands in
_LINE = Side(style="thin", color="000000")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="F2F2F2")
_TEXT_FORMAT = "@"  # edited in Excel, the code 24-03-01 would become a date


class Look(NamedTuple):
    """A style, and the same for text that must not become a formula when someone edits the cell."""

    plain: StyleArray
    quoted: StyleArray


def looks(book: Workbook) -> dict[str, Look]:
    """Register the styles of the table with ``book``, and give each by the name that the columns use."""
    return {name: _look(book, style) for name, style in _styles().items()}


def _styles() -> dict[str, NamedStyle]:
    body = _font("仿宋", BODY_SIZE)
    return {
        "title": _style("目录标题", _font("方正小标宋简体", 22), _aligned("center", wrap=False), grid=False),
        "note": _style("目录说明", body, _aligned("right", wrap=False), grid=False),
        "header": _style("目录表头", _font("黑体", 10.5), _aligned("center"), fill=_GREY),
        # at the top, so that it can be read where its merged rows begin
        "category": _style("目录类别", body, _aligned("center", "top")),
        "name": _style("目录事项", body, _aligned("center")),
        "text": _style("目录正文", body, _aligned("left")),
        "mark": _style("目录标记", body, _aligned("center")),
        "code": _style("目录编码", body, _aligned("center"), number_format=_TEXT_FORMAT),
    }


def _style(
    label: str,
    font: Font,
    alignment: Alignment,
    grid: bool = True,
    fill: PatternFill | None = None,
    number_format: str | None = None,
) -> NamedStyle:
    border = _GRID if grid else None
    return NamedStyle(label, font, fill, border, alignment, number_format)


def _font(name: str, size: float) -> Font:
    return Font(name=name, size=size, charset=_CHINESE)


def _aligned(horizontal: str, vertical: str = "center", wrap: bool = True) -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap)


def _look(book: Workbook, style: NamedStyle) -> Look:
    book.add_named_style(style)
    quoted = copy(style.as_tuple())
    quoted.quotePrefix = 1
    return Look(style.as_tuple(), quoted)
