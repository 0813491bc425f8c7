"""Values as UTF-8 JSON. A lone surrogate, which UTF-8 cannot write, becomes a question mark."""

import json
from typing import Any


def to_json(value: object) -> bytes:
    """``value`` as indented UTF-8 JSON with a newline at its end."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


class Encoder:
    """Makes the files of one directory; a value that stands in several of them is encoded once.

    Each line is made by the JSON encoder that is written in C, which cannot indent.
    """

    def __init__(self) -> None:
        # The value is kept with its bytes: while it lives, no other can have its id.
        self._made: dict[int, tuple[object, bytes]] = {}

    def line(self, value: object) -> bytes:
        """``value`` on one line."""
        return self._encoded(value) + b"\n"

    def by_lines(self, whole: dict[str, Any]) -> bytes:
        """``whole`` with every entry of its lists on a line of its own: small, and easy to compare between editions."""
        return (
            b"{"
            + b",\n".join(b'"%b": %b' % (key.encode(), self._lines(value)) for key, value in whole.items())
            + b"}\n"
        )

    def _lines(self, value: object) -> bytes:
        if isinstance(value, list) and value:
            return b"[\n" + b",\n".join(map(self._encoded, value)) + b"\n]"
        return self._encoded(value)

    def _encoded(self, value: object) -> bytes:
        made = self._made.get(id(value))
        if made is None:
            text = json.dumps(value, ensure_ascii=False)
            made = self._made[id(value)] = (value, text.encode("utf-8", "replace"))
        return made[1]
