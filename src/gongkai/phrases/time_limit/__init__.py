"""Time limits (公开时限): what the text of a cell asks for, as clauses.

The law behind them is 政府信息公开条例第二十六条: information is published within 20 工作日 after it came
into being or changed (信息形成或者变更之日起20个工作日内), unless a law sets another limit. A longer limit
breaks it, a shorter one does not.

``parse`` gives one ``Clause`` for each thing that a phrase says. Its ``kind`` is one of

============  ===========================================================================================
deadline      publish within ``amount`` ``unit`` after ``trigger``; ``due`` where a named period sets it
lead          publish at least ``amount`` ``unit`` before ``trigger``; either may be missing
min_period    ``what`` (征求意见, 公示, 公告 …) lasts at least ``amount`` ``unit``; ``before`` an event
display       stays on show for ``amount`` ``unit``, or for ``due`` (任期, 至项目结束)
recurrence    every ``every`` ``unit``; ``due`` is the day in it; relation at_most: the gap may not be
              longer; 定期 has no ``every``
calendar      a date: ``month``, ``day``, ``year`` only when one-off; ``every`` is 年 when it comes again
continuous    always on show (长期公开)
immediate     at once (实时, 即时)
prompt        及时, 随时: no number, so it cannot be checked; ``trigger`` if one is named
progress      as things move on (按进展情况)
staged        at named stages (分阶段)
with_event    together with another publication, which is the ``trigger``
at_event      at an event, no amount
on_request    依申请公开
extension     of a deadline
defer_to_law  另有规定的从其规定, 按规定时限
inherit       同上: what the cell above says
bare          an amount with no trigger
unknown       not understood; ``note`` is that part of the text
============  ===========================================================================================

``unit`` is 工作日, 日 (天 and 自然日 are 日; 日 and 工作日 are never the same thing), 周, 月, 季度, 年, 小时
or 学期. 半年 is 6 月, but 半个月 stays 0.5 月. ``relation`` is within, before, at_least, by, for or at_most.
``trigger`` is in standard form (信息形成或变更). ``scope`` is the part of the item that the clause covers,
``place`` a channel named inside the time limit, ``what`` an act other than publishing (更新, 答复).
A ``note`` keeps what else qualifies a clause.
"""

from functools import lru_cache

from gongkai.model.directory import Clause
from gongkai.phrases.time_limit.quantities import quantities
from gongkai.phrases.time_limit.reader import Reader
from gongkai.phrases.time_limit.segments import flat, sentences

__all__ = ["parse"]

_LONGEST = 1000
"""A text of more characters is no time limit: no cell of 公开时限 comes near it."""


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Clause, ...]:
    """The clauses of ``text``, in its order; none for an empty text.

    White space and the width of characters make no difference. A part that is not understood becomes a clause
    ``unknown``, so that nothing is silently dropped; no text makes this fail.
    """
    text = flat(text)
    if len(text) > _LONGEST:
        return (Clause("unknown", note=text),)
    contrast = quantities(text) > 1
    clauses: list[Clause] = []
    for sentence in sentences(text):
        Reader(clauses, contrast).read(sentence)
    return tuple(clauses)
