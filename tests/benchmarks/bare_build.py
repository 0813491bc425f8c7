"""What ``gongkai build`` is measured against: the same cells with openpyxl and the same rows with Jinja2, no more.

Run as ``python bare_build.py directory.json OUTPUT_FOLDER``.
"""

import json
import sys
from pathlib import Path
from typing import Any

import jinja2
import openpyxl

PAGE = jinja2.Environment(autoescape=True).from_string(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)
CHANNELS = 13


def row(number: int, item: dict[str, Any]) -> list[Any]:
    """The cells of one item, as many as the official table has."""
    audience = {a["kind"]: a.get("who", "√") for a in item["audience"]}
    return [
        number,
        item["category"],
        item["name"],
        "\n".join(item["content"]),
        "\n".join(f"《{b['title']}》({b['number']}){'、'.join(b['articles'])}" for b in item["basis"]),
        item["time_limit"]["text"],
        "\n".join(owner["name"] for owner in item["owner"]),
        "\n".join("■" + channel for channel in item["channels"]) + "□" * CHANNELS,
        audience.get("全社会", ""),
        audience.get("特定群体", ""),
        *("√" if method in item["method"] else "" for method in ("主动公开", "依申请公开")),
        *("√" if level in item["levels"] else "" for level in ("市级", "县级", "乡级")),
        item["code"],
    ]


def lists(items: list[dict[str, Any]]) -> dict[str, list[list[Any]]]:
    """The cells of the two lists that have every item."""
    overview, departments = [], []
    for number, item in enumerate(items, 1):
        place = [item["domain"], item["category"], item["name"]]
        said = [
            item["time_limit"]["text"],
            "、".join(item["method"]),
            "、".join(item["levels"]),
            item["code"],
        ]
        owners = [owner["name"] for owner in item["owner"]]
        channels, audience = "、".join(item["channels"]), "、".join(a["kind"] for a in item["audience"])
        overview.append([number, *place, "、".join(owners), channels, audience, item["attested"], *said])
        departments += [[number, owner, "", *place, *said] for owner in owners]
    return {"总目录": overview, "按部门": departments}


def main(source: str, folder: str) -> None:
    """Write one page and one sheet a domain."""
    domains: dict[str, list[dict[str, Any]]] = {}
    directory = json.loads(Path(source).read_text(encoding="utf-8"))
    for item in directory["items"]:
        domains.setdefault(item["domain"], []).append(item)
    book = openpyxl.Workbook()
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for domain, items in domains.items():
        rows = [row(number, item) for number, item in enumerate(items, 1)]
        sheet = book.create_sheet(domain)
        for cells in rows:
            sheet.append(cells)
        (out / f"{domain}.html").write_text(PAGE.render(rows=rows), encoding="utf-8")
    left_out = [[number, *left.values()] for number, left in enumerate(directory["left_out"], 1)]
    for name, rows in (lists(directory["items"]) | {"未列入事项": left_out}).items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    book.save(out / "directory.xlsx")


if __name__ == "__main__":
    main(*sys.argv[1:])
