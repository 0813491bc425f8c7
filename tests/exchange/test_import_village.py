"""``gongkai import --as village``: what a village discloses becomes its manifest."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from gongkai.exchange.importing import About, imported
from tests.cli_helpers import directory, load, run

LAW = "《中华人民共和国村民委员会组织法》第三十条"
AFFAIRS: list[list[Any]] = [
    ["柳湾村村(居)务公开清单"],
    ["序号", "公开类别", "公开事项", "公开内容", "公开依据", "公开时间", "公开形式", "责任人", "公开范围", "备注"],
    [1, "党务公开", "党员发展", "1.发展党员情况;2.积极分子名单", "《中国共产党章程》", "每季度公布一次", "公示栏/微信群", "村党支部", "全体村民", None],
    [2, None, "党费收缴", None, None, "20内", "张榜公布", "张三", "党员", "见台账"],
    [3, "财务公开", "收支情况", "收入;支出", LAW, "每月公布一次", "■村务公开栏 □微信群", None, "本村村民", None],
    ["注:本清单由村委会解释。"],
]  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "村务公开"
    for row in AFFAIRS:
        sheet.append(row)
    for area in ("A1:J1", "B3:B4", "A6:J6"):
        sheet.merge_cells(area)
    more = made.create_sheet("Sheet2")
    more.append(["序号", "公开类别", "公开内容", "公开时限", "公开方式"])
    more.append([1, "政务公开", "低保对象名单", "每季度公布一次", "村务公开栏"])
    more.append([2, None, "救灾物资发放", "发放后10日内", "村务公开栏、广播"])
    file: Path = tmp_path_factory.mktemp("import") / "村务.xlsx"
    made.save(file)
    return file


@pytest.fixture(scope="module")
def out(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    done = run("import", book, "--as", "village", "-o", folder / "out", "--report", folder / "report.json")
    assert (done.code, done.err) == (0, "")
    return folder


@pytest.fixture(scope="module")
def report(out: Path) -> Any:
    return load(out / "report.json")


def test_each_matter_is_an_item(report: Any) -> None:
    assert report["government"] == {"name": "柳湾村村民委员会", "level": "村级"}
    assert report["summary"] == {"rows": 5, "local": 5, "not_understood": 4, "notes": 2}
    assert [(r["sheet"], r["row"], r["item"]["category"], r["item"]["name"]) for r in report["rows"]] == [
        ("村务公开", 3, "党务公开", "党员发展"),
        ("村务公开", 4, "党务公开", "党费收缴"),
        ("村务公开", 5, "财务公开", "收支情况"),
        ("Sheet2", 2, "政务公开", "低保对象名单"),
        ("Sheet2", 3, "政务公开", "救灾物资发放"),
    ]


def test_the_form_of_disclosure_is_its_channels(report: Any) -> None:
    board = "社区/企事业单位/村公示栏(电子屏)"
    assert [r["item"]["channels"] for r in report["rows"]] == [
        [board, "精准推送"],
        ["其他:张榜公布"],
        [board],
        [board],
        [board, "广播电视"],
    ]


def test_what_the_table_lacks_is_assumed_and_told(report: Any) -> None:
    first, second, third, fourth, _ = report["rows"]
    assert [r["item"]["method"] for r in report["rows"]] == [["主动公开"]] * 5
    assert first["assumed"] == {"method": ["主动公开"], "levels": ["村级"]}
    assert [owner["name"] for owner in first["item"]["owner"]] == ["村党支部"]
    assert second["assumed"]["content"] == ["党费收缴"]
    assert third["assumed"]["owner"] == fourth["assumed"]["owner"] == ["柳湾村村民委员会"]


def test_a_person_is_no_owner_and_nothing_is_dropped(out: Path, report: Any) -> None:
    notes = [(n["cell"], n["title"], n["text"]) for r in report["rows"] for n in r["not_understood"]]
    assert notes == [
        ("村务公开!H4", "责任人", "张三"),
        ("村务公开!J4", "备注", "见台账"),
        ("村务公开!F4", "公开时限", "20内"),
        ("村务公开!G4", "公开渠道和载体", "张榜公布"),
    ]
    text = (out / "out" / "village.yaml").read_text(encoding="utf-8")
    assert "# 村务.xlsx!村务公开!J4 备注:见台账" in text and "time_limit: 20内" in text


def test_what_comes_out_builds_to_just_these_matters(out: Path, report: Any, tmp_path: Path) -> None:
    result = run("build", out / "out" / "village.yaml", "-o", tmp_path / "dist", "--only", "data")
    assert result.code in (0, 1) and "GK1" not in result.out
    built = directory(tmp_path / "dist" / "柳湾村")
    assert built["government"]["level"] == "村级"
    elements = (
        "code",
        "category",
        "name",
        "content",
        "basis",
        "time_limit",
        "owner",
        "method",
        "channels",
        "audience",
    )
    assert [[item[e] for e in elements] for item in built["items"]] == [
        [r["item"][e] for e in elements] for r in report["rows"]
    ]


def test_a_text_table_with_methods_and_matters_that_are_named_alike(tmp_path: Path) -> None:
    file = tmp_path / "东门社区.csv"
    rows = [
        ["东门社区居务公开目录", "", "", "", "", ""],
        ["类别", "项目", "公开内容", "公开时间", "公开方式", "公开主体"],
        ["居务", "会议记录", "会议议题", "每月公布一次", "主动公开", "东门社区居民委员会"],
        ["", "会议记录", "会议结果", "每月公布一次", "依申请公开", "东门社区居民委员会"],
    ]
    with file.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(rows)
    made = imported(file, "village", About())
    assert made.report["government"]["name"] == "东门社区居民委员会"
    assert [(r["item"]["category"], r["item"]["method"]) for r in made.report["rows"]] == [
        ("居务", ["主动公开"]),
        ("居务", ["依申请公开"]),
    ]
    assert len({r["item"]["code"] for r in made.report["rows"]}) == 2
    (tmp_path / "village.yaml").write_text(made.files["village.yaml"], encoding="utf-8")
    result = run("check", tmp_path / "village.yaml")
    assert result.code in (0, 1) and "GK1" not in result.out


def test_a_file_with_no_matters(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("甲,乙\n1,2\n", encoding="utf-8")
    result = run("import", file, "--as", "village", "-o", tmp_path / "out")
    assert result.code == 2 and "没有找到村务公开的表" in result.err and not (tmp_path / "out").exists()
