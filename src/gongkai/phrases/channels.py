"""Channels (公开渠道和载体): standard terms out of lists, numbered lines, ticked boxes and names of local places."""

import re
from functools import lru_cache

from gongkai.phrases.text import half_width, split_outside_brackets, tidy
from gongkai.phrases.ticks import Boxes

OTHER = "其他"
BOARD = "社区/企事业单位/村公示栏(电子屏)"

_LONGEST = 100
"""No name of a channel has more characters."""

_SEPARATORS = "、,;。+|&"
_NUMBERING = (
    r"(?<![\dA-Za-z.])\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|(?:^|(?<=\s))[一二三四五六七八九十]{1,2}、"
    r"|\([一二三四五六七八九十]{1,2}\)|(?:^|(?<=[\s;、,]))·|[①-⑳•]"
)
_ADDRESS = r"\(?https?://[\w./?=&%#:~-]+\)?|\(?www\.[\w./?=&%#:~-]+\)?"
_PLACE = r"^(?:[^、/:]{0,12}?(?:省|市|县|区|旗|州|盟|镇|乡|街道|街道办事处|村|社区)|各|本|本级)(?:级|委)?"
_OTHER = r"^其[他它]:?(.*)$"
_AROUND = " _.:;、,。/+|&"
_ENCLOSED = r"^\(([^()]*)\)$"
_NOTHING = r"(?:(?:公开)?(?:渠道|方式|途径|载体|媒体|形式))?(?:\(?请?[注写]明[^()]*\)?)?[_\s]*"
_PLACES_LISTED = "(?:^|(?<=[;,、]))([省市县区乡镇]|街道)、(?=[县区乡镇村]|街道|社区)"
_BOARD_PARTS = "(社区|村居|村|企事业单位)[、和及](?=企事业单位|村?公示栏)"
_NOTE = "(?s)[(;,]?注:.*"
_JOINT = "以及|和|及|与|或者?"
_LEADING = "^(?:通过|利用|依托|经由|登录|在)"
_TRAILING = (
    "(?:等(?:渠道|载体|方式|形式|媒体|平台)?|上|内|进行|予以|常规|主动|滚动|播放|对外"
    "|张贴|公开|公示|公布|公告|发布|刊登|查询|查阅|窗口)$"
)
_REMARK = r"\([^()]*\)$"
_OFFICE_SITE = "(?:局|委|办|厅|委员会|办公室|管委会)(?:的?(?:门户|官方|政务))?网站?$"
_NO_ENDINGS = ("部门网站", "网站", "新闻媒体", "网", "入户现场")
_FOREIGN = "^(?:中国|国家|信用|办税)|学校|中学|小学|幼儿园|医院|企业|公司|集团|银行"
"""A site or hall of these is not the government's own."""


class Channels:
    """The channels of ``terms.yaml`` (``index``: spelling to term), ready to be looked up."""

    def __init__(self, index: dict[str, str]) -> None:
        self._index = index
        self._names = tuple(sorted({*index.values()}, key=len, reverse=True))
        self._endings = tuple(
            sorted((spelling for spelling in index if spelling not in _NO_ENDINGS), key=len, reverse=True)
        )
        self._boxes = Boxes((*self._names, *(name for name in index if len(name) > 2), "其他", "其它"))
        self.parse = lru_cache(maxsize=2048)(self._parse)

    def _parse(self, text: str) -> tuple[str, ...]:
        """The channels that one text names, in its order; none where boxes are there and none is ticked."""
        plain = tidy(text)
        if plain in self._index:
            return (self._index[plain],)
        text = re.sub(_ADDRESS, " ", half_width(text)).strip()
        ticked = self._boxes.ticked(text)
        named = [channel for name in ([text] if ticked is None else ticked) for channel in self._list(name)]
        return tuple(dict.fromkeys(named))

    def _list(self, text: str) -> list[str]:
        text = re.sub(_PLACES_LISTED, r"\1", text)
        text = re.sub(_BOARD_PARTS, r"\1/", re.sub(_NUMBERING, ";", re.sub(_NOTE, "", text)))
        parts = split_outside_brackets(text, _SEPARATORS)
        return [channel for part in parts for channel in self._spaced(part)]

    def _spaced(self, part: str) -> list[str]:
        """The channels of a part, in which spaces may separate names or break one."""
        pieces = half_width(part).split()
        whole = tidy(" ".join(pieces))
        if len(pieces) > 1 and self._exact(whole) is None and re.match(_OTHER, whole) is None:
            known = [self._known(piece) for piece in pieces]
            if all(known) or known[0]:
                return [channel for piece in pieces for channel in self._channel(piece)]
        return self._channel(whole)

    def _channel(self, text: str) -> list[str]:
        text = text.strip(" _.")
        if text[:1] == "“" and text[-1:] == "”":
            text = text[1:-1]
        if (other := re.match(_OTHER, text)) is not None:
            return [_other(other[1])]
        if not text:
            return []
        if known := self._exact(text):
            return [known]
        if len(text) > _LONGEST:
            return [_other(text)]
        return self._several(text) or [self._known(text) or _other(text)]

    def _several(self, text: str) -> list[str]:
        """The channels that a slash, 和 or 及 joins, or that are run together; none where ``text`` is one."""
        if "/" in text:
            pieces = [piece for piece in text.split("/") if piece]
            known = [self._known(piece) for piece in pieces]
            if any(known[:-1]) or (known[-1:] and known[-1] not in (None, BOARD)):
                return [channel for piece in pieces for channel in self._channel(piece)]
        for joint in re.finditer(_JOINT, text):
            left, right = text[: joint.start()], text[joint.end() :]
            if right and self._known(left):
                return [*self._channel(left), *self._channel(right)]
        return self._run_together(text)

    def _run_together(self, text: str) -> list[str]:
        found: list[str] = []
        while name := next((name for name in self._names if text.startswith(name)), ""):
            found.append(name)
            text = text[len(name) :]
        return found if len(found) > 1 and not text else []

    def _exact(self, text: str) -> str | None:
        """The term for one channel, also with the name of a place before it (云岭县政府网站)."""
        text = text.strip(" 等。")
        if text in self._index:
            return self._index[text]
        placed = re.match(_PLACE, text)
        return self._index.get(text[placed.end() :]) if placed else None

    def _known(self, text: str) -> str | None:
        """The term for one channel, also with a name of its own (云岭发布微信公众号) or in a sentence."""
        if known := self._exact(text):
            return known
        bare = text.removeprefix("《").removesuffix("》")
        while (shorter := re.sub(_TRAILING, "", re.sub(_REMARK, "", bare))) != bare:
            bare = shorter
            if known := self._exact(bare):
                return known
        bare = re.sub(_LEADING, "", bare)
        if known := self._exact(bare):
            return known
        if bare.endswith(("网站", "网", "厅")) and re.search(_FOREIGN, bare):
            return None
        if re.search(_OFFICE_SITE, bare):
            return self._index.get("部门网站")
        ending = next((ending for ending in self._endings if bare.endswith(ending)), None)
        return self._index[ending] if ending else None


def _other(what: str) -> str:
    """其他 with ``what`` it is, where that says something."""
    bare = what.strip(_AROUND)
    while (inner := re.sub(_ENCLOSED, r"\1", re.sub(_NUMBERING, "", bare)).strip(_AROUND)) != bare:
        bare = inner
    return OTHER if re.fullmatch(_NOTHING, bare) else f"{OTHER}:{bare}"
