"""``gongkai sheets``: which sheets are written, what is asked of the user, and what never reaches a page."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import YUNLING, run, tree

VILLAGE = YUNLING / "shiqiao" / "liuwan" / "village.yaml"

MANIFEST = """\
government: {name: 青石村村民委员会, level: 村级, code: "539902101201"}
edition: 2026年版
date: 2026-11-01
site: {url: https://www.qingshi.example/cwgk/}
guidelines: {include: [旅游]}
boards:
  - {name: 村级公示栏, place: 村委会门口, paper: a3, phone: 0888-5551121, show_from: 2026-11-10}
items:
  - category: 社会救助
    name: 最低生活保障对象公示
    content: [户主姓名、保障人数和保障金额, 监督举报电话]
    basis: [《中华人民共和国社会救助暂行办法》]
    time_limit: 公示7天
    owner: 青石村村民委员会
    method: 主动公开
    channels: [社区/企事业单位/村公示栏(电子屏)]
    audience: 全社会
  - category: 民主管理
    name: 村规民约
    content: [村规民约]
    basis: [《中华人民共和国村民委员会组织法》]
    time_limit: 长期公开
    owner: 青石村村民委员会
    method: 主动公开
    channels: [政府网站, 社区/企事业单位/村公示栏(电子屏)]
    audience: 全社会
  - category: 村务
    name: 村集体网页
    content: [网页]
    basis: [《中华人民共和国村民委员会组织法》]
    time_limit: 长期公开
    owner: 青石村村民委员会
    method: 主动公开
    channels: [政府网站]
    audience: 全社会
"""


@pytest.fixture
def village(tmp_path: Path) -> Path:
    (tmp_path / "village.yaml").write_text(MANIFEST, encoding="utf-8")
    return tmp_path


def report(folder: Path) -> list[dict[str, Any]]:
    boards: list[dict[str, Any]] = json.loads((folder / "sheets" / "report.json").read_bytes())["boards"]
    return boards


def titles(folder: Path) -> list[str]:
    return [sheet["title"] for board in report(folder) for sheet in board["sheets"]]


def test_a_board_has_a_cover_the_directory_and_a_sheet_an_item(village: Path) -> None:
    result = run("sheets", "village.yaml", "--no-pdf", cwd=village)
    assert result.code == 0, result.out + result.err
    [board] = report(village)
    assert [(s["number"], s["kind"], s["title"]) for s in board["sheets"]] == [
        (1, "栏目说明", "村级公示栏"),
        (2, "公开目录", "公开目录"),
        (3, "公示", "最低生活保障对象公示"),
        (4, "公示", "村规民约"),
    ]
    assert "村级公示栏(村委会门口) A3 4 张" in result.out
    written = {
        str(path.relative_to(village / "sheets"))
        for path in (village / "sheets").rglob("*")
        if path.is_file()
    }
    assert written == {"index.html", "report.json", "村级公示栏/print.html", "村级公示栏/screen.html"}


def test_when_a_sheet_is_shown_and_taken_down(village: Path) -> None:
    run("sheets", "village.yaml", "--no-pdf", cwd=village)
    shown = {s["title"]: (s["shown"], s["until"]) for s in report(village)[0]["sheets"]}
    # 公示7天: posted on Tuesday 10 November, which is not counted; the seventh day is Tuesday the 17th.
    assert shown["最低生活保障对象公示"] == ("2026-11-10", "2026-11-17")
    assert shown["村规民约"] == ("2026-11-10", "长期公开")
    run("sheets", "village.yaml", "--no-pdf", "--from", "2026-12-01", cwd=village)
    assert report(village)[0]["sheets"][2]["until"] == "2026-12-08"


def test_without_a_day_of_posting_there_is_room_to_write_it(village: Path) -> None:
    manifest = village / "village.yaml"
    manifest.write_text(MANIFEST.replace(", show_from: 2026-11-10", ""), encoding="utf-8")
    run("sheets", "village.yaml", "--no-pdf", cwd=village)
    sheet = report(village)[0]["sheets"][2]
    assert (sheet["shown"], sheet["until"]) == (None, None)
    assert "公示7天(自张贴之日起)" in (village / "sheets" / "村级公示栏" / "print.html").read_text(
        encoding="utf-8"
    )


def test_the_address_is_the_page_of_the_item(village: Path) -> None:
    run("sheets", "village.yaml", "--no-pdf", cwd=village)
    run("build", "village.yaml", "--only", "html", cwd=village)
    sheets = report(village)[0]["sheets"]
    assert sheets[0]["address"] == "https://www.qingshi.example/cwgk/"
    address = sheets[2]["address"]
    assert address.startswith("https://www.qingshi.example/cwgk/items/")
    assert (village / "dist" / "青石村" / address.removeprefix("https://www.qingshi.example/cwgk/")).is_file()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--items", "村规民约"], ["村规民约"]),
        (["--items", "村集体网页,村规民约"], ["村规民约", "村集体网页"]),
        (["--board", "村级公示栏", "--items", "村规民约"], ["村规民约"]),
        (["--domain", "本级补充事项"], ["最低生活保障对象公示", "村规民约", "村集体网页"]),
        (["--department", "青石村村民委员会", "--items", "最低生活保障对象公示"], ["最低生活保障对象公示"]),
    ],
)
def test_any_selection_is_printed(village: Path, options: list[str], expected: list[str]) -> None:
    result = run("sheets", "village.yaml", "--no-pdf", *options, cwd=village)
    assert result.code == 0, result.err
    assert titles(village)[2:] == expected


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--board", "没有"], "有:村级公示栏"),
        (["--domain", "渔业"], "有:本级补充事项"),
        (["--department", "渔业局"], "有:青石村村民委员会"),
        (["--items", "村规民俗"], "是不是"),
        (["--paper", "b5"], "a4、a3、a2"),
        (["--from", "十一月"], "2026-11-10"),
        (["--board", "村级公示栏", "--items", "村集体网页"], "没有可以张贴的事项"),
        (["--data", "没有.csv"], "没有.csv"),
        (["--data", "最低生活保障对象公示="], "没有写文件"),
    ],
)
def test_what_cannot_be_printed_is_told_and_nothing_is_written(
    village: Path, options: list[str], words: str
) -> None:
    result = run("sheets", "village.yaml", "--no-pdf", *options, cwd=village)
    assert result.code == 2
    assert words in result.err
    assert not (village / "sheets").exists()


def test_a_general_name_has_its_category_with_it(village: Path) -> None:
    text = MANIFEST.replace(
        "category: 民主管理\n    name: 村规民约", "category: 临时救助\n    name: 审核审批信息"
    )
    (village / "village.yaml").write_text(text, encoding="utf-8")
    run("sheets", "village.yaml", "--no-pdf", cwd=village)
    assert titles(village)[3] == "临时救助审核审批信息"


def test_a_folder_of_something_else_is_left_alone(village: Path) -> None:
    (village / "sheets").mkdir()
    (village / "sheets" / "照片.jpg").write_bytes(b"x")
    result = run("sheets", "village.yaml", "--no-pdf", cwd=village)
    assert result.code == 2
    assert (village / "sheets" / "照片.jpg").read_bytes() == b"x"


def test_a_table_is_filled_and_what_may_not_be_shown_stays_out(village: Path) -> None:
    (village / "低保.csv").write_text(
        "序号,户主姓名,身份证号,家庭住址,致贫原因,保障人数,保障金额(元),备注\n"
        "1,李某甲,539902197001011234,青石村三组12号,尿毒症,3,1290,电话13800001111\n"
        "2,王某乙,539902196502022345,青石村一组7号,肢体残疾二级,1,430,卡号6222020000001234566\n",
        encoding="utf-8",
    )
    result = run("sheets", "village.yaml", "--no-pdf", "--data", "低保.csv", cwd=village)
    assert result.code == 0, result.err
    for name in ("print.html", "screen.html"):
        page = (village / "sheets" / "村级公示栏" / name).read_text(encoding="utf-8")
        assert "李某甲" in page
        assert "1290" in page
        for secret in ("539902197001011234", "12号", "尿毒症", "肢体", "13800001111", "6222020000001234566"):
            assert secret not in page
    told = " ".join(re.findall("隐去 .*", result.out))
    assert all(word in told for word in ("身份证", "低保.csv"))
    assert "539902197001011234" not in result.out + (village / "sheets" / "report.json").read_text(
        encoding="utf-8"
    )


def test_one_item_alone_takes_any_table_that_fits_it(village: Path) -> None:
    (village / "表.csv").write_text(
        "序号,户主姓名,保障人数,保障金额(元)\n1,李某甲,3,1290\n", encoding="utf-8"
    )
    options = ("--items", "最低生活保障对象公示", "--data", "表.csv")
    assert run("sheets", "village.yaml", "--no-pdf", *options, cwd=village).code == 0
    assert "李某甲" in (village / "sheets" / "所选事项" / "print.html").read_text(encoding="utf-8")


def test_what_the_manifest_itself_says_of_persons_is_masked_too(village: Path) -> None:
    said = "content: [联系李某甲 13800001111, 住青石村三组12号, 身份证539902197001011234]"
    text = MANIFEST.replace("content: [村规民约]", said).replace("2026年版", "2026年版13900002222")
    (village / "village.yaml").write_text(text, encoding="utf-8")
    result = run("sheets", "village.yaml", "--no-pdf", cwd=village)
    assert result.code == 1  # and check says so as well
    for name in ("print.html", "screen.html"):
        page = (village / "sheets" / "村级公示栏" / name).read_text(encoding="utf-8")
        for secret in ("13800001111", "13900002222", "三组12号", "539902197001011234"):
            assert secret not in page
    assert "手机号码" in result.out
    assert "0888-5551121" in (village / "sheets" / "村级公示栏" / "print.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("secret", ["13800001111", "539902197001011234"])
def test_names_of_files_and_headers_do_not_tell_either(village: Path, secret: str) -> None:
    file = village / f"低保{secret}.csv"
    file.write_text(f"序号,户主姓名,保障金额,备注{secret}\n1,李某甲,430,无\n", encoding="utf-8")
    result = run(
        "sheets", "village.yaml", "--no-pdf", "--data", f"最低生活保障对象公示={file.name}", cwd=village
    )
    assert result.code == 0, result.err
    written = "".join(path.read_text(encoding="utf-8") for path in (village / "sheets").rglob("*.*"))
    assert secret not in written + result.out


def test_the_manifest_names_files_of_data_too(village: Path) -> None:
    (village / "data").mkdir()
    (village / "data" / "低保.csv").write_text(
        "序号,户主姓名,保障人数,保障金额(元)\n1,李某甲,3,1290\n", encoding="utf-8"
    )
    manifest = MANIFEST.replace(
        "show_from: 2026-11-10}",
        "show_from: 2026-11-10, data: [{item: 本级补充事项/社会救助/最低生活保障对象公示, file: data/低保.csv}]}",
    )
    (village / "village.yaml").write_text(manifest, encoding="utf-8")
    assert run("check", "village.yaml", cwd=village).code == 0
    result = run("build", "village.yaml", "--no-pdf", cwd=village)
    assert result.code == 0, result.out + result.err
    page = (village / "dist" / "青石村" / "sheets" / "村级公示栏" / "print.html").read_text(encoding="utf-8")
    assert "李某甲" in page


def test_a_build_tells_what_was_masked(village: Path) -> None:
    (village / "低保.csv").write_text(
        "序号,户主姓名,身份证号,保障人数,保障金额(元)\n1,李某甲,539902197001011234,3,1290\n", encoding="utf-8"
    )
    manifest = MANIFEST.replace(
        "show_from: 2026-11-10}",
        "show_from: 2026-11-10, data: [{item: 本级补充事项/社会救助/最低生活保障对象公示, file: 低保.csv}]}",
    )
    (village / "village.yaml").write_text(manifest, encoding="utf-8")
    result = run("build", "village.yaml", "--no-pdf", "--only", "sheets", cwd=village)
    assert re.search("村级公示栏 隐去 低保.csv C列.*身份证号", result.out)
    assert "GK806" in result.out
    assert "539902197001011234" not in result.out


def test_the_site_leads_to_the_sheets_that_are_written(village: Path) -> None:
    run("build", "village.yaml", "--no-pdf", cwd=village)
    site = village / "dist" / "青石村"
    assert 'href="sheets/index.html"' in (site / "index.html").read_text(encoding="utf-8")
    [page] = [
        p
        for p in (site / "items").glob("*.html")
        if "<h1>村规民约" in p.read_text(encoding="utf-8").replace("\n", "")
    ]
    href = re.search(r'href="\.\./(sheets/[^"#]+)#([^"]+)"', page.read_text(encoding="utf-8"))
    assert href is not None
    from urllib.parse import unquote

    target = (site / unquote(href[1])).read_text(encoding="utf-8")
    assert f'id="{unquote(href[2])}"' in target
    run("build", "village.yaml", "--only", "html", cwd=village)
    assert "sheets/" not in (site / "index.html").read_text(encoding="utf-8")


def test_errors_of_the_manifest_stand_on_every_sheet(village: Path) -> None:
    (village / "village.yaml").write_text(
        MANIFEST.replace("time_limit: 长期公开", "time_limit: ''", 1), encoding="utf-8"
    )
    result = run("sheets", "village.yaml", "--no-pdf", cwd=village)
    assert result.code == 1
    assert "草稿" in (village / "sheets" / "村级公示栏" / "print.html").read_text(encoding="utf-8")


def test_same_sheets_twice(village: Path) -> None:
    run("sheets", "village.yaml", "-o", "a", cwd=village)
    run("sheets", "village.yaml", "-o", "b", cwd=village)
    assert tree(village / "a") == tree(village / "b")


def test_what_the_manifest_does_not_say_is_told(village: Path) -> None:
    text = MANIFEST.replace(", phone: 0888-5551121", "").replace(
        "site: {url: https://www.qingshi.example/cwgk/}\n", ""
    )
    (village / "village.yaml").write_text(text, encoding="utf-8")
    result = run("sheets", "village.yaml", "--no-pdf", cwd=village)
    assert "没有写监督电话" in result.out
    assert "没有二维码" in result.out or "没有网址" in result.out


def test_a_county_builds_all_its_towns_and_villages(tmp_path: Path) -> None:
    result = run(
        "build",
        YUNLING / "county.yaml",
        "--with-children",
        "--no-pdf",
        "--only",
        "sheets",
        "-o",
        tmp_path / "out",
    )
    assert result.code == 0, result.out + result.err
    folders = {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()}
    assert folders == {"云岭县", "石桥镇", "柳湾村", "城关街道", "东门社区"}
    index = (tmp_path / "out" / "boards.html").read_text(encoding="utf-8")
    from urllib.parse import unquote

    links = [unquote(href) for href in re.findall(r'href="([^"#]+)', index) if not href.startswith("data:")]
    assert len(links) >= 10
    assert "最低生活保障对象公示</a>" in index
    assert re.findall(r">([^<]+)</a></h2>", index) == ["云岭县", "城关街道", "东门社区", "石桥镇", "柳湾村"]
    assert [href for href in links if not (tmp_path / "out" / href).exists()] == []


def test_children_of_a_town_are_its_own(tmp_path: Path) -> None:
    town = YUNLING / "shiqiao" / "town.yaml"
    run("build", town, "--with-children", "--no-pdf", "--only", "sheets", "-o", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == {"石桥镇", "柳湾村"}
