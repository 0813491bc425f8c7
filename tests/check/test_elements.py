"""GK2: each of the eight elements, wherever its emptiness comes from, is one error at the right place."""

from pathlib import Path

import pytest

from gongkai.check.rules.elements import is_empty
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import Audience, Basis, Item, Owner, TimeLimit
from gongkai.model.elements import LABELS, REQUIRED
from tests.trees import COUNTY, brief, compiled, county, write

VALUES = {
    "name": "名称",
    "content": "[一]",
    "basis": "[《乙办法》]",
    "time_limit": "及时公开",
    "owner": "甲县民政局",
    "method": "主动公开",
    "channels": "[政府网站]",
    "audience": "全社会",
}
CODES = {element: f"GK20{number}" for number, element in enumerate(REQUIRED, 1)}


def written(**changes: str | None) -> str:
    pairs = {**VALUES, "category": "类", **changes}
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items() if value is not None) + "}"


def test_nothing_is_said_of_a_complete_item(tmp_path: Path) -> None:
    manifest = f"{COUNTY}guidelines: {{include: [旅游]}}\nexclude: [{{item: '29', reason: 无}}]\nitems:\n  - {written()}\n"
    directory, findings = compiled(write(tmp_path, {"county.yaml": manifest}))
    assert [i.name for i in directory.items] == ["名称"] and findings == []


BLANK: list[str | None] = [None, "", "~", "''", "' '"]
BLANK_LISTS: list[str | None] = ["[]", "['']", "[' ', ~]"]


@pytest.mark.parametrize(
    ("element", "value"),
    [
        (e, value)
        for e in REQUIRED
        for value in (BLANK if e in ("name", "time_limit") else BLANK + BLANK_LISTS)
    ],
)
def test_an_element_of_a_local_item(tmp_path: Path, element: str, value: str | None) -> None:
    manifest = f"{COUNTY}guidelines: {{include: [旅游]}}\nexclude: [{{item: '29', reason: 无}}]\nitems:\n  - {written(**{element: value})}\n"
    _, findings = compiled(write(tmp_path, {"county.yaml": manifest}))
    assert [(f.code, f.severity, f.place and f.place.line) for f in findings] == [
        (CODES[element], Severity.ERROR, 11)
    ]
    assert LABELS[element] in findings[0].message and element in findings[0].hint


@pytest.mark.parametrize("element", [element for element in REQUIRED if element != "name"])
def test_an_element_that_a_guideline_has_not(tmp_path: Path, element: str) -> None:
    rows = f"domain: 试验领域\ncode: '50'\nitems:\n  - {written(code='50-01-01', levels='[县级]', **{element: None})}\n"
    manifest = f"{COUNTY}guidelines: {{paths: [guideline.yaml], include: [试验领域]}}\n"
    _, findings = compiled(write(tmp_path, {"county.yaml": manifest, "guideline.yaml": rows}))
    assert brief(findings) == [(CODES[element], "guideline.yaml", 4, 5)]
    assert (findings[0].item, findings[0].domain) == ("50-01-01", "试验领域")


@pytest.mark.parametrize("element", ["content", "basis", "owner", "method", "channels", "audience"])
def test_an_element_that_an_adjustment_emptied(tmp_path: Path, element: str) -> None:
    text = f"adjust:\n  - {{item: 50-01-01, reason: 有, set: {{{element}: []}}}}\n"
    _, findings = county(tmp_path, f"  - {written(code='50-01-01', levels='[县级]')}\n", text)
    column = len("  - {item: 50-01-01, reason: 有, set: {: ") + len(element) + 1
    assert brief(findings) == [(CODES[element], "county.yaml", 9, column)]


@pytest.mark.parametrize(
    ("element", "value", "empty"),
    [
        ("name", "", True),
        ("name", "\u3000", True),
        ("name", "甲", False),
        ("content", [], True),
        ("content", [""], True),
        ("content", ["", "甲"], False),
        ("basis", [], True),
        ("basis", [Basis("甲")], False),
        ("time_limit", TimeLimit(" "), True),
        ("time_limit", TimeLimit("及时"), False),
        ("owner", [Owner("甲")], False),
        ("audience", [Audience("全社会")], False),
        ("channels", [" "], True),
    ],
)
def test_what_is_empty(element: str, value: object, empty: bool) -> None:
    item = Item("50-01-01", "试验领域")
    setattr(item, element, value)
    assert is_empty(item, element) is empty
