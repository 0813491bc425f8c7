"""What changed, as text, Markdown, data and a page."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.compare import Comparison
from gongkai.compare.formats import FORMATS, formatted
from gongkai.compare.formats.markdown import LIMIT, escaped
from gongkai.model.directory import Directory, TimeLimit
from tests.compare.builders import county, difference, items, left_out, policy


def everything() -> Comparison:
    """One change of each kind."""
    old = county(
        policy("1"), policy("2", name="招生计划"), policy("3", name="招生办法"), policy("4", domain="救灾")
    )
    new = county(
        policy("1", time_limit=TimeLimit("及时"), channels=["政府网站", "精准推送"]),
        policy("3", name="招生简章"),
        policy("4", domain="救灾"),
        policy("5", domain="旅游", category="", name="采摘线路"),
        edition="2027年版",
        hotline="0888-1",
        left_out=[left_out(policy("2", name="招生计划"), "由市里统一发布")],
    )
    return difference(old, new)


def nothing() -> Comparison:
    return difference(county(policy()), county(policy(), date="2027-11-01"))


def test_text() -> None:
    assert formatted(everything(), "text").splitlines() == [
        "旧:旧  云岭县人民政府 2026年版 2026-11-01",
        "新:新  云岭县人民政府 2027年版 2026-11-01",
        "  版次:2026年版 → 2027年版",
        "新增 1 项,减少 1 项,更名 1 项,修改 1 项",
        "",
        "政府信息",
        "  咨询电话",
        "    - 0888-5550100",
        "    + 0888-1",
        "",
        "义务教育",
        "  ~ 1 招生管理/招生政策",
        "      公开时限",
        "        - 信息形成之日起20个工作日内",
        "        + 及时",
        "      公开渠道和载体",
        "        - 其他:云岭融媒APP",
        "        + 精准推送",
        "  ~ 3 招生管理/招生简章",
        "      更名",
        "        - 招生管理/招生办法",
        "        + 招生管理/招生简章",
        "  - 2 招生管理/招生计划",
        "      理由:由市里统一发布",
        "",
        "旅游",
        "  + 5 采摘线路",
    ]


def test_text_of_an_item_that_moved_to_another_domain() -> None:
    moved = formatted(difference(county(policy()), county(policy(domain="学前教育"))), "text")
    assert "- 义务教育/招生管理/招生政策\n        + 学前教育/招生管理/招生政策\n" in moved


def test_text_without_a_change() -> None:
    assert formatted(nothing(), "text").splitlines()[2:] == [
        "  日期:2026-11-01 → 2027-11-01",
        "对公众没有变化",
    ]


def test_colours_are_all_that_colour_adds() -> None:
    plain, coloured = (formatted(everything(), "text", colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert "\x1b[31m        - 信息形成之日起20个工作日内\x1b[0m" in coloured
    assert "\x1b[32m        + 及时\x1b[0m" in coloured


@pytest.mark.parametrize("format", FORMATS)
def test_no_text_commands_the_terminal_or_turns_lines(format: str) -> None:
    new = county(policy(name="\x1b[2J\u202e政策\x07", content=["\x9b1m"]))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", formatted(difference(county(), new), format))


def test_json() -> None:
    data = json.loads(formatted(everything(), "json"))
    assert data["old"] == {
        "side": "旧",
        "government": "云岭县人民政府",
        "edition": "2026年版",
        "date": "2026-11-01",
    }
    assert data["summary"] == {"added": 1, "removed": 1, "renamed": 1, "changed": 1, "public": True}
    assert [(change["element"], change["public"]) for change in data["government"]] == [
        ("hotline", True),
        ("edition", False),
    ]
    (added,) = data["added"]
    place = {"code": "5", "domain": "旅游", "category": "", "name": "采摘线路"}
    assert {key: added[key] for key in place} == place
    assert added["values"]["time_limit"] == "信息形成之日起20个工作日内"
    assert added["values"]["levels"] == ["县级", "乡级"]
    (removed,) = data["removed"]
    assert (removed["code"], removed["reason"]) == ("2", "由市里统一发布")
    assert data["renamed"] == [
        {
            "code": "3",
            "domain": "义务教育",
            "category": "招生管理",
            "name": "招生简章",
            "before": {"domain": "义务教育", "category": "招生管理", "name": "招生办法"},
            "after": {"domain": "义务教育", "category": "招生管理", "name": "招生简章"},
        }
    ]
    assert data["changed"] == [
        {
            "code": "1",
            "domain": "义务教育",
            "category": "招生管理",
            "name": "招生政策",
            "elements": [
                {
                    "element": "time_limit",
                    "label": "公开时限",
                    "before": "信息形成之日起20个工作日内",
                    "after": "及时",
                    "added": ["及时"],
                    "removed": ["信息形成之日起20个工作日内"],
                },
                {
                    "element": "channels",
                    "label": "公开渠道和载体",
                    "before": ["政府网站", "其他:云岭融媒APP"],
                    "after": ["政府网站", "精准推送"],
                    "added": ["精准推送"],
                    "removed": ["其他:云岭融媒APP"],
                },
            ],
        }
    ]


def test_json_without_a_change() -> None:
    data = json.loads(formatted(nothing(), "json"))
    assert data["summary"] == {"added": 0, "removed": 0, "renamed": 0, "changed": 0, "public": False}
    assert [data[key] for key in ("added", "removed", "renamed", "changed")] == [[], [], [], []]


def test_markdown() -> None:
    assert formatted(everything(), "markdown").splitlines() == [
        "### 目录变化:云岭县人民政府",
        "",
        "**新增 1 项,减少 1 项,更名 1 项,修改 1 项**",
        "",
        "- 旧:旧 云岭县人民政府 2026年版 2026-11-01",
        "- 新:新 云岭县人民政府 2027年版 2026-11-01",
        "- 版次:2026年版 → 2027年版",
        "",
        "#### 政府信息",
        "",
        "| 项目 | 变化 |",
        "| --- | --- |",
        "| 咨询电话 | ➖ <del>0888-5550100</del><br>➕ 0888-1 |",
        "",
        "#### 义务教育 3 项",
        "",
        "| 编码 | 事项 | 变化 |",
        "| --- | --- | --- |",
        "| 1 | 招生管理/招生政策 | **公开时限**<br>➖ <del>信息形成之日起20个工作日内</del><br>➕ 及时<br>"
        "**公开渠道和载体**<br>➖ <del>其他:云岭融媒APP</del><br>➕ 精准推送 |",
        "| 3 | 招生管理/招生简章 | **更名**,原为 义务教育/招生管理/招生办法 |",
        "| 2 | 招生管理/招生计划 | **减少**<br>理由:由市里统一发布 |",
        "",
        "#### 旅游 1 项",
        "",
        "| 编码 | 事项 | 变化 |",
        "| --- | --- | --- |",
        "| 5 | 采摘线路 | **新增** |",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲|乙", "甲\\|乙"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("[甲](x) *乙* `丙` ~~丁~~", "\\[甲\\](x) \\*乙\\* \\`丙\\` \\~\\~丁\\~\\~"),
        ("\\|", "\\\\\\|"),
        ("@all #1 a@b", "@\u2060all #\u20601 a@\u2060b"),
        ("24-03-01 v1.2", "24-03-01 v1.2"),
    ],
)
def test_markdown_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def many(domain: str, count: int, text: str = "内容") -> Directory:
    return county(*(policy(f"{domain}{n}", domain=domain, name=f"{text}{n}") for n in range(count)))


def test_long_domains_are_folded() -> None:
    few, more = (formatted(difference(county(), many("<救灾>", count)), "markdown") for count in (12, 13))
    assert "#### &lt;救灾&gt; 12 项" in few
    assert "details" not in few
    assert "<details><summary><b>&lt;救灾&gt; 13 项</b></summary>\n\n| 编码" in more
    assert more.endswith("\n</details>\n")


def test_markdown_fits_into_a_comment() -> None:
    new = many("救灾", 300, "长" * 300)
    new.items += [policy("1", domain="旅游")]
    text = formatted(difference(county(), new), "markdown")
    assert len(text) < LIMIT + 1000
    assert "另有变化太长,没有列出:救灾 300 项。" in text
    assert "#### 旅游 1 项" in text


class Reader(HTMLParser):
    """Collects the text within each kind of tag, and what a page must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not any(name.startswith("on") for name, _ in attrs)
        assert tag not in ("script", "img")
        if tag not in ("meta", "link", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.texts.setdefault(self.open[-1], []).append(data.strip())


def page(comparison: Comparison) -> Reader:
    reader = Reader()
    reader.feed(formatted(comparison, "html"))
    reader.close()
    assert reader.open == []
    return reader


def test_html() -> None:
    texts = page(everything()).texts
    assert texts["del"] == ["0888-5550100", "信息形成之日起20个工作日内", "其他:云岭融媒APP"]
    assert texts["ins"] == ["0888-1", "及时", "精准推送"]
    assert texts["li"].count("政府网站") == 2
    assert texts["h3"] == ["招生政策", "招生简章", "招生计划", "采摘线路"]
    assert texts["b"] == ["修改", "更名", "减少", "新增", "云岭县人民政府"]
    assert "由市里统一发布" in texts["p"]


def test_html_without_a_change() -> None:
    assert "对公众没有变化。" in page(nothing()).texts["p"]


def test_html_needs_no_other_file_and_runs_nothing() -> None:
    reader = page(everything())
    kinds = {"#all", "#added", "#removed", "#renamed", "#changed"}
    assert set(reader.links) == {"data:,", "#d1", "#d2"} | kinds


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("信息形成之日起20个工作日内", "信息形成之日起7个工作日内", ["20"], ["7"]),
        ("信息形成之日起20个工作日内", "信息形成之日起20个工作日内公开", [], ["公开"]),
        ("信息形成之日起20个工作日内", "每年公布一次", ["信息形成之日起20个工作日内"], ["每年公布一次"]),
        ("长" * 1000 + "期", "长" * 1000 + "久", ["长" * 1000 + "期"], ["长" * 1000 + "久"]),
    ],
)
def test_html_marks_what_differs_within_a_value(
    before: str, after: str, gone: list[str], new: list[str]
) -> None:
    old, now = (county(policy(time_limit=TimeLimit(text))) for text in (before, after))
    texts = page(difference(old, now)).texts
    assert (texts.get("del", []), texts["ins"]) == (gone, new)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "<script>alert(1)</script>"),
        ("category", '"><img src=x onerror=alert(1)>'),
        ("domain", "</style><b onclick=x>"),
        ("code", "'\"&amp;<!--"),
    ],
)
def test_html_shows_hostile_text_as_text(field: str, text: str) -> None:
    texts = page(difference(county(), county(policy(**{field: text})))).texts
    assert any(text in shown for within in texts.values() for shown in within)


@given(items(), items(), st.sampled_from(FORMATS))
def test_every_comparison_can_be_written(old: list[Any], new: list[Any], format: str) -> None:
    text = formatted(difference(county(*old), county(*new)), format)
    assert text.endswith("\n")
    assert text == formatted(difference(county(*old), county(*new)), format)
