"""``gongkai explain``: each element's value, and the chain of places that made it."""

import re
from pathlib import Path

import pytest

from gongkai.model.elements import LABELS
from tests.cli_helpers import ROOT, YUNLING, run, small

COUNTY = YUNLING / "county.yaml"
POLICY = "义务教育/招生管理/招生政策"


def sections(out: str) -> dict[str, list[str]]:
    """Label of each element to the lines below it, and the value on its own line first."""
    parts = re.split(r"\n\n([^\n:]+):", out)
    return {
        label: text.rstrip("\n").split("\n") for label, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_every_element_is_explained() -> None:
    result = run("explain", COUNTY, POLICY, cwd=ROOT)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"24-05-01 {POLICY}\n")
    found = sections(result.out)
    assert list(found) == list(LABELS.values())
    for label, lines in found.items():
        assert re.search(r"\w+\(.+\) \S+\.yaml:\d+:\d+  .", lines[-1]), label


def test_a_code_and_a_path_name_the_same_item() -> None:
    assert run("explain", COUNTY, "24-05-01") == run("explain", COUNTY, POLICY)


def test_the_chain_of_an_adjusted_element() -> None:
    found = sections(run("explain", COUNTY, POLICY, cwd=ROOT).out)
    value, *chain = found["公开时限"]
    assert value == "信息形成之日起10个工作日内"
    assert [line.split("(")[0].strip() for line in chain] == ["select", "adjust"]
    assert "guidelines/24-compulsory-education.yaml:" in chain[0]
    assert "examples/yunling/county.yaml:" in chain[1]


def test_every_place_holds_what_is_said_to_be_there() -> None:
    out = run("explain", COUNTY, POLICY, cwd=ROOT).out
    places = re.findall(r"^    \w+\(.*?\) (\S+):(\d+):(\d+)  (.+)$", out, re.M)
    assert len(places) > len(LABELS)
    own = [
        place for place in places if "/lists/" not in place[0]
    ]  # what a whole list says once has its entry's place
    for file, line, column, text in own:
        written = (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
        first = re.split("[、…]", text)[0]
        assert written.lstrip("\"'").startswith(first), (file, line, column)


def test_the_owner_names_the_general_term() -> None:
    owner = sections(run("explain", COUNTY, "24-05-01", cwd=ROOT).out)["公开主体"]
    assert owner[0].startswith("云岭县教育体育局(指引:")
    assert [line.split("(")[0].strip() for line in owner[1:]] == ["select", "match"]
    assert "examples/yunling/lists/permissions/education.yaml:" in owner[-1]


def test_a_name_alone_will_do(tmp_path: Path) -> None:
    assert run("explain", small(tmp_path), "旅游规划").out.startswith("29-01-03 旅游/政策文件/旅游规划\n")


def test_an_item_that_was_left_out_is_explained_too() -> None:
    result = run("explain", COUNTY, "08-01-01", cwd=ROOT)
    assert result.code == 0
    assert "没有列入本级目录" in result.out
    assert "examples/yunling/county.yaml:" in result.out
    assert "理由:2026年本县没有国有土地上房屋征收项目" in result.out


@pytest.mark.parametrize(
    ("name", "near"), [("义务教育/招生管理/招生证策", "24-05-01"), ("乱/写/招生政策", "24-05-01")]
)
def test_an_unknown_item_is_told_what_is_near(name: str, near: str) -> None:
    result = run("explain", COUNTY, name)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"云岭县人民政府的目录里没有「{name}」\n")
    assert f"是不是 {near} " in result.err


def test_a_missing_manifest(tmp_path: Path) -> None:
    result = run("explain", "nothing.yaml", "24-05-01", cwd=tmp_path)
    assert result.code == 2
    assert "GK101" in result.out


def test_a_town_shows_what_came_from_its_county() -> None:
    town = YUNLING / "shiqiao" / "town.yaml"
    found = sections(run("explain", town, "安全生产/重点领域信息公开/安全生产预警提示信息", cwd=ROOT).out)
    assert "examples/yunling/shiqiao/town.yaml:" in found["公开渠道和载体"][-1]
    assert "  - 其他:石桥镇应急广播" in found["公开渠道和载体"]
