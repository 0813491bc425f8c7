"""README says what the tool does: every command is named in it, and every command that it prints exists."""

import re
from pathlib import Path

from gongkai.cli.app import COMMANDS

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"`gongkai {name}" not in README] == []


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"`gongkai ([a-z]+)", README))
    assert named - set(COMMANDS) == set()


def test_ci_finds_both_commands_of_the_readme() -> None:
    assert re.findall(r"<!-- command: (\w+) -->\n```sh\n.+\n```", README) == ["build", "test"]
