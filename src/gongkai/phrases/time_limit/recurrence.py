"""Clauses about dates and what comes again: calendar, recurrence."""

import re

from gongkai.model.directory import Clause
from gongkai.phrases.time_limit.acts import PUBLISH, after_time, left_over, named_object
from gongkai.phrases.time_limit.matching import first, has, starting, without_end, without_start, words
from gongkai.phrases.time_limit.quantities import (
    NUMBER,
    UNIT,
    Date,
    Quantity,
    date,
    measure,
    number,
    quantity,
)
from gongkai.phrases.time_limit.surroundings import Read, before_time, joined_scope

_EVERY = f"每(?:间?隔)?({NUMBER})?个?(半)?({UNIT})[里内中]?"
_BY = "(?:按照?|逐|分)(周|月度?|季度?|半?年度?|学期|学年|日(?!常))(?!.{0,2}(?:计划|安排|要求|规定|进[度展]))"
_TIMES = f"({NUMBER})个?(半)?({UNIT})(?=[^内前后]{{0,10}}{NUMBER}次|一[公更])"
_ADJECTIVE = "^(周|月度|季度|半年度|半年(?!$)|年度|学期|日)(?=[公更披发]|定期|$)"
_TURN = "^(?=[次当下]?个?(月|季度?|学期|年)(?:[初中底末]|[0-9]))"
_PATTERNS = (
    (_EVERY, ("每",)),
    (_BY, ("按", "逐", "分")),
    (_TIMES, ("次", "一")),
    (_ADJECTIVE, ("",)),
    (_TURN, ("",)),
)
"""What names a period, and the signs without which it need not be looked for."""
_LEAST = ("至少", "不得少于", "不少于", "不低于", "最少", "不得超过", "不超过")
_DUE_ENDS = words(
    "左右 前 后 内 初 底 末 中 旬 日 号 周 月 月份 季度 上半年 下半年 时 期间 开始 结束 周一 周二 周三 "
    "周四 周五 星期一 星期五"
)
_OWN_END = ("终了", "结束", "期末", "期满", "开学", "开始")
_NEXT = ("次年", "次年度", "翌年", "下年", "下年度", "下一年", "下一年度")
_AT_LATEST = words("最迟 不得晚于 不晚于 不得迟于 不迟于 截至 截止到 截止 至少")
_MONTHS = {"年": 12, "季度": 3, "月": 1}


def read_date(part: str, amount: Quantity | None, contrast: bool) -> Read | None:
    """每年3月31日前, 2024年12月31日前, 6月底前."""
    found = date(part)
    if found is None or (amount and amount.end <= found.start):
        return None
    head, tail = part[: found.start], part[found.end :]
    if opening := starting(tail, ("开学前", "开学之前")):
        found, tail = found._replace(by=True), tail.removeprefix(opening)
    act = after_time(without_start(tail, ("之内", "之后", "内", "后", "起", "开始", "左右")))
    if "每月" in head or head.endswith(("季", "季度", "季度的")):
        return None
    if act.rest.startswith(tuple("至到-~—")):
        return None if found.prefix else (Clause("display", relation="for", due=part[found.start :]), "")
    whose = without_end(head, _AT_LATEST)
    around, by = before_time(whose, contrast), found.by or whose != head
    clause = Clause(
        "calendar",
        around.trigger,
        "by" if by else None,
        every=_yearly(found),
        due=found.part,
        year=found.year,
        month=found.month,
        day=found.day,
        what=act.what,
        scope=joined_scope(around.scope, named_object(act)),
        place=act.place or around.place,
        note=found.prefix if found.prefix in _NEXT else None,
    )
    return clause, left_over(act)


def _yearly(found: Date) -> str | None:
    return "年" if found.prefix and (found.prefix.startswith("每") or found.prefix in _NEXT) else None


def read_recurrence(part: str, amount: Quantity | None, contrast: bool) -> Read | None:
    """每季度公布一次, 按月公开, 半年至少更新1次, 每月10日前, 定期公开."""
    matches = [
        found for pattern, signs in _PATTERNS if has(part, signs) and (found := re.search(pattern, part))
    ]
    if not matches:
        return _regular(part) if amount is None else None
    match = min(matches, key=lambda found: found.start())
    head, rest = part[: match.start()], part[match.end() :]
    if amount and (amount.end <= match.start() or _after_event(rest)):
        return None
    count, half, unit = ("", "", *match.groups(""))[-3:]
    if unit.startswith("半"):
        half, unit = "半", unit[1:]
    return _recurring(*measure(count, half, unit), head, rest, contrast)


def _after_event(rest: str) -> bool:
    """Whether an amount runs since an event (每年预算批复后20日内), not since the end of the period."""
    own = rest.lstrip("度").startswith(_OWN_END)
    return not own and has(rest.replace("最后", ""), ("后", "之日起")) and quantity(rest) is not None


def _recurring(every: float, unit: str, head: str, rest: str, contrast: bool) -> Read:
    relation = "at_most" if has(head + rest[:8], _LEAST) else None
    rest, times = _times(rest)
    if times > 1 and every * _MONTHS.get(unit, 0) and every * _MONTHS[unit] % times == 0:
        every, unit, times = int(every * _MONTHS[unit] // times), "月", 1
    due, rest = _due(rest, unit)
    act = after_time(without_start(rest, ("的", "度", "一", *_LEAST)))
    around = before_time(without_end(head, ("逐项逐笔", "逐项", "逐笔", "最长", "按", *_LEAST)), contrast)
    clause = Clause(
        "recurrence",
        around.trigger,
        relation,
        every=every if isinstance(every, int) else str(every),
        unit=unit,
        due=due,
        what=act.what,
        scope=joined_scope(around.scope, named_object(act)),
        place=act.place or around.place,
        before=around.before,
        note=f"{times}次" if times > 1 else None,
    )
    return clause, left_over(act)


def _times(rest: str) -> tuple[str, int]:
    """``rest`` without 一次, and how many times it tells."""
    match = re.search(f"({NUMBER})次", rest) if "次" in rest else None
    if match is None:
        return rest, 1
    return without_end(rest[: match.start()], _LEAST) + rest[match.end() :], int(number(match.group(1)))


def _due(rest: str, unit: str) -> tuple[str | None, str]:
    """The day within the period (首个月20日, 10日前, 周五), and what follows it."""
    if unit == "周" and rest[:1] in tuple("一二三四五六日"):
        due = rest[0] + starting(rest[1:], ("之前", "以前", "前", "之后", "后"))
        return "周" + due, rest[len(due) :]
    verb = first(rest, (*PUBLISH, "更新", "调整"))
    end = verb[0] if verb else len(rest)
    text = without_start(rest[:end], ("的", "度", "于", "在", "应当", "应"))
    text = without_end(text, ("予以", "及时", "向社会", "应当", "应", "在", "定期", "集中", "统一"))
    return (text, rest[end:]) if text and text.endswith(_DUE_ENDS) else (None, rest)


def _regular(part: str) -> Read | None:
    start = part.find("定期")
    if start < 0 or part[:start].endswith(("不", "法", "规", "约", "指", "确")):
        return None
    around, act = before_time(part[:start]), after_time(part[start + 2 :])
    scope = joined_scope(around.scope, named_object(act))
    return Clause("recurrence", around.trigger, what=act.what, scope=scope, place=act.place), left_over(act)
