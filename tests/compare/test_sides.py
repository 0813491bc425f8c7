"""The same directory is the same, whatever it is read from; and what cannot be read is told."""

import json
import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from gongkai.compare import compare
from gongkai.compare.sides import Opener, SideError, side_of
from gongkai.compare.sides.data import data_side
from gongkai.compare.sides.workbook import workbook_side
from gongkai.model.directory import Audience, Basis, Directory, Item, TimeLimit
from gongkai.render.data import directory_json
from gongkai.render.workbook import workbook
from tests.compare.builders import built, county, items, left_out, opened, policy

FORMS = ("", "data/directory.json", "directory.xlsx")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_a_built_directory_is_the_same_in_every_form(tmp_path: Path, form: str, other: str) -> None:
    folder = built(county(policy(), policy("2", domain="救灾", audience=[])), tmp_path / "云岭县")
    comparison = opened(folder / form, folder / other)
    assert (comparison.items, comparison.header) == ((), ())


@settings(deadline=None, max_examples=40)
@given(items())
def test_any_directory_is_the_same_in_every_form(those: list[Item]) -> None:
    directory = county(*those)
    assert not unlike(directory, as_data(directory))
    assert not unlike(directory, as_workbook(directory))


HOSTILE = [
    {"name": "=1+1", "category": "@SUM", "content": ["-1", "+2", "●甲"]},
    {"name": "招生\n政策", "content": ["第一行\n第二行", " 前后有空格 "]},
    {"content": ["长" * 3000] * 3, "basis": [Basis("规定" * 40, None, (), quoted=False)]},
    {"content": ["极长" * 30_000]},
    {"name": "\x1b[31m红\u202e", "owner": []},
    {"basis": [Basis("某办法", "国务院令第5号", ("第一条", "第二条"), version="2009年修正")]},
    {"audience": [Audience("特定群体")], "method": []},
    {"audience": [Audience("特定群体"), Audience("特定群体", "家长(监护人、亲属)、教师")]},
    {"domain": "社区/企事业单位[一]", "time_limit": TimeLimit("")},
    {"domain": "一个名称长到工作表放不下因此在表里被截短了的领域其全名只在标题里"},
    {"domain": "基层事项"},
    {"domain": ""},
    {"category": ""},
    {"channels": ["其他", "村口大喇叭", "其他:广播/会议"]},
]


@pytest.mark.parametrize("changes", HOSTILE)
def test_hard_texts_are_the_same_in_every_form(changes: dict[str, Any]) -> None:
    directory = county(policy("1"), policy("2", **changes), policy("3", category="其他"))
    assert not unlike(directory, as_data(directory))
    assert not unlike(directory, as_workbook(directory))


def as_data(directory: Directory) -> Path:
    return _written("directory.json", json.dumps(directory_json(directory)).encode())


def as_workbook(directory: Directory) -> Path:
    return _written("directory.xlsx", workbook(directory))


_FOLDER = TemporaryDirectory()


def _written(name: str, data: bytes) -> Path:
    path = Path(_FOLDER.name, name)
    path.write_bytes(data)
    return path


def unlike(directory: Directory, file: Path) -> list[str]:
    """What the file says otherwise than the directory, both ways round."""
    sides = [side_of(directory, "目录"), Opener().side(str(file))]
    found = []
    for old, new in (sides, reversed(sides)):
        comparison = compare(old, new)
        found += [f"{change.row.path} {change.renamed} {change.elements}" for change in comparison.items]
        found += [str(change) for change in comparison.header]
    return found


def test_a_change_in_a_workbook_is_found_where_the_clerk_made_it(tmp_path: Path) -> None:
    items = [policy("1"), policy("2", name="招生计划"), policy("3", name="招生结果", category="结果")]
    folder = built(county(*items), tmp_path / "云岭县")
    book = load_workbook(folder / "directory.xlsx")
    sheet = book["义务教育"]
    sheet.unmerge_cells("F5:F6")
    sheet["F6"], sheet["L6"], sheet["M6"] = "及时", "√", None
    sheet["H7"] = str(sheet["H7"].value).replace("□两微一端", "☑两微一端")
    book.save(folder / "改过.xlsx")
    comparison = opened(folder, folder / "改过.xlsx")
    told = {
        change.row.code: [(e.element, e.removed, e.added) for e in change.elements]
        for change in comparison.changed
    }
    assert told == {
        "2": [
            ("time_limit", ("信息形成之日起20个工作日内",), ("及时",)),
            ("method", (), ("依申请公开",)),
            ("levels", ("县级",), ()),
        ],
        "3": [("channels", (), ("两微一端",))],
    }
    assert comparison.counts["changed"] == 2


def table(*rows: list[object], name: str = "义务教育") -> Path:
    """A workbook of these rows alone."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return _written("目录.xlsx", stream.getvalue())


def test_columns_are_found_by_their_titles() -> None:
    file = table(
        ["公开主体", "二级事项", "公开内容(要素)", "一级事项"],
        ["云岭县教育体育局", "招生政策", "招生范围\n招生计划", "招生管理"],
    )
    side = workbook_side(file, "表")
    (row,) = side.rows
    assert (row.code, row.path) == ("", "义务教育/招生管理/招生政策")
    assert set(row.values) == {"content", "owner"}
    assert side.header == {}
    assert not unlike(county(policy()), file)


def test_a_header_may_have_its_names_in_the_upper_row() -> None:
    file = table(
        ["序号", "一级事项", "二级事项", "公开对象", None, "公开方式"],
        [None, None, None, "全社会", "特定群体", "主动"],
        [1, "招生管理", "招生政策", "√", "适龄儿童家长", "是"],
    )
    assert workbook_side(file, "表").rows[0].values["audience"] == ("全社会", "特定群体:适龄儿童家长")
    assert not unlike(county(policy()), file)


def test_sheets_without_a_table_are_passed_over(tmp_path: Path) -> None:
    folder = built(county(policy()), tmp_path / "云岭县")
    book = load_workbook(folder / "directory.xlsx")
    book.create_sheet("填表说明", 0).append(["请用黑色字"])
    book.save(folder / "directory.xlsx")
    assert not opened(folder / "data/directory.json", folder / "directory.xlsx").for_public


def test_data_that_lack_an_element_do_not_change_it() -> None:
    whole = directory_json(county(policy()))
    for element in ("levels", "audience", "category"):
        del whole["items"][0][element]
    del whole["government"]["hotline"], whole["departments"], whole["edition"]
    file = _written("directory.json", json.dumps(whole).encode())
    assert not unlike(county(policy()), file)


def test_data_tell_why_an_item_is_left_out(tmp_path: Path) -> None:
    built(county(policy()), tmp_path / "旧")
    built(county(left_out=[left_out(policy(), "由市里统一发布")]), tmp_path / "新")
    (change,) = opened(tmp_path / "旧", tmp_path / "新").removed
    assert change.reason == "由市里统一发布"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "不是完整的 JSON(第 1 行第 1 列"),
        ('{"items": [}', "不是完整的 JSON(第 1 行第 12 列"),
        ("[1]", ":最外层 应当是对象"),
        ('{"findings": []}', "没有 items"),
        ('{"items": {}}', None),
        ('{"items": {"a": 1}}', ":items 应当是列表"),
        ('{"items": ["24-01"]}', ":items[0] 应当是对象"),
        ('{"items": [{}, {"code": 24}]}', ":items[1].code 应当是文本"),
        ('{"items": [{"content": "招生范围"}]}', ":items[0].content 应当是列表"),
        ('{"items": [{"basis": [{"title": "x"}, "y"]}]}', ":items[0].basis[1] 应当是对象"),
        ('{"items": [{"basis": [{"articles": [20]}]}]}', ":items[0].basis[0].articles[0] 应当是文本"),
        ('{"items": [{"time_limit": "及时"}]}', ":items[0].time_limit 应当是对象"),
        ('{"items": [], "government": "云岭县"}', ":government 应当是对象"),
        ("[" * 100_000, "嵌套太深"),
    ],
)
def test_data_of_the_wrong_form(tmp_path: Path, text: str, message: str | None) -> None:
    file = tmp_path / "directory.json"
    file.write_text(text, encoding="utf-8")
    if message is None:
        assert data_side(file, "目录.json").rows == []
        return
    with pytest.raises(SideError, match=re.escape(f"目录.json{message}" if message[0] == ":" else message)):
        data_side(file, "目录.json")


def test_data_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    file.write_bytes('{"items": [], "edition": "年版"}'.encode("gb18030"))
    with pytest.raises(SideError, match="不是 UTF-8 文本"):
        data_side(file, "目录.json")


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda v: (
            st.lists(v)
            | st.dictionaries(
                st.sampled_from(["items", "code", "basis", "time_limit", "audience", "government"]), v
            )
        ),
    )
)
def test_no_data_lead_to_anything_but_a_clear_error(value: object) -> None:
    file = _written("directory.json", json.dumps(value).encode())
    try:
        Opener().side(str(file))
    except SideError as error:
        assert str(file) in str(error)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _without_table(data: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[:-100] if "sheet1" in name else old.read(name))
    return stream.getvalue()


def _bomb(data: bytes) -> bytes:
    stream = BytesIO(data)
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive, archive.open("xl/media/zeros", "w") as member:
        for _ in range(310):
            member.write(b"\0" * 1_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: b"", "不是 .xlsx 文件,或已损坏"),
        (_cut, "不是 .xlsx 文件,或已损坏"),
        (_without_table, "已损坏,读不出来"),
        (_bomb, "展开后太大(310 MB)"),
    ],
)
def test_a_damaged_workbook(tmp_path: Path, spoil: Callable[[bytes], bytes], message: str) -> None:
    file = tmp_path / "目录.xlsx"
    file.write_bytes(spoil(workbook(county(policy()))))
    with pytest.raises(SideError, match=re.escape(message)):
        Opener().side(str(file))


def test_a_workbook_of_something_else() -> None:
    with pytest.raises(SideError, match="没有目录表"):
        workbook_side(table(["姓名", "电话"], ["甲", "1"]), "通讯录.xlsx")


@pytest.mark.parametrize("name", ["没有.yaml", "C:\\县\\county.yaml", "d:/县/county.yaml", "长" * 300, "\0"])
def test_a_file_that_is_not_there(name: str) -> None:
    with pytest.raises(SideError, match="找不到"):
        Opener().side(name)


def test_a_folder_that_nothing_was_built_into(tmp_path: Path) -> None:
    with pytest.raises(SideError, match="不是 gongkai build 的输出文件夹"):
        Opener().side(str(tmp_path))
    built(county(policy()), tmp_path / "云岭县")
    with pytest.raises(SideError, match="里面有 云岭县,写到其中一个"):
        Opener().side(str(tmp_path))


def test_a_folder_with_the_workbook_alone(tmp_path: Path) -> None:
    folder = built(county(policy()), tmp_path / "云岭县")
    (folder / "data" / "directory.json").rename(tmp_path / "目录")
    assert not opened(folder, tmp_path / "目录").for_public


def test_a_colon_in_the_name_of_a_file_goes_before_a_revision(tmp_path: Path) -> None:
    file = tmp_path / "HEAD:目录.json"
    file.write_text('{"items": []}')
    assert Opener().side(str(file)).rows == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "目录.json"
    file.write_text("{}")
    file.chmod(0)
    with pytest.raises(SideError, match="没有权限"):
        Opener().side(str(file))
