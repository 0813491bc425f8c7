"""One spelling for the many ways in which the same text is typed."""

import re
from datetime import date

_IS_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
# What is not ASCII is taken for Chinese: such a class is quick to compile, and brackets were made half-width before.
_SPACE_IN_CHINESE = re.compile(r"(?<=[^\0-'*-\x7f])\s+(?=[^\0-'*-\x7f])")


def half_width(text: str) -> str:
    """``text`` with full-width letters, digits and punctuation made half-width; 。、《》 stay."""
    return text.translate(_FULL_WIDTH) if _IS_FULL_WIDTH.search(text) else text


def tidy(text: str) -> str:
    """``text`` half-width, and with no spaces between Chinese characters or at its ends."""
    text = half_width(text).strip()
    return _SPACE_IN_CHINESE.sub("", text) if " " in text or "\n" in text or "\t" in text else text


def is_date(text: str) -> bool:
    """Whether ``text`` is a day of the calendar, written 2026-11-01."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def split_outside_brackets(text: str, separators: str) -> list[str]:
    """The parts of ``text`` between ``separators`` that stand in no bracket or book title; stripped, none empty."""
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character in "(〔《〈[【“":
            depth += 1
        elif character in ")〕》〉]】”":
            depth = max(0, depth - 1)
        elif depth == 0 and character in separators:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [stripped for part in parts if (stripped := part.strip())]
