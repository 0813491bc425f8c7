"""GK4: time limits are understood, can be checked, and keep what the law sets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.check.rule import Finding, Rule
from gongkai.check.rules.texts import is_blank, unpaired
from gongkai.check.subject import Cell, Subject
from gongkai.model.diagnostic import Fix, Severity
from gongkai.model.directory import Clause, Item
from gongkai.phrases.basis import core_title
from gongkai.phrases.time_limit import parse

_ARTICLE_26 = "中华人民共和国政府信息公开条例第二十六条:自信息形成或者变更之日起20个工作日内及时公开,法律、法规另有规定的从其规定"
_NOTICE_118 = "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见(国办发〔2018〕118号):行政许可、行政处罚的决定信息7个工作日内公开"
_COMMENTS = "重大行政决策程序暂行条例第十五条:公开征求意见的期限一般不少于30日"
_DOCUMENT_54 = "国办发〔2019〕54号:逐项确定公开时限"

_GENERAL_LAW = "政府信息公开条例"
_LICENCE_OR_PENALTY = re.compile(r"行政许可|行政处罚|双公示")
_RESULT = re.compile(r"决定|结果|双公示|行政许可$|行政处罚$|信息")
_NO_RESULT = re.compile(r"指南|流程|清单|依据|标准|条件|裁量|权限|程序|目录|受理")
_NO_AMOUNT = re.compile(r"\d|[一二三四五六七八九十两]+\s*个?(?:工作日|日|天|月|年)")


class Written(NamedTuple):
    """A time limit of the government's own sources, and what it says."""

    cell: Cell
    number: int
    text: str
    clauses: tuple[Clause, ...]

    def finding(
        self, message: str, hint: str, severity: Severity | None = None, fix: Fix | None = None
    ) -> Finding:
        """A finding at the text."""
        return Finding(
            self.cell.place(self.number),
            f"{self.cell.subject}:{message}",
            hint,
            self.cell.item,
            self.cell.domain,
            severity,
            fix,
        )


def limits(subject: Subject) -> Iterator[Written]:
    """Every time limit that the government's own sources write; not what GK211 and GK212 say of 同上 and ____."""
    for cell, index, text in subject.texts_of("time_limit"):
        if not is_blank(text):
            yield Written(cell, index, text, parse(text))


def working_days(clause: Clause) -> float | None:
    """The least number of 工作日 that the amount of a clause may come to; None where it names none.

    Of seven days in a row five are 工作日 (holidays make them fewer, make-up days rarely more).
    """
    if clause.amount is None:
        return None
    days = {
        "工作日": None,
        "日": 1.0,
        "周": 7.0,
        "月": 30.0,
        "季度": 91.0,
        "年": 365.0,
        "学期": 120.0,
        "小时": 1 / 24,
    }
    calendar = days.get(clause.unit or "", 0.0)
    return clause.amount if calendar is None else clause.amount * calendar * 5 / 7


def longer_than_the_law(subject: Subject) -> Iterator[Finding]:
    """主动公开 later than 20 工作日, where neither the text nor a cited article of another law sets its own limit."""
    for limit in limits(subject):
        late = next((c for c in limit.clauses if _is_longer(c)), None)
        if late is None or not any("主动公开" in item.method for item in limit.cell.items):
            continue
        if any(clause.kind == "defer_to_law" for clause in limit.clauses):
            continue
        amount = _amount(late)
        own_law = _law_with_article(limit.cell.items[0])
        a_month = late.unit != "工作日" and (working_days(late) or 0) < 22.5
        yield limit.finding(
            f"公开时限{amount},{'通常' if a_month else ''}比法定的20个工作日长",
            f"改为20个工作日以内;《{own_law}》所引条款另有规定的,在时限里写明「按……规定」并加 waive"
            if own_law
            else "改为20个工作日以内;法律、法规另有规定的,在依据里写明是哪一条",
            Severity.WARNING if own_law or a_month else None,
        )


def _is_longer(clause: Clause) -> bool:
    """Whether a clause lets more than 20 工作日 pass after the information came into being."""
    if clause.kind not in ("deadline", "bare") or clause.relation == "before":
        return False
    if clause.what and "更新" not in clause.what and "调整" not in clause.what:
        return False
    if clause.trigger and (_BEGINS.search(clause.trigger) or not _COMES_INTO_BEING.search(clause.trigger)):
        return False
    days = working_days(clause)
    # An amount alone of 30 days is told by GK403; four weeks have 20 工作日, a month has one or two more.
    least = 20 if clause.unit == "工作日" else 20.5 if clause.trigger else 22.5
    return days is not None and days > least


_COMES_INTO_BEING = re.compile(
    r"信息|形成|变更|变动|产生|生成|获取|获得|制作|制定|制发|印发|发文|签发|成文|作出|审定|批准|批复|审批|审核|审议|通过|出台"
    r"|颁布|发布|下发|文件|决定|结果|更新|编制|确定|认定"
)
_BEGINS = re.compile(
    r"受理|申请|立案|收到|接到|申报|报名|举报|投诉|登记|(?:年度|年|季度|月|学期)(?:结束|终了|末)|公开$"
)
"""What opens a procedure or ends a period: the information comes into being some time after."""


def _law_with_article(item: Item) -> str:
    """A law other than the general one of which an article is cited: it may set a limit of its own."""
    return next((b.title for b in item.basis if b.articles and core_title(b.title) != _GENERAL_LAW), "")


def _amount(clause: Clause) -> str:
    number = f"{clause.amount:g}" if clause.amount is not None else ""
    return f"{number}{'个' if clause.unit in ('工作日', '月', '季度', '学期') else ''}{clause.unit or ''}"


def results_late(subject: Subject) -> Iterator[Finding]:
    """Decisions of 行政许可 and 行政处罚 later than 7 工作日."""
    for limit in limits(subject):
        if not any(_is_decision(item) for item in limit.cell.items):
            continue
        amounts = [
            (c, days) for c in limit.clauses if c.kind in _DUE and (days := working_days(c)) is not None
        ]
        late = [c for c, days in amounts if days > (7 if c.unit == "工作日" else 8)]
        # A part that is due in time is taken for the decision, and what has longer for the rest of the item.
        if late and len(late) == len(amounts):
            first = next(item for item in limit.cell.items if _is_decision(item))
            which = f"其中「{first.name}」" if len(limit.cell.items) > 1 else ""
            yield limit.finding(
                f"{which}行政许可、行政处罚的决定公开时限{_amount(late[0])},超过7个工作日",
                "改为「自作出行政决定之日起7个工作日内」",
            )


_DUE = ("deadline", "bare")


def _is_decision(item: Item) -> bool:
    """Whether an item publishes decisions: its name says so, or it is named for the type of power alone."""
    text = f"{item.category}/{item.name}"
    return (
        _LICENCE_OR_PENALTY.search(text) is not None
        and _NO_RESULT.search(item.name) is None
        and (_RESULT.search(item.name) is not None)
    )


def incomplete_amount(subject: Subject) -> Iterator[Finding]:
    """An amount with nothing that it is counted from (20个工作日内), or without a unit (20内)."""
    for limit in limits(subject):
        if (broken := _HALF_UNIT.search(limit.text)) is not None:
            yield limit.finding(
                f"时限「{limit.text}」里的「{broken.group()}」少了「日」",
                f"写成「{broken.group()}日」",
                fix=Fix(broken.group(), f"{broken.group()}日"),
            )
            continue
        counted = any(c.trigger or c.kind in _EVENTS for c in limit.clauses)
        for clause in limit.clauses:
            if clause.kind == "bare" and clause.amount is not None and not counted:
                yield limit.finding(
                    f"时限「{limit.text}」没有写从什么时候算起",
                    f"写成「信息形成或者变更之日起{_amount(clause)}内」",
                )
                break
            if clause.kind == "unknown" and clause.note and _NO_AMOUNT.search(clause.note):
                yield limit.finding(
                    f"时限「{limit.text}」里的「{clause.note}」缺单位或者缺字",
                    "写成「信息形成或者变更之日起20个工作日内」的样子:起算点、数字、工作日或日、内",
                )
                break


_HALF_UNIT = re.compile(r"(?:\d|[一二三四五六七八九十])个?工作(?=[之以]?内|[后前,，。;；)）]|$)")
_EVENTS = ("progress", "staged", "at_event", "with_event")
"""Clauses that say when, from which a bare amount beside them is counted."""


def not_checkable(subject: Subject) -> Iterator[Finding]:
    """Time limits that nobody can say were kept or not: 及时, 适时, 定期, 按上级要求 and nothing else."""
    for limit in limits(subject):
        if (
            not limit.clauses
            or not all(_is_open(clause, limit.text) for clause in limit.clauses)
            or any(item.levels == ["村级"] and "随时" in limit.text for item in limit.cell.items)
        ):
            continue
        yield limit.finding(
            f"时限「{limit.text}」无法检查是否做到",
            "写出期限,如「信息形成或者变更之日起20个工作日内」",
        )


_AS_NEEDED = re.compile(r"视[^,;]{0,6}情|需要|实际|情况(?:及时|适时)?公")
_NAMED_RULE = re.compile(r"规定|法|条例|办法|细则|标准|方案|计划|通知|规程|规则|《|制度|意见|文件|约定")


def _is_open(clause: Clause, text: str) -> bool:
    """Whether a clause sets no time that can be checked."""
    if clause.kind == "recurrence":
        return clause.every is None and clause.due is None
    if clause.kind == "progress":
        return _AS_NEEDED.search(text) is not None and not re.search(r"进[展度程]|灾情|阶段", text)
    if clause.kind == "defer_to_law":
        return _NAMED_RULE.search(text) is None
    return clause.kind == "prompt"


def not_understood(subject: Subject) -> Iterator[Finding]:
    """Parts of a time limit that gongkai does not understand."""
    for limit in limits(subject):
        for clause in () if unpaired(limit.text) else limit.clauses:
            if clause.kind == "unknown" and not (clause.note and _NO_AMOUNT.search(clause.note)):
                part = f"里的「{clause.note}」" if clause.note and clause.note != limit.text else ""
                yield limit.finding(
                    f"时限「{limit.text}」{part}看不出是什么时限",
                    "写成「信息形成或者变更之日起20个工作日内」「长期公开」「每季度公布一次」一类的话;用 gongkai read time-limit 试读",
                )
                break


def comments_too_short(subject: Subject) -> Iterator[Finding]:
    """公开征求意见 for fewer than 30 日, where no other law sets the period."""
    for limit in limits(subject):
        if any(_OWN_COMMENT_PERIOD.search(_about(item)) for item in limit.cell.items):
            continue
        for clause in limit.clauses:
            if (
                clause.kind in ("min_period", "display", "deadline")
                and _is_comment(clause)
                and (_days(clause) or 30) < 30
            ):
                yield limit.finding(
                    f"征求意见{_amount(clause)},少于30日",
                    "征求意见一般不少于30日;因情况紧急等缩短的,在理由里说明",
                )
                break


_OWN_COMMENT_PERIOD = re.compile(r"环境影响|环评|生态环境|政府采购|招标|采购|标准|规范性文件")


def _is_comment(clause: Clause) -> bool:
    return any(
        _ASKS_OPINIONS.search(text or "") is not None for text in (clause.what, clause.scope, clause.trigger)
    )


_ASKS_OPINIONS = re.compile(r"(?:征求|征集|听取)[^,;]{0,6}(?:意见|$)|公众的?意见")


def _days(clause: Clause) -> float | None:
    """The amount of a clause in calendar days; 20 工作日 are 28 日."""
    working = working_days(clause)
    return None if working is None else working * 7 / 5


class _Shown(NamedTuple):
    """A period that a law sets for showing something."""

    about: re.Pattern[str]
    """What the item is about."""
    amount: int
    unit: str
    source: str


_PERIODS = (
    _Shown(re.compile(r"征地.*预公告|征收土地预公告|拟征收土地.*公告|土地征收启动公告"), 10, "工作日", "土地管理法实施条例第二十六条"),
    _Shown(re.compile(r"征地补偿安置(?:方案)?|征收.*补偿安置方案公告"), 30, "日", "土地管理法第四十七条"),
    _Shown(re.compile(r"房屋征收.*补偿方案|征收补偿方案.*(?:征求|公布)"), 30, "日", "国有土地上房屋征收与补偿条例第十条"),
    _Shown(re.compile(r"规划.*(?:草案|批前|报批前)|城乡规划.*公告"), 30, "日", "城乡规划法第二十六条"),
    _Shown(re.compile(r"最低生活保障|低保"), 7, "日", "最低生活保障审核确认办法(民发〔2021〕57号)"),
    _Shown(re.compile(r"特困人员"), 7, "日", "特困人员认定办法(民发〔2021〕43号)"),
    _Shown(re.compile(r"单一来源"), 5, "工作日", "政府采购法实施条例第三十八条"),
    _Shown(re.compile(r"中标候选人"), 3, "日", "招标投标法实施条例第五十四条"),
    _Shown(re.compile(r"环评.*(?:受理|报告书)|环境影响报告书.*受理"), 10, "工作日", "环境影响评价公众参与办法第二十二条"),
    _Shown(re.compile(r"环评.*(?:拟|审批前)|环境影响.*拟(?:批准|审批)"), 5, "工作日", "环境影响评价公众参与办法第二十三条"),
)  # fmt: skip
_COMPULSORY = "土地管理法第四十七条、城乡规划法第二十六条等:公告、公示不少于法定的天数"


def shown_too_short(subject: Subject) -> Iterator[Finding]:
    """公示 and 公告 for fewer days than the law sets for that matter."""
    for limit in limits(subject):
        for clause in limit.clauses:
            if clause.kind not in ("display", "min_period") or clause.amount is None or _is_comment(clause):
                continue
            found = next(
                (p for p in _PERIODS for item in limit.cell.items if p.about.search(_about(item))), None
            )
            if found is None or not _is_shorter(clause, found):
                continue
            yield limit.finding(
                f"公示{_amount(clause)},短于法定的{found.amount}{'个' if found.unit == '工作日' else ''}{found.unit}",
                f"{found.source}规定不少于{found.amount}{'个' if found.unit == '工作日' else ''}{found.unit}",
            )
            break


def _is_shorter(clause: Clause, law: _Shown) -> bool:
    if law.unit == clause.unit and clause.amount is not None:
        return clause.amount < law.amount
    days = _days(clause)
    return days is not None and days < law.amount * (7 / 5 if law.unit == "工作日" else 1)


def _about(item: Item) -> str:
    return f"{item.domain}/{item.category}/{item.name}"


RULES = [
    Rule(
        "GK401",
        "longer-than-the-law",
        Severity.ERROR,
        "主动公开的时限比法定的20个工作日长",
        _ARTICLE_26,
        longer_than_the_law,
        bad="time_limit: 信息形成或者变更之日起30个工作日内",
        good="time_limit: 信息形成或者变更之日起20个工作日内",
    ),
    Rule(
        "GK402",
        "results-late",
        Severity.WARNING,
        "行政许可、行政处罚决定超过7个工作日公开",
        _NOTICE_118,
        results_late,
        bad="name: 行政处罚决定\ntime_limit: 自作出行政决定之日起20个工作日内",
        good="name: 行政处罚决定\ntime_limit: 自作出行政决定之日起7个工作日内",
    ),
    Rule(
        "GK403",
        "incomplete-amount",
        Severity.ERROR,
        "时限有数字,没有起算点或者单位",
        _ARTICLE_26,
        incomplete_amount,
        bad="time_limit: 20内",
        good="time_limit: 信息形成或者变更之日起20个工作日内",
    ),
    Rule(
        "GK404",
        "not-checkable",
        Severity.WARNING,
        "时限只写「及时」一类的话,无法检查",
        _DOCUMENT_54,
        not_checkable,
        bad="time_limit: 及时公开",
        good="time_limit: 信息形成后及时公开,最迟不超过20个工作日",
    ),
    Rule(
        "GK405",
        "not-understood",
        Severity.WARNING,
        "看不出是什么时限",
        _DOCUMENT_54,
        not_understood,
        bad="time_limit: 县里统一安排",
        good="time_limit: 每季度公布一次",
    ),
    Rule(
        "GK406",
        "comments-too-short",
        Severity.WARNING,
        "征求意见少于30日",
        _COMMENTS,
        comments_too_short,
        bad="time_limit: 公开征求意见不少于7日",
        good="time_limit: 公开征求意见不少于30日",
    ),
    Rule(
        "GK407",
        "shown-too-short",
        Severity.ERROR,
        "公示、公告的天数少于法定",
        _COMPULSORY,
        shown_too_short,
        bad="name: 征地补偿安置方案公告\ntime_limit: 公告期不少于15日",
        good="name: 征地补偿安置方案公告\ntime_limit: 公告期不少于30日",
    ),
]
