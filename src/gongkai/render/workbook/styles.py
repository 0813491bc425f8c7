"""How the cells look: a few named styles, which a clerk can change in one place (单元格样式)."""

from typing import NamedTuple

from gongkai.render.workbook.layout import BODY_SIZE


class Style(NamedTuple):
    """One named style."""

    label: str
    font: str
    horizontal: str
    vertical: str = "center"
    size: float = BODY_SIZE
    wrap: bool = True
    grid: bool = True
    shaded: bool = False
    number_format: int = 0


_TEXT_FORMAT = 49  # "@": edited in Excel, the code 24-03-01 would become a date

_STYLES = {
    "title": Style("目录标题", "方正小标宋简体", "center", size=22, wrap=False, grid=False),
    "note": Style("目录说明", "仿宋", "right", wrap=False, grid=False),
    "header": Style("目录表头", "黑体", "center", size=10.5, shaded=True),
    # at the top, so that it can be read where its merged rows begin
    "category": Style("目录类别", "仿宋", "center", "top"),
    "name": Style("目录事项", "仿宋", "center"),
    "text": Style("目录正文", "仿宋", "left"),
    "mark": Style("目录标记", "仿宋", "center"),
    "code": Style("目录编码", "仿宋", "center", number_format=_TEXT_FORMAT),
}
_NUMBERS = {name: number for number, name in enumerate(_STYLES, 1)}


def style(name: str, quoted: bool = False) -> int:
    """The number of a style in the file; ``quoted`` keeps text from becoming a formula when it is edited."""
    return _NUMBERS[name] + (len(_STYLES) if quoted else 0)


def styles_xml() -> str:
    """The part ``styles.xml``."""
    styles = list(enumerate(_STYLES.values(), 1))
    cells = [_xf(number, each, f'xfId="{number}"') for number, each in styles]
    quoted = [_xf(number, each, f'xfId="{number}" quotePrefix="1"') for number, each in styles]
    return (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + _list("fonts", _DEFAULT_FONT, *(_font(each) for _, each in styles))
        + _list("fills", '<fill><patternFill patternType="none"/></fill>', *_FILLS)
        + _list("borders", "<border/>", f"<border>{_SIDES}</border>")
        + _list("cellStyleXfs", "<xf/>", *(_xf(number, each) for number, each in styles))
        + _list("cellXfs", '<xf xfId="0"/>', *cells, *quoted)
        + _list("cellStyles", '<cellStyle name="Normal" xfId="0" builtinId="0"/>', *map(_name, styles))
        + "</styleSheet>"
    )


_DEFAULT_FONT = '<font><sz val="11"/><name val="Calibri"/></font>'
_FILLS = (
    '<fill><patternFill patternType="gray125"/></fill>',  # Excel takes the first two for itself
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill>',
)
_SIDES = "".join(
    f'<{side} style="thin"><color rgb="FF000000"/></{side}>' for side in ("left", "right", "top", "bottom")
)


def _list(tag: str, *members: str) -> str:
    return f'<{tag} count="{len(members)}">{"".join(members)}</{tag}>'


def _font(look: Style) -> str:
    # charset 134 (GB2312): where the font is missing, another Chinese one stands in
    return f'<font><sz val="{look.size}"/><name val="{look.font}"/><charset val="134"/></font>'


def _name(numbered: tuple[int, Style]) -> str:
    return f'<cellStyle name="{numbered[1].label}" xfId="{numbered[0]}"/>'


def _xf(font: int, look: Style, more: str = "") -> str:
    return (
        f'<xf numFmtId="{look.number_format}" fontId="{font}" fillId="{2 * look.shaded}" '
        f'borderId="{look.grid:d}" {more} applyNumberFormat="1" applyFont="1" applyFill="1" '
        'applyBorder="1" applyAlignment="1">'
        f'<alignment horizontal="{look.horizontal}" vertical="{look.vertical}" wrapText="{look.wrap:d}"/>'
        "</xf>"
    )
