"""What all formats have in common."""

import os
import subprocess
import sys

import pytest

from gongkai.check.formats import FORMATS, render
from gongkai.model.diagnostic import Place, SourceFile
from tests.check.formats.reports import ERROR, FOLDER, FULL, report


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_ends_with_one_newline(name: str) -> None:
    for made in (render(name, FULL), render(name, report())):
        assert made.endswith("\n")
        assert not made.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_name_that_is_no_text_is_shown_all_the_same(name: str) -> None:
    file = SourceFile(FOLDER + os.fsdecode(b"/\xff.yaml"))
    render(name, report(ERROR._replace(place=Place(file, 1, 1)))).encode("utf-8")


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="没有「xml」这种报告格式;有:text、json"):
        render("xml", FULL)


def test_only_the_format_that_is_wanted_is_imported() -> None:
    script = "import sys, gongkai.check.formats; print([m for m in sys.modules if m.startswith('gongkai.check.formats.')])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True) == "[]\n"
