"""Clauses told in words, without a number: continuous, prompt, with_event, at_event, on_request …"""

import re
from collections.abc import Callable

from gongkai.model.directory import Clause
from gongkai.phrases.time_limit.acts import NOTHING, PUBLISH, Act, after_time, left_over, named_object
from gongkai.phrases.time_limit.amounts import read_amount
from gongkai.phrases.time_limit.events import event
from gongkai.phrases.time_limit.matching import first, has, without_end, without_start, words
from gongkai.phrases.time_limit.quantities import Quantity
from gongkai.phrases.time_limit.recurrence import read_date, read_recurrence
from gongkai.phrases.time_limit.surroundings import Read, before_time, joined_scope

_WORDS = {
    "immediate": words(
        "实时 即时 立即 立刻 即刻 马上 当场 当日 当天 第一时间 即办即 即办结即 即批即 即审即 即知即 "
        "即收即 即有即 随批随 随办随 随审随 随到随 随产生随 随有随"
    ),
    "continuous": words(
        "长期 常年 长年 永久 永远 全年 常态化 常态 持续 始终 终身 一直 固定 不间断 全天候 全天"
    ),
    "prompt": words("及时 随时 适时 尽快 尽早 按时 动态 动态化 滚动 不定期 不定时 抓紧 按需"),
}
_PROGRESS = (
    "^视情(?:况)?(?:而定)?(?=[公发及]|$)|(?:按照?|根据|视|依据?|结合|随着?|依照)"
    "(?:[^,;]{0,20}?(?:进[展度程]|推进|开展|变化|实施|落实|安排|计划)(?:情况|程度|需要|情形|工作)*"
    "|[^,;]{0,12}?(?:情况|实际|灾情|需要)(?:情况|需要)?)|(?<![安健])全过?程(?!序)|整个.{0,6}过程"
)
_STAGED = (
    "(?:分|按照?|各|每(?:完成)?一?个?)(?:不同|工作|时间|关键)?(?:阶段|步骤?|批次?|环节|节点|期)"
    "|[^,;、]{1,8}前、(?:[^,;、]{1,8}中、)?[^,;、]{0,8}后(?=分别|公|$)|事[前中后](?:[^,;]{0,4}?、事[中后])*|阶段性"
)
_BY_LAW = (
    "(?:按照?|依照?|依据|根据|遵照|执行|参照).{0,60}?"
    "(?:规定|要求|部署|通知|安排|办法|条例|》|法律|法规|时限|执行)"
)
_LAWFUL = words(
    "另有规定 另有要求 另有约定 其规定 其要求 其约定 依法公开 依法公示 依法公布 依法依规 依规 "
    "法定时限 法定期限 法定时间 规定时限 规定的时限 规定期限 规定的期限 规定时间 规定的时间 要求时限"
)
_BY = words("严格 按照 按 依照 依 根据 在 于")
_SAME = words('同上 同前 同左 参照上 见上 〃 ″ "')
_REQUEST = words("依申请 依照申请 按申请 按照申请 根据申请 应申请 依当事人申请 根据当事人申请")
_IF = ("如有", "若有", "有", "一旦", "如遇")
_FILLERS = words("保持 做到 实行 公开 公示 进行 予以 要求 依法 按程序 主动 / 实施 为")


def read_inherit(part: str, contrast: bool) -> Read | None:
    """同上."""
    start = next((same for same in _SAME if part.startswith(same)), None)
    if start is None or without_start(part, (start, "栏", "行", "项", "款", "文", "述", "一")):
        return None
    return Clause("inherit"), ""


def read_on_request(part: str, contrast: bool) -> Read | None:
    """依申请公开; not the condition 依申请公开的."""
    found = first(part, _REQUEST)
    if found is None or part.endswith("的") or after_time(part[found[0] + len(found[1]) :]).rest:
        return None
    scope = without_end(part[: found[0]], ("为", "是", "属于", ":"))
    return Clause("on_request", scope=before_time(scope).scope), ""


def read_law(part: str, contrast: bool) -> Read | None:
    """法律法规另有规定的从其规定, 按规定时限公开."""
    if has(part, ("同步", "进展", "进度", "情况", "工作安排", "招生安排")):
        return None
    found = first(part, _LAWFUL)
    start = found[0] if found else -1
    if found and found[1].startswith(("另有", "其")):
        return Clause("defer_to_law"), ""
    if (match := re.search(_BY_LAW, part)) is not None:
        start = match.start()
    elif part == "依法":
        start = 0
    if start < 0:
        return None
    around = before_time(without_end(part[:start], _BY))
    return Clause("defer_to_law", around.trigger, scope=around.scope), ""


def read_extension(part: str, contrast: bool) -> Read | None:
    """可以延长, without an amount."""
    if part.endswith("的") or not has(part, ("延长", "延期", "顺延")):
        return None
    return Clause("extension", note=part), ""


def read_together(part: str, contrast: bool) -> Read | None:
    """与政策文件同步公开, 随采购公告公开."""
    match = None
    if part.count("同步") > 1:
        part = re.sub("同步[^同,;]{1,4}[、和](?=同步)", "", part)
    if has(part, ("同步", "同时", "一并", "一起", "一同")):
        match = re.fullmatch(
            "(.*?)(?:与|和|同|随着?|跟)(?![时机步意])(.+?)(?:同步|同时|一并|一起|一同)(.*)", part
        )
    if match is None and "随" in part and part.endswith(PUBLISH):
        match = re.fullmatch("(.*?)随(?![时机着批到办迁])(.+)(..)", part)
    if match is None:
        return _at_once(part, contrast)
    act = after_time(match[3])
    named = match[2]
    if not named.endswith(PUBLISH) or (named.endswith(("公告", "公示")) and act.published):
        named += act.published or "公开"
    rest = left_over(act) if "同步" not in act.rest else ""
    scope = before_time(match[1]).scope
    what = act.what if rest or not act.rest else (act.what or "") + act.rest
    return Clause("with_event", event(named, contrast).trigger, what=what, scope=scope, place=act.place), rest


def _at_once(part: str, contrast: bool) -> Read | None:
    """同步公开, 文件发布的同时公开."""
    found = first(part, ("同步", "同时", "一并"))
    if found is None:
        return None
    act = after_time(part[found[0] + 2 :])
    if not (act.published or act.what or part == found[1]):
        return None
    head = part[: found[0]]
    around = before_time(head, contrast)
    if around.trigger is None and (found[1] == "同时" or head.endswith(PUBLISH)):
        around = around._replace(trigger=event(head, contrast).trigger, scope=None)
    return Clause("with_event", around.trigger, what=act.what, scope=around.scope, place=act.place), act.rest


def read_progress(part: str, contrast: bool) -> Read | None:
    """按进展情况及时公开."""
    match = re.search(_PROGRESS, part)
    return _steady("progress", match.start(), match.end(), part) if match else None


def read_staged(part: str, contrast: bool) -> Read | None:
    """分阶段公开."""
    match = re.search(_STAGED, part)
    return _steady("staged", match.start(), match.end(), part) if match else None


def _steady(kind: str, start: int, end: int, part: str) -> Read:
    tail = without_start(part[end:], ("完成后", "结束后", "后", "及时", "实时", "随时", "动态", "适时"))
    return _worded(kind, part[:start], "", tail)


def read_word(part: str, contrast: bool) -> Read | None:
    """实时, 长期, 及时: whichever stands first."""
    found = [(*place, kind) for kind, told in _WORDS.items() if (place := first(part, told)) is not None]
    if not found:
        return None
    start, word, kind = min(found)
    tail = without_start(part[start + len(word) :], ("有效", "保存", "保留", "性", "地", "内"))
    return _worded(kind, part[:start], word, tail)


def _worded(kind: str, head: str, word: str, tail: str) -> Read:
    around, act = before_time(head), after_time(tail)
    if around.scope in _FILLERS:
        around = around._replace(scope=None)
    elif around.scope and (word in ("当日", "当天") or _is_condition(around.scope)):
        around = around._replace(trigger=event(around.scope, False).trigger, scope=None)
    if around.scope and around.scope.startswith("在") and around.scope.endswith("内"):
        around = around._replace(scope=around.scope[1:])
    due = act.rest if kind == "continuous" and act.rest.startswith(("至", "直至", "到")) else None
    if due:
        act = act._replace(rest="")
    clause = Clause(
        kind,
        around.trigger,
        due=due,
        what=act.what,
        scope=joined_scope(around.scope, named_object(act)),
        place=act.place or around.place,
        before=around.before,
    )
    return clause, left_over(act)


def _is_condition(scope: str) -> bool:
    """Whether ``scope`` begins with 如有, 一旦 …, and not with 有效 or 有关."""
    return scope.startswith(_IF) and not scope.startswith(("有效", "有限", "有关"))


def read_until(part: str, contrast: bool) -> Read | None:
    """征集时对外公布的时限内, 任期内, 公开至项目结束: a period that is told by its name."""
    match = re.fullmatch("(.{0,60}?(时限|期限|时间|期))(?:之?内|以内)(.*)", part) if "内" in part else None
    if match is None:
        until = without_start(part, (*PUBLISH, "持续", "直"))
        lasts = until.startswith("至") and len(until) > 2
        return (Clause("display", relation="for", due=until), "") if lasts else None
    if (act := after_time(match[3])).rest:
        return None
    kind, relation = ("display", "for") if match[2] == "期" else ("deadline", "within")
    due = match[1] if len(match[1]) < 4 else without_start(match[1], ("在", "于"))
    return Clause(kind, relation=relation, due=due, what=act.what, place=act.place), ""


def read_lead(part: str, contrast: bool) -> Read | None:
    """招生工作开始前, without an amount."""
    match = re.fullmatch("(.{1,60})前(.*)", part) if "前" in part else None
    if match is None:
        return None
    return _at("lead", "before", match[1].removesuffix("之").removesuffix("以"), match[2], contrast)


def read_event(part: str, contrast: bool) -> Read | None:
    """受理时, 合同生效后公告: at an event, without an amount."""
    if part.startswith(("一事一", "一案一")):
        return Clause("at_event"), ""
    match = re.fullmatch("(.{1,60}?)(?:的?同时|(?<![及随按实即适临小届])时|之日起?|过程中|期间)(.*)", part)
    if match is None and "后" in part:
        match = re.fullmatch("(.{1,60})后(.*)", part)
    return _at("at_event", None, without_end(match[1], ("之", "以")), match[2], contrast) if match else None


def _at(kind: str, relation: str | None, head: str, tail: str, contrast: bool) -> Read | None:
    around = before_time(head + "后", contrast)
    act = after_time(without_start(tail, ("即可", "即", "就", "起")))
    if around.trigger is None or (act.rest and (not act.published or left_over(act))):
        return None
    scope = joined_scope(around.scope, act.rest)
    place = act.place or around.place
    return Clause(kind, around.trigger, relation, what=act.what, scope=scope, place=place), ""


def read_quantity(part: str, amount: Quantity, contrast: bool) -> Read:
    """Whatever names an amount of time, with the act that follows it."""
    clause, tail = read_amount(part, amount, contrast)
    act = after_time(tail)
    if act == NOTHING:
        return clause, ""
    what, scope = _done(clause, act)
    return clause._replace(what=what, scope=scope, place=clause.place or act.place), left_over(act)


def _done(clause: Clause, act: Act) -> tuple[str | None, str | None]:
    """What is done, and what it covers: 发通知邀请 is an act, 公布上月情况 names what is published."""
    if act.published or act.what:
        return clause.what or act.what, joined_scope(clause.scope, named_object(act))
    return clause.what or named_object(act), clause.scope


_READERS: tuple[Callable[[str, bool], Read | None], ...] = (
    read_inherit,
    read_on_request,
    read_law,
    read_extension,
    read_progress,
    read_staged,
    read_together,
    read_word,
    read_until,
    read_lead,
    read_event,
)
"""For parts that name no amount, in the order in which they are asked."""


def read_part(part: str, amount: Quantity | None, contrast: bool) -> Read | None:
    """The first clause of ``part``, whose first amount of time is ``amount``; None where it is no clause."""
    read = read_date(part, amount, contrast) or read_recurrence(part, amount, contrast)
    if read is not None:
        return read
    if amount is not None:
        return read_quantity(part, amount, contrast)
    return next((found for reader in _READERS if (found := reader(part, contrast)) is not None), None)
