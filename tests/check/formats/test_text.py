"""The text format: place, message, the source line with a caret under the value, and the hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.check.formats import render
from gongkai.check.formats.text import format_finding, shown_path
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from tests.check.formats.reports import COUNTY, ERROR, FULL, NOTE, WARNING, report


@pytest.mark.parametrize(
    ("path", "label", "folder", "shown"),
    [
        ("/a/county.yaml", "", "/a", "county.yaml:3:7"),
        ("/a/lists/p.yaml", "", "/a", "lists/p.yaml:3:7"),
        ("/a/county.yaml", "", "/a/town", "../county.yaml:3:7"),
        ("/x/y/county.yaml", "", "/a/b", "/x/y/county.yaml:3:7"),
        ("/usr/lib/gongkai/guidelines/24.yaml", "guidelines/24.yaml", "/a", "guidelines/24.yaml:3:7"),
    ],
)
def test_where(path: str, label: str, folder: str, shown: str) -> None:
    assert shown_path(Place(SourceFile(path, label), 3, 7), folder) == shown


def test_a_finding_is_one_line_and_its_hint_another() -> None:
    place = Place(SourceFile("/a/county.yaml"), 41, 7)
    finding = Diagnostic("GK302", Severity.ERROR, place, "已被取代", "改为新的")
    assert format_finding(finding, "/a") == "county.yaml:41:7: GK302 错误: 已被取代\n    提示: 改为新的"
    assert (
        format_finding(finding._replace(hint="", severity=Severity.WARNING, place=None), "/a")
        == "-: GK302 警告: 已被取代"
    )


def test_a_whole_report() -> None:
    assert render("text", FULL) == (
        "county.yaml:2:9: GK302 错误: 条例已被取代\n"
        " 2 | basis: [《民办教育促进法实施条例》, 《教育法》]\n"
        "   |         ^~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "    提示: 改为新条例\n"
        "county.yaml:1:14: GK128 警告: 豁免没有用到\n"
        " 1 | government: {name: 云岭县人民政府}\n"
        "   |              ^~~~\n"
        "-: GK999 提示: 没有位置的提示\n"
        "    提示: 看一看\n"
        "已豁免 GK302 另一条例已被取代(理由:省厅要求,至 2026-12-31)\n"
        "1 份目录,1 个错误,1 个警告,1 个提示,1 个已豁免\n"
    )


def test_nothing_found() -> None:
    assert render("text", report()) == "1 份目录,0 个错误,0 个警告\n"


def test_what_a_baseline_hid_is_counted() -> None:
    assert render("text", report(old=3)) == "1 份目录,0 个错误,0 个警告,3 个基线中的旧问题\n"


def test_the_severity_and_the_caret_are_coloured_where_that_is_wanted() -> None:
    out = render("text", report(WARNING, colour=True))
    assert ": GK128 \x1b[33m警告\x1b[0m: " in out
    assert out.splitlines()[2] == "   |              \x1b[33m^~~~\x1b[0m"
    assert "\x1b" not in render("text", report(WARNING))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("name: »甲县", "甲县"),
        ("name: »甲县  # 注释", "甲县"),
        ("name: »甲#乙", "甲#乙"),
        ("name: »a b c", "a b c"),
        ("»name: 甲县", "name"),
        ("- »name: 甲县", "name"),
        ("url: »http://a.example/x", "http://a.example/x"),
        ('name: »"甲, \\"乙\\" # 丙" # 注释', '"甲, \\"乙\\" # 丙"'),
        ("name: »'甲''乙, 丙'  # 注释", "'甲''乙, 丙'"),
        ('name: »"没有写完', '"没有写完'),
        ("basis: »[甲, [乙], '丙]'] # 注释", "[甲, [乙], '丙]']"),
        ("basis: »[甲, 乙 # 注释", "[甲, 乙"),
        ("- »{a: [b], c: d}", "{a: [b], c: d}"),
        ("basis: [»甲, 乙]", "甲"),
        ("basis: [甲, »乙 ]", "乙"),
        ("- {a: '{', b: »c d, e: f}", "c d"),
        ("- {»acts_as: [甲]}", "acts_as"),
        ("  »乙]", "乙"),
        ("  »乙,", "乙"),
        ("basis: »国办发[2016]8号", "国办发[2016]8号"),
        ("basis: »国办发2016]8号", "国办发2016]8号"),
        ("basis: 国办发[2016, »甲", "甲"),
        ("text: »|", "|"),
        ("text: »", ""),
    ],
)
def test_the_caret_covers_the_value(line: str, value: str) -> None:
    column = line.index("»") + 1
    source = line.replace("»", "")
    finding = ERROR._replace(place=Place(COUNTY, 1, column))
    _, shown, caret, *_ = render("text", report(finding, lines=[source])).splitlines()
    assert shown == f" 1 | {source}".rstrip()
    width = sum(2 if ord(char) > 0x2E80 else 1 for char in value)
    before = sum(2 if ord(char) > 0x2E80 else 1 for char in source[: column - 1])
    assert caret == "   | " + " " * before + "^" + "~" * (max(width, 1) - 1)


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("\tname: 甲", 2, "    name: 甲", "    ^~~~"),
        ("é\u0301x: [ｘ]", 7, "é\u0301x: [ｘ]", "     ^~"),
        ("a: \x1b[31m\u202e甲", 10, "a: \ufffd[31m\ufffd甲", "         ^~"),
    ],
)
def test_odd_characters_leave_the_caret_in_place(line: str, column: int, shown: str, caret: str) -> None:
    finding = ERROR._replace(place=Place(COUNTY, 1, column))
    out = render("text", report(finding, lines=[line])).splitlines()
    assert out[1:3] == [f" 1 | {shown}", f"   | {caret}"]


@pytest.mark.parametrize("column", [8, 400, 790])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    line = "basis: " + "甲" * (column - 8) + "《乙》" + "," + "丙" * (800 - column)
    finding = ERROR._replace(place=Place(COUNTY, 1, column))
    _, shown, caret, *_ = render("text", report(finding, lines=[f"{line}"])).splitlines()
    source = shown.removeprefix(" 1 | ")
    assert source.startswith("…") == (column > 50)
    assert source.endswith("…") == (column < 790)
    widths = [2 if ord(char) > 0x2E80 else 1 for char in source]
    assert sum(widths) <= 102
    at = caret.removeprefix("   | ").index("^")
    assert sum(widths[: source.index("《")]) == at


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_line_that_is_not_there_is_not_shown(line: int) -> None:
    out = render("text", report(ERROR._replace(place=Place(COUNTY, line, 1))))
    assert out.splitlines()[1] == "    提示: 改为新条例"


def test_the_number_of_a_line_moves_the_margin() -> None:
    finding = ERROR._replace(place=Place(COUNTY, 12, 1), hint="")
    out = render("text", report(finding, lines=["x"] * 12)).splitlines()
    assert out[1:3] == [" 12 | x", "    | ^"]


def test_a_message_of_several_lines_stays_one() -> None:
    out = render("text", report(NOTE._replace(message="甲\n乙\x1b[2J", hint="丙\r\n丁")))
    assert out.splitlines()[:2] == ["-: GK999 提示: 甲 乙\ufffd[2J", "    提示: 丙 丁"]


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 300))
def test_any_line_and_column(line: str, column: int) -> None:
    finding = ERROR._replace(place=Place(COUNTY, 1, column))
    out = render("text", report(finding, lines=[line * 20])).split("\n")
    assert len(out) == 6
    assert out[2].lstrip(" |").rstrip("~") == "^"
