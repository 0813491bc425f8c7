"""``gongkai import --as guideline``: a ministry's own table takes the place of the packaged guideline."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from gongkai.exchange.importing import About, imported
from gongkai.model.diagnostic import Log
from gongkai.model.guideline import Guideline
from gongkai.sources.government import Loader
from tests.cli_helpers import directory, edit, load, run
from tests.trees import NATIONAL

LAW = "《中华人民共和国政府信息公开条例》(国务院令第711号)"
DAYS = "信息形成或者变更之日起20个工作日内"
HEAD: list[Any] = ["序号", "公开事项", None, "公开内容(要素)", "公开依据", "公开时限", "公开主体",
                   "公开渠道和载体", "公开对象", "公开方式", "公开层级", "备注"]  # fmt: skip
ROWS: list[list[Any]] = [
    [1, "政策文件", "教育法律", "●教育法;●义务教育法", LAW, DAYS, "县级教育行政部门", "■政府网站 □政府公报", "全社会", "主动公开", "县级", None],
    [2, None, "课后服务政策", "实施办法", "同上", "同上", "同上", "同上", "全社会", "主动公开", "县级、乡级", None],
    [3, "民办学校信息", "民办学校办学基本信息", "办学许可证", LAW, "20内", "县级教育行政部门", "政府网站", "全社会", "主动公开", None, None],
    [4, "学校安全", "校车管理", "校车名单", LAW, DAYS, "县级教育行政部门", "政府网站", "全社会", "主动公开", None, "新增"],
]  # fmt: skip
OUTSIDE: list[list[Any]] = [
    ["校外培训领域基层政务公开标准指引"],
    ["一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级"],
    ["监管", "机构名单", "白名单", LAW, DAYS, "教育行政部门", "政府网站", "全社会", "主动公开", "县级"],
]  # fmt: skip


def saved(file: Path, rows: list[list[Any]] = ROWS) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    for row in (
        ["教育部义务教育领域基层政务公开标准指引(2026年修订)"],
        ["教办〔2026〕3号"],
        HEAD,
        [None, "一级事项", "二级事项"],
        *rows,
        ["注:指引由教育部负责解释。"],
    ):
        sheet.append(row)
    for area in ("A1:L1", "A2:L2", "B3:C3", "A3:A4", f"A{len(rows) + 5}:L{len(rows) + 5}"):
        sheet.merge_cells(area)
    more = book.create_sheet("校外培训")
    for row in OUTSIDE:
        more.append(row)
    book.save(file)
    return file


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    book = saved(folder / "指引.xlsx")
    done = run("import", book, "--as", "guideline", "-o", folder / "out", "--name", "云岭县人民政府", "--report",
               folder / "report.json")  # fmt: skip
    assert (done.code, done.err) == (0, "")
    return folder


@pytest.fixture(scope="module")
def report(out: Path) -> Any:
    return load(out / "report.json")


@pytest.fixture(scope="module")
def guidelines(out: Path) -> dict[str, Guideline]:
    """Domain to guideline, as the loader reads what came out: it finds nothing wrong."""
    log = Log()
    sources = Loader(log, NATIONAL).load(out / "out" / "county.yaml")
    assert sources is not None and log.findings == []
    return {guideline.domain: guideline for _, guideline in sources.local_guidelines}


PACKAGED = next(g for g in NATIONAL.guidelines.values() if g.domain == "义务教育")


def test_a_file_for_each_domain(out: Path, guidelines: dict[str, Guideline]) -> None:
    names = sorted(path.name for path in (out / "out" / "guidelines").iterdir())
    schools, outside = guidelines["义务教育"], guidelines["校外培训"]
    assert names == ["24-compulsory-education.yaml", f"domain-{outside.code}.yaml"]
    assert (schools.code, schools.ministry) == ("24", "教育部")
    assert schools.document is not None and schools.document.number == "教办〔2026〕3号"
    assert schools.document.title == "教育部义务教育领域基层政务公开标准指引(2026年修订)"
    assert [one.publisher for one in schools.sources.values()] == ["指引.xlsx"]
    assert outside.code not in {g.code for g in NATIONAL.guidelines.values()}


def test_codes_are_kept_where_the_row_is_a_packaged_item_and_new_where_it_is_none(
    report: Any, guidelines: dict[str, Guideline]
) -> None:
    first, second, third, fourth = guidelines["义务教育"].items
    assert (first.code, first.name) == ("24-01-01", "教育法律")
    assert re.fullmatch(r"24-01-\d{4}", second.code) and re.fullmatch(r"24-[5-9]\d-\d{4}", fourth.code)
    assert third.code in {item.code for item in PACKAGED.items}
    assert {second.code, fourth.code}.isdisjoint(item.code for item in PACKAGED.items)
    assert [r["item"]["code"] for r in report["rows"]][:4] == [i.code for i in guidelines["义务教育"].items]
    assert [bool(r["match"]) for r in report["rows"]] == [True, False, True, False, False]


def test_a_row_that_is_added_changes_no_other_code(tmp_path: Path, report: Any) -> None:
    added = [9, "政策文件", "午餐补助政策", "办法", *ROWS[0][4:]]
    made = imported(saved(tmp_path / "指引.xlsx", [added, *ROWS]), "guideline", About())
    codes = {r["item"]["name"]: r["item"]["code"] for r in made.report["rows"]}
    before = {r["item"]["name"]: r["item"]["code"] for r in report["rows"]}
    assert before.items() <= codes.items() and codes["午餐补助政策"].startswith("24-01-")


def test_what_ties_an_item_to_powers_is_carried_over(guidelines: dict[str, Guideline]) -> None:
    found = guidelines["义务教育"].items[2]
    packaged = next(item for item in PACKAGED.items if item.code == found.code)
    assert packaged.discloses and found.only_with_power == packaged.only_with_power
    assert [(d.types, d.words, d.not_words) for d in found.discloses] == [
        (d.types, d.words, d.not_words) for d in packaged.discloses
    ]
    assert guidelines["义务教育"].items[1].discloses == []


def test_elements_are_the_table_s_own_and_owners_stay_general(
    report: Any, guidelines: dict[str, Guideline]
) -> None:
    schools = guidelines["义务教育"]
    assert schools.defaults is not None and schools.defaults.owner == ["县级教育行政部门"]
    item = report["rows"][0]["item"]
    assert (item["content"], item["channels"]) == (["教育法", "义务教育法"], ["政府网站"])
    assert "content" in report["rows"][0]["changed"] and "name" not in report["rows"][0]["changed"]
    assert report["rows"][1]["item"]["levels"] == ["县级", "乡级"]
    assert report["rows"][3]["assumed"] == {"levels": ["县级"]}


def test_what_is_not_understood_is_told_and_what_is_missing_too(out: Path, report: Any) -> None:
    notes = [(n["cell"], n["text"]) for r in report["rows"] for n in r["not_understood"]]
    assert notes == [("Sheet1!F7", "20内"), ("Sheet1!L8", "新增")]
    text = (out / "out" / "guidelines" / "24-compulsory-education.yaml").read_text(encoding="utf-8")
    assert "# 指引.xlsx!Sheet1!L8 备注:新增" in text
    assert len(report["missing"]) == report["summary"]["excluded"] == len(PACKAGED.items) - 2


def test_what_comes_out_builds_with_the_county_s_powers(out: Path, report: Any, tmp_path: Path) -> None:
    manifest = out / "out" / "county.yaml"
    (out / "out" / "list.yaml").write_text(
        "owner: 云岭县教育体育局\npowers:\n"
        "  - {code: A1, name: 民办学校设立审批, type: 行政许可, basis: [《中华人民共和国民办教育促进法》第十二条], level: 县级}\n",
        encoding="utf-8",
    )
    edit(
        manifest,
        "guidelines:",
        "permissions: list.yaml\ndepartments: [{name: 云岭县教育体育局, acts_as: [教育行政部门]}]\nguidelines:",
    )
    result = run("build", manifest, "-o", tmp_path / "dist", "--only", "data")
    assert result.code in (0, 1) and "GK1" not in result.out
    built = {item["code"]: item for item in directory(tmp_path / "dist" / "云岭县")["items"]}
    assert set(built) == {r["item"]["code"] for r in report["rows"]}
    assert built[report["rows"][2]["item"]["code"]]["powers"] == ["A1"]
    assert [owner["name"] for owner in built["24-01-01"]["owner"]] == ["云岭县教育体育局"]


def test_the_domain_by_option_and_a_table_of_none(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    lines = [",".join(OUTSIDE[1]), ",".join(OUTSIDE[2])]
    file.write_text("\n".join(lines), encoding="utf-8")
    result = run("import", file, "--as", "guideline", "--domain", "校外培训", "-o", tmp_path / "out")
    assert result.code == 0 and len(list((tmp_path / "out" / "guidelines").iterdir())) == 1
    file.write_text("甲,乙\n1,2\n", encoding="utf-8")
    result = run("import", file, "--as", "guideline", "-o", tmp_path / "none")
    assert result.code == 2 and "没有找到指引的表" in result.err


def test_what_stands_beside_the_rows_is_told(tmp_path: Path) -> None:
    """A line below the table is in no row, and comes back with its cell."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "义务教育"
    sheet.append(
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
    sheet.append(
        [
            "招生管理",
            "招生政策",
            "招生方案",
            "《中华人民共和国教育法》",
            "长期公开",
            "教育行政部门",
            "政府网站",
            "全社会",
            "主动",
        ]
    )
    sheet.append([])
    sheet.append(["注:各地可以增加内容。"])
    book.save(tmp_path / "指引.xlsx")
    made = imported(tmp_path / "指引.xlsx", "guideline", About())
    assert made.report["notes"] == [{"cell": "义务教育!A4", "text": "注:各地可以增加内容。"}]
    assert "# 指引.xlsx!义务教育!A4:注:各地可以增加内容。" in made.files[made.manifest]
