"""What the pages are, as linked data (JSON-LD in the terms of schema.org and DCAT), for search engines and portals.

The terms are given with the data: no reader has to fetch them. Nothing is said of a licence, since nothing is known.
"""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from gongkai.compare.normal import clean
from gongkai.model.directory import Directory, Item
from gongkai.render.data.views import FILES, WORKBOOK
from gongkai.render.html.plan import Plan
from gongkai.render.html.text import web_address
from gongkai.render.web.documents import uri, where
from gongkai.render.web.sentences import TITLE, day, directory_title, of_directory, of_item, shortened

Value = Any

HOME = "index.html"
BASIS = ("国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见", "国办发〔2019〕54号")

_WEB: dict[str, Value] = {
    "@vocab": "http://schema.org/",
    **{term: {"@type": "@id"} for term in ("url", "item", "contentUrl")},
}
_DATA: dict[str, Value] = {
    **_WEB,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dct:issued": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
    **{
        term: {"@type": "@id"}
        for term in (
            "dcat:distribution",
            "dcat:downloadURL",
            "dcat:landingPage",
            "dcat:mediaType",
            "dct:conformsTo",
            "dct:publisher",
            "dct:spatial",
        )
    },
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FILES = {f"data/{file.path}": file for file in FILES if file.path in ("directory.json", "directory.csv")}
_FILES_OF = {"data": _FILES, "xlsx": {"directory.xlsx": WORKBOOK}}
_ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def dataset(plan: Plan) -> Markup:
    """The directory as a set of data: what it is, whose, of where and when, what it rests on, and its files."""
    directory, home = plan.directory, where(plan, HOME)
    title, about, date = directory_title(directory), of_directory(directory), day(directory)
    files = [file for kind in _FILES_OF if kind in plan.beside for file in _distributions(plan, kind)]
    publisher, place = _government(directory, f"{home}#government"), _place(directory, f"{home}#place")
    return _script(
        {
            "@context": _DATA,
            "@id": f"{home}#directory",
            "@type": ["Dataset", "dcat:Dataset"],
            "name": title,
            "description": about,
            "url": home,
            "inLanguage": "zh-CN",
            "version": directory.edition,
            "datePublished": date,
            "keywords": [TITLE, *(domain.name for domain in directory.domains)],
            "publisher": publisher,
            "spatialCoverage": place,
            "isBasedOn": {"@type": "CreativeWork", "name": BASIS[0], "identifier": BASIS[1]},
            "distribution": files,
            "dct:title": title,
            "dct:description": about,
            "dct:issued": date,
            "dct:publisher": publisher["@id"],
            "dct:spatial": place["@id"],
            "dcat:version": directory.edition,
            "dcat:landingPage": home,
            "dcat:distribution": [file["@id"] for file in files],
        }
    )


def linked_data(plan: Plan, address: str, title: str, context: Mapping[str, object]) -> Markup:
    """What a page is: the first one the whole directory, an item's its item; of every other, the way to it."""
    if address == HOME:
        return dataset(plan)
    item = context.get("item")
    if isinstance(item, Item):
        return _script({"@context": _WEB, **_item(plan, address, title, item)})
    return _script({"@context": _WEB, **_way(plan, address, (title, address))})


def _item(plan: Plan, address: str, title: str, item: Item) -> dict[str, Value]:
    root = _root(address)
    home = where(plan, HOME, root)
    domain = (item.domain, plan.links.domain(item.domain))
    data = where(plan, plan.links.api_item(item.code), root)
    return {
        "@type": "WebPage",
        "url": where(plan, address, root),
        "name": title,
        "description": of_item(item),
        "inLanguage": "zh-CN",
        "datePublished": day(plan.directory),
        "identifier": [_code("事项编码", item.code), _code("索引号", plan.index_number(item))],
        "isPartOf": {"@id": f"{home}#directory"},
        "publisher": _government(plan.directory, f"{home}#government"),
        "citation": list(dict.fromkeys(basis.title for basis in item.basis)),
        "breadcrumb": _way(plan, address, domain, (title, address)),
        "encoding": _media(data, "application/json") if "data" in plan.beside else None,
    }


def _media(address: str, kind: str) -> dict[str, Value]:
    return {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": address}


def _way(plan: Plan, address: str, *steps: tuple[str, str]) -> dict[str, Value]:
    """The pages from the first one to that of ``address``: name and address."""
    root = _root(address)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": shortened(name),
                "item": where(plan, step, root),
            }
            for number, (name, step) in enumerate(((TITLE, HOME), *steps), start=1)
        ],
    }


def _root(address: str) -> str:
    return "../" * address.count("/")


def _government(directory: Directory, name: str) -> dict[str, Value]:
    portal = web_address(directory.portal)
    return {
        "@id": name,
        # a village or community is no government: it governs itself
        "@type": "Organization" if directory.level == "村级" else "GovernmentOrganization",
        "name": directory.name,
        "url": portal and uri(portal),
        "telephone": directory.hotline,
        "identifier": _code("统一社会信用代码", directory.credit_code),
    }


def _place(directory: Directory, name: str) -> dict[str, Value]:
    return {
        "@id": name,
        "@type": "AdministrativeArea",
        "name": directory.short_name,
        "identifier": _code("行政区划代码", directory.code),
    }


def _code(kind: str, value: str | None) -> dict[str, Value] | None:
    return {"@type": "PropertyValue", "propertyID": kind, "value": value} if value else None


def _distributions(plan: Plan, kind: str) -> list[dict[str, Value]]:
    return [
        {
            "@id": f"{where(plan, HOME)}#{path.rpartition('.')[2]}",
            "@type": ["DataDownload", "dcat:Distribution"],
            "name": file.title,
            "encodingFormat": file.type,
            "contentUrl": where(plan, path),
            "dct:title": file.title,
            "dct:conformsTo": where(plan, "data/directory.schema.json") if file.schema else None,
            "dcat:downloadURL": where(plan, path),
            "dcat:mediaType": _MEDIA + file.type,
        }
        for path, file in _FILES_OF[kind].items()
    ]


def _script(value: dict[str, Value]) -> Markup:
    """``value`` as it stands in a ``script`` element: nothing in it can end the element, or begin another."""
    text = json.dumps(_known(value), ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():  # several times as fast as str.translate
        text = text.replace(sign, escaped)
    return Markup(text)


def _known(value: Value) -> Value:
    """``value`` without what is unknown or empty, and with nothing in its texts that a page cannot carry."""
    if isinstance(value, dict):
        return {
            key: known for key, inner in value.items() if (known := _known(inner)) not in (None, "", [], {})
        }
    if isinstance(value, list):
        return [known for inner in value if (known := _known(inner)) not in (None, "")]
    return clean(value) if isinstance(value, str) else value
