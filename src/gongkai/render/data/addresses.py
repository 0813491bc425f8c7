"""Where things stand below ``data/``: addresses made from a code or a name alone, so that no edition changes them."""

import zlib
from functools import lru_cache
from urllib.parse import quote

from gongkai.model.directory import Directory
from gongkai.render.slugs import slugs

_LONGEST_NAME = 80  # 240 bytes where every character is Chinese: file systems take 255


@lru_cache(maxsize=16384)
def file_name(code: str) -> str:
    """``code`` as the name of a file: characters that some system refuses, and a first dot, become numbers.

    A code that is too long for a file is cut, and its checksum keeps it apart from others.
    """
    name = "".join(c if c.isalnum() or c in "-_." else f"%{ord(c):02X}" for c in code) or "%"
    name = f"%2E{name[1:]}" if name.startswith(".") else name
    return (
        name
        if len(name) <= _LONGEST_NAME
        else f"{name[:40]}-{zlib.crc32(code.encode('utf-8', 'replace')):08x}"
    )


def item_file(code: str) -> str:
    """The file of the item with this code."""
    return f"items/{file_name(code)}.json"


def domain_file(code: str) -> str:
    """The file of the domain with this code."""
    return f"domains/{file_name(code)}.json"


def body_file(slug: str) -> str:
    """The file of the department, or other body, at this address."""
    return f"departments/{slug}.json"


def addressed_bodies(directory: Directory) -> dict[str, str]:
    """Every department, then every other body that owns an item: name to address."""
    owners = (owner.name for item in directory.items for owner in item.owner)
    return slugs([*(body.name for body in directory.departments), *owners])


def href(file: str) -> str:
    """``file`` as a link: a name may have Chinese letters and per cent signs of its own."""
    return quote(file)
