"""The hostile example: every kind of mistake, all of them reported in one run, each at its place."""

import shutil
from pathlib import Path

import pytest

from gongkai.check import check_directory, waived
from gongkai.compile import compile_directory
from gongkai.model.diagnostic import Diagnostic, Log
from gongkai.sources.government import Loader
from tests.trees import brief

HOSTILE = Path(__file__).parent / "hostile"

# What git would not keep as it is is written when the test runs.
BYTES = {
    "lists/gbk.yaml": "owner: 教育局\npowers: []\n".encode("gb18030"),
    "lists/bom.yaml": b"\xef\xbb\xbfpowers: []\n",
    "lists/word.yaml": b"PK\x03\x04\xff\xff\x00\x00",
    "lists/void.yaml": b"",
    "lists/two.yaml": b"powers: []\n---\npowers: []\n",
    "lists/control.yaml": b"owner: \x07\n",
}

EXPECTED = [
    ("GK103", "gbk.yaml", 1, 8),
    ("GK103", "word.yaml", 1, 5),
    ("GK104", "control.yaml", 1, 8),
    ("GK104", "two.yaml", 2, 1),
    ("GK104", "unclosed.yaml", 3, 1),
    ("GK105", "tab.yaml", 2, 1),
    ("GK109", "void.yaml", 1, 1),
    ("GK110", "bomb.yaml", 5, 4),
    ("GK111", "huge.yaml", 1, 1),
    ("GK114", "bom.yaml", 1, 1),
]

COUNTY = [
    ("GK107", 2, 1),  # goverment
    ("GK116", 5, 10),  # 县及
    ("GK108", 6, 9),  # code is a list
    ("GK117", 8, 7),  # the date
    ("GK501", 10, 5),  # 水利部门 of line 31
    ("GK108", 11, 14),  # acts_as is a mapping
    ("GK109", 12, 5),  # a department without a name
    ("GK101", 13, 29),
    ("GK102", 13, 46),
    ("GK112", 13, 65),
    ("GK113", 13, 79),
    ("GK110", 14, 11),
    ("GK121", 17, 19),  # 义务教肓
    ("GK120", 19, 7),
    ("GK121", 20, 16),
]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Diagnostic]:
    folder = tmp_path_factory.mktemp("a") / "b" / "hostile"
    shutil.copytree(HOSTILE, folder)
    for name, data in BYTES.items():
        (folder / name).write_bytes(data)
    with (folder / "lists/huge.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    return everything(folder / "county.yaml")


def everything(manifest: Path) -> list[Diagnostic]:
    loader, log = Loader(), Log()
    sources = loader.load(manifest)
    assert sources is not None
    directory = compile_directory(sources, log)
    found = log.findings + check_directory(directory)
    standing, _ = waived(found, sources.manifest.waive, directory, sources.places, log)
    return list(dict.fromkeys(loader.log.findings + standing + log.findings))


def test_files_that_cannot_be_read_each_have_one_finding(findings: list[Diagnostic]) -> None:
    others = [f for f in brief(findings) if f[1] not in ("county.yaml", "wrong.yaml") and f[0] != "GK107"]
    assert sorted(others) == EXPECTED


def test_the_manifest_is_read_to_its_end(findings: list[Diagnostic]) -> None:
    found = [(code, line, column) for code, name, line, column in brief(findings) if name == "county.yaml"]
    assert [f for f in found if f[1] <= 20] == COUNTY


def test_lists_are_read_on_after_a_wrong_entry(findings: list[Diagnostic]) -> None:
    found = {(code, line) for code, name, line, _ in brief(findings) if name == "wrong.yaml"}
    assert found >= {("GK106", 2), ("GK107", 5), ("GK108", 7), ("GK109", 7), ("GK108", 8)}


# With a level that is known, the steps have something to do.


@pytest.fixture(scope="module")
def compiled_findings(tmp_path_factory: pytest.TempPathFactory) -> list[Diagnostic]:
    folder = tmp_path_factory.mktemp("c") / "hostile"
    shutil.copytree(HOSTILE, folder)
    text = (folder / "county.yaml").read_text(encoding="utf-8")
    text = text.replace("县及", "县级").replace("    - {domain: 试验领域}\n", "")
    (folder / "county.yaml").write_text(text, encoding="utf-8")
    return everything(folder / "county.yaml")


@pytest.mark.parametrize(
    ("code", "file", "line"),
    [
        ("GK120", "county.yaml", 21),
        ("GK121", "county.yaml", 22),
        ("GK124", "county.yaml", 23),
        ("GK125", "county.yaml", 24),
        ("GK126", "county.yaml", 24),
        ("GK121", "county.yaml", 26),
        ("GK120", "county.yaml", 27),
        ("GK121", "county.yaml", 27),
        ("GK123", "county.yaml", 30),
        *((f"GK20{number}", "county.yaml", 29) for number in range(2, 9)),
        ("GK201", "county.yaml", 31),
        ("GK501", "county.yaml", 10),
        ("GK512", "county.yaml", 32),
        ("GK108", "county.yaml", 32),
        ("GK127", "county.yaml", 34),
        ("GK128", "county.yaml", 35),
        ("GK129", "county.yaml", 36),
        ("GK510", "wrong.yaml", 4),
        ("GK512", "wrong.yaml", 4),
        ("GK511", "wrong.yaml", 6),
        ("GK512", "wrong.yaml", 6),
        ("GK121", "wrong.yaml", 6),
        ("GK520", "wrong.yaml", 5),
    ],
)
def test_a_mistake_of_the_steps_is_found(
    compiled_findings: list[Diagnostic], code: str, file: str, line: int
) -> None:
    assert (code, file, line) in {found[:3] for found in brief(compiled_findings)}


def test_every_finding_says_what_to_do(
    findings: list[Diagnostic], compiled_findings: list[Diagnostic]
) -> None:
    assert [finding for finding in findings + compiled_findings if not finding.hint] == []
