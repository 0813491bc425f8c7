"""Clauses that name an amount of time: deadline, lead, min_period, display, extension, bare."""

from typing import NamedTuple

from gongkai.model.directory import Clause
from gongkai.phrases.time_limit.events import event
from gongkai.phrases.time_limit.matching import ending, first, starting, without_end, words
from gongkai.phrases.time_limit.quantities import Quantity
from gongkai.phrases.time_limit.surroundings import Around, Read, before_time, event_before

_SIDES = {
    "within": ("之内", "以内", "内"),
    "before": ("之前", "以前", "前"),
    "after": ("之后", "以后", "后"),
    "at_least": ("及以上", "以上"),
}
_NOT = ("不得", "不能", "不应", "不")
_BOUNDS = {
    "at_least": (
        *(no + less for no in _NOT for less in ("少于", "低于", "短于", "小于", "早于")),
        *("至少为", "至少", "最少", "大于", "多于"),
    ),
    "at_most": (
        *(no + more for no in _NOT for more in ("超过", "超出", "多于", "长于", "大于", "晚于", "迟于")),
        "最长",
        "最多",
    ),
}
_LIMITS = {"至少": "at_least", "最短": "at_least", "最少": "at_least", "最长": "at_most"}
"""What stands before a period (最短公示期) to bound it."""
_SHOWN = words(
    "征求意见 征集意见 意见征集 意见征求 征询意见 信息披露 公示 公告 公布 公开 发布 披露 展示 挂网 "
    "挂牌 张贴 保留 保存 保持"
)
_STAGES = words("批前 批后 任前 任后 事前 事后 初次 再次 预 正式 社会 重新")
_PERIODS = ("期限", "期间", "时间", "时长", "时限", "天数", "期")
_PLAIN = ("公示", "公告", "公开", "公布", "发布", "保留", "保存", "保持")
_NAMES = {"征集意见": "征求意见", "意见征集": "征求意见", "意见征求": "征求意见", "预公告": "征地预公告"}
"""Other names of a period, and the usual one."""


class _Measured(NamedTuple):
    """A part around its amount: the words before, 不少于 or 不超过, the amount, 内 or 前, the words after."""

    head: str
    bound: str
    amount: Quantity
    side: str
    tail: str
    contrast: bool


def read_amount(part: str, amount: Quantity, contrast: bool) -> Read:
    """The clause about ``amount``, which is the first in ``part``."""
    head, bound = _bound(part[: amount.start])
    side, tail = _side(part[amount.end :])
    measured = _Measured(head, bound, amount, side, tail, contrast)
    return (
        _extension(measured)
        or _lead(measured)
        or _period(measured)
        or _after(measured)
        or _deadline(measured)
    )


def _bound(head: str) -> tuple[str, str]:
    for bound, told in _BOUNDS.items():
        if word := ending(head, told):
            return without_end(head.removesuffix(word), ("最短", "最少", "最长", "最多")), bound
    return head, ""


def _side(tail: str) -> tuple[str, str]:
    for side, told in _SIDES.items():
        if word := starting(tail, told):
            return side, tail.removeprefix(word)
    return "", tail


def _clause(
    kind: str, relation: str | None, of: Quantity, around: Around, what: str | None = None, note: str = ""
) -> Clause:
    return Clause(
        kind,
        around.trigger,
        relation,
        of.amount,
        of.unit,
        what=what,
        scope=around.scope,
        place=around.place,
        before=around.before,
        note=note or of.range,
    )


def _extension(part: _Measured) -> Read | None:
    found = first(part.head, ("延长", "延期", "顺延"))
    if found is None:
        return None
    whose = without_end(part.head[: found[0]], ("再", "适当", "可以", "可", "需要", "需", ":"))
    return _clause("extension", "at_most", part.amount, Around(scope=whose or None)), part.tail


def _lead(part: _Measured) -> Read | None:
    event_text = without_end(part.head, ("提前公示", "提前公告", "提前公开", "提前", "提早"))
    early = event_text != part.head
    if not (early or part.side == "before" or (event_text.endswith("前") and part.bound != "at_least")):
        return None
    event_text = without_end(_bound(event_text)[0], ("之前", "以前", "前"))
    return _clause("lead", "before", part.amount, event_before(event_text, part.contrast)), part.tail


def _period(part: _Measured) -> Read | None:
    """公示期不少于7日, 公告5日, 为期7天的公示."""
    shown, named = _shown(part.tail)
    if shown and named and not part.side and part.tail.removeprefix("的").startswith(shown):
        return _lasting(part._replace(tail=""), shown, without_end(part.head, ("为期", "设置")))
    if part.side in ("within", "after") and part.head.endswith("期满"):
        return None
    if part.head.endswith("为期"):
        return _lasting(part, "", part.head.removesuffix("为期"))
    head = part.head.removesuffix("一般")
    shown, named = _shown(head)
    least = "at_least" in (part.bound, part.side)
    whose = _period_name(head)[0]
    if least and not shown and (period := ending(head, _PERIODS)):
        shown = whose = head.removesuffix(period)
    if least and not shown:
        shown = starting(part.tail, _SHOWN)
    if not (least or (named and not whose) or (shown and (named or part.side != "within"))):
        return None
    return _lasting(part, shown, whose.removesuffix(shown), "一般" if head != part.head else "")


def _shown(head: str) -> tuple[str, bool]:
    """What lasts, where ``head`` ends with it or with its period (公示期), and whether 期 is said."""
    head, named = _period_name(head)
    what = ending(head, _SHOWN)
    stage = ending(head.removesuffix(what), _STAGES) if what else ""
    if stage and head.removesuffix(stage + what).endswith(("审", "报", "获")):
        stage = ""
    return stage + what, named


def _period_name(head: str) -> tuple[str, bool]:
    head = without_end(head, ("应当", "应", "须", "要", "为", "是", ":", "满"))
    period = ending(head, _PERIODS)
    bare = head.removesuffix(period).removesuffix("的")
    if bare.endswith("信息") and bare[:-2].endswith(_SHOWN):
        bare = bare[:-2]
    return (bare, bool(period)) if bare.endswith(_SHOWN) or not bare or not period else (head, False)


def _lasting(part: _Measured, shown: str, whose: str, note: str = "") -> Read:
    whose = without_end(whose, ("公开", "信息", "向社会", "面向社会", "向全社会", "向公众", "的"))
    for word, bound in _LIMITS.items():
        if whose.endswith(word):
            part, whose = part._replace(bound=part.bound or bound), whose.removesuffix(word)
    around, name = before_time(whose, part.contrast), _NAMES.get(shown, shown) or None
    if "at_least" in (part.bound, part.side):
        return _clause("min_period", "at_least", part.amount, around, name, note), part.tail
    name = None if name in _PLAIN else name
    return _clause("display", "at_most" if part.bound else "for", part.amount, around, name, note), part.tail


def _after(part: _Measured) -> Read | None:
    """公示7日后: the amount is part of the event."""
    if part.side != "after" or not part.head:
        return None
    named = event(f"{part.head}{part.amount.amount}{part.amount.unit}", part.contrast)
    return Clause("at_event", named.trigger, scope=named.scope), part.tail


def _deadline(part: _Measured) -> Read:
    around = event_before(part.head, part.contrast)
    if around.trigger or around.before:
        return _clause("deadline", "within", part.amount, around), part.tail
    relation = "within" if part.side == "within" or part.bound == "at_most" else None
    return _clause("bare", relation, part.amount, around), part.tail
