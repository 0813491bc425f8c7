"""What a site tells of the changes since the previous edition, from the manifests of two editions to the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.compare import compare
from gongkai.compare.sides import side_of
from gongkai.render.html import pages
from gongkai.render.html.links import Links, file_of
from tests.cli_helpers import SMALL, Result, directory, edit, run, tree, yunling
from tests.compare.builders import county, left_out, policy
from tests.render.test_html import Element, Reader

ITEM = (
    "  - {code: %s, domain: 旅游, category: 公共服务, name: %s, content: [时间, 地点], basis: [《中华人民共和国旅游法》],\n"
    "     owner: 青石县文化和旅游局, time_limit: 信息形成之日起%s个工作日内, method: 主动公开, channels: [政府网站],\n"
    "     audience: 全社会, levels: [县级]}\n"
)
OLD = "items:\n" + ITEM % ("L-1", "泼水节活动安排", 20) + ITEM % ("L-2", "采摘线路", 20)
NEW = (
    "items:\n"
    + ITEM % ("L-2", "采摘线路", 7)
    + ITEM % ("L-3", "古道徒步线路", 20)
    + "exclude:\n  - {item: 29-01-01, reason: 由市里统一公开}\n"
)


def manifest(folder: Path, year: int, more: str = "", previous: Path | str = "") -> Path:
    """The manifest of the small county's edition of a year."""
    folder.mkdir(parents=True, exist_ok=True)
    text = SMALL.replace("2026年版", f"{year}年版").replace("2026-11-01", f"{year}-11-01")
    head = f"previous: {previous}\n" if previous else ""
    (folder / "county.yaml").write_text(head + text + more, encoding="utf-8")
    return folder / "county.yaml"


def build(manifest: Path) -> tuple[Path, Result]:
    """The folder that a manifest is built into, and what the command said."""
    result = run("build", manifest, "-o", manifest.parent / "dist")
    return manifest.parent / "dist" / "青石县", result


def site(manifest: Path) -> Path:
    """The folder of a manifest in which nothing is found."""
    folder, result = build(manifest)
    assert result.code == 0, result.out
    return folder


def page(site: Path, name: str) -> Element:
    """One page of a site, as a browser reads it."""
    return Reader((site / name).read_text(encoding="utf-8")).root


def texts(elements: list[Element]) -> list[str]:
    """The words of elements, without the space around them."""
    return ["".join(element.text.split()) for element in elements]


def items(site: Path) -> set[str]:
    """The addresses of the pages of items, those that are gone among them."""
    return {path.name for path in site.glob("items/*.html")}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of 2025, built."""
    return site(manifest(tmp_path_factory.mktemp("2025"), 2025, OLD))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory, old: Path) -> Path:
    """The edition of 2026, built; it names that of 2025."""
    return site(manifest(tmp_path_factory.mktemp("2026"), 2026, NEW, old))


def test_the_page_names_both_editions_and_counts_what_changed(new: Path) -> None:
    root = page(new, "changes.html")
    assert texts(root.find("dl", class_="editions")) == [
        "上一版2025年版2025年11月1日本版2026年版2026年11月1日"
    ]
    (figures,) = root.find("dl", id="all")
    assert texts(figures.find("div")) == ["新增1", "减少2", "更名0", "修改1"]
    assert [link.attributes["href"] for link in figures.find("a")] == ["#added", "#removed", "#changed"]


def test_each_item_leads_to_its_page_and_says_what_happened(new: Path) -> None:
    found = {
        link.attributes["href"]: (
            link.text,
            texts(article.find("b")),
            texts(article.find("p", class_="reason")),
        )
        for article in page(new, "changes.html").find("article")
        for link in article.find("a")
    }
    assert found == {
        "items/29-01-01.html": ("法律法规", ["减少"], ["理由由市里统一公开"]),
        "items/L-1.html": ("泼水节活动安排", ["减少"], ["理由未写明原因"]),
        "items/L-2.html": ("采摘线路", ["修改"], []),
        "items/L-3.html": ("古道徒步线路", ["新增"], []),
    }


def test_before_and_after_are_told_apart_by_words_and_marks(new: Path) -> None:
    (article,) = page(new, "changes.html").find("article", class_="change is-changed")
    assert texts(article.find("th", scope="col")) == ["要素", "原来", "现在"]
    assert texts(article.find("th", scope="row")) == ["公开时限"]
    assert (texts(article.find("del")), texts(article.find("ins"))) == (["20"], ["7"])
    assert texts(article.find("td")) == ["信息形成之日起20个工作日内", "信息形成之日起7个工作日内"]


def test_the_order_of_items_is_no_change(tmp_path: Path, old: Path) -> None:
    turned = "items:\n" + ITEM % ("L-2", "采摘线路", 20) + ITEM % ("L-1", "泼水节活动安排", 20)
    root = page(site(manifest(tmp_path, 2026, turned, old)), "changes.html")
    assert texts(root.find("p", class_="nothing")) == ["对公众没有变化。"]
    assert not root.find("article")


def test_without_a_previous_edition_nothing_is_said_of_changes(old: Path) -> None:
    assert not (old / "changes.html").exists()
    assert not any("changes.html" in path.read_text(encoding="utf-8") for path in old.rglob("*.html"))


def test_an_item_that_is_gone_keeps_its_address(new: Path) -> None:
    root = page(new, "items/L-1.html")
    assert {"name": "robots", "content": "noindex"} in [meta.attributes for meta in root.find("meta")]
    (main,) = root.find("main")
    assert texts(main.find("h1")) == ["泼水节活动安排"]
    assert "本事项已不在目录中" in main.text
    assert texts(main.find("dl", class_="gone-why")) == ["何时起自2026年版起不再列入原因未写明原因"]
    assert "公开时限信息形成之日起20个工作日内" in texts(main.find("dl", class_="last"))[0]
    instead = [link.attributes["href"] for link in main.find("ul", class_="instead")[0].find("a")]
    assert instead == ["../domains/29-tourism.html", "../changes.html", "../left-out.html", "../index.html"]
    assert all((new / "items" / link).is_file() for link in instead)


def test_an_item_that_goes_on_under_another_code_is_found(tmp_path: Path, old: Path) -> None:
    again = OLD.replace("L-1", "L-9")
    root = page(site(manifest(tmp_path, 2026, again, old)), "items/L-1.html")
    (first, *_) = root.find("ul", class_="instead")[0].find("a")
    assert (first.text, first.attributes["href"]) == ("泼水节活动安排", "../items/L-9.html")


def test_a_domain_that_is_gone_has_no_link(tmp_path: Path) -> None:
    other = OLD.replace("旅游, category: 公共服务, name: 泼水节", "民俗, category: 公共服务, name: 泼水节")
    before = site(manifest(tmp_path / "a", 2025, other))
    root = page(site(manifest(tmp_path / "b", 2026, NEW, before)), "items/L-1.html")
    assert [link for link in root.find("a") if "domains/" in link.attributes["href"]] == []


def test_no_address_of_an_edition_is_ever_lost(tmp_path: Path, old: Path, new: Path) -> None:
    third = site(manifest(tmp_path, 2027, OLD.replace("L-1", "L-4"), new))
    assert items(old)
    assert items(old) <= items(new) <= items(third)
    assert "自2026年版起不再列入" in page(third, "items/L-1.html").text
    assert "自2027年版起不再列入" in page(third, "items/L-3.html").text
    assert [gone["code"] for gone in directory(third)["gone"]] == ["L-3", "L-1"]


def test_an_item_that_comes_back_is_no_longer_gone(tmp_path: Path, new: Path) -> None:
    third = site(manifest(tmp_path, 2027, OLD, new))
    assert "本事项已不在目录中" not in page(third, "items/L-1.html").text
    assert "L-1" not in [gone["code"] for gone in directory(third)["gone"]]


def test_every_address_of_the_example_stays(tmp_path: Path) -> None:
    source = yunling(tmp_path)
    run("build", source, "-o", tmp_path / "was", "--only", "html,data")
    before = tmp_path / "was" / "云岭县"
    edit(source, "date: 2026-11-01", f"date: 2027-11-01\nprevious: {before}")
    edit(source, "edition: 2026年版", "edition: 2027年版")
    edit(source, "domain: 扶贫", "domain: 社会保险")
    edit(source, "name: 核桃提质增效补助", "name: 核桃提质补助")
    run("build", source, "-o", tmp_path / "is", "--only", "html,data")
    after = tmp_path / "is" / "云岭县"
    gone = [
        path.name for path in after.glob("items/*.html") if "已不在目录中" in path.read_text(encoding="utf-8")
    ]
    assert len(gone) > 20
    assert items(before) <= items(after)
    assert gone and set(gone) <= items(before)


@pytest.mark.parametrize("form", ["", "data/directory.json", "directory.xlsx"])
def test_every_form_of_the_previous_edition_says_the_same(
    tmp_path: Path, old: Path, new: Path, form: str
) -> None:
    made = site(manifest(tmp_path, 2026, NEW, old / form))
    assert tree(made)["changes.html"] == tree(new)["changes.html"]
    assert items(made) == items(new)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("directory.json", b'{"items": [', "不是完整的 JSON(第 1 行第 12 列读不下去)"),
        ("directory.json", b"[1]", "最外层 应当是对象 {…}"),
        ("directory.json", b'{"items": [{"code": 1}]}', "items[0].code 应当是文本"),
        (
            "directory.json",
            b'{"items": [], "gone": [{"values": {"content": "x"}}]}',
            "gone[0].values.content 应当是列表",
        ),
        ("directory.json", b"[" * 100_000, "嵌套太深"),
        ("directory.json", b"\xff\xfe", "不是 UTF-8 文本"),
        ("table.xlsx", b"PK nothing", "不是 .xlsx 文件,或已损坏"),
        ("county.yaml", SMALL.encode(), "不是编出的目录"),
        ("elsewhere/readme.txt", b"", "不是 gongkai build 的输出文件夹"),
    ],
)
def test_a_previous_edition_that_cannot_be_read_is_told_and_the_rest_is_built(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / "last" / name).parent.mkdir(parents=True)
    (tmp_path / "last" / name).write_bytes(data)
    source = manifest(tmp_path / "now", 2026, NEW, Path("../last") / name.partition("/")[0])
    made, result = build(source)
    checked = run("check", source)
    for said in (result, checked):
        assert said.code == 1
        assert f"county.yaml:1:11: GK133 错误: 上一版 ../last/{name.partition('/')[0]}" in said.out
        assert told in said.out
        assert "提示:" in said.out
    assert (made / "index.html").is_file()
    assert not (made / "changes.html").exists()
    assert "changes.html" not in (made / "index.html").read_text(encoding="utf-8")


def test_a_workbook_without_a_table_is_told(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "other.xlsx")
    _, result = build(manifest(tmp_path, 2026, NEW, "other.xlsx"))
    assert result.code == 1
    assert "GK133 错误: 上一版 other.xlsx 里没有目录表" in result.out


def test_a_previous_edition_that_is_missing_is_told(tmp_path: Path) -> None:
    made, result = build(manifest(tmp_path, 2026, NEW, "last/directory.json"))
    assert result.code == 1
    assert "county.yaml:1:11: GK101 错误: 找不到文件 last/directory.json" in result.out
    assert not (made / "changes.html").exists()


def test_the_edition_of_another_government_is_doubted(tmp_path: Path, old: Path) -> None:
    source = manifest(tmp_path, 2026, NEW, old)
    edit(source, "青石县人民政府", "白水县人民政府")
    edit(source, "539902", "539903")
    result = run("build", source, "-o", tmp_path / "dist")
    assert result.code == 0
    assert "GK134 警告: 上一版是青石县人民政府(539902)的,本目录是白水县人民政府(539903)的" in result.out
    assert (tmp_path / "dist" / "白水县" / "changes.html").is_file()


def test_a_government_that_only_has_a_new_name_is_the_same(tmp_path: Path, old: Path) -> None:
    source = manifest(tmp_path, 2026, NEW, old)
    edit(source, "青石县人民政府", "青石市人民政府")
    assert "GK134" not in run("check", source).out


def test_an_edition_that_is_not_earlier_is_doubted(tmp_path: Path) -> None:
    source = manifest(tmp_path, 2026, NEW)
    made, result = build(source)
    assert "GK134" not in result.out
    edit(source, "edition:", f"previous: {made}\nedition:")
    again, result = build(source)
    assert "GK134 警告: 上一版(2026年版)不早于本版" in result.out
    assert (again / "changes.html").is_file()


def test_a_doubt_can_be_waived(tmp_path: Path, old: Path) -> None:
    source = manifest(tmp_path, 2026, NEW + "waive: [{rule: GK134, reason: 撤县设区}]\n", old)
    edit(source, "539902", "539903")
    result = run("check", "--strict", source)
    assert result.code == 0, result.out


HOSTILE = "<script>alert(1)</script>\"'&\u202e\0\ud800 \n"
CODES = ["../../etc/passwd", "a/b\\c", ".hidden", "x" * 5000, HOSTILE, "%2E", "a  b", "CON"]


def gone_pages(*codes: str) -> Iterator[tuple[str, str]]:
    """Name and text of the pages of items, in a directory from which those with these codes are gone."""
    was = county(*(policy(code, name=f"{HOSTILE}{n}") for n, code in enumerate(codes)), edition=HOSTILE)
    now = county(policy("kept", domain=HOSTILE, name=HOSTILE), edition=HOSTILE)
    now.left_out = [left_out(item, HOSTILE) for item in was.items]
    changes = compare(side_of(was, ""), side_of(now, ""))
    made = {name: data.decode() for name, data in pages(now, changes=changes)}
    for name, text in made.items():
        Reader(text) if name.endswith(".html") else None
        assert name != "changes.html" or "<script>alert" not in text
    yield from ((name, text) for name, text in made.items() if name.startswith("items/"))


def test_hostile_codes_keep_their_addresses_and_are_text() -> None:
    links = Links(county())
    made = dict(gone_pages(*CODES))
    for code in CODES:
        name = file_of(links.item(code))
        assert "<script>alert" not in made[name]
        assert "本事项已不在目录中" in made[name]
        assert name.count("/") == 1
        assert len(name.encode()) < 255


def test_an_item_without_a_code_never_had_an_address() -> None:
    assert not [text for _, text in gone_pages("") if "已不在目录中" in text]


def test_one_code_has_one_page() -> None:
    made = [name for name, text in gone_pages("1", "1", "kept") if "已不在目录中" in text]
    assert made == ["items/1.html"]
