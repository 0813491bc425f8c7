"""Names as parts of addresses: pinyin, so that no server, archive or memory stick stumbles over them."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import cache

_GAP = re.compile(r"[^0-9a-z]+")
_LONGEST = 60


def slugs(names: Iterable[str]) -> dict[str, str]:
    """An address for each of ``names``, all different; a name's own but where two sound the same."""
    names = list(dict.fromkeys(names))
    sounds = Counter(map(slug, names))
    return {
        name: slug(name) if sounds[slug(name)] == 1 else f"{slug(name)}-{_checksum(name)}" for name in names
    }


@cache
def slug(name: str) -> str:
    """``name`` in pinyin: lower-case letters, digits and single hyphens, at most about 70 of them.

    A name that is cut, or that has nothing to be spoken, has its checksum, so that it stays apart from others.
    """
    from pypinyin import lazy_pinyin  # takes long to import

    spoken = _GAP.sub("-", "".join(lazy_pinyin(name)).lower()).strip("-")
    return spoken if 0 < len(spoken) <= _LONGEST else f"{spoken[:_LONGEST]}-{_checksum(name)}".strip("-")


def _checksum(name: str) -> str:
    return f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"
