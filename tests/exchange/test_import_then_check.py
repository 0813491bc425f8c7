"""What is wrong with a directory in Excel is found by ``check`` after the import: nothing is mended on the way in."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli_helpers import run

HEAD = [
    "一级事项",
    "二级事项",
    "公开内容(要素)",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "公开方式",
]
GOOD = {
    "一级事项": "招生管理",
    "二级事项": "招生政策",
    "公开内容(要素)": "各校招生工作实施方案",
    "公开依据": "《中华人民共和国政府信息公开条例》(国务院令第711号)",
    "公开时限": "信息形成或者变更之日起20个工作日内",
    "公开主体": "云岭县教育体育局",
    "公开渠道和载体": "■政府网站 □政府公报 ■两微一端",
    "公开对象": "全社会",
    "公开方式": "主动",
}
"""An item of the guideline on 义务教育."""

LOCAL = GOOD | {"一级事项": "校园安全", "二级事项": "校园食堂食谱公示", "公开内容(要素)": "每周食谱"}
"""An item that no guideline has."""

DEFECTS = [
    ({"公开内容(要素)": ""}, "GK202"),
    ({"公开依据": ""}, "GK203"),
    ({"公开时限": ""}, "GK204"),
    ({"公开渠道和载体": "□政府网站 □政府公报 □两微一端"}, "GK207"),
    ({"公开对象": ""}, "GK208"),
    ({"公开内容(要素)": "相关信息"}, "GK213"),
    ({"公开内容(要素)": "××县招生工作方案"}, "GK212"),
    ({"公开依据": "《中华人民共和国收养法》"}, "GK301"),
    ({"公开依据": "《中华人民共和国政府信息公开条例》(国务院令第492号)"}, "GK302"),
    ({"公开依据": "《中华人民共和国政府信息公开条例》(国务院令第710号)"}, "GK303"),
    ({"公开依据": "《中华人民共和国政府信息公开条件》"}, "GK304"),
    ({"公开依据": "《中华人民共和国政府信息公开条例》第九十条"}, "GK305"),
    ({"公开依据": "《关于全面推进政务公开工作的意见》(中办发[2016]8号)"}, "GK306"),
    ({"公开依据": "《中华人民共和国教育法"}, "GK307"),
    ({"公开依据": "相关政策文件"}, "GK308"),
    ({"公开时限": "信息形成之日起40个工作日内"}, "GK401"),
    ({"公开时限": "20个工作日内"}, "GK403"),
    ({"公开时限": "及时公开"}, "GK404"),
    ({"公开主体": "县级教育行政部门"}, "GK501"),
    ({"公开主体": "云岭县扶贫开发办公室"}, "GK504"),
    ({"公开渠道和载体": "■政府网站 ■其他"}, "GK602"),
    ({"公开渠道和载体": "政府网站、两微一瑞"}, "GK603"),
    ({"公开渠道和载体": "■两微一端"}, "GK601"),
    ({"公开对象": "特定群体"}, "GK612"),
    ({"公开方式": "依申请"}, "GK611"),
    ({"公开内容(要素)": "张三 11010519491231002X"}, "GK801"),
]


def found(folder: Path, *rows: dict[str, str]) -> set[str]:
    """The codes of what ``check`` says of a workbook with ``rows``, once it is imported."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "义务教育"
    sheet.append(["云岭县义务教育领域基层政务公开标准目录(2026年版)"])
    sheet.append(HEAD)
    for row in rows:
        sheet.append([row[title] for title in HEAD])
    book.save(folder / "目录.xlsx")
    assert run("import", "目录.xlsx", "-o", "out", cwd=folder).code == 0
    result = run("check", "out", cwd=folder)
    assert result.code in (0, 1)
    return set(re.findall(r"^out/county\.yaml:\d+:\d+: (GK\d+) ", result.out, re.M))


@pytest.mark.parametrize("row", [GOOD, LOCAL], ids=["guideline", "local"])
def test_nothing_is_said_of_a_good_row(tmp_path: Path, row: dict[str, str]) -> None:
    assert found(tmp_path, row) == set()


@pytest.mark.parametrize(("change", "code"), DEFECTS, ids=[code for _, code in DEFECTS])
@pytest.mark.parametrize("row", [GOOD, LOCAL], ids=["guideline", "local"])
def test_a_defect_is_found(tmp_path: Path, row: dict[str, str], change: dict[str, str], code: str) -> None:
    assert code in found(tmp_path, row | change)


def test_an_item_that_is_there_twice(tmp_path: Path) -> None:
    assert found(tmp_path, LOCAL, LOCAL) & {"GK123", "GK214"}
    (tmp_path / "b").mkdir()
    assert found(tmp_path / "b", GOOD, GOOD) & {"GK123", "GK214"}
