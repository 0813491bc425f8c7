"""The example governments, row by row: a change of code or owner anywhere is seen here."""

from difflib import unified_diff

from tests.compile.golden import FILE, summary


def test_the_example_has_the_same_rows_and_owners_as_before() -> None:
    before, now = FILE.read_text(encoding="utf-8").splitlines(), summary().splitlines()
    changed = list(unified_diff(before, now, "golden.txt", "now", n=0, lineterm=""))
    assert not changed, "\n".join([*changed, "If this is meant: python -m tests.compile.golden"])
