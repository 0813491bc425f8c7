"""Whole directories, built as a user builds them and read back by other means than gongkai's own."""

import csv
import io
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli_helpers import YUNLING, directory, edit, load, process, run, tree, yunling

EIGHT = ("name", "content", "basis", "time_limit", "owner", "method", "channels", "audience")
GENERAL = re.compile(r"^(?!各|全县|县直).*(行政部门|主管部门|行政主管部门|管理部门|民政部门|财政部门)$")

GOVERNMENTS = {
    "云岭县": ("county.yaml", "县级"),
    "石桥镇": ("shiqiao/town.yaml", "乡级"),
    "城关街道": ("chengguan/street.yaml", "乡级"),
    "柳湾村": ("shiqiao/liuwan/village.yaml", "村级"),
    "东门社区": ("chengguan/dongmen/community.yaml", "村级"),
}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of all five governments, built in one run."""
    folder = tmp_path_factory.mktemp("dist")
    manifests = [YUNLING / manifest for manifest, _ in GOVERNMENTS.values()]
    result = run("build", *manifests, "-o", folder)
    assert (result.code, result.err) == (0, "")
    return folder


@pytest.fixture(params=GOVERNMENTS)
def name(request: pytest.FixtureRequest) -> str:
    """Each government in turn."""
    return str(request.param)


def test_all_governments_are_built(dist: Path) -> None:
    assert {path.name for path in dist.iterdir()} == set(GOVERNMENTS)


def test_the_data_are_valid(dist: Path, name: str) -> None:
    printed = run("schema", "directory").out
    assert (dist / name / "data" / "directory.schema.json").read_text(encoding="utf-8") == printed
    Draft202012Validator(load(dist / name / "data" / "directory.schema.json")).validate(
        directory(dist / name)
    )


def test_every_item_has_its_elements(dist: Path, name: str) -> None:
    whole = directory(dist / name)
    level = GOVERNMENTS[name][1]
    assert whole["government"]["level"] == level
    assert len(whole["items"]) >= 10
    for item in whole["items"]:
        assert all(item[element] for element in EIGHT), item["code"]
        assert item["time_limit"]["text"].strip()
        assert all(basis["title"].strip() for basis in item["basis"])
        assert set(item["method"]) <= {"主动公开", "依申请公开"}
        assert level in item["levels"]
        assert set(item["origins"]) >= {*EIGHT, "category", "levels"}


def test_codes_are_unique(dist: Path, name: str) -> None:
    counts = Counter(item["code"] for item in directory(dist / name)["items"])
    assert [code for code, count in counts.items() if count > 1] == []


def test_no_owner_is_general(dist: Path, name: str) -> None:
    owners = {owner["name"] for item in directory(dist / name)["items"] for owner in item["owner"]}
    assert [owner for owner in owners if GENERAL.match(owner)] == []


def test_what_is_left_out_has_a_reason_and_is_not_in(dist: Path, name: str) -> None:
    whole = directory(dist / name)
    assert whole["left_out"]
    assert all(left["reason"].strip() for left in whole["left_out"])
    assert not {left["code"] for left in whole["left_out"]} & {item["code"] for item in whole["items"]}


def test_origins_name_lines_that_are_there(dist: Path, name: str) -> None:
    folder = (YUNLING / GOVERNMENTS[name][0]).parent
    lengths: dict[str, int] = {}
    for item in directory(dist / name)["items"]:
        for origin in (origin for origins in item["origins"].values() for origin in origins):
            file = origin["file"]
            if file not in lengths:
                path = YUNLING.parents[1] / file if file.startswith("guidelines/") else folder / file
                lengths[file] = len(path.read_text(encoding="utf-8").splitlines())
            assert 1 <= origin["line"] <= lengths[file], origin
    assert GOVERNMENTS[name][0].rpartition("/")[2] in lengths


def test_the_workbook_has_the_same_rows(dist: Path, name: str) -> None:
    whole = directory(dist / name)
    book = load_workbook(dist / name / "directory.xlsx")
    names = [domain["name"] for domain in whole["domains"]]
    assert book.sheetnames == ["封面", "总目录", *names, "按部门", "未列入事项"]
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    for domain in whole["domains"]:
        sheet = book[domain["name"]]
        unmerge(sheet)
        head = [cell.value for cell in sheet[4]]
        code, title = head.index("事项编码"), head.index("二级事项")
        rows = [[str(cell) for cell in row] for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
        rows = list({row[0]: row for row in rows}.values())
        items = [item for item in whole["items"] if item["domain"] == domain["name"]]
        assert [row[code] for row in rows] == [item["code"] for item in items], domain["name"]
        assert [row[title] for row in rows] == [item["name"] for item in items]
        limits, owners = head.index("公开时限"), head.index("公开主体")
        assert [row[limits] for row in rows] == [item["time_limit"]["text"] for item in items]
        assert [row[owners].split("\n") for row in rows] == [
            [o["name"] for o in item["owner"]] for item in items
        ]


def test_the_lists_of_the_workbook_have_every_item(dist: Path, name: str) -> None:
    whole = directory(dist / name)
    book = load_workbook(dist / name / "directory.xlsx")
    codes = [[row[-1].value for row in book[sheet].iter_rows(min_row=5)] for sheet in ("总目录", "按部门")]
    assert codes[0] == [item["code"] for item in whole["items"]]
    assert Counter(codes[1]) == {item["code"]: len(item["owner"]) for item in whole["items"]}
    left_out = [row[4].value for row in book["未列入事项"].iter_rows(min_row=5)]
    assert left_out == [left["code"] for left in whole["left_out"]]


def test_every_link_of_the_workbook_leads_to_its_item(dist: Path, name: str) -> None:
    book = load_workbook(dist / name / "directory.xlsx")
    for sheet in (book["总目录"], book["按部门"]):
        links = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.hyperlink]
        assert len(links) == sheet.max_row - 4
        for cell in links:
            assert cell.hyperlink and cell.hyperlink.location
            table, _, place = cell.hyperlink.location.rpartition("!")
            assert book[table.strip("'")][place].value == cell.value


def unmerge(sheet: Worksheet) -> None:
    """Fill every merged cell with the text that it shows."""
    for cells in list(sheet.merged_cells.ranges):
        value = sheet.cell(cells.min_row, cells.min_col).value
        sheet.unmerge_cells(str(cells))
        for row, column in cells.cells:
            sheet.cell(row, column).value = value


def test_the_table_has_the_same_rows(dist: Path, name: str) -> None:
    data = (dist / name / "data" / "directory.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    items = directory(dist / name)["items"]
    assert [row["事项编码"] for row in rows] == [item["code"] for item in items]
    for row, item in zip(rows, items, strict=True):
        assert row["二级事项"] == item["name"]
        assert row["公开内容"].split("\n") == item["content"]
        assert row["公开时限"] == item["time_limit"]["text"]
        assert row["公开主体"] == "、".join(owner["name"] for owner in item["owner"])
        assert row["公开层级"] == "、".join(item["levels"])
        assert all(row.values())


def test_every_item_is_on_the_page_of_its_domain(dist: Path, name: str) -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in (dist / name / "domains").glob("*.html")}
    whole = directory(dist / name)
    assert len(pages) == len(whole["domains"])
    index = (dist / name / "index.html").read_text(encoding="utf-8")
    assert all(f"domains/{page}" in index for page in pages)
    text = "".join(pages.values())
    assert [item["code"] for item in whole["items"] if item["code"] not in text] == []


def test_each_item_has_its_file(dist: Path, name: str) -> None:
    items = {item["code"]: item for item in directory(dist / name)["items"]}
    files = [load(file) for file in (dist / name / "data" / "items").iterdir()]
    assert {item["code"]: item for item in files} == items


def test_the_report_agrees_with_the_data(dist: Path, name: str) -> None:
    whole, report = directory(dist / name), load(dist / name / "report.json")
    assert report["summary"]["items"] == len(whole["items"])
    assert report["left_out"] == whole["left_out"]
    assert report["findings"] == report["waived"] == []
    by_domain = Counter(item["domain"] for item in whole["items"])
    assert {d["name"]: d["items"] for d in report["coverage"]["domains"]} == by_domain
    assert report["coverage"]["powers"]["total"] == len(whole["powers"])
    assert report["coverage"]["services"]["total"] == len(whole["services"])


def test_powers_and_services_are_in_the_lists(dist: Path, name: str) -> None:
    whole = directory(dist / name)
    for kind in ("powers", "services"):
        held = {entry["code"] for entry in whole[kind]}
        disclosed = {code for item in whole["items"] for code in item[kind]}
        assert disclosed == held, kind


def test_the_county_is_of_real_size(dist: Path) -> None:
    whole = directory(dist / "云岭县")
    types = Counter(power["type"] for power in whole["powers"])
    assert sum(types.values()) >= 200
    assert len(types) == 10
    assert len({power["owner"] for power in whole["powers"]}) >= 15
    assert len(whole["services"]) >= 80
    assert len(whole["departments"]) >= 20
    assert len(whole["domains"]) >= 26


def test_the_same_bytes_from_another_folder_and_process(dist: Path, tmp_path: Path) -> None:
    yunling(tmp_path)
    folder = tmp_path / "yunling"
    result = process(
        "build", "county.yaml", "shiqiao/town.yaml", cwd=folder, PYTHONHASHSEED="7", TZ="Asia/Shanghai"
    )
    assert (result.code, result.err) == (0, "")
    assert tree(folder / "dist" / "云岭县") == tree(dist / "云岭县")
    assert tree(folder / "dist" / "石桥镇") == tree(dist / "石桥镇")


def test_nothing_of_this_machine_is_written(dist: Path, name: str) -> None:
    marks = [str(YUNLING).encode(), str(dist).encode(), str(Path.home()).encode() + b"/"]
    for file, data in tree(dist / name).items():
        assert not any(mark in data for mark in marks), file


def test_adding_to_the_sources_renumbers_nothing(dist: Path, tmp_path: Path) -> None:
    manifest = yunling(tmp_path)
    edit(
        manifest,
        "\nitems:\n",
        "\nitems:\n"
        "  - {domain: 义务教育, category: 招生管理, name: 新增事项, content: 内容, basis: 《中华人民共和国义务教育法》, "
        "time_limit: 及时公开, owner: 云岭县教育体育局, method: 主动公开, channels: 政府网站, audience: 全社会, levels: 县级}\n",
    )
    edit(manifest, "guidelines:\n", "guidelines:\n  paths: [space.yaml]\n")
    education = manifest.parent / "lists" / "permissions" / "education.yaml"
    edit(
        education,
        "powers:\n",
        "powers:\n  - {code: NEW-1, name: 新设的许可, type: 行政许可, basis: 《中华人民共和国教育法》第十四条, level: 县级}\n",
    )
    (manifest.parent / "space.yaml").write_text(SPACE, encoding="utf-8")
    assert run("build", manifest, "--only", "data", "-o", tmp_path / "dist").code == 0

    def codes(folder: Path) -> dict[tuple[str, str, str], str]:
        items = directory(folder)["items"]
        return {(item["domain"], item["category"], item["name"]): item["code"] for item in items}

    before, after = codes(dist / "云岭县"), codes(tmp_path / "dist" / "云岭县")
    added = set(after) - set(before)
    assert before.items() <= after.items()
    assert {domain for domain, _, _ in added} == {"义务教育", "低空经济", "权责清单事项"}


SPACE = """\
domain: 低空经济
code: "40"
items:
  - code: 40-01-01
    category: 政策文件
    name: 低空经济政策
    content: [政策文本]
    basis: [《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条]
    time_limit: 信息形成之日起20个工作日内
    owner: [云岭县发展和改革局]
    method: [主动公开]
    channels: [政府网站]
    audience: [全社会]
    levels: [县级]
"""

WHITE_STONE = """\
政府:
  名称: 白石县人民政府
  级别: 县级
  行政区划代码: 0505
  热线: 12345
版次: 2027年第1版
日期: 2027-01-15
部门:
  - {名称: 白石县教育局, 代表: [教育行政部门, 教育督导机构]}
  - {名称: 白石县文旅局, 代表: 文化和旅游行政部门}
  - {名称: 白石县各学校, 代表: 学校}
指引:
  仅选: [义务教育, 旅游]
调整:
  - 事项: 旅游/政策文件/旅游规划
    改为: {时限: 信息形成之日起3个工作日内}
    理由: 本县规定
不适用:
  - {事项: 29-02-03, 理由: 由市里统一发布}
本级事项:
  - 领域: 旅游
    一级事项: 公共服务
    名称: =no
    公开内容: [1.10, 12:30, no]
    依据: 《中华人民共和国旅游法》
    时限: 及时公开
    主体: 白石县文旅局
    方式: 主动公开
    渠道: 政府网站
    公开对象: 全社会
    层级: 县级
"""


def test_a_county_that_is_not_in_the_repository(tmp_path: Path) -> None:
    manifest = tmp_path / "白石.yaml"
    manifest.write_text(WHITE_STONE, encoding="utf-8")
    result = run("build", manifest, cwd=tmp_path)
    assert (result.code, result.err) == (0, ""), result.out
    whole = directory(tmp_path / "dist" / "白石县")
    assert whole["government"]["code"] == "0505"
    assert whole["government"]["hotline"] == "12345"
    assert (whole["edition"], whole["date"]) == ("2027年第1版", "2027-01-15")
    assert [domain["name"] for domain in whole["domains"]] == ["义务教育", "旅游"]
    items: dict[str, Any] = {item["name"]: item for item in whole["items"]}
    assert items["旅游规划"]["time_limit"]["text"] == "信息形成之日起3个工作日内"
    assert items["=no"]["content"] == ["1.10", "12:30", "no"]
    assert items["招生政策"]["owner"] == [{"name": "白石县教育局", "general": "县级教育行政部门"}]
    assert "29-02-03" not in {item["code"] for item in whole["items"]}
    assert "'=no" in (tmp_path / "dist" / "白石县" / "data" / "directory.csv").read_text(encoding="utf-8-sig")
    Draft202012Validator(load(tmp_path / "dist" / "白石县" / "data" / "directory.schema.json")).validate(
        whole
    )


def test_the_output_can_be_moved(dist: Path, tmp_path: Path) -> None:
    """Every link of a page is relative, and leads to a file of the folder."""
    shutil.copytree(dist / "柳湾村", tmp_path / "moved")
    for page in (tmp_path / "moved").rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8")):
            if not re.match(r"https?:|tel:|mailto:|data:", link):
                assert (page.parent / unquote(link)).exists(), (page.name, link)
