"""The junit format, read by a reader of such files."""

import re
from xml.etree import ElementTree

from hypothesis import given
from junitparser import JUnitXml

from gongkai.check.formats import render
from gongkai.check.report import Report
from tests.check.formats.reports import FULL, REPORTS, report


def made(report: Report) -> ElementTree.Element:
    text = render("junit", report)
    suites = JUnitXml.fromstring(text.encode())
    cases = [case for suite in suites for case in suite]
    assert suites.tests == len(cases)
    assert suites.failures == sum(case.is_failure for case in cases)
    return ElementTree.fromstring(text)


def test_a_whole_report() -> None:
    assert render("junit", FULL) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="gongkai" tests="4" failures="2" errors="0">\n'
        ' <testsuite name="county.yaml" tests="3" failures="2" skipped="1" errors="0">\n'
        '  <testcase name="2:9 GK302 条例已被取代" classname="county.yaml">\n'
        '   <failure type="GK302" message="错误: 条例已被取代">条例已被取代\n提示: 改为新条例</failure>\n'
        "  </testcase>\n"
        '  <testcase name="1:14 GK128 豁免没有用到" classname="county.yaml">\n'
        '   <failure type="GK128" message="警告: 豁免没有用到">豁免没有用到</failure>\n'
        "  </testcase>\n"
        '  <testcase name="2:9 GK302 另一条例已被取代" classname="county.yaml">\n'
        '   <skipped message="省厅要求,至 2026-12-31" />\n'
        "  </testcase>\n"
        " </testsuite>\n"
        ' <testsuite name="gongkai" tests="1" failures="0" skipped="0" errors="0">\n'
        '  <testcase name="GK999 没有位置的提示" classname="gongkai">\n'
        "   <system-out>没有位置的提示\n提示: 看一看</system-out>\n"
        "  </testcase>\n"
        " </testsuite>\n"
        "</testsuites>\n"
    )


def test_nothing_found_is_one_test_that_passes() -> None:
    root = made(report())
    (case,) = root.iter("testcase")
    assert case.get("name") == "1 份目录没有问题"
    assert len(case) == 0
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


@given(REPORTS)
def test_any_text_is_legal_xml_and_comes_back(report: Report) -> None:
    root = made(report)
    cases = list(root.iter("testcase"))
    found = [*report.findings, *(finding for finding, _ in report.accepted)]
    expected = [
        (f"{finding.place.line}:{finding.place.column} " if finding.place else "")
        + f"{finding.code} {_legal(finding.message)}"
        for finding in found
    ]
    if found:
        assert sorted(case.get("name", "") for case in cases) == sorted(expected)
    assert root.get("failures") == str(len(list(root.iter("failure"))))
    assert len(list(root.iter("skipped"))) == len(report.accepted)


def _legal(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
