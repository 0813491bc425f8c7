"""Colours of pages: how they are written, and whether text in them can be read on white.

The measure is the contrast ratio of WCAG 2 (GB/T 37668-2019 asks for at least 4.5:1).
"""

import re

ENOUGH = 4.5
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def parse(text: str) -> tuple[int, int, int] | None:
    """Red, green and blue (0 to 255) of ``#a31f1f`` or ``#a22``; None for anything else."""
    if _HEX.fullmatch(text) is None:
        return None
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def written(colour: tuple[int, int, int]) -> str:
    """``#a31f1f`` for a colour."""
    return "#" + bytes(colour).hex()


def contrast_with_white(colour: tuple[int, int, int]) -> float:
    """1 (white itself) to 21 (black)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """``colour``, or the nearest darker shade of it that can be read on white."""
    for percent in range(100, -1, -1):
        red, green, blue = (part * percent // 100 for part in colour)
        if contrast_with_white((red, green, blue)) >= ENOUGH:
            return red, green, blue
    return 0, 0, 0


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
