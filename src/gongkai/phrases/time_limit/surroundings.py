"""What the words before a time tell: since when it runs, what it covers, where one publishes."""

import re
from typing import NamedTuple

from gongkai.model.directory import Clause
from gongkai.phrases.time_limit.acts import BY_WHOM, PUBLISH, after_time, place_name
from gongkai.phrases.time_limit.events import event, is_generic
from gongkai.phrases.time_limit.matching import ending, first, without_end, without_start, words

_NOUNS = words(
    "信息 事项 情况 内容 决定 结果 文件 》 报告 名单 数据 项目 的 类 书 许可 处罚 预算 决算 方案 规划 "
    "计划 公告 清单 指南 通知 政策 材料 解读 人员 表 标准 资金 者 其他 其它 其余"
)
_SINCE = ("应当", "应", "必须", "须", "要")
_SUBJECT_ENDS = (
    *(modal + word for modal in _SINCE for word in "自在于从经"),
    *("不得晚于", "不得迟于", "不晚于", "不迟于"),
)
_NOT_SINCE = tuple("然治主查行校地身济营费")
_REVIEWED = ("批", "审", "同意", "本级", "上级", "同级", "人大")
_WHO = words("机关 机构 部门 单位 政府 委员会 学校 企业")
_OWNERS = (*_WHO, *PUBLISH)
"""Who publishes and that one does is no part of what a clause covers."""
_JOINTS = words(
    "其中 如遇 遇有 遇到 遇 并且 并 同时 但是 但 而且 而 以及 和 且 或者 或 、 : / 最迟在 最迟 最晚在 最晚 不超过 "
    "不得超过 应当 必须 一是 二是 三是 四是 五是"
)
_MODALS = words(
    "应当 必须 应 须 需要 需 在 于 最迟 最长 最晚 及时 原则上 一般 通常 转为 转入 要 将 分别 : 时间跨度 间隔时间 "
    "不得超过 不能超过 不超过 不得晚于 不晚于 不得迟于 不迟于 不多于"
)
_ENDINGS = (*_MODALS, "的")
_NO_MODALS = words(
    "响应 供应 相应 对应 效应 反应 适应 所在 存在 现在 关于 由于 属于 对于 位于 纪要 摘要 主要 概要 重要 目的"
)
_AFTER = words("之日起 日起 之日后 之日 之时起 时起 之时 之后 以后 后 起 当日 当天 之日开始 时")
_NOT_AFTER = words("及时 同时 随时 按时 实时 即时 小时 临时 适时 届时 限时")
_EVENT_STARTS = words("自 在 于 从 获取 形成 制定 制作 产生 收到 作出 完成")
_STANDS = words("公示栏 公开栏 公告栏 网站 平台 电子屏 显示屏 公众号 网上 现场")
_BEFORE = ("之前", "以前", "前")
_CASES = ("规定的", "情形的", "条件的", "约定的")
_CHANGED = tuple(f"{change}的" for change in ("变化", "变更", "变动", "更改", "调整", "修改"))

Read = tuple[Clause, str]
"""A clause, and the text after it that is still to be read."""


class Around(NamedTuple):
    """What the words before a time tell; each may be missing."""

    trigger: str | None = None
    scope: str | None = None
    place: str | None = None
    before: str | None = None


def before_time(text: str, contrast: bool = False) -> Around:
    """What ``text``, standing before a time, tells: 结果信息自信息形成之日起 has a scope and a trigger."""
    given = text
    text, place = _take_place(_trim(text))
    if text.endswith(_CHANGED):
        return Around(event(text[:-1], False).trigger, None, place)
    scope, rest = _subject(_trim_end(text.removesuffix("的")))
    rest = _trim(rest)
    if (after := ending(rest, _AFTER)) and len(rest) > len(after) and not rest.endswith(_NOT_AFTER):
        rest = rest.removesuffix(after)
        if rest == "作出" and scope and scope.endswith("决定"):
            rest = scope + rest
        named = event(_trim_end(rest) or rest, contrast)
        return Around(named.trigger, scope or named.scope, place)
    if (before := ending(rest, _BEFORE)) and len(rest) > len(before):
        return Around(None, scope, place, event(rest.removesuffix(before), contrast).trigger)
    if rest.endswith(_STANDS) and not (scope or place):
        return Around(None, None, rest)
    if rest.endswith(_WHO) and rest != given:
        return Around(None, scope, place)
    return Around(None, joined_scope(scope, rest and rest + "的" * text.endswith("的")), place)


def event_before(text: str, contrast: bool) -> Around:
    """Like ``before_time``, but words without 后 (信息形成20个工作日内) are an event too, unless a noun."""
    found = before_time(text, contrast)
    if found.trigger or found.before or not found.scope or text.endswith(_CASES):
        return found
    scope, rest = _subject(_trim_end(_take_place(_trim(text))[0]))
    rest = _trim(rest)
    if not rest or (rest.endswith(_NOUNS) and not rest.startswith(_EVENT_STARTS)):
        return found
    named = event(rest.removesuffix("的"), contrast)
    return Around(named.trigger, scope or named.scope, found.place)


def joined_scope(*scopes: str | None) -> str | None:
    """Several limits of what a clause covers, as one."""
    return ",".join(scope for scope in scopes if scope) or None


def _take_place(text: str) -> tuple[str, str | None]:
    """``text`` without 在…栏 at its end, an act of publishing after it left aside, and that place."""
    act = ending(text, PUBLISH)
    bare = text[: len(text) - len(act)]
    found = first(bare, ("在", "通过", "利用", "依托"))
    if found is None:
        return text, None
    where = place_name(bare[found[0] + len(found[1]) :])
    return (bare[: found[0]] + act, where) if where else (text, None)


def _subject(text: str) -> tuple[str | None, str]:
    """The subject of which a time is told, and the rest: 部门预算|经财政部门批复后."""
    found = _subject_end(text)
    if found is None:
        return None, text
    subject, rest = text[: found[0]], text[found[1] :]
    subject = without_end(subject, ("原则上", "一般"))
    if subject.endswith(("公开时间", "公示时间", "公布时间", "发布时间", "公告时间")):
        subject = subject[:-4]
    if is_generic(subject) or subject.endswith(_OWNERS):
        return None, rest
    return subject, rest


def _subject_end(text: str) -> tuple[int, int] | None:
    """Where a subject ends and where what is told of it begins."""
    if (modal := first(text, _SUBJECT_ENDS)) is not None and modal[0] > 0:
        return modal[0], modal[0] + len(modal[1])
    for index in range(1, len(text)):
        if text[index] in "自在于从经" and not text.startswith(_NOT_SINCE, index + 1):
            own = text[index] == "自" and index > 1 and text.endswith("起")
            reviewed = text[index] == "经" and text.startswith(_REVIEWED, index + 1)
            if own or reviewed or text.endswith(_NOUNS, 0, index):
                return index, index + 1
    return None


def _trim(text: str) -> str:
    """``text`` without modal words at its end and joining words at its start."""
    text = without_start(text, _JOINTS)
    if text.startswith("及") and not text.startswith("及时"):
        text = text[1:]
    if text.startswith(("应自", "应在", "应于", "应从", "须在", "须自", "须于")):
        text = text[1:]
    if text.startswith("由") and (match := re.match(BY_WHOM, text)) is not None:
        text = text[match.end() :]
    return without_end(text, _MODALS, _NO_MODALS)


def _trim_end(text: str) -> str:
    return without_end(text, _ENDINGS, _NO_MODALS)


def place_only(text: str) -> str | None:
    """The place, where ``text`` tells a place and the act of publishing, nothing else."""
    act = after_time(_trim(text))
    return act.place if act.place and not act.rest else None


def act_only(text: str) -> str | None:
    """The act, where ``text`` tells nothing but that one publishes."""
    act = after_time(_trim(text))
    return act.published if act.published and not (act.rest or act.what or act.place) else None


def is_empty(text: str) -> bool:
    """Whether ``text`` is nothing but joining words: 其中."""
    return not _trim(text)


def names_scope(text: str) -> bool:
    """Whether ``text`` could name what the next part is about."""
    return text.endswith((*_NOUNS, "止")) or text.startswith(("对", "除", "涉及", "属于", "因"))
