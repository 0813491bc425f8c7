"""directory.json, the items one by one, and the CSV table, made from a directory in memory."""

import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gongkai.model.diagnostic import Place, Places, SourceFile
from gongkai.model.directory import (
    Audience,
    Basis,
    Clause,
    Directory,
    Entry,
    Item,
    LeftOut,
    Origin,
    Owner,
    TimeLimit,
)
from gongkai.render.data import clause_json, data_files, directory_csv, directory_json, file_name, to_json
from gongkai.render.schema import schema


def item(**changes: Any) -> Item:
    """An item with all its elements."""
    elements: dict[str, Any] = {
        "code": "24-05-01",
        "domain": "义务教育",
        "category": "招生管理",
        "name": "招生政策",
        "content": ["招生范围", "招生条件"],
        "basis": [Basis("中华人民共和国义务教育法", "主席令第52号", ("第二条", "第三条"), "现行有效")],
        "time_limit": TimeLimit("10个工作日内", (Clause("deadline", amount=10, unit="工作日"),)),
        "owner": [Owner("云岭县教育体育局", "教育行政部门"), Owner("石桥镇人民政府")],
        "method": ["主动公开"],
        "channels": ["政府网站", "其他:云岭融媒"],
        "audience": [Audience("全社会"), Audience("特定群体", "家长")],
        "levels": ["县级", "乡级"],
    }
    return Item(**elements | changes)


def directory(*items: Item, **fields: Any) -> Directory:
    return Directory(
        "云岭县人民政府", "县级", "539901", "2026年版", "2026-11-01", items=list(items), **fields
    )


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_opens_in_excel() -> None:
    data = directory_csv(directory(item()))
    assert data.startswith(b"\xef\xbb\xbf" + "事项编码".encode())
    assert data.endswith(b"\r\n")
    head, row = rows(data)
    assert dict(zip(head, row, strict=True)) == {
        "事项编码": "24-05-01",
        "领域": "义务教育",
        "一级事项": "招生管理",
        "二级事项": "招生政策",
        "公开内容": "招生范围\n招生条件",
        "公开依据": "《中华人民共和国义务教育法》(主席令第52号)第二条、第三条",
        "公开时限": "10个工作日内",
        "公开主体": "云岭县教育体育局、石桥镇人民政府",
        "公开渠道和载体": "政府网站\n其他:云岭融媒",
        "公开对象": "全社会\n特定群体:家长",
        "公开方式": "主动公开",
        "公开层级": "县级、乡级",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n@", "\u3000+", "\xa0-"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = start + "cmd|' /C calc'!A0"
    hostile = item(
        code=text,
        domain=text,
        category=text,
        name=text,
        content=[text],
        basis=[Basis(text, quoted=False)],
        time_limit=TimeLimit(text),
        owner=[Owner(text)],
        method=[text],
        channels=[text],
        audience=[Audience(text)],
        levels=[text],
    )
    _, row = rows(directory_csv(directory(hostile)))
    assert row == [f"'{text}"] * 12


@pytest.mark.parametrize("text", ['a,b"c"', "一\n二", "'引号", "10-20日", "a=b"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert rows(directory_csv(directory(item(name=text))))[1][3] == text


def test_an_empty_directory() -> None:
    assert len(rows(directory_csv(directory()))) == 1
    assert directory_json(directory())["items"] == []


def test_the_whole_directory_is_valid_and_one_line_an_item() -> None:
    left = LeftOut("08-01-01", "房屋征收", "类", "名", "select", "不适用")
    power = Entry(
        "P1",
        "校车使用许可",
        "行政许可",
        "云岭县教育体育局",
        ("《校车安全管理条例》",),
        (),
        ("县级",),
        (),
        None,
    )
    service = power._replace(code="S1", type="公共服务", audience=("全社会",))
    made = directory(item(), item(code="24-05-02"), left_out=[left], powers=[power], services=[service])
    files = dict(data_files(made))
    whole = json.loads(files["data/directory.json"])
    Draft202012Validator(schema("directory")).validate(whole)
    assert whole == directory_json(made)
    assert [key for key in whole["services"][0] if key not in whole["powers"][0]] == ["audience"]
    lines = files["data/directory.json"].decode().splitlines()
    assert sum(line.startswith('{"code": "24-05-0') for line in lines) == 2


def test_each_item_has_a_file_that_says_the_same() -> None:
    made = directory(item(), item(code="权力/1"))
    files = dict(data_files(made))
    names = [name for name in files if name.startswith("data/items/")]
    assert names == ["data/items/24-05-01.json", "data/items/权力%2F1.json"]
    for name, expected in zip(names, directory_json(made)["items"], strict=True):
        assert json.loads(files[name]) == expected


def test_origins_name_files_from_the_manifest() -> None:
    places = Places(lambda node, index: (7, 3))
    source = object()
    places.record(source, SourceFile("/home/clerk/yunling/lists/a.yaml"), None, {"owner": None})
    unknown = Origin("extend", places, object())
    origins = {"owner": (Origin("match", places, source, "owner"), unknown)}
    (made,) = directory_json(directory(item(origins=origins), folder="/home/clerk/yunling"))["items"]
    assert made["origins"] == {"owner": [{"file": "lists/a.yaml", "line": 7, "step": "match"}]}


def test_national_files_have_the_same_name_on_every_machine() -> None:
    place = Place(SourceFile("/usr/lib/gongkai/guidelines/24.yaml", "guidelines/24.yaml"), 1, 1)
    assert place.file.seen_from("/home/clerk") == "guidelines/24.yaml"


def test_a_clause_says_only_what_it_knows() -> None:
    assert clause_json(Clause("deadline", amount=10, unit="日")) == {
        "kind": "deadline",
        "amount": 10,
        "unit": "日",
    }


@pytest.mark.parametrize(
    "code", ["", ".", "..", "../../x", "a/b", "a\\b", "a\0b", "C:x", "a b", "*?", "\ud800", "事项1"]
)
def test_a_code_is_a_safe_file_name(code: str) -> None:
    name = file_name(code)
    assert name
    assert not name.startswith(".")
    assert not set(name) & set('/\\:*?"<>| \0')
    name.encode("utf-8")


def test_different_codes_have_different_files() -> None:
    codes = ["a", ".a", "..a", "a/b", "a_b", "a%2Fb", "a%b", "a b", "%", "", ".", "%2E"]
    assert len({file_name(code) for code in codes}) == len(codes)


def test_json_is_readable_and_ends_with_a_newline() -> None:
    assert to_json({"名": ["值"]}).decode() == '{\n "名": [\n  "值"\n ]\n}\n'
