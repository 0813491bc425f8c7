"""The pages of items, departments, levels, groups of readers and laws, read back."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.cli_helpers import YUNLING, directory, run, small, tree


def text(page: str) -> str:
    """What a page says, its tags left out and its white space made one."""
    body = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    assert run("build", YUNLING / "county.yaml", "-o", folder, "--only", "html,data").code == 0
    return folder / "云岭县"


@pytest.fixture(scope="module")
def site(county: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in tree(county).items() if name.endswith(".html")}


def test_an_items_page_has_its_elements_and_whom_to_call(site: dict[str, str]) -> None:
    page = text(site["items/24-05-01.html"])
    for said in (
        "各校招生工作实施方案",
        "信息形成之日起10个工作日内",
        "云岭县教育体育局",
        "0888-5550103",
        "主动公开",
        "其他:云岭融媒APP",
        "全社会",
        "县级",
        "事项编码 24-05-01",
        "义务教育阶段新生入学登记",
        "539901-0320-001",
    ):
        assert said in page


def test_an_item_says_how_each_law_stands(site: dict[str, str]) -> None:
    page = text(site["items/24-05-01.html"])
    assert "《中华人民共和国政府信息公开条例》 (国务院令第711号) 现行有效" in page


def test_an_item_says_how_the_place_adjusted_it_and_why(site: dict[str, str]) -> None:
    page = text(site["items/24-05-01.html"])
    assert "公开时限、公开渠道和载体 本县招生工作实施办法第八条要求招生政策在印发后10个工作日内公布" in page
    assert "本级所作的调整" not in text(site["items/24-01-01.html"])


def test_an_adjustment_says_only_what_it_changed(tmp_path: Path) -> None:
    adjust = "adjust:\n  - {item: 29-01-01, set: {time_limit: 长期公开}, add: {channels: [政府网站]}, reason: 常年有效}\n"
    run("build", small(tmp_path, adjust), "--only", "html", cwd=tmp_path)
    page = text((tmp_path / "dist" / "青石县" / "items" / "29-01-01.html").read_text(encoding="utf-8"))
    assert "公开时限 常年有效" in page


def test_every_item_has_a_page_and_leads_to_its_neighbours(county: Path, site: dict[str, str]) -> None:
    items = directory(county)["items"]
    assert {f"items/{item['code']}.html" for item in items} == {
        name for name in site if name.startswith("items/")
    }
    education = [item["code"] for item in items if item["domain"] == "义务教育"]
    for before, code, after in zip(education, education[1:], education[2:], strict=False):
        page = site[f"items/{code}.html"]
        assert f'<link rel="prev" href="../items/{before}.html">' in page
        assert f'<link rel="next" href="../items/{after}.html">' in page


def test_departments_have_exactly_their_items(county: Path, site: dict[str, str]) -> None:
    items = directory(county)["items"]
    own = {i["code"] for i in items if any(o["name"] == "云岭县教育体育局" for o in i["owner"])}
    page = site["departments/yunlingxianjiaoyutiyuju.html"]
    assert own == set(re.findall(r'href="\.\./items/([^"]+)\.html"', page))
    assert f"应当公开的事项 {len(own)} 项" in text(page)
    assert "咨询电话 0888-5550103" in text(page)


def test_levels_have_exactly_their_items(county: Path, site: dict[str, str]) -> None:
    items = directory(county)["items"]
    town = {i["code"] for i in items if "乡级" in i["levels"]}
    assert town == set(re.findall(r'href="\.\./items/([^"]+)\.html"', site["levels/xiangji.html"]))


def test_readers_find_what_concerns_them(site: dict[str, str]) -> None:
    pages = [page for name, page in site.items() if name.startswith("audiences/")]
    parents = next(page for page in pages if "<h1>学生和家长</h1>" in page)
    assert "招生政策" in parents
    assert "税收管理" not in text(parents)
    tourists = next(page for page in pages if "<h1>游客</h1>" in page)
    assert "旅游" in text(tourists)
    assert "招生政策" not in text(tourists)


def test_no_page_for_readers_whom_nothing_concerns(tmp_path: Path) -> None:
    run("build", small(tmp_path), "--only", "html", cwd=tmp_path)
    pages = tree(tmp_path / "dist" / "青石县")
    assert any(
        b"<h1>\xe6\xb8\xb8\xe5\xae\xa2</h1>" in data for name, data in pages.items() if "audiences/" in name
    )
    assert not any("残疾人".encode() in data for name, data in pages.items() if "audiences/" in name)


def test_laws_lead_to_the_items_that_rest_on_them(county: Path, site: dict[str, str]) -> None:
    items = directory(county)["items"]
    title = "中华人民共和国义务教育法"
    resting = {i["code"] for i in items if any(b["title"] == title for b in i["basis"])}
    [entry] = [
        e for e in re.findall(r"<details.*?</details>", site["laws.html"], re.S) if f"《{title}》" in e
    ]
    assert resting == set(re.findall(r'href="items/([^"]+)\.html"', entry))
    assert f"{len(resting)} 项" in entry


def test_a_law_that_is_cited_in_an_old_text_stands_apart(county: Path, site: dict[str, str]) -> None:
    items = directory(county)["items"]
    title = "中华人民共和国行政处罚法"
    entries = [
        e for e in re.findall(r"<details.*?</details>", site["laws.html"], re.S) if f"《{title}》" in e
    ]
    assert len(entries) == 2
    for entry in entries:
        [status] = [status for status in ("现行有效", "已修订") if f">{status}</span>" in entry]
        resting = {
            i["code"] for i in items if any((b["title"], b["status"]) == (title, status) for b in i["basis"])
        }
        assert resting == set(re.findall(r'href="items/([^"]+)\.html"', entry))


def test_a_department_without_a_telephone_does_not_get_the_hotline_as_its_own(tmp_path: Path) -> None:
    manifest = small(tmp_path)
    told = manifest.read_text(encoding="utf-8").replace(
        'code: "539902"', 'code: "539902", hotline: 0888-5550100'
    )
    manifest.write_text(told, encoding="utf-8")
    run("build", manifest, "--only", "html", cwd=tmp_path)
    page = text((tmp_path / "dist" / "青石县" / "items" / "29-01-01.html").read_text(encoding="utf-8"))
    assert "青石县文化和旅游局 没有登记电话 政务公开咨询电话 0888-5550100" in page


@pytest.mark.parametrize(
    "setting",
    ["id_code: '53'", "domain: 'https://a.example/'", "index_number: '{编号}-{编码}'"],
)
def test_a_setting_that_is_wrong_is_left_out(tmp_path: Path, setting: str) -> None:
    result = run("build", small(tmp_path, f"site: {{{setting}}}\n"), "--only", "html", cwd=tmp_path)
    assert result.code == 1
    page = (tmp_path / "dist" / "青石县" / "items" / "29-01-01.html").read_text(encoding="utf-8")
    assert not any(label in page for label in ("SiteIDCode", "SiteDomain", "索引号"))


def test_the_first_page_shows_domains_that_do_not_apply(site: dict[str, str]) -> None:
    page = text(site["index.html"])
    assert "08 国有土地上房屋征收 未涉及" in page
    assert "24 义务教育 28 项" in page


SETTINGS = """\
site:
  name: 青石县政府网
  id_code: "5399020001"
  url: https://www.qingshi.example/zwgk/ml/index.html
  index_number: "{区划}-{编码}/{年份}"
  host: 青石县人民政府办公室
  columns:
    - {domain: 旅游, url: "https://www.qingshi.example/ly/"}
    - {item: 29-01-02, url: "https://www.qingshi.example/ly/2/"}
    - {channel: 门户网站, url: "https://www.qingshi.example/"}
"""


@pytest.fixture
def settled(tmp_path: Path) -> dict[str, str]:
    result = run("build", small(tmp_path, SETTINGS), "--only", "html", cwd=tmp_path)
    assert result.code == 0, result.out
    return {
        name: data.decode() for name, data in tree(tmp_path / "dist" / "青石县").items() if name.endswith("l")
    }


def test_an_item_leads_to_its_column_of_the_portal(settled: dict[str, str]) -> None:
    assert (
        'href="https://www.qingshi.example/ly/" rel="noopener">打开门户网站栏目'
        in settled["items/29-01-01.html"]
    )
    assert (
        'href="https://www.qingshi.example/ly/2/" rel="noopener">打开门户网站栏目'
        in settled["items/29-01-02.html"]
    )
    assert 'href="https://www.qingshi.example/" rel="noopener">政府网站</a>' in settled["items/29-01-01.html"]


def test_an_item_has_its_index_number_and_permanent_address(settled: dict[str, str]) -> None:
    page = settled["items/29-01-01.html"]
    assert "索引号 539902-29-01-01/2026" in text(page)
    assert 'href="https://www.qingshi.example/zwgk/ml/items/29-01-01.html"' in page


def test_without_settings_no_column_no_index_number(tmp_path: Path) -> None:
    run("build", small(tmp_path), "--only", "html", cwd=tmp_path)
    page = (tmp_path / "dist" / "青石县" / "items" / "29-01-01.html").read_text(encoding="utf-8")
    assert "索引号" not in page
    assert "永久网址" not in page
    assert "打开门户网站栏目" not in page


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("site: {url: 'javascript:alert(1)'}", "GK130 错误: 目录网页的网址"),
        ("site: {domain: 'https://a.example/'}", "GK130 错误: 域名写法不对"),
        ("site: {columns: [{domain: 旅游, url: 'javascript:alert(1)'}]}", "GK130 错误: 栏目网址"),
        ("site: {columns: [{url: 'https://a.example/'}]}", "GK130 错误: 栏目没有写公开什么"),
        (
            "site: {columns: [{item: 29-99-99, url: 'https://a.example/'}]}",
            "GK121 警告: 栏目写的「29-99-99」",
        ),
        ("site: {columns: [{domain: 渔业, url: 'https://a.example/'}]}", "GK121 警告: 栏目写的「渔业」"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told(tmp_path: Path, line: str, told: str) -> None:
    result = run("check", small(tmp_path, line + "\n"), cwd=tmp_path)
    assert told in result.out
    assert "county.yaml:7:" in result.out
