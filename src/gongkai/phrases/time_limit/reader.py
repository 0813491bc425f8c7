"""Reads a sentence, part by part, into clauses."""

import re

from gongkai.model.directory import Clause
from gongkai.phrases.time_limit.acts import PUBLISH, tells_time
from gongkai.phrases.time_limit.matching import ending, has, last, words
from gongkai.phrases.time_limit.quantities import quantity
from gongkai.phrases.time_limit.segments import parts, split_pair
from gongkai.phrases.time_limit.surroundings import (
    Read,
    act_only,
    before_time,
    is_empty,
    joined_scope,
    names_scope,
    place_only,
)
from gongkai.phrases.time_limit.wording import read_part

_LONGEST = 200
"""A sentence of more characters is no time limit."""

_NO_LABEL = words("公开时限 公开时间 公开期限 信息公开时限 时限 时间 期限 备注 注")
_IF = ("如有", "若有", "如遇", "一旦", "有变", "发生")
_CASE = ("能", "不能", "可以", "无法", "难以", "凡", "符合", "属于", "涉及")
"""A part that starts so and ends with 的 tells when the next holds, whatever words it has."""
_REMARK = r"(?<=.)\(([^()]*)\)$"
_SUBJECT_TO = ("min_period", "display", "prompt", "immediate", "bare", "continuous")


class Reader:
    """Reads one sentence into ``clauses``, which holds those of the sentences before: it may amend them."""

    def __init__(self, clauses: list[Clause], contrast: bool) -> None:
        self._clauses = clauses
        self._contrast = contrast
        self._first = len(clauses)
        self._label: str | None = None
        self._waiting: list[str] = []
        self._act: str | None = None
        self._condition: Clause | None = None

    def read(self, sentence: str) -> None:
        """Add the clauses of ``sentence``; what is not understood becomes a clause ``unknown``."""
        if len(sentence) > _LONGEST:
            self._clauses.append(Clause("unknown", note=sentence))
        elif not self._amended(sentence):
            queue = parts(sentence)[::-1]
            while queue:
                self._part(queue)
            self._give_up()

    def _amended(self, sentence: str) -> bool:
        """Whether ``sentence`` only qualifies the clause before: when less will do, what is not repeated."""
        if not self._clauses or not has(sentence, ("缩短", "不再重复", "不再另行", "无需")):
            return False
        self._note("缩短须说明" if "缩短" in sentence and "说明" in sentence else sentence)
        return True

    def _labelled(self, part: str) -> str:
        """``part`` without 处罚决定: before it, which limits what follows; 公示期: only names what lasts."""
        label, colon, body = part.partition(":")
        if not (label and colon and body) or tells_time(label):
            return part
        if label.endswith(("期", "期限", "时间")) and label not in _NO_LABEL:
            return f"{label}为{body}" if quantity(body) else body
        self._label = None if label in _NO_LABEL or is_empty(label) else label
        return body

    def _part(self, queue: list[str]) -> None:
        part, second = split_pair(queue.pop())
        if second:
            queue.append(second)
        part = self._labelled(part)
        remark = re.search(_REMARK, part) if part.endswith(")") else None
        if remark and re.fullmatch("[自从].+(?:起|后)(?:计?算)?", remark[1]):
            part, remark = re.sub("计?算$", "", remark[1]) + part[: remark.start()], None
        told = part[: remark.start()] if remark else part
        case = queue and told.endswith("的") and told.startswith(_CASE)
        read = None if case else read_part(told, quantity(told), self._contrast)
        if read is None:
            self._circumstance(part, bool(queue))
            return
        self._clause(read, told, queue)
        if remark:
            self._note(remark[1])

    def _clause(self, read: Read, part: str, queue: list[str]) -> None:
        clause, rest = read
        if rest and len(rest) < len(part):
            queue.append(rest)
        clause = self._limited(clause)
        if clause.kind == "min_period" and clause.what is None:
            clause = clause._replace(what=self._act)
        self._act = last(part, ("征求意见", *PUBLISH)) or self._act
        self._add(clause)
        condition = clause.kind == "at_event" and part.endswith(("后", "时", "之日"))
        self._condition = clause if condition else None

    def _limited(self, clause: Clause) -> Clause:
        """``clause`` with what the parts before it said of it: for what it holds, and since when."""
        if self._waiting and clause.trigger is None:
            around = before_time(self._waiting[-1])
            if around.trigger:
                clause = clause._replace(trigger=around.trigger)
                self._waiting.pop()
        elif self._waiting and before_time(self._waiting[-1]).trigger == clause.trigger:
            self._waiting.pop()
        if self._label or self._waiting:
            clause = clause._replace(scope=joined_scope(self._label, *self._waiting, clause.scope))
            self._waiting = []
        return clause

    def _add(self, clause: Clause) -> None:
        if len(self._clauses) > self._first:
            self._clauses += self._joined(self._clauses.pop(), clause)
        else:
            self._clauses.append(clause)

    def _joined(self, last: Clause, clause: Clause) -> tuple[Clause, ...]:
        """Two neighbours; one clause where only both together say something, or where they say the same."""
        if last == clause:
            return (last,)
        if last.kind == "lead" and last.amount is None and clause.kind in ("min_period", "display"):
            return (clause._replace(before=last.trigger),)
        if last.kind == "recurrence" and last.every is None and clause.kind == "recurrence":
            return (clause._replace(what=last.what or clause.what, scope=last.scope or clause.scope),)
        if last.kind == "recurrence" and last.every is None and clause.kind == "bare":
            return (last._replace(relation="at_most", every=_whole(clause.amount), unit=clause.unit),)
        if last is self._condition and clause.kind in _SUBJECT_TO and not clause.trigger:
            kind = "deadline" if clause.kind == "bare" else clause.kind
            return (clause._replace(kind=kind, trigger=last.trigger),)
        if clause.kind == "calendar" and not (clause.year or clause.every):
            return _dates(last, clause)
        return last, clause

    def _circumstance(self, part: str, more: bool) -> None:
        """A part that is no clause: a place, an act, what the next clause is about; else not understood."""
        own = len(self._clauses) > self._first
        if more and is_empty(part):
            return
        if own and (place := place_only(part)):
            last = self._clauses[-1]
            self._clauses[-1] = last._replace(place="、".join(filter(None, (last.place, place))))
        elif more and (act := act_only(part)):
            self._act = ending(act, PUBLISH) or act
        elif self._waiting and "延长" in self._waiting[-1] and has(part, ("同意", "批准")):
            self._add(Clause("extension", note=",".join((self._waiting.pop(), part))))
        elif more and names_scope(part):
            self._waiting.append(part)
        elif more and part.startswith(_IF):
            self._waiting.append(part + "后")
        elif own and (part.endswith("除外") or part.startswith(("含", "不含", "最新"))):
            self._note(part)
        else:
            self._waiting.append(part)
            self._give_up()

    def _give_up(self) -> None:
        if self._waiting:
            self._clauses.append(Clause("unknown", scope=self._label, note=",".join(self._waiting)))
            self._waiting = []

    def _note(self, note: str) -> None:
        last = self._clauses[-1]
        self._clauses[-1] = last._replace(note="; ".join(filter(None, (last.note, note))))


def _dates(last: Clause, date: Clause) -> tuple[Clause, ...]:
    """每年6月、12月底前: what is written once holds for both dates."""
    if last.kind == "recurrence":
        return last, date._replace(every="年")
    if last.kind != "calendar":
        return last, date
    last = last._replace(relation=last.relation or date.relation)
    return last, date._replace(year=last.year, every=last.every)


def _whole(amount: float | None) -> int | str | None:
    return amount if amount is None or isinstance(amount, int) else str(amount)
