"""The page of charts, read back: what it draws, what the tables behind say, and that both are the directory's."""

from collections import Counter
from typing import Any

import pytest

from gongkai.model.directory import (
    LOCAL,
    PATTERN,
    RECALLED,
    Audience,
    Body,
    Directory,
    Domain,
    Owner,
    TimeLimit,
)
from gongkai.phrases.time_limit import parse
from tests.render.test_html import Element, directory, item, site

NAMES = {
    "domains": "各领域的公开事项",
    "departments": "各部门的公开事项",
    "time-limits": "公开时限",
    "channels": "公开渠道和载体",
    "levels": "公开层级",
    "methods": "公开方式",
    "audiences": "公开对象",
    "attested": "条目的来源",
}
ONCE = ("domains", "time-limits", "methods", "audiences", "attested")
"""The charts in which an item is counted once."""

STATUTORY = "20个工作日(法定期限)"


def page(of: Directory) -> Element:
    """The page of charts of a directory."""
    return site(of)["figures.html"]


def figure(of: Directory, anchor: str) -> Element:
    """One chart of it."""
    [found] = page(of).find("figure", id=anchor)
    return found


def bars(chart: Element) -> dict[str, tuple[float, str]]:
    """Name of each bar to its length in hundredths, and what is read out for it."""
    found = {}
    for row in (one for one in chart.below() if one.attributes.get("class") == "chart-row"):
        [name], [picture] = row.find("span", class_="chart-name"), row.find("svg", role="img")
        [bar] = [rect for rect in picture.find("rect") if rect.attributes.get("class") != "chart-frame"]
        found[name.text] = float(bar.attributes["width"].rstrip("%")), picture.find("title")[0].text
    return found


def table(chart: Element) -> dict[str, tuple[int, str]]:
    """Name of each row of the table behind a chart to number and share; without the sum."""
    found = {}
    for body in chart.find("tbody"):
        for row in body.find("tr"):
            if cells := row.find("td"):
                found[row.find("th", scope="row")[0].text] = int(cells[0].text), cells[1].text
    return found


def timed(text: str, code: str = "24-01-01") -> Any:
    """An item with a time limit."""
    return item(code, time_limit=TimeLimit(text, parse(text)))


MIXED = directory(
    item("24-01-01", channels=["政府网站", "政府公报", "其他:报栏", "其他:大屏"]),
    item("24-01-02", owner=[Owner("云岭县教育体育局"), Owner("云岭县财政局")], levels=["县级", "乡级"]),
    item("24-01-03", method=["主动公开", "依申请公开"], audience=[Audience("特定群体", "家长")], channels=[]),
    item("25-01-01", "医疗卫生", method=["依申请公开"], owner=[], attested=RECALLED, levels=[]),
    item("25-01-02", "医疗卫生", audience=[Audience("特定群体"), Audience("全社会")], attested=PATTERN),
    item("32-01-01", "乡村振兴", owner=[Owner("云岭县财政局")], attested=LOCAL, audience=[], method=[]),
    departments=[Body("云岭县财政局")],
)


def test_every_chart_has_a_table_behind_it_that_says_the_same() -> None:
    for anchor, title in NAMES.items():
        chart = figure(MIXED, anchor)
        assert chart.find("caption")[0].text.split()[-1] == f"{title}(单位:项)"
        listed = table(chart)
        for name, (_, said) in bars(chart).items():
            if "见数字表" not in name:
                number, share = listed[name]
                assert said == f"{number} 项,占 {share}", anchor


@pytest.mark.parametrize("anchor", ONCE)
def test_where_an_item_counts_once_the_rows_add_up_to_the_items(anchor: str) -> None:
    chart = figure(MIXED, anchor)
    assert sum(number for number, _ in table(chart).values()) == len(MIXED.items)
    assert [cell.text for cell in chart.find("tfoot")[0].find("td")] == ["6", "100%"]


def test_what_each_chart_counts() -> None:
    def counted(anchor: str) -> dict[str, int]:
        return {name: number for name, (number, _) in table(figure(MIXED, anchor)).items()}

    assert counted("domains") == {"义务教育": 3, "医疗卫生": 2, "乡村振兴": 1}
    assert counted("departments") == {"云岭县教育体育局": 4, "云岭县财政局": 2, "没有写明": 1}
    assert counted("channels") == {
        "政府网站": 5,
        "政府公报": 1,
        "没有写明": 1,
        "云岭融媒APP": 4,
        "报栏": 1,
        "大屏": 1,
    }
    assert counted("levels") == {"县级": 5, "乡级": 1, "没有写明": 1}
    assert counted("methods") == {"主动公开": 3, "主动公开和依申请公开": 1, "依申请公开": 1, "没有写明": 1}
    assert counted("audiences") == {"全社会": 3, "特定群体": 1, "全社会和特定群体": 1, "没有写明": 1}
    assert list(counted("attested").values()) == [3, 1, 1, 1]


def test_a_chart_says_that_its_rows_are_more_than_the_items_only_where_they_are() -> None:
    several = "所以各行之和(7)大于事项总数(6)"
    assert "一个事项可以有几个公开主体," + several in figure(MIXED, "departments").text
    assert "所以各行之和" not in figure(directory(item("24-01-01")), "departments").text
    assert not figure(MIXED, "channels").find("tfoot")


def test_other_channels_are_one_bar_in_which_an_item_counts_once() -> None:
    drawn = bars(figure(MIXED, "channels"))
    assert drawn["其他(3 种,见数字表)"][1] == "5 项,占 83.3%"
    assert list(drawn) == ["政府网站", "政府公报", "没有写明", "其他(3 种,见数字表)"]


def test_the_only_channel_is_said_to_be_the_only_one_where_there_is_no_other() -> None:
    def finding(*channels: str) -> str:
        chart = figure(directory(item("24-01-01", channels=list(channels))), "channels")
        return chart.find("figcaption")[0].find("p")[0].text

    assert finding("政府网站") == "只有政府网站,1 项,占 100%。"
    assert finding("政府网站", "其他:报栏") == "政府网站最多,1 项,占 100%。"


def test_lengths_are_shares_of_the_longest_bar_or_of_all_items() -> None:
    assert [length for length, _ in bars(figure(MIXED, "domains")).values()] == [100, 66.67, 33.33]
    assert [length for length, _ in bars(figure(MIXED, "levels")).values()] == [83.33, 16.67, 16.67]


def test_domains_keep_their_order_and_departments_go_by_number() -> None:
    assert list(table(figure(MIXED, "domains"))) == ["义务教育", "医疗卫生", "乡村振兴"]
    assert list(table(figure(MIXED, "departments"))) == ["云岭县教育体育局", "云岭县财政局", "没有写明"]


def test_bars_lead_to_the_pages_of_what_they_count() -> None:
    pages = site(MIXED)
    for anchor, name in (("domains", "医疗卫生"), ("departments", "云岭县财政局"), ("levels", "乡级")):
        [chart] = pages["figures.html"].find("figure", id=anchor)
        links = [link for link in chart.find("a") if link.find("span", class_="chart-name")]
        [address] = [link.attributes["href"] for link in links if link.find("span")[0].text == name]
        assert name in pages[address].find("h1")[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信息形成或者变更之日起20个工作日内", STATUTORY),
        ("20个工作日", STATUTORY),
        ("信息形成之日起15个工作日内", "11至19个工作日"),
        ("信息形成之日起30个工作日内", "20个工作日以上"),
        ("信息形成之日起7个工作日内", "6至7个工作日"),
        ("实时公开", "即时公开"),
        ("信息形成之日起3日内", "3日以内"),
        ("信息形成之日起24小时内", "3日以内"),
        ("信息形成之日起20日内", "16至30日"),
        ("信息形成之日起1个月内", "16至30日"),
        ("征收土地公告之日起45日内公告", "30日以上"),
        ("提前一周发通知邀请", "事前公开"),
        ("每季度公布一次", "定期公开(每月、每季、每年等)"),
        ("每年5月31日前", "定期公开(每月、每季、每年等)"),
        ("长期公开", "长期公开"),
        ("公示5个工作日", "只写了公示、征求意见的天数"),
        ("按进展情况及时公开", "随工作进展、随有关事件"),
        ("及时公开", "及时、随时"),
        ("", "没有写清"),
        ("天知道", "没有写清"),
    ],
)
def test_the_class_of_a_time_limit(text: str, expected: str) -> None:
    assert list(table(figure(directory(timed(text)), "time-limits"))) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信息形成20个工作日内公开;其中行政处罚事项应自作出决定之日起7个工作日内公示", "6至7个工作日"),
        ("自收到评标报告之日起3日内公示,公示期不得少于3日", "3日以内"),
        ("征集结束后10日内公开,信息形成之日起7个工作日内公开", "6至7个工作日"),  # 9.8 days
        ("征集结束后7日内公开,信息形成之日起7个工作日内公开", "4至7日"),
        ("及时公开,公告期限为5个工作日", "及时、随时"),
    ],
)
def test_of_several_time_limits_the_shortest_counts(text: str, expected: str) -> None:
    assert list(table(figure(directory(timed(text)), "time-limits"))) == [expected]


def test_working_days_and_days_are_never_in_one_group() -> None:
    texts = ["信息形成之日起3个工作日内", "信息形成之日起3日内"]
    chart = figure(directory(*(timed(text, f"24-01-0{n}") for n, text in enumerate(texts))), "time-limits")
    assert [heading.text for heading in chart.find("h4")] == ["按工作日", "按自然日、周、月"]
    assert [(b.find("th")[0].text, len(b.find("td")) // 2) for b in chart.find("tbody")] == [
        ("按工作日", 1),
        ("按自然日、周、月", 1),
    ]


def test_how_many_are_quicker_than_the_law_asks() -> None:
    texts = [
        "20个工作日",
        "信息形成之日起7个工作日内",
        "实时公开",
        "信息形成之日起3日内",
        "信息形成之日起30个工作日内",
    ]
    chart = figure(directory(*(timed(text, f"24-01-0{n}") for n, text in enumerate(texts))), "time-limits")
    assert chart.find("figcaption")[0].find("p")[0].text == "1 项(20.0%)按法定的 20 个工作日公开,2 项更快。"


def test_a_share_is_never_said_to_be_nothing_or_all_where_it_is_not() -> None:
    many = directory(*(item(f"24-{n}", method=["依申请公开" if n else "主动公开"]) for n in range(3_000)))
    assert table(figure(many, "methods")) == {"依申请公开": (2_999, "99.9%"), "主动公开": (1, "<0.1%")}


def test_an_empty_directory_has_a_page_without_charts() -> None:
    empty = page(directory())
    assert "目录中还没有事项" in empty.find("main")[0].text
    assert not empty.find("figure") and not empty.find("svg")


def test_one_item_is_all_of_every_chart() -> None:
    one = page(directory(item("24-01-01", channels=["政府网站"])))
    for chart in one.find("figure"):
        assert list(table(chart).values()) == [(1, "100%")]
    assert "只有义务教育,1 项,占 100%。" in one.text


def test_of_500_departments_the_first_30_are_drawn_and_all_are_in_the_table() -> None:
    items = [
        item(f"24-{n}-{m}", owner=[Owner(f"第{n}局")]) for n in range(500) for m in range(2 if n < 40 else 1)
    ]
    chart = figure(directory(*items), "departments")
    drawn = bars(chart)
    assert len(table(chart)) == 500
    assert len(drawn) == 31
    assert drawn["其余 470 个部门和单位(见数字表)"][1].startswith(f"{540 - 60} 项")
    assert sum(number for number, _ in table(chart).values()) == 540


def test_long_and_hostile_names_are_text_and_kept_whole() -> None:
    name = "<b>甲</b>" + "乙" * 10_000
    domains = [Domain("24", name, "jia")]
    found = page(
        directory(item("24-01-01", name, owner=[Owner(name)], channels=[f"其他:{name}"]), domains=domains)
    )
    for anchor in ("domains", "departments", "channels"):
        [chart] = found.find("figure", id=anchor)
        assert name in table(chart)
        assert len(chart.find("figcaption")[0].text) < 120
    assert not found.find("main")[0].find("b")


def test_the_charts_are_numbered_and_each_is_named_once() -> None:
    found = page(MIXED).find("figure")
    assert [chart.attributes["id"] for chart in found] == list(NAMES)
    assert [chart.find("h3")[0].text for chart in found] == [
        f"图 {number} {title}" for number, title in enumerate(NAMES.values(), start=1)
    ]
    ids = Counter(one.attributes["id"] for one in page(MIXED).below() if "id" in one.attributes)
    assert ids.most_common(1)[0][1] == 1
