"""Reading: every mistake of a file is one finding at its place, and none stops the rest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model.diagnostic import Log, Places, SourceFile
from gongkai.model.government import Manifest, Power, PowerList
from gongkai.sources.government import Loader, find_manifests
from gongkai.sources.nodes import locate, parse
from gongkai.sources.typed import Reader
from tests.trees import COUNTY, brief, compiled, write

FILE = SourceFile("/x/list.yaml")


def read_powers(text: str) -> tuple[PowerList | None, Log]:
    log = Log()
    node = parse(text, FILE, log)
    return (Reader(FILE, Places(locate), log).read(node, PowerList) if node else None), log


@pytest.mark.parametrize(
    "text", ["0505", "no", "12:30", "1.10", "2024-01-01", "0x1F", "1e3", "true", "'null'"]
)
def test_every_scalar_stays_the_text_that_was_typed(text: str) -> None:
    powers, log = read_powers(f"powers: [{{name: {text}, code: {text}}}]\n")
    assert powers and log.findings == []
    assert powers.powers[0].code == text.strip("'")


@pytest.mark.parametrize("text", ["null", "~", "", "NULL"])
def test_null_is_nothing(text: str) -> None:
    powers, log = read_powers(f"owner: {text}\npowers: []\n")
    assert powers and powers.owner is None and log.findings == []


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_a_quoted_text_comes_back_as_it_was(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    node = parse(f"owner: {quoted}\n", FILE, log := Log())
    if text.isprintable():
        assert log.findings == [] and node is not None
        assert node.value[0][1].value == text


@given(st.text(max_size=200))
def test_any_text_is_read_or_reported_and_never_raises(text: str) -> None:
    powers, log = read_powers(text)
    assert powers is not None or log.findings


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "GK109", 1, 1),
        ("powers: []\n---\npowers: []\n", "GK104", 2, 1),
        ("powers:\n\t- {name: 甲}\n", "GK105", 2, 1),
        ("powers:\n  - name: '甲\n", "GK104", 3, 1),
        ("powers: [{name: 甲]\n", "GK104", 1, 18),
        ("powers: *a\n", "GK104", 1, 9),
        ("powers: &a [*a]\n", "GK110", 1, 9),
        ("powers: 甲\n", "GK108", 1, 9),
        ("- 甲\n", "GK108", 1, 1),
        ("owner: [甲]\npowers: []\n", "GK108", 1, 8),
        ("powers: []\npowers: []\n", "GK106", 2, 1),
        ("powers: []\n权责事项: []\n", "GK106", 2, 1),
        ("power: []\n", "GK107", 1, 1),
        ("<<: {}\npowers: []\n", "GK107", 1, 1),
        ("powers:\n  - {code: A}\n", "GK109", 2, 5),
        ("powers:\n  - {name: 甲, basis: {a: b}}\n", "GK108", 2, 22),
        ("powers:\n  - {name: 甲, basis: [[甲]]}\n", "GK108", 2, 23),
        ("owner: \x07\n", "GK104", 1, 8),
    ],
)
def test_a_mistake_has_its_place(text: str, code: str, line: int, column: int) -> None:
    _, log = read_powers(text)
    assert brief(log.findings) == [(code, "list.yaml", line, column)]
    assert log.findings[0].hint


def test_an_unknown_key_names_the_near_one() -> None:
    _, log = read_powers("powers:\n  - {name: 甲, tpye: 行政许可, 设定以据: [乙]}\n")
    assert [finding.hint for finding in log.findings] == ["是不是「type」?", "是不是「设定依据」?"]


def test_aliases_that_explode_are_cut_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    _, log = read_powers("\n".join(lines))
    assert [finding.code for finding in log.findings if finding.code != "GK107"] == ["GK110"]


def test_chinese_keys_work_where_english_ones_do(tmp_path: Path) -> None:
    english = COUNTY + "guidelines: {include: [义务教育]}\nexclude: [{item: 24-03-01, reason: 无}]\n"
    keys = {
        "government:": "政府:",
        "name:": "名称:",
        "level:": "级别:",
        "edition:": "版次:",
        "date:": "日期:",
        "departments:": "部门:",
        "acts_as:": "代表:",
        "guidelines:": "领域指引:",
        "include:": "仅选:",
        "exclude:": "不适用:",
        "item:": "事项:",
        "reason:": "理由:",
    }
    chinese = english
    for key, word in keys.items():
        chinese = chinese.replace(key, word)
    one, _ = compiled(write(tmp_path / "a", {"county.yaml": english}))
    other, _ = compiled(write(tmp_path / "b", {"county.yaml": chinese}))
    assert [(i.code, i.owner) for i in one.items] == [(i.code, i.owner) for i in other.items]
    assert one.edition == other.edition and one.left_out[0].reason == other.left_out[0].reason


def load(manifest: Path) -> Log:
    loader = Loader()
    loader.load(manifest)
    return loader.log


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("nothing.yaml", "GK101"),
        ("lists", "GK102"),
        ("lists/*.yml", "GK112"),
        ("''", "GK112"),
        ("../../../outside.yaml", "GK113"),
        ("/etc/hosts", "GK113"),
        ("lists/*.yaml", ""),
    ],
)
def test_a_list_that_is_not_there(tmp_path: Path, pattern: str, code: str) -> None:
    text = f"{COUNTY}permissions: [{pattern}]\n"
    log = load(write(tmp_path / "a" / "b", {"county.yaml": text, "lists/x.yaml": "powers: []\n"}))
    assert brief(log.findings) == ([(code, "county.yaml", 8, 15)] if code else [])


def test_a_file_in_gbk_is_reported_and_read_all_the_same(tmp_path: Path) -> None:
    manifest = write(tmp_path, {"county.yaml": f"{COUNTY}permissions: list.yaml\n"})
    (tmp_path / "list.yaml").write_bytes("owner: 教育局\npowers: [{tpye: 行政许可}]\n".encode("gb18030"))
    assert brief(load(manifest).findings) == [
        ("GK103", "list.yaml", 1, 8),
        ("GK109", "list.yaml", 2, 10),
        ("GK107", "list.yaml", 2, 11),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbfpowers: []\n", "GK114"),
        ("powers: []\n".encode("utf-16"), "GK103"),
        (b"PK\x03\x04\xff\xfe\x00\x00", "GK103"),
    ],
)
def test_bytes_that_are_no_plain_text(tmp_path: Path, data: bytes, code: str) -> None:
    manifest = write(tmp_path, {"county.yaml": f"{COUNTY}permissions: list.yaml\n"})
    (tmp_path / "list.yaml").write_bytes(data)
    assert [finding.code for finding in load(manifest).findings] == [code]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    manifest = write(tmp_path, {"county.yaml": f"{COUNTY}permissions: list.yaml\n"})
    with (tmp_path / "list.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    assert [finding.code for finding in load(manifest).findings] == ["GK111"]


@pytest.mark.parametrize(
    ("parent", "code"), [("nothing.yaml", "GK101"), ("town.yaml", "GK115"), (".", "GK101")]
)
def test_a_parent_that_is_none(tmp_path: Path, parent: str, code: str) -> None:
    town = f"government: {{name: 甲镇人民政府, level: 乡级}}\nparent: {parent}\n"
    assert brief(load(write(tmp_path, {"town.yaml": town})).findings) == [(code, "town.yaml", 2, 9)]


def test_manifests_are_found_by_their_first_key(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "b/county.yaml": COUNTY,
            "a/town.yml": "政府: {名称: 甲镇人民政府, 级别: 乡级}\n",
            "b/lists/powers.yaml": "powers: []\n",
            "dist/county.yaml": COUNTY,
            ".hidden/county.yaml": COUNTY,
        },
    )
    assert [str(path.relative_to(tmp_path)) for path in find_manifests(tmp_path)] == [
        "a/town.yml",
        "b/county.yaml",
    ]


def test_places_of_fields_and_entries() -> None:
    log, places = Log(), Places(locate)
    node = parse("powers:\n  - name: 甲\n    basis: [《乙》, 《丙》]\n", FILE, log)
    assert node is not None
    powers = Reader(FILE, places, log).read(node, PowerList)
    assert powers is not None
    power = powers.powers[0]
    assert isinstance(power, Power)
    assert places.of(power, "name") == (FILE, 2, 11)
    assert places.of(power, "basis", 1) == (FILE, 3, 18)
    assert places.of(power, "owner") == (FILE, 2, 5)
    assert places.of(Manifest) is None
