"""The table of the directory as CSV."""

import csv
import io
from collections.abc import Iterator

from gongkai.model.directory import Directory, Item
from gongkai.model.elements import LABELS
from gongkai.phrases.basis import written


def directory_csv(directory: Directory) -> bytes:
    """The table as CSV that opens in Excel: UTF-8 with BOM, and no cell that could become a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    elements = [
        "category",
        "name",
        "content",
        "basis",
        "time_limit",
        "owner",
        "channels",
        "audience",
        "method",
        "levels",
    ]
    writer.writerow(["事项编码", "领域", *("二级事项" if e == "name" else LABELS[e] for e in elements)])
    for item in directory.items:
        writer.writerow([no_formula(text) for text in (item.code, item.domain, *_texts(item))])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def _texts(item: Item) -> Iterator[str]:
    yield item.category
    yield item.name
    yield "\n".join(item.content)
    yield "\n".join(written(basis) for basis in item.basis)
    yield item.time_limit.text
    yield "、".join(owner.name for owner in item.owner)
    yield "\n".join(item.channels)
    yield "\n".join(f"{a.kind}:{a.who}" if a.who else a.kind for a in item.audience)
    yield "、".join(item.method)
    yield "、".join(item.levels)


def no_formula(text: str) -> str:
    """``text``, with an apostrophe before what a spreadsheet would take for a formula."""
    return (
        f"'{text}"
        if text.lstrip().startswith(("=", "+", "-", "@")) or text.startswith(("\t", "\r"))
        else text
    )
