"""The markdown format: for the comment of a pull request, and short enough to be taken as one."""

import re
from collections.abc import Iterator
from html import escape

from gongkai.compare.formats.words import described, government, quiet, summary
from gongkai.compare.model import Comparison, ItemChange, ValueChange

LIMIT = 60_000
"""GitHub takes 65,536 characters in a comment; Gitee and GitLab take more."""

_LONGEST_NAME = 40
_FOLDED = 12  # a domain with more changed items than this is folded
_SIGNS = re.compile(r"[\\`*_\[\]|~]")
_REFERENCE = re.compile(r"([@#!$%])(?=\w)")


def markdown(comparison: Comparison) -> str:
    """``comparison`` as Markdown; domains that would make it too long for a comment are only counted."""
    head = "\n".join(_head(comparison)) + "\n"
    parts, left_out = [head], []
    length = len(head)
    for domain, items in comparison.domains():
        part = "\n".join(_domain(domain, items)) + "\n"
        if length + len(part) > LIMIT:
            left_out.append(f"{escaped(domain[:_LONGEST_NAME])} {len(items)} 项")
            continue
        parts.append(part)
        length += len(part)
    if left_out:
        parts.append(f"\n另有变化太长,没有列出:{'、'.join(left_out)}。用 `gongkai diff` 查看全部。\n")
    return "".join(parts)


def escaped(text: str) -> str:
    """``text`` as it stands within a line, whatever it looks like to Markdown; it mentions nobody and no issue."""
    return _SIGNS.sub(r"\\\g<0>", _for_html(text))


def _for_html(text: str) -> str:
    """``text`` within a tag, where Markdown has no say; a word joiner makes of @name and #1 what they are: text."""
    return escape(_REFERENCE.sub("\\1\u2060", text), quote=False)


def _head(comparison: Comparison) -> Iterator[str]:
    yield f"### 目录变化:{escaped(government(comparison))}"
    yield ""
    yield f"**{summary(comparison)}**"
    yield ""
    for name, side in (("旧", comparison.old), ("新", comparison.new)):
        yield f"- {name}:{escaped(f'{side.label} {described(side)}'.rstrip())}"
    for line in quiet(comparison.header):
        yield f"- {escaped(line)}"
    header = [change for change in comparison.header if change.for_public]
    if header:
        yield from ("", "#### 政府信息", "", "| 项目 | 变化 |", "| --- | --- |")
        for change in header:
            yield f"| {escaped(change.label)} | {_values(change)} |"


def _domain(domain: str, items: list[ItemChange]) -> Iterator[str]:
    title = f"{domain or '(没有领域)'} {len(items)} 项"
    folded = len(items) > _FOLDED
    yield ""
    yield f"<details><summary><b>{_for_html(title)}</b></summary>" if folded else f"#### {escaped(title)}"
    yield from ("", "| 编码 | 事项 | 变化 |", "| --- | --- | --- |")
    for item in items:
        yield f"| {escaped(item.row.code)} | {escaped(item.row.title)} | {_what(item)} |"
    if folded:
        yield from ("", "</details>")


def _what(item: ItemChange) -> str:
    if item.kind == "added":
        return "**新增**"
    if item.kind == "removed":
        return "**减少**" + (f"<br>理由:{escaped(item.reason)}" if item.reason else "")
    parts = []
    if item.renamed and item.old is not None:
        parts.append(f"**更名**,原为 {escaped(item.old.path)}")
    parts += [f"**{escaped(change.label)}**<br>{_values(change)}" for change in item.elements]
    return "<br>".join(parts)


def _values(change: ValueChange) -> str:
    gone = [f"➖ <del>{escaped(value)}</del>" for value in change.removed]
    come = [f"➕ {escaped(value)}" for value in change.added]
    return "<br>".join(gone + come)
