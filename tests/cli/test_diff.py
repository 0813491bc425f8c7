"""``gongkai diff``: exit codes, formats, files, and what is said when a side cannot be read."""

import json
from pathlib import Path

import pytest

from tests.cli_helpers import edit, process, run
from tests.compare.builders import built, county, policy

OLD, NEW = county(policy()), county(policy(levels=["县级"]))


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A folder with the built folders 旧 and 新, which differ in one element."""
    built(OLD, tmp_path / "旧")
    built(NEW, tmp_path / "新")
    return tmp_path


def test_exit_codes(both: Path) -> None:
    assert run("diff", "旧", "旧", cwd=both).code == 0
    assert run("diff", "旧", "新", cwd=both).code == 1
    assert run("diff", "旧", "没有", cwd=both).code == 2


def test_a_new_edition_alone_is_told_but_is_no_change(both: Path) -> None:
    built(county(policy(), edition="2027年版"), both / "新版")
    result = run("diff", "旧", "新版", cwd=both)
    assert (result.code, result.err) == (0, "")
    assert "版次:2026年版 → 2027年版\n对公众没有变化\n" in result.out


def test_what_changed_is_printed(both: Path) -> None:
    result = run("diff", "旧/directory.xlsx", "新/data/directory.json", cwd=both)
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[2:] == [
        "修改 1 项",
        "",
        "义务教育",
        "  ~ 24-03-01 招生管理/招生政策",
        "      公开层级",
        "        - 乡级",
    ]


@pytest.mark.parametrize(
    ("format", "start"),
    [("text", "旧:"), ("markdown", "### 目录变化"), ("json", "{"), ("html", "<!doctype html>")],
)
def test_formats(both: Path, format: str, start: str) -> None:
    result = run("diff", "旧", "新", "--format", format, cwd=both)
    assert result.code == 1
    assert result.out.startswith(start)


def test_colour_on_a_terminal_only(both: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m" in run("diff", "旧", "新", cwd=both, terminal=True).out
    assert "\x1b" not in run("diff", "旧", "新", cwd=both).out
    assert "\x1b" not in run("diff", "旧", "新", "--format", "json", cwd=both, terminal=True).out
    assert "\x1b" not in run("diff", "旧", "新", "-o", "x", cwd=both, terminal=True).out
    assert "\x1b" not in (both / "x").read_text(encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("diff", "旧", "新", cwd=both, terminal=True).out


def test_an_output_file(both: Path) -> None:
    (both / "变化.json").write_text("旧的")
    result = run("diff", "旧", "新", "--format", "json", "-o", "变化.json", cwd=both)
    assert (result.code, result.out) == (1, "修改 1 项;写入 变化.json\n")
    assert json.loads((both / "变化.json").read_text(encoding="utf-8"))["summary"]["changed"] == 1
    assert {path.name for path in both.iterdir()} == {"旧", "新", "变化.json"}


def test_an_output_file_in_a_new_folder(both: Path) -> None:
    assert run("diff", "旧", "旧", "-o", "a/b.txt", cwd=both).code == 0
    assert (both / "a" / "b.txt").read_text(encoding="utf-8").endswith("对公众没有变化\n")


def test_an_output_that_cannot_be_written(both: Path) -> None:
    result = run("diff", "旧", "新", "-o", "旧", cwd=both)
    assert (result.code, result.out) == (2, "")
    assert result.err == "错误:旧:是文件夹;换一个位置,或检查权限\n"
    assert (both / "旧" / "directory.xlsx").is_file()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device")
def test_a_device_is_written_to_and_not_replaced(both: Path) -> None:
    result = process("diff", "旧", "新", "-o", "/dev/stdout", cwd=both)
    assert result.code == 1
    assert result.out.startswith("旧:")


def test_the_old_file_stays_when_a_side_cannot_be_read(both: Path) -> None:
    (both / "变化.txt").write_text("旧的", encoding="utf-8")
    assert run("diff", "旧", "没有", "-o", "变化.txt", cwd=both).code == 2
    assert (both / "变化.txt").read_text(encoding="utf-8") == "旧的"


def test_both_sides_are_looked_at_before_giving_up(both: Path) -> None:
    result = run("diff", "甲.yaml", "乙.yaml", cwd=both)
    assert (result.code, result.out) == (2, "")
    assert ["找不到 甲.yaml" in result.err, "找不到 乙.yaml" in result.err] == [True, True]


MANIFEST = """\
government: {name: 青石县人民政府, level: 县级}
departments: [{name: 青石县文化和旅游局, acts_as: [文化和旅游行政部门], phone: 0888-1}]
guidelines: {include: [旅游]}
"""


def test_manifests_with_the_reason_of_what_is_left_out(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(MANIFEST, encoding="utf-8")
    new.write_text(MANIFEST + "exclude: [{item: 29-02-03, reason: 由市里统一发布}]\n", encoding="utf-8")
    result = run("diff", old, new)
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[2:4] == ["减少 1 项", ""]
    assert result.out.endswith("\n      理由:由市里统一发布\n")
    edit(new, "0888-1", "0888-2")
    assert "    - 青石县文化和旅游局 0888-1\n    + 青石县文化和旅游局 0888-2\n" in run("diff", old, new).out


def test_the_findings_of_a_manifest_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("government: [\n", encoding="utf-8")
    (tmp_path / "part.yaml").write_text(MANIFEST + "services: nothing.yaml\n", encoding="utf-8")
    for name, place in (("bad.yaml", "bad.yaml:2:1: GK104 错误"), ("part.yaml", "part.yaml:4:")):
        result = run("diff", "good.yaml", name, cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(place)
        assert result.err.endswith(f"错误:{name}:有文件读不出来,不能比较;先按上面的提示改正\n")


def test_usage_errors_are_chinese(both: Path) -> None:
    assert run("diff", "旧", cwd=both).err.startswith("错误:缺少参数 NEW")
    wrong = run("diff", "旧", "新", "--format", "pdf", cwd=both)
    assert (wrong.code, "可选 text、markdown、json、html" in wrong.err) == (2, True)
