"""Whole numbers as laws write them: 七百一十一, 二〇一九, 711."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def number_of(text: str) -> int | None:
    """The number that ``text`` writes in Chinese or Arabic numerals; None where it is none."""
    if text.isascii():
        return int(text) if text.isdecimal() else None
    if not text or any(character not in _DIGITS and character not in _PLACES for character in text):
        return None
    if not any(character in _PLACES for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
