"""``openapi.yaml``: the data files as an interface that other systems can generate their clients from."""

import re
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml

from gongkai.model.directory import Directory
from gongkai.render.data.schemas import KINDS, components
from gongkai.render.data.views import FILES, File

_WEB = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)
_ADDRESS = "地址里的名字以索引的 href 为准:除字母(含汉字)、数字和 - _ . 以外的字符写成 % 加编码,过长的截短。"


class Family(NamedTuple):
    """Files of one kind, of which the index names each."""

    folder: str
    parameter: str
    schema: str
    title: str
    meaning: str


FAMILIES = (
    Family("items", "code", "item", "一个公开事项", f"事项编码,各版之间不变。{_ADDRESS}"),
    Family("domains", "domain", "domain", "一个领域的全部公开事项", f"领域编码,各版之间不变。{_ADDRESS}"),
    Family(
        "departments",
        "slug",
        "department",
        "一个部门的全部公开事项、权责事项和公共服务事项",
        "部门名称的拼音,见索引里部门的 href。",
    ),
)


class _Dumper(yaml.CSafeDumper):
    """Writes everything where it stands, without aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def openapi(directory: Directory, examples: list[str]) -> bytes:
    """The description; ``examples`` has a file of each of ``FAMILIES``, or nothing where there is none."""
    paths = {
        f"/{file.path}": _get(file.title, _operation(file), _found(file.type, file.schema)) for file in FILES
    }
    for family, example in zip(FAMILIES, examples, strict=True):
        paths[f"/{family.folder}/{{{family.parameter}}}.json"] = _family(family, example)
    whole = {
        "openapi": "3.1.1",
        "info": _info(directory),
        "servers": [{"url": ".", "description": "本文件所在的文件夹"}],
        "paths": paths,
        "components": {"schemas": components()},
    }
    text: str = yaml.dump(whole, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return text.encode()


def _info(directory: Directory) -> dict[str, Any]:
    name = _fit(directory.name)
    about = [
        f"{name}的基层政务公开标准目录,供其他系统读取。都是静态文件:只用 GET,不用参数和登录。",
        "从 index.json 读起:它列出全部领域、部门、事项和文件。",
        "事项和领域的地址由编码而来,各版之间不变;部门的地址由名称而来,部门改名就会变。",
    ]
    if directory.date:
        about.append(f"目录日期:{_fit(directory.date)}。")
    if directory.hotline:
        about.append(f"咨询热线:{_fit(directory.hotline)}。")
    contact = {"name": name}
    if directory.portal and _WEB.fullmatch(directory.portal):
        contact["url"] = directory.portal
    return {
        "title": f"{name}基层政务公开标准目录",
        "version": _fit(directory.edition or directory.date) or "未注明",
        "description": "\n".join(about),
        "contact": contact,
    }


def _family(family: Family, example: str) -> dict[str, Any]:
    found = _found("application/json", family.schema)
    operation = _get(family.title, f"get{KINDS[family.schema][0]}", found)
    parameter = {
        "name": family.parameter,
        "in": "path",
        "required": True,
        "description": family.meaning,
        "schema": {"type": "string", "minLength": 1},
    }
    if example:
        parameter["example"] = PurePosixPath(example).name.removesuffix(".json")
    operation["get"]["parameters"] = [parameter]
    operation["get"]["responses"]["404"] = {"description": "本版目录里没有"}
    return operation


def _get(summary: str, operation: str, found: dict[str, Any]) -> dict[str, Any]:
    return {"get": {"summary": summary, "operationId": operation, "responses": {"200": found}}}


def _found(kind: str, schema: str | None) -> dict[str, Any]:
    """The answer where there is something: of which media type, and described by which schema."""
    form = {"$ref": f"#/components/schemas/{KINDS[schema][0]}"} if schema else _plain(kind)
    return {"description": "找到了", "content": {kind: {"schema": form}}}


def _plain(kind: str) -> dict[str, Any]:
    return {"type": "string"} if kind == "text/csv" else {"type": "object"}


def _operation(file: File) -> str:
    """getDirectoryJson for directory.json: each file has a name of its own."""
    return "get" + "".join(word.capitalize() for word in re.findall("[a-z]+", file.path))


def _fit(text: str) -> str:
    """``text`` without lone surrogates, as the JSON files have it."""
    return text.encode("utf-8", "replace").decode()
