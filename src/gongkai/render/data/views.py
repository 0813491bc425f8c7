"""The whole directory seen by domain, by body, and as an index; made from the values of ``directory_json``."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from gongkai.render.data.addresses import body_file, domain_file, href, item_file

Value = dict[str, Any]


class File(NamedTuple):
    """A file of ``data/`` that every edition has."""

    path: str
    title: str
    type: str
    schema: str | None = None
    """Which schema describes it."""


_SCHEMA = "application/schema+json"
FILES = (
    File("index.json", "索引", "application/json", "index"),
    File("directory.json", "全部目录(JSON)", "application/json", "directory"),
    File("directory.csv", "全部目录(CSV)", "text/csv"),
    File("directory.schema.json", "全部目录的 JSON Schema", _SCHEMA),
    File("schemas/index.schema.json", "索引的 JSON Schema", _SCHEMA),
    File("schemas/item.schema.json", "单个事项的 JSON Schema", _SCHEMA),
    File("schemas/domain.schema.json", "单个领域的 JSON Schema", _SCHEMA),
    File("schemas/department.schema.json", "单个部门的 JSON Schema", _SCHEMA),
    File("openapi.yaml", "接口说明(OpenAPI 3.1)", "application/yaml"),
)
WORKBOOK = File(
    "../directory.xlsx",
    "全部目录(Excel)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)


def item_files(whole: Value) -> dict[str, Value]:
    """File to item. Where two items have one code, which is an error of the sources, the first has its file."""
    found: dict[str, Value] = {}
    for item in whole["items"]:
        found.setdefault(item_file(item["code"]), item)
    return found


def domain_files(whole: Value) -> dict[str, Value]:
    """File to domain: what it is, its items, and those of it that are left out."""
    items = _grouped(whole["items"], lambda item: (item["domain"],))
    left_out = _grouped(whole["left_out"], lambda left: (left["domain"],))
    found: dict[str, Value] = {}
    for domain in whole["domains"]:
        name = domain["name"]
        value = {
            **_edition(whole),
            **domain,
            "items": items.get(name, []),
            "left_out": left_out.get(name, []),
        }
        found.setdefault(domain_file(domain["code"]), value)
    return found


def body_files(whole: Value, addresses: dict[str, str]) -> dict[str, Value]:
    """File to body: who it is, the items that it owns, and its powers and services."""
    phones = {department["name"]: department["phone"] for department in whole["departments"]}
    items = _grouped(whole["items"], lambda item: (owner["name"] for owner in item["owner"]))
    powers, services = (_grouped(whole[key], lambda e: (e["owner"],)) for key in ("powers", "services"))
    return {
        body_file(slug): {
            **_edition(whole),
            "name": name,
            "phone": phones.get(name),
            "department": name in phones,
            "items": items.get(name, []),
            "powers": powers.get(name, []),
            "services": services.get(name, []),
        }
        for name, slug in addresses.items()
    }


def index(
    whole: Value, domains: dict[str, Value], bodies: dict[str, Value], beside: Collection[str] = ()
) -> Value:
    """What there is, and where; ``beside`` says what else is built."""
    counted = ("domains", "departments", "items", "left_out", "powers", "services")
    files = (*FILES, WORKBOOK) if "xlsx" in beside else FILES
    return {
        **_edition(whole),
        "counts": {key: len(whole[key]) for key in counted},
        "domains": [
            {"code": d["code"], "name": d["name"], "count": len(d["items"]), "href": href(file)}
            for file, d in domains.items()
        ],
        "departments": [
            {
                "name": body["name"],
                "phone": body["phone"],
                "department": body["department"],
                "count": len(body["items"]),
                "href": href(file),
            }
            for file, body in bodies.items()
        ],
        "items": [
            {
                "code": item["code"],
                "name": item["name"],
                "category": item["category"],
                "domain": item["domain"],
                "href": href(item_file(item["code"])),
            }
            for item in whole["items"]
        ],
        "files": [{"title": file.title, "type": file.type, "href": href(file.path)} for file in files],
    }


def _edition(whole: Value) -> Value:
    return {key: whole[key] for key in ("government", "edition", "date")}


def _grouped(values: Iterable[Value], keys: Callable[[Value], Iterable[str]]) -> dict[str, list[Value]]:
    """The values of each key, each once, in their order."""
    found: dict[str, list[Value]] = {}
    for value in values:
        for key in dict.fromkeys(keys(value)):
            found.setdefault(key, []).append(value)
    return found
