"""The example governments: nothing is found in them, and every row of theirs is complete."""

import pytest

from gongkai.model.elements import REQUIRED
from gongkai.phrases.owner import is_general
from tests.trees import EXAMPLES, MANIFESTS, compiled


@pytest.mark.parametrize("name", MANIFESTS)
def test_an_example_is_clean_and_complete(name: str) -> None:
    directory, findings = compiled(EXAMPLES / name)
    assert findings == []
    assert len({item.code for item in directory.items}) == len(directory.items) > 10
    bodies = {body.name for body in directory.departments} | {directory.name}
    for item in directory.items:
        assert all(getattr(item, element) for element in REQUIRED), item.code
        assert item.time_limit.text and item.time_limit.clauses, item.code
        assert directory.level in item.levels, item.code
        assert all(owner.name in bodies or not is_general(owner.name) for owner in item.owner), item.code
        assert set(item.origins) >= {*REQUIRED, "category", "levels"}, item.code


def test_the_county_is_as_large_as_a_real_one() -> None:
    directory, _ = compiled(EXAMPLES / MANIFESTS[0])
    assert len(directory.departments) >= 20
    assert len(directory.powers) >= 200 and len({power.type for power in directory.powers}) == 10
    assert len({power.owner for power in directory.powers}) >= 15
    assert all(power.basis for power in directory.powers)
    assert len(directory.services) >= 80
