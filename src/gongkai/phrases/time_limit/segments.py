"""From the text of a cell to its sentences, and their parts."""

import re

from gongkai.phrases.text import half_width, split_outside_brackets
from gongkai.phrases.time_limit.acts import tells_time
from gongkai.phrases.time_limit.events import only_events
from gongkai.phrases.time_limit.matching import without_start, words
from gongkai.phrases.time_limit.quantities import date, quantity

_SIGNS = str.maketrans(
    {
        "。": ";",
        "｡": ";",
        "!": ";",
        "?": ";",
        "∶": ":",
        "､": "、",
        "﹑": "、",
        "\u200b": None,
        "\ufeff": None,
        "\xad": None,
    }
)
_MISPRINTS = (
    ("曰", "日"),
    *((wrong, "个工作日") for wrong in ("个工做日", "个作日", "个工日", "各工作日")),
    ("个工作内", "个工作日内"),
    ("之日期", "之日起"),
    ("更变", "变更"),
    ("行成", "形成"),
    ("日内容公", "日内公"),
)
"""What is often typed for the words of a time limit, and is no word itself here."""
_NEXT_CELL = "(?<=[内开布示])(?=自[^,;()自内]{1,30}起)"
_NUMBERING = (
    "(?:^|(?<=[;,:)内外开布示告新前后次日]))(?:[(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)]|[①-⑳]"
    "|[0-9]{1,2}[.、)](?![0-9])|[一二三四五六七八九十]{1,2}[、.](?![一二三四五六七八九十]))"
)
_DATE = "(?<![0-9])([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})日?(?![0-9])"
_MODALS = words("应当 应 必须 须 需 在 于 最迟 最长 不得超过 不超过 要")


def flat(text: str) -> str:
    """``text`` half-width, without white space, every full stop a semicolon, dates written with 年月日."""
    text = "".join(half_width(text).translate(_SIGNS).split())
    if any(sign in text for sign in "-./"):
        text = re.sub(_DATE, r"\1年\2月\3日", text)
    for misprint, meant in _MISPRINTS:
        text = text.replace(misprint, meant)
    return re.sub("年年?度?[底末]", "年12月底", text) if "底" in text or "末" in text else text


def sentences(text: str) -> list[str]:
    """The sentences of a flat text, without their numbers; a time told in brackets becomes a part."""
    text = re.sub(_NUMBERING, ";", text)
    if "自" in text[1:]:
        text = re.sub(_NEXT_CELL, ";", text)
    if "/" in text:
        text = _slashes(text)
    if "(" in text:
        text = re.sub("[(]([^()]*)[)]", _open, text)
    return [sentence for sentence in text.split(";") if sentence.strip(",、:")]


def _slashes(text: str) -> str:
    """``text`` with ; for a slash between two times; 1次/年 is 每年1次."""
    text = re.sub("([0-9一二两三四]次)/(年|季度?|月|周|半年)", r"每\2\1", text)
    pieces = text.split("/")
    return ";".join(pieces) if all(map(tells_time, pieces)) else text


def _open(match: re.Match[str]) -> str:
    content = match.group(1)
    if only_events(content):
        return "、" + without_start(content, ("含", "包括", "或者", "或", "、", "及", "和"))
    if content.startswith(("含", "不含", "包括", "遇", "如遇")) or not tells_time(content):
        return match.group()
    return f",{content},"


def parts(sentence: str) -> list[str]:
    """What commas separate, a condition (信息形成后,) staying with the amount that follows it."""
    if sentence.count("(") != sentence.count(")"):
        sentence = sentence.replace("(", ",").replace(")", ",")
    joined: list[str] = []
    for part in split_outside_brackets(sentence, ","):
        if joined and joined[-1].endswith(("后", "起", "起的", "之日", "之时")) and _opens_with_amount(part):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _opens_with_amount(part: str) -> bool:
    found = quantity(part)
    return found is not None and not without_start(part[: found.start], _MODALS)


def split_pair(part: str) -> tuple[str, str]:
    """Two clauses joined by 或, 、, 并 …, each with a time of its own; the second may be empty."""
    if (
        re.match("每[半]?[年月季]", part)
        and re.search("[0-9]日[和、][0-9]{1,2}日(?!内)", part)
        and "月" not in part[2:]
    ):
        return part, ""
    for match in re.finditer("、?(?:或者?|以及|及(?!时)|和|并且?|同时)|、", part):
        right = part[match.end() :]
        if not _dated(right):
            break
        left = part[: match.start()]
        if (
            _dated(left)
            or (match.group() == "、" and tells_time(left))
            or ("同步" in left and left.startswith(("与", "随")))
        ):
            return left, right
    return part, ""


def _dated(text: str) -> bool:
    if "每" in text or text.startswith(("月度", "季度", "半年", "年度")):
        return True
    return any("按" + unit in text for unit in "月季年") or bool(quantity(text) or date(text))
