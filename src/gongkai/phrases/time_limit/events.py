"""The event from which a time runs (trigger), in its standard form."""

from typing import NamedTuple

from gongkai.phrases.time_limit.matching import Words, ending, without_start, words

_INFORMED = words(
    "形成 形式 变更 变化 变动 产生 生成 获取 获得 制作完成 制作 制定 更新 更改 修订 修改 调整 新增"
)
_ISSUED = words("颁布 印发 出台 下发 签发 制发 颁发 公布 发布")
_OR = words("、或者 、或 或者 或 以及 、 / 和 及 与")
_GENERIC = words(
    "该 本单位 本机关 本部门 本级 本街道 本乡 本镇 本县 本 此 各类 各项 有关 相关 主动 法定 公开 政务 "
    "政府 事项 属于 范围 的 在 于 自 从"
)
_OTHERS = ("其他", "其它", "其余", "除", "非", "以上", "上述")
_WORDINGS = (
    *(("或者", "或"), ("做出", "作出"), ("人民代表大会", "人大"), ("常务委员会", "常委会"), ("同级", "本级")),
    *(
        ("人大或本级人大常委会", "人大或其常委会"),
        ("本级人民政府财政", "财政"),
        ("本级政府财政", "财政"),
        ("本级财政", "财政"),
    ),
    *(
        ("发生变", "变"),
        ("发生更改", "更改"),
        ("该信息", "信息"),
        ("该文件", "文件"),
        ("该决定", "决定"),
        ("政府信息", "信息"),
    ),
)
_MEANINGS = {
    "收到申请": "收到公开申请",
    "收到批准文件": "收到征地批准文件",
    "事件发生": "突发事件发生",
    "更改内容": "内容更改",
    "批": "批准",
}
"""Short forms of an event, and what they stand for in directories."""


class Event(NamedTuple):
    """An event, and the kind of information it is about where the phrase contrasts several."""

    trigger: str | None
    scope: str | None = None


def event(text: str, contrast: bool) -> Event:
    """The event ``text`` in its standard form: 该政府信息形成(变更) is 信息形成或变更.

    Where a phrase contrasts several kinds of information, the kind that an event names is also its scope.
    """
    text = without_start(
        text.strip("、:,"),
        ("自", "从", "在", "于", "每年度", "每年", "一旦", "如遇", "如有", "若有", "有", "该"),
    )
    if text.startswith("经") and text[1:2] not in tuple("办营济费过"):
        text = text[1:]
    for wording, standard in _WORDINGS:
        text = text.replace(wording, standard)
    text = text.removesuffix("的").removesuffix("时间").removesuffix("日期")
    return (
        _information(text, contrast) or _decision(text, contrast) or Event(_MEANINGS.get(text, text) or None)
    )


def only_events(text: str) -> bool:
    """Whether ``text`` lists nothing but what happens to information: 形成、变更."""
    names, rest = _split_events(text, (*_INFORMED, *_ISSUED))
    return bool(names) and not without_start(rest, ("含", "包括", *_OR))


def is_generic(subject: str) -> bool:
    """Whether ``subject`` is information as such (该政府信息), so that it limits nothing."""
    return without_start(subject, _GENERIC) in ("", "信息", "内容", "信息内容")


def _information(text: str, contrast: bool) -> Event | None:
    names, rest = _split_events(text, _INFORMED)
    kind = rest.removesuffix("的").removesuffix("内容") or "信息"
    if names and kind.endswith("信息"):
        happened = _joined(names)
        if is_generic(kind):
            return Event("信息" + happened)
        if contrast or kind.startswith(_OTHERS):
            return Event("信息" + happened, kind)
        return Event(kind + happened)
    names, rest = _split_events(text, _ISSUED)
    return Event("文件" + _joined(names)) if names and rest in ("", "文件") else None


def _split_events(text: str, events: Words) -> tuple[list[str], str]:
    """The ``events`` that ``text`` ends with (形成、变更), and what stands before them."""
    names: list[str] = []
    while name := ending(text, events):
        names.insert(0, name.replace("形式", "形成"))
        text = text[: -len(name)]
        separator = ending(text, _OR)
        if not separator:
            break
        text = text[: -len(separator)]
    return names, text


def _joined(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return "或".join(["、".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _decision(text: str, contrast: bool) -> Event | None:
    if not text.endswith(("决定作出", "决定书作出")):
        return None
    decision = text.removesuffix("作出")
    listed = decision.replace("和", "、").replace("及", "、").replace("与", "、")
    return Event("作出" + listed, decision if contrast and len(decision) > 2 else None)
