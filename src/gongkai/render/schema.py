"""JSON Schema of the source files, made from the model by pydantic, and of directory.json."""

from copy import deepcopy
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from gongkai.model import elements, government, guideline
from gongkai.model.keys import chinese
from gongkai.render.data.schemas import DIALECT, data_schema

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
        return data_schema(kind)
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
