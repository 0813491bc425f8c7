"""The Chinese fonts of this machine, by what they are for (GB/T 9704: 标题小标宋, 正文仿宋, 层次黑体、楷体)."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec

from gongkai.render.printing.errors import PdfError

_SERIF = (
    *(
        "Source Han Serif SC",
        "Source Han Serif CN",
        "思源宋体",
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Songti SC",
    ),
    *("SimSun", "宋体", "NSimSun"),
)
_SANS = (
    *(
        "Source Han Sans SC",
        "Source Han Sans CN",
        "思源黑体",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "PingFang SC",
    ),
    *("Microsoft YaHei", "微软雅黑", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
)
_XIAOBIAOSONG = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "小标宋体")
_HEITI = ("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "STHeiti", "Heiti SC")
_FANGSONG = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "方正仿宋_GBK")
_KAITI = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "Kaiti SC", "方正楷体_GBK")
ROLES: Mapping[str, tuple[str, ...]] = {
    "title": (*_XIAOBIAOSONG, *_SERIF, *_HEITI, *_SANS),
    "heading": (*_HEITI, *_SANS, *_SERIF),
    "body": (*_FANGSONG, *_SERIF, *_HEITI, *_SANS),
    "note": (*_KAITI, *_SERIF, *_HEITI, *_SANS),
}
"""What each kind of text is set in, the official fonts first."""

_LAST_RESORT = ("AR PL UMing CN", "AR PL UKai CN", "Droid Sans Fallback", "Arial Unicode MS", "Unifont")

NO_FONT = (
    "电脑里没有中文字体,不能写 PDF。装一种:Debian、Ubuntu 用 apt install fonts-noto-cjk;"
    "麒麟、统信在软件商店装「思源黑体」「思源宋体」;"
    "Windows 在「可选功能」里加「简体中文补充字体」。不要 PDF 的,加 --no-pdf"
)


def is_available() -> bool:
    """Whether PDF can be made at all: whether Typst is there (``gongkai[pdf]``)."""
    return find_spec("typst") is not None


def chosen(families: Iterable[str]) -> dict[str, list[str]]:
    """Role to the fonts of ``families`` that serve it, the best first. Raises ``PdfError`` where none has Chinese."""
    there = set(families)
    found = {
        role: [name for name in (*names, *_LAST_RESORT) if name in there] for role, names in ROLES.items()
    }
    if not any(found.values()):
        raise PdfError(NO_FONT)
    return found


@cache
def families() -> tuple[str, ...]:
    """The families of fonts of this machine."""
    import typst

    return tuple(typst.Fonts().families())
