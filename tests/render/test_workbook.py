"""The official Excel table, read back as Excel and LibreOffice would."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.model.directory import Audience, Basis, Directory, Domain, Item, Owner, TimeLimit
from gongkai.render.workbook import workbook
from tests.tools import program

GROUPS = ["全社会", "特定群体\n(请写明)", "主动", "依申请", "县级", "乡级"]


def policy(**changes: object) -> Item:
    """An item with all its elements."""
    item = Item(
        code="24-03-01",
        domain="义务教育",
        category="招生管理",
        name="招生政策",
        content=["招生范围", "各校招生工作实施方案"],
        basis=[
            Basis("中华人民共和国义务教育法"),
            Basis("中华人民共和国政府信息公开条例", "国务院令第711号", ("第二十条", "第二十一条")),
        ],
        time_limit=TimeLimit("信息形成或者变更之日起20个工作日内"),
        owner=[Owner("云岭县教育体育局"), Owner("各乡镇人民政府")],
        method=["主动公开"],
        channels=["政府网站", "政务服务中心", "其他:云岭融媒APP"],
        audience=[Audience("全社会")],
        levels=["乡级", "县级"],
    )
    for field, value in changes.items():
        setattr(item, field, value)
    return item


def directory(*items: Item) -> Directory:
    """A county's directory of ``items``, whose domains stand in the order in which they come."""
    names = dict.fromkeys(item.domain for item in items)
    domains = [Domain(f"{number:02}", name, f"d{number}") for number, name in enumerate(names, 1)]
    return Directory(
        "云岭县人民政府", "县级", "539901", "2026年版", "2026-11-01", domains=domains, items=list(items)
    )


def read(compiled: Directory) -> Workbook:
    return load_workbook(BytesIO(workbook(compiled)))


LISTS = ("封面", "总目录", "按部门", "未列入事项", "超长文本")


def tables(book: Workbook) -> list[Worksheet]:
    """The sheets of the domains."""
    return [sheet for sheet in book.worksheets if sheet.title not in LISTS]


def only_sheet(*items: Item) -> Worksheet:
    (sheet,) = tables(read(directory(*items)))
    return sheet


def row(sheet: Worksheet, number: int) -> list[object]:
    return [cell.value for cell in sheet[number]]


def merged(sheet: Worksheet) -> set[str]:
    return {str(cells) for cells in sheet.merged_cells.ranges}


def columns(sheet: Worksheet) -> dict[str, int]:
    """The lower header's titles, or the upper one's where there is no lower."""
    titles = zip(row(sheet, 3), row(sheet, 4), strict=True)
    return {str(low or high): number for number, (high, low) in enumerate(titles, 1)}


def shown(sheet: Worksheet, title: str, at: int = 5) -> object:
    return sheet.cell(at, columns(sheet)[title]).value


def test_header() -> None:
    sheet = only_sheet(policy())
    assert sheet["A1"].value == "云岭县义务教育领域基层政务公开标准目录"
    assert sheet["A2"].value == "编制单位:云岭县人民政府　版次:2026年版　日期:2026年11月1日"
    assert list(columns(sheet)) == [
        *(
            "序号",
            "一级事项",
            "二级事项",
            "公开内容\n(要素)",
            "公开依据",
            "公开时限",
            "公开主体",
            "公开渠道和载体",
        ),
        *GROUPS,
        "事项编码",
    ]
    assert [value for value in row(sheet, 3) if value] == [
        *("序号", "公开事项", "公开内容\n(要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体"),
        *("公开对象", "公开方式", "公开层级", "事项编码"),
    ]


def test_header_merges() -> None:
    one_column = {f"{letter}3:{letter}4" for letter in "ADEFGHO"}
    groups = {"B3:C3", "I3:J3", "K3:L3", "M3:N3"}
    assert merged(only_sheet(policy())) == {"A1:O1", "A2:O2"} | one_column | groups


def test_every_element_of_an_item() -> None:
    assert row(only_sheet(policy()), 5) == [
        1,
        "招生管理",
        "招生政策",
        "●招生范围\n●各校招生工作实施方案",
        "《中华人民共和国义务教育法》\n《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条、第二十一条",
        "信息形成或者变更之日起20个工作日内",
        "云岭县教育体育局\n各乡镇人民政府",
        "■政府网站　　□政府公报\n□两微一端　　□发布会/听证会\n□广播电视　　□纸质媒体\n"
        "□公开查阅点　■政务服务中心\n□便民服务站　□入户/现场\n"
        "□社区/企事业单位/村公示栏(电子屏)\n□精准推送\n■其他:云岭融媒APP",
        *("√", None, "√", None, "√", "√"),
        "24-03-01",
    ]


def test_a_single_content_has_no_dot() -> None:
    assert shown(only_sheet(policy(content=["招生范围"])), "公开内容\n(要素)") == "招生范围"


def test_box_list_without_other_channels() -> None:
    assert str(shown(only_sheet(policy(channels=["精准推送"])), "公开渠道和载体")).endswith(
        "\n■精准推送　　□其他"
    )


@pytest.mark.parametrize(
    ("changes", "ticks"),
    [
        ({"audience": [Audience("特定群体", "申请人")]}, [None, "√ 申请人", "√", None, "√", "√"]),
        ({"audience": [Audience("特定群体")]}, [None, "√", "√", None, "√", "√"]),
        (
            {"audience": [Audience("全社会"), Audience("特定群体", "家长"), Audience("特定群体", "教师")]},
            ["√", "√ 家长、教师", "√", None, "√", "√"],
        ),
        ({"method": ["依申请公开"]}, ["√", None, None, "√", "√", "√"]),
        ({"method": ["主动公开", "依申请公开"]}, ["√", None, "√", "√", "√", "√"]),
    ],
)
def test_ticks(changes: dict[str, object], ticks: list[str | None]) -> None:
    sheet = only_sheet(policy(**changes))
    assert [shown(sheet, title) for title in GROUPS] == ticks


def test_a_strange_level_gets_its_column() -> None:
    sheet = only_sheet(policy(levels=["省\x00级", "县级"]))
    assert [shown(sheet, level) for level in ("县级", "省\ufffd级")] == ["√", "√"]


def test_levels_are_those_of_the_whole_directory() -> None:
    book = read(directory(policy(levels=["县级"]), policy(domain="救灾", levels=["村级", "市级"])))
    for sheet, ticks in zip(tables(book), ([None, "√", None, None], ["√", None, None, "√"]), strict=True):
        assert [shown(sheet, level) for level in ("市级", "县级", "乡级", "村级")] == ticks


@pytest.mark.parametrize(
    ("level", "shown_levels"), [("县级", ["县级", "乡级"]), ("乡级", ["乡级", "村级"]), ("村级", ["村级"])]
)
def test_a_government_has_the_columns_of_its_level(level: str, shown_levels: list[str]) -> None:
    (sheet,) = tables(read(replace(directory(policy(levels=[level])), level=level)))
    assert [title for title in columns(sheet) if title.endswith("级")] == shown_levels


def test_equal_neighbours_share_cells_within_a_category() -> None:
    """As in the official table: 一级事项, 依据, 时限, 主体 and 渠道, but no content and no tick."""
    other = TimeLimit("及时公开")
    items = [policy(), policy(name="招生结果"), policy(category="教师管理", time_limit=other), policy()]
    sheet = only_sheet(*items)
    body = {cells for cells in merged(sheet) if int(cells[-1]) > 4}
    assert body == {f"{letter}5:{letter}6" for letter in "BEFGH"}
    assert [shown(sheet, "一级事项", at) for at in range(5, 9)] == ["招生管理", None, "教师管理", "招生管理"]
    assert [shown(sheet, "公开时限", at) for at in range(5, 8)] == [
        items[0].time_limit.text,
        None,
        "及时公开",
    ]
    assert [shown(sheet, "序号", at) for at in range(5, 9)] == [1, 2, 3, 4]


def test_shared_cells_are_no_taller_than_a_page() -> None:
    """A text that 60 rows share is said again on each printed page."""
    sheet = only_sheet(*(policy(name=f"事项{number}") for number in range(60)))
    ranges = [cells for cells in sheet.merged_cells.ranges if cells.min_row > 4]
    for column in (2, 5, 8):
        those = sorted((cells.min_row, cells.max_row) for cells in ranges if cells.min_col == column)
        assert [row for top, bottom in those for row in range(top, bottom + 1)] == list(range(5, 65))
        assert len(those) > 1
        assert all(sheet.cell(top, column).value for top, _ in those)
        tallest = max(sum(height(sheet, row) for row in range(top, bottom + 1)) for top, bottom in those)
        assert tallest <= 760


def test_rows_that_share_the_boxes_have_room_for_them_together() -> None:
    sheet = only_sheet(policy(content=["短"]), policy(name="招生结果", content=["短"]))
    assert height(sheet, 5) + height(sheet, 6) == pytest.approx(8 * 14.5 + 5)


def test_shared_texts_stand_at_the_top_where_no_page_ends() -> None:
    sheet = only_sheet(policy(), policy(name="招生结果"), policy(category="教师管理"))
    assert [sheet.cell(row, 5).alignment.vertical for row in (5, 7)] == ["top", "center"]


def height(sheet: Worksheet, number: int) -> float:
    return float(sheet.row_dimensions[number].height)


def test_one_sheet_a_domain_with_items() -> None:
    compiled = directory(policy(domain="救灾"), policy(domain="义务教育"), policy(domain="救灾"))
    compiled.domains = [
        Domain("24", "义务教育", "a"),
        Domain("06", "税收管理", "b"),
        Domain("15", "救灾", "c"),
    ]
    book = read(compiled)
    assert book.sheetnames == ["封面", "总目录", "义务教育", "救灾", "按部门", "未列入事项"]
    assert book["救灾"].max_row == 6


def test_local_items_are_no_domain() -> None:
    assert only_sheet(policy(domain="本级补充事项"))["A1"].value == "云岭县本级补充事项基层政务公开标准目录"


def test_an_empty_directory_is_an_empty_table() -> None:
    sheet = only_sheet()
    assert (sheet["A1"].value, sheet.max_row) == ("云岭县基层政务公开标准目录", 4)


def test_sheet_names_are_safe_and_unique() -> None:
    long = "很" * 40
    names = ["甲:乙/丙", "甲：乙／丙", "'引'", "[a]*?\\", "News", "news", long, long + "长", "\x00", '<&">']
    names += ["封面", "总目录", "𠀀" * 20]
    found = read(directory(*(policy(domain=name) for name in names))).sheetnames
    assert len({name.casefold() for name in found}) == len(names) + 4
    assert all(len(name.encode("utf-16-le")) <= 62 for name in found)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'\x00") for name in found)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "#N/A", '=HYPERLINK("x")'])
def test_text_never_becomes_a_formula(text: str) -> None:
    item = policy(
        category=text, name=text, content=[text], time_limit=TimeLimit(text), owner=[Owner(text)], code=text
    )
    sheet = only_sheet(item)
    for title in ("一级事项", "二级事项", "公开内容\n(要素)", "公开时限", "公开主体", "事项编码"):
        cell = sheet.cell(5, columns(sheet)[title])
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", text != "#N/A")


def test_codes_stay_codes_when_edited() -> None:
    sheet = only_sheet(policy())
    assert sheet.cell(5, columns(sheet)["事项编码"]).number_format == "@"


def test_characters_that_xml_forbids_are_replaced() -> None:
    sheet = only_sheet(policy(name="招\x00生\x1f政\ud800策\uffff", time_limit=TimeLimit("一\r\n二\r三")))
    assert shown(sheet, "二级事项") == "招\ufffd生\ufffd政\ufffd策\ufffd"
    assert shown(sheet, "公开时限") == "一\n二\n三"


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_can_be_read_back(text: str) -> None:
    forbidden = {*map(chr, range(32)), "\ufffe", "\uffff"} - {"\t", "\n"}
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join("\ufffd" if letter in forbidden else letter for letter in lines)
    assert shown(only_sheet(policy(name=text)), "二级事项") == expected


@pytest.mark.parametrize("letter", ["文", "𠀀"])
def test_text_too_long_for_a_cell_is_cut_visibly(letter: str) -> None:
    book = read(directory(policy(content=[letter * 40_000])))
    (sheet,) = tables(book)
    text = str(shown(sheet, "公开内容\n(要素)"))
    assert text.startswith(letter * 10_000)
    assert text.endswith("……(全文见工作表「超长文本」)")
    assert 32_760 <= len(text.encode("utf-16-le")) // 2 <= 32_767
    assert "有 1 处文字超过" in "".join(str(cell.value) for row in book["封面"].iter_rows() for cell in row)
    long = [values[1:] for values in book["超长文本"].iter_rows(min_row=5, values_only=True)]
    assert {values[:2] for values in long} == {("义务教育", "D5")}
    assert "".join(str(values[-1]) for values in long) == letter * 40_000
    assert max(height(book["超长文本"], row) for row in range(5, 5 + len(long))) < 409


def test_a_workbook_without_long_texts_has_no_sheet_of_them() -> None:
    assert "超长文本" not in read(directory(policy())).sheetnames


def test_rows_are_high_enough() -> None:
    """公开内容 has room for 18 characters on a line; the box list has eight lines."""
    low, high = only_sheet(policy(content=["文" * 16])), only_sheet(policy(content=["文" * 160]))
    assert low.row_dimensions[5].height == pytest.approx(8 * 14.5 + 5)
    assert high.row_dimensions[5].height >= 10 * 14.5


def test_text_taller_than_a_row_gets_more_rows() -> None:
    sheet = only_sheet(policy(content=["各校招生工作实施方案"] * 100), policy(name="招生结果"))
    tall = [cells for cells in merged(sheet) if cells.startswith("D5:")]
    last = sheet.max_row - 1
    assert tall == [f"D5:D{last}"]
    assert f"B5:B{last}" in merged(sheet)
    heights = [sheet.row_dimensions[number].height for number in range(5, last + 1)]
    assert max(heights) <= 409 and sum(heights) >= 100 * 14.5
    assert (shown(sheet, "序号", last + 1), shown(sheet, "二级事项", last + 1)) == (2, "招生结果")


def test_prints_on_a3_with_the_header_on_each_page() -> None:
    sheet = only_sheet(policy())
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (8, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    assert sheet.print_title_rows == "$3:$4"
    assert str(sheet.oddFooter) == "&L云岭县义务教育领域基层政务公开标准目录&C第 &P 页 共 &N 页"
    assert sheet.freeze_panes == "D5"


def test_every_sheet_prints_on_the_paper_that_was_asked() -> None:
    for paper, number in (("a3", 8), ("a4", 9)):
        for sheet in load_workbook(BytesIO(workbook(directory(policy()), paper))):
            setup = sheet.page_setup
            assert (setup.paperSize, setup.orientation) == (number, "landscape")
            assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)


def test_a_code_in_the_title_is_no_code_of_the_footer() -> None:
    (sheet,) = tables(read(directory(policy(domain="甲&P乙"))))
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left.text == "云岭县甲＆P乙领域基层政务公开标准目录"


def test_looks() -> None:
    sheet = only_sheet(policy(), policy())
    assert [sheet[place].font.name for place in ("A1", "A3", "D5")] == ["方正小标宋简体", "黑体", "仿宋"]
    for cell in [*sheet[3], *sheet[4], *sheet[5], *sheet[6]]:
        if isinstance(cell, Cell):  # of the other cells of a merged range, openpyxl reads no style
            assert cell.alignment.wrap_text
            assert cell.border.left.style == cell.border.bottom.style == "thin"


def test_every_cell_is_styled_and_every_row_has_its_height() -> None:
    """Excel draws the borders of a merged range from all its cells, and keeps only custom heights."""
    xml = ZipFile(BytesIO(workbook(directory(policy(), policy())))).read("xl/worksheets/sheet3.xml").decode()
    table = re.findall(r'<c r="([A-O])([3-6])" s="(\d+)"', xml)
    assert len(table) == 4 * 15
    assert "0" not in {style for _, _, style in table}
    assert len(re.findall(r'<row r="\d" [^>]*customHeight="1"', xml)) == xml.count("<row ") == 6


def test_properties_come_from_the_directory() -> None:
    properties = read(directory(policy())).properties
    assert (properties.title, properties.creator) == ("云岭县基层政务公开标准目录", "云岭县人民政府")
    assert str(properties.created) == str(properties.modified) == "2026-11-01 00:00:00"


@pytest.mark.parametrize(
    ("date", "stamp"), [("2026-11-01", (2026, 11, 1)), ("待定", (2000, 1, 1)), ("1949-10-01", (2000, 1, 1))]
)
def test_stamps_know_nothing_of_the_clock(date: str, stamp: tuple[int, ...]) -> None:
    compiled = replace(directory(policy()), date=date)
    data = workbook(compiled)
    assert data == workbook(compiled)
    assert {entry.date_time for entry in ZipFile(BytesIO(data)).infolist()} == {(*stamp, 0, 0, 0)}


@pytest.mark.tool("libreoffice", "pdftotext")
def test_libreoffice_prints_it(tmp_path: Path) -> None:
    text = printed(directory(policy(), policy(domain="救灾", name="灾情核定<&>")), tmp_path)
    assert "云岭县义务教育领域基层政务公开标准目录" in text
    assert "灾情核定<&>" in text
    assert "第3页共6页" in text.replace(" ", "")


def printed(compiled: Directory, folder: Path) -> str:
    """What the pages say that LibreOffice prints."""
    office, reader = program("libreoffice"), program("pdftotext")
    (folder / "directory.xlsx").write_bytes(workbook(compiled))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "directory.xlsx"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=180,
    )
    command = [reader, "-layout", str(folder / "directory.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
