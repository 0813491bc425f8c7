"""Nodes to the dataclasses of the model: every mistake of a file is reported at its place, none stops the rest.

The classes' annotations are the schema. They may be: ``str``, ``bool``, ``list[str]``, a dataclass, ``list`` or
``dict[str, …]`` of one, and each of these ``| None``.
"""

import types
from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from gongkai.model.diagnostic import Log, Place, Places, SourceFile
from gongkai.model.keys import chinese, keys_of
from gongkai.sources.nodes import Mapping, Node, Scalar, Sequence, is_null, mark

T = TypeVar("T")

_KINDS = {Scalar: "一个值", Sequence: "列表", Mapping: "一组键和值"}
_TRUE = frozenset(("true", "yes", "on", "是", "True", "TRUE"))
_FALSE = frozenset(("false", "no", "off", "否", "False", "FALSE"))


class _Bad(Exception):  # noqa: N818 - never leaves this module
    """A value that could not be built; its finding is already logged."""


class _Field(NamedTuple):
    build: "Callable[[Reader, Node, str], Any]"
    required: bool


class Reader:
    """Builds model values out of the nodes of one file."""

    def __init__(self, file: SourceFile, places: Places, log: Log) -> None:
        self.file = file
        self.places = places
        self.log = log

    def read(self, node: Node, cls: type[T]) -> T | None:
        """A ``cls`` built from ``node``; None where not even a partial one can be made.

        Entries of lists that are wrong are reported and left out; a required key that is missing makes its entry
        wrong.
        """
        try:
            return self.build(node, cls)
        except _Bad:
            return None

    def build(self, node: Node, cls: type[T]) -> T:
        if type(node) is not Mapping:
            raise self.bad(
                "GK108",
                node,
                f"这里应当是一组键和值,写成了{_KINDS[type(node)]}",
                f"应有的键:{_key_list(cls)}",
            )
        schema: Any = cls
        spec, names = _spec(schema)
        values: dict[str, Any] = {}
        nodes: dict[str, object] = {}
        failed = False
        for key, child in node.value:
            name = names.get(key.value) if type(key) is Scalar else None
            if name is None or name in nodes:
                self.misplaced(key, nodes.get(name or ""), cls)
                continue
            nodes[name] = child
            if is_null(child):
                continue
            try:
                values[name] = spec[name].build(self, child, key.value)
            except _Bad:
                failed = failed or spec[name].required
        for name, field in spec.items():
            if field.required and name not in values:
                if not failed:
                    self._missing(node, cls, name)
                failed = True
        if failed:
            raise _Bad
        result = cls(**values)
        self.places.record(result, self.file, node, nodes)
        return result

    def bad(self, code: str, node: Node, message: str, hint: str) -> _Bad:
        self.log.error(code, Place(self.file, *mark(node)), message, hint)
        return _Bad()

    def misplaced(self, key: Node, first: object, inside: type | str) -> None:
        """Report a key that names no field of the class ``inside``, or one that was written before."""
        place = Place(self.file, *mark(key))
        if type(key) is not Scalar:
            known = inside if isinstance(inside, str) else _key_list(inside)
            self.log.error("GK108", place, "键应当是一个词", f"应有的键:{known}")
            return
        if isinstance(first, Node):
            message = f"键「{key.value}」重复,第 {mark(first)[0]} 行已有"
            self.log.error("GK106", place, message, "合并为一个;重复的键只会保留一个,另一个的内容会丢失")
            return
        if not isinstance(inside, str):
            self._unknown(key, place, inside)

    def _unknown(self, key: Node, place: Place, cls: type) -> None:
        if key.value == "<<":
            self.log.error("GK107", place, "不支持合并键 <<", "请直接写出各个键")
            return
        from difflib import get_close_matches

        near = get_close_matches(key.value, _known_keys(cls), n=1, cutoff=0.6)
        hint = f"是不是「{near[0]}」?" if near else f"应有的键:{_key_list(cls)}"
        self.log.error("GK107", place, f"不认识的键「{_shorten(key.value)}」", hint)

    def _missing(self, node: Node, cls: type, name: str) -> None:
        label = chinese(name)
        shown = f"{name}({label[0]})" if label else name
        self.log.error("GK109", Place(self.file, *mark(node)), f"缺少必填的键 {shown}", f"补上「{name}: …」")


def _text(reader: Reader, node: Node, key: str) -> str:
    if type(node) is not Scalar:
        raise reader.bad(
            "GK108", node, f"「{key}」应当是一个值,写成了{_KINDS[type(node)]}", f"写成「{key}: 文字」"
        )
    value: str = node.value
    return value.strip()


def _bool(reader: Reader, node: Node, key: str) -> bool:
    text = _text(reader, node, key)
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise reader.bad(
        "GK108",
        node,
        f"「{key}」应当是 true(是)或 false(否),写成了「{_shorten(text)}」",
        f"写成「{key}: true」",
    )


def _texts(reader: Reader, node: Node, key: str) -> list[str]:
    if type(node) is Scalar:
        return [_text(reader, node, key)]
    if type(node) is Mapping:
        raise reader.bad(
            "GK108",
            node,
            f"「{key}」应当是列表,写成了一组键和值",
            f"写成「{key}: [甲, 乙]」;值里有「: 」时要加引号",
        )
    texts = []
    for entry in node.value:
        if type(entry) is Scalar:
            texts.append("" if is_null(entry) else entry.value.strip())
        else:
            texts.append("")
            reader.log.error(
                "GK108",
                Place(reader.file, *mark(entry)),
                f"「{key}」的每一项应当是文字,这一项写成了{_KINDS[type(entry)]}",
                "值里有「: 」或以 [、{ 开头时要加引号",
            )
    return texts


def _of(cls: type) -> Callable[[Reader, Node, str], Any]:
    return lambda reader, node, key: reader.build(node, cls)


def _list_of(cls: type) -> Callable[[Reader, Node, str], Any]:
    def build(reader: Reader, node: Node, key: str) -> list[Any]:
        if type(node) is Scalar:
            raise reader.bad(
                "GK108", node, f"「{key}」应当是列表,写成了一个值", "每一项以「- 」开头,另起一行"
            )
        entries = node.value if type(node) is Sequence else [node]
        return [value for entry in entries if (value := reader.read(entry, cls)) is not None]

    return build


def _dict_of(inner: Callable[[Reader, Node, str], Any]) -> Callable[[Reader, Node, str], Any]:
    def build(reader: Reader, node: Node, key: str) -> dict[str, Any]:
        if type(node) is not Mapping:
            raise reader.bad(
                "GK108",
                node,
                f"「{key}」应当是一组键和值,写成了{_KINDS[type(node)]}",
                f"在「{key}:」下面缩进,每行一个键",
            )
        values: dict[str, Any] = {}
        names: dict[str, Node] = {}
        for name, child in node.value:
            if type(name) is not Scalar or name.value in names:
                reader.misplaced(name, names.get(name.value) if type(name) is Scalar else None, key)
                continue
            names[name.value] = name
            with suppress(_Bad):
                values[name.value] = inner(reader, child, name.value)
        return values

    return build


def _builder(annotation: Any) -> Callable[[Reader, Node, str], Any]:
    if get_origin(annotation) is types.UnionType:
        (annotation,) = (a for a in get_args(annotation) if a is not types.NoneType)
    if annotation is str:
        return _text
    if annotation is bool:
        return _bool
    if annotation == list[str]:
        return _texts
    if get_origin(annotation) is list:
        return _list_of(get_args(annotation)[0])
    if get_origin(annotation) is dict:
        return _dict_of(_builder(get_args(annotation)[1]))
    if is_dataclass(annotation):
        return _of(annotation)  # type: ignore[arg-type]
    raise TypeError(f"no reader for {annotation!r}")


@cache
def _spec(cls: Any) -> tuple[dict[str, _Field], dict[str, str]]:
    """The fields of a class, and every key that names one of them."""
    spec = {
        field.name: _Field(
            _builder(field.type),
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(cls)
    }
    return spec, keys_of(frozenset(spec))


def _key_list(cls: type) -> str:
    return "、".join(_spec(cls)[0])


def _known_keys(cls: type) -> list[str]:
    names = list(_spec(cls)[0])
    return names + [key for name in names for key in chinese(name)]


def _shorten(text: str, width: int = 30) -> str:
    return text if len(text) <= width else text[:width] + "…"
