"""The text format: file:line:column: code severity: message, and the hint below."""

import pytest

from gongkai.check.formats.text import format_finding, shown_path
from gongkai.model.diagnostic import Diagnostic, Place, Severity, SourceFile


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
