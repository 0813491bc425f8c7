"""``gongkai check --fix``: what is certain is mended in place, everything else stays as it was to the byte."""

from pathlib import Path

import pytest

from gongkai.exchange.mend import mended
from gongkai.model.diagnostic import Diagnostic, Fix, Place, Severity, SourceFile
from tests.cli_helpers import SMALL, run, small

ITEM = """\
# 本县自己的事项
items:
  - domain: 旅游      # 领域
    category: 公共服务
    name: {name}
    content: [线路, 集合地点]
    basis:
      - {basis}   # 依据
    time_limit: 长期公开
    owner: 青石县文化和旅游局
    method: 主动公开
    channels: [政府网站, {channel}]
    audience: 全社会
"""
GOOD = {"name": "旅游线路", "basis": "《中华人民共和国旅游法》", "channel": "两微一端"}


@pytest.mark.parametrize(
    ("key", "bad", "good"),
    [
        ("name", "旅游线 路", "旅游线路"),
        (
            "basis",
            "《中华人民共和国旅游法》、《民法通则》",
            "《中华人民共和国旅游法》、《中华人民共和国民法典》(主席令第45号)",
        ),
        (
            "basis",
            "《关于全面推进政务公开工作的意见》(中办发[2016]8号)",
            "《关于全面推进政务公开工作的意见》(中办发〔2016〕8号)",
        ),
        ("basis", "《旅行社条例》(国务院令550号)", "《旅行社条例》(国务院令第550号)"),
        (
            "basis",
            "《中华人民共和国政府信息公开条例》(国务院令第492号)",
            "《中华人民共和国政府信息公开条例》(国务院令第711号)",
        ),
        ("channel", "两微一瑞", "两微一端"),
    ],
)
def test_one_value_is_mended_and_nothing_else(tmp_path: Path, key: str, bad: str, good: str) -> None:
    manifest = small(tmp_path, ITEM.format(**GOOD | {key: bad}))
    assert run("check", cwd=tmp_path).out != "1 份目录,0 个错误,0 个警告\n"
    result = run("check", "--fix", cwd=tmp_path)
    assert manifest.read_text(encoding="utf-8") == SMALL + ITEM.format(**GOOD | {key: good})
    assert "已改:「" in result.out and "改了 1 处\n" in result.out
    assert (result.code, result.out.splitlines()[-1]) == (0, "1 份目录,0 个错误,0 个警告")
    before = manifest.read_bytes()
    assert run("check", "--fix", cwd=tmp_path).out == "1 份目录,0 个错误,0 个警告\n"
    assert manifest.read_bytes() == before


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    text = (SMALL + ITEM.format(**GOOD | {"channel": "两微一瑞"})).replace("\n", "\r\n")
    manifest = tmp_path / "county.yaml"
    manifest.write_bytes(b"\xef\xbb\xbf" + text.encode())
    run("check", "--fix", cwd=tmp_path)
    assert manifest.read_bytes() == b"\xef\xbb\xbf" + text.replace("两微一瑞", "两微一端").encode()


def test_a_file_in_another_encoding_is_left_alone(tmp_path: Path) -> None:
    manifest = tmp_path / "county.yaml"
    manifest.write_text(SMALL + ITEM.format(**GOOD | {"channel": "两微一瑞"}), encoding="gb18030")
    before = manifest.read_bytes()
    run("check", "--fix", cwd=tmp_path)
    assert manifest.read_bytes() == before


def test_what_is_not_certain_is_not_touched(tmp_path: Path) -> None:
    """Articles are those of the old law; an unknown title may be a document of the place."""
    text = ITEM.format(**GOOD | {"basis": "《中华人民共和国收养法》第十五条"})
    manifest = small(tmp_path, text)
    result = run("check", "--fix", cwd=tmp_path)
    assert result.code == 1 and "已改" not in result.out
    assert manifest.read_text(encoding="utf-8") == SMALL + text


def test_what_is_ignored_or_waived_is_not_mended(tmp_path: Path) -> None:
    text = ITEM.format(**GOOD | {"channel": "两微一瑞"})
    manifest = small(tmp_path, text)
    run("check", "--fix", "--ignore", "GK603", cwd=tmp_path)
    assert manifest.read_text(encoding="utf-8") == SMALL + text
    waived = f"{text}waive: [{{rule: GK603, reason: 本地的新媒体}}]\n"
    small(tmp_path, waived)
    run("check", "--fix", cwd=tmp_path)
    assert manifest.read_text(encoding="utf-8") == SMALL + waived


def test_what_machines_read_stays_clean(tmp_path: Path) -> None:
    small(tmp_path, ITEM.format(**GOOD | {"channel": "两微一瑞"}))
    result = run("check", "--fix", "--format", "json", cwd=tmp_path)
    assert result.out.startswith("{") and "已改" in result.err


def fixing(text: str, line: int, column: int, old: str, new: str) -> str:
    place = Place(SourceFile("x.yaml"), line, column)
    return mended(text, [Diagnostic("GK306", Severity.WARNING, place, "", fix=Fix(old, new))]).text


@pytest.mark.parametrize(
    ("text", "place", "old", "new", "made"),
    [
        ("a: 甲乙 # 甲\n", (1, 4), "甲", "丙", "a: 丙乙 # 甲\n"),
        ("a: '甲''乙'\n", (1, 4), "甲", "丙", "a: '丙''乙'\n"),
        ('a: "甲乙"\n', (1, 4), "乙", "丁", 'a: "甲丁"\n'),
        ("a: [甲乙, 甲丙]\n", (1, 9), "甲", "丁", "a: [甲乙, 丁丙]\n"),
        # What would mean something else in YAML is quoted.
        ("a: [甲乙]\n", (1, 5), "乙", "丙, 丁", "a: ['甲丙, 丁']\n"),
        ("a: 甲乙\n", (1, 4), "乙", ": 丙", "a: '甲: 丙'\n"),
        ("a: 甲乙\n", (1, 4), "甲乙", "# 丙", "a: '# 丙'\n"),
        # The value is not there, is written otherwise, or lies elsewhere.
        ("a: 甲乙\n", (1, 4), "丙", "丁", "a: 甲乙\n"),
        ("a: 甲乙\n", (2, 1), "甲", "丁", "a: 甲乙\n"),
        ('a: "\\u7532乙"\n', (1, 4), "甲", "丁", 'a: "\\u7532乙"\n'),
        ("a: [甲\n", (1, 5), "甲", "丁", "a: [甲\n"),
    ],
)
def test_the_text_of_a_value(text: str, place: tuple[int, int], old: str, new: str, made: str) -> None:
    assert fixing(text, *place, old, new) == made
