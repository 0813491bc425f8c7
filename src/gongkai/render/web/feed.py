"""``feed.xml`` (Atom, RFC 4287): what changed since the previous edition, for those who follow the directory."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element

from gongkai.compare.formats.words import KINDS, NOTHING, described, joined, summary
from gongkai.compare.model import SINGLE, Comparison, ItemChange, ValueChange
from gongkai.model.directory import Directory
from gongkai.render.html.plan import Plan
from gongkai.render.html.text import web_address
from gongkai.render.web.documents import child, document, uri, where
from gongkai.render.web.sentences import day, directory_title, of_directory, of_item, shortened

HOME, CHANGES = "index.html", "changes.html"

_LONGEST_SUMMARY = 1_000
_ATOM = "http://www.w3.org/2005/Atom"
_FEEDS = UUID("26f1bc8c-d7f8-4baa-a3bb-2dd5bdc07083")


class _Entry(NamedTuple):
    key: str
    """What it tells of, among all entries of its edition."""
    title: str
    address: str
    summary: str
    domain: str = ""


def feed(plan: Plan) -> bytes | None:
    """The feed: one entry for each change, or one for the edition; None where the directory has no date."""
    date = day(plan.directory)
    return None if date is None else document(_feed(plan, f"{date}T00:00:00+08:00"))


def _feed(plan: Plan, updated: str) -> Element:
    directory, changes = plan.directory, plan.changes
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    name = _name(directory)
    child(root, "id", name.urn)
    child(root, "title", shortened(f"{directory_title(directory)}:变化"))
    if changes is not None:
        child(root, "subtitle", shortened(_since(changes)))
    child(root, "updated", updated)
    _author(root, directory)
    child(root, "link", rel="self", type="application/atom+xml", href=where(plan, "feed.xml"))
    child(root, "link", rel="alternate", type="text/html", href=where(plan, HOME))
    told: Counter[str] = Counter()
    for entry in _entries(plan):
        told[entry.key] += 1
        key = "\n".join((directory.date, directory.edition, entry.key, str(told[entry.key])))
        _write(plan, child(root, "entry"), entry, uuid5(name, _text(key)), updated)
    return root


def _name(directory: Directory) -> UUID:
    """The feed's own name: the same in all editions, whatever portal and address the government moves to."""
    return uuid5(_FEEDS, _text(f"{directory.code or ''}\n{directory.name}"))


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _author(root: Element, directory: Directory) -> None:
    author = child(root, "author")
    child(author, "name", shortened(directory.name))
    if portal := web_address(directory.portal):
        child(author, "uri", uri(portal))


def _write(plan: Plan, element: Element, entry: _Entry, name: UUID, updated: str) -> None:
    child(element, "id", name.urn)
    child(element, "title", shortened(entry.title))
    child(element, "updated", updated)
    child(element, "link", rel="alternate", type="text/html", href=where(plan, entry.address))
    if entry.domain:
        child(element, "category", term=shortened(entry.domain))
    child(element, "summary", shortened(entry.summary, _LONGEST_SUMMARY))


def _since(changes: Comparison) -> str:
    before = described(changes.old)
    return f"与上一版{f'({before})' if before else ''}相比:{summary(changes)}"


def _entries(plan: Plan) -> Iterator[_Entry]:
    changes = plan.changes
    if changes is None or not changes.for_public:
        yield _edition(plan)
        return
    if header := [change for change in changes.header if change.for_public]:
        yield _Entry("header", "政府信息有变化", CHANGES, f"{';'.join(map(_value, header))}。")
    yield from (_item(plan, change) for change in changes.items)


def _edition(plan: Plan) -> _Entry:
    directory = plan.directory
    same = f"与上一版相比,{NOTHING}。" if plan.changes is not None else ""
    title = f"{directory_title(directory)}{directory.edition and f'({directory.edition})'}"
    return _Entry("edition", title, HOME, of_directory(directory) + same)


def _item(plan: Plan, change: ItemChange) -> _Entry:
    row, item = change.row, plan.items.get(change.row.id)
    address = plan.links.item(row.id) if row.id else CHANGES
    title = f"{'、'.join(KINDS[kind] for kind in _kinds(change))}:{row.name}({row.domain})"
    told = of_item(item) if item is not None and change.kind == "added" else f"{';'.join(_said(change))}。"
    return _Entry(f"{row.id}\n{row.path}", title, address, told, row.domain)


def _kinds(change: ItemChange) -> list[str]:
    if change.kind != "kept":
        return [change.kind]
    return ["renamed"] * change.renamed + ["changed"] * bool(change.elements)


def _said(change: ItemChange) -> Iterator[str]:
    """What happened to an item, part by part."""
    if change.kind == "removed":
        yield "不再列入目录"
    if change.reason:
        yield f"理由:{change.reason.rstrip('。')}"
    if change.renamed and change.old and change.new:
        yield f"原为「{change.old.path}」,现为「{change.new.path}」"
    yield from map(_value, change.elements)


def _value(change: ValueChange) -> str:
    if change.element in SINGLE:
        return f"{change.label}由「{joined(change.before)}」改为「{joined(change.after)}」"
    parts = (("增加", change.added), ("去掉", change.removed))
    return f"{change.label}{','.join(f'{word}「{joined(values)}」' for word, values in parts if values)}"
