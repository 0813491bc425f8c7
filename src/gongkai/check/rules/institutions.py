"""GK5: institutions that no longer exist."""

import re
from collections.abc import Iterator, Sequence

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Place, Severity
from gongkai.model.guideline import Institution
from gongkai.phrases.text import tidy

_SOURCE = (
    "《深化党和国家机构改革方案》(2018年)、《党和国家机构改革方案》(2023年);地方的以本级机构改革方案为准"
)


def defunct(subject: Subject) -> Iterator[Finding]:
    """Owners of items and lists, and departments of the manifest, that are named as they were before a reform."""
    seen: set[tuple[str, Place | None]] = set()
    known: dict[str, list[tuple[str, Institution]]] = {}
    for name, place, item, domain in _named(subject):
        if name not in known:
            known[name] = former(subject.institutions(), name, subject.directory.short_name)
        if not known[name] or (name, place) in seen:
            continue
        seen.add((name, place))
        for word, institution in known[name]:
            since = f"{institution.since}年起" if institution.since else ""
            yield Finding(
                place,
                f"「{word}」{since}已经不再设置({institution.source})",
                f"现在通常是{institution.successor};写本级承担这项职责的部门的全称",
                item,
                domain,
            )


def _named(subject: Subject) -> Iterator[tuple[str, Place | None, str, str]]:
    for department in subject.manifest.departments:
        yield department.name, subject.place(department, "name"), "", ""
    for cell, index, text in subject.texts_of("owner"):
        yield text, cell.place(index), cell.item, cell.domain
    for entry in (*subject.directory.powers, *subject.directory.services):
        if entry.places is not None and entry.owner != subject.directory.name:
            yield entry.owner, entry.places.of(entry.owner_source, "owner"), entry.code, ""


def former(institutions: Sequence[Institution], name: str, place: str) -> list[tuple[str, Institution]]:
    """The institutions that ``name`` names, with the word by which they are known; a longer word hides its parts.

    ``place`` may stand before a name without its last character, and any place before a station: 石桥国土所.
    """
    name = tidy(name)
    found: list[tuple[str, Institution]] = []
    for institution in institutions:
        word = next((w for w in institution.words.split("|") if _names(name, w, place)), None)
        if word and not any(other in name for other in institution.not_words.split("|") if other):
            found.append((word, institution))
    return [(w, i) for w, i in found if not any(w != other and w in other for other, _ in found)]


_BEFORE = re.compile(r"(?:^|[省市县区旗州盟镇乡本原、,;/(]|街道|国家|[局委办厅会所室院站心府][和及与])$")


def _names(name: str, word: str, place: str) -> bool:
    """Whether ``word`` is one of the bodies of ``name``, with nothing but a place before it."""
    start = name.find(word)
    while start >= 0:
        before, after = name[:start], name[start + len(word) :]
        placed = (
            _BEFORE.search(before) or word.endswith("所") or (len(place) > 2 and before.endswith(place[:-1]))
        )
        if placed and (not after or after[0] in "、,;/和及与()分" or word[-1] not in "局委办所"):
            return True
        start = name.find(word, start + 1)
    return False


RULES = [
    Rule(
        "GK504",
        "defunct-institution",
        Severity.ERROR,
        "机构已经不再设置",
        _SOURCE,
        defunct,
        bad="owner: 云岭县扶贫开发办公室",
        good="owner: 云岭县教育体育局",
    )
]
