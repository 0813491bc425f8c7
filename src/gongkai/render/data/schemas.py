"""JSON Schemas of the data files, made of their forms."""

import json
import re
from typing import Any

from gongkai.render.data.forms import PARTS, WHOLE, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')

KINDS = {
    "directory": ("Directory", "基层政务公开事项标准目录"),
    "index": ("Index", "目录数据的索引"),
    "item": ("Item", "目录的一个公开事项"),
    "domain": ("Domain", "目录的一个领域"),
    "department": ("Department", "目录的一个部门"),
}
"""Each kind of data file: its name among the components, and what it is called."""


def data_schema(kind: str) -> Schema:
    """The schema of one kind of data file; raises ``KeyError`` for a kind that is not in ``KINDS``."""
    name, title = KINDS[kind]
    made = {"$schema": DIALECT, "title": title, **WHOLE[name]}
    needed = _needed(made)
    return _copy({**made, "$defs": {part: PARTS[part] for part in PARTS if part in needed}})


def components() -> dict[str, Schema]:
    """All schemas, as OpenAPI keeps them: each refers to others below ``#/components/schemas/``."""
    return _copy({**WHOLE, **PARTS}, "#/components/schemas/")


def _needed(schema: Schema) -> set[str]:
    """The parts that ``schema`` refers to, and those that these refer to."""
    found: set[str] = set()
    new = set(_REFERENCE.findall(json.dumps(schema)))
    while new:
        found |= new
        new = set(_REFERENCE.findall(json.dumps([PARTS[part] for part in new]))) - found
    return found


def _copy(value: dict[str, Any], place: str = "#/$defs/") -> dict[str, Any]:
    """``value`` with nothing shared, which YAML would write as an alias; its references point below ``place``."""
    text = _REFERENCE.sub(rf'"{place}\1"', json.dumps(value))
    made: dict[str, Any] = json.loads(text)
    return made
