"""Keys: Chinese ones work everywhere English ones do, in every file and at every depth."""

import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args, get_origin

import pytest

from gongkai.model.diagnostic import Log, Places, SourceFile
from gongkai.model.government import Manifest, PowerList, ServiceList
from gongkai.model.guideline import Guideline, Laws, PowerPatterns, Terms
from gongkai.model.keys import CHINESE, chinese, keys_of
from gongkai.sources.nodes import locate, parse
from gongkai.sources.typed import Reader

FILE = SourceFile("/x/list.yaml")
FILES = [Manifest, PowerList, ServiceList, Guideline, Laws, Terms, PowerPatterns]


def parts(cls: Any) -> dict[str, Any]:
    """Every class that a file is made of, by name."""
    found = {cls.__name__: cls}
    for field in fields(cls):
        for inner in _inner(field.type):
            found |= parts(inner)
    return found


def _inner(annotation: Any) -> list[Any]:
    if is_dataclass(annotation):
        return [annotation]
    return [inner for argument in get_args(annotation) for inner in _inner(argument)]


CLASSES = {name: part for cls in FILES for name, part in parts(cls).items()}


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_has_a_chinese_key(name: str) -> None:
    names = frozenset(field.name for field in fields(CLASSES[name]))
    reached = {field for key, field in keys_of(names).items() if not key.isascii()}
    assert names - reached == set()


@pytest.mark.parametrize("name", CLASSES)
def test_a_whole_entry_reads_the_same_with_either_kind_of_key(name: str) -> None:
    cls = CLASSES[name]
    english, chinese_keys = _example(cls, False), _example(cls, True)
    assert any(not character.isascii() for character in chinese_keys.partition(":")[0])
    assert _plain(_read(cls, english)) == _plain(_read(cls, chinese_keys))


def _example(cls: Any, in_chinese: bool) -> str:
    names = frozenset(field.name for field in fields(cls))
    own = {field: key for key, field in reversed(keys_of(names).items()) if not key.isascii()}
    keys = own if in_chinese else {name: name for name in names}
    pairs = [f"{keys[field.name]}: {_value(field.type, in_chinese)}" for field in fields(cls)]
    return "{" + ", ".join(pairs) + "}"


def _value(annotation: Any, in_chinese: bool) -> str:
    if get_origin(annotation) is types.UnionType:
        annotation = get_args(annotation)[0]
    if is_dataclass(annotation):
        return _example(annotation, in_chinese)
    if get_origin(annotation) is list:
        return f"[{_value(get_args(annotation)[0], in_chinese)}]"
    if get_origin(annotation) is dict:
        return f"{{甲: {_value(get_args(annotation)[1], in_chinese)}}}"
    return {str: "0505", bool: "是" if in_chinese else "true"}[annotation]


def _read(cls: type, text: str) -> object:
    node = parse(text, FILE, log := Log())
    assert node is not None
    value = Reader(FILE, Places(locate), log).read(node, cls)
    assert log.findings == []
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def test_no_chinese_key_names_a_field_that_does_not_exist() -> None:
    known = {field.name for cls in CLASSES.values() for field in fields(cls)}
    assert {name for names in CHINESE.values() for name in names} - known == set()


@pytest.mark.parametrize("name", CLASSES)
def test_a_key_that_is_required_is_named_in_both_languages(name: str) -> None:
    log = Log()
    node = parse("{}", FILE, log)
    assert node is not None
    Reader(FILE, Places(locate), log).read(node, CLASSES[name])
    required = [
        f.name for f in fields(CLASSES[name]) if f.default is MISSING and f.default_factory is MISSING
    ]
    assert [finding.code for finding in log.findings] == (["GK109"] if required else [])
    if required:
        assert required[0] in log.findings[0].message and chinese(required[0])[0] in log.findings[0].message
