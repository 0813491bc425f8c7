"""How soon items are published: each time limit in one class, so that the classes add up to the items.

A time limit of several clauses is where its shortest number of days is; 工作日 and 日 keep classes of their own, and
only to find the shortest of both do five of the one count as seven of the other. Without a number of days it is in
the first class, in the order of the table, that any of its clauses belongs to.
"""

from bisect import bisect_left

from gongkai.model.directory import Clause, TimeLimit

WORKING, CALENDAR, OTHERWISE, UNSAID = "按工作日", "按自然日、周、月", "不按天数", "没有写明几日内公开"

AT_ONCE = "即时公开"
STATUTORY = "20个工作日(法定期限)"
_WORKING = (3, 5, 7, 10, 19, 20)
_WORKING_NAMES = (
    "3个工作日以内",
    "4至5个工作日",
    "6至7个工作日",
    "8至10个工作日",
    "11至19个工作日",
    STATUTORY,
    "20个工作日以上",
)
_CALENDAR = (3, 7, 15, 30)
_CALENDAR_NAMES = ("3日以内", "4至7日", "8至15日", "16至30日", "30日以上")

IN_ADVANCE, PERIODIC, ALWAYS = "事前公开", "定期公开(每月、每季、每年等)", "长期公开"
ON_SHOW, AS_IT_GOES, SOON = "只写了公示、征求意见的天数", "随工作进展、随有关事件", "及时、随时"
ELSEWHERE, UNCLEAR = "按其他规定或者依申请", "没有写清"

CLASSES = {
    WORKING: (AT_ONCE, *_WORKING_NAMES),
    CALENDAR: _CALENDAR_NAMES,
    OTHERWISE: (IN_ADVANCE, PERIODIC, ALWAYS),
    UNSAID: (AS_IT_GOES, SOON, ON_SHOW, ELSEWHERE, UNCLEAR),
}
"""The classes, in groups and in the order of the table."""

SHORTER = (AT_ONCE, *_WORKING_NAMES[:5])
"""The classes that are shorter than the law's 20 工作日; those by 日 are not compared with it."""

_ORDER = {name: number for number, name in enumerate(name for names in CLASSES.values() for name in names)}
_KINDS = {
    "immediate": AT_ONCE,
    "lead": IN_ADVANCE,
    "recurrence": PERIODIC,
    "calendar": PERIODIC,
    "continuous": ALWAYS,
    "min_period": ON_SHOW,
    "display": ON_SHOW,
    "deadline": AS_IT_GOES,  # one that gives no days, but something by which to publish
    "progress": AS_IT_GOES,
    "staged": AS_IT_GOES,
    "with_event": AS_IT_GOES,
    "at_event": AS_IT_GOES,
    "prompt": SOON,
    "on_request": ELSEWHERE,
    "extension": ELSEWHERE,
    "defer_to_law": ELSEWHERE,
}
_DAYS = {"小时": 1 / 24, "日": 1, "周": 7, "月": 30, "季度": 90, "学期": 180, "年": 365}
_PUBLISHING = (None, "更新")


def class_of(time_limit: TimeLimit) -> str:
    """The one class of a time limit."""
    found = [_classed(clause) for clause in time_limit.clauses]
    return min(found, default=(0.0, 0, UNCLEAR))[2]


def _classed(clause: Clause) -> tuple[float, int, str]:
    """How a clause sorts, by days and then by the order of the classes; and its class."""
    if clause.kind in ("deadline", "bare") and clause.amount is not None and clause.what in _PUBLISHING:
        if clause.unit == "工作日":
            name = _WORKING_NAMES[bisect_left(_WORKING, clause.amount)]
            return clause.amount * 7 / 5, _ORDER[name], name
        if clause.unit in _DAYS:
            days = clause.amount * _DAYS[clause.unit]
            name = _CALENDAR_NAMES[bisect_left(_CALENDAR, days)]
            return days, _ORDER[name], name
    name = (
        ELSEWHERE
        if clause.what not in _PUBLISHING and clause.kind == "deadline"
        else _KINDS.get(clause.kind, UNCLEAR)
    )
    return 0.0 if name == AT_ONCE else float("inf"), _ORDER[name], name
