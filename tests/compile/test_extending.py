"""Extend and number: local items, items from the national pattern, and codes that never change."""

from pathlib import Path

import pytest

from tests.trees import brief, county, row

POWERS = """\
owner: 甲县民政局
powers:
  - {code: A1, name: 甲许可, type: 行政许可, basis: [《甲办法》第一条]}
  - {code: A2, name: 乙处罚, type: 行政处罚}
  - {code: A3, name: 丙许可, type: 行政许可, items: [50-01-01]}
  - {code: A4, name: 丁权力, type: 其他行政权力}
"""
SERVICES = """\
services:
  - {code: S1, name: 甲服务, owner: 甲县民政局, audience: 老年人}
  - {code: S2, name: 乙服务, owner: 甲县教育体育局}
"""
GIVEN = "permissions: powers.yaml\nservices: services.yaml\n"
ELEMENTS = "content: [一], basis: [《乙》], time_limit: 及时公开, owner: 甲县民政局, method: 主动公开, channels: [政府网站], audience: 全社会"


def local(name: str, more: str = "") -> str:
    return f"  - {{category: 类, name: {name}, {ELEMENTS}{more}}}\n"


@pytest.mark.parametrize(
    ("extend", "powers", "undisclosed"),
    [
        ("{}", set(), {"A1", "A2", "A4", "S1", "S2"}),
        ("{powers: [行政许可]}", {"A1"}, {"A2", "A4", "S1", "S2"}),
        ("{powers: [许可, 行政处罚, 其他权力]}", {"A1", "A2", "A4"}, {"S1", "S2"}),
        ("{services: true}", {"S1", "S2"}, {"A1", "A2", "A4"}),
        ("{services: 否}", set(), {"A1", "A2", "A4", "S1", "S2"}),
        ("{services: 是, powers: 行政处罚}", {"A2", "S1", "S2"}, {"A1", "A4"}),
    ],
)
def test_items_are_made_only_for_the_kinds_that_are_named_and_that_nothing_discloses(
    tmp_path: Path, extend: str, powers: set[str], undisclosed: set[str]
) -> None:
    directory, findings = county(
        tmp_path, row(), f"{GIVEN}extend: {extend}\n", powers=POWERS, services=SERVICES
    )
    made = [i for i in directory.items if i.attested == "pattern"]
    assert {code for i in made for code in (*i.powers, *i.services)} == powers
    assert {f.item for f in findings} == undisclosed and {f.code for f in findings} <= {"GK520"}


def test_an_item_from_a_pattern_has_the_power_and_the_pattern(tmp_path: Path) -> None:
    directory, _ = county(
        tmp_path, row(), f"{GIVEN}extend: {{powers: [行政许可]}}\n", powers=POWERS, services=SERVICES
    )
    made = next(i for i in directory.items if i.code == "90-A1-2")
    assert (made.domain, made.category, made.name, made.levels) == (
        "权责清单事项",
        "行政许可",
        "甲许可·许可结果",
        ["县级"],
    )
    assert made.basis[0].title == "甲办法" and len(made.basis) > 1
    (limit,) = made.time_limit.clauses[:1]
    assert (limit.amount, limit.unit) == (7, "工作日") and [o.name for o in made.owner] == ["甲县民政局"]
    assert [Path(o.place.file.path).name for o in made.origins["name"] if o.place] == [
        "powers.yaml",
        "powers.yaml",
    ]
    assert {o.step for chain in made.origins.values() for o in chain} == {"extend"}


def test_a_service_keeps_its_audience(tmp_path: Path) -> None:
    directory, _ = county(
        tmp_path, row(), f"{GIVEN}extend: {{services: 是}}\n", powers=POWERS, services=SERVICES
    )
    made = {i.services[0]: i for i in directory.items if i.domain == "公共服务事项"}
    assert [a.who for a in made["S1"].audience] == ["老年人"]
    assert made["S2"].audience and made["S1"].category == "甲县民政局"


def test_a_local_item_is_complete_and_says_where_it_comes_from(tmp_path: Path) -> None:
    directory, findings = county(tmp_path, row(), "items:\n" + local("实事"))
    made = directory.items[-1]
    assert (made.domain, made.attested, made.levels) == ("本级补充事项", "local", ["县级"]) and findings == []
    assert made.code.startswith("99-") and directory.domains[-1].name == "本级补充事项"
    assert {o.place and (o.place.line, o.step) for o in made.origins["content"]} == {(9, "extend")}
    assert set(made.origins) == {
        "category",
        "name",
        "content",
        "basis",
        "time_limit",
        "owner",
        "method",
        "channels",
        "audience",
        "levels",
    }


@pytest.mark.parametrize(
    ("more", "domain", "code"),
    [
        (", domain: 试验领域", "试验领域", "50-"),
        (", domain: '50'", "试验领域", "50-"),
        (", domain: 义务教育", "义务教育", "24-"),
        (", domain: '24'", "义务教育", "24-"),
        (", domain: 智慧城市", "智慧城市", "L"),
        (", code: 本-1", "本级补充事项", "本-1"),
        (", 领域: 试验领域, 编码: 50-09-01", "试验领域", "50-09-01"),
    ],
)
def test_the_domain_and_the_code_of_a_local_item(tmp_path: Path, more: str, domain: str, code: str) -> None:
    directory, findings = county(tmp_path, row(), "items:\n" + local("实事", more))
    made = next(i for i in directory.items if i.name == "实事")
    assert made.domain == domain and made.code.startswith(code) and findings == []
    assert domain in {d.name for d in directory.domains}


BASE = f"{GIVEN}extend: {{powers: [行政许可, 行政处罚], services: 是}}\n"
ITEMS = (
    "items:\n" + local("实事") + local("教育实事", ", domain: 义务教育") + local("城市", ", domain: 智慧城市")
)


@pytest.mark.parametrize(
    "change",
    [
        {"items": ITEMS.replace("items:\n", "items:\n" + local("新增"))},
        {"items": ITEMS + local("新增", ", domain: 义务教育")},
        {"items": ITEMS + local("新增", ", domain: 阳光领域")},
        {
            "items": "items:\n"
            + local("城市", ", domain: 智慧城市")
            + local("教育实事", ", domain: '24'")
            + local("实事")
        },
        {"powers": POWERS.replace("powers:\n", "powers:\n  - {code: A0, name: 新许可, type: 行政许可}\n")},
        {
            "services": SERVICES.replace(
                "services:\n", "services:\n  - {code: S0, name: 新服务, owner: 甲县民政局}\n"
            )
        },
        {"rows": row("50-00-01", "更前").replace("类", "前") + row()},
        {"choice": "include: [试验领域, 义务教育]"},
        {"choice": "include: [试验领域, 税收管理, 旅游]"},
    ],
)
def test_nothing_is_renumbered(tmp_path: Path, change: dict[str, str]) -> None:
    def codes(folder: Path, **new: str) -> dict[str, str]:
        choice = f"guidelines: {{paths: [guideline.yaml], {new.get('choice', 'include: [试验领域]')}}}\n"
        manifest = BASE + choice + new.get("items", ITEMS)
        lists = {"powers": new.get("powers", POWERS), "services": new.get("services", SERVICES)}
        directory, findings = county(folder, new.get("rows", row()), manifest, **lists)
        assert {f.code for f in findings} <= {"GK520", "GK501"}
        assert len({i.code for i in directory.items}) == len(directory.items)
        return {i.path: i.code for i in directory.items}

    before, after = codes(tmp_path / "a"), codes(tmp_path / "b", **change)
    assert before.items() <= after.items()


def test_rows_stand_by_domain_and_a_categorys_items_together(tmp_path: Path) -> None:
    rows = row("50-01-01", "一") + row("50-02-01", "二").replace("类", "乙") + row("50-01-02", "三")
    items = (
        "items:\n"
        + local("教育实事", ", domain: 义务教育")
        + local("实事")
        + local("四", ", domain: 试验领域")
    )
    directory, _ = county(tmp_path, rows, items)
    assert [i.name for i in directory.items] == ["教育实事", "一", "三", "四", "二", "实事"]
    assert [d.code for d in directory.domains] == ["24", "50", "99"]


@pytest.mark.parametrize(
    ("items", "line", "message"),
    [
        (local("同名") + local("同名"), 10, "写了两次"),
        (local("同名") + local("同名").replace("[一]", "[二]"), 10, "写了两次"),
        (local("甲", ", code: X") + local("乙", ", code: X, domain: 试验领域"), 10, "与「甲」重复"),
        (local("甲", ", code: 50-01-01"), 9, "与「事项」重复"),
        (local("甲") + local("甲", ", domain: 试验领域"), 0, ""),
        (local("甲") + local("甲").replace("类", "另一类"), 0, ""),
    ],
)
def test_a_code_used_twice_is_an_error_at_the_second(
    tmp_path: Path, items: str, line: int, message: str
) -> None:
    _, findings = county(tmp_path, row(), "items:\n" + items)
    assert brief(findings) == ([("GK123", "county.yaml", line, 5)] if line else [])
    assert all(message in finding.message for finding in findings)
