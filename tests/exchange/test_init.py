"""``gongkai init``: a folder that loads, says what to fill in, and appears whole or not at all."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gongkai.cli import app
from gongkai.compile import compile_directory
from gongkai.exchange.starter import CI, Choices, PlaceError, place, starter_files
from gongkai.exchange.starter.departments import departments
from gongkai.model.diagnostic import Log
from gongkai.phrases.owner import parse
from gongkai.render.schema import schema
from gongkai.sources.government import Loader
from tests.cli_helpers import Result, Stream, run, tree
from tests.trees import NATIONAL, compiled, write

COUNTY_FILES = {
    "county.yaml",
    "lists/permissions/示例.yaml",
    "lists/services.yaml",
    "schema/manifest.json",
    "schema/permissions.json",
    "schema/services.json",
    "README.md",
    ".gitignore",
    ".editorconfig",
    *CI.values(),
}
BELOW = ["--parent", "../county.yaml"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*args: str | Path) -> Result:
    """Run ``gongkai init`` in a pipe; it has to go well."""
    result = run("init", *args)
    assert (result.code, result.err) == (0, ""), result
    return result


def answered(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let the questions be asked on a terminal, where somebody types ``lines``."""
    stream = Stream("".join(f"{line}\n" for line in lines).encode(), terminal=True)
    monkeypatch.setattr("tests.cli_helpers.Stream", lambda *a, **k: stream if a else Stream(*a, **k))


def findings(folder: Path) -> list[tuple[str, str, str]]:
    """Code, message and hint of everything that is found in the manifest of a folder."""
    manifest = next(folder.glob("*.yaml"))
    return [(f.code, f.message, f.hint or "") for f in compiled(manifest)[1]]


def filled(folder: Path) -> None:
    """Give every department of a folder's county.yaml a name."""
    manifest = folder / "county.yaml"
    numbers = iter(range(1000))
    text = re.sub(
        r"^  - name:$",
        lambda _: f"  - name: 云岭县第{next(numbers)}局",
        manifest.read_text("utf-8"),
        flags=re.M,
    )
    manifest.write_text(text, encoding="utf-8")


# What is written


def test_a_county_gets_manifest_lists_schemas_and_ci(here: Path) -> None:
    result = init("云岭", "--name", "云岭县人民政府", "--code", "539901", "--date", "2026-11-01")
    assert set(tree(here / "云岭")) == COUNTY_FILES
    assert all(name in result.out for name in COUNTY_FILES)
    assert "下一步" in result.out
    assert [path.name for path in here.iterdir()] == ["云岭"]


def test_the_current_folder_is_the_default_and_may_hold_other_files(here: Path) -> None:
    write(here, {"笔记.txt": "我的", ".github/CODEOWNERS": "* @me\n", "lists/旧/a.txt": "旧"})
    init("--name", "云岭县人民政府")
    assert set(tree(here)) == COUNTY_FILES | {"笔记.txt", ".github/CODEOWNERS", "lists/旧/a.txt"}


@pytest.mark.parametrize(
    ("name", "level", "manifest"),
    [
        ("云岭县人民政府", "县级", "county.yaml"),
        ("石桥镇人民政府", "乡级", "town.yaml"),
        ("城关街道办事处", "乡级", "town.yaml"),
        ("柳湾村村民委员会", "村级", "village.yaml"),
        ("东门社区居民委员会", "村级", "village.yaml"),
    ],
)
def test_the_name_tells_the_level(here: Path, name: str, level: str, manifest: str) -> None:
    init("新", "--name", name, "--ci", "none")
    sources = Loader(national=NATIONAL).load(here / "新" / manifest)
    assert sources is not None
    assert (sources.manifest.government.name, sources.manifest.government.level) == (name, level)


def test_every_option_reaches_the_manifest(here: Path) -> None:
    init(
        *("新", "--name", "云岭县人民政府", "--level", "县级", "--code", "053990", "--ci", "none"),
        *("--portal", "https://www.yunling.example", "--hotline", "0888-5550100"),
        *("--edition", "2026年修订版", "--date", "2026-11-01"),
    )
    sources = Loader(national=NATIONAL).load(here / "新" / "county.yaml")
    assert sources is not None
    manifest, government = sources.manifest, sources.manifest.government
    assert (government.code, government.portal, government.hotline, manifest.edition, manifest.date) == (
        *("053990", "https://www.yunling.example", "0888-5550100", "2026年修订版", "2026-11-01"),
    )


def test_the_edition_follows_the_date(here: Path) -> None:
    init("新", "--name", "云岭县人民政府", "--date", "2031-01-01")
    assert "edition: 2031年版\n" in (here / "新" / "county.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("level", "placeholder"),
    [("县级", "某某县人民政府"), ("乡级", "某某镇人民政府"), ("村级", "某某村村民委员会")],
)
def test_a_government_without_a_name_gets_none_that_could_be_real(
    here: Path, level: str, placeholder: str
) -> None:
    init("新", "--level", level)
    directory, _ = compiled(next((here / "新").glob("*.yaml")))
    assert (directory.name, directory.level) == (placeholder, level)


def test_a_second_run_writes_the_same_bytes(here: Path) -> None:
    for folder in ("一", "二"):
        init(folder, "--name", "云岭县人民政府")
    assert tree(here / "一") == tree(here / "二")


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_as_a_name(name: str) -> None:
    files = starter_files(Choices(name=name, edition=name, hotline=name), Path("nowhere"), NATIONAL)
    manifest = yaml.load(files["county.yaml"], yaml.CBaseLoader)
    wanted = name.strip()
    assert manifest["government"]["name"].strip() == wanted
    assert (manifest["edition"] or "").strip() == wanted
    assert (manifest["government"]["hotline"] or "").strip() == wanted


@pytest.mark.parametrize(
    "name",
    [
        "甲: 乙",
        "#甲",
        "'甲'",
        '"甲"',
        "甲\n  level: 村级",
        "null",
        "~",
        "0539901",
        "012",
        "- 甲",
        "[甲",
        "甲\t乙",
        "\u2028甲",
        "0\x85甲",
        "𠮷\ufeff县",
    ],
)
def test_a_hard_name_is_read_back_by_gongkai(here: Path, name: str) -> None:
    init("新", "--name", name, "--level", "县级", "--ci", "none")
    sources = Loader(national=NATIONAL).load(here / "新" / "county.yaml")
    assert sources is not None
    assert sources.manifest.government.name == name.strip()
    assert sources.manifest.government.level == "县级"


# What check says of it


def test_check_says_only_what_to_fill_in(here: Path) -> None:
    init("新", "--name", "云岭县人民政府", "--date", "2026-11-01")
    found = findings(here / "新")
    assert {code for code, _, _ in found} == {"GK109", "GK501"}
    assert {hint for code, _, hint in found if code == "GK109"} == {"补上「name: …」"}
    filled(here / "新")
    assert findings(here / "新") == []


@pytest.mark.parametrize("level", ["乡级", "村级"])
def test_a_town_or_village_has_no_department_to_fill_in(here: Path, level: str) -> None:
    init("新", "--level", level)
    assert findings(here / "新") == []


@pytest.mark.parametrize("level", ["县级", "乡级", "村级"])
def test_the_commented_entries_are_sound_once_uncommented(here: Path, level: str) -> None:
    init("新", "--level", level)
    manifest = next((here / "新").glob("*.yaml"))
    text = re.sub(r"^  # - name:.*$", "  - name: 某单位", manifest.read_text("utf-8"), flags=re.M)
    text = re.sub(r"^  #   acts_as", "    acts_as", text, flags=re.M)
    manifest.write_text(text, encoding="utf-8")
    optional = [entry for entry in departments(NATIONAL, level) if not entry.needed]
    sources = Loader(national=NATIONAL).load(manifest)
    assert sources is not None
    entries = [department for department in sources.manifest.departments if department.name == "某单位"]
    assert [entry.acts_as for entry in entries] == [entry.acts_as for entry in optional] != []


@pytest.mark.parametrize("level", ["县级", "乡级", "村级"])
def test_every_general_owner_of_the_guidelines_has_an_entry(level: str) -> None:
    covered = [
        body.core for entry in departments(NATIONAL, level) for term in entry.acts_as for body in parse(term)
    ]
    assert len(covered) == len(set(covered))
    own = {"人民政府"} if level == "县级" else {"人民政府", "乡镇人民政府"}
    named = {
        body.core
        for guideline in NATIONAL.guidelines.values()
        for row in guideline.items
        for levels in [row.levels or (guideline.defaults.levels if guideline.defaults else None) or []]
        if level in NATIONAL.vocabulary.parse_levels(levels)
        for text in row.owner or (guideline.defaults.owner if guideline.defaults else None) or []
        for body in parse(text)
    }
    assert set(covered) == named - own


def test_the_commented_examples_of_the_lists_are_sound(here: Path) -> None:
    init("新", "--name", "云岭县人民政府", "--ci", "none")
    for name in ("lists/permissions/示例.yaml", "lists/services.yaml"):
        file = here / "新" / name
        text = file.read_text("utf-8").replace(": []", ":")
        file.write_text(re.sub(r"^#(  [- ] )", r"\1", text, flags=re.M), encoding="utf-8")
    log = Log()
    sources = Loader(log, NATIONAL).load(here / "新" / "county.yaml")
    assert sources is not None
    assert {f.code for f in log.findings} <= {"GK109"}
    assert [power.name for entries in sources.power_lists for power in entries.powers] == ["校车使用许可"]
    assert [service.name for entries in sources.service_lists for service in entries.services] == [
        "公共图书馆免费开放"
    ]


def test_the_commented_examples_of_the_manifest_are_sound(here: Path) -> None:
    init("新", "--name", "云岭县人民政府", "--ci", "none")
    filled(here / "新")
    manifest = here / "新" / "county.yaml"
    head, _, rest = manifest.read_text("utf-8").partition("# 领域指引的选用")
    rest = re.sub(r"^# (?=[a-z]+:$|  )", "", rest, flags=re.M)
    manifest.write_text(f"{head}# 领域指引的选用{rest}", encoding="utf-8")
    log = Log()
    sources = Loader(log, NATIONAL).load(manifest)
    assert sources is not None
    directory = compile_directory(sources, log)
    assert log.findings == []
    assert "年度民生实事项目" in {item.name for item in directory.items}
    assert sources.manifest.extend is not None
    assert len(sources.manifest.adjust) == len(sources.manifest.exclude) == 1
    assert [board.name for board in directory.boards] == ["政务公开栏"]
    assert len(directory.boards[0].items) == len(directory.events) == len(directory.holidays) == 1


# Schemas for the editor


def test_each_file_names_the_schema_that_it_meets(here: Path) -> None:
    init("县", "--name", "云岭县人民政府")
    init("县/石桥", "--name", "石桥镇人民政府", *BELOW)
    files = {"county.yaml": "manifest", "石桥/town.yaml": "manifest"}
    for folder in ("", "石桥/"):
        files |= {
            f"{folder}lists/permissions/示例.yaml": "permissions",
            f"{folder}lists/services.yaml": "services",
        }
    for name, kind in files.items():
        file = here / "县" / name
        text = file.read_text("utf-8")
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert line is not None
        named = json.loads((file.parent / line[1]).read_text("utf-8"))
        assert named == schema(kind)
        Draft202012Validator(named).validate(yaml.safe_load(text))


# Below another government


def test_a_town_uses_what_its_county_has(here: Path) -> None:
    init("县", "--name", "云岭县人民政府", "--date", "2026-11-01")
    filled(here / "县")
    init("县/石桥", "--name", "石桥镇人民政府", *BELOW)
    assert set(tree(here / "县" / "石桥")) == {
        "town.yaml",
        "lists/permissions/示例.yaml",
        "lists/services.yaml",
    }
    init("县/石桥/柳湾", "--name", "柳湾村村民委员会", "--parent", "../town.yaml")
    assert "schema/manifest.json" in tree(here / "县" / "石桥" / "柳湾")
    for folder in ("石桥", "石桥/柳湾"):
        assert findings(here / "县" / folder) == []
    directory, _ = compiled(here / "县" / "石桥" / "town.yaml")
    assert (directory.edition, directory.date) == ("2026年版", "2026-11-01")


def test_a_parent_that_is_not_there_is_refused(here: Path) -> None:
    result = run("init", "新", "--name", "石桥镇人民政府", *BELOW)
    assert (result.code, list(here.iterdir())) == (2, [])
    assert "找不到上级的清单文件 ../county.yaml" in result.err


# All or nothing


@pytest.mark.parametrize("name", sorted(COUNTY_FILES))
def test_a_file_that_is_there_is_never_overwritten(here: Path, name: str) -> None:
    write(here, {name: "原有"})
    result = run("init", "--name", "云岭县人民政府")
    assert result.code == 2
    assert name in result.err
    assert "没有写入任何文件" in result.err
    assert tree(here) == {name: "原有".encode()}


@pytest.mark.parametrize("name", ["lists", "lists/permissions", "schema", ".github"])
def test_a_file_where_a_folder_has_to_be_stands_in_the_way(here: Path, name: str) -> None:
    write(here, {name: "原有"})
    result = run("init", "--name", "云岭县人民政府")
    assert (result.code, tree(here)) == (2, {name: "原有".encode()})
    assert name in result.err


def test_a_dangling_link_is_never_written_through(here: Path) -> None:
    (here / "README.md").symlink_to(here / "别处.md")
    assert run("init", "--name", "云岭县人民政府").code == 2
    assert [path.name for path in here.iterdir()] == ["README.md"]


def test_a_file_is_no_folder(here: Path) -> None:
    write(here, {"新": "原有"})
    result = run("init", "新", "--name", "云岭县人民政府")
    assert (result.code, tree(here)) == (2, {"新": "原有".encode()})
    assert "不是文件夹" in result.err


@pytest.mark.parametrize("count", range(1, 6))
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_was_moved_before_an_error_goes_away_again(
    here: Path, monkeypatch: pytest.MonkeyPatch, count: int, error: BaseException
) -> None:
    write(here, {"笔记.txt": "我的", "lists/旧.txt": "旧"})
    before = tree(here)
    rename, left = Path.rename, iter(range(count))

    def failing(self: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((PlaceError, KeyboardInterrupt)):
        place(here, starter_files(Choices(ci=("github", "gitlab", "gitee")), here, NATIONAL))
    assert tree(here) == before
    assert {path.name for path in here.iterdir()} == {"笔记.txt", "lists"}


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--level", "省级", "可选 县级、乡级、村级"),
        ("--date", "2026-13-01", "写成 2026-11-01 的样子"),
        ("--ci", "github,jenkins", "没有 jenkins"),
        ("--name", "云岭\udce4县", "不能写进文件"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_written(here: Path, option: str, value: str, said: str) -> None:
    result = run("init", "新", option, value)
    assert (result.code, list(here.iterdir())) == (2, [])
    assert said in result.err


# Questions on a terminal


def test_a_terminal_is_asked_for_what_is_missing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"county.yaml": "government: {name: 云岭县人民政府, level: 县级}\n"})
    answered(
        monkeypatch,
        "石桥镇人民政府",
        "",
        "539901102",
        "",
        "../county.yaml",
        "明天",
        "2026-11-01",
        "",
        "gitlab",
    )
    result = init("石桥", "--hotline", "0888-5551100")
    assert "写成 2026-11-01 的样子" in result.out
    sources = Loader(national=NATIONAL).load(here / "石桥" / "town.yaml")
    assert sources is not None
    manifest, government = sources.manifest, sources.manifest.government
    assert (government.name, government.level, government.code) == ("石桥镇人民政府", "乡级", "539901102")
    assert (government.portal, government.hotline, manifest.parent) == (
        None,
        "0888-5551100",
        "../county.yaml",
    )
    assert (manifest.edition, manifest.date) == ("2026年版", "2026-11-01")
    assert (here / "石桥" / ".gitlab-ci.yml").is_file()
    assert not (here / "石桥" / ".github").exists()


def test_answers_that_end_early_write_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, "石桥镇人民政府")
    result = run("init", "新")
    assert (result.code, list(here.iterdir())) == (130, [])
    assert "没有写入任何文件" in result.err


# CI


@pytest.mark.parametrize("ci", ["none", "github", "gitlab,gitee", "github、gitlab,gitee"])
def test_only_the_chosen_ci_is_written(here: Path, ci: str) -> None:
    init("新", "--name", "云岭县人民政府", "--ci", ci)
    chosen = {CI[service] for service in CI if service in ci}
    assert set(tree(here / "新")) & set(CI.values()) == chosen
    readme = (here / "新" / "README.md").read_text("utf-8")
    assert {file for file in CI.values() if f"`{file}`" in readme} == chosen


def scripts(value: object) -> Iterator[str]:
    """Every line of shell in a CI file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("run", "script", "commands", "before_script"):
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from scripts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scripts(inner)


@pytest.mark.parametrize("service", CI)
def test_ci_checks_and_compares_in_sound_shell(service: str) -> None:
    text = starter_files(Choices(ci=(service,)), Path("nowhere"), NATIONAL)[CI[service]]
    lines = list(scripts(yaml.safe_load(text)))
    assert any("gongkai check" in line for line in lines)
    assert any("gongkai diff" in line and "--format markdown" in line for line in lines)
    subprocess.run(["sh", "-n"], input="\n".join(lines), text=True, check=True)


def test_the_github_workflow_has_the_form_that_actions_reads() -> None:
    text = starter_files(Choices(ci=("github",)), Path("nowhere"), NATIONAL)[CI["github"]]
    workflow = yaml.load(text, yaml.BaseLoader)
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["diff"]["permissions"]["pull-requests"] == "write"
    for job in workflow["jobs"].values():
        assert job["runs-on"]
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])
    # What somebody else writes (a branch's name) reaches the shell as a variable only.
    assert not any("${{" in line for line in scripts(workflow))


def test_the_gitlab_pipeline_reports_code_quality() -> None:
    text = starter_files(Choices(ci=("gitlab",)), Path("nowhere"), NATIONAL)[CI["gitlab"]]
    pipeline = yaml.safe_load(text)
    report = pipeline["check"]["artifacts"]["reports"]["codequality"]
    assert any(f"--format gitlab --output {report}" in line for line in pipeline["check"]["script"])
    assert pipeline["diff"]["artifacts"]["paths"] == ["changes.md"]


def test_the_gitee_pipeline_runs_on_pushes_and_pull_requests() -> None:
    text = starter_files(Choices(ci=("gitee",)), Path("nowhere"), NATIONAL)[CI["gitee"]]
    pipeline = yaml.safe_load(text)
    assert (pipeline["version"], {"push", "pr"} <= set(pipeline["triggers"])) == ("1.0", True)
    assert [step["step"] for stage in pipeline["stages"] for step in stage["steps"]] == ["build@python"] * 2


@pytest.mark.parametrize(("code", "passes"), [(0, True), (1, True), (2, False)])
@pytest.mark.parametrize("service", CI)
def test_the_comparison_fails_only_when_it_could_not_run(
    here: Path, service: str, code: int, passes: bool
) -> None:
    """The lines of a CI file that compare run in a repository, with a ``gongkai`` that ends with ``code``."""
    init("库", "--name", "云岭县人民政府", "--ci", service)
    write(here, {"bin/gongkai": f'#!/bin/sh\necho "$@"\nexit {code}\n'})
    (here / "bin" / "gongkai").chmod(0o755)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for args in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "一"]):
        subprocess.run([*git, *args], cwd=here / "库", check=True)
    text = (here / "库" / CI[service]).read_text("utf-8")
    line = next(line for line in scripts(yaml.safe_load(text)) if "gongkai diff" in line)
    done = subprocess.run(
        ["bash", "-e", "-c", line],
        cwd=here / "库",
        env=os.environ
        | {"PATH": f"{here / 'bin'}{os.pathsep}{os.environ['PATH']}", "BASE": "HEAD"}
        | {"MANIFESTS": "county.yaml new.yaml", "GITHUB_STEP_SUMMARY": str(here / "summary")},
        check=False,
        capture_output=True,
    )
    assert (done.returncode == 0) == passes
    changes = (here / "库" / "changes.md").read_text("utf-8")
    assert changes == "diff HEAD:county.yaml county.yaml --format markdown\n"


# pre-commit


def test_the_pre_commit_hook_runs_a_command_that_there_is() -> None:
    (hook,) = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, verb = hook["entry"].split()
    assert (hook["id"], hook["language"], program) == ("gongkai-check", "python", "gongkai")
    assert verb in app.COMMANDS
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "lists/permissions/教育.yaml")
    assert not re.search(hook["files"], "README.md")
