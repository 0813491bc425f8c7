"""The hostile example: one run reports every mistake once, at its place, and nothing else.

What a line of ``tests/hostile`` deserves stands at its end: ``#! GK107:3`` is the code and the column.
"""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from gongkai.check import Checker
from gongkai.model.diagnostic import Diagnostic
from gongkai.sources.government import Loader, find_manifests
from tests.trees import STRUCTURE, brief

HOSTILE = Path(__file__).parents[1] / "hostile"

# Lists that git or an editor would not keep as they are: name, bytes, and the one finding.
BYTES = [
    ("gbk", "owner: 教育局\npowers: []\n".encode("gb18030"), ("GK103", 1, 8)),
    ("utf-16", "powers: []\n".encode("utf-16"), ("GK103", 1, 1)),
    ("word", b"PK\x03\x04\xff\xff\x00\x00", ("GK103", 1, 5)),
    ("bom", b"\xef\xbb\xbfpowers: []\n", ("GK114", 1, 1)),
    ("void", b"", ("GK109", 1, 1)),
    ("only-a-comment", "# 还没有写\n".encode(), ("GK109", 1, 1)),
    ("tab", "powers:\n\t- {name: 制表符}\n".encode(), ("GK105", 2, 1)),
    ("tab-behind", "powers:\n  - name: 甲\n  \tcode: A\n".encode(), ("GK105", 3, 3)),
    ("unclosed-quote", 'powers:\n  - {name: "没有闭合}\n'.encode(), ("GK104", 3, 1)),
    ("unclosed-bracket", "powers: [{name: 甲]\n".encode(), ("GK104", 1, 18)),
    ("two-documents", b"powers: []\n---\npowers: []\n", ("GK104", 2, 1)),
    ("undefined-alias", b"powers: *nobody\n", ("GK104", 1, 9)),
    ("control", b"owner: \x07\n", ("GK104", 1, 8)),
    ("deep", b"powers: " + b"[" * 3000 + b"]" * 3000, ("GK104", 1, 1008)),
    ("crlf", "owner: 甲\r\npowers: 乙\r\n".encode(), ("GK108", 2, 9)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a") / "b" / "hostile"
    shutil.copytree(HOSTILE, folder)
    (folder / "lists" / "folder").mkdir()
    for name, data, _ in BYTES:
        (folder / "lists" / f"{name}.yaml").write_bytes(data)
    with (folder / "lists" / "huge.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    return folder


@pytest.fixture(scope="module")
def findings(folder: Path) -> list[Diagnostic]:
    """What one run over the folder says of its structure, as ``gongkai check`` makes it."""
    loader = Loader()
    governments = [loader.load(manifest) for manifest in find_manifests(folder)]
    found = loader.log.findings
    checker = Checker()
    for sources in governments:
        assert sources is not None
        found = found + checker.check(sources).findings
    return [finding for finding in found if STRUCTURE.fullmatch(finding.code)]


def expected(folder: Path) -> list[tuple[str, str, int, int]]:
    found = [(code, f"{name}.yaml", line, column) for name, _, (code, line, column) in BYTES]
    found.append(("GK111", "huge.yaml", 1, 1))
    for file in HOSTILE.rglob("*.yaml"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for code, column in re.findall(r"(GK\d+):(\d+)", line.partition("#! ")[2]):
                found.append((code, file.name, number, int(column)))
    return found


def test_every_mistake_is_found_once_at_its_place_and_nothing_else(
    folder: Path, findings: list[Diagnostic]
) -> None:
    found, due = Counter(brief(findings)), Counter(expected(folder))
    assert (sorted((found - due).elements()), sorted((due - found).elements())) == ([], [])


def test_every_finding_says_what_to_do(findings: list[Diagnostic]) -> None:
    assert [finding for finding in findings if not finding.hint or not finding.message] == []


def test_a_second_run_says_the_same_in_the_same_order(folder: Path, findings: list[Diagnostic]) -> None:
    again = Loader()
    for manifest in find_manifests(folder):
        again.load(manifest)
    assert again.log.findings == findings[: len(again.log.findings)]


def test_the_kinds_of_mistake_that_the_example_has(findings: list[Diagnostic]) -> None:
    files = {
        f"GK1{n:02d}"
        for n in (
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            10,
            11,
            12,
            13,
            14,
            15,
            16,
            17,
            20,
            21,
            23,
            24,
            25,
            26,
            27,
            28,
            29,
        )
    }
    elements = {f"GK20{n}" for n in range(1, 9)}
    assert {finding.code for finding in findings} == files | elements | {
        "GK501",
        "GK510",
        "GK511",
        "GK512",
        "GK520",
    }
