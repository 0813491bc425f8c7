"""Findings as the overlay shows them."""

from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile
from gongkai.serve.telling import Told, summary, told

FILE = SourceFile("/county/lists/a.yaml")


def _told(finding: Diagnostic, line: str = "", pages: tuple[str, ...] = ()) -> Told:
    [found] = told([finding], "/county", lambda _: [line], pages)
    return found


def _finding(column: int = 1, item: str = "", message: str = "话") -> Diagnostic:
    return Diagnostic("GK302", Severity.WARNING, Place(FILE, 1, column), message, "改", item)


def test_a_finding_leads_to_the_page_of_its_item() -> None:
    pages = ("items/29-01-01.html", "items/本-1.html")
    assert _told(_finding(item="29-01-01"), pages=pages).href == "/items/29-01-01.html"
    assert _told(_finding(item="本-1"), pages=pages).href == "/items/%E6%9C%AC-1.html"


def test_an_item_that_has_no_page_is_not_linked() -> None:
    assert _told(_finding(item="29-01-02"), pages=("items/29-01-01.html",)).href == ""
    assert _told(_finding(), pages=("items/.html",)).href == ""


def test_the_value_is_marked_in_its_line() -> None:
    assert _told(_finding(9), "  name: 甲 # 说明").excerpt == ("name: ", "甲", " # 说明")


def test_a_long_line_is_cut_on_both_sides() -> None:
    before, value, after = _told(_finding(1001), "a" * 999 + " " + '"值"' + "b" * 999).excerpt or ("", "", "")
    assert (value, before[0], after[-1]) == ('"值"', "…", "…")
    assert len(before) + len(after) < 200


def test_a_long_value_is_cut() -> None:
    before, value, after = _told(_finding(1), "值" * 1000).excerpt or ("", "", "")
    assert (before, after, value[-1]) == ("", "", "…")
    assert len(value) < 300


def test_a_line_that_is_not_there_is_not_shown() -> None:
    assert _told(Diagnostic("GK101", Severity.ERROR, Place(FILE, 7, 1), "话")).excerpt is None
    assert _told(Diagnostic("GK101", Severity.ERROR, None, "话")).place == ""


def test_nothing_turns_the_direction_of_the_text() -> None:
    found = _told(_finding(message="甲\u202e乙\n丙"), "\u202ename")
    assert (found.message, found.excerpt) == ("甲\ufffd乙 丙", ("", "\ufffdname", ""))


def test_the_summary_names_what_there_is() -> None:
    info = Diagnostic("GK114", Severity.INFO, None, "话")
    assert summary([]) == ""
    assert summary([info, _finding(), _finding(2)]) == "2 个警告,1 个提示"
