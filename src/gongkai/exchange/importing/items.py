"""The rows of a table as items, and what of them was not understood, for imports that write whole items."""

import re
import tempfile
from pathlib import Path
from typing import Any

from gongkai.compile.context import Context
from gongkai.exchange.importing.row import Row, listed
from gongkai.model.diagnostic import Log
from gongkai.model.directory import LOCAL, Item, TimeLimit
from gongkai.model.elements import ELEMENTS, LABELS
from gongkai.phrases.time_limit import parse as parse_time_limit
from gongkai.phrases.vocabulary import Vocabulary
from gongkai.sources.government import Loader
from gongkai.sources.national import National

Note = dict[str, str]
"""A text that was not understood: its cell, the element, the title of its column."""

_KNOWN = {"method": ("主动公开", "依申请公开"), "levels": ("市级", "县级", "乡级", "村级")}


def context_of(files: dict[str, str], manifest: str, national: National) -> Context:
    """How texts are understood in the government that ``files`` (name to text) describe."""
    with tempfile.TemporaryDirectory(prefix="gongkai-import-") as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        loader = Loader(national=national)
        loader.places = national.places
        sources = loader.load(Path(folder, manifest))
        assert sources is not None, loader.log.findings
        return Context(sources, Log())


def item_of(row: Row, code: str, domain: str, context: Context) -> dict[str, Any]:
    """A row in the form of directory.json: what it says, and nothing of a guideline."""
    from gongkai.render.data import item_json

    item = Item(code, domain, attested=LOCAL)
    for element in ELEMENTS:
        if element in row.elements:
            setattr(item, element, context.understand(element, row.elements[element]))
    library = context.sources.national.library
    item.basis = [library.complete(cited) for cited in item.basis]
    item.time_limit = TimeLimit(item.time_limit.text, parse_time_limit(item.time_limit.text))
    return item_json(item, "")


def not_understood(row: Row, vocabulary: Vocabulary) -> list[Note]:
    """The cells of a row that no element could take, or whose text says nothing that gongkai knows."""
    record, grid = row.record, row.record.table.grid
    found: list[Note] = []

    def note(element: str, cell: str, text: str, title: str = "") -> None:
        told = {
            "cell": f"{grid.name}!{cell}",
            "element": element,
            "title": title or LABELS[element],
            "text": text,
        }
        if told not in found:
            found.append(told)

    for title, text, place in record.extras:
        note("extra", grid.reference(place.row, place.column), text, title)
    limit = str(row.elements.get("time_limit", ""))
    if any(clause.kind == "unknown" for clause in parse_time_limit(limit)):
        note("time_limit", record.reference("time_limit"), limit)
    for text in listed(row.elements.get("basis")):
        if "《" not in text and "basis" in record.places:
            note("basis", record.reference("basis"), text)
    for channel in listed(row.elements.get("channels")):
        if vocabulary.parse_channels([channel]) == [f"其他:{channel}"]:
            note("channels", record.reference("channels"), channel)
    for element, values in _KNOWN.items():
        for value in listed(row.elements.get(element)):
            if value not in values:
                note(element, record.reference(element), value)
    return found


def kept(file: str, notes: list[Note]) -> list[str]:
    """The lines that keep, as comments of a source file, what has no element."""
    lines = [
        f"{file}!{note['cell']} {note['title']}:{note['text']}"
        for note in notes
        if note["element"] == "extra"
    ]
    return ["原表里不属于要素的各格,原文留在这里:", *map(printable, lines)] if lines else []


def printable(text: str) -> str:
    """``text`` without the characters that a YAML file may not hold."""
    return re.sub(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", "", text)
