"""What a cell of the table says: each element of an item as text, safe for Excel."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from gongkai.model.directory import LOCAL, PATTERN, RECALLED, SEEN, Audience, Directory, Item
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

SOURCES = {SEEN: "国家指引", RECALLED: "国家指引(待核对)", LOCAL: "本级补充", PATTERN: "按规定生成"}
"""What 总目录 says of where an item comes from."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0d-\x1f\ud800-\udfff\ufffe\uffff]")
_WEB = re.compile(r"https?://[^\s\x00-\x1f\"<>]+")
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_STANDARD = {name for line in CHANNELS for name in line}
_INDENT = max(len(line[0]) for line in CHANNELS if len(line) > 1)


@lru_cache(maxsize=16_384)
def safe(text: str) -> str:
    """``text`` without the characters that XML forbids."""
    if not _UNFIT.search(text):
        return text
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def too_long(text: str) -> bool:
    """Whether no cell can hold ``text``."""
    return 2 * len(text) > LIMIT and len(text.encode("utf-16-le")) > 2 * LIMIT


def cut(text: str, sheet: str) -> str:
    """The beginning of ``text``, and on which sheet the whole of it is."""
    told = f"……(全文见工作表「{sheet}」)"
    return text.encode("utf-16-le")[: 2 * (LIMIT - len(told))].decode("utf-16-le", "ignore") + told


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


def audience(item: Item) -> str:
    """公开对象 in one line."""
    return "、".join(f"{one.kind}:{one.who}" if one.who else one.kind for one in item.audience)


def phones(directory: Directory) -> Callable[[Item], str]:
    """Gives 咨询电话 of an item: its departments' own; with their names where there are several."""
    known = {body.name: body.phone for body in directory.departments if body.phone}

    def of(item: Item) -> str:
        found = {owner.name: known[owner.name] for owner in item.owner if owner.name in known}
        if len(set(found.values())) < 2:
            return "".join(set(found.values()))
        return "\n".join(f"{name}:{phone}" for name, phone in found.items())

    return of


def portal(directory: Directory) -> Callable[[Item], str]:
    """Gives 链接 of an item: the portal, where it is published there."""
    address = web(directory.portal or "")
    return lambda item: address if "政府网站" in item.channels else ""


def web(text: str) -> str:
    """``text`` if it is an address of the web, which a cell may lead to."""
    return text if _WEB.fullmatch(text) else ""


def _who(audience: Audience) -> str:
    return audience.who or audience.kind.replace("特定群体", "")


def long_date(day: str) -> str:
    """2026年11月1日 for 2026-11-01; what is no date stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.year}年{found.month}月{found.day}日"
