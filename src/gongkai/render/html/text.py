"""Small texts of the pages."""

import re
from urllib.parse import quote

from gongkai.render.data import file_name

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that HTML cannot carry, and those that turn the direction of the text around them."""

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def fit(text: str) -> str:
    """``text`` with U+FFFD for every unfit character."""
    return _UNFIT.sub("\ufffd", text)


def chinese_date(date: str) -> str:
    """2026-11-01 as 2026年11月1日; anything else as it stands."""
    match = _DATE.fullmatch(date)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else date


def web_address(address: str | None) -> str | None:
    """``address`` if it is one of the web; None for anything that a link should not open."""
    return address if address and address.startswith(("https://", "http://")) else None


def anchor(code: str) -> str:
    """The ``id`` of what has this code on a page: without spaces, which HTML does not allow there."""
    return fit(file_name(code))


def fragment(code: str) -> str:
    """What a link writes after # to reach the ``anchor`` of ``code``."""
    return quote(anchor(code), safe="")
