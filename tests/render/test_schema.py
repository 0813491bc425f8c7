"""The schemas accept every file of the repository, and refuse what the reader refuses."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from gongkai.model.keys import CHINESE
from gongkai.render.schema import KINDS, schema
from tests.cli_helpers import ROOT, SMALL, YUNLING

NATIONAL = ROOT / "guidelines"


def kind_of(file: Path) -> str:
    """Which schema a source file has to follow."""
    if file.parent == NATIONAL:
        return file.stem if file.stem in KINDS else "guideline"
    if "lists" in file.parts:
        return "services" if file.stem == "services" else "permissions"
    return "manifest"


SOURCES = sorted([*NATIONAL.glob("*.yaml"), *YUNLING.rglob("*.yaml")])


def errors(kind: str, value: Any) -> list[str]:
    found = Draft202012Validator(schema(kind)).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


def as_text(text: str) -> Any:
    """YAML as gongkai reads it: every scalar is text."""
    return yaml.load(text, yaml.CBaseLoader)


def test_there_are_files_of_every_kind() -> None:
    assert {kind_of(file) for file in SOURCES} == set(KINDS) - {"directory"}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_source_file_is_valid(file: Path) -> None:
    assert errors(kind_of(file), as_text(file.read_text(encoding="utf-8"))) == []


def test_a_file_is_also_valid_as_an_editor_reads_it() -> None:
    """YAML 1.2 in an editor gives numbers, booleans and nulls their types."""
    text = SMALL + "permissions:\nextend: {services: true}\nhotline: 1\n".replace("hotline: 1\n", "")
    assert errors("manifest", yaml.safe_load(text.replace("date: 2026-11-01", "date: '2026-11-01'"))) == []


def test_chinese_keys_are_valid() -> None:
    text = "政府: {名称: 甲县人民政府, 级别: 县级}\n部门:\n  - {名称: 甲县民政局, 对应职能: [民政部门]}\n事项:\n  - {名称: 甲}\n"
    assert errors("manifest", as_text(text)) == []
    assert (
        errors(
            "permissions", as_text("行使主体: 甲县民政局\n权责事项: [{名称: 甲, 编码: '1', 类型: 行政许可}]")
        )
        == []
    )
    assert errors("services", as_text("公共服务事项: [{名称: 甲, 编码: '1', 服务对象: 全社会}]")) == []


@pytest.mark.parametrize(
    "text",
    [
        SMALL + "permisions: lists/*.yaml\n",
        SMALL.replace("name: 青石县人民政府, ", ""),
        SMALL.replace("{include: [旅游]}", "{include: {a: b}}"),
        "edition: 2026年版\n",
        "[]",
        SMALL + "items: [{nmae: 甲}]\n",
        SMALL + "adjust: 文字\n",
    ],
)
def test_what_the_reader_refuses_is_invalid(text: str) -> None:
    assert errors("manifest", as_text(text))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_chinese_description(kind: str) -> None:
    made = schema(kind)
    if kind == "directory":
        return
    for part in (made, *made.get("$defs", {}).values()):
        for key, value in part["properties"].items():
            assert value["description"], key
            assert key.isascii() or key in CHINESE


def test_the_same_schema_every_time() -> None:
    one = schema("manifest")
    one["properties"].clear()
    assert schema("manifest")["properties"]


def test_an_item_without_an_element_is_no_directory() -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(schema("directory")).validate({"government": {}, "items": []})
    form = schema("directory")["$defs"]["Item"]
    eight = {"name", "content", "basis", "time_limit", "owner", "method", "channels", "audience"}
    assert eight | {"code", "levels", "origins"} <= set(form["required"])
