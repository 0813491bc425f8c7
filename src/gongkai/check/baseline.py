"""A baseline: the findings of one day, accepted so that only new ones fail.

A finding is known by its rule, file, item and message, not by its line, so that lines may move. Equal findings are
counted: a baseline accepts as many as there were.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from gongkai.model.diagnostic import Diagnostic

_VERSION = 1
_LINE = re.compile(r"第 ?\d+ ?行")


def fingerprint(finding: Diagnostic, folder: str) -> str:
    """What identifies a finding when the lines around it move; equal findings have the same."""
    return _digest(_identity(finding, folder))


def fingerprints(findings: Iterable[Diagnostic], folder: str) -> list[str]:
    """A fingerprint of its own for each finding: equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        mark = fingerprint(finding, folder)
        marks.append(_digest([mark, str(seen[mark])]) if seen[mark] else mark)
        seen[mark] += 1
    return marks


def write(findings: Iterable[Diagnostic], folder: str) -> str:
    """The text of a baseline that accepts ``findings``: one a line, sorted."""
    identities = Counter(tuple(_identity(finding, folder)) for finding in findings)
    rows = []
    for (rule, file, item, message), count in sorted(
        identities.items(), key=lambda entry: _by_file(entry[0])
    ):
        mark = _digest([rule, file, item, message])
        row: dict[str, Any] = {"fingerprint": mark, "count": count, "rule": rule, "file": file}
        row |= {"item": item, "message": message} if item else {"message": message}
        rows.append(json.dumps(row, ensure_ascii=False))
    listed = "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"
    text = f'{{"gongkai": "baseline", "version": {_VERSION}, "findings": {listed}}}\n'
    return text.encode("utf-8", "replace").decode("utf-8")


def split(findings: Iterable[Diagnostic], text: str, folder: str) -> tuple[list[Diagnostic], int]:
    """The findings that the baseline ``text`` does not accept, and how many it does."""
    accepts = _read(text)
    new, old = [], 0
    for finding in findings:
        mark = fingerprint(finding, folder)
        if accepts[mark] > 0:
            accepts[mark] -= 1
            old += 1
        else:
            new.append(finding)
    return new, old


def _identity(finding: Diagnostic, folder: str) -> list[str]:
    file = finding.place.file.seen_from(folder) if finding.place else ""
    return [finding.code, file, finding.item, _LINE.sub("另一行", finding.message)]


def _by_file(identity: tuple[str, ...]) -> tuple[str, ...]:
    rule, file, *rest = identity
    return (file, rule, *rest)


def _digest(parts: list[str]) -> str:
    text = json.dumps(parts, ensure_ascii=True)
    return sha256(text.encode("ascii")).hexdigest()[:32]


def _read(text: str) -> Counter[str]:
    """How many findings of each fingerprint are accepted."""
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else ""
        raise ValueError(f"基线文件{line}不是 JSON;请重新生成基线") from error
    if not isinstance(value, dict) or value.get("gongkai") != "baseline":
        raise ValueError("这不是 gongkai 的基线文件;请用 gongkai 生成的基线")
    if value.get("version") != _VERSION:
        raise ValueError(f"基线文件的版本是 {value.get('version')},这里只认得 {_VERSION};请重新生成基线")
    rows = value.get("findings")
    if not isinstance(rows, list):
        raise ValueError("基线文件里没有 findings 清单;请重新生成基线")
    accepts: Counter[str] = Counter()
    for number, row in enumerate(rows, 1):
        mark, count = (row.get("fingerprint"), row.get("count")) if isinstance(row, dict) else (None, None)
        if not isinstance(mark, str) or type(count) is not int or count < 1:
            raise ValueError(f"基线文件的第 {number} 条写法不对,要有 fingerprint 和 count;请重新生成基线")
        accepts[mark] += count
    return accepts
