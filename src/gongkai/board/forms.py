"""Which columns the table of a notice (公示表) has: those that the content of its item names."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from gongkai.board.privacy.columns import LEFT_OUT, kind_of
from gongkai.model.directory import Item
from gongkai.model.sheet import TableColumn
from gongkai.phrases.text import half_width

_MOST_COLUMNS = 9
_SEVERAL, _SHORT = 3, 9
"""So many points in one are an enumeration, if none is longer than so many characters."""


class Form(NamedTuple):
    """A table to fill in: its columns, and the points of content that are none of them (``rest``).

    ``assistance`` says that of its rows only name, household size and amount may be shown (社会救助).
    """

    columns: tuple[TableColumn, ...]
    rest: tuple[str, ...] = ()
    assistance: bool = False


_SERIAL = TableColumn("序号", 1.6, "center")
_NAME = TableColumn("姓名", 3, "center")
_AMOUNT = TableColumn("金额(元)", 3, "right")

_ASSISTANCE = re.compile(
    "最低生活保障|低保|特困|五保|临时救助|受灾|救灾|灾害救助|冬春救助|孤儿|事实无人抚养|困境儿童|残疾人.{0,8}(?:补贴|救助)|高龄(?:津贴|补贴)|"
    "(?:医疗|教育|住房|大病)救助|困难(?:群众|家庭|职工|党员|残疾人|老人).{0,6}(?:补贴|救助|慰问|补助)|慰问"
)
_ROWS = re.compile(
    "姓名|名单|名册|花名|户主|承包方|承租方|受让方|农户|明细|台账|(?:项目|资产|资源|工程|单位|机构|债权人|债务人)名称|逐项逐笔|到户|分户|的人员|干部报酬|(?:享受|获得|领取|发放|补助|补贴|救助|"
    "保障|供养|扶助|资助|奖励|优抚|帮扶)(?:人员|对象)(?!条件|范围|标准|认定)|中标(?:人|单位)|施工单位"
)
"""What stands in each row of a table."""
_NO_ROWS = re.compile(
    "办事指南|服务指南|政策法规|政策文件|法规文件|规范性文件|规章制度|章程|规约|公约|工作规则|机构(?:职能|设置|简介)|(?:救助|服务|工作)热线|应急预案|监督检查|投诉举报|工作动态"
)
_GUIDE = re.compile("申[请报领]材料|办理流程|受理条件|办理条件|申请条件|办理地点|办理时限|申请人基本条件")
_ACCOUNTS = re.compile("(?:收入|支出|收支|往来|开支)(?:情况|明细|项目|账目|金额)?|财务|账目|开支|资金使用")
_ACCOUNTS_NAME = re.compile("财务收支|收支|账目|开支|财务公开|经费.{0,8}使用|专项资金|财务情况|党费")
_STAY = re.compile(
    "(?:监督|举报|投诉|咨询|联系|服务)[^,;。、]{0,4}(?:电话|方式|渠道)|异议|方案|办法|政策|(?<!补贴)(?<!补助)(?<!补偿)标准|条件|程序|流程|依据|章程|规约|公约|规定|文件|公告|总额|查询|受理|(?:讨论|决策|审议|表决|决定)[^,;。、]{0,3}(?:结果|事项|情况)?|意见|材料|制度|计划|合同文本|议题|原因|预案|总结|报告"
)
"""Points that are a text, and no column."""
_ALWAYS_TEXT = re.compile("查询|异议|监督|举报|投诉")
"""Whatever else such a point names."""
_QUALIFIER = re.compile(
    "^(?:拟|已|新|各|其他|本村|本社区|相关|有关|具体|实际|最终|每户|每人|各户)*(?:纳入|认定|保障|享受|救助|补贴|补助|奖励|扶助|供养|改造|确认|申请|发放|资助)?(?:对象|人员|家庭)?的?"
    "(?=户主|姓名)"
)
_COLUMNS: tuple[tuple[str, str, float, str], ...] = (
    # what a point ends with, how the column is called ({} is the point itself), its weight and alignment
    (r"户主(?:姓名)?$", "户主姓名", 3, "center"),
    (r"农户(?:姓名)?$|补贴农户姓名$", "农户姓名", 3, "center"),
    (r"(?:承包方|承租方|受让方)$", "{}", 4, "left"),
    (r"(?:姓名|名单|花名册|名册|名字|人员|对象|对象信息|人员信息)$", "姓名", 3, "center"),
    (r"(?:人数|人口(?:数)?|户数|成员数)$", "{}", 2.5, "center"),
    (r"职务$", "职务", 3, "center"),
    (
        r"(?:金额|数额|价款|总额|报酬|津贴|工资|奖金|费用|金额情况|补偿费|补偿款|款额|预算|决算|造价|投资额?|原值|单价|租金|承包费|收益|余额|补助金|救助金|资金)$",
        "{}(元)",
        3.5,
        "right",
    ),
    (r"(?:补贴|补助|补偿|奖励|救助)标准$", "{}", 3.5, "center"),
    (r"(?:支付|兑付|发放|缴纳|收缴|支付到户|分配到户)(?:结果|情况)$", "金额(元)", 3.5, "right"),
    (r"面积(?:或者?数量)?$", "{}(亩)", 2.5, "right"),
    (r"数量$", "{}", 2.5, "right"),
    (r"(?:期限|工期|日期|时间|起止时间)$", "{}", 4, "center"),
    (r"(?:项目|工程|资产|资源|单位|机构|物资|设施)名称$", "{}", 5, "left"),
    (r"名称$", "{}", 5, "left"),
    (r"(?:位置|地点|地址|坐落|四至)$", "{}", 4, "left"),
    (r"(?:施工|中标|承建|监理|实施)(?:单位|人)$", "{}", 5, "left"),
    (r"(?:来源|用途|使用状况|使用情况|规格|型号|内容)$", "{}", 4, "left"),
    (r"(?:等级|类别|类型|方式|结果|种类|性质|品种)$", "{}", 3, "center"),
    (r"(?:事由|理由)$", "{}", 4, "left"),
    (r"(?:负责人|责任人|经办人|监督人员|联系人)$", "{}", 3, "center"),
)
_COMPILED = tuple((re.compile(pattern), name, weight, align) for pattern, name, weight, align in _COLUMNS)
_SPLIT = re.compile("[、,;;]|(?<!共)和(?!解|谐)|以?及|与(?!会)")


def form_of(item: Item) -> Form | None:
    """The table of an item; None where its content is no list of rows (村规民约, 办事指南, 政策文件)."""
    words = f"{item.domain}/{item.category}/{item.name}"
    content = [half_width(text) for text in item.content]
    everything = "\n".join(content)
    if _NO_ROWS.search(item.name) or _GUIDE.search(everything) or not content:
        return None
    if _ACCOUNTS_NAME.search(item.name) and _ACCOUNTS.search(everything):
        return _accounts(content)
    if not any(_is_of_rows(point) for point in content if not _ALWAYS_TEXT.search(point)):
        return None
    if _ASSISTANCE.search(words) or "社会救助" in (item.domain, item.category):
        return _assistance(content)
    columns, rest = _named(content)
    if len(columns) < 2 and not any(column.name.endswith(("姓名", "名称")) for column in columns):
        return None
    return Form((_SERIAL, *columns[: _MOST_COLUMNS - 1]), tuple(rest))


def _is_of_rows(point: str) -> bool:
    """Whether a point says what stands in each row of a table: whom or what it is about, or several columns at once."""
    return _ROWS.search(point) is not None or bool(_enumerated(_parts(point)))


def _enumerated(parts: list[str]) -> list[TableColumn]:
    """The columns of a point that counts them up (流出户、流入方、面积、租金和期限); none where it does not.

    Where some are known for columns, so are the others, but for those that no notice may have.
    """
    if len(parts) < _SEVERAL or any(len(part) > _SHORT for part in parts):
        return []
    columns = [_column(part) for part in parts]
    may_be = [
        column is not None or _THING.search(part) is not None
        for column, part in zip(columns, parts, strict=True)
    ]
    known = sum(column is not None for column in columns)
    if not may_be[0] or known < (1 if all(may_be) else 2):
        return []
    return [
        column or TableColumn(part, max(2.5, len(part) * 0.8), "center")
        for column, part in zip(columns, parts, strict=True)
        if column is not None
        or (_THING.search(part) and not _STAY.search(part) and kind_of(part) not in LEFT_OUT)
    ]


_THING = re.compile("^(?!享受).*[户方人者员费量数号价率额别历工程物属类级务]$|单位$|部门$")
"""What may be a column among others, though it is none by itself."""


def _assistance(content: list[str]) -> Form:
    rest = [point for point in content if not _ROWS.search(point) and not _is_of_a_person(point)]
    name = TableColumn("户主姓名", 3, "center") if any("户主" in point for point in content) else _NAME
    return Form((_SERIAL, name, TableColumn("人数", 2, "center"), _AMOUNT), tuple(rest), assistance=True)


def _is_of_a_person(point: str) -> bool:
    """Whether a point of social assistance is of one person: it is in the columns, or may not be shown."""
    return any(
        pattern.search(part) for part in _parts(point) for pattern, *_ in _COMPILED
    ) and not _STAY.search(point)


def _accounts(content: list[str]) -> Form:
    """The book of a village: 村务公开 shows it line by line."""
    columns = (
        _SERIAL,
        TableColumn("日期", 3, "center"),
        TableColumn("摘要", 6),
        TableColumn("收入金额(元)", 3, "right"),
        TableColumn("支出金额(元)", 3, "right"),
        TableColumn("结余(元)", 3, "right"),
    )
    rest = [
        point
        for point in content
        if not _ACCOUNTS.search(point) and not re.search("明细|金额|余额|数额", point)
    ]
    return Form(columns, tuple(rest))


def _named(content: list[str]) -> tuple[list[TableColumn], list[str]]:
    """The columns that the points name, each once, and the points that name none."""
    columns: dict[str, TableColumn] = {}
    rest: list[str] = []
    for point in content:
        parts = [] if _ALWAYS_TEXT.search(point) else _parts(point)
        found = _enumerated(parts) or [c for part in parts if (c := _column(part)) is not None]
        lost = [part for part in parts if _is_lost(part, found)]
        if not found:
            rest.append(point)
        elif lost:
            rest.append("、".join(lost))
        for column in found:
            columns.setdefault(column.name, column)
    if re.search("到户|分户", "".join(content)) and not any(name.endswith("姓名") for name in columns):
        columns["户主姓名"] = TableColumn("户主姓名", 3, "center")
    return sorted(columns.values(), key=_first), rest


def _is_lost(part: str, columns: list[TableColumn]) -> bool:
    """Whether what a part of a point says stands in none of the columns that the point gives."""
    if re.match("享受|新增$|减少$|变更$", part) or kind_of(part) in LEFT_OUT:
        return False
    return not any(column.name in (part, f"{part}(元)") for column in columns) and _column(part) is None


def _first(column: TableColumn) -> int:
    """Whom or what a row is about stands before what is said of it."""
    return (
        0 if column.name.endswith("姓名") else 1 if column.name.endswith(("名称", "承包方", "承租方")) else 2
    )


def _parts(point: str) -> list[str]:
    return [part.strip() for part in _SPLIT.split(re.sub(r"\([^()]*\)", "", point)) if part.strip()]


def _column(part: str) -> TableColumn | None:
    if _STAY.search(part) or re.match("享受(?!.*(?:姓名|人员|对象)$)", part):
        return None
    part = _QUALIFIER.sub("", part)
    part = re.sub("^(?:拟|已|各项?|相关|有关|具体|实际|其他|上级拨付)", "", part)
    for text in (part, re.sub("(?:等)?(?:基本)?(?:信息|情况)$", "", part)):
        for pattern, name, weight, align in _COMPILED:
            if text and pattern.search(text):
                called = name.format(text)
                return TableColumn(called, max(weight, min(len(called), 6) * 0.8), align)
    return None


def is_same(one: str, other: str) -> bool:
    """Whether two columns are the same thing, by what their names say: 户主姓名 and 姓名, 拟保障金额 and 低保金(元)."""
    return bool(_meanings(one) & _meanings(other)) or _bare(one) == _bare(other)


_MEANINGS = {
    "name": "姓名|户主|名字|农户|申请人|户名|对象$|人员$|领取人|受益人",
    "amount": "金额|数额|价款|款$|补助|补贴(?!农户|对象|面积)|保障金|低保金|救助金|供养金|津贴|报酬|元\\)?$|实发|应发|合计",
    "people": "人口|人数|成员数",
    "area": "面积|亩",
    "serial": "序号",
    "date": "日期|时间",
    "term": "期限|工期",
    "what": "摘要|项目|名称|事由|用途|内容",
    "party": "承包方|承租方|受让方|单位",
}


def _meanings(name: str) -> set[str]:
    return {meaning for meaning, pattern in _MEANINGS.items() if re.search(pattern, half_width(name))}


def _bare(name: str) -> str:
    return re.sub(r"\([^()]*\)|\s", "", half_width(name))


def missing(form: Form, columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of ``form`` that a table with ``columns`` has not: 序号 may always be missing."""
    given = list(columns)
    return tuple(
        column.name
        for column in form.columns
        if column.name != "序号" and not any(is_same(column.name, name) for name in given)
    )
