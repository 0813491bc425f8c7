"""The github format, read as the runner of GitHub Actions reads it."""

import re
from typing import NamedTuple

from hypothesis import given

from gongkai.check.formats import render
from gongkai.check.report import Report
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from gongkai.model.government import Waiver
from tests.check.formats.reports import ERROR, FOLDER, FULL, REPORTS, report


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def commands(output: str) -> tuple[list[Command], list[str]]:
    """The workflow commands in ``output``, and its other lines."""
    found, plain = [], []
    for line in re.split("\r\n|[\r\n]", output.removesuffix("\n")):
        match = re.fullmatch("::([a-z]+) ([^:]*)::(.*)", line, re.S)
        if not match:
            plain.append(line)
            continue
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append(Command(match[1], {key: _plain(value) for key, value in pairs}, _plain(match[3])))
    return found, plain


def _plain(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_a_whole_report() -> None:
    assert render("github", FULL) == (
        "::error file=county.yaml,line=2,col=9,title=GK302 依据已失效::条例已被取代%0A提示: 改为新条例\n"
        "::warning file=county.yaml,line=1,col=14,title=GK128::豁免没有用到\n"
        "::notice title=GK999 依据已失效::没有位置的提示%0A提示: 看一看\n"
        "已豁免 GK302 另一条例已被取代(理由:省厅要求,至 2026-12-31)\n"
        "1 份目录,1 个错误,1 个警告,1 个提示,1 个已豁免\n"
    )


def test_what_a_command_is_made_of_is_escaped() -> None:
    place = Place(SourceFile(f"{FOLDER}/甲,乙:100%0A.yaml"), 1, 2)
    finding = Diagnostic("GK128", Severity.ERROR, place, "多写了 100%0A, 或 a::b\r\n换行")
    assert render("github", report(finding)).splitlines()[0] == (
        "::error file=甲%2C乙%3A100%250A.yaml,line=1,col=2,title=GK128::多写了 100%250A, 或 a::b%0D%0A换行"
    )


def test_what_is_waived_is_no_command() -> None:
    finding = ERROR._replace(message="甲\n::error::乙")
    waiver = Waiver(rule="GK302", reason="\r\n::stop-commands::x ##[error]丙")
    found, plain = commands(render("github", report(accepted=[(finding, waiver)])))
    assert found == []
    assert plain[0] == "已豁免 GK302 甲 ::error::乙(理由: ::stop-commands::x ## [error]丙)"


@given(REPORTS)
def test_any_text_comes_back(report: Report) -> None:
    found, plain = commands(render("github", report))
    assert [command.data.partition("\n提示: ")[0] for command in found] == [
        finding.message.partition("\n提示: ")[0] for finding in report.findings
    ]
    assert [command.properties.get("file") for command in found] == [
        finding.place.file.seen_from(report.folder) if finding.place else None for finding in report.findings
    ]
    assert len(plain) == len(report.accepted) + 1
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in plain)
