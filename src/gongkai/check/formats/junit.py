"""The junit format: a test suite for each file, for CI systems that show test results."""

import re
from itertools import groupby
from xml.etree import ElementTree

from gongkai.check.report import Report, shown_name, waiver_note, with_hint
from gongkai.model.diagnostic import Diagnostic, Severity
from gongkai.model.government import Waiver

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Found = tuple[Diagnostic, Waiver | None]


def render(report: Report) -> str:
    """One test case a finding: errors and warnings fail, what is waived is skipped."""
    root = ElementTree.Element("testsuites", name="gongkai")
    found: list[_Found] = [*((f, None) for f in report.findings), *report.accepted]

    def name(entry: _Found) -> str:
        place = entry[0].place
        return shown_name(place.file, report.folder) if place else "gongkai"

    for file, group in groupby(sorted(found, key=name), name):
        _suite(root, file, list(group))
    if not found:
        suite = ElementTree.SubElement(root, "testsuite", name="gongkai")
        clean = f"{report.directories} 份目录没有问题"
        ElementTree.SubElement(suite, "testcase", name=clean, classname="gongkai")
        _count(suite)
    _count(root)
    del root.attrib["skipped"]
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _suite(root: ElementTree.Element, file: str, found: list[_Found]) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=_legal(file))
    for finding, waiver in found:
        place = f"{finding.place.line}:{finding.place.column} " if finding.place else ""
        name = _legal(f"{place}{finding.code} {finding.message}")
        case = ElementTree.SubElement(suite, "testcase", name=name, classname=_legal(file))
        if waiver:
            ElementTree.SubElement(case, "skipped", message=_legal(waiver_note(waiver)))
        elif finding.severity is Severity.INFO:
            ElementTree.SubElement(case, "system-out").text = _legal(with_hint(finding))
        else:
            message = _legal(f"{finding.severity.value}: {finding.message}")
            failure = ElementTree.SubElement(case, "failure", type=finding.code, message=message)
            failure.text = _legal(with_hint(finding))
    _count(suite)


def _count(element: ElementTree.Element) -> None:
    for key, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(key, str(sum(1 for _ in element.iter(tag))))
    element.set("errors", "0")


def _legal(text: str) -> str:
    """``text`` without the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text)
