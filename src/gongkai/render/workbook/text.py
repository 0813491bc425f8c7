"""What a cell of the table says: each element of an item as text, safe for Excel."""

import re
from datetime import date
from functools import lru_cache

from gongkai.model.directory import Audience, Item
from gongkai.phrases.basis import written

TICK, BOX, TICKED_BOX = "√", "□", "■"

CHANNELS = (
    ("政府网站", "政府公报"),
    ("两微一端", "发布会/听证会"),
    ("广播电视", "纸质媒体"),
    ("公开查阅点", "政务服务中心"),
    ("便民服务站", "入户/现场"),
    ("社区/企事业单位/村公示栏(电子屏)",),
    ("精准推送", "其他"),
)
"""The boxes of the ministries' tables, line by line."""

LIMIT = 32_767
"""The most UTF-16 units that Excel keeps in a cell."""

CUT = "……(全文见 data/directory.json)"

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_STANDARD = {name for line in CHANNELS for name in line}
_INDENT = max(len(line[0]) for line in CHANNELS if len(line) > 1)


def safe(text: str) -> str:
    """``text`` as a cell can hold it: characters that XML forbids replaced, and cut, visibly, if too long."""
    text = _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if 2 * len(text) <= LIMIT:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LIMIT:
        return text
    return units[: 2 * (LIMIT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def like_formula(text: str) -> bool:
    """Whether a spreadsheet would read ``text`` as a formula if someone typed it."""
    return text.startswith(_FORMULA)


def content(item: Item) -> str:
    """公开内容, one element a line; marked with dots where there are several."""
    dot = "●" if len(item.content) > 1 else ""
    return "\n".join(dot + element for element in item.content)


def basis(item: Item) -> str:
    """公开依据, one law a line."""
    return "\n".join(map(written, item.basis))


def time_limit(item: Item) -> str:
    """公开时限, as written."""
    return item.time_limit.text


def owner(item: Item) -> str:
    """公开主体, one body a line."""
    return "\n".join(body.name for body in item.owner)


def channels(item: Item) -> str:
    """公开渠道和载体, as the box list of the ministries' tables."""
    return _boxes(tuple(item.channels))


@lru_cache(maxsize=1024)
def _boxes(ticked: tuple[str, ...]) -> str:
    others = [name for name in ticked if name not in _STANDARD]
    lines = [_line(line, ticked) for line in CHANNELS]
    if others:
        lines[-1] = _line(CHANNELS[-1][:1], ticked)
        lines += [TICKED_BOX + name for name in others]
    return "\n".join(lines)


def _line(names: tuple[str, ...], ticked: tuple[str, ...]) -> str:
    boxes = [(TICKED_BOX if name in ticked else BOX) + name for name in names]
    return "　".join([box.ljust(_INDENT + 1, "　") for box in boxes[:-1]] + boxes[-1:])


def everyone(item: Item) -> str:
    """The mark under 全社会."""
    return TICK if any(audience.kind == "全社会" for audience in item.audience) else ""


def groups(item: Item) -> str:
    """The mark under 特定群体, and who they are."""
    special = [audience for audience in item.audience if audience.kind != "全社会"]
    return f"{TICK} {'、'.join(filter(None, map(_who, special)))}".rstrip() if special else ""


def _who(audience: Audience) -> str:
    return audience.who or audience.kind.replace("特定群体", "")


def long_date(day: str) -> str:
    """2026年11月1日 for 2026-11-01; what is no date stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.year}年{found.month}月{found.day}日"
