"""``gongkai schema``: the JSON Schema of each kind of file, printed."""

import json

import pytest
from jsonschema import Draft202012Validator

from gongkai.render.schema import KINDS, schema
from tests.cli_helpers import run


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed(kind: str) -> None:
    result = run("schema", kind)
    assert (result.code, result.err) == (0, "")
    printed = json.loads(result.out)
    assert printed == schema(kind)
    Draft202012Validator.check_schema(printed)


def test_an_unknown_kind_is_told_which_there_are() -> None:
    result = run("schema", "county")
    assert result.code == 2
    assert all(kind in result.err for kind in KINDS)
