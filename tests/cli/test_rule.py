"""``gongkai rule``: the rules that check knows."""

import re

import pytest

from gongkai.check import all_rules
from tests.cli_helpers import run


def test_all_rules_are_listed_by_code() -> None:
    result = run("rule")
    assert (result.code, result.err) == (0, "")
    found = re.findall(r"^(GK\d{3}) [a-z0-9-]+ (?:错误|警告|提示): .+$", result.out, re.M)
    assert found == sorted({rule.code for rule in all_rules()})
    assert len(found) == len(result.out.splitlines())


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_one_rule_says_whence_it_comes(rule: object) -> None:
    code = str(getattr(rule, "code", ""))
    result = run("rule", code.lower())
    assert result.code == 0
    head, source, *samples = result.out.splitlines()
    assert head.startswith(f"{code} ")
    assert source == f"来源:{getattr(rule, 'source', '')}"
    for sample in ("bad", "good"):
        for line in str(getattr(rule, sample)).splitlines():
            assert f"    {line}" in samples


def test_a_family_is_listed() -> None:
    result = run("rule", "gk3")
    assert result.code == 0
    assert result.out.splitlines() == [
        line for line in run("rule").out.splitlines() if line.startswith("GK3")
    ]


def test_an_unknown_rule() -> None:
    assert run("rule", "GK000").code == 2
