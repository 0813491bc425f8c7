"""``gongkai check``: all findings of all manifests, in order, and nothing written."""

import re
from pathlib import Path

import pytest

from tests.cli_helpers import SMALL, YUNLING, edit, run, small, tree

NO_CONTENT = "items: [{domain: 旅游, category: 公共服务, name: 没有内容}]\n"


def test_the_example_is_clean() -> None:
    assert run("check", YUNLING) == (0, "5 份目录,0 个错误,0 个警告\n", "")


def test_the_present_folder_is_checked_where_none_is_named(tmp_path: Path) -> None:
    small(tmp_path)
    assert run("check", cwd=tmp_path) == (0, "1 份目录,0 个错误,0 个警告\n", "")


def test_nothing_is_written(tmp_path: Path) -> None:
    small(tmp_path, NO_CONTENT)
    before = tree(tmp_path)
    assert run("check", cwd=tmp_path).code == 1
    assert tree(tmp_path) == before


def test_every_missing_element_is_found_at_its_place(tmp_path: Path) -> None:
    small(tmp_path, NO_CONTENT)
    result = run("check", cwd=tmp_path)
    assert result.code == 1
    found = re.findall(r"^county\.yaml:7:9: (GK\d+) 错误: .*没有内容没有(.+)$", result.out, re.M)
    assert found == [
        ("GK202", "公开内容"),
        ("GK203", "公开依据"),
        ("GK204", "公开时限"),
        ("GK205", "公开主体"),
        ("GK206", "公开方式"),
        ("GK207", "公开渠道和载体"),
        ("GK208", "公开对象"),
    ]
    assert result.out.count("\n    提示: ") == 7
    assert result.out.endswith("1 份目录,7 个错误,0 个警告\n")


def test_the_mistakes_of_all_files_are_found_in_one_run(tmp_path: Path) -> None:
    small(
        tmp_path,
        "permissions: [nothing.yaml, b.yaml]\nadjust: [{item: 29-01-01, set: {owner: 教育行政部门}}]\n",
    )
    (tmp_path / "b.yaml").write_text("powers:\n  - {nmae: 甲, code: '1'}\n  - [乙]\n", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "other.yaml").write_text("government: {name: 白石县人民政府}\n", encoding="utf-8")
    result = run("check", cwd=tmp_path)
    assert result.code == 2
    places = re.findall(r"^(\S+?):(\d+):\d+: (GK\d+) ", result.out, re.M)
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert {name for name, _, _ in places} == {"b.yaml", "county.yaml", "sub/other.yaml"}
    assert {("b.yaml", "2", "GK107"), ("b.yaml", "3", "GK108"), ("county.yaml", "7", "GK101")} <= set(places)
    assert ("sub/other.yaml", "1", "GK109") in places
    assert result.out.splitlines()[-1].startswith("2 份目录,")


def test_a_missing_file(tmp_path: Path) -> None:
    result = run("check", "nothing.yaml", cwd=tmp_path)
    assert result.code == 2
    assert result.out.startswith("nothing.yaml:1:1: GK101 错误: 找不到文件")


def test_a_folder_without_manifests(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("powers: []\n", encoding="utf-8")
    result = run("check", tmp_path)
    assert result.code == 2
    assert "里没有清单文件" in result.err


@pytest.mark.parametrize("text", [SMALL, SMALL.replace("government", "政府"), "\ufeff" + SMALL])
def test_manifests_are_found_below_a_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "gov.yml").write_text(text, encoding="utf-8")
    assert run("check", tmp_path).out.splitlines()[-1].startswith("1 份目录,0 个错误")


def test_a_manifest_is_checked_once_however_it_is_named(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    assert run("check", "county.yaml", ".", manifest, cwd=tmp_path).out.startswith("1 份目录,")


def test_a_warning_fails_only_when_strict(tmp_path: Path) -> None:
    small(tmp_path, "waive: [{rule: GK201, reason: 从前有过}]\n")
    result = run("check", cwd=tmp_path)
    assert result.code == 0
    assert "county.yaml:7:9: GK128 警告: 豁免 GK201 没有用到" in result.out
    assert run("check", "--strict", cwd=tmp_path).code == 1


def test_a_waiver_with_a_reason_accepts(tmp_path: Path) -> None:
    waivers = "".join(
        f"  - {{rule: GK20{number}, item: 旅游/公共服务/没有内容, reason: 待定}}\n" for number in range(2, 9)
    )
    small(tmp_path, f"{NO_CONTENT}waive:\n{waivers}")
    result = run("check", cwd=tmp_path)
    assert result.code == 0
    assert result.out.count("已豁免 GK20") == result.out.count("(理由:待定)") == 7
    assert result.out.endswith("1 份目录,0 个错误,0 个警告,7 个已豁免\n")


def test_a_waiver_without_a_reason_accepts_nothing(tmp_path: Path) -> None:
    small(tmp_path, f"{NO_CONTENT}waive: [{{rule: GK202}}]\n")
    result = run("check", cwd=tmp_path)
    assert result.code == 1
    assert "GK127 错误" in result.out
    assert "GK202 错误" in result.out


@pytest.mark.parametrize("until", ["2026-10-31", "2026-11-01"])
def test_a_waiver_ends_by_the_date_of_the_directory(tmp_path: Path, until: str) -> None:
    small(tmp_path, f"{NO_CONTENT}waive: [{{rule: GK202, reason: 待定, until: {until}}}]\n")
    ended = until < "2026-11-01"
    out = run("check", cwd=tmp_path).out
    assert ("GK202 错误" in out) == ended
    assert ("GK129 警告" in out) == ended


def test_build_and_check_find_the_same(tmp_path: Path) -> None:
    """Also of a list that is read in spite of its mistakes, waivers or not."""
    (tmp_path / "list.yaml").write_bytes("services: [{code: S1, name: 图书馆}]\n".encode("gbk"))
    waivers = "waive: [{rule: GK103, reason: 旧系统导出}, {rule: GK520, reason: 待定}]\n"
    small(tmp_path, f"{NO_CONTENT}services: list.yaml\n{waivers}")
    found = [
        [
            line
            for line in run(*command, cwd=tmp_path).out.splitlines()
            if (": GK" in line and " | " not in line) or line.startswith("已豁免")
        ]
        for command in (("check",), ("build", "county.yaml"))
    ]
    assert found[0] == found[1]
    assert any("list.yaml:1:" in line and "GK103" in line for line in found[0])


def test_only_the_severity_is_coloured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    folder = tmp_path / "错误"
    folder.mkdir()
    small(folder, NO_CONTENT)
    first = run("check", cwd=tmp_path, terminal=True).out.splitlines()[0]
    assert first.startswith("错误/county.yaml:7:9: GK202 \x1b[31m错误\x1b[0m: ")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", cwd=tmp_path, terminal=True).out


def test_a_general_owner_is_named_and_the_hint_cures_it(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    edit(manifest, "{name: 青石县文化和旅游局, acts_as: [文化和旅游行政部门]}", "{name: 青石县民政局}")
    result = run("check", cwd=tmp_path)
    assert result.code == 1
    assert re.match(
        r"county\.yaml:5:\d: GK501 错误: 公开主体「.*文化和旅游行政部门」没有对应到本级部门", result.out
    )
    hint = re.search(r"写 (acts_as: \[.+\])$", result.out, re.M)
    assert hint is not None
    edit(manifest, "{name: 青石县民政局}", f"{{name: 青石县民政局, {hint[1]}}}")
    assert run("check", cwd=tmp_path).code == 0
