"""GK14, GK8: what hangs on the notice boards: how long, and what their tables may not show."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import DataFile, Item

if TYPE_CHECKING:
    from gongkai.dates.workdays import WorkCalendar

# What reads tables and counts days is imported by who needs it: most manifests have neither to be checked.


def taken_down_early(subject: Subject) -> Iterator[Finding]:
    """Notices that a board takes down before their term ends."""
    boards = [board for board in subject.directory.boards if board.show_from and board.show_until]
    if not boards:
        return
    from gongkai.dates.workdays import WorkCalendar

    items = {item.code: item for item in subject.directory.items}
    settings = {row.name: row for row in subject.manifest.boards}
    calendar = WorkCalendar(subject.directory.holidays)
    for board in boards:
        for item in (items[code] for code in board.items if code in items):
            last = _last(item, board.show_from or "", calendar)
            if last is not None and (board.show_until or "") < last.isoformat():
                yield Finding(
                    subject.place(settings[board.name], "show_until"),
                    f"公开栏「{board.name}」{board.show_until} 揭下,{item.code} {item.name} 要{item.time_limit.text},到 {last}",
                    f"揭下日期改为 {last} 或以后;或者不写,由各事项的时限来定",
                    item.code,
                    item.domain,
                )


def _last(item: Item, show_from: str, calendar: "WorkCalendar") -> date | None:
    from gongkai.board.terms import clauses_of, has_term
    from gongkai.dates.counting import display

    clauses = clauses_of(item)
    if not has_term(clauses):
        return None
    counted = display(clauses, date.fromisoformat(show_from), calendar)
    return counted.last if counted is not None else None


def unfit_data(subject: Subject) -> Iterator[Finding]:
    """Files of data that are no table, or lack columns that the item's content names."""
    if not (files := _files(subject)):
        return
    from gongkai.board.data import DataError, fits, of_grids
    from gongkai.board.forms import form_of

    for item, file in files:
        try:
            data = of_grids(file.grids, file.name)[0]
        except DataError as error:
            message = f"{file.name} 用不了:{error}"
            yield Finding(file.place, message, "第一行写列名,下面每行一条", item.code, item.domain)
            continue
        form = form_of(item)
        missing = fits(form, data) if form is not None else ()
        if missing:
            yield Finding(
                file.place,
                f"{file.name} 没有「{'、'.join(missing)}」,{item.code} {item.name} 的公开内容里有",
                "补上这些列,或者改公开内容",
                item.code,
                item.domain,
                Severity.WARNING,
            )


def personal_data(subject: Subject) -> Iterator[Finding]:
    """What the tables of notices hold that may not be shown: it is masked in print, and still stands in the file."""
    if not (files := _files(subject)):
        return
    from gongkai.board.data import DataError, of_grids
    from gongkai.board.tables import table_of

    for item, file in files:
        with suppress(DataError):  # the rule above tells it
            _, masked = table_of(item, of_grids(file.grids, file.name)[0], subject.directory)
            what = "、".join(dict.fromkeys(one.what for one in masked))
            if masked:
                yield Finding(
                    file.place,
                    f"{file.name} 里有不得公示的信息:{what};张贴时隐去,文件里还在",
                    "从数据文件里删去这些列和字,不要放进仓库",
                    item.code,
                    item.domain,
                )


def _files(subject: Subject) -> list[tuple[Item, DataFile]]:
    """Every file of data with the item whose table it fills."""
    files = [file for board in subject.directory.boards for file in board.data]
    items = {item.code: item for item in subject.directory.items} if files else {}
    return [(items[file.item], file) for file in files if file.item in items]


_NOTICE = "{category: 社会救助, name: 最低生活保障对象公示, content: [户主姓名、保障人数和保障金额], time_limit: 公示7天"
_BOARD = "boards:\n  - {name: 村级公示栏, items: [本级补充事项/社会救助/最低生活保障对象公示]%s}\n"
_LAW = "《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条"
_ITEMS = (
    f"items:\n  - {_NOTICE}, basis: [{_LAW}], owner: 云岭县应急管理局, method: 主动公开,\n"
    "     channels: [政府网站, 社区/企事业单位/村公示栏(电子屏)], audience: 全社会}\n"
)
_FILLED = (
    _ITEMS
    + _BOARD % ", data: [{item: 本级补充事项/社会救助/最低生活保障对象公示, file: 低保.csv}]"
    + "# file: 低保.csv\n"
)

RULES = [
    Rule(
        "GK143",
        "unfit-data",
        Severity.ERROR,
        "数据文件不是公示表,或者少了公开内容里的列",
        "国办发〔2019〕54号(十一):相同事项的公开内容对应一致",
        unfit_data,
        bad=f"{_FILLED}李某甲,2,860\n王某乙,1,430\n",
        good=f"{_FILLED}序号,户主姓名,保障人数,保障金额(元)\n1,李某甲,2,860\n",
    ),
    Rule(
        "GK144",
        "taken-down-early",
        Severity.ERROR,
        "公示期没有满就揭下",
        "各领域标准指引:公示不少于规定的天数",
        taken_down_early,
        bad=_ITEMS + _BOARD % ", show_from: 2026-11-10, show_until: 2026-11-12",
        good=_ITEMS + _BOARD % ", show_from: 2026-11-10, show_until: 2026-11-30",
    ),
    Rule(
        "GK806",
        "personal-data-in-table",
        Severity.WARNING,
        "公示表的数据里有不得公示的个人信息",
        "中华人民共和国个人信息保护法第二十五条、第二十八条、第三十一条;社会救助只公示姓名、人数、金额",
        personal_data,
        bad=f"{_FILLED}序号,户主姓名,身份证号,保障人数,保障金额(元)\n1,李某甲,11010519491231002X,2,860\n",
        good=f"{_FILLED}序号,户主姓名,保障人数,保障金额(元)\n1,李某甲,2,860\n",
    ),
]
