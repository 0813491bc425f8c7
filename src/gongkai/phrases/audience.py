"""Audiences (公开对象): 全社会 and 特定群体, with who they are."""

import re

from gongkai.model.directory import Audience
from gongkai.phrases.text import split_outside_brackets, tidy
from gongkai.phrases.ticks import Boxes

PUBLIC, GROUP = "全社会", "特定群体"

_BOXES = Boxes((PUBLIC, "特定"))
_LABEL = "^公开(?:对象|范围):"
_NUMBERING = r"(?:^|(?<=[\s;、,]))(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\))|[①-⑳]"
_JOINTS = " 、,/。和及与或:;—-"
_AROUND = " \n_。:;,、—-"
_BRACKETED = r"^\(([^()]*)\)$"
_REMARK = r"\((?:请|需|须)?[写注说]明[^()]*\)"
_TO = "^(?:仅?面向|仅限于?|仅[向对])(.+)$|^[向对](.+)公开$"
_NOBODY = ("", "无", "/", "—", "-", "——", "同上")


class Audiences:
    """The audiences of ``terms.yaml`` (``index``: spelling to term), ready to be looked up."""

    def __init__(self, index: dict[str, str]) -> None:
        self._index = index
        self._spellings = tuple(sorted(index, key=len, reverse=True))

    def parse(self, text: str) -> list[Audience]:
        """The audiences that one text names; none where boxes are there and none is ticked."""
        ticked = _BOXES.ticked(text)
        found: list[Audience] = []
        for name in [text] if ticked is None else ticked:
            for part in split_outside_brackets(
                tidy(re.sub(_NUMBERING, ";", re.sub(_LABEL, "", tidy(name)))), ";\n"
            ):
                found += self._part(re.sub(_REMARK, "", part).strip(" _。"))
        return found

    def _part(self, text: str) -> list[Audience]:
        found: list[Audience] = []
        while text not in _NOBODY:
            spelling = next((spelling for spelling in self._spellings if text.startswith(spelling)), "")
            kind, rest = self._index.get(spelling), text[len(spelling) :]
            if kind == PUBLIC and (not rest or rest[0] in _JOINTS[:-4] or rest.startswith("特定")):
                found.append(Audience(PUBLIC))
                text = rest.lstrip(_JOINTS)
            elif kind == GROUP or (kind == PUBLIC and (spelling == PUBLIC or rest[0] in "(:")):
                return [*found, Audience(kind, _who(rest.removeprefix("为")) or None)]
            elif only := re.match(_TO, text):
                text = only[1] or only[2]
            else:
                who = _who(re.sub("^其[他它]:", "", text))
                return [*found, Audience(GROUP, who)] if who else found
        return found


def _who(text: str) -> str:
    """Who they are: 老年人 for (老年人), :老年人 or —老年人."""
    bare = text.strip(_AROUND)
    while (inner := re.sub(_BRACKETED, r"\1", bare).strip(_AROUND)) != bare:
        bare = inner
    return "" if bare in _NOBODY else bare
