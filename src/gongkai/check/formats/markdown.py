"""The markdown format: a comment for a pull request."""

import re
from collections.abc import Iterable

from gongkai.check.formats.text import shown_path
from gongkai.check.report import Report, one_line, summary, waiver_note
from gongkai.model.diagnostic import Diagnostic, Severity

ROOM = 50_000
"""Characters of table rows: GitHub takes no comment of more than 65,536."""

_HEADS = "| 级别 | 位置 | 规则 | 问题 |\n| --- | --- | --- | --- |"
_WAIVED_HEADS = "| 位置 | 规则 | 问题 | 理由 |\n| --- | --- | --- | --- |"


def render(report: Report) -> str:
    """A heading with the counts, a table with the gravest findings first, and what is waived folded away."""
    clean = not report.findings
    parts = [f"### {'没有问题' if clean else '检查发现问题'}:{summary(report)}"]
    grave = sorted(report.findings, key=lambda finding: list(Severity).index(finding.severity))
    room = ROOM
    if grave:
        table, room = _table(_HEADS, (_row(finding, report) for finding in grave), room)
        parts.append(table)
    if report.accepted:
        rows = [
            _cells(_place(f, report), _rule(f, report), _escaped(f.message), _escaped(waiver_note(waiver)))
            for f, waiver in report.accepted
        ]
        table, _ = _table(_WAIVED_HEADS, rows, room)
        parts.append(f"<details>\n<summary>{len(rows)} 个已豁免</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(parts)


def _table(heads: str, rows: Iterable[str], room: int) -> tuple[str, int]:
    """The rows that there is room for, with a note of how many there is none for; and the room left."""
    shown, left = [heads], 0
    for row in rows:
        room -= len(row)
        if room >= 0 and not left:
            shown.append(row)
        else:
            left += 1
    note = f"\n\n另有 {left} 个未列出,请看完整的报告。" if left else ""
    return "\n".join(shown) + note, max(room, 0)


def _row(finding: Diagnostic, report: Report) -> str:
    hint = f"<br>提示: {_escaped(finding.hint)}" if finding.hint else ""
    message = _escaped(finding.message) + hint
    return _cells(finding.severity.value, _place(finding, report), _rule(finding, report), message)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _place(finding: Diagnostic, report: Report) -> str:
    return _escaped(shown_path(finding.place, report.folder))


def _rule(finding: Diagnostic, report: Report) -> str:
    rule = report.rules.get(finding.code)
    return _escaped(f"{finding.code} {rule.name}" if rule else finding.code)


# What Markdown would read as a mark, and the places where GitHub would begin a link.
_MARKS = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=//)|(?<=www)\.", re.I)


def _escaped(text: str) -> str:
    """``text`` as it is to be read in a cell: no mark of it is Markdown, and a line break is ``<br>``."""
    return one_line(_MARKS.sub(r"\\\g<0>", text), "<br>")
