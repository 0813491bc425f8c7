"""``gongkai import``: real directories come in without retyping, and nothing of them is lost."""

import csv
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.cli_helpers import YUNLING, directory, load, run

HEAD: list[Any] = ["序号", "公开事项", None, "公开内容\n(要素)", "公开依据", "公开时限", "公开主体",
        "公开渠道和载体(“■”表示必选项)", "公开对象", None, "公开方式", None, "公开层级", None, None, "备注"]  # fmt: skip
SUB: list[Any] = [None, "一级事项", "二级事项", None, None, None, None, None,
       "全社会", "特定群体(请写明)", "主动", "依申请", "县级", "乡级", "村级", None]  # fmt: skip
MERGED = (
    "A3:A4",
    "B3:C3",
    "D3:D4",
    "E3:E4",
    "F3:F4",
    "G3:G4",
    "H3:H4",
    "I3:J3",
    "K3:L3",
    "M3:O3",
    "P3:P4",
    "B5:B6",
    "A9:P9",
    "A1:P1",
)
BOXES = (
    "■政府网站    □政府公报\n■两微一端    □发布会/听证会\n□广播电视    □纸质媒体\n■公开查阅点  □政务服务中心"
)
LAW = "《中华人民共和国政府信息公开条例》(国务院令第711号)"
DAYS = "信息形成或者变更之日起20个工作日内"
ROWS: list[list[Any]] = [
    [1, "政策文件", "法律法规", "1.教育相关法律\n2.教育相关法规", LAW, DAYS, "云岭县教育体育局", BOXES, "√", None, "√", None, "√", None, None, "办公室"],
    [2, None, "部门和地方规章", "●部门规章;●地方政府规章", "同上", "同上", "同上", "R政府网站 £政府公报 R公开查阅点", "√", None, "√", None, "√", "√", None, None],
    [3, "招生管理", "招 生政策", "各校招生工作实施方案", f"《中华人民共和国教育法》、{LAW}、《教育部关于进一步做好小学升入初中\n免试就近入学工作的实施意见》", "及时", "云岭县教育体育局", "1.政府网站 2.两微一端 3.其他:云岭融媒", "√", "学生家长", "√", None, "√", "√", None, None],
    [4, None, "学生资助申请", "①申请条件②申请材料③办理流程", None, "20内", "学校", "□政府网站 □政府公报", None, "√申请人", None, "√", "√", None, None, None],
]  # fmt: skip


def official(book: Workbook) -> None:
    """A sheet in the official form, with what real ones have around it and in it."""
    sheet = book.active
    assert sheet is not None
    sheet.title = "义务教育"
    sheet["A1"] = "云岭县义务教育领域基层政务公开标准目录"
    sheet["A2"] = "编制单位:云岭县教育体育局    版次:2025年版    日期:2025年6月1日"
    for number, row in enumerate([HEAD, SUB, *ROWS], 3):
        for column, text in enumerate(row, 1):
            sheet.cell(number, column, text)
    sheet["A9"] = "注:本目录由县教育体育局负责解释。"
    for area in MERGED:
        sheet.merge_cells(area)


def one_row(book: Workbook) -> None:
    """A sheet with one header row, other words for the columns, and two tables."""
    sheet = book.create_sheet("Sheet2")
    head = [
        "序号",
        "事项类别",
        "事项名称",
        "公开内容",
        "公开依据",
        "公开时间",
        "责任单位",
        "公开渠道",
        "公开范围",
        "公开属性",
        "联系电话",
    ]
    rows: list[list[Any]] = [
        ["附件2 安全生产领域"],
        head,
        [1, "监督管理", "行政处罚", "处罚决定书;处罚结果", "《安全生产法》第五十九条", "自作出行政决定之日起7个工作日内", "县应急管理局",
         "县政府网站、县政务服务中心", "社会公众", "主动公开", "0888-1"],
        [],
        head,
        [1, "民生", "赶集安排", "时间地点", "", "长期公开", "云岭县人民政府", "村务公开栏", "面向全社会", "主动公开", ""],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Workbook()
    official(made)
    one_row(made)
    file = tmp_path_factory.mktemp("import") / "目录.xlsx"
    made.save(file)
    return file


def imported(file: Path, folder: Path, *args: str) -> Any:
    """The report of an import into ``folder``."""
    result = run("import", file, "-o", folder / "out", "--report", folder / "report.json", *args)
    assert (result.code, result.err) == (0, "")
    return load(folder / "report.json")


@pytest.fixture(scope="module")
def report(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return imported(book, tmp_path_factory.mktemp("report"))


def row(report: Any, sheet: str, number: int) -> Any:
    return next(r for r in report["rows"] if (r["sheet"], r["row"]) == (sheet, number))


def test_every_row_is_found_and_nothing_else(report: Any) -> None:
    places = [(r["sheet"], r["row"]) for r in report["rows"]]
    assert places == [
        ("义务教育", 5),
        ("义务教育", 6),
        ("义务教育", 7),
        ("义务教育", 8),
        ("Sheet2", 3),
        ("Sheet2", 6),
    ]
    assert report["summary"] | {"excluded": 0} == {
        "rows": 6, "matched": 2, "local": 4, "adjusted": 2, "excluded": 0, "not_understood": 3,
        "notes": 4,
    }  # fmt: skip
    assert report["government"] == {"name": "云岭县人民政府", "level": "县级"}


def test_a_row_with_boxes_numbers_and_ticks(report: Any) -> None:
    item = row(report, "义务教育", 5)["item"]
    assert (item["domain"], item["category"], item["name"]) == ("义务教育", "政策文件", "法律法规")
    assert item["content"] == ["教育相关法律", "教育相关法规"]
    assert item["channels"] == ["政府网站", "两微一端", "公开查阅点"]
    assert (item["audience"], item["method"], item["levels"]) == (
        [{"kind": "全社会"}],
        ["主动公开"],
        ["县级"],
    )
    assert item["basis"][0]["number"] == "国务院令第711号"


def test_what_is_merged_or_the_same_as_above_is_repeated(report: Any) -> None:
    above, item = (row(report, "义务教育", number)["item"] for number in (5, 6))
    assert item["category"] == "政策文件" and item["content"] == ["部门规章", "地方政府规章"]
    for element in ("basis", "time_limit", "owner"):
        assert item[element] == above[element]
    assert item["channels"] == ["政府网站", "公开查阅点"]
    assert item["levels"] == ["县级", "乡级"]


def test_an_item_of_a_guideline_is_an_adjustment_of_what_differs(report: Any) -> None:
    found = row(report, "义务教育", 7)
    assert found["match"] == {"code": "24-05-01", "sureness": 1.0}
    assert "name" not in found["changed"] and "method" not in found["changed"]
    assert {"time_limit", "channels", "audience"} <= set(found["changed"])
    assert [b["title"] for b in found["item"]["basis"]][2] == (
        "教育部关于进一步做好小学升入初中免试就近入学工作的实施意见"
    )
    assert found["item"]["channels"][-1] == "其他:云岭融媒"
    assert found["item"]["audience"] == [{"kind": "全社会"}, {"kind": "特定群体", "who": "学生家长"}]


def test_what_a_row_lacks_stays_lacking(report: Any) -> None:
    item = row(report, "义务教育", 8)["item"]
    assert item["channels"] == [] and item["basis"] == []
    assert item["content"] == ["申请条件", "申请材料", "办理流程"]
    assert (item["method"], item["audience"]) == (["依申请公开"], [{"kind": "特定群体", "who": "申请人"}])


def test_what_is_not_understood_is_kept_and_told_with_its_cell(
    book: Path, report: Any, tmp_path: Path
) -> None:
    notes = [note for r in report["rows"] for note in r["not_understood"]]
    assert [(note["cell"], note["text"]) for note in notes] == [
        ("义务教育!P5", "办公室"),
        ("义务教育!F8", "20内"),
        ("Sheet2!K3", "0888-1"),
    ]
    out = run("import", book, "-o", tmp_path / "out").out
    assert "目录.xlsx!义务教育!F8 公开时限:20内" in out
    text = (tmp_path / "out" / "county.yaml").read_text(encoding="utf-8")
    assert "# 目录.xlsx!义务教育!P5 备注:办公室" in text and "time_limit: 20内" in text


def test_what_comes_out_builds(book: Path, tmp_path: Path) -> None:
    report = imported(book, tmp_path)
    result = run("build", tmp_path / "out" / "county.yaml", "-o", tmp_path / "dist", "--only", "data")
    assert result.code in (0, 1) and "GK1" not in result.out
    built = {item["code"]: item for item in directory(tmp_path / "dist" / "云岭县")["items"]}
    assert set(built) == {r["item"]["code"] for r in report["rows"]}
    for r in report["rows"]:
        item = r["item"]
        for element in ("domain", "category", "name", "content", "channels", "method", "audience"):
            assert built[item["code"]][element] == item[element], (item["name"], element)


def test_nothing_is_overwritten(book: Path, tmp_path: Path) -> None:
    imported(book, tmp_path)
    again = run("import", book, "-o", tmp_path / "out")
    assert again.code == 2 and "county.yaml" in again.err


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"not a workbook", "不是 Excel 工作簿"),
        ("a.docx", b"PK\x03\x04", "读不出来"),
        ("a.pdf", b"%PDF", "不认识 .pdf"),
        ("a.csv", b"\x00\x01", "不是文本"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "没有找到目录表"),
        ("a.ods", b"x", "读不出来"),
    ],
)
def test_what_is_no_directory(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("import", tmp_path / name, "-o", tmp_path / "out")
    assert result.code == 2 and told in result.err and not (tmp_path / "out").exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("import", tmp_path / "none.xlsx")
    assert result.code == 2 and "none.xlsx" in result.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_table_repeats_what_it_leaves_blank(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "义务教育.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            [
                "一级事项",
                "二级事项",
                "公开内容",
                "公开依据",
                "公开时限",
                "公开主体",
                "公开渠道",
                "公开对象",
                "公开方式",
            ]
        )
        writer.writerow(
            [
                "政策文件",
                "教育法规",
                "法律\n法规",
                LAW,
                DAYS,
                "云岭县教育体育局",
                "政府网站",
                "全社会",
                "主动",
            ]
        )
        writer.writerow(["", "教育规章", "规章", "", "", "", "", "全社会", "主动"])
        writer.writerow(["", "", "规范性文件", "", "", "", "", "", ""])
    rows = imported(file, tmp_path, "--name", "云岭县人民政府")["rows"]
    assert [(r["item"]["category"], r["item"]["name"]) for r in rows] == [
        ("政策文件", "教育法规"),
        ("政策文件", "教育规章"),
    ]
    assert rows[1]["item"]["content"] == ["规章", "规范性文件"]
    assert rows[1]["item"]["basis"] == rows[0]["item"]["basis"] != []
    assert rows[1]["item"]["domain"] == "义务教育"


def test_a_word_document(book: Path, report: Any, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is an extra")
    document = docx.Document()
    document.add_paragraph("云岭县义务教育领域基层政务公开标准目录")
    table = document.add_table(rows=0, cols=16)
    for cells in [HEAD, SUB, *ROWS]:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = "" if text is None else str(text)
    for area in ("B1:C1", "I1:J1", "K1:L1", "M1:O1", "B3:B4"):
        (a, b), (c, d) = ((ord(x[0]) - 65, int(x[1:]) - 1) for x in area.split(":"))
        table.cell(b, a).merge(table.cell(d, c))
    document.save(str(tmp_path / "目录.docx"))
    rows = imported(tmp_path / "目录.docx", tmp_path)["rows"]
    same = [r for r in report["rows"] if r["sheet"] == "义务教育"]
    assert [{**r["item"], "origins": 0, "code": 0} for r in rows] == [
        {**r["item"], "origins": 0, "code": 0} for r in same
    ]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_workbooks_say_the_same(book: Path, report: Any, tmp_path: Path, kind: str) -> None:
    pytest.importorskip("python_calamine", reason="python-calamine is an extra")
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice to make the file with")
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = imported(tmp_path / f"目录.{kind}", tmp_path)["rows"]
    names = [(r["item"]["category"], r["item"]["name"], r["item"]["channels"]) for r in rows]
    assert names == [
        (r["item"]["category"], r["item"]["name"], r["item"]["channels"]) for r in report["rows"]
    ]


ELEMENTS = ("domain", "category", "name", "content", "basis", "time_limit", "method", "audience", "levels")


@pytest.mark.parametrize("manifest", ["county.yaml", "shiqiao/town.yaml", "shiqiao/liuwan/village.yaml"])
def test_a_directory_that_gongkai_wrote_comes_back_the_same(tmp_path: Path, manifest: str) -> None:
    run("build", YUNLING / manifest, "-o", tmp_path / "one", "--only", "xlsx,data")
    (first,) = (tmp_path / "one").iterdir()
    report = imported(first / "directory.xlsx", tmp_path)
    run("build", tmp_path / report["manifest"], "-o", tmp_path / "two", "--only", "data")
    (second,) = (tmp_path / "two").iterdir()
    before, after = (load(folder / "data" / "directory.json") for folder in (first, second))
    assert {k: after["government"][k] for k in ("name", "level")} == {
        k: before["government"][k] for k in ("name", "level")
    }
    assert (after["edition"], after["date"]) == (before["edition"], before["date"])
    found = {item["code"]: item for item in after["items"]}
    assert set(found) == {item["code"] for item in before["items"]}
    for item in before["items"]:
        other = found[item["code"]]
        for element in ELEMENTS:
            assert other[element] == item[element], (item["code"], element)
        assert [o["name"] for o in other["owner"]] == [o["name"] for o in item["owner"]]
        assert set(other["channels"]) == set(item["channels"])
