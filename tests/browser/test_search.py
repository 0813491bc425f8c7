"""Whoever looks for something finds it, sees why, and can send the view to others."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.kit import MODES, PHONE, Mode, Visitor, visiting
from tests.browser.test_accessibility import axe
from tests.browser.test_hostile import harm
from tests.cli_helpers import SMALL, run
from tests.hostile_county import FLAVOURS
from tests.sites import Built

pytestmark = pytest.mark.tool("chromium")

Item = dict[str, Any]

FIRST = 50
"""So many results are shown at first."""


@pytest.fixture
def site(example: Built) -> Path:
    return example["county"]


@pytest.fixture
def visitor(browser: Browser, site: Path) -> Iterator[Visitor]:
    with visiting(browser, site) as visitor:
        yield visitor


def table(site: Path) -> list[dict[str, str]]:
    """The rows of the directory, as its data have them."""
    text = (site / "data" / "directory.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def entries(site: Path) -> dict[str, str]:
    """Code of an item to the names and types of the powers and services behind it."""
    data = json.loads((site / "data" / "directory.json").read_text(encoding="utf-8"))
    known = {one["code"]: f"{one['name']}\n{one['type']}" for one in (*data["powers"], *data["services"])}
    return {
        item["code"]: "\n".join(known[c] for c in (*item["powers"], *item["services"]))
        for item in data["items"]
    }


def having(site: Path, *terms: str) -> list[str]:
    """The codes of the items that have all terms, in the order of the table."""
    lists = entries(site)
    whole = {row["事项编码"]: "\n".join([*row.values(), lists[row["事项编码"]]]) for row in table(site)}
    return [code for code, text in whole.items() if all(term in text for term in terms)]


def opened(visitor: Visitor, said: str = "") -> Page:
    """The page of the search at an address that says ``said`` behind its #."""
    page = visitor.open("search.html", f"#{said}" if said else "")
    page.locator("#finder").wait_for()
    return page


def typed(page: Page, query: str) -> Page:
    page.locator("#finder-query").fill(query)
    return page


def total(page: Page) -> int:
    """How many results the page says that there are."""
    found = re.fullmatch(r"共 (\d+) 项", page.locator("#count").inner_text())
    return int(found[1]) if found else 0


def codes(page: Page) -> list[str]:
    """The codes of the results shown."""
    return page.locator(".result .code").all_text_contents()


def said(page: Page) -> list[tuple[str, str]]:
    """What the address says behind its #, once it has caught up with the page."""
    page.wait_for_timeout(400)
    return parse_qsl(page.evaluate("location.hash").removeprefix("#"))


def choice(page: Page, label: str, value: str) -> Locator:
    """The box of a value of a filter."""
    group = page.locator(".filter").filter(has=page.locator("summary", has_text=re.compile(f"^{label}$")))
    return group.locator("li").filter(has=page.locator("bdi", has_text=re.compile(f"^{re.escape(value)}$")))


def choose(page: Page, label: str, value: str) -> None:
    row = choice(page, label, value)
    page.evaluate("() => document.querySelectorAll('.filter').forEach(fold => fold.open = true)")
    row.locator("input").click()


def small(folder: Path, names: list[str]) -> Path:
    """The site of a county with items of its own, all in the category 自设."""
    rest = "content: [一], basis: [《中华人民共和国旅游法》], time_limit: 实时公开, owner: 青石县文化和旅游局, method: 主动公开, channels: [政府网站], audience: 全社会"
    own = "".join(
        f"  - {{domain: 旅游, category: 自设, name: {json.dumps(name)}, {rest}}}\n" for name in names
    )
    (folder / "county.yaml").write_text(f"{SMALL}items:\n{own}", encoding="utf-8")
    run("build", folder / "county.yaml", "-o", folder / "out", "--only", "html,data")
    return folder / "out" / "青石县"


# what is found


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("24-03-01", ["24-03-01"]),
        ("24-0", ["24-0"]),
        ("招生政策", ["招生政策"]),
        ("最低生活保障", ["最低生活保障"]),  # a category
        ("义务教育", ["义务教育"]),  # a domain
        ("低保", ["低保"]),  # content
        ("农业农村局", ["农业农村局"]),  # an owner
        ("711", ["711"]),  # the number of a law
        ("二十条", ["二十条"]),  # an article
        ("7个工作日", ["7个工作日"]),  # a time limit
        ("\uff17个工作日", ["7个工作日"]),  # in full width
        ("信用中国", ["信用中国"]),  # a channel
        ("依申请", ["依申请"]),  # a method
        ("乡级", ["乡级"]),
        ("其他行政权力", ["其他行政权力"]),  # a type of power
        ("app", ["APP"]),
        ("国办发[2018]118", ["国办发〔2018〕118"]),  # the brackets of a keyboard
        ("许可 办事指南", ["许可", "办事指南"]),
        ("  办事指南\u3000许可 许可 ", ["许可", "办事指南"]),
        ("低保 乡级 名单", ["低保", "乡级", "名单"]),
        ("行", ["行"]),
        ("没有这样的事", ["没有这样的事"]),
        (".*", [".*"]),
    ],
)
def test_it_finds_the_items_that_have_all_terms(
    visitor: Visitor, site: Path, query: str, terms: list[str]
) -> None:
    wanted = having(site, *terms)
    page = typed(opened(visitor, "sort=table"), query)
    assert (total(page), codes(page)) == (len(wanted), wanted[:FIRST])


@pytest.mark.parametrize("query", ["公示", "许可", "义务教育", "民政局", "24-01-01", "24-01"])
def test_what_fits_best_comes_first(visitor: Visitor, site: Path, query: str) -> None:
    def rank(row: dict[str, str]) -> int:
        fits = [
            row["事项编码"] == query,
            row["二级事项"].startswith(query) or row["事项编码"].startswith(query),
            query in row["二级事项"],
            query in row["一级事项"] or query in row["领域"],
            query in row["公开主体"],
            query in row["公开内容"],
            True,
        ]
        return fits.index(True)

    known = set(having(site, query))
    wanted = sorted((row for row in table(site) if row["事项编码"] in known), key=rank)
    assert codes(typed(opened(visitor), query)) == [row["事项编码"] for row in wanted][:FIRST]


NAMES = ["义务教育入学", "招生信息政策", "行政许可", "义务植树"]


@pytest.fixture(scope="module")
def sounding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("sounding"), NAMES)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ywjy", ["[义务教育]入学"]),
        ("yiwujiaoyu", ["[义务教育]入学"]),
        ("yiwujy", ["[义务教育]入学"]),
        ("ywjiaoyu", ["[义务教育]入学"]),
        ("YWJY", ["[义务教育]入学"]),
        ("\uff59wjy", ["[义务教育]入学"]),
        ("yi'wu'jiao'yu", ["[义务教育]入学"]),
        ("yiwujiaoy", ["[义务教育]入学"]),  # still being typed
        ("义wjy", ["[义务教育]入学"]),
        ("yw", ["[义务]教育入学", "[义务]植树"]),
        ("ywzhish", ["[义务植树]"]),
        ("zsxx zhengce", ["[招生信息政策]"]),
        ("xingzheng", ["[行政]许可"]),
        ("hangzheng", ["[行政]许可"]),  # a character that is read in two ways
        ("ywxy", []),
        ("wyjy", []),
    ],
)
def test_it_finds_names_by_their_sound(
    browser: Browser, sounding: Path, query: str, found: list[str]
) -> None:
    with visiting(browser, sounding) as visitor:
        page = typed(opened(visitor, "sort=table"), f"{query} 自设")
        assert page.locator(".result h3").evaluate_all(MARKED) == found


MARKED = """found => found.map(one => [...one.querySelector("a").childNodes].map(
    node => node.nodeName === "MARK" ? `[${node.textContent}]` : node.textContent).join(""))"""


def test_a_result_shows_what_was_hit(visitor: Visitor) -> None:
    page = typed(opened(visitor), "低保")
    first = page.locator(".result").first
    assert first.locator("mark").all_text_contents() == ["低保"]
    assert first.locator(".result-why").inner_text().startswith("公开内容")


def test_a_result_leads_to_its_item(visitor: Visitor, site: Path) -> None:
    page = typed(opened(visitor), "24-03-01")
    page.locator(".result a").first.click()
    page.wait_for_url("**/items/24-03-01.html")
    assert (site / "items" / "24-03-01.html").is_file()


def test_more_results_come_when_asked_for(visitor: Visitor, site: Path) -> None:
    page = opened(visitor)
    assert (total(page), len(codes(page))) == (len(table(site)), FIRST)
    page.locator("#more").press("Enter")
    assert codes(page) == [row["事项编码"] for row in table(site)][: 2 * FIRST]
    focused = page.evaluate("[...document.querySelectorAll('.result a')].indexOf(document.activeElement)")
    assert focused == FIRST


# filters


def test_filters_combine(visitor: Visitor, site: Path) -> None:
    def fits(row: dict[str, str]) -> bool:
        return row["领域"] in ("社会救助", "养老服务") and "乡级" in row["公开层级"]

    page = opened(visitor)
    for label, value in [("领域", "社会救助"), ("领域", "养老服务"), ("公开层级", "乡级")]:
        choose(page, label, value)
    wanted = [row["事项编码"] for row in table(site) if fits(row)]
    assert (total(page), codes(page)) == (len(wanted), wanted[:FIRST])
    assert page.locator("#chips button").all_inner_texts()[-1] == "清除全部"
    page.locator("#chips button", has_text="养老服务").click()
    assert (
        codes(page)
        == [row["事项编码"] for row in table(site) if fits(row) and row["领域"] == "社会救助"][:FIRST]
    )
    page.locator("#chips button", has_text="清除全部").click()
    assert (total(page), page.locator("#chips").is_visible()) == (len(table(site)), False)


@pytest.mark.parametrize(
    "label", ["我是…", "领域", "公开主体", "公开层级", "公开方式", "公开对象", "公开渠道", "权责事项类型"]
)
def test_counts_tell_what_a_choice_would_leave(visitor: Visitor, label: str) -> None:
    page = opened(visitor, "q=许可")
    group = page.locator(".filter").filter(has=page.locator("summary", has_text=re.compile(f"^{label}$")))
    row = group.locator("li:not([hidden])").last
    count = int(row.locator(".filter-count").text_content() or 0)
    choose(page, label, row.locator("bdi").text_content() or "")
    assert 0 < count == total(page)


def test_a_count_does_not_heed_its_own_filter(visitor: Visitor) -> None:
    page = opened(visitor, "domain=24")
    other = int(choice(page, "领域", "社会救助").locator(".filter-count").inner_text())
    before = total(page)
    choose(page, "领域", "社会救助")
    assert total(page) == before + other
    assert not choice(page, "公开主体", "云岭县税务局").is_visible()


# the address


def test_the_address_says_what_is_looked_for(visitor: Visitor) -> None:
    page = opened(visitor)
    choose(page, "公开层级", "乡级")
    choose(page, "领域", "养老服务")
    choose(page, "领域", "社会救助")
    typed(page, " 名单 ")
    page.locator("#sort").select_option("table")
    wanted = [("q", "名单"), ("domain", "20"), ("domain", "21"), ("level", "乡级"), ("sort", "table")]
    assert said(page) == wanted


def test_an_address_that_was_sent_shows_the_same(browser: Browser, site: Path, visitor: Visitor) -> None:
    page = typed(opened(visitor), "公示")
    choose(page, "公开层级", "乡级")
    address = page.url
    with visiting(browser, site) as other:
        there = other.open("search.html", address.partition("search.html")[2])
        assert codes(there) == codes(page)
        assert choice(there, "公开层级", "乡级").locator("input").is_checked()
        assert there.locator("#finder-query").input_value() == "公示"


def test_back_and_forward_go_through_the_choices(visitor: Visitor) -> None:
    page = typed(opened(visitor), "公示")
    first = codes(page)
    choose(page, "公开层级", "乡级")
    second = codes(page)
    page.go_back()
    page.wait_for_function("() => !location.hash.includes('level')")
    assert (codes(page), page.locator("#chips").inner_text().count("乡级")) == (first, 0)
    page.go_forward()
    page.wait_for_function("() => location.hash.includes('level')")
    assert (codes(page), first != second) == (second, True)


def test_a_form_s_address_is_understood(visitor: Visitor) -> None:
    page = visitor.open("search.html", f"?q={quote('低保')}&kiosk=off")
    assert page.locator("#finder-query").input_value() == "低保"
    assert set(page.locator(".result mark").all_text_contents()) == {"低保"}
    assert said(page) == [("q", "低保")]
    typed(page, "公示")
    said(page)
    page.reload()
    assert page.locator("#finder-query").input_value() == "公示"
    assert page.url.partition("#")[0].endswith("search.html?kiosk=off")


def test_what_the_directory_does_not_have_is_told(visitor: Visitor, site: Path) -> None:
    page = opened(visitor, f"domain=20&domain=9999&level={quote('省级')}&colour=red")
    assert page.locator("#told").inner_text().endswith("领域:9999;公开层级:省级")
    assert total(page) == sum(row["领域"] == "社会救助" for row in table(site))
    assert said(page) == [("domain", "20")]
    assert not opened(visitor, "domain=20").locator("#told").is_visible()


def test_the_way_to_the_text_keeps_what_is_shown(visitor: Visitor) -> None:
    page = typed(opened(visitor), "低保")
    before = codes(page)
    page.evaluate("() => document.querySelector('.skip').click()")
    assert said(page) == [("q", "低保")]
    assert (codes(page), page.evaluate("document.activeElement.id")) == (before, "main")


def test_the_address_can_be_copied(visitor: Visitor) -> None:
    page = typed(opened(visitor), "低保")
    page.locator("#copy").click()
    page.locator("#copy", has_text="已复制").wait_for()
    page.locator("#finder-query").fill("")
    page.locator("#finder-query").press("Control+v")
    assert unquote(page.locator("#finder-query").input_value()).endswith("search.html#q=低保")


# the file of the results


def downloaded(page: Page) -> str:
    with page.expect_download() as download:
        page.locator("#download").click()
    assert download.value.suggested_filename.endswith("公开事项查找结果.csv")
    return download.value.path().read_bytes().decode("utf-8")


def test_all_results_can_be_downloaded_as_a_table(visitor: Visitor, site: Path) -> None:
    text = downloaded(opened(visitor))
    assert text == (site / "data" / "directory.csv").read_bytes().decode("utf-8")


def test_only_results_are_downloaded_and_none_is_a_formula(browser: Browser, tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@1", '名,"称', "平常"]
    with visiting(browser, small(tmp_path, names)) as visitor:
        rows = list(
            csv.DictReader(io.StringIO(downloaded(opened(visitor, "q=自设&sort=table"))[1:], newline=""))
        )
    assert [row["二级事项"] for row in rows] == ["'=HYPERLINK(1)", "'+1", "'-1", "'@1", '名,"称', "平常"]


# when nothing is found


def test_what_to_do_is_said_when_nothing_is_found(visitor: Visitor) -> None:
    page = typed(opened(visitor, "level=市级"), "低保")
    assert page.locator("#count").inner_text() == "没有找到"
    page.locator("#nothing button", has_text="去掉「公开层级」的条件,有").click()
    assert (total(page) > 0, page.locator("#nothing").is_visible()) == (True, False)


def test_a_slip_of_the_pen_has_a_way_on(visitor: Visitor) -> None:
    page = typed(opened(visitor), "义务教肓")
    way = page.locator("#nothing button", has_text="把「义务教肓」改成「义务教」")
    count = int(re.sub(r".*有 (\d+) 项", r"\1", way.inner_text()))
    way.click()
    assert (total(page), page.locator("#finder-query").input_value()) == (count, "义务教")


def test_words_that_nothing_has_are_told_so(visitor: Visitor) -> None:
    page = typed(opened(visitor), "〇〇〇")
    assert "换一个说法" in page.locator("#nothing").inner_text()
    assert page.locator("#nothing button").count() == 0


# the keyboard


def test_the_page_works_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = opened(visitor)
    page.keyboard.press("/")
    page.keyboard.type("ywjy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement === document.querySelector('.result a')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "finder-query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    focus = page.evaluate("[document.activeElement.id, document.activeElement.value]")
    assert (focus, said(page)) == (["finder-query", ""], [])
    page.keyboard.type("/")
    assert page.locator("#finder-query").input_value() == "/"


def test_enter_opens_a_result(visitor: Visitor) -> None:
    page = typed(opened(visitor), "24-03-01")
    page.locator("#finder-query").press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/items/24-03-01.html")
    page.go_back()
    page.locator("#finder").wait_for()
    assert page.locator("#finder-query").input_value() == "24-03-01"


def test_what_a_keypad_of_the_page_types_is_heard(visitor: Visitor) -> None:
    page = opened(visitor)
    page.evaluate(
        "() => { const box = document.getElementById('finder-query'); box.value = '24-03-01'; box.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    assert codes(page)[0] == "24-03-01"


# the box of every page


@pytest.mark.parametrize("name", ["index.html", "laws.html", "items/24-03-01.html", "domains"])
def test_the_box_of_a_page_shows_the_best_results(visitor: Visitor, site: Path, name: str) -> None:
    page = visitor.open(
        name if name != "domains" else f"domains/{min(path.name for path in site.glob('domains/*.html'))}"
    )
    page.keyboard.press("/")
    page.keyboard.type("ywjy")
    options = page.locator(".find [role=option]")
    options.first.wait_for()
    texts = options.all_inner_texts()
    assert texts[0].split("\n") == ["领域", "义务教育", texts[0].split("\n")[2]]
    assert re.fullmatch(r"全部 \d+ 项结果", texts[-1])
    assert len(texts) == 1 + 8 + 1
    assert re.match(r"\d+ 项结果", page.locator(".find [role=status]").inner_text())


def test_the_box_is_a_combobox(visitor: Visitor) -> None:
    page = visitor.open("laws.html")
    box = page.locator(".find input")
    box.focus()
    state = """() => { const box = document.activeElement; return [box.getAttribute("aria-expanded"),
        document.getElementById(box.getAttribute("aria-activedescendant"))?.getAttribute("aria-selected") ?? null,
        document.querySelectorAll("[aria-selected=true]").length]; }"""
    assert (box.get_attribute("role"), page.evaluate(state)) == ("combobox", ["false", None, 0])
    page.keyboard.type("ywjy")
    page.locator(".find [role=option]").first.wait_for()
    assert page.evaluate(state) == ["true", None, 0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(state) == ["true", "true", 1]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(state) == ["true", None, 0]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert (page.evaluate(state), box.input_value()) == (["false", None, 0], "ywjy")
    page.keyboard.press("ArrowDown")
    page.locator(".find [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/domains/*.html")


def test_the_box_leads_to_all_results(visitor: Visitor) -> None:
    page = visitor.open("items/24-03-01.html")
    page.locator(".find input").fill("低保")
    page.locator(".find [role=option]", has_text="全部").click()
    page.wait_for_url("**/search.html#q=*")
    page.locator("#finder").wait_for()
    assert set(page.locator(".result mark").all_text_contents()) == {"低保"}


def test_the_index_is_read_when_someone_searches_and_once(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page = visitor.open("laws.html")
    assert "search-index.js" not in asked
    box = page.locator(".find input")
    for query in ["低保", "公示"]:
        box.fill(query)
        page.locator(".find [role=option]").first.wait_for()
        box.blur()
    assert asked.count("search-index.js") == 1


# without scripts, with a screen reader, with hostile texts, with a broken copy


def test_without_scripts_the_form_leads_to_plain_ways(browser: Browser, site: Path) -> None:
    with visiting(browser, site, MODES["without script"]) as visitor:
        page = visitor.open("search.html", f"?q={quote('低保')}")
        links = page.locator("main noscript a").evaluate_all(
            "found => found.map(one => one.getAttribute('href'))"
        )
        assert not page.locator("#finder").is_visible()
        assert "Ctrl+F" in page.locator("main").inner_text()
    folders = {
        path.parent.name for path in site.glob("*/*.html") if path.parent.name not in ("items", "sheets")
    }
    assert {link.partition("/")[0] for link in links} == folders
    assert sorted(path.name for path in site.glob("domains/*.html")) == sorted(
        link.rpartition("/")[2] for link in links if link.startswith("domains/")
    )


STATES: dict[str, Callable[[Page], object]] = {
    "results": lambda page: typed(page, "公示"),
    "choices": lambda page: choose(page, "公开层级", "乡级"),
    "nothing": lambda page: typed(page, "义务教肓"),
}


@pytest.mark.parametrize("mode", ["default", "phone", "high contrast", "kiosk"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(browser: Browser, site: Path, mode: str, state: str) -> None:
    with visiting(browser, site, MODES[mode]) as visitor:
        page = visitor.open("search.html")
        page.locator("#finder").wait_for()
        page.evaluate("() => { document.getElementById('filters').open = true; }")
        STATES[state](page)
        assert axe(page, mode) == []


def test_axe_finds_nothing_in_the_open_list(visitor: Visitor) -> None:
    page = visitor.open("laws.html")
    page.locator(".find input").fill("ywjy")
    page.locator(".find [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert axe(page, "default") == []


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_hostile_texts_are_found_and_do_nothing(browser: Browser, hostile: Built, flavour: str) -> None:
    with visiting(browser, hostile[flavour], Mode(PHONE)) as visitor:
        page = opened(visitor, f"q={quote(FLAVOURS[flavour][:6])}&domain={quote(FLAVOURS[flavour][:2000])}")
        page.evaluate("() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        assert (harm(page), total(page) > 0) == ([], True)
        for box in page.locator(".filter input:visible").all():
            box.check()
        assert (harm(page), total(page) > 0) == ([], True)
        page = visitor.open("index.html")
        page.locator(".find input").fill(FLAVOURS[flavour][:6])
        page.locator(".find [role=option]").first.wait_for()
        assert harm(page) == []


def test_a_copy_without_the_index_says_so(browser: Browser, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "assets", tmp_path / "assets", ignore=shutil.ignore_patterns("search-index.js"))
    shutil.copy(site / "search.html", tmp_path)
    with visiting(browser, tmp_path) as visitor:
        page = visitor.open("search.html")
        assert "没有读到" in page.locator("[role=alert]").inner_text()
        assert [trouble for trouble in visitor.troubles if "search-index.js" not in trouble] == []
        visitor.troubles.clear()
