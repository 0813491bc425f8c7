"""Reading files and names that are meant to break the reader: a finding each, never a traceback."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.diagnostic import Log, Places, SourceFile
from gongkai.model.government import Manifest, PowerList
from gongkai.model.guideline import Guideline
from gongkai.sources.government import Loader
from gongkai.sources.nodes import locate, parse
from gongkai.sources.typed import Reader
from tests.trees import COUNTY, brief, write

FILE = SourceFile("/x/list.yaml")


def read(text: str, cls: type) -> tuple[object, list[tuple[str, int, int]]]:
    log = Log()
    node = parse(text, FILE, log)
    value = Reader(FILE, Places(locate), log).read(node, cls) if node is not None else None
    return value, [(code, line, column) for code, _, line, column in brief(log.findings)]


def load(folder: Path, more: str) -> list[tuple[str, str, int, int]]:
    loader = Loader()
    loader.load(write(folder / "a" / "b", {"county.yaml": COUNTY + more, "lists/x.yaml": "powers: []\n"}))
    return brief(loader.log.findings)


# what stands in a file


@pytest.mark.parametrize("depth", [50, 300, 900, 1100, 5000])
def test_any_depth(depth: int) -> None:
    assert read(f"powers: {'[' * depth}{']' * depth}\n", PowerList)[1][-1][0] in ("GK104", "GK108")


@pytest.mark.parametrize(
    "depth",
    [
        50,
        300,
        900,
    ],
)
def test_any_depth_where_there_are_aliases(depth: int) -> None:
    assert read(f"owner: &a 甲\npowers: [*a, {'[' * depth}{']' * depth}]\n", PowerList)[1][-1][0] == "GK108"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("owner: 甲\r\npowers: []\r\n", "甲"),
        ("owner: '甲''乙'\npowers: []\n", "甲'乙"),
        ('owner: "甲\\u4e59"\npowers: []\n', "甲乙"),
        ("owner: |\n  甲\n  乙\npowers: []\n", "甲\n乙"),
        ("owner: >\n  甲\n  乙\npowers: []\n", "甲 乙"),
        ("owner: &a 甲\npowers: [{name: *a}]\n", "甲"),
        ("owner: !!python/object:os.system 甲\npowers: []\n", "甲"),
        ("owner: !!int '7'\npowers: []\n", "7"),
        ("? owner\n: 甲\npowers: []\n", "甲"),
        ("{owner: 甲, powers: []}", "甲"),
        ("---\nowner: 甲 # 注\n...\n", "甲"),
        ("owner: 甲\u3000乙🈶\npowers: []\n", "甲\u3000乙🈶"),
    ],
)
def test_the_forms_of_yaml(text: str, owner: str) -> None:
    powers, found = read(text, PowerList)
    assert isinstance(powers, PowerList) and powers.owner == owner and found == []


def test_columns_count_characters_and_not_bytes() -> None:
    _, found = read("powers: [{name: 教育🈶, 坏键: 甲}]\n", PowerList)
    assert found == [("GK107", 1, 22)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &a {b: *a}\npowers: []\n", [("GK107", 1, 1), ("GK110", 1, 4)]),
        ("powers:\n  - &p {name: 甲, basis: [*p]}\n", [("GK110", 2, 5)]),
        ("powers: [{name: 甲, 1: {2: 3}, [x]: y}]\n", [("GK107", 1, 20), ("GK108", 1, 31)]),
        ("powers: [~, {name: 甲}, '']\n", [("GK108", 1, 10), ("GK108", 1, 24)]),
        ("powers: {name: 甲}\n", []),  # one entry needs no list
        ("powers: [{name: 甲, items: 24-01-01}]\n", []),
        ("powers: [{name: ~}]\n", [("GK109", 1, 10)]),
        ("services: []\n", [("GK107", 1, 1)]),
    ],
)
def test_forms_of_entries(text: str, found: list[tuple[str, int, int]]) -> None:
    assert read(text, PowerList)[1] == found


ROW = "{code: 50-01-01}"


def test_a_name_of_a_source_that_stands_twice() -> None:
    text = f"domain: 试验领域\ncode: '50'\nsources:\n  A: {{publisher: 甲}}\n  A: {{publisher: 乙}}\nitems: [{ROW}]\n"
    assert read(text, Guideline)[1] == [("GK106", 5, 3)]


def test_a_wrong_source_leaves_the_others() -> None:
    text = (
        f"domain: 试验领域\ncode: '50'\nsources:\n  A: {{publisher: 甲}}\n  B: {{url: 乙}}\nitems: [{ROW}]\n"
    )
    guideline, found = read(text, Guideline)
    assert found == [("GK109", 5, 6)]
    assert isinstance(guideline, Guideline) and list(guideline.sources) == ["A"]


@given(
    st.lists(
        st.sampled_from(list("powers:name[]{}&*a-'\"|>#!%@`?, \n\t\r甲乙\0\x07\ufeff\u2028")), max_size=60
    )
)
def test_any_text_that_looks_like_yaml_is_read_or_reported(characters: list[str]) -> None:
    powers, found = read("".join(characters), PowerList)
    assert powers is not None or found


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x21, exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]),
        min_size=1,
    )
)
def test_what_stands_in_quotes_stays_as_typed(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    powers, found = read(f'owner: "{quoted}"\npowers: []\n', PowerList)
    if "\ufeff" not in text and text.isprintable():
        assert isinstance(powers, PowerList) and powers.owner == text and found == []


@pytest.mark.parametrize(
    "text", ["0505", "no", "12:30", "1.10", "1_000", "0x1F", "1e3", ".5", "on", "2026-11-01", "+86", "=", "<"]
)
def test_a_code_stays_as_typed_through_the_whole_manifest(text: str) -> None:
    manifest, found = read(
        f"government: {{name: 甲, level: 县级, code: {text}, hotline: {text}}}\nedition: {text}\n", Manifest
    )
    assert isinstance(manifest, Manifest) and found == []
    assert (manifest.government.code, manifest.government.hotline, manifest.edition) == (text, text, text)


# names of files


NOT_FOUND, OUTSIDE, NO_MATCH = "GK101", "GK113", "GK112"


@pytest.mark.parametrize(
    ("key", "name", "code"),
    [
        ("permissions", "~/x", NOT_FOUND),
        ("permissions", "a\\\\b", NOT_FOUND),
        ("permissions", "county.yaml/x", NOT_FOUND),
        ("permissions", "[", NO_MATCH),
        ("permissions", "**x", NO_MATCH),
        ("services", "甲*" * 200, NO_MATCH),
        ("services", "/*", OUTSIDE),
        ("services", "file:///etc/hosts", NOT_FOUND),
        ("parent", "*", NOT_FOUND),
        ("parent", "county.yaml/x", NOT_FOUND),
        ("parent", "/etc/hosts", OUTSIDE),
        ("permissions", "长" * 300, NOT_FOUND),
        ("services", "a/" * 3000 + "x", NOT_FOUND),
        ("parent", "长" * 300, NOT_FOUND),
        ("permissions", "甲\\0.yaml", NOT_FOUND),
        ("services", "甲\\0*.yaml", NO_MATCH),
        ("parent", "甲\\0", NOT_FOUND),
    ],
)
def test_a_name_that_cannot_be_a_file(tmp_path: Path, key: str, name: str, code: str) -> None:
    assert load(tmp_path, f'{key}: "{name}"\n') == [(code, "county.yaml", 8, len(key) + 3)]


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("powers: []\n")
    (tmp_path / "a" / "b" / "lists").mkdir(parents=True)
    (tmp_path / "a" / "b" / "lists" / "link.yaml").symlink_to(outside)
    assert load(tmp_path, "permissions: lists/link.yaml\n") == [("GK113", "county.yaml", 8, 14)]
    assert load(tmp_path, "permissions: lists/*.yaml\n") == [("GK113", "county.yaml", 8, 14)]


@pytest.mark.parametrize("target", ["link.yaml", "nowhere.yaml"])
def test_a_link_to_itself_or_to_nothing(tmp_path: Path, target: str) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "link.yaml").symlink_to(target)
    assert load(tmp_path, "permissions: link.yaml\n") == [("GK101", "county.yaml", 8, 14)]


def test_a_repository_is_the_border_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"shared/x.yaml": "powers: []\n"})
    assert load(tmp_path, "permissions: ../../shared/*.yaml\n") == []
    assert load(tmp_path, "permissions: ../../../*.yaml\n") == [("GK113", "county.yaml", 8, 14)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "secret.yaml").touch(mode=0)
    assert [f[0] for f in load(tmp_path, "permissions: secret.yaml\n")] == ["GK101"]


def test_a_file_that_two_patterns_name_is_read_once(tmp_path: Path) -> None:
    loader = Loader()
    text = f"{COUNTY}permissions: [lists/*.yaml, lists/x.yaml, ./lists/../lists/x.yaml]\n"
    sources = loader.load(write(tmp_path, {"county.yaml": text, "lists/x.yaml": "powers: []\n"}))
    assert sources is not None and len(sources.power_lists) == 1 and sources.complete


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["b", "a", "10", "9"]
    lists = {f"lists/{name}.yaml": f"owner: {name}\npowers: []\n" for name in names}
    sources = Loader().load(write(tmp_path, {"county.yaml": f"{COUNTY}permissions: lists/*.yaml\n", **lists}))
    assert sources is not None and [powers.owner for powers in sources.power_lists] == ["10", "9", "a", "b"]


@pytest.mark.parametrize(
    "broken",
    ["permissions: none.yaml", "services: none/*.yaml", "permissions: bad.yaml", "parent: none.yaml"],
)
def test_sources_know_whether_they_are_complete(tmp_path: Path, broken: str) -> None:
    sources = Loader().load(
        write(tmp_path, {"county.yaml": f"{COUNTY}{broken}\n", "bad.yaml": "powers: [\n"})
    )
    assert sources is not None and not sources.complete


@pytest.mark.parametrize(
    "text", ["", "[]", "a: b", "edition: 2026年版\n", "government: 甲县\n", "government: {name: 甲}\n"]
)
def test_a_manifest_that_names_no_government_is_none(tmp_path: Path, text: str) -> None:
    loader = Loader()
    assert loader.load(write(tmp_path, {"county.yaml": text})) is None and loader.log.findings


def test_parents_that_go_round(tmp_path: Path) -> None:
    files = {
        name: f"government: {{name: {name}, level: 县级}}\nparent: {above}\n"
        for name, above in [("a.yaml", "b.yaml"), ("b.yaml", "c.yaml"), ("c.yaml", "a.yaml")]
    }
    loader = Loader()
    loader.load(write(tmp_path, files))
    assert brief(loader.log.findings) == [("GK115", "c.yaml", 2, 9)]


def test_several_governments_read_their_county_once(tmp_path: Path) -> None:
    town = "government: {name: 甲镇人民政府, level: 乡级}\nparent: county.yaml\n"
    write(tmp_path, {"county.yaml": COUNTY + "editoin: 甲\n", "a.yaml": town, "b.yaml": town})
    loader = Loader()
    one, other = loader.load(tmp_path / "a.yaml"), loader.load(tmp_path / "b.yaml")
    assert one and other and one.parent is other.parent is loader.load(tmp_path / "county.yaml")
    assert brief(loader.log.findings) == [("GK107", "county.yaml", 8, 1)]
