"""Files as they were at a git revision."""

import os
import re
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest

from gongkai.compare import Comparison
from gongkai.compare.sides import Opener, SideError
from gongkai.compare.sides.revision import Revision, revision_of
from tests.compare.builders import built, county, opened, policy

MANIFEST = """\
government: {{name: 青石县人民政府, level: 县级}}
edition: 2026年版
guidelines: {{include: [旅游]}}
items:
  - {{code: X1, domain: 旅游, category: 公共服务, name: 采摘线路, content: [线路], basis: [《中华人民共和国旅游法》],
     time_limit: {limit}, owner: 青石县文化和旅游局, method: 主动公开, channels: [政府网站], audience: 全社会}}
"""
TOWN = (
    "government: {name: 大河镇人民政府, level: 乡级}\nparent: ../county.yaml\npermissions: ../lists/*.yaml\n"
)
LIST = "owner: 大河镇人民政府\npowers: []\n"


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two commits, the time limit being 10 days in the first; the current folder is its top."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "甲")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    top = tmp_path / "仓库"
    (top / "town").mkdir(parents=True)
    (top / "lists").mkdir()
    git(top, "init", "-q")
    (top / "town" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (top / "lists" / "powers.yaml").write_text(LIST, encoding="utf-8")
    for limit in ("10个工作日内", "5个工作日内"):
        (top / "county.yaml").write_text(MANIFEST.format(limit=limit), encoding="utf-8")
        git(top, "add", ".")
        git(top, "commit", "-qm", limit)
    git(top, "tag", "v1", "HEAD~1")
    monkeypatch.chdir(top)
    return top


def limits(comparison: Comparison) -> list[tuple[str, ...]]:
    return [e.removed + e.added for change in comparison.changed for e in change.elements]


CHANGE = [("10个工作日内", "5个工作日内")]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("old", ["HEAD~1:county.yaml", "v1:./county.yaml", "HEAD^:town/../county.yaml"])
def test_a_manifest_as_it_was(old: str) -> None:
    assert limits(opened(old, "county.yaml")) == CHANGE
    assert not opened(old, "v1:county.yaml").for_public


def test_paths_begin_at_the_top_or_here(repository: Path) -> None:
    with chdir(repository / "town"):
        assert limits(opened("HEAD~1:county.yaml", "../county.yaml")) == CHANGE
        assert not opened("HEAD:./town.yaml", "town.yaml").for_public
        assert not opened("HEAD:../county.yaml", "../county.yaml").for_public


def test_parent_and_lists_are_of_that_revision(repository: Path) -> None:
    county = repository / "county.yaml"
    county.write_text(county.read_text(encoding="utf-8").replace("2026年版", "2027年版"), encoding="utf-8")
    (repository / "lists" / "powers.yaml").unlink()
    assert Opener().side("HEAD:town/town.yaml").told("edition") == "2026年版"
    with pytest.raises(SideError, match="有文件读不出来"):
        Opener().side("town/town.yaml")


def test_built_data_and_workbooks_of_a_revision(repository: Path) -> None:
    built(county(policy()), repository / "dist" / "云岭县")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "数据")
    data = "HEAD:dist/云岭县/data/directory.json"
    for other in ("HEAD:dist/云岭县", "HEAD:dist/云岭县/directory.xlsx", "dist/云岭县"):
        assert not opened(data, other).for_public
    assert Opener().side(data).rows


def test_findings_name_the_revision(repository: Path) -> None:
    (repository / "town" / "town.yaml").write_text("government: [\n", encoding="utf-8")
    git(repository, "commit", "-qam", "坏")
    with pytest.raises(SideError) as caught:
        Opener().side("HEAD:town/town.yaml")
    places = [finding.place for finding in caught.value.findings]
    assert [place and place.file.label for place in places] == ["HEAD:town/town.yaml"]


def test_what_lies_outside_is_not_unpacked(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(MANIFEST.format(limit="每年"), encoding="utf-8")
    (repository / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (repository / "in.yaml").symlink_to("county.yaml")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "链接")
    assert not opened("HEAD:in.yaml", "county.yaml").for_public
    with pytest.raises(SideError, match=r"out\.yaml"):
        Opener().side("HEAD:out.yaml")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("HEAD~9:county.yaml", "没有「HEAD~9」这个版本"),
        ("--all:county.yaml", "没有「--all」这个版本"),
        ("HEAD:nothing.yaml", "版本 HEAD 里没有 nothing.yaml"),
        ("HEAD:../county.yaml", "在仓库之外"),
        (":county.yaml", "冒号前面要写版本"),
        ("HEAD:lists", "不是 gongkai build 的输出文件夹"),
    ],
)
def test_what_is_not_there(text: str, message: str) -> None:
    with pytest.raises(SideError, match=re.escape(message)):
        Opener().side(text)


def test_a_shallow_clone_says_how_to_get_the_rest(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), "浅")
    monkeypatch.chdir(tmp_path / "浅")
    with pytest.raises(SideError, match="fetch-depth: 0"):
        Opener().side("HEAD~1:county.yaml")


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SideError, match="不在 git 仓库里"):
        Opener().side("HEAD:county.yaml")


@pytest.mark.usefixtures("repository")
def test_a_repository_that_git_does_not_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(SideError, match=r"safe\.directory"):
        Opener().side("HEAD:county.yaml")


@pytest.mark.usefixtures("repository")
def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SideError, match="没有找到 git"):
        Opener().side("HEAD:county.yaml")


@pytest.mark.usefixtures("repository")
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "临时").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "临时"))
    Opener().side("HEAD:county.yaml")
    assert not list((tmp_path / "临时").iterdir())


@pytest.mark.parametrize(
    ("text", "revision"),
    [
        ("HEAD~1:county.yaml", Revision("HEAD~1", "county.yaml")),
        ("origin/main:a/b.yaml", Revision("origin/main", "a/b.yaml")),
        ("HEAD@{2026-01-01 10:00}:a.yaml", Revision("HEAD@{2026-01-01 10:00}", "a.yaml")),
        ("a:county.yaml", Revision("a", "county.yaml")),
        ("HEAD:甲:乙.yaml", Revision("HEAD", "甲:乙.yaml")),
        ("county.yaml", None),
        ("C:\\县\\county.yaml", None),
        ("c:/县/county.yaml", None),
    ],
)
def test_what_is_a_revision(text: str, revision: Revision | None) -> None:
    assert revision_of(text) == revision
