"""The pages are valid HTML, by the checker of the W3C (vnu), and what is XML is well formed."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.sites import Built, ends
from tests.tools import program

# It takes 'self' for nothing where a page is a file, and does not work out hashes; the tests with a browser see to the policy.
IGNORED = ".*(Resource|Inline (script|style)) violates Content Security Policy.*"


@pytest.mark.tool("vnu", "java")
def test_every_page_is_valid(example: Built, hostile: Built) -> None:
    sites = (*example.values(), *hostile.values())
    alone = [page for site in example.values() for page in (site / "sheets").rglob("*.html")]
    assert len(alone) > 6
    found = complaints(*alone, *(site / page for site in sites for page in ends(site, several=20)))
    assert not found, "\n".join(dict.fromkeys(found[:60]))


@pytest.mark.tool("vnu", "java")
def test_what_is_not_valid_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        "<!doctype html><html lang=zh><title>坏</title><p><div id=a id=b>", "utf-8"
    )
    assert any("Duplicate attribute" in complaint for complaint in complaints(tmp_path / "bad.html"))


def complaints(*files: Path) -> list[str]:
    """What the checker says of pages: file, line and message, with what stands there."""
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--no-langdetect"]
    command = [program("vnu"), *options, "--filterpattern", IGNORED, *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return [
        f"{'/'.join(unquote(one['url']).split('/')[-3:])}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')[:120]!r}"
        for one in json.loads(done.stdout)["messages"]
    ]


def test_xml_is_well_formed(example: Built, hostile: Built) -> None:
    for site in (*example.values(), *hostile.values()):
        for file in site.rglob("*.xml"):
            ElementTree.parse(file)
