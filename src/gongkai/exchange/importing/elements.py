"""The texts of a record as the values that a source file writes."""

import re
from collections.abc import Mapping

from gongkai.exchange.importing.records import Record, ticked
from gongkai.phrases import basis, owner
from gongkai.phrases.text import half_width, split_outside_brackets, tidy
from gongkai.phrases.ticks import Boxes
from gongkai.phrases.vocabulary import Vocabulary

_BULLETS = "●•◆■▪◇□○*"
_SEPARATORS = (
    # Marks that begin an entry, the outermost kind first: an entry may have entries of its own.
    re.compile(rf"(?:^|(?<=[\n;。,]))\s*[{_BULLETS}·]\s*|(?<=[^\s(]) *[●•◆■▪]\s*"),
    re.compile(r"(?:^|(?<=[\n;。,]))\s*(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))\s*"),
    re.compile(
        r"(?:^|(?<=[\n;。,\s]))\d{1,2}(?:\.(?!\d)|[、)])\s*"
        r"|(?<=[\u3400-\u9fff)])\d{1,2}[.、](?=[\u3400-\u9fff《“])"
    ),
    re.compile(r"(?:^|(?<=[\n;。,\s]))\(\d{1,2}\)\s*"),
    re.compile(r"[①-⑳]\s*"),
)
_INLINE = re.compile(r"[;,。]?\s*\(\d{1,2}\)\s*")
"""(1)…(2)… in one line, of a text that begins with (1)."""
_NUMBERING = re.compile(
    r"^\s*(?:[●•◆■▪·]|\d{1,2}[.、](?!\d)|[①-⑳]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]、)\s*"
)
_WRAPPED = re.compile(
    r"(?<=[^局委办厅府会室心处队馆站所院校社部园台门位构体者人、,;])\s*\n\s*(?=[\u3400-\u9fff])"
)
"""A line break within the name of a body: no body's name ends before it."""
_GOES_ON = re.compile(r"\s*(?:第[^\n]{1,8}[条款项号]|[(、,和及])")
_METHODS = Boxes(("主动", "依申请"))
_LEVELS = Boxes(("县", "乡", "村", "市", "镇", "区"))


class Elements:
    """Understands records. In a table that gongkai wrote the lines of a cell are its entries."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def of(self, record: Record) -> dict[str, object]:
        """Element to value (a text, or a list of texts) of everything that the record says."""
        found: dict[str, object] = {}
        for element in ("category", "name"):
            if record.first(element):
                found[element] = tidy(record.first(element))
        for element, value in (
            ("content", self._content(record)),
            ("basis", self._basis(record)),
            ("owner", self._owner(record)),
            ("method", self._method(record)),
            ("channels", self._channels(record)),
            ("audience", self._audience(record)),
            ("levels", self._levels(record)),
        ):
            if value:
                found[element] = value
        if text := _joined(record, "time_limit"):
            found["time_limit"] = text
        return found

    def _content(self, record: Record) -> list[str]:
        exact = record.table.grid.exact
        texts = record.texts.get("content", ())
        return [entry for text in texts for entry in (_lines(text) if exact else entries(text))]

    def _basis(self, record: Record) -> list[str]:
        exact = record.table.grid.exact
        found: list[str] = []
        for text in record.texts.get("basis", ()):
            for part in _lines(text) if exact else _citations(text):
                # As it is written: a lost bracket or a wrong number is for ``check`` to tell.
                found += [part.strip()] if exact else _cited(_tidied(part))
        return list(dict.fromkeys(found))

    def _owner(self, record: Record) -> list[str]:
        found: list[str] = []
        for text in record.texts.get("owner", ()):
            if record.table.grid.exact:
                found += _lines(text)
            else:
                found += [
                    part.text
                    for part in owner.parse(tidy(_WRAPPED.sub("", text.strip()).replace("\n", "、")))
                ]
        return list(dict.fromkeys(found))

    def _method(self, record: Record) -> list[str]:
        found = ticked(record, "method")
        for text in record.texts.get("method", ()):
            found += self.vocabulary.parse_methods(_named(text, _METHODS, self.vocabulary.methods))
        return list(dict.fromkeys(found))

    def _channels(self, record: Record) -> list[str]:
        texts = record.texts.get("channels", ())
        found = self.vocabulary.parse_channels([*ticked(record, "channels"), *texts])
        if record.ticks.get("channels") or any(re.search("其[他它]", text) for text in texts):
            return found
        # Nobody ticked 其他: a name that is no standard term stays as it is written.
        return [channel.removeprefix("其他:") for channel in found]

    def _audience(self, record: Record) -> list[str]:
        texts = [*ticked(record, "audience"), *record.texts.get("audience", ())]
        found = self.vocabulary.parse_audience(texts)
        return [f"{one.kind}:{one.who}" if one.who else one.kind for one in found]

    def _levels(self, record: Record) -> list[str]:
        found = ticked(record, "levels")
        for text in record.texts.get("levels", ()):
            found += self.vocabulary.parse_levels(_named(text, _LEVELS, self.vocabulary.levels))
        order = ("市级", "县级", "乡级", "村级")
        return sorted(dict.fromkeys(found), key=lambda level: order.index(level) if level in order else 9)


def _named(text: str, boxes: Boxes, known: Mapping[str, str]) -> list[str]:
    """The names that a cell ticks, or lists a line each; a name without a box after a ticked one is not ticked."""
    names = boxes.ticked(text)
    if names is None:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return lines if all(tidy(line) in known for line in lines) else [text]
    return [name if tidy(name) in known else _first_known(name, known) for name in names]


def _first_known(name: str, known: Mapping[str, str]) -> str:
    return next((tidy(part) for part in name.split()[:1] if tidy(part) in known), name)


def entries(text: str) -> list[str]:
    """The entries of a cell of 公开内容: by the outermost marks or numbers, else by lines, else by semicolons."""
    inline = (_INLINE,) if half_width(text).lstrip().startswith("(1)") else ()
    for separator in (*inline, *_SEPARATORS):
        parts = _split(separator, text)
        if len(parts) > 1 or separator.match(half_width(text.strip())):
            break
    else:
        lines = [line for line in text.split("\n") if line.strip()]
        parts = (
            lines if len(lines) > 1 and not _is_wrapped(lines) else split_outside_brackets(text, ";\uff1b")
        )
    cleaned = (_tidied(part).strip(" ;\uff1b。,\uff0c、") for part in parts)
    return [part for part in cleaned if part]


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """The parts of ``text`` between separators, which are looked for in its half-width form."""
    plain, start, parts = half_width(text), 0, []
    for found in separator.finditer(plain):
        parts.append(text[start : found.start()])
        start = found.end()
    return [part for part in (*parts, text[start:]) if part.strip()]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines are one text that was broken to fit: all but the last are of about the same width."""
    widths = [len(line.strip()) for line in lines]
    return (
        len(lines) > 1
        and min(widths[:-1]) >= 12
        and max(widths[:-1]) - min(widths[:-1]) <= 2
        and widths[-1] <= max(widths)
    )


def _citations(text: str) -> list[str]:
    """The citations of a cell, a wrapped line joined to the one that it goes on with."""
    parts: list[str] = []
    for line in half_width(text).split("\n"):
        if parts and (not _is_closed(parts[-1]) or _GOES_ON.match(line)):
            parts[-1] += line.strip()
        elif line.strip():
            parts.append(line.strip())
    return [_NUMBERING.sub("", part) for part in parts]


def _is_closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("《》", "()", "〔〕"))


def _cited(part: str) -> list[str]:
    """The citations of a text, each with its number and articles, as they are written."""
    titles = basis.title_spans(half_width(part))
    if not titles or not _is_closed(half_width(part)):
        return [part.strip(" ;\uff1b。")] if part.strip() else []
    if part[: titles[0][0]].strip():
        titles[0] = (0, titles[0][1])
    ends = [start for start, _ in titles[1:]] + [len(part)]
    pieces = (part[start:end] for (start, _), end in zip(titles, ends, strict=True))
    return [bare for piece in pieces if (bare := piece.strip(" ;\uff1b。、,\uff0c和及与"))]


def _lines(text: str) -> list[str]:
    return [re.sub(r"^●\s*", "", line).strip() for line in text.split("\n") if line.strip()]


def _joined(record: Record, element: str) -> str:
    return ";".join(_tidied(text).strip(" ;。") for text in record.texts.get(element, ()) if text.strip())


def _tidied(text: str) -> str:
    """``text`` in one line, without spaces between Chinese characters; its punctuation as it was."""
    text = re.sub(r"\s*\n\s*", "", text.strip())
    return re.sub(r"(?<=[^\0-\x7f])[ \t\u3000]+(?=[^\0-\x7f])", "", text)
