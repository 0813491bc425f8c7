"""The columns that a place adds to the official table."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.model.directory import Body, Item, Owner
from gongkai.render.workbook import EXTRAS, workbook
from tests.cli_helpers import YUNLING, run
from tests.render.test_workbook import columns, directory, policy, shown, tables

OFFICE, TOWNS = Owner("云岭县教育体育局"), Owner("各乡镇人民政府")


def sheet_of(*extras: str, **changes: object) -> Worksheet:
    item: Item = policy(**changes)
    compiled = replace(
        directory(item),
        portal="https://www.yunling.example",
        hotline="12345",
        departments=[Body(OFFICE.name, "0888-5550123"), Body(TOWNS.name, "0888-5550199")],
    )
    (sheet,) = tables(load_workbook(BytesIO(workbook(compiled, "a3", extras))))
    return sheet


def test_no_column_is_added_unasked() -> None:
    assert not set(EXTRAS) & set(columns(sheet_of()))


def test_columns_stand_where_places_put_them() -> None:
    titles = list(columns(sheet_of(*EXTRAS)))
    assert titles[2:4] == ["二级事项", "三级事项"]
    assert titles[titles.index("公开主体") + 1] == "责任科室"
    assert titles[-7:] == ["乡级", "咨询电话", "监督电话", "备注", "链接", "五公开", "事项编码"]
    assert list(columns(sheet_of("备注", "监督电话")))[-3:] == ["备注", "监督电话", "事项编码"]


def test_a_third_level_is_under_the_items() -> None:
    merged = {str(cells) for cells in sheet_of("三级事项").merged_cells.ranges}
    assert "B3:D3" in merged


@pytest.mark.parametrize(
    ("owners", "phone"),
    [
        ([OFFICE], "0888-5550123"),
        ([OFFICE, Owner("某队")], "0888-5550123"),
        ([OFFICE, TOWNS], "云岭县教育体育局:0888-5550123\n各乡镇人民政府:0888-5550199"),
        ([Owner("某队")], None),
    ],
)
def test_the_telephone_is_the_departments(owners: list[Owner], phone: str | None) -> None:
    assert shown(sheet_of("咨询电话", owner=owners), "咨询电话") == phone


def test_what_the_directory_does_not_know_is_left_to_the_clerk() -> None:
    sheet = sheet_of(*EXTRAS)
    filled = {name: shown(sheet, name) for name in EXTRAS if shown(sheet, name)}
    assert set(filled) == {"咨询电话", "监督电话", "链接"}
    assert filled["监督电话"] == "12345"


def test_the_link_is_the_portal_where_the_item_is_published_there() -> None:
    sheet = sheet_of("链接")
    cell = sheet.cell(5, columns(sheet)["链接"])
    assert cell.hyperlink is not None
    assert cell.value == cell.hyperlink.target == "https://www.yunling.example"
    assert shown(sheet_of("链接", channels=["政府公报"]), "链接") is None


def test_the_five_kinds_are_offered_as_a_list() -> None:
    sheet = sheet_of("五公开")
    (offer,) = sheet.data_validations.dataValidation
    assert offer.formula1 == '"决策公开,执行公开,管理公开,服务公开,结果公开"'
    assert str(offer.sqref) == f"{sheet.cell(5, columns(sheet)['五公开']).coordinate}"
    assert not sheet_of("备注").data_validations.dataValidation


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--columns", "备忘"), f"没有 备忘;可选 {'、'.join(EXTRAS)}"),
        (("--columns", "备注,备忘,电话"), "没有 备忘、电话"),
        (("--paper", "a5"), "没有 a5;可选 a3、a4"),
        (("--paper", ""), "要写一种纸;可选 a3、a4"),
    ],
)
def test_what_is_not_known_is_told_with_what_is(
    tmp_path: Path, options: tuple[str, str], message: str
) -> None:
    result = run("build", YUNLING / "shiqiao/liuwan/village.yaml", *options, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert list(tmp_path.iterdir()) == []


def test_the_command_takes_paper_and_columns(tmp_path: Path) -> None:
    manifest = YUNLING / "shiqiao/liuwan/village.yaml"
    result = run("build", manifest, "--paper", "A4", "--columns", "备注, 咨询电话，备注", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    for sheet in tables(load_workbook(tmp_path / "dist" / "柳湾村" / "directory.xlsx")):
        assert list(columns(sheet))[-3:] == ["备注", "咨询电话", "事项编码"]
        assert sheet.page_setup.paperSize == 9
