"""Ticked boxes, in every way that a cell writes them: ■政府网站 □政府公报, 政府网站√, [√]政府网站, R政府网站."""

import re
from collections.abc import Iterable
from functools import cached_property

from gongkai.phrases.text import half_width

_TICKED = "■√☑☒✓✔✅▄◼▪⬛▇█▉◾◆●★▲🗹"
_EMPTY = "□☐▢⬜◻▫◽○◯〇◇☆△囗✗✘"
_CHECKS = "√✓✔✅"
"""Marks that also stand behind a name, or inside the box before it."""
_LETTERS = {**dict.fromkeys("tunRPügþxýT", "■"), **dict.fromkeys("opq£¨c", "□")}
"""What is left of ■ and □ where a symbol font (Wingdings) was lost."""
_SIGNS = frozenset((*_TICKED, *_EMPTY, *_LETTERS, *"×口"))
_BRACKETED = rf"[\[(【〔]\s*([{_TICKED}{_EMPTY}×]?)\s*[\])】〕]"
_CROSS = "(?<!×)×(?!×)"
_APART = "(?:^|(?<=[\\s,;)" + _TICKED + _EMPTY + "]))"


class Boxes:
    """Reads boxes before or behind names; ``names`` are those by which 口 and lost letters are known as boxes."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names

    @cached_property
    def _box(self) -> re.Pattern[str]:
        before = "(?=" + "|".join(map(re.escape, self._names)) + ")"
        letters = "".join(_LETTERS)
        return re.compile(
            rf"[{_TICKED}{_EMPTY}]|{_CROSS}|{_APART}口(?=\s*\w)|(?<![窗人户])口\s*{before}"
            rf"|(?<![A-Za-z])[{letters}]\s*{before}"
        )

    def ticked(self, text: str) -> list[str] | None:
        """The names whose box is ticked, in order; None where ``text`` has no boxes.

        Where no box at all is ticked, the name before the first box counts: its mark was lost.
        """
        text = re.sub(_BRACKETED, lambda box: box[1] or "□", _plain(text))
        boxes = list(self._box.finditer(text)) if _SIGNS & set(text) else []
        if not boxes:
            return None
        lead = text[: boxes[0].start()].strip()
        marks = [_ticks(box[0].strip()) for box in boxes]
        if lead and self._follow(text, boxes):
            starts = [0, *(box.end() for box in boxes)]
            return [
                text[start : box.start()].strip(" \n、,;")
                for start, box, mark in zip(starts, boxes, marks, strict=False)
                if mark
            ]
        ends = [*(box.start() for box in boxes[1:]), len(text)]
        names = [text[box.end() : end].strip() for box, end in zip(boxes, ends, strict=True)]
        for index in range(1, len(boxes)):
            if boxes[index][0] in _CHECKS and not names[index] and names[index - 1]:
                marks[index - 1] = True
        if lead and not any(marks):
            return [lead]
        return [name for name, mark in zip(names, marks, strict=True) if mark and name]

    @staticmethod
    def _follow(text: str, boxes: list[re.Match[str]]) -> bool:
        """Whether the boxes stand behind the names (政府网站√ 政府公报□)."""
        last, first = text[boxes[-1].end() :], boxes[0]
        close = not text[first.start() - 1].isspace() and text[first.end() : first.end() + 1].isspace()
        return close or not last.strip(" \n、,;。")


def _plain(text: str) -> str:
    """``text`` half-width; characters of a symbol font, in the private area, become its letters."""
    text = half_width(text)
    if text.isascii() or max(text) < "\uf000":
        return text
    return "".join(chr(ord(sign) - 0xF000) if "\uf020" <= sign <= "\uf0ff" else sign for sign in text)


def _ticks(mark: str) -> bool:
    return _LETTERS.get(mark, mark) in _TICKED
