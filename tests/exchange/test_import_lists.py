"""``gongkai import --as permissions|services``: lists as departments have them become list files, entry for entry."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from gongkai.exchange.importing import About, imported
from gongkai.exchange.importing.citations import cited
from gongkai.model.diagnostic import Log
from gongkai.sources.government import Loader, Sources
from gongkai.sources.tables import TableError
from tests.cli_helpers import load, run, tree
from tests.trees import NATIONAL

QUOTED = (
    "【法律】《中华人民共和国民办教育促进法》第十二条:“举办民办学校,按照《教育法》第十四条规定的权限审批。”\n"
    "第十三条:“略。”\n【行政法规】《校车安全管理条例》(国务院令第617号)第十五条 学校应当提出申请"
)
SCHOOLS: list[list[Any]] = [
    ["云岭县教育体育局权责清单(2025年版)"],
    ["填报日期:2025年6月1日"],
    ["序号", "基本编码", "实施编码", "权力名称", None, "权力类型", "设定依据", "行使主体", "承办机构", "行使层级", "责任事项", "备注"],
    [None, None, None, "主项", "子项"],
    ["一、行政许可(共3项)"],
    [1, "0105001", "530624-0105-001", "民办学校设立审批", "1.民办幼儿园设立", "行政许可", QUOTED, "云岭县教育体育局", "行政审批股", "县级", "1.受理责任", "无收费"],
    [2, None, "530624-0105-002", None, "民办小学设立", "同上", "《教育法》第十四条", "同上", None, "县(区)级", None, None],
    [3, None, None, "校车 使用许可", "无", "许可", "《校车安全管理条例》(国务院令第617号)第十五条", None, None, "县级、乡级", None, None],
    [None, None, None, None, None, None, "《道路交通安全法》第二条", None, None, None, None, None],
    ["二、其他权力"],
    [4, None, "530624-1005-001", "教师申诉处理", "/", None, "教师法第三十九条", None, None, None, None, None],
    [5, None, "530624-1005-002", "学校章程核准", None, "行政备查", None, None, None, None, None, None],
    ["注:本清单由县教育体育局负责解释。"],
]  # fmt: skip
MERGED = ("A1:L1", "A2:L2", "D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4", "A5:L5", "D6:D7", "A8:A9",
          "D8:D9", "C8:C9", "E8:E9", "A10:L10", "A13:L13")  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "教育体育局"
    for row in SCHOOLS:
        sheet.append(row)
    for area in MERGED:
        sheet.merge_cells(area)
    fines = made.create_sheet("2.行政处罚(1)")
    fines.append(["云岭县应急管理局行政权力清单"])
    fines.append(["序号", "职权编码", "职权名称", "实施依据"])
    fines.append([1, "Y-1", "对违法生产的处罚", "《中华人民共和国安全生产法》第一百条"])
    more = made.create_sheet("汇总")
    more.append(["事项编码", "事项名称", "类别", "责任单位", "服务对象", "设定依据"])
    more.append(
        ["Y-1", "对违法生产的处罚", "处罚", "云岭县应急管理局", None, "《中华人民共和国安全生产法》第一百条"]
    )
    more.append(["G-1", "教师培训", "公共服务", "云岭县教育体育局", "教师", None])
    file: Path = tmp_path_factory.mktemp("import") / "权责清单.xlsx"
    made.save(file)
    return file


@pytest.fixture(scope="module")
def out(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    done = run(
        "import", book, "--as", "permissions", "-o", folder / "out", "--report", folder / "report.json"
    )
    assert (done.code, done.err) == (0, "")
    return folder


@pytest.fixture(scope="module")
def report(out: Path) -> Any:
    return load(out / "report.json")


def loaded(manifest: Path) -> Sources:
    """The sources of a manifest, in which reading finds nothing wrong."""
    log = Log()
    sources = Loader(log, NATIONAL).load(manifest)
    assert sources is not None and log.findings == []
    return sources


def entry(report: Any, sheet: str, row: int) -> Any:
    return next(r["entry"] for r in report["rows"] if (r["sheet"], r["row"]) == (sheet, row))


def test_each_entry_is_found_and_nothing_else(report: Any) -> None:
    assert [(r["sheet"], r["row"], r["entry"]["name"]) for r in report["rows"]] == [
        ("教育体育局", 6, "民办学校设立审批·民办幼儿园设立"),
        ("教育体育局", 7, "民办学校设立审批·民办小学设立"),
        ("教育体育局", 8, "校车使用许可"),
        ("教育体育局", 11, "教师申诉处理"),
        ("教育体育局", 12, "学校章程核准"),
        ("2.行政处罚(1)", 3, "对违法生产的处罚"),
        ("汇总", 2, "对违法生产的处罚"),
        ("汇总", 3, "教师培训"),
    ]
    assert report["summary"] == {
        "rows": 8, "powers": 6, "services": 1, "repeated": 1, "without_code": 1, "not_understood": 6,
    }  # fmt: skip


def test_files_in_the_form_of_lists(out: Path) -> None:
    assert set(tree(out / "out")) == {
        "county.yaml",
        "lists/permissions/云岭县教育体育局.yaml",
        "lists/permissions/云岭县应急管理局.yaml",
        "lists/services.yaml",
    }
    sources = loaded(out / "out" / "county.yaml")
    government = sources.manifest.government
    assert (government.name, government.level, sources.manifest.edition) == (
        "云岭县人民政府",
        "县级",
        "2025年版",
    )
    assert sources.manifest.date == "2025-06-01"
    assert [body.name for body in sources.manifest.departments] == ["云岭县教育体育局", "云岭县应急管理局"]
    schools = next(one for one in sources.power_lists if one.owner == "云岭县教育体育局")
    assert [power.owner for power in schools.powers] == [None] * 5
    assert [power.code for power in schools.powers] == [
        "530624-0105-001", "530624-0105-002", "", "530624-1005-001", "530624-1005-002",
    ]  # fmt: skip
    (services,) = sources.service_lists
    assert [(s.code, s.name, s.audience) for s in services.services] == [
        ("G-1", "教师培训", ["特定群体:教师"])
    ]


def test_types_come_from_the_column_the_line_above_or_the_sheet(report: Any) -> None:
    types = [r["entry"]["type"] for r in report["rows"]]
    assert types == ["行政许可"] * 3 + ["其他行政权力", "行政备查", "行政处罚", "行政处罚", "公共服务"]


def test_the_owner_comes_from_the_column_or_the_title(report: Any) -> None:
    assert entry(report, "教育体育局", 6)["owner"] == "云岭县教育体育局"
    assert entry(report, "教育体育局", 11)["owner"] == "云岭县教育体育局"
    assert entry(report, "2.行政处罚(1)", 3)["owner"] == "云岭县应急管理局"


def test_only_the_citations_of_a_basis_are_kept_and_its_text_is_told(out: Path, report: Any) -> None:
    assert entry(report, "教育体育局", 6)["basis"] == [
        "《中华人民共和国民办教育促进法》第十二条、第十三条",
        "《校车安全管理条例》(国务院令第617号)第十五条",
    ]
    assert report["rows"][0]["kept"] == [
        {"cell": "教育体育局!G6", "element": "basis", "title": "依据原文", "text": QUOTED}
    ]
    assert report["rows"][1]["kept"] == []
    lists = b"".join(tree(out / "out").values()).decode()
    assert "按照《教育法》第十四条规定的权限审批" not in lists


def test_a_row_that_has_no_name_goes_on_with_the_one_above(report: Any) -> None:
    assert entry(report, "教育体育局", 8)["basis"] == [
        "《校车安全管理条例》(国务院令第617号)第十五条",
        "《道路交通安全法》第二条",
    ]
    assert entry(report, "教育体育局", 8)["levels"] == ["县级", "乡级"]


def test_the_same_entry_on_two_sheets_is_written_once(report: Any) -> None:
    assert [r.get("repeats") for r in report["rows"]] == [None] * 6 + ["2.行政处罚(1)!3", None]


def test_what_has_no_place_is_kept_and_told_with_its_cell(out: Path, report: Any) -> None:
    notes = [note for r in report["rows"] for note in r["not_understood"]]
    assert sorted((note["cell"], note["title"], note["text"]) for note in notes) == [
        ("教育体育局!B6", "基本编码", "0105001"),
        ("教育体育局!F12", "类型", "行政备查"),
        ("教育体育局!G11", "依据", "教师法第三十九条"),
        ("教育体育局!I6", "实施主体", "行政审批股"),
        ("教育体育局!K6", "责任事项", "1.受理责任"),
        ("教育体育局!L6", "备注", "无收费"),
    ]
    text = (out / "out" / "lists/permissions/云岭县教育体育局.yaml").read_text(encoding="utf-8")
    assert "# 权责清单.xlsx!教育体育局!L6 备注:无收费" in text and "- 教师法第三十九条" in text.replace(
        "[", "- "
    )
    assert {"cell": "教育体育局!A13", "text": "注:本清单由县教育体育局负责解释。"} in report["notes"]


def test_what_comes_out_builds_and_check_tells_what_the_list_lacks(out: Path, tmp_path: Path) -> None:
    result = run("build", out / "out" / "county.yaml", "-o", tmp_path / "dist", "--only", "data")
    assert result.code == 1 and "GK1" not in result.out
    assert "「校车使用许可」没有事项编码" in result.out and "「行政备查」不是权责类型" in result.out
    built = load(tmp_path / "dist" / "云岭县" / "data" / "directory.json")
    assert {(p["code"], p["owner"]) for p in built["powers"]} >= {("Y-1", "云岭县应急管理局")}


def written_csv(file: Path, rows: list[list[str]], encoding: str = "gb18030") -> Path:
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(rows)
    return file


def test_a_text_table_repeats_what_merged_cells_leave_blank(tmp_path: Path) -> None:
    rows = [
        ["石桥镇公共服务事项清单", "", "", "", "", ""],
        ["序号", "主项名称", "子项名称", "编码", "设定依据", "行使层级"],
        ["1", "社会救助", "低保申请", "S-1", "《社会救助暂行办法》第十一条", "乡级"],
        ["", "", "临时救助", "S-2", "", ""],
        ["2", "图书借阅", "", "S-3", "", "乡级"],
    ]
    made = imported(written_csv(tmp_path / "清单.csv", rows), "services", About())
    assert made.manifest == "town.yaml" and set(made.files) == {"town.yaml", "lists/services.yaml"}
    assert [r["entry"] for r in made.report["rows"]] == [
        {"code": "S-1", "name": "社会救助·低保申请", "type": "公共服务", "owner": "石桥镇人民政府",
         "basis": ["《社会救助暂行办法》第十一条"], "levels": ["乡级"]},
        {"code": "S-2", "name": "社会救助·临时救助", "type": "公共服务", "owner": "石桥镇人民政府",
         "basis": ["《社会救助暂行办法》第十一条"], "levels": ["乡级"]},
        {"code": "S-3", "name": "图书借阅", "type": "公共服务", "owner": "石桥镇人民政府", "basis": [], "levels": ["乡级"]},
    ]  # fmt: skip


def test_a_law_its_article_and_its_text_in_columns_of_their_own(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["序号", "职权名称", "职权编码", "职权类型", "设定依据", None, None, "实施层级", None],
        [None, None, None, None, "法律法规名称", "条款号", "条款内容", "县级", "乡级"],
        [1, "对擅自办学的处罚", "C-1", "行政处罚", "《民办教育促进法》", "第六十四条", "违反本法", "√", None],
    ):
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:I1"):
        sheet.merge_cells(area)
    book.save(tmp_path / "教育局.xlsx")
    (row,) = imported(tmp_path / "教育局.xlsx", "permissions", About(name="云岭县人民政府")).report["rows"]
    assert (row["entry"]["basis"], row["entry"]["levels"]) == (["《民办教育促进法》第六十四条"], ["县级"])
    assert [kept["text"] for kept in row["kept"]] == ["违反本法"]
    assert row["entry"]["owner"] == "云岭县教育局"


def plain(file: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file


HEAD = ["序号", "职权编码", "职权名称", "设定依据"]
LAW = "《中华人民共和国教育法》第十四条"


def test_sections_go_on_under_a_repeated_header_and_end_with_a_new_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["云岭县民政局权责清单"],
        HEAD,
        ["一", None, "行政处罚(2项)"],
        [1, "A-1", "对甲的处罚", LAW],
        HEAD,
        [2, "A-2", "对乙的处罚", LAW],
        ["二、行政许可"],
        [3, "A-3", "丙的许可", LAW],
        ["合计", 3],
        [],
        ["云岭县司法局权责清单"],
        HEAD,
        [1, "B-1", "丁事项", LAW],
    ]
    report = imported(plain(tmp_path / "清单.xlsx", rows), "permissions", About()).report
    assert [(r["entry"]["code"], r["entry"]["type"], r["entry"]["owner"]) for r in report["rows"]] == [
        ("A-1", "行政处罚", "云岭县民政局"),
        ("A-2", "行政处罚", "云岭县民政局"),
        ("A-3", "行政许可", "云岭县民政局"),
        ("B-1", "", "云岭县司法局"),
    ]
    assert [note["text"] for note in report["notes"]] == [
        "一 行政处罚(2项)", "二、行政许可", "合计 3", "云岭县司法局权责清单",
    ]  # fmt: skip


def test_a_card_of_one_power_is_no_list(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["职权名称", "校车许可", "职权编码", "A-1"], ["设定依据", LAW, "备注", ""]]
    with pytest.raises(TableError, match="没有找到清单表"):
        imported(plain(tmp_path / "清单.xlsx", rows), "permissions", About())


def test_an_inner_office_is_no_owner_where_the_body_is_known(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [*HEAD, "承办机构"],
        [1, "A-1", "公证服务", LAW, "云岭县公证处"],
        [2, "A-2", "法律援助", LAW, "公共法律服务科"],
    ]
    report = imported(plain(tmp_path / "云岭县司法局.xlsx", rows), "services", About()).report
    assert [r["entry"]["owner"] for r in report["rows"]] == ["云岭县公证处", "云岭县司法局"]
    assert [n["text"] for r in report["rows"] for n in r["not_understood"]] == ["公共法律服务科"]


@pytest.mark.parametrize(
    ("title", "owner", "type_"),
    [
        ("附件1:云岭县教育体育局2025年行政许可事项清单", "云岭县教育体育局", "行政许可"),
        ("云岭县行政审批局权责清单", "云岭县行政审批局", ""),
        ("云岭县民政局权责清单和公共服务事项清单(2025年)", "云岭县民政局", ""),
        ("填报单位(盖章):县水务局", "县水务局", ""),
        ("县直部门权责清单", "", ""),
    ],
)
def test_titles(tmp_path: Path, title: str, owner: str, type_: str) -> None:
    file = plain(tmp_path / "清单.xlsx", [[title], HEAD, [1, "A-1", "甲事项", LAW]])
    (row,) = imported(file, "permissions", About()).report["rows"]
    assert (row["entry"]["owner"], row["entry"]["type"]) == (owner, type_)


def test_a_file_with_no_list(tmp_path: Path) -> None:
    file = written_csv(tmp_path / "a.csv", [["甲", "乙"], ["1", "2"]])
    result = run("import", file, "--as", "permissions", "-o", tmp_path / "out")
    assert result.code == 2 and "没有找到清单表" in result.err and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("《甲法》第一条、《乙条例》(国务院令第711号);《丙办法》第九、十条",
         ["《甲法》第一条", "《乙条例》(国务院令第711号)", "《丙办法》第九条、第十条"]),
        ("1.《甲法》第五条:学校有下列情形之一的,由教育部门责令改正;2.《乙法》第七条:学校违反规定招收学生的。",
         ["《甲法》第五条", "《乙法》第七条"]),
        ("《甲法》第五条:“依照《丁法》第三条的规定处罚。《戊条例》另有规定的,从其规定。”", ["《甲法》第五条"]),
        ("《甲法》第四十五条第一款第(四)项", ["《甲法》第四十五条第一款第(四)项"]),
        ("《甲法》第二条 内容\n《国务院决定》附件第384项", ["《甲法》第二条", "《国务院决定》"]),
        ("甲法第十二条", ["甲法第十二条"]),
    ],
)  # fmt: skip
def test_citations(text: str, bases: list[str]) -> None:
    assert cited(text).bases == bases


HAN = st.text("对违法经营学校的许可处罚登记备案一二三同上无注", min_size=2, max_size=12)
CODES = st.from_regex(r"[A-Z0-9]{2,6}-[0-9]{3}", fullmatch=True)
BASES = st.sampled_from(
    [
        "《中华人民共和国教育法》第十四条",
        "《校车安全管理条例》(国务院令第617号)第十五条、第十六条",
        "《某办法》",
    ]
)
OWNERS = st.sampled_from(["云岭县教育体育局", "云岭县民政局", "云岭县林业和草原局"])
TYPES = st.sampled_from(["行政许可", "行政处罚", "其他行政权力"])
LEVELS = st.lists(st.sampled_from(["县级", "乡级"]), unique=True, min_size=1)
POWER = st.tuples(CODES | st.just(""), HAN.filter(lambda name: name != "同上"), TYPES,
                  st.lists(BASES, unique=True), OWNERS, LEVELS)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.lists(POWER, min_size=1, max_size=12), st.booleans())
def test_a_plain_workbook_comes_back_entry_for_entry(
    tmp_path_factory: pytest.TempPathFactory, powers: list[Any], quoted: bool
) -> None:
    folder = tmp_path_factory.mktemp("plain")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["云岭县权责清单"])
    sheet.append(["序号", "事项编码", "事项名称", "权力类型", "设定依据", "行使主体", "行使层级"])
    for number, (code, name, kind, bases, owner, levels) in enumerate(powers, 1):
        written = "\n".join(f"{text}:“{name}。”" if quoted and "条" in text else text for text in bases)
        sheet.append([number, code or None, name, kind, written or None, owner, "、".join(levels)])
    book.save(folder / "清单.xlsx")
    made = imported(folder / "清单.xlsx", "permissions", About())
    for name, text in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    lists = loaded(folder / made.manifest).power_lists
    found = [
        (p.code, p.name, p.type, p.basis, p.owner or one.owner, p.level) for one in lists for p in one.powers
    ]
    by_owner = sorted(powers, key=lambda power: sorted({p[4] for p in powers}).index(power[4]))
    assert sorted(found, key=lambda power: str(power[4])) == by_owner
