"""``gongkai calendar``: which year, what the terminal says, and what is written."""

import csv
from pathlib import Path

import pytest

from tests.cli_helpers import Result, edit, load, run, small, tree, yunling

ITEM = """\
items:
  - {{category: 政策, name: {name}, content: [甲], basis: [《中华人民共和国旅游法》], time_limit: {limit},
     owner: 青石县文化和旅游局, method: 主动公开, channels: [政府网站], audience: 全社会}}
"""
QUARTERLY = ITEM.format(name="旅游投诉统计", limit="每季度公布一次")
FILES = {"calendar.xlsx", "calendar.csv", "calendar.ics", "wall.html", "report.json"}


def calendar(folder: Path, *options: str, more: str = QUARTERLY) -> Result:
    """Write the plan of the small county into ``calendar``."""
    return run("calendar", small(folder, more), *options, cwd=folder)


def test_writes_the_year_of_the_manifest(tmp_path: Path) -> None:
    result = calendar(tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "青石县人民政府 2026年:4 条" in result.out
    assert "清单的日期 2026-11-01 以前 3 条,以后 1 条" in result.out
    assert "2026年12月31日(周四)" in result.out and "2026年3月31日" not in result.out
    assert "没有收录" not in result.out
    assert set(tree(tmp_path / "calendar")) == FILES | {"wall.pdf"}
    assert all(name in result.out for name in FILES)
    report = load(tmp_path / "calendar" / "report.json")
    assert (report["year"], report["count"], report["provisional_years"]) == (2026, 4, [])
    assert [report["months"][month] for month in ("1", "3", "12")] == [0, 1, 1]


def test_writes_the_year_that_is_asked_for(tmp_path: Path) -> None:
    result = calendar(tmp_path, "--year", "2025", "-o", "schedule", "--no-pdf")
    assert result.code == 0
    assert "2025年:4 条" in result.out
    assert set(tree(tmp_path / "schedule")) == FILES
    rows = list(csv.reader((tmp_path / "schedule" / "calendar.csv").open(encoding="utf-8-sig")))
    assert [row[0] for row in rows[1:]] == ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]


def test_a_year_whose_holidays_are_not_known_is_told(tmp_path: Path) -> None:
    result = calendar(tmp_path, "--year", "2050", "--no-pdf")
    assert result.code == 0
    assert "2050年放假安排还没有收录,按周末推算" in result.out and "holidays" in result.out
    assert load(tmp_path / "calendar" / "report.json")["provisional_years"] == [2050]
    own = QUARTERLY + "holidays:\n  - {year: 2050, source: 国务院办公厅的通知, off: [2050-03-31], work: []}\n"
    known = calendar(tmp_path, "--year", "2050", "--no-pdf", more=own)
    assert "没有收录" not in known.out and "2050年3月30日(周三)" in known.out


@pytest.mark.parametrize("year", ["20x", "26", "1999", "2101", "-1", "", "２０２７"])
def test_no_other_year_is_taken(tmp_path: Path, year: str) -> None:
    result = calendar(tmp_path, f"--year={year}", "--no-pdf")
    assert result.code == 2 and "写 2004 到 2100 之间的一年" in result.err
    assert not (tmp_path / "calendar").exists()


@pytest.mark.parametrize("day", ["", "date: 2026年\n", "date: 1998-11-01\n"])
def test_without_a_date_it_has_to_be_told_the_year(tmp_path: Path, day: str) -> None:
    manifest = small(tmp_path, QUARTERLY)
    edit(manifest, "date: 2026-11-01\n", day)
    result = run("calendar", manifest, cwd=tmp_path)
    assert result.code == 2 and "加 --year" in result.err
    assert not (tmp_path / "calendar").exists()
    told = run("calendar", manifest, "--year", "2026", "--no-pdf", cwd=tmp_path)
    assert "2026年:4 条" in told.out and (tmp_path / "calendar" / "calendar.ics").is_file()


def test_nothing_due_is_no_error(tmp_path: Path) -> None:
    result = calendar(tmp_path, "--no-pdf", more="")
    assert result.code == 0 and "2026年:0 条" in result.out


def test_a_manifest_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    calendar(tmp_path, "--no-pdf")
    before = tree(tmp_path / "calendar")
    assert run("calendar", tmp_path / "none.yaml", cwd=tmp_path).code == 2
    broken = calendar(tmp_path, more="items: [\n")
    assert broken.code == 2 and "原有文件没有改动" in broken.out
    assert tree(tmp_path / "calendar") == before


def test_errors_are_shown_and_stand_on_the_wall(tmp_path: Path) -> None:
    result = calendar(tmp_path, "--no-pdf", more=QUARTERLY.replace("name: 旅游投诉统计", "name: ''"))
    assert result.code == 1 and "错误" in result.out
    assert "草稿:检查发现" in (tmp_path / "calendar" / "wall.html").read_text(encoding="utf-8")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "mine.txt").write_text("我的", encoding="utf-8")
    result = calendar(tmp_path, "--no-pdf")
    assert result.code == 2 and "不覆盖" in result.err
    assert tree(tmp_path / "calendar") == {"mine.txt": "我的".encode()}
    assert (
        calendar(tmp_path, "--no-pdf", "-o", "other").code
        == calendar(tmp_path, "--no-pdf", "-o", "other").code
        == 0
    )


def test_the_example_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    manifest = yunling(tmp_path)
    first = run("calendar", manifest, "-o", "one", cwd=tmp_path)
    assert (first.code, first.err) == (0, "")
    assert run("calendar", manifest, "-o", "two", cwd=tmp_path).code == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    report = load(tmp_path / "one" / "report.json")
    assert {(due["code"], due["day"]) for due in report["due"]} >= {("06-03-05", "2026-06-30")}
