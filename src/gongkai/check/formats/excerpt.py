"""A source line with a caret under a value, as it stands right in a terminal."""

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import category, east_asian_width

from gongkai.check.report import one_line
from gongkai.model.diagnostic import Place

WIDTH = 100
"""The columns of a source line that are shown; a longer line is cut on both sides of the caret."""

_REACH = 1000
"""Characters on each side of a place that are looked at: a file may be one line, with a thousand findings in it."""

_OPENING, _CLOSING = "[{", "]}"


def excerpt(lines: Sequence[str], place: Place) -> tuple[str, str, str] | None:
    """The numbered source line, the margin before the caret, and the caret; None if there is no such line."""
    if not 1 <= place.line <= len(lines):
        return None
    whole = lines[place.line - 1]
    start = min(place.column - 1, len(whole))
    end = value_end(whole, start)
    base = max(start - 2 * WIDTH, 0)
    line = whole[base : start + 2 * WIDTH]
    start, end = start - base, min(end - base, len(line))
    cells = [_shown(char) for char in line]
    columns = [0, *accumulate(map(_width, cells))]
    first, last = _window(columns, start, end)
    left, right = "…" * (base + first > 0), "…" * (base + last < len(whole))
    before = len(left) + columns[start] - columns[first]
    under = max(columns[min(end, last)] - columns[start], 1)
    number = str(place.line)
    source = f" {number} | {left}{''.join(cells[first:last])}{right}".rstrip()
    return source, f" {' ' * len(number)} | {' ' * before}", "^" + "~" * (under - 1)


def _window(columns: list[int], start: int, end: int) -> tuple[int, int]:
    """The part of a line to show: what fits, with the value in it and something before it."""
    length = len(columns) - 1
    if columns[-1] <= WIDTH:
        return 0, length
    first = 0
    if columns[end] > WIDTH:
        least = min(columns[start] - WIDTH // 4, columns[-1] - WIDTH)
        first = next(i for i, column in enumerate(columns) if column >= least)
    last = max(i for i, column in enumerate(columns) if column - columns[first] <= WIDTH)
    return first, last


def _shown(char: str) -> str:
    if char == "\t":
        return "    "
    return char if char.isprintable() else one_line(char)


def _width(cell: str) -> int:
    """Columns in a terminal: a Chinese character takes two, a combining mark none."""
    if cell.isascii():
        return len(cell)
    if category(cell) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(cell) in "WF" else 1


def value_end(line: str, start: int) -> int:
    """Where the YAML value that begins at ``start`` ends, as far as this line shows it; both count from 0."""
    base = max(start - _REACH, 0)
    return base + _end(line[base : start + _REACH], start - base)


def _end(line: str, start: int) -> int:
    head = line[start : start + 1]
    if head in ("'", '"'):
        end = _quoted_end(line, start)
    elif head and head in _OPENING:
        end = _flow_end(line, start)
    else:
        end = _plain_end(line, start)
    return max(end, start + 1)


def _quoted_end(line: str, start: int) -> int:
    quote, i = line[start], start + 1
    while i < len(line):
        if line[i] == "\\" and quote == '"':
            i += 1
        elif line[i] == quote:
            if quote == '"' or line[i + 1 : i + 2] != quote:
                return i + 1
            i += 1
        i += 1
    return len(line)


def _flow_end(line: str, start: int) -> int:
    depth, i = 0, start
    while i < len(line):
        if _opens_quote(line, i):
            i = _quoted_end(line, i)
            continue
        if _opens_comment(line, i):
            break
        depth += (line[i] in _OPENING) - (line[i] in _CLOSING)
        i += 1
        if depth == 0:
            return i
    return len(line[:i].rstrip())


def _plain_end(line: str, start: int) -> int:
    inside = _depth(line, start) > 0
    i = start
    while i < len(line):
        ends_key = line[i] == ":" and line[i + 1 : i + 2] in ("", " ", "\t")
        if i > start and ends_key and "," in line[start:i]:
            # A key behind a comma: the value stands in a flow mapping begun on a line above.
            return start + len(line[start:i].partition(",")[0].rstrip())
        if (i > start and ends_key) or _opens_comment(line, i) or (inside and line[i] in ",[]{}"):
            break
        i += 1
    plain = line[start:i].rstrip()
    return start + len(plain if inside else _without_outer_end(plain))


def _without_outer_end(plain: str) -> str:
    """A scalar without the comma and the brackets that end a flow collection begun on a line above."""
    while plain and (
        plain[-1] == "," or any(plain[-1] == c and plain.count(c) > plain.count(o) for o, c in ("[]", "{}"))
    ):
        plain = plain[:-1].rstrip()
    return plain


def _depth(line: str, end: int) -> int:
    """How many flow collections are open before ``end``."""
    depth = i = 0
    while i < end:
        if _opens_quote(line, i):
            i = _quoted_end(line, i)
            continue
        if depth > 0 or _begins(line, i):
            depth = max(depth + (line[i] in _OPENING) - (line[i] in _CLOSING), 0)
        i += 1
    return depth


def _opens_quote(line: str, i: int) -> bool:
    return line[i] in "'\"" and _begins(line, i)


def _opens_comment(line: str, i: int) -> bool:
    return line[i] == "#" and (i == 0 or line[i - 1] in " \t")


def _begins(line: str, i: int) -> bool:
    """Whether a value may begin at ``i``: a quote or bracket elsewhere is a letter of a plain scalar."""
    before = i - 1
    while before >= 0 and line[before] in " \t":
        before -= 1
    return before < 0 or line[before] in ",[{" or (line[before] in ":-?" and before < i - 1)
