"""How the cells look: a few named styles, which a clerk can change in one place (单元格样式), shared by all cells."""

from copy import copy
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from gongkai.render.workbook.heights import BODY_SIZE

_CHINESE = 134  # GB2312: where a font is missing, another Chinese one stands in
_FAMILIES = {"方正小标宋简体": 1, "黑体": 2, "仿宋": 1}  # serif or not: what to take for a missing font
_BLUE = "0563C1"
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
    body, large = _font("仿宋", BODY_SIZE), _font("仿宋", 12)
    left, right, centre = _aligned("left"), _aligned("right", wrap=False), _aligned("center")
    return {
        "cover": _style("目录封面", _font("方正小标宋简体", 32), _aligned("center", wrap=False), grid=False),
        "title": _style("目录标题", _font("方正小标宋简体", 22), _aligned("center", wrap=False), grid=False),
        "note": _style("目录说明", body, right, grid=False),
        "lead": _style("目录导语", body, left, grid=False),
        "header": _style("目录表头", _font("黑体", 10.5), centre, fill=_GREY),
        # at the top, so that it can be read where its merged rows begin
        "category": _style("目录类别", body, _aligned("center", "top")),
        "name": _style("目录事项", body, centre),
        "text": _style("目录正文", body, left),
        # likewise: in the middle, the end of a page could cut through it
        "shared": _style("目录合并正文", body, _aligned("left", "top")),
        "link": _style("目录链接", _font("仿宋", BODY_SIZE, link=True), left),
        "mark": _style("目录标记", body, centre),
        "code": _style("目录编码", body, centre, number_format=_TEXT_FORMAT),
        "section": _style("目录小标题", _font("黑体", 14), left, grid=False),
        "label": _style("目录项名", _font("黑体", 12), right, grid=False),
        "fact": _style("目录项值", large, left, grid=False, number_format=_TEXT_FORMAT),
        "fact_link": _style("目录网址", _font("仿宋", 12, link=True), left, grid=False),
        "plain": _style("目录文字", large, left, grid=False),
        "go": _style("目录转到", _font("仿宋", 12, link=True), right, grid=False),
        "blank": _style("目录空白", body, left, grid=False),
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


def _font(name: str, size: float, link: bool = False) -> Font:
    font = Font(name=name, size=size, charset=_CHINESE, family=_FAMILIES[name])
    if link:
        font.underline, font.color = "single", _BLUE
    return font


def _aligned(horizontal: str, vertical: str = "center", wrap: bool = True) -> Alignment:
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap)


def _look(book: Workbook, style: NamedStyle) -> Look:
    book.add_named_style(style)
    quoted = copy(style.as_tuple())
    quoted.quotePrefix = 1
    return Look(style.as_tuple(), quoted)
