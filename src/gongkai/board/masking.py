"""Masks what no sheet may show, wherever on it the text stands."""

from collections.abc import Callable
from typing import Any

from gongkai.board.privacy import safe_text
from gongkai.model.sheet import KINDS, Masked, Sheet

_TEXTS = ("title", "issuer", "edition", "domain", "until_note")


def masked(sheet: Sheet, offices: frozenset[str]) -> tuple[Sheet, list[Masked]]:
    """The sheet with every personal datum of its texts masked, and what was masked.

    What the manifest declares as an office's (``offices``) stays. The address of the page and the telephone for
    complaints stay too: they are declared by being there.
    """
    found: list[Masked] = []
    title, _ = safe_text(sheet.title, offices)

    def mask(text: str) -> str:
        safe, what = safe_text(text, offices)
        found.extend(Masked(f"{KINDS[sheet.kind]}「{title}」", *one) for one in what)
        return safe

    texts: dict[str, Any] = {name: mask(getattr(sheet, name)) for name in _TEXTS}
    safe = sheet._replace(**texts, blocks=tuple(_within(block, mask) for block in sheet.blocks))
    return safe, list(dict.fromkeys(found))


def _within(value: Any, mask: Callable[[str], str]) -> Any:
    """``value`` with ``mask`` done to each text of it, down to the cells of tables."""
    if isinstance(value, str):
        return mask(value)
    if not isinstance(value, tuple):
        return value
    parts = [_within(part, mask) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
