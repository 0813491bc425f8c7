"""What is a change and what is none: items found by code, elements compared by what they say."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.compare import Comparison, Row, Side, compare
from gongkai.compare.sides import side_of
from gongkai.compare.sides.directory import row_of
from gongkai.model.directory import Audience, Basis, Body, Item, Owner, TimeLimit
from tests.compare.builders import PLACES, VALUES, county, difference, item, items, left_out, policy

LAW, RULES = (
    Basis("中华人民共和国义务教育法"),
    Basis("政府信息公开条例", "国务院令第711号", ("第二十条",)),
)


def told(comparison: Comparison) -> dict[str, tuple[list[str], list[str]]]:
    """Element to what is gone and what came, of the only item that changed."""
    (change,) = comparison.changed
    return {e.element: (list(e.removed), list(e.added)) for e in change.elements}


CHANGES: list[tuple[str, Any, list[str], list[str]]] = [
    ("content", ["招生范围", "学区划分图"], ["招生计划"], ["学区划分图"]),
    ("content", [], ["招生范围", "招生计划"], []),
    ("basis", [LAW], ["《政府信息公开条例》(国务院令第711号)第二十条"], []),
    (
        "basis",
        [LAW, RULES._replace(articles=("第二十六条",))],
        ["《政府信息公开条例》(国务院令第711号)第二十条"],
        ["《政府信息公开条例》(国务院令第711号)第二十六条"],
    ),
    (
        "basis",
        [LAW, RULES._replace(number="国务院令第710号")],
        ["《政府信息公开条例》(国务院令第711号)第二十条"],
        ["《政府信息公开条例》(国务院令第710号)第二十条"],
    ),
    ("time_limit", TimeLimit("及时"), ["信息形成之日起20个工作日内"], ["及时"]),
    ("time_limit", TimeLimit(""), ["信息形成之日起20个工作日内"], []),
    ("owner", [Owner("云岭县民政局")], ["云岭县教育体育局"], ["云岭县民政局"]),
    ("method", ["依申请公开"], ["主动公开"], ["依申请公开"]),
    ("channels", ["政府网站"], ["其他:云岭融媒APP"], []),
    ("audience", [Audience("全社会")], ["特定群体:适龄儿童家长"], []),
    (
        "audience",
        [Audience("全社会"), Audience("特定群体", "适龄儿童家长、教师")],
        [],
        ["特定群体:教师"],
    ),
    ("levels", ["县级"], ["乡级"], []),
]


@pytest.mark.parametrize(("element", "value", "gone", "came"), CHANGES)
def test_each_element(element: str, value: Any, gone: list[str], came: list[str]) -> None:
    changed = difference(county(policy()), county(policy(**{element: value})))
    assert told(changed) == {element: (gone, came)}
    assert changed.for_public
    assert changed.counts == {"added": 0, "removed": 0, "renamed": 0, "changed": 1}


SAME: list[tuple[str, Any]] = [
    ("content", ["招生计划", "招生范围"]),
    ("content", ["●招生范围\n●招生计划"]),
    ("basis", [RULES, LAW]),
    ("basis", [LAW._replace(status="已修订"), RULES]),
    ("basis", [LAW._replace(quoted=False), RULES]),
    ("time_limit", TimeLimit("信息形成之日起２０个工作日内 ")),
    ("owner", [Owner("云岭县教育体育局", "教育行政部门")]),
    ("channels", ["其他:云岭融媒APP", "政府网站"]),
    ("audience", [Audience("特定群体", "适龄儿童家长"), Audience("全社会")]),
    ("levels", ["乡级", "县级"]),
    ("powers", ["A1"]),
    ("attested", "seen"),
]


@pytest.mark.parametrize(("element", "value"), SAME)
def test_what_says_the_same_is_no_change(element: str, value: Any) -> None:
    same = difference(county(policy()), county(policy(**{element: value})))
    assert (same.items, same.for_public) == ((), False)


@pytest.mark.parametrize(
    ("place", "value"), [("domain", "学前教育"), ("category", "招生"), ("name", "招生办法")]
)
def test_the_same_code_in_another_place_is_renamed(place: str, value: str) -> None:
    renamed = difference(county(policy()), county(policy(**{place: value})))
    assert renamed.counts == {"added": 0, "removed": 0, "renamed": 1, "changed": 0}
    (change,) = renamed.renamed
    assert (change.old and change.old.path) == "义务教育/招生管理/招生政策"
    assert change.row.path == policy(**{place: value}).path


def test_a_renamed_item_may_be_changed_too() -> None:
    both = difference(county(policy()), county(policy(name="招生办法", levels=["县级"])))
    assert both.counts == {"added": 0, "removed": 0, "renamed": 1, "changed": 1}
    assert len(both.items) == 1


def test_another_code_is_another_item_whatever_its_name() -> None:
    other = difference(county(policy("24-03-01")), county(policy("24-03-02")))
    assert [change.row.code for change in other.added] == ["24-03-02"]
    assert [change.row.code for change in other.removed] == ["24-03-01"]
    assert other.counts["renamed"] == 0


def test_why_an_item_was_left_out() -> None:
    gone, silent = policy("1"), policy("2", name="招生计划")
    new = county(left_out=[left_out(gone, "由市里统一发布")])
    reasons = {change.row.code: change.reason for change in difference(county(gone, silent), new).removed}
    assert reasons == {"1": "由市里统一发布", "2": ""}


def test_a_code_that_stands_twice_goes_to_the_same_name() -> None:
    old = county(policy("1", name="甲"), policy("1", name="乙"))
    new = county(policy("1", name="乙", levels=["县级"]), policy("1", name="甲"))
    twice = difference(old, new)
    assert [(change.row.name, change.renamed) for change in twice.items] == [("乙", False)]


def codeless(*items: Item) -> Side:
    side = side_of(county(*items), "无编码")
    return Side(side.label, side.header, [replace(row, code="") for row in side.rows], side.reasons)


@pytest.mark.parametrize("turned", [False, True])
def test_without_codes_items_are_found_by_name(turned: bool) -> None:
    coded = side_of(county(policy("1", name="甲"), policy("2", name="乙", levels=["县级"])), "有编码")
    sides = [codeless(policy(name="乙"), policy(name="丙")), coded]
    comparison = compare(*(reversed(sides) if turned else sides))
    names = {kind: [change.row.name for change in getattr(comparison, kind)] for kind in comparison.counts}
    gone, come = ("added", "removed") if turned else ("removed", "added")
    assert names == {gone: ["丙"], come: ["甲"], "renamed": [], "changed": ["乙"]}


def test_the_reason_is_found_by_name_too() -> None:
    new = side_of(county(left_out=[left_out(policy(), "由市里统一发布")]), "新")
    (change,) = compare(codeless(policy()), new).removed
    assert change.reason == "由市里统一发布"


@pytest.mark.parametrize("element", VALUES)
def test_what_one_side_does_not_carry_is_no_change(element: str) -> None:
    whole = side_of(county(policy()), "全")
    values = {name: value for name, value in whole.rows[0].values.items() if name != element}
    part = Side("缺", whole.header, [replace(whole.rows[0], values=values)])
    assert not compare(whole, part).for_public
    assert not compare(part, whole).for_public


def test_a_side_without_categories_renames_nothing() -> None:
    whole = side_of(county(policy()), "全")
    part = Side("缺", whole.header, [replace(whole.rows[0], category=None)])
    assert not compare(whole, part).for_public
    assert not compare(part, whole).for_public


@pytest.mark.parametrize(
    ("field", "value", "label", "public"),
    [
        ("name", "云岭市人民政府", "政府名称", True),
        ("level", "市级", "政府层级", True),
        ("code", "539902", "行政区划代码", True),
        ("portal", None, "门户网站", True),
        ("hotline", "0888-1", "咨询电话", True),
        ("departments", [Body("云岭县教育体育局", "0888-2")], "部门电话", True),
        ("edition", "2027年版", "版次", False),
        ("date", "2027-11-01", "日期", False),
    ],
)
def test_the_head_of_the_directory(field: str, value: Any, label: str, public: bool) -> None:
    comparison = difference(county(policy()), county(policy(), **{field: value}))
    assert [change.label for change in comparison.header] == [label]
    assert comparison.for_public is public


def test_a_department_without_a_telephone_is_no_news() -> None:
    more = county(departments=[*county().departments, Body("云岭县司法局")])
    assert not difference(county(), more).header


def test_changes_stand_by_domain_in_the_new_order_and_what_is_gone_last() -> None:
    old = county(policy("1", domain="救灾"), policy("2"), policy("3", domain="旅游"))
    new = county(policy("2", levels=["县级"]), policy("4"), policy("5", domain="救灾"))
    domains = difference(old, new).domains()
    assert [(domain, [change.row.code for change in found]) for domain, found in domains] == [
        ("义务教育", ["2", "4"]),
        ("救灾", ["5", "1"]),
        ("旅游", ["3"]),
    ]


@given(items())
def test_nothing_differs_from_itself(those: list[Item]) -> None:
    same = difference(county(*those), county(*those))
    assert (same.items, same.header, same.for_public) == ((), (), False)


def signs(comparison: Comparison, forward: bool) -> set[object]:
    """Everything that is told, with the two sides named as they stand (or turned)."""
    found: set[object] = set()
    for change in comparison.items:
        ends: list[Row | None] = [change.old, change.new]
        texts = [
            (e.element, e.removed, e.added) if forward else (e.element, e.added, e.removed)
            for e in change.elements
        ]
        paths = [row and (row.code, row.path) for row in (ends if forward else reversed(ends))]
        found.add((tuple(paths), change.renamed, tuple(texts)))
    return found


@given(items(), items())
def test_turned_round_it_tells_the_mirror_image(old: list[Item], new: list[Item]) -> None:
    there, back = difference(county(*old), county(*new)), difference(county(*new), county(*old))
    assert signs(there, True) == signs(back, False)


@given(items(), items())
def test_every_code_is_told_exactly_once_or_is_the_same(old: list[Item], new: list[Item]) -> None:
    comparison = difference(county(*old), county(*new))
    before, after = ({item.code: item for item in those} for those in (old, new))
    assert {change.row.code for change in comparison.added} == after.keys() - before.keys()
    assert {change.row.code for change in comparison.removed} == before.keys() - after.keys()
    kept = before.keys() & after.keys()
    renamed = {code for code in kept if before[code].path != after[code].path}
    assert {change.row.code for change in comparison.renamed} == renamed
    changed = {
        code: {
            element
            for element in VALUES
            if set(row_of(before[code]).values[element]) != set(row_of(after[code]).values[element])
        }
        for code in kept
    }
    told = {change.row.code: {e.element for e in change.elements} for change in comparison.changed}
    assert told == {code: elements for code, elements in changed.items() if elements}


@given(items(), st.data())
def test_one_change_is_told_and_nothing_else(those: list[Item], data: st.DataObject) -> None:
    """Add, remove, rename or change one item, and look whether just that is told."""
    kind = data.draw(st.sampled_from(["added", "removed", "renamed", "changed"])) if those else "added"
    at = data.draw(st.integers(0, max(0, len(those) - 1)))
    new = list(those)
    if kind == "added":
        new.insert(at, data.draw(item("24-00")))
        target = "24-00"
    else:
        target = those[at].code
    if kind == "removed":
        del new[at]
    elif kind == "renamed":
        place = data.draw(st.sampled_from(sorted(PLACES)))
        new[at] = replace(those[at], **{place: getattr(those[at], place) + "壬"})
    elif kind == "changed":
        new[at] = replace(those[at], content=[*those[at].content, "壬"])
    comparison = difference(county(*those), county(*new))
    assert comparison.counts == {**dict.fromkeys(comparison.counts, 0), kind: 1}
    assert [change.row.code for change in comparison.items] == [target]
