"""JSON Schema of the source files, made from the model by pydantic, and of directory.json."""

from copy import deepcopy
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from gongkai.model import directory as compiled
from gongkai.model import elements, government, guideline
from gongkai.model.keys import chinese

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: dict[str, tuple[type | None, str]] = {
    "manifest": (government.Manifest, "清单文件(county.yaml)"),
    "permissions": (government.PowerList, "权责清单"),
    "services": (government.ServiceList, "公共服务事项清单"),
    "guideline": (guideline.Guideline, "领域标准指引"),
    "laws": (guideline.Laws, "法律、法规和文件"),
    "law-titles": (guideline.LawTitles, "法律、行政法规的名称"),
    "institutions": (guideline.Institutions, "已经不再设置的机构"),
    "terms": (guideline.Terms, "标准用语"),
    "powers": (guideline.PowerPatterns, "各类权责应当公开什么"),
    "audiences": (guideline.AudienceGroups, "按身份找公开事项的分组"),
    "directory": (None, "directory.json"),
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file; raises ``KeyError`` for a kind that is not in ``KINDS``."""
    cls, title = KINDS[kind]
    if cls is None:
        return _directory_schema()
    made = deepcopy(_source_schema(cls))
    return {"$schema": DIALECT, **made, "title": title}


@cache
def _source_schema(cls: type) -> dict[str, Any]:
    from pydantic import ConfigDict, TypeAdapter

    config = ConfigDict(use_attribute_docstrings=True, extra="forbid")
    for module in (elements, government, guideline):
        for value in vars(module).values():
            if isinstance(value, type) and is_dataclass(value):
                value.__pydantic_config__ = config  # type: ignore[attr-defined]
    made = TypeAdapter(cls).json_schema()
    # Pydantic sees only the docstrings that a class has itself, not those of the elements that it inherits.
    inherited = TypeAdapter(elements.Elements).json_schema()["properties"]
    for part in (made, *made.get("$defs", {}).values()):
        _loosen(part, inherited)
    return made


def _loosen(part: dict[str, Any], inherited: dict[str, Any]) -> None:
    """Say what the reader accepts beyond the model: Chinese keys, null, one value for a list, unquoted numbers."""
    properties = part.get("properties")
    if properties is None:
        return
    for name, value in list(properties.items()):
        value.pop("title", None)
        value.pop("default", None)
        description = value.pop("description", None) or inherited.get(name, {}).get("description", "")
        accepted = {"description": description, **_accepted(value)}
        for key in (name, *chinese(name)):
            properties.setdefault(key, accepted)
        properties[name] = accepted
    part["additionalProperties"] = False
    required = part.pop("required", [])
    if required:
        part["allOf"] = [
            {"anyOf": [{"required": [key]} for key in (name, *chinese(name))]} for name in required
        ]


def _accepted(value: dict[str, Any]) -> dict[str, Any]:
    options = [option for option in value.get("anyOf", [value]) if option.get("type") != "null"]
    (option,) = options
    scalar = {"type": ["string", "number", "boolean", "null"]}
    if option.get("type") == "string":
        return scalar
    if option.get("type") == "boolean":
        return {"type": ["boolean", "string", "null"]}
    if option.get("type") == "array":
        items = option["items"]
        if items.get("type") == "string":
            return {"anyOf": [scalar, {"type": "array", "items": scalar}]}
        return {"anyOf": [{"type": "array", "items": items}, items, {"type": "null"}]}
    return {"anyOf": [option, {"type": "null"}]}


def _directory_schema() -> dict[str, Any]:
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    texts = {"type": "array", "items": text}
    clause = {
        "kind": text,
        **dict.fromkeys(
            ("trigger", "relation", "unit", "due", "what", "scope", "place", "before", "note"), text
        ),
        "amount": {"type": "number"},
        "every": {"type": ["integer", "number", "string"]},
        **{name: {"type": "integer"} for name in ("year", "month", "day")},
    }
    origin = _object({"file": text, "line": {"type": "integer", "minimum": 1}, "step": text})
    item = {
        "code": {"type": "string", "minLength": 1, "description": "事项编码,各版之间不变"},
        "domain": {**text, "description": "领域"},
        "category": {**text, "description": "一级事项"},
        "name": {**text, "description": "二级事项"},
        "content": {**texts, "description": "公开内容(要素)"},
        "basis": _list(
            _object({"title": text, "number": maybe, "articles": texts, "status": maybe}, version=text)
        ),
        "time_limit": _object({"text": text, "clauses": _list(_object({"kind": text}, **clause))}),
        "owner": _list(_object({"name": text, "general": maybe})),
        "method": texts,
        "channels": texts,
        "audience": _list(_object({"kind": {"enum": ["全社会", "特定群体"]}}, who=text)),
        "levels": texts,
        "powers": {**texts, "description": "所公开的权责事项的编码"},
        "services": {**texts, "description": "所公开的公共服务事项的编码"},
        "attested": {"enum": [compiled.SEEN, compiled.RECALLED, compiled.LOCAL, compiled.PATTERN]},
        "confidence": maybe,
        "origins": {"type": "object", "additionalProperties": _list(origin)},
    }
    entry = {"code": text, "name": text, "type": text, "owner": text, "basis": texts, "levels": texts}
    left = dict.fromkeys(("code", "domain", "category", "name", "step", "reason"), text)
    body = {
        "government": _object({"name": text, "level": text, "code": maybe}, portal=maybe, hotline=maybe),
        "edition": text,
        "date": text,
        "domains": _list(_object({"code": text, "name": text, "document": maybe, "number": maybe})),
        "departments": _list(_object({"name": text, "phone": maybe})),
        "items": _list(_object(item)),
        "left_out": _list(_object(left)),
        "powers": _list(_object(entry, audience=texts)),
        "services": _list(_object(entry, audience=texts)),
    }
    return {"$schema": DIALECT, "title": "基层政务公开事项标准目录", **_object(body)}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {**required, **optional}, "required": list(required)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
