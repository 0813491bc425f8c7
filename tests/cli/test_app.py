"""The command as a whole: help, version, mistakes of the user and of the machine, completion."""

import importlib
import re
import subprocess
import sys

import pytest

from gongkai import __version__
from gongkai.cli.app import COMMANDS
from tests.cli_helpers import process, run

ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
"""Three English words in a row: a sentence that nobody translated."""


def test_version() -> None:
    assert run("--version") == run("-V") == (0, f"gongkai {__version__}\n", "")


def test_as_a_module() -> None:
    assert process("--version") == (0, f"gongkai {__version__}\n", "")


def test_without_a_command_it_shows_its_help_and_fails() -> None:
    result = run()
    assert result.code == 2
    assert result.out == run("--help").out


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option: str) -> None:
    result = run(option)
    assert result.code == 0
    for name, summary in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", result.out, re.M)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese(command: str) -> None:
    result = run(*command.split(), "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"用法:gongkai {command}".rstrip() + " ")
    assert re.search(r"-h, --help +显示帮助$", result.out, re.M)
    assert not ENGLISH.search(result.out)
    assert not re.search(r"Usage|Options|Commands|Show|OPTIONS|ARGS", result.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    options = run(command, "--help").out.partition("选项:\n")[2]
    for line in options.splitlines():
        assert re.search(r"[\u4e00-\u9fff]", line), line


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("buidl", "没有「buidl」这个命令;有:build、calendar"),
        ("--foo", "没有 --foo 这个选项"),
        ("build", "缺少参数 MANIFEST"),
        ("explain x.yaml", "缺少参数 ITEM"),
        ("build --onyl html x.yaml", "没有 --onyl 这个选项,是不是 --only?"),
        ("build x.yaml -o", "选项 -o 后面要有值"),
        ("build x.yaml --only pdf", "没有 pdf;可选 html、xlsx、sheets、data"),
        ("check --strict=1", "选项 --strict 后面不能有值"),
        ("schema nothing", "KIND 的值不对:可选 manifest、permissions"),
        ("read nothing x", "KIND 的值不对:可选 time-limit、basis"),
        ("schema laws terms", "参数太多了"),
        ("rule GK999", "没有 GK999 这条规则"),
        ("guidelines 不存在", "没有「不存在」这个领域或事项"),
    ],
)
def test_a_mistake_of_the_user_is_told_in_chinese(args: str, message: str) -> None:
    result = run(*args.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("错误:")
    assert message in result.err
    assert not ENGLISH.search(result.err)


def test_a_mistake_names_the_help_of_its_command() -> None:
    assert run("rule", "GK999").err.endswith("用 gongkai rule --help 查看用法\n")


def _broken(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(importlib.import_module("gongkai.cli.guidelines"), "_list", fail)


def test_a_mistake_of_the_program_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGKAI_TRACEBACK", raising=False)
    _broken(monkeypatch, RuntimeError("boom"))
    result = run("guidelines")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("内部错误:RuntimeError: boom\n")
    assert "GONGKAI_TRACEBACK=1" in result.err


def test_a_traceback_is_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_TRACEBACK", "1")
    _broken(monkeypatch, RuntimeError("boom"))
    with pytest.raises(RuntimeError, match="boom"):
        run("guidelines")


def test_an_interrupt_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    _broken(monkeypatch, KeyboardInterrupt())
    result = run("guidelines")
    assert result.code == 130
    assert "已中断" in result.err


@pytest.mark.parametrize(("shell", "sign"), [("zsh", "#compdef gongkai"), ("fish", "complete --no-files")])
def test_completion_script(monkeypatch: pytest.MonkeyPatch, shell: str, sign: str) -> None:
    monkeypatch.setenv("_GONGKAI_COMPLETE", f"{shell}_source")
    result = run()
    assert result.code == 0
    assert sign in result.out


def test_completion_script_for_bash() -> None:
    result = process(_GONGKAI_COMPLETE="bash_source")
    assert result.code == 0
    assert "complete -o nosort -F _gongkai_completion gongkai" in result.out


@pytest.mark.parametrize(
    ("words", "found"), [("gongkai ch", "plain,check"), ("gongkai build --str", "plain,--strict")]
)
def test_completion(monkeypatch: pytest.MonkeyPatch, words: str, found: str) -> None:
    monkeypatch.setenv("_GONGKAI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    assert run().out.split() == [found]


def test_a_closed_pipe_is_no_traceback() -> None:
    script = f"{sys.executable} -m gongkai schema directory | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.stderr == b""


def test_a_terminal_without_the_character_shows_its_number() -> None:
    """𠮷 is in place names, and not in GBK."""
    result = process("read", "owner", "𠮷野县民政局", PYTHONIOENCODING="gbk")
    assert result == (0, '[{"name": "\\U00020bb7野县民政局", "general": null}]\n', "")


def test_what_is_slow_to_import_is_left_to_the_command_that_needs_it() -> None:
    script = (
        "import sys\n"
        "from gongkai.cli import main\n"
        "try:\n    main(['rule'])\n"
        "except SystemExit:\n"
        "    print(*(name for name in ('pydantic', 'jinja2', 'openpyxl') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
