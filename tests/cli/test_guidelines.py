"""``gongkai guidelines``: the national data as they are packaged."""

import re

from tests.cli_helpers import run


def test_all_domains_are_listed() -> None:
    result = run("guidelines")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    found = [
        re.match(r"(\d\d) (\S+)  (\d+) 项\(见于已公布目录 (\d+),凭回忆 (\d+)\)  ", line)
        for line in lines[:-1]
    ]
    counts = [match for match in found if match is not None]
    assert len(counts) == len(lines) - 1 >= 32
    assert [match[1] for match in counts] == sorted({match[1] for match in counts})
    assert all(int(match[3]) == int(match[4]) + int(match[5]) for match in counts)
    total = sum(int(match[3]) for match in counts)
    assert lines[-1] == f"共 {len(counts)} 个领域,{total} 项"


def test_a_domain_by_name_or_code() -> None:
    result = run("guidelines", "义务教育")
    assert result == run("guidelines", "24")
    assert result.code == 0
    assert result.out.startswith("24 义务教育\n文件:")
    assert re.search(r"^招生管理$", result.out, re.M)
    assert re.search(r"^  24-05-01 招生政策  \[.+\]$", result.out, re.M)


def test_one_item() -> None:
    result = run("guidelines", "24-05-01")
    assert result.code == 0
    assert result.out.startswith("24-05-01 义务教育/招生管理/招生政策\n")
    for label in (
        "公开内容",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开方式",
        "公开渠道和载体",
        "公开对象",
        "公开层级",
    ):
        assert re.search(rf"^{label}:.", result.out, re.M), label


def test_an_unknown_domain() -> None:
    result = run("guidelines", "航天")
    assert (result.code, result.out) == (2, "")
    assert "没有「航天」这个领域或事项" in result.err
