"""``gongkai read``: how a phrase is understood, in the form of directory.json."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gongkai.render.schema import schema
from tests.cli_helpers import YUNLING, directory, run


def read(kind: str, *texts: str) -> list[Any]:
    result = run("read", kind, *texts)
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def test_a_time_limit() -> None:
    text = "信息形成之日起10个工作日内"
    ((value),) = read("time-limit", text)
    assert value["text"] == text
    (clause,) = value["clauses"]
    assert (clause["kind"], clause["amount"], clause["unit"]) == ("deadline", 10, "工作日")


def test_a_basis_is_completed() -> None:
    assert read("basis", "《政府信息公开条例》(国令第711号)第二十条") == [
        [
            {
                "title": "中华人民共和国政府信息公开条例",
                "number": "国务院令第711号",
                "articles": ["第二十条"],
                "status": "现行有效",
            }
        ]
    ]


def test_owners() -> None:
    assert read("owner", "县级民政部门、云岭县教育体育局") == [
        [
            {"name": "县级民政部门", "general": "县级民政部门"},
            {"name": "云岭县教育体育局", "general": None},
        ]
    ]


def test_channels_and_audience() -> None:
    assert read("channels", "■政府网站 □政府公报 ■两微一端") == [["政府网站", "两微一端"]]
    assert read("audience", "全社会", "特定群体:适龄儿童家长") == [
        [{"kind": "全社会"}],
        [{"kind": "特定群体", "who": "适龄儿童家长"}],
    ]


def test_lines_of_standard_input() -> None:
    result = run("read", "audience", stdin="全社会\r\n全社会\n".encode())
    assert result == (0, '[{"kind": "全社会"}]\n' * 2, "")


def test_standard_input_that_is_not_utf8() -> None:
    result = run("read", "owner", stdin="县民政局".encode("gbk"))
    assert result == (2, "", "错误:标准输入不是 UTF-8 文本,请先转成 UTF-8\n")


@pytest.mark.parametrize("kind", ["time-limit", "basis", "owner", "channels", "audience"])
@pytest.mark.parametrize("text", ["", " ", "《", "第", "%s", "\x00", "🙂" * 1000, "((((", "1" * 5000])
def test_nonsense_is_no_traceback(kind: str, text: str) -> None:
    assert len(read(kind, text)) == 1


def test_it_is_the_form_of_the_directory(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("village")
    run("build", YUNLING / "shiqiao" / "liuwan" / "village.yaml", "--only", "data", "-o", folder)
    forms = schema("directory")["$defs"]
    form = Draft202012Validator({"$defs": forms, "$ref": "#/$defs/TimeLimit"})
    for item in directory(folder / "柳湾村")["items"]:
        (value,) = read("time-limit", item["time_limit"]["text"])
        assert value == item["time_limit"]
        form.validate(value)
