"""The sheets beside the official tables: the cover, what can be filtered, and what was left out."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.model.directory import (
    LOCAL,
    PATTERN,
    RECALLED,
    SEEN,
    Audience,
    Body,
    Directory,
    Domain,
    LeftOut,
    Owner,
)
from gongkai.render.workbook import workbook
from tests.render.test_workbook import directory, policy, read

OFFICE = Owner("云岭县教育体育局")
TOWNS = Owner("各乡镇人民政府")


def county() -> Directory:
    """Two domains, two owners, and an item that is left out."""
    compiled = directory(
        policy(owner=[OFFICE], attested=SEEN),
        policy(code="2", name="招生结果", owner=[TOWNS, OFFICE], attested=RECALLED, levels=["县级"]),
        policy(
            code="3", domain="救灾", name="灾情", owner=[Owner("某队")], attested=PATTERN, category="灾后"
        ),
    )
    return replace(
        compiled,
        portal="https://www.yunling.example",
        hotline="0888-5550100",
        departments=[Body(TOWNS.name), Body(OFFICE.name, "0888-5550123")],
        left_out=[LeftOut("4", "义务教育", "招生管理", "民办招生", "adjust", "本县无民办学校")],
        domains=[
            Domain("24", "义务教育", "a", "义务教育指引", "教办〔2019〕1号"),
            Domain("15", "救灾", "b"),
            Domain("01", "国土空间规划", "c"),
        ],
    )


def rows(sheet: Worksheet, title: str = "序号") -> list[dict[str, object]]:
    """The rows below the header, by its titles."""
    values = list(sheet.iter_rows(values_only=True))
    at = next(number for number, row in enumerate(values) if row[0] == title)
    return [dict(zip(map(str, values[at]), row, strict=True)) for row in values[at + 1 :]]


def test_every_item_is_in_the_overview() -> None:
    first, second, third = rows(read(county())["总目录"])
    assert first == {
        "序号": 1,
        "领域": "义务教育",
        "一级事项": "招生管理",
        "二级事项": "招生政策",
        "公开主体": "云岭县教育体育局",
        "公开时限": "信息形成或者变更之日起20个工作日内",
        "公开渠道": "政府网站、政务服务中心、其他:云岭融媒APP",
        "公开对象": "全社会",
        "公开方式": "主动公开",
        "公开层级": "乡级、县级",
        "来源": "国家指引",
        "事项编码": "24-03-01",
    }
    assert (second["公开主体"], second["来源"]) == ("各乡镇人民政府、云岭县教育体育局", "国家指引(待核对)")
    assert (third["序号"], third["领域"], third["来源"]) == (3, "救灾", "按规定生成")


def test_the_overview_says_for_whom() -> None:
    audience = [Audience("全社会"), Audience("特定群体", "家长"), Audience("特定群体")]
    (row,) = rows(read(directory(policy(audience=audience)))["总目录"])
    assert row["公开对象"] == "全社会、特定群体:家长、特定群体"


def test_departments_stand_in_the_order_of_the_manifest() -> None:
    found = rows(read(county())["按部门"])
    told = [(row["部门"], row["序号"], row["二级事项"], row["咨询电话"]) for row in found]
    assert told == [
        ("各乡镇人民政府", 1, "招生结果", None),
        ("云岭县教育体育局", 1, "招生政策", "0888-5550123"),
        ("云岭县教育体育局", 2, "招生结果", "0888-5550123"),
        ("某队", 1, "灾情", None),
    ]


def test_what_is_left_out_has_its_reason() -> None:
    (row,) = rows(read(county())["未列入事项"])
    assert row == {
        "序号": 1,
        "领域": "义务教育",
        "一级事项": "招生管理",
        "二级事项": "民办招生",
        "事项编码": "4",
        "环节": "本级调整",
        "原因": "本县无民办学校",
    }


def test_nothing_left_out_is_said() -> None:
    sheet = read(directory(policy()))["未列入事项"]
    assert rows(sheet) == []
    assert sheet["A3"].value == "国家指引的事项都已列入本目录。"


@pytest.mark.parametrize(("name", "count"), [("总目录", 3), ("按部门", 4), ("未列入事项", 1)])
def test_lists_can_be_filtered(name: str, count: int) -> None:
    """Nothing below the header is merged, the filter has all rows, and the header stays in sight and in print."""
    sheet = read(county())[name]
    _, top, right, bottom = range_boundaries(sheet.auto_filter.ref)
    assert (top, right, bottom) == (4, sheet.max_column, sheet.max_row) == (4, sheet.max_column, 4 + count)
    assert all(cells.max_row < top for cells in sheet.merged_cells.ranges)
    assert str(sheet.freeze_panes)[1:] == "5"
    assert sheet.print_title_rows == "$4:$4"


def test_links_lead_to_the_rows_of_the_tables() -> None:
    items = [policy(code=f"{n}", name=f"第{n}项", content=["内容"] * (1 + n * 40)) for n in range(4)]
    book = read(directory(*items, policy(domain="它'的:表", name="末项")))
    for name in ("总目录", "按部门"):
        sheet = book[name]
        linked = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.hyperlink]
        assert len(linked) >= 5
        for cell in linked:
            assert cell.hyperlink and cell.hyperlink.location
            assert target(book, cell.hyperlink.location) == cell.value


def target(book: Workbook, location: str) -> object:
    """The value of the cell that a link leads to."""
    name, _, cell = location.rpartition("!")
    return book[name[1:-1].replace("''", "'")][cell].value


def test_the_cover_says_whose_directory_it_is() -> None:
    sheet = read(county())["封面"]
    facts = {row[1]: row[2] for row in sheet.iter_rows(min_row=2, max_row=7, values_only=True)}
    assert sheet["A1"].value == "云岭县基层政务公开标准目录"
    assert facts == {
        "编制单位": "云岭县人民政府",
        "版次": "2026年版",
        "日期": "2026年11月1日",
        "行政区划代码": "539901",
        "门户网站": "https://www.yunling.example",
        "咨询监督电话": "0888-5550100",
    }
    assert sheet["C6"].hyperlink.target == "https://www.yunling.example"


def test_the_cover_counts_the_items_of_each_domain() -> None:
    book = read(county())
    found = rows(book["封面"], "编码")[:4]
    assert [tuple(row.values()) for row in found] == [
        ("24", "义务教育", 2, 1, "《义务教育指引》(教办〔2019〕1号)"),
        ("15", "救灾", 1, 0, None),
        ("01", "国土空间规划", 0, 0, None),
        (None, "合计", 3, 1, None),
    ]
    links = {
        cell.value: cell.hyperlink.location
        for row in book["封面"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    inside = {name: location for name, location in links.items() if location}
    assert set(inside) == {"义务教育", "救灾", "总目录", "按部门", "未列入事项"}
    assert all(location == f"'{name}'!A1" for name, location in inside.items())


def test_an_address_that_is_none_is_no_link() -> None:
    sheet = read(replace(county(), portal="javascript:alert(1)"))["封面"]
    assert sheet["C6"].value == "javascript:alert(1)"
    assert sheet["C6"].hyperlink is None


def test_the_cover_tells_how_the_items_are_attested() -> None:
    text = said(read(county())["封面"])
    assert "国家指引条目 2 条:1 条见于已公布的目录,1 条凭回忆整理(总目录中标「待核对」)" in text
    assert "按规定生成 1 条" in text
    assert "本级补充" not in text
    assert "凭回忆" not in said(read(directory(policy(attested=LOCAL)))["封面"])


def said(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("x")'])
def test_no_sheet_has_a_formula(text: str) -> None:
    compiled = replace(
        directory(policy(code=text, domain=text, category=text, name=text, owner=[Owner(text)])),
        name=text,
        edition=text,
        portal=text,
        hotline=text,
        departments=[Body(text, text)],
        left_out=[LeftOut(text, text, text, text, text, text)],
    )
    book = load_workbook(BytesIO(workbook(compiled, "a4", ["咨询电话", "监督电话", "链接"])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    starting = [cell for cell in cells if str(cell.value).startswith(text)]
    assert len(starting) > 20
    assert all(cell.quotePrefix for cell in starting)
