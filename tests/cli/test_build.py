"""``gongkai build``: what is written, what is left alone, and what is said."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_helpers import SMALL, directory, edit, load, process, run, small, tree

NAME = "青石县"


FOLDERS = ("assets", "audiences", "departments", "domains", "items", "levels")
"""What of the site lies in folders."""


def test_everything_is_written(tmp_path: Path) -> None:
    result = run("build", small(tmp_path), cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    files = tree(tmp_path / "dist" / NAME)
    codes = [item["code"] for item in directory(tmp_path / "dist" / NAME)["items"]]
    assert len(codes) == 8
    assert {
        "index.html",
        "search.html",
        "laws.html",
        "figures.html",
        "assets/site.css",
        "domains/29-tourism.html",
        "departments/index.html",
        "directory.xlsx",
        "report.json",
        "data/index.json",
        "data/openapi.yaml",
        "data/directory.json",
        "data/directory.schema.json",
        "data/directory.csv",
        *(f"items/{code}.html" for code in codes),
        *(f"data/items/{code}.json" for code in codes),
    } <= set(files)
    assert {name.partition("/")[0] for name in files if "/" in name} == {"data", *FOLDERS}
    assert all(files.values())


def test_a_summary_is_printed(tmp_path: Path) -> None:
    exclusion = "exclude: [{item: 29-02-03, reason: 由市里统一发布}]\n"
    out = run("build", small(tmp_path, exclusion), cwd=tmp_path).out
    assert out.splitlines() == [
        "青石县人民政府 2026年版:7 项",
        "  29 旅游 7 项,未列入 1 项",
        "未列入 1 项:",
        "  1 项:由市里统一发布",
        f"0 个错误,0 个警告;写入 dist/{NAME}({len(tree(tmp_path / 'dist' / NAME))} 个文件)",
    ]


def test_output_goes_where_it_is_told(tmp_path: Path) -> None:
    assert run("build", small(tmp_path), "-o", tmp_path / "a" / "b", cwd=tmp_path).code == 0
    assert (tmp_path / "a" / "b" / NAME / "index.html").is_file()
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("html", {"index.html", "laws.html", "search.html", "figures.html", "feed.xml", *FOLDERS}),
        ("xlsx", {"directory.xlsx"}),
        ("data", {"data"}),
        ("xlsx, data", {"directory.xlsx", "data"}),
    ],
)
def test_only(tmp_path: Path, only: str, expected: set[str]) -> None:
    assert run("build", small(tmp_path), "--only", only, cwd=tmp_path).code == 0
    names = {path.name for path in (tmp_path / "dist" / NAME).iterdir()}
    assert names == expected | {"report.json"}


def test_pages_link_only_what_was_built(tmp_path: Path) -> None:
    run("build", small(tmp_path), "--only", "html", cwd=tmp_path)
    page = (tmp_path / "dist" / NAME / "index.html").read_text(encoding="utf-8")
    assert "directory.xlsx" not in page
    assert "directory.json" not in page


def test_a_missing_manifest(tmp_path: Path) -> None:
    result = run("build", "nothing.yaml", cwd=tmp_path)
    assert result.code == 2
    assert result.out.startswith("nothing.yaml:1:1: GK101 错误: 找不到文件 nothing.yaml\n")
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_that_cannot_be_read(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    manifest.write_text("government: [", encoding="utf-8")
    result = run("build", manifest, cwd=tmp_path)
    assert result.code == 2
    assert re.match(r"county\.yaml:\d+:\d+: GK104 错误: ", result.out)
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("lists", "code"),
    [
        ("permissions: lists/nothing.yaml", "GK101"),
        ("permissions: lists/*.yaml", "GK112"),
        ("permissions: broken.yaml", "GK104"),
        ("services: broken.yaml", "GK104"),
        ("parent: broken.yaml", "GK104"),
        ("parent: nothing.yaml", "GK101"),
    ],
)
def test_a_list_that_cannot_be_read_leaves_everything_as_it_was(
    tmp_path: Path, lists: str, code: str
) -> None:
    manifest = small(tmp_path)
    run("build", manifest, cwd=tmp_path)
    before = tree(tmp_path / "dist")
    (tmp_path / "broken.yaml").write_text("powers: [", encoding="utf-8")
    small(tmp_path, f"{lists}\n")
    result = run("build", manifest, cwd=tmp_path)
    assert result.code == 1
    assert f"{code} 错误" in result.out
    assert tree(tmp_path / "dist") == before
    assert [path.name for path in (tmp_path / "dist").iterdir()] == [NAME]


def test_with_findings_it_is_written_all_the_same(tmp_path: Path) -> None:
    manifest = small(tmp_path, "items: [{domain: 旅游, category: 公共服务, name: 没有内容}]\n")
    result = run("build", manifest, cwd=tmp_path)
    assert result.code == 1
    report = load(tmp_path / "dist" / NAME / "report.json")
    rules = [finding["rule"] for finding in report["findings"]]
    assert rules == ["GK202", "GK203", "GK204", "GK205", "GK206", "GK207", "GK208"]
    assert report["summary"] == {
        "items": 9,
        "left_out": 0,
        "errors": 7,
        "warnings": 0,
        "notes": 0,
        "waived": 0,
    }
    assert {(f["file"], f["line"], f["severity"]) for f in report["findings"]} == {("county.yaml", 7, "错误")}
    assert "草稿" in (tmp_path / "dist" / NAME / "index.html").read_text(encoding="utf-8")
    for rule in rules:
        assert f"county.yaml:7:9: {rule} 错误: " in result.out


def test_a_warning_fails_only_when_strict(tmp_path: Path) -> None:
    manifest = small(tmp_path, "waive: [{rule: GK201, reason: 从前有过}]\n")
    assert run("build", manifest, cwd=tmp_path).code == 0
    assert run("build", manifest, "--strict", cwd=tmp_path).code == 1


def test_what_is_waived_is_printed_and_reported(tmp_path: Path) -> None:
    item = "items: [{domain: 旅游, category: 公共服务, name: 线路, content: 线路, basis: 《中华人民共和国旅游法》, "
    item += "time_limit: 长期公开, owner: 青石县文化和旅游局, method: 主动公开, channels: 政府网站}]\n"
    manifest = small(tmp_path, item + "waive: [{rule: GK208, reason: 对象待定}]\n")
    result = run("build", manifest, cwd=tmp_path)
    assert result.code == 0
    assert re.search(r"^已豁免 GK208 .+\(理由:对象待定\)$", result.out, re.M)
    report = load(tmp_path / "dist" / NAME / "report.json")
    assert report["summary"]["waived"] == len(report["waived"]) == 1
    assert (report["waived"][0]["rule"], report["waived"][0]["reason"]) == ("GK208", "对象待定")
    assert report["findings"] == []


def test_an_old_folder_is_replaced_whole(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    run("build", manifest, cwd=tmp_path)
    left = tmp_path / "dist" / NAME / "data" / "items" / "old.json"
    left.write_text("{}", encoding="utf-8")
    run("build", manifest, cwd=tmp_path)
    assert not left.exists()
    assert [path.name for path in (tmp_path / "dist").iterdir()] == [NAME]


@pytest.mark.parametrize("renderer", ["gongkai.render.html.pages", "gongkai.render.workbook.workbook"])
@pytest.mark.parametrize(
    "error", [RuntimeError("boom"), OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_a_failure_in_the_middle_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renderer: str, error: BaseException
) -> None:
    manifest = small(tmp_path)
    run("build", manifest, cwd=tmp_path)
    before = tree(tmp_path / "dist")
    edit(manifest, "2026年版", "2027年版")

    def fails(*_: object) -> Iterator[tuple[str, bytes]]:
        yield "half.html", b"half"
        raise error

    def fails_at_once(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(renderer, fails if renderer.endswith("pages") else fails_at_once)
    result = run("build", manifest, cwd=tmp_path)
    assert result.code in (2, 130)
    assert tree(tmp_path / "dist") == before
    assert [path.name for path in (tmp_path / "dist").iterdir()] == [NAME]


def test_a_folder_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    other = tmp_path / "dist" / NAME
    other.mkdir(parents=True)
    (other / "thesis.doc").write_text("years of work", encoding="utf-8")
    result = run("build", small(tmp_path), cwd=tmp_path)
    assert result.code == 2
    assert "不覆盖" in result.err
    assert tree(tmp_path / "dist") == {f"{NAME}/thesis.doc": b"years of work"}


@pytest.mark.parametrize("place", ["dist", f"dist/{NAME}"])
def test_a_file_in_the_way(tmp_path: Path, place: str) -> None:
    file = tmp_path / place
    file.parent.mkdir(exist_ok=True)
    file.write_text("a file", encoding="utf-8")
    result = run("build", small(tmp_path), cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith("错误:")
    assert file.read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("name", ["", "..", "../../up", "a\\\\b", "a\\0b", "C:", "<b>", "县" * 200])
def test_no_name_of_a_government_leads_out_of_the_output_folder(tmp_path: Path, name: str) -> None:
    manifest = small(tmp_path)
    edit(manifest, "青石县人民政府", f'"{name}"')
    result = run("build", manifest, cwd=tmp_path)
    assert result.code in (0, 1, 2)
    assert "内部错误" not in result.err
    assert {path.name for path in tmp_path.iterdir()} <= {"county.yaml", "dist"}
    if result.code != 2:
        (folder,) = (tmp_path / "dist").iterdir()
        assert (folder / "report.json").is_file()


def test_two_manifests_at_once(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    (tmp_path / "other.yaml").write_text(SMALL.replace(NAME, "白石县"), encoding="utf-8")
    result = run("build", manifest, "other.yaml", cwd=tmp_path)
    assert result.code == 0
    assert "青石县人民政府 2026年版:8 项" in result.out
    assert "白石县人民政府 2026年版:8 项" in result.out
    assert {path.name for path in (tmp_path / "dist").iterdir()} == {NAME, "白石县"}
    assert directory(tmp_path / "dist" / "白石县")["government"]["name"] == "白石县人民政府"


def test_one_bad_manifest_does_not_hinder_the_next(tmp_path: Path) -> None:
    result = run("build", "nothing.yaml", small(tmp_path), cwd=tmp_path)
    assert result.code == 2
    assert (tmp_path / "dist" / NAME / "index.html").is_file()


def test_two_manifests_of_one_government_do_not_overwrite_each_other(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    (tmp_path / "again.yaml").write_text(SMALL.replace("2026年版", "2027年版"), encoding="utf-8")
    result = run("build", manifest, "again.yaml", cwd=tmp_path)
    assert result.code == 2
    assert "会写到同一个文件夹" in result.err
    assert directory(tmp_path / "dist" / NAME)["edition"] == "2026年版"


def test_a_town_is_built_the_same_alone_and_beside_its_county(tmp_path: Path) -> None:
    """A finding of the county's files is the town's too, whichever is read first."""
    manifest = small(tmp_path)
    manifest.write_bytes(b"\xef\xbb\xbf" + manifest.read_bytes())
    town = tmp_path / "town.yaml"
    town.write_text("parent: county.yaml\ngovernment: {name: 石镇人民政府, level: 乡级}\n", encoding="utf-8")
    run("build", town, "-o", "alone", cwd=tmp_path)
    run("build", manifest, town, "-o", "beside", cwd=tmp_path)
    assert load(tmp_path / "alone" / "石镇" / "report.json")["summary"]["notes"] == 1
    assert tree(tmp_path / "alone" / "石镇") == tree(tmp_path / "beside" / "石镇")


def test_no_progress_in_a_pipe(tmp_path: Path) -> None:
    result = process("build", small(tmp_path), cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out
    assert "\r" not in result.out


def test_progress_on_a_terminal_ends_with_a_clean_line(tmp_path: Path) -> None:
    result = run("build", small(tmp_path), cwd=tmp_path, terminal=True)
    steps = result.err.split("\r\x1b[K")
    assert [step for step in steps if "Excel" in step]
    assert steps[-1] == ""
    assert "\n" not in result.err


def test_a_folder_is_no_manifest(tmp_path: Path) -> None:
    result = run("build", tmp_path, cwd=tmp_path)
    assert result.code == 2
    assert "GK102" in result.out
