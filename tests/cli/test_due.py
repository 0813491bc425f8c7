"""``gongkai due``: the last lawful day, and how it was counted."""

import json
from pathlib import Path

import pytest

from tests.cli_helpers import YUNLING, run, small


def test_an_item_of_the_national_guidelines(tmp_path: Path) -> None:
    result = run("due", "24-03-01", "--from", "2026-09-25", cwd=tmp_path)
    assert result.code == 0
    assert "24-03-01" in result.out
    assert "信息形成或者变更之日起20个工作日内" in result.out
    assert "2026年10月29日(周四)" in result.out
    assert "国庆节" in result.out


def test_the_manifest_of_the_folder_is_asked_first(tmp_path: Path) -> None:
    adjust = "adjust: [{item: 29-01-03, set: {time_limit: 信息形成之日起5个工作日内}, reason: 本县规定}]\n"
    small(tmp_path, adjust)
    result = run("due", "29-01-03", "--from", "2026-11-02", cwd=tmp_path)
    assert "青石县人民政府" in result.out
    assert "2026年11月9日" in result.out
    path = run("due", "旅游/政策文件/旅游规划", "--from", "2026-11-02", cwd=tmp_path)
    assert path.out == result.out


def test_the_help_is_chinese_throughout() -> None:
    assert "(必填)" in run("due", "--help").out
    assert "required" not in run("due", "--help").out


def test_a_time_limit_itself(tmp_path: Path) -> None:
    result = run(
        "due",
        "信息形成之日起10个工作日内,公示期不少于7日",
        "--from",
        "2026-11-02",
        "--format",
        "json",
        cwd=tmp_path,
    )
    data = json.loads(result.out)
    assert [clause["last"] for clause in data["clauses"]] == ["2026-11-16", "2026-11-09"]
    assert all(clause["steps"] for clause in data["clauses"])


def test_what_recurs_is_due_next(tmp_path: Path) -> None:
    assert "2026年12月31日" in run("due", "每季度公布一次", "--from", "2026-11-02", cwd=tmp_path).out


def test_what_cannot_be_counted_says_why(tmp_path: Path) -> None:
    result = run("due", "及时公开", "--from", "2026-11-02", cwd=tmp_path)
    assert result.code == 1
    assert "没有写天数" in result.out


def test_a_year_that_is_not_known(tmp_path: Path) -> None:
    result = run("due", "信息形成之日起20个工作日内", "--from", "2026-12-20", cwd=tmp_path)
    assert "2027年的放假安排还没有收录" in result.out
    year = "holidays: [{year: 2027, source: 某通知, off: [2027-01-01/2027-01-03]}]\n"
    manifest = small(tmp_path, year)
    known = run("due", "29-01-03", "--from", "2026-12-20", "--manifest", manifest, cwd=tmp_path)
    assert "还没有收录" not in known.out
    assert "1月1日—1月3日(放假)" in known.out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["24-03-99", "--from", "2026-09-25"], "是不是"),
        (["24-03-01", "--from", "9月25日"], "2026-09-25"),
        (["24-03-01"], "缺少选项 --from"),
        (["24-03-01", "--from", "2026-09-25", "--manifest", "没有.yaml"], "没有.yaml"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, args: list[str], words: str) -> None:
    result = run("due", *args, cwd=tmp_path)
    assert result.code == 2
    assert words in result.out + result.err


def test_an_item_that_the_directory_has_not_is_looked_up_in_the_guidelines(tmp_path: Path) -> None:
    result = run("due", "24-03-01", "--from", "2026-09-25", "--manifest", small(tmp_path), cwd=tmp_path)
    assert result.code == 0
    assert "国家指引" in result.out
    assert "青石县的目录没有这一项" in result.out


@pytest.mark.parametrize("start", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(tmp_path: Path, start: str) -> None:
    result = run(
        "due", "信息形成之日起20个工作日内,公示7天,每季度公布一次,召开15日前", "--from", start, cwd=tmp_path
    )
    assert result.code in (0, 1)
    assert "内部错误" not in result.err


def test_several_manifests_in_a_folder_are_not_chosen_from(tmp_path: Path) -> None:
    result = run("due", "24-03-01", "--from", "2026-09-25", cwd=YUNLING.parent)
    assert "国家指引" in result.out
