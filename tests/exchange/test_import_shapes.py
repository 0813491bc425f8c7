"""``gongkai import`` on tables of every shape in which counties, towns and streets publish them."""

import csv
import io
import random
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from gongkai.exchange.importing import About, imported
from gongkai.exchange.importing.matching import Wanted, match
from gongkai.sources.government import Loader
from gongkai.sources.tables import TableError
from tests.cli_helpers import load, run

ORDER = "《中华人民共和国政府信息公开条例》(国务院令第711号)"
DAYS = "信息形成或者变更之日起20个工作日内"
REGULATION = [("中华人民共和国政府信息公开条例", "国务院令第711号")]
FLAT = [
    "序号",
    "一级事项",
    "二级事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道",
    "公开对象",
    "公开方式",
    "公开层级",
]
TWO = (
    ["序号", "公开事项", None, "公开内容\n(要素)", "公开依据", "公开\n时限", "公开\n主体", "公开渠道和载体", "公开对象", None, "公开方式", None, "公开层级", None],
    [None, "一级\n事项", "二 级 事 项", None, None, None, None, None, "全社会", "特定群众", "主 动", "依申请公开", "县级", "乡、村级"],
)  # fmt: skip
TAIL = [ORDER, DAYS, "青石县文化馆", "政府网站", "全社会", "主动公开", "县级"]
Items = list[dict[str, Any]]


@dataclass
class Shape:
    """A workbook and what every row of it says; only the elements that a shape is about are listed."""

    name: str
    sheets: dict[str, list[list[Any]]]
    items: Items
    merges: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Cells, of those that are in no item, that the account has to tell."""


def ticks(*marks: Any) -> list[Any]:
    """A row in the form of ``TWO`` with the given marks in its last six columns."""
    return [1, "文物", "文物名录", "1.名录2.等级", ORDER, DAYS, "青石县文化馆", "■政府网站□政府公报", *marks]


def box_row(
    channels: str, method: str = "主动公开", audience: str = "全社会", levels: str = "县级"
) -> list[Any]:
    return [1, "文物", "文物名录", "名录", ORDER, DAYS, "青石县文化馆", channels, audience, method, levels]


def flat(*rows: list[Any]) -> dict[str, list[list[Any]]]:
    return {"Sheet1": [["青石县文物保护领域基层政务公开标准目录"], FLAT, *rows]}


MARKED = {"method": ["主动公开"], "audience": ["全社会"], "levels": ["县级", "乡级", "村级"]}
SHAPES = [
    Shape(
        "两行表头、题名、日期和注",
        {"Sheet1": [["青石县文物保护领域基层政务公开标准目录"], ["青石县文化馆", None, "2023年5月"], *TWO, ticks("√", "", "√", "", "√", "√"), [], ["注:本表由青石县文化馆解释"], ["填表人:张三", None, "审核人:李四"]]},
        [{"domain": "文物保护", "category": "文物", "name": "文物名录", "content": ["名录", "等级"], "basis": REGULATION, "time_limit": DAYS, "owner": ["青石县文化馆"], "channels": ["政府网站"], **MARKED}],
        {"Sheet1": "A1:N1 A3:A4 B3:C3 D3:D4 E3:E4 F3:F4 G3:G4 H3:H4 I3:J3 K3:L3 M3:N3"},
        [("A7", "注:本表由青石县文化馆解释"), ("A8", "填表人:张三"), ("C8", "审核人:李四")],
    ),
    Shape("没有合并的两行表头", {"文物保护": [*TWO, ticks("√", "", "√", "", "√", "√")]}, [{"domain": "文物保护", "name": "文物名录", **MARKED}]),
    *(
        Shape(f"勾选写作{mark}", {"文物保护": [*TWO, ticks(mark, empty, mark, empty, mark, mark)]}, [MARKED])
        for mark, empty in (("■", "□"), ("√", None), ("✓", ""), ("☑", "☐"), ("◆", "◇"), ("▲", ""), ("●", "○"), ("▄", "口"), ("R", "£"), ("t", "£"), ("þ", "o"), ("V", ""), ("是", "否"), (1, 0), (True, False), ("√ ", " "), ("○", ""))
    ),
    Shape(
        "勾选格里有字",
        {"文物保护": [*TWO, ticks("", "√文物所有人", "不公开", "√", "√", "州级负责")]},
        [{"audience": ["特定群体:文物所有人"], "method": ["依申请公开"], "levels": ["县级", "乡级", "村级"]}],
        notes=[("K3", "不公开"), ("N3", "州级负责")],
    ),
    Shape(
        "三行表头、三级事项和责任科室",
        {"Sheet1": [
            ["序号", "公开事项", None, None, "公 开 内 容", "公开依据", "公开时限", "公开主体", "责任科室", "公开渠道和载体", "公开层级", None, None, "咨询电话", "监督电话", "备注"],
            [None, "一级事项", "二级事项", "三级事项", None, None, None, None, None, None, "层级", None, None, None, None, None],
            [None, None, None, None, None, None, None, None, None, None, "县级", "乡级", "村级", None, None, None],
            [1, "补贴", "农机", "购置补贴", "政策", ORDER, DAYS, "青石县农机站", "管理股", "政府网站", "√", "√", "", 5551234, "0888-5551", "附表一"],
            [2, None, None, "报废补贴", "流程", ORDER, DAYS, "青石县农机站", "管理股", "政府网站", "√", "", "√", None, None, None],
            [3, None, "种子", None, "价格", ORDER, DAYS, "青石县农机站", None, "政府网站", "√", "", "", None, None, None],
            [4, "培训", None, None, "计划", ORDER, DAYS, "青石县农机站", None, "政府网站", "√", "", "", None, None, None],
        ]},
        [
            {"category": "补贴", "name": "农机·购置补贴", "levels": ["县级", "乡级"], "channels": ["政府网站"]},
            {"category": "补贴", "name": "农机·报废补贴", "levels": ["县级", "村级"]},
            {"category": "补贴", "name": "种子", "content": ["价格"]},
            {"name": "培训", "content": ["计划"]},
        ],
        {"Sheet1": "A1:A3 B1:D1 B2:B3 C2:C3 D2:D3 E1:E3 F1:F3 G1:G3 H1:H3 I1:I3 J1:J3 K1:M1 K2:M2 B4:B6 C4:C5"},
        [("I4", "管理股"), ("N4", "5551234"), ("P4", "附表一")],
    ),
    Shape(
        "列的次序不同、空列空行、一级类目和四级",
        {"文物保护": [
            [], ["公开主体", None, "公开时限", "公开依据", "公开内容及要求", "三级目录", "二级目录", "一级目录", "公开方式", "公开范围", "公开载体", "链接"], [],
            ["青石县文化馆", None, DAYS, ORDER, "一、名录;二、等级", "县保", "名录", "文物", "主动", "社会公众", "网站", "查看"],
        ]},
        [{"category": "文物", "name": "名录·县保", "content": ["名录", "等级"], "owner": ["青石县文化馆"], "method": ["主动公开"], "audience": ["全社会"]}],
        notes=[("L4", "查看")],
    ),
    Shape(
        "一项分几行、时限分段、序号合并",
        flat(
            [1, "文物", "文物名录", "名录", ORDER, "每年公开", "青石县文化馆", "政府网站", "全社会", "主动公开", "县级"],
            [None, None, None, "等级", "《中华人民共和国文物保护法》", "长期公开", None, None, None, None, None],
            [2, None, "文物 展览", "展期", *TAIL],
            [None, None, "文物 展览", "票价", *TAIL],
        ),
        [
            {"category": "文物", "name": "文物名录", "content": ["名录", "等级"], "basis": [*REGULATION, ("中华人民共和国文物保护法", None)], "time_limit": "每年公开;长期公开"},
            {"category": "文物", "name": "文物展览", "content": ["展期", "票价"]},
        ],
        {"Sheet1": "A3:A4 C3:C4 B3:B6"},
    ),
    Shape(
        "同上",
        flat(
            [1, "文物", "文物名录", "名录", *TAIL],
            [2, "同上", "文物展览", "展期", "同 上", "″", "(同上)", "〃", "同上。", "同上", "同上"],
        ),
        [{}, {"category": "文物", "name": "文物展览", "basis": REGULATION, "time_limit": DAYS, "owner": ["青石县文化馆"], "channels": ["政府网站"], "audience": ["全社会"], "levels": ["县级"]}],
    ),
    Shape(
        "几张工作表、目录页和隐藏的表",
        {
            "目录": [["序号", "领域", "页码"], [1, "文物保护", 2]],
            "(01)文物保护": [FLAT, [1, "文物", "文物名录", "名录", *TAIL]],
            "2.气象服务领域": [FLAT, [1, "预警", "天气预警", "预警信号", *TAIL]],
        },
        [{"domain": "文物保护", "name": "文物名录"}, {"domain": "气象服务", "name": "天气预警"}],
        notes=[("B2", "文物保护")],
    ),
    Shape(
        "一张表上几个表、分页重复的表头、栏号",
        {"Sheet1": [
            ["(一)文物保护领域基层政务公开标准目录"], FLAT, [*range(1, 12)], [1, "文物", "文物名录", "名录", *TAIL],
            FLAT, [2, None, "文物展览", "展期", *TAIL],
            ["(二)气象服务领域基层政务公开标准目录"],
            ["序号", "事项类别", "事项名称", "具体内容", "法律依据", "公开时间", "责任单位", "公开途径", "公开对象", "公开属性"],
            [1, "预警", "天气预警", "预警信号", *TAIL[:-1]],
        ]},
        [{"domain": "文物保护", "name": "文物名录"}, {"domain": "文物保护", "category": "文物", "name": "文物展览"}, {"domain": "气象服务", "category": "预警", "name": "天气预警", "basis": REGULATION, "owner": ["青石县文化馆"], "channels": ["政府网站"], "method": ["主动公开"]}],
    ),
    Shape(
        "分节的行",
        {"Sheet1": [FLAT, ["(一)文物保护领域"], [1, "文物", "文物名录", "名录", *TAIL], ["(二)安全生产领域"], [2, "依法行政", "行政处罚", "处罚", *TAIL]]},
        [{"domain": "文物保护", "name": "文物名录"}, {"domain": "安全生产", "name": "行政处罚"}],
        {"Sheet1": "A2:K2 A4:K4"},
        [("A2", "(一)文物保护领域")],
    ),
    Shape(
        "领域一列,带编码",
        {"Sheet1": [["公开领域\n(编码)", *FLAT[1:]], ["义务教育\n(24)", "招生管理", "招生政策", "方案", *TAIL], [None, "招生管理", "招生计划", "计划", *TAIL], ["气象服务领域", "预警", "天气预警", "信号", *TAIL]]},
        [{"domain": "义务教育", "name": "招生政策"}, {"domain": "义务教育", "name": "招生计划"}, {"domain": "气象服务", "name": "天气预警"}],
        {"Sheet1": "A2:A3"},
    ),
    *(
        Shape(f"领域由「{sheet}」「{title}」而知", {sheet: [[title], FLAT, [1, "招生管理", "招生政策", "方案", *TAIL], [2, "招生管理", "招生计划", "计划", *TAIL]]}, [{"domain": "义务教育"}] * 2)
        for sheet, title in (("1.义务教育", ""), ("(24)义务教育", ""), ("教育领域", ""), ("Sheet1", "青石县2023年教育领域基层政务公开标准目录"), ("Sheet1", ""))
    ),
    *(
        Shape(f"渠道写作 {channels!r}", flat(box_row(channels)), [{"channels": ["政府网站", "公开查阅点"]}])
        for channels in (
            "■政府网站 □政府公报\n■公开查阅点", "■政府网站□政府公报■公开查阅点", "R政府网站 £政府公报 R公开查阅点", "口政府公报 ■政府网站 ■公开查阅点",
            "政府网站√ 政府公报□ 公开查阅点√", "1.政府网站\n2.公开查阅点", "政府网站、公开查阅点", "政府网站/公开查阅点", "政府网站 公开查阅点", "t政府网站£政府公报t公开查阅点", "囗政府公报\n▄政府网站\n▄公开查阅点",
        )
    ),
    *(
        Shape(f"方式写作 {method!r}", flat(box_row("政府网站", method)), [{"method": wanted}])
        for method, wanted in (("主动", ["主动公开"]), ("■主动公开 □依申请公开", ["主动公开"]), ("主动公开\n依申请公开", ["主动公开", "依申请公开"]), ("√主动\n依申请", ["主动公开"]), ("主动/依申请", ["主动公开", "依申请公开"]))
    ),
    *(
        Shape(f"层级写作 {levels!r}", flat(box_row("政府网站", levels=levels)), [{"levels": ["县级", "乡级"]}])
        for levels in ("县级、乡级", "■县级 ■乡级 □村级", "县、乡级", "县级\n乡镇级", "√县级\n√乡级\n村级")
    ),
    *(
        Shape(f"对象写作 {audience!r}", flat(box_row("政府网站", audience=audience)), [{"audience": wanted}])
        for audience, wanted in (("社会公众", ["全社会"]), ("■全社会 □特定群体", ["全社会"]), ("特定群体:文物所有人", ["特定群体:文物所有人"]))
    ),
    *(
        Shape(f"内容写作 {text!r}", flat([1, "文物", "文物名录", text, *TAIL]), [{"content": ["名录", "等级", "位置"]}])
        for text in ("●名录●等级●位置", "·名录\n·等级\n·位置", "1.名录2.等级3.位置", "1、名录;2、等级;3、位置。", "①名录②等级③位置", "(1)名录(2)等级(3)位置", "(一)名录\n(二)等级\n(三)位置", "一、名录\n二、等级\n三、位置", "名录;等级;位置", "名录;等级;位置", "名 录\n等 级\n位 置", "1.名录\n2.等级\n3.位置", "■名录\n■等级\n■位置")
    ),
    *(
        Shape(f"依据写作 {text!r}", flat([1, "文物", "文物名录", "名录", text, *TAIL[1:]]), [{"basis": wanted}])
        for text, wanted in (
            (f"1.{ORDER}\n2.《中华人民共和国文物保护法》", [*REGULATION, ("中华人民共和国文物保护法", None)]),
            ("《中华人民共和国政府信息公开\n条例》(国务院令第711号)", REGULATION),
            ("《中华人民共和国政府信息公开条例》(中华人民共和国国务院令第711号,2019年4月3日修订)", REGULATION),
            (f"【行政法规】{ORDER}", REGULATION),
            ("《中华人民共和国政府信息公开条例》(国务院令第711号)", REGULATION),
            (f"{ORDER}、《中华人民共和国文物保护法》", [*REGULATION, ("中华人民共和国文物保护法", None)]),
        )
    ),
    Shape(
        "数字、日期、全角和公式错误",
        flat([1, "文物", 2023, "1.名录 2.等级", ORDER, "每月15日前", "青石县文化馆", "政府网站", "全社会", "主动公开", "#REF!"]),
        [{"name": "2023", "content": ["名录", "等级"], "levels": []}],
        notes=[("K3", "#REF!")],
    ),
    Shape(
        "村表",
        {"村务": [["柳湾村村务公开清单"], ["序号", "公开事项", "公开内容", "公开时间", "公开形式", "责任人"], [1, "财务收支", "收入;支出", "每季度", "村务公开栏", "王五"]]},
        [{"name": "财务收支", "content": ["收入", "支出"], "time_limit": "每季度", "channels": ["社区/企事业单位/村公示栏(电子屏)"]}],
        notes=[("F3", "王五")],
    ),
    Shape(
        "渠道分列,有自己的名字",
        {"文物保护": [["一级事项", "二级事项", "公开内容", "公开依据", "公开渠道", None, None], [None, None, None, None, "政府网站", "院坝会", "其他"], ["文物", "名录", "内容", ORDER, "√", "√", "微信群"], ["文物", "展览", "内容", ORDER, "√", "", ""]]},
        [{"channels": ["政府网站", "其他:院坝会", "其他:微信群"]}, {"channels": ["政府网站"]}],
        {"文物保护": "A1:A2 B1:B2 C1:C2 D1:D2 E1:G1"},
    ),
    Shape(
        "公开事项占两列而无第二行",
        {"文物保护": [["序号", "公开事项", None, "公开内容", "公开依据", "公开时限"], [1, "文物", "名录", "内容", ORDER, DAYS], [2, None, "展览", "内容", ORDER, DAYS]]},
        [{"category": "文物", "name": "名录"}, {"category": "文物", "name": "展览"}],
        {"文物保护": "B1:C1 B2:B3"},
    ),
    Shape(
        "公开属性才是方式",
        {"文物保护": [[*FLAT[:8], "公开方式", "公开属性", "标题", "五公开"], [1, "文物", "名录", "内容", *TAIL[:4], "全文发布", "主动公开", "文物", "服务公开"]]},
        [{"method": ["主动公开"]}],
        notes=[("I2", "全文发布"), ("K2", "文物"), ("L2", "服务公开")],
    ),
    Shape(
        "同名的两行都是事项",
        flat([1, "文物", "名录", "内容", *TAIL], [2, "文物", "展览", "内容", *TAIL], [3, "文物", "名录", "另一内容", *TAIL]),
        [{"name": "名录", "content": ["内容"]}, {"name": "展览"}, {"name": "名录", "content": ["另一内容"]}],
    ),
    Shape(
        "序号在第二行,乡镇的表",
        {"Sheet1": [
            ["桥头街道办事处基层政务公开标准目录(试行)"],
            ["公开事项", None, None, "公开内容(要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None, "公开层级", None],
            ["序号", "一级事项", "二级事项", None, None, None, None, None, "全社 会", "特定 群体", "镇级", "村级"],
            [1, "基本信息", "乡镇 概况", "1.机构概况\n2.领导简介", ORDER, "信息产生之日起\n20个工作日内\n公开", "桥头街道\n办事处", "■入户现场", "√", "", "√", ""],
        ]},
        [{"category": "基本信息", "name": "乡镇概况", "content": ["机构概况", "领导简介"], "time_limit": "信息产生之日起20个工作日内公开", "owner": ["桥头街道办事处"], "channels": ["入户/现场"], "levels": ["乡级"]}],
        {"Sheet1": "A2:C2 D2:D3 E2:E3 F2:F3 G2:G3 H2:H3 I2:J2 K2:L2"},
    ),
    Shape(
        "领域在第一列,列名从简",
        {"汇总表": [
            ["领域", "序号", "一级目录", "二级目录", "公开要素", "依据", "时限", "责任单位", "载体", "范围", "属性", "层级", "股室"],
            ["义务教育", 1, "招生管理", "招生政策", "方案;范围", "《义务教育法》", "20个工作日", "镇中心校", "网站", "全社会", "主动公开", "镇级、村级", "教育办"],
            [None, 2, None, "招生计划", "计划", None, "及时", None, None, None, "主动", "镇", None],
        ]},
        [{"domain": "义务教育", "content": ["方案", "范围"], "method": ["主动公开"], "levels": ["乡级", "村级"]}, {"domain": "义务教育", "category": "招生管理", "name": "招生计划", "levels": ["乡级"]}],
        {"汇总表": "A2:A3 C2:C3"},
        [("M2", "教育办")],
    ),
    Shape(
        "汇总表里另有说法",
        {"Sheet1": [["领域", *FLAT[1:]], ["文物保护", "文物", "名录", "内容", *TAIL]], "总目录": [["领域", *FLAT[1:5], "备注"], ["文物保护", "文物", "名录", "另一内容", ORDER, "新"]]},
        [{"name": "名录", "content": ["内容"]}],
        notes=[("D2", "另一内容"), ("F2", "新")],
    ),
]  # fmt: skip


def workbook(shape: Shape) -> Workbook:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in shape.sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)
        for area in shape.merges.get(title, "").split():
            sheet.merge_cells(area)
    return book


def account(file: Path) -> Any:
    """The account of an import."""
    return imported(file, "directory", About()).report


def said(item: dict[str, Any], element: str) -> Any:
    """An element of a row of the account as the shapes write it."""
    value = item[element]
    if element == "basis":
        return [(one["title"], one.get("number")) for one in value]
    if element == "time_limit":
        return value["text"]
    if element == "owner":
        return [one["name"] for one in value]
    if element == "audience":
        return [f"{one['kind']}:{one['who']}" if one.get("who") else one["kind"] for one in value]
    return value


def wrong(report: Any, shape: Shape) -> list[str]:
    """Where the account of ``shape`` is not what it says."""
    rows = report["rows"]
    found = [] if len(rows) == len(shape.items) else [f"{len(rows)} rows for {len(shape.items)}"]
    for number, (row, wanted) in enumerate(zip(rows, shape.items, strict=False)):
        for element, value in wanted.items():
            if said(row["item"], element) != value:
                found.append(f"row {number} {element}: {said(row['item'], element)!r} for {value!r}")
    told = [note for row in rows for note in row["not_understood"]] + report.get("notes", [])
    for cell, text in shape.notes:
        if not any(note["cell"].endswith(f"!{cell}") and note["text"] == text for note in told):
            found.append(f"{cell} {text} is not told")
    return found


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape(shape: Shape, tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    workbook(shape).save(file)
    assert wrong(account(file), shape) == []


HEADERS = [
    *FLAT,
    "三级事项",
    "领域",
    "备注",
    "责任科室",
    "公开事项",
    "类型",
    "全社会",
    "特定群体",
    "主动",
    "县级",
    "公开形式",
    "编码",
    "甲乙",
    "",
]


def scattered(seed: int) -> tuple[Workbook, set[str]]:
    """A sheet of headers, words and merges by chance, and every word that stands in one of its cells."""
    chance = random.Random(seed)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    width, height = chance.randint(4, 16), chance.randint(4, 14)
    heads = {chance.randint(1, 4), chance.randint(1, height)}
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            if row in heads:
                sheet.cell(row, column, chance.choice(HEADERS))
            elif chance.random() < 0.6:
                word = "".join(chr(chance.randint(0x4E00, 0x9000)) for _ in range(5))
                sheet.cell(
                    row, column, chance.choice(["{}", "√{}", "1.{}\n", "《{}》", "■{}", " {} "]).format(word)
                )
    for _ in range(chance.randint(0, 5)):
        row, column = chance.randint(1, height), chance.randint(1, width)
        try:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + chance.randint(0, 2),
                end_column=column + chance.randint(0, 2),
            )
        except (ValueError, AttributeError):
            continue
    words = {
        "".join(c for c in str(cell.value) if "\u4e00" <= c <= "\u9000")[:5]
        for line in sheet.iter_rows()
        for cell in line
        if cell.value and str(cell.value) not in HEADERS
    }
    return book, words


@pytest.mark.parametrize("block", range(4))
def test_nothing_is_lost_of_any_table(block: int, tmp_path: Path) -> None:
    read = 0
    for seed in range(block * 25, block * 25 + 25):
        book, words = scattered(seed)
        book.save(tmp_path / "表.xlsx")
        try:
            made = imported(tmp_path / "表.xlsx", "directory", About(domain="文物保护"))
        except TableError:
            continue
        read += 1
        kept = "".join("".join([*made.files.values(), repr(made.report)]).split())
        assert [word for word in words if word not in kept] == [], seed
    assert read > 3


def save(book: Workbook, file: Path) -> Path:
    book.save(file)
    return file


@pytest.fixture
def plain_book() -> Workbook:
    return workbook(Shape("", flat([1, "文物", "名录", "内容", *TAIL]), []))


def test_comments_links_hidden_sheets_and_formulas_are_told(plain_book: Workbook, tmp_path: Path) -> None:
    sheet = plain_book["Sheet1"]
    sheet["C3"].comment = Comment("名录每年更新", "张")
    sheet["D3"].hyperlink = "https://www.qingshi.example/list"
    sheet["G3"] = "=A1&1"
    hidden = plain_book.create_sheet("底稿")
    hidden["A1"] = "旧"
    hidden.sheet_state = "hidden"
    plain_book.create_chartsheet("图").add_chart(BarChart())
    report = account(save(plain_book, tmp_path / "表.xlsx"))
    told = [(note["cell"], note["text"]) for row in report["rows"] for note in row["not_understood"]]
    told += [(note["cell"], note["text"]) for note in report["notes"]]
    for expected in (
        ("Sheet1!C3", "批注:名录每年更新"),
        ("Sheet1!D3", "链接:https://www.qingshi.example/list"),
        ("Sheet1!G3", "公式没有算出的值:=A1&1"),
        ("底稿", "隐藏的工作表,没有读"),
    ):
        assert expected in told
    assert report["rows"][0]["item"]["owner"] == []


def test_rich_text_protection_and_macros_do_not_matter(plain_book: Workbook, tmp_path: Path) -> None:
    sheet = plain_book["Sheet1"]
    sheet["C3"] = CellRichText(TextBlock(InlineFont(b=True), "文物"), "展览")
    sheet["H3"] = CellRichText(
        TextBlock(InlineFont(rFont="Wingdings 2"), "R"),
        "政府网站 ",
        TextBlock(InlineFont(rFont="Wingdings 2"), "£"),
        "政府公报",
    )
    sheet.protection.sheet = True
    (row,) = account(save(plain_book, tmp_path / "表.xlsm"))["rows"]
    assert (row["item"]["name"], row["item"]["channels"]) == ("文物展览", ["政府网站"])


def test_formatted_rows_without_text_are_passed_over(plain_book: Workbook, tmp_path: Path) -> None:
    file = save(plain_book, tmp_path / "表.xlsx")
    padded = tmp_path / "大.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(padded, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                rows = b"".join(
                    b'<row r="%d" s="1"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n)
                    for n in range(10, 100_000)
                )
                data = data.replace(
                    b"</sheetData>",
                    rows
                    + b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
                )
            new.writestr(entry.filename, data)
    report = account(padded)
    assert [row["item"]["name"] for row in report["rows"]] == ["名录"]
    assert ("Sheet1!XFD1048576", "x") in [(note["cell"], note["text"]) for note in report["notes"]]


@pytest.mark.parametrize("head", [b"\xd0\xcf\x11\xe0\xa1\xb1", b"PK\x03\x04"])
def test_a_locked_or_broken_workbook_is_refused(head: bytes, tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(head + b"x" * 600)
    with pytest.raises(TableError, match="密码" if head[0] == 0xD0 else "损坏"):
        account(tmp_path / "表.xlsx")


def test_a_truncated_workbook_is_refused(plain_book: Workbook, tmp_path: Path) -> None:
    data = save(plain_book, tmp_path / "表.xlsx").read_bytes()
    for length in range(100, len(data), 600):
        (tmp_path / "断.xlsx").write_bytes(data[:length])
        with pytest.raises(TableError):
            account(tmp_path / "断.xlsx")


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_table_in_gbk_with_line_breaks(separator: str, tmp_path: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(["青石县文物保护领域基层政务公开标准目录"])
    writer.writerow(FLAT)
    writer.writerow([1, "文物", "名录", "1.名录;\n2.等级,位置;", *TAIL])
    (tmp_path / "表.csv").write_bytes(text.getvalue().encode("gbk"))
    (row,) = account(tmp_path / "表.csv")["rows"]
    assert row["item"]["content"] == ["名录", "等级,位置"] and row["item"]["domain"] == "文物保护"


def test_many_rows(tmp_path: Path) -> None:
    rows = [
        [n, f"类别{n // 20}", f"第{n}项政策文件和办事指南信息", f"1.内容{n}\n2.流程", *TAIL]
        for n in range(300)
    ]
    file = save(workbook(Shape("", {"Sheet1": [FLAT, *rows]}, [])), tmp_path / "表.xlsx")
    assert len(account(file)["rows"]) == 300


def test_the_notes_stay_in_the_manifest_and_on_the_report(plain_book: Workbook, tmp_path: Path) -> None:
    plain_book["Sheet1"]["A5"] = "注:每年更新"
    file = save(plain_book, tmp_path / "表.xlsx")
    run("import", file, "-o", tmp_path / "out", "--report", tmp_path / "report.json")
    report = load(tmp_path / "report.json")
    assert {"cell": "Sheet1!A5", "text": "注:每年更新"} in report["notes"]
    assert report["summary"]["notes"] == len(report["notes"]) == 2
    assert "# 表.xlsx!Sheet1!A5:注:每年更新" in (tmp_path / "out" / "county.yaml").read_text(encoding="utf-8")


PAIRS: list[tuple[str, str, str, str | None]] = [
    ("义务教育", "招生管理", "招生政策", "24-05-01"),
    ("义务教育", "", "招生政策", "24-05-01"),
    ("义务教育", "招生", "招生政策公开", "24-05-01"),
    ("义务教育", "招生管理信息", "招生政策信息", "24-05-01"),
    ("义务教育", "义务教育招生", "招生计划情况", "24-05-02"),
    ("义务教育", "招生管理", "招生·招生范围", "24-05-03"),
    ("义务教育", "学校招生", "招生结果公示", "24-05-04"),
    ("义务教育", "招生管理", "招生办法", None),
    ("义务教育", "招生管理", "招生总结", None),
    ("义务教育", "教育概况", "教育事业主要发展情况", "24-02-01"),
    ("义务教育", "教育概况", "教育统计", "24-02-02"),
    ("义务教育", "概况信息", "义务教育学校名录", "24-02-03"),
    ("义务教育", "民办学校", "办学基本信息", "24-03-01"),
    ("义务教育", "民办学校信息", "日常监管", "24-03-03"),
    ("义务教育", "教师管理", "教师职称评审信息", "24-07-05"),
    ("义务教育", "教师管理", "教师评优", "24-07-06"),
    ("义务教育", "教师管理", "教师交流轮岗", None),
    ("义务教育", "重要政策执行", "控辍保学情况", "24-08-02"),
    ("义务教育", "校园安全", "校园安全管理", "24-10-01"),
    ("义务教育", "校园安全", "食品安全", None),
    ("义务教育", "财务信息", "收费信息", None),
    ("义务教育", "政策文件", "政策解读", "24-01-03"),
    ("义务教育", "机构职能", "领导信息", None),
    ("安全生产", "政策文件", "法律法规", "05-01-01"),
    ("安全生产", "政策文件", "部门及地方规章", "05-01-02"),
    ("安全生产", "政策文件", "重大政策解读与回应", "05-01-06"),
    ("安全生产", "政策文件", "重要会议信息", "05-01-07"),
    ("安全生产", "政策", "其他政策文件", "05-01-03"),
    ("安全生产", "行政执法", "行政处罚", "05-02-02"),
    ("安全生产", "依法行政", "行政处罚信息公开", "05-02-02"),
    ("安全生产", "依法行政", "行政检查", None),
    ("安全生产", "依法行政", "行政奖励", None),
    ("安全生产", "行政管理", "事故通报情况", "05-03-04"),
    ("安全生产", "行政管理", "隐患管理", "05-03-01"),
    ("安全生产", "行政管理", "应急预案", None),
    ("安全生产", "重点领域信息", "安全生产预警提示", "05-04-01"),
    ("安全生产", "重点领域信息公开", "财政资金使用", "05-04-02"),
    ("社会救助", "最低生活保障", "办事指南", "20-02-02"),
    ("社会救助", "特困人员救助供养", "审批信息公开", "20-03-04"),
    ("社会救助", "城乡最低生活保障", "审核信息", "20-02-03"),
    ("社会救助", "最低生活保障", "政策法规", "20-02-01"),
    ("社会救助", "医疗救助", "办事指南", None),
    ("社会救助", "流浪乞讨人员救助", "审核信息", None),
    ("社会救助", "临时救助", "审核审批", "20-04-03"),
    ("养老服务", "养老服务行业管理信息", "养老机构备案信息", "21-03-01"),
    ("养老服务", "养老服务业务办理", "养老机构备案", "21-02-01"),
    ("养老服务", "养老服务行业管理", "养老机构行政处罚", "21-03-05"),
    ("养老服务", "养老服务行业管理", "养老机构评估情况", "21-03-04"),
    ("养老服务", "养老服务通用政策", "养老服务扶持政策清单", "21-01-02"),
    ("养老服务", "养老服务", "老年食堂", None),
]


@pytest.mark.parametrize(("domain", "category", "name", "code"), PAIRS)
def test_which_item_a_row_is(domain: str, category: str, name: str, code: str | None) -> None:
    guideline = next(g for g in Loader().national.guidelines.values() if g.domain == domain)
    (found,) = match([Wanted("", category, name, [])], guideline, guideline.items)
    assert (found.code if found else None) == code
