"""Adjust: set, add, remove, was, split and exclude; what they change, and what is said where they change nothing."""

from pathlib import Path

import pytest

from gongkai.model.diagnostic import Diagnostic
from gongkai.model.directory import Audience, Directory
from tests.trees import brief, county, item, row

LAW = "中华人民共和国政府信息公开条例"


def adjusted(folder: Path, change: str, rows: str = "", **files: str) -> tuple[Directory, list[Diagnostic]]:
    text = f"adjust:\n  - {{item: 50-01-01, {change}, reason: 有理由}}\n"
    return county(folder, rows or row(), text, **files)


@pytest.mark.parametrize(
    ("change", "element", "value"),
    [
        ("set: {name: 改了名}", "name", "改了名"),
        ("set: {category: 另一类}", "category", "另一类"),
        ("set: {content: [甲, 乙]}", "content", ["甲", "乙"]),
        ("add: {content: [另一内容]}", "content", ["内容", "另一内容"]),
        ("remove: {content: [内容], levels: [乡级]}, add: {content: [另一内容]}", "content", ["另一内容"]),
        ("set: {method: 依申请}", "method", ["依申请公开"]),
        ("add: {method: 依申请公开}", "method", ["主动公开", "依申请公开"]),
        ("add: {channels: [门户网站, 公告栏]}", "channels", ["政府网站", "社区/企事业单位/村公示栏(电子屏)"]),
        ("remove: {channels: 门户网站}, add: {channels: 政府公报}", "channels", ["政府公报"]),
        ("add: {levels: [乡级]}", "levels", ["县级", "乡级"]),
        ("改为: {公开方式: 依申请公开}", "method", ["依申请公开"]),
        ("增加: {公开渠道: 政府公报}", "channels", ["政府网站", "政府公报"]),
    ],
)
def test_an_element_changes(tmp_path: Path, change: str, element: str, value: object) -> None:
    directory, findings = adjusted(tmp_path, change)
    changed = item(directory, "50-01-01")
    assert getattr(changed, element) == value and findings == []
    assert changed.origins[element][-1].step == "adjust"
    untouched = {"name", "content", "method", "channels", "levels"} - {element}
    assert all(o.step != "adjust" for e in untouched & {"name", "method"} for o in changed.origins[e])


@pytest.mark.parametrize(
    ("change", "articles"),
    [
        ("add: {basis: [《政府信息公开条例》第二十条]}", {LAW: ("第二十条",)}),
        (
            "add: {basis: [《中华人民共和国政府信息公开条例》(国令第711号)第九条、第十条]}",
            {LAW: ("第九条", "第十条")},
        ),
        ("add: {basis: [《乙办法》第一条]}", {LAW: (), "乙办法": ("第一条",)}),
        ("add: {basis: [《乙办法》]}, remove: {basis: [《政府信息公开条例》]}", {"乙办法": ()}),
        ("set: {basis: [《乙办法》、《乙办法》第二条]}", {"乙办法": ("第二条",)}),
    ],
)
def test_a_law_is_the_same_however_an_adjustment_writes_it(
    tmp_path: Path, change: str, articles: dict[str, tuple[str, ...]]
) -> None:
    directory, findings = adjusted(tmp_path, change)
    assert {basis.title: basis.articles for basis in item(directory, "50-01-01").basis} == articles
    assert len(item(directory, "50-01-01").basis) == len(articles) and findings == []


@pytest.mark.parametrize(
    ("change", "owners"),
    [
        ("set: {owner: 民政部门}", ["甲县民政局"]),
        ("add: {owner: 应急管理部门}", ["甲县教育体育局", "甲县民政局", "甲县应急管理局"]),
        (
            "add: {owner: [甲县教育体育局, 甲县应急管理局]}",
            ["甲县教育体育局", "甲县民政局", "甲县应急管理局"],
        ),
        ("remove: {owner: 甲县民政局}", ["甲县教育体育局"]),
        ("remove: {owner: 县级民政部门}", ["甲县教育体育局"]),
        ("was: {owner: 甲县教育体育局、甲县民政局}, set: {owner: 甲县民政局}", ["甲县民政局"]),
    ],
)
def test_an_owner_is_the_same_however_an_adjustment_names_it(
    tmp_path: Path, change: str, owners: list[str]
) -> None:
    directory, findings = adjusted(tmp_path, change, row(owner="教育行政部门、民政部门"))
    assert [owner.name for owner in item(directory, "50-01-01").owner] == owners and findings == []


@pytest.mark.parametrize(
    "change",
    [
        "set: {method: 主动}",
        "set: {channels: [门户网站]}",
        "set: {basis: [《中华人民共和国政府信息公开条例》(国令第711号)]}",
        "add: {channels: 政府网站}",
        "add: {basis: [《政府信息公开条例》]}",
        "add: {owner: 甲县教育体育局}",
        "remove: {channels: 政府公报}",
        "remove: {basis: [《乙办法》]}",
        "was: {method: 主动公开}",
        "set: {}",
    ],
)
def test_what_changes_nothing_is_told(tmp_path: Path, change: str) -> None:
    _, findings = adjusted(tmp_path, change)
    assert [(f.code, f.item) for f in findings] == [("GK124", "50-01-01")]


@pytest.mark.parametrize(
    ("was", "same"),
    [
        ("{channels: 门户网站}", True),
        ("{channels: 政府公报}", False),
        ("{time_limit: 信息形成或者变更之日起20个工作日内}", True),
        ("{time_limit: 及时公开}", False),
        ("{owner: 县级教育行政部门}", True),
        ("{owner: 民政部门}", False),
        ("{name: 事项, category: 类}", True),
        ("{content: []}", False),
    ],
)
def test_a_base_that_has_changed_is_told_at_the_old_value(tmp_path: Path, was: str, same: bool) -> None:
    _, findings = adjusted(tmp_path, f"was: {was}, set: {{method: 依申请公开}}")
    start = 27 + was.index(":") + 2
    assert brief(findings) == ([] if same else [("GK126", "county.yaml", 9, start)])


def test_a_category_or_a_domain_adjusts_all_its_items(tmp_path: Path) -> None:
    rows = row() + row("50-01-02", "二") + row("50-02-01", "三")
    change = "set: {method: 依申请公开}, reason: 有理由"
    for number, name in enumerate(["50-01", "50", "试验领域", "试验领域/类", "[50-01-01, 试验领域/类/三]"]):
        directory, findings = county(tmp_path / str(number), rows, f"adjust: [{{item: {name}, {change}}}]\n")
        wanted = {"50-01": "110", "[50-01-01, 试验领域/类/三]": "101"}.get(name, "111")
        assert (
            "".join(str(int(i.method == ["依申请公开"])) for i in directory.items) == wanted
            and findings == []
        )


def test_later_adjustments_build_on_earlier_ones(tmp_path: Path) -> None:
    manifest = """\
adjust:
  - {item: '50', add: {channels: 政府公报}, reason: 全部}
  - {item: 50-01-01, remove: {channels: 政府网站}, reason: 这一项}
"""
    directory, findings = county(tmp_path, row() + row("50-01-02", "二"), manifest)
    assert [i.channels for i in directory.items] == [
        ["政府公报"],
        ["政府网站", "政府公报"],
    ] and findings == []


def test_one_adjustment_leaves_other_items_of_the_guideline_alone(tmp_path: Path) -> None:
    rows = row() + row("50-01-02", "二")
    directory, _ = adjusted(tmp_path, "add: {channels: 政府公报, basis: [《乙》], content: [另]}", rows)
    other = item(directory, "50-01-02")
    assert (other.channels, len(other.basis), other.content) == (["政府网站"], 1, ["内容"])


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("50-01-99", "是不是 50-01-01"),
        ("试验领城/类/事项", "是不是 50-01-01"),
        ("事项", "是不是 50-01-01 试验领域/类/事项"),
        ("50-01-02", "删去这一条"),
        ("试验领域/类/乡里的", "删去这一条"),
        ("[]", "写事项编码"),
        ("什么也不像", "写事项编码"),
        ("''", ""),
    ],
)
@pytest.mark.parametrize("step", ["adjust", "exclude"])
def test_a_name_that_hits_nothing_has_a_hint(tmp_path: Path, step: str, wrong: str, hint: str) -> None:
    rows = row() + row("50-01-02", "乡里的", levels="[乡级]")
    change = ", set: {method: 依申请公开}" if step == "adjust" else ""
    _, findings = county(tmp_path, rows, f"{step}:\n  - {{item: {wrong}{change}, reason: 有理由}}\n")
    assert brief(findings) == [("GK121", "county.yaml", 9, 12)]
    assert hint in findings[0].hint


def test_of_several_names_only_the_wrong_one_is_reported(tmp_path: Path) -> None:
    manifest = "exclude:\n  - item: [50-01-01, 50-09-09]\n    reason: 不适用\n"
    directory, findings = county(tmp_path, row() + row("50-01-02", "二"), manifest)
    assert brief(findings) == [("GK121", "county.yaml", 9, 22)]
    assert [i.code for i in directory.items] == ["50-01-02"]


def test_what_was_split_is_named_by_its_parts(tmp_path: Path) -> None:
    manifest = """\
adjust:
  - {item: 50-01-01, split: [{name: 甲}, {name: 乙}], reason: 分别公开}
  - {item: 50-01-01, set: {method: 依申请公开}, reason: 已经没有了}
  - {item: 50-01-01-2, set: {method: 依申请公开}, reason: 乙依申请}
exclude:
  - {item: 50-01-01-1, reason: 不适用}
"""
    directory, findings = county(tmp_path, row(), manifest)
    assert [(i.code, i.name, i.method) for i in directory.items] == [("50-01-01-2", "乙", ["依申请公开"])]
    assert brief(findings) == [("GK121", "county.yaml", 10, 12)]
    assert "已拆分为 50-01-01-1、50-01-01-2" in findings[0].message


def test_the_parts_of_a_split_disclose_the_items_powers(tmp_path: Path) -> None:
    manifest = "permissions: powers.yaml\nadjust: [{item: 50-01-01, split: [{name: 甲}, {name: 乙}], reason: 分别公开}]\n"
    powers = "powers: [{code: A1, name: 校车许可, type: 行政许可, owner: 甲县民政局, items: [50-01-01]}]\n"
    directory, findings = county(tmp_path, row(), manifest, powers=powers)
    assert [i.powers for i in directory.items] == [["A1"], ["A1"]] and findings == []
    first = directory.items[0]
    assert [origin.step for origin in first.origins["name"]] == ["select", "adjust"]
    assert [origin.step for origin in first.origins["channels"]] == ["select"]


def test_an_excluded_item_keeps_its_reason_and_its_place(tmp_path: Path) -> None:
    manifest = "exclude:\n  - {item: 50-01-01, reason: 本县没有民办学校}\n"
    directory, findings = county(tmp_path, row() + row("50-01-02", "二"), manifest)
    (left,) = directory.left_out
    assert (left.code, left.name, left.step, left.reason) == (
        "50-01-01",
        "事项",
        "adjust",
        "本县没有民办学校",
    )
    assert left.place is not None and left.place[1:] == (9, 5) and findings == []


def test_set_add_and_remove(tmp_path: Path) -> None:
    manifest = """\
adjust:
  - item: 试验领域/类/事项
    set: {time_limit: 每年3月31日前, audience: 特定群体:学生}
    add: {channels: [微信公众号, 其他:甲县融媒APP]}
    remove: {channels: [政府网站]}
    reason: 本县规定
"""
    directory, findings = county(tmp_path, row(), manifest)
    changed = item(directory, "50-01-01")
    assert findings == []
    assert changed.time_limit.text == "每年3月31日前"
    assert changed.time_limit.clauses[0].kind == "calendar"
    assert changed.channels == ["两微一端", "其他:甲县融媒APP"]
    assert changed.audience == [Audience("特定群体", "学生")]


@pytest.mark.parametrize(
    ("adjustment", "expected"),
    [
        ("{item: 50-01-01, set: {method: 依申请公开}, reason: 有理由}", []),
        ("{item: 50-01-01, set: {method: 依申请公开}}", ["GK120"]),
        ("{item: 50-09-01, set: {method: 依申请公开}, reason: 有理由}", ["GK121"]),
        ("{item: 50-01-01, set: {method: 主动公开}, reason: 有理由}", ["GK124"]),
        ("{item: 50-01-01, add: {time_limit: 及时公开}, reason: 有理由}", ["GK124", "GK125"]),
        (
            "{item: 50-01-01, was: {method: 依申请公开}, set: {channels: [政府公报]}, reason: 有理由}",
            ["GK126"],
        ),
        ("{item: 50-01-01, was: {method: 主动公开}, set: {channels: [政府公报]}, reason: 有理由}", []),
    ],
)
def test_what_is_said_of_an_adjustment(tmp_path: Path, adjustment: str, expected: list[str]) -> None:
    _, findings = county(tmp_path, row(), f"adjust: [{adjustment}]\n")
    assert sorted(finding.code for finding in findings) == expected


def test_exclude_takes_items_out_by_code_category_or_path(tmp_path: Path) -> None:
    rows = row() + row("50-02-01", "二") + row("50-02-02", "三") + row("50-03-01", "四")
    manifest = "exclude: [{item: [50-02, 试验领域/类/四], reason: 不适用}]\n"
    directory, findings = county(tmp_path, rows, manifest)
    assert [i.code for i in directory.items] == ["50-01-01"] and findings == []
    assert [left.code for left in directory.left_out] == ["50-02-01", "50-02-02", "50-03-01"]


def test_split_divides_an_item_and_keeps_what_the_parts_do_not_write(tmp_path: Path) -> None:
    manifest = "adjust: [{item: 50-01-01, split: [{name: 甲}, {name: 乙, channels: [政府公报]}], reason: 分别公开}]\n"
    directory, findings = county(tmp_path, row() + row("50-01-02", "后一项"), manifest)
    assert findings == []
    assert [(i.code, i.name, i.channels) for i in directory.items] == [
        ("50-01-01-1", "甲", ["政府网站"]),
        ("50-01-01-2", "乙", ["政府公报"]),
        ("50-01-02", "后一项", ["政府网站"]),
    ]
