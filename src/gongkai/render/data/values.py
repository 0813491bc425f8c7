"""The directory and its parts as plain values, in the form of their JSON Schemas."""

from collections.abc import Iterable
from typing import Any

from gongkai.compare.formats.data import gone_json
from gongkai.compare.model import Gone
from gongkai.model.directory import Audience, Basis, Clause, Directory, Entry, Item, LeftOut, Origin, Owner

_CLAUSE_FIELDS = Clause._fields


def directory_json(directory: Directory, gone: Iterable[Gone] = ()) -> dict[str, Any]:
    """The whole directory in the form of its JSON Schema; files are named relative to the manifest's folder."""
    origins = _Origins(directory.folder)
    return {
        "government": {
            "name": directory.name,
            "level": directory.level,
            "code": directory.code,
            "portal": directory.portal,
            "hotline": directory.hotline,
        },
        "edition": directory.edition,
        "date": directory.date,
        "domains": [
            {"code": d.code, "name": d.name, "document": d.document, "number": d.number}
            for d in directory.domains
        ],
        "departments": [{"name": body.name, "phone": body.phone} for body in directory.departments],
        "items": [_item_json(item, origins) for item in directory.items],
        "left_out": [left_out_json(left) for left in directory.left_out],
        "powers": [_entry_json(entry) for entry in directory.powers],
        "services": [_entry_json(entry) for entry in directory.services],
        "gone": [gone_json(one) for one in gone],
    }


def item_json(item: Item, folder: str) -> dict[str, Any]:
    """One item; files are named relative to ``folder``."""
    return _item_json(item, _Origins(folder))


def _item_json(item: Item, origins: "_Origins") -> dict[str, Any]:
    return {
        "code": item.code,
        "domain": item.domain,
        "category": item.category,
        "name": item.name,
        "content": item.content,
        "basis": [basis_json(basis) for basis in item.basis],
        "time_limit": {
            "text": item.time_limit.text,
            "clauses": [clause_json(clause) for clause in item.time_limit.clauses],
        },
        "owner": [owner_json(owner) for owner in item.owner],
        "method": item.method,
        "channels": item.channels,
        "audience": [audience_json(audience) for audience in item.audience],
        "levels": item.levels,
        "powers": item.powers,
        "services": item.services,
        "attested": item.attested,
        "confidence": item.confidence,
        "adjustments": [{"elements": list(one.elements), "reason": one.reason} for one in item.changes],
        "origins": origins.of(item),
    }


class _Origins:
    """Origins as data; items of one guideline share those of what they have in common, so each is made once."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._known: dict[tuple[int, str, str], dict[str, Any] | None] = {}

    def of(self, item: Item) -> dict[str, list[dict[str, Any]]]:
        """Element to the file, line and step of everything that made its value."""
        return {
            element: [where for origin in origins if (where := self._where(origin)) is not None]
            for element, origins in item.origins.items()
        }

    def _where(self, origin: Origin) -> dict[str, Any] | None:
        key = (id(origin.source), origin.field, origin.step)
        if key not in self._known:
            place = origin.place
            self._known[key] = place and {
                "file": place.file.seen_from(self._folder),
                "line": place.line,
                "step": origin.step,
            }
        return self._known[key]


def basis_json(basis: Basis) -> dict[str, Any]:
    """One law cited."""
    value: dict[str, Any] = {
        "title": basis.title,
        "number": basis.number,
        "articles": list(basis.articles),
        "status": basis.status,
    }
    return value | {"version": basis.version} if basis.version else value


def clause_json(clause: Clause) -> dict[str, Any]:
    """One clause of a time limit: only what it says."""
    return {name: value for name in _CLAUSE_FIELDS if (value := getattr(clause, name)) is not None}


def owner_json(owner: Owner) -> dict[str, Any]:
    """One owner, and the general term that it stands for."""
    return {"name": owner.name, "general": owner.general}


def audience_json(audience: Audience) -> dict[str, Any]:
    """全社会, or 特定群体 with who."""
    return {"kind": audience.kind, "who": audience.who} if audience.who else {"kind": audience.kind}


def left_out_json(left: LeftOut) -> dict[str, Any]:
    """One item that is not in the directory, and why."""
    return {
        "code": left.code,
        "domain": left.domain,
        "category": left.category,
        "name": left.name,
        "step": left.step,
        "reason": left.reason,
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    value: dict[str, Any] = {
        "code": entry.code,
        "name": entry.name,
        "type": entry.type,
        "owner": entry.owner,
        "basis": list(entry.basis),
        "levels": list(entry.levels),
    }
    return value | {"audience": list(entry.audience)} if entry.audience else value
