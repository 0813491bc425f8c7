"""The markdown format, read by a parser of CommonMark with tables."""

import re

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gongkai.check.formats import render
from gongkai.check.report import Report
from tests.check.formats.reports import ERROR, FULL, NOTE, REPORTS, WARNING, report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def cells(text: str) -> list[str]:
    """What a reader sees in the cells of all tables."""
    tokens = PARSER.parse(text)
    return [_seen(tokens[i + 1]) for i, token in enumerate(tokens) if token.type in ("td_open", "th_open")]


def _seen(inline: Token) -> str:
    seen = ""
    for token in inline.children or []:
        if token.type == "html_inline":
            assert token.content == "<br>"
            seen += "\n"
        else:
            assert token.type in ("text", "text_special"), token
            seen += token.content
    return seen


def test_a_whole_report() -> None:
    assert render("markdown", FULL) == (
        "### 检查发现问题:1 份目录,1 个错误,1 个警告,1 个提示,1 个已豁免\n"
        "\n"
        "| 级别 | 位置 | 规则 | 问题 |\n"
        "| --- | --- | --- | --- |\n"
        "| 错误 | county.yaml:2:9 | GK302 依据已失效 | 条例已被取代<br>提示: 改为新条例 |\n"
        "| 警告 | county.yaml:1:14 | GK128 | 豁免没有用到 |\n"
        "| 提示 | - | GK999 依据已失效 | 没有位置的提示<br>提示: 看一看 |\n"
        "\n"
        "<details>\n"
        "<summary>1 个已豁免</summary>\n"
        "\n"
        "| 位置 | 规则 | 问题 | 理由 |\n"
        "| --- | --- | --- | --- |\n"
        "| county.yaml:2:9 | GK302 依据已失效 | 另一条例已被取代 | 省厅要求,至 2026-12-31 |\n"
        "\n"
        "</details>\n"
    )


def test_nothing_found() -> None:
    assert render("markdown", report()) == "### 没有问题:1 份目录,0 个错误,0 个警告\n"


def test_the_gravest_come_first() -> None:
    shown = cells(render("markdown", report(NOTE, WARNING, ERROR)))
    assert shown[4::4] == ["错误", "警告", "提示"]


def test_a_link_in_a_message_is_read_as_it_is_written() -> None:
    out = render("markdown", report(NOTE._replace(message="见 https://a.example/x_y 和 www.a_b.example")))
    assert "https\\://a.example/x\\_y" in out
    assert "www\\.a\\_b" in out
    assert "见 https://a.example/x_y 和 www.a_b.example\n提示: 看一看" in cells(out)


def test_a_mark_is_read_as_it_is_written_and_a_line_break_is_kept() -> None:
    message = "a|b\\|c `d` *e* __f__ ~~g~~ <b>h</b> &amp; [i](j) $k$\n# 另一行"
    assert message in cells(render("markdown", report(NOTE._replace(message=message, hint=""))))


def test_a_comment_is_never_too_long_for_github() -> None:
    many = [ERROR._replace(message="长" * 990)] * 100
    out = render("markdown", report(*many, accepted=[(ERROR, FULL.accepted[0][1])] * 1000))
    assert len(out) < 65_536
    rows = out.count("| 错误 |")
    assert 40 < rows < 60
    assert f"另有 {100 - rows} 个未列出,请看完整的报告。" in out
    assert out.count("<details>") == out.count("</details>") == 1


@given(REPORTS)
def test_any_text_stays_in_its_cell(report: Report) -> None:
    shown = cells(render("markdown", report))
    heads = 4 * (bool(report.findings) + bool(report.accepted))
    assert len(shown) == heads + 4 * len(report.findings) + 4 * len(report.accepted)
    messages = [cell for i, cell in enumerate(shown) if i % 4 == 3][1 : len(report.findings) + 1]
    order = ["错误", "警告", "提示"]
    expected = [
        f"{f.message}\n提示: {f.hint}" if f.hint else f.message
        for f in sorted(report.findings, key=lambda f: order.index(f.severity.value))
    ]
    assert [_letters(message) for message in messages] == [_letters(text) for text in expected]


def _letters(text: str) -> str:
    """Without white space and controls, which a cell may show otherwise."""
    return re.sub("[\\s\x00-\x1f\x7f-\x9f\ufffd\u202a-\u202e\u2066-\u2069]", "", text)
