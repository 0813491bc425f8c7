"""Every rule's own examples: the bad one is found at a place and with a hint, the good one is clean of everything."""

from pathlib import Path

import pytest

from gongkai.check import Checker, all_rules
from gongkai.check.rule import Rule
from gongkai.compare.previous import Past
from gongkai.model.diagnostic import Diagnostic
from gongkai.sources.government import Loader, find_manifests
from tests.check.samples import write
from tests.trees import NATIONAL

RULES = all_rules()


def findings(folder: Path) -> list[Diagnostic]:
    """What a check of everything below ``folder`` says, over all of its manifests."""
    loader, checker = Loader(national=NATIONAL), Checker(further=Past().findings)
    loader.places = NATIONAL.places
    found: list[Diagnostic] = []
    for manifest in find_manifests(folder):
        sources = loader.load(manifest)
        if sources is not None:
            found += checker.check(sources).findings
    return loader.log.findings + found


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_the_bad_example_is_found(tmp_path: Path, rule: Rule) -> None:
    write(tmp_path, rule.bad)
    found = [finding for finding in findings(tmp_path) if finding.code == rule.code]
    assert found, findings(tmp_path)
    assert all(f.place is not None and f.message and f.hint for f in found)
    assert found[0].severity is rule.severity


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_nothing_is_said_of_the_good_example(tmp_path: Path, rule: Rule) -> None:
    write(tmp_path, rule.good)
    assert [(f.code, f.message) for f in findings(tmp_path)] == []


def test_the_rules_stand_in_order_and_each_says_what_it_is_for() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(rule.summary and rule.source and rule.bad and rule.good for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(codes)
