"""Notice boards, the days from which time limits run, and years of holidays: from the manifest to the directory."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.model.directory import Directory
from gongkai.render.outputs import compiled
from tests.cli_helpers import SMALL, run


def directory(folder: Path, more: str) -> tuple[Directory, list[str]]:
    """The directory of a small county with ``more`` in its manifest, and the codes of the findings."""
    manifest = folder / "county.yaml"
    manifest.write_text(SMALL + more, encoding="utf-8")
    made = compiled(manifest)
    assert made.directory is not None
    return made.directory, [finding.code for finding in made.findings]


def test_a_manifest_without_boards_has_one_for_what_the_notice_board_is_a_channel_of(tmp_path: Path) -> None:
    local = (
        "items:\n  - {category: 甲, name: %s, content: [乙], basis: [《中华人民共和国公共图书馆法》第三十三条], time_limit: 长期公开,"
        " owner: 青石县文化和旅游局, method: 主动公开, channels: [%s], audience: 全社会, levels: [%s]}\n"
    )
    for number, (channel, level, count) in enumerate(
        [("社区公示栏", "县级", 1), ("政府网站", "县级", 0), ("村公示栏", "县级、乡级", 1)]
    ):
        made, _ = directory(tmp_path, local % (f"丙{number}", channel, level))
        [board] = made.boards
        assert board.name == "政务公开栏"
        named = [item.code for item in made.items if item.name == f"丙{number}"]
        assert len([code for code in board.items if code in named]) == count


def test_a_board_shows_what_meets_everything_that_it_says(tmp_path: Path) -> None:
    made, found = directory(
        tmp_path,
        "boards:\n"
        "  - {名称: 服务大厅公开栏, 位置: 大厅入口, 纸张: A3, 领域: [旅游], 渠道: [政府网站], 监督电话: 0888-5551121,"
        " 张贴日期: 2026-11-10, 揭下日期: 2026-12-10}\n"
        "  - {name: 单项, items: [29-01-03, 旅游/政策文件/法律法规]}\n",
    )
    assert found == []
    hall, single = made.boards
    assert (hall.place, hall.paper, hall.phone) == ("大厅入口", "a3", "0888-5551121")
    assert (hall.show_from, hall.show_until) == ("2026-11-10", "2026-12-10")
    assert set(hall.items) == {item.code for item in made.items if "政府网站" in item.channels}
    assert single.items == ("29-01-01", "29-01-03")


@pytest.mark.parametrize(
    ("board", "code", "line"),
    [
        ("{name: 栏, items: [29-01-99]}", "GK121", "29-01-99"),
        ("{name: 栏, domains: [渔业], items: [29-01-01]}", "GK121", "渔业"),
        ("{name: 栏, items: [29-01-01], paper: b5}", "GK140", "a4、a3、a2"),
        ("{name: 栏, items: [29-01-01], show_from: 11月1日}", "GK117", "2026-11-01"),
        ("{name: 栏, items: [29-01-01], show_from: 2026-11-02, show_until: 2026-11-01}", "GK140", "早于"),
        ("{name: '', items: [29-01-01]}", "GK140", "名称"),
        ("{name: 栏, channels: [政府公报]}", "GK141", "没有可以张贴"),
        ("{name: 栏, items: [29-01-01], data: [{item: 29-01-01, file: 没有.csv}]}", "GK101", "没有.csv"),
        ("{name: 栏, items: [29-01-01], data: [{item: 旅游, file: county.yaml}]}", "GK140", "二级事项"),
    ],
)
def test_what_is_wrong_with_a_board_is_told_at_its_line(
    tmp_path: Path, board: str, code: str, line: str
) -> None:
    (tmp_path / "county.yaml").write_text(f"{SMALL}boards:\n  - {board}\n", encoding="utf-8")
    result = run("check", "county.yaml", cwd=tmp_path)
    assert "county.yaml:8:" in result.out
    assert code in result.out
    assert line in result.out


def test_two_boards_of_one_name_are_told(tmp_path: Path) -> None:
    made, found = directory(
        tmp_path, "boards: [{name: 栏, items: [29-01-01]}, {name: 栏, items: [29-01-02]}]\n"
    )
    assert found == ["GK140"]
    assert [board.items for board in made.boards] == [("29-01-01",)]


def test_days_from_which_time_limits_run(tmp_path: Path) -> None:
    made, found = directory(
        tmp_path,
        "dates:\n  - {event: 预算批准, date: 2026-02-27}\n  - {事件: 信息形成, 日期: 2026-11-20, 事项: 29-01-03}\n",
    )
    assert found == []
    assert made.events == (
        ("预算批准", date(2026, 2, 27), None),
        ("信息形成", date(2026, 11, 20), "29-01-03"),
    )


@pytest.mark.parametrize(
    "row",
    [
        "{event: '', date: 2026-02-27}",
        "{event: 批准, date: 2026-02-30}",
        "{event: 批准, date: 2026-02-27, item: 无}",
    ],
)
def test_a_day_that_cannot_be_is_told(tmp_path: Path, row: str) -> None:
    made, found = directory(tmp_path, f"dates: [{row}]\n")
    assert len(found) == 1
    assert made.events == ()


def test_a_year_of_holidays_and_the_towns_below(tmp_path: Path) -> None:
    made, found = directory(
        tmp_path,
        "holidays: [{year: 2027, source: 某通知, off: [2027-01-01, 2027-02-05/2027-02-11], work: [2027-02-14]}]\n",
    )
    assert found == []
    [year] = made.holidays
    assert len(year.off) == 8
    assert year.work == {date(2027, 2, 14)}
    (tmp_path / "town.yaml").write_text(
        "parent: county.yaml\ngovernment: {name: 白水镇人民政府, level: 乡级}\n", encoding="utf-8"
    )
    town = compiled(tmp_path / "town.yaml").directory
    assert town is not None
    assert town.holidays == made.holidays


@pytest.mark.parametrize(
    "row",
    [
        "{year: 明年, source: 某通知, off: [2027-01-01]}",
        "{year: 2027, source: '', off: [2027-01-01]}",
        "{year: 2027, source: 某通知, off: [2026-01-01]}",
        "{year: 2027, source: 某通知, off: [2027-02-11/2027-02-05]}",
        "{year: 2027, source: 某通知, off: [2027-01-01], work: [2027-01-01]}",
        "{year: 2027, source: 某通知, work: [2027-02-15]}",
        "{year: 2027, source: 某通知, off: [2027-01-01/2027-12-31]}",
    ],
)
def test_a_year_that_cannot_be_is_told(tmp_path: Path, row: str) -> None:
    made, found = directory(tmp_path, f"holidays: [{row}]\n")
    assert set(found) == {"GK140"}
    assert made.holidays == ()
