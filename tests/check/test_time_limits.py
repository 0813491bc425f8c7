"""GK4: what breaks the rules of time limits, and the many ways of writing one that do not."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.exchange.mend import mended
from gongkai.model.diagnostic import Diagnostic, Severity
from tests.check.samples import write
from tests.trees import checked


def found(folder: Path, text: str, name: str = "招生政策", **elements: str) -> list[Diagnostic]:
    """What the rules of this family say of an item with ``text`` as its time limit."""
    rows = {"name": name, "time_limit": text, **elements}
    write(folder, "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items()))
    return [finding for finding in checked(folder / "sample.yaml")[1] if finding.code.startswith("GK4")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("GK401", "信息形成之日起30个工作日内"),
        ("GK401", "政府信息形成之日起21个工作日内"),
        ("GK401", "自信息公开条件形成后40个工作日内公开"),
        ("GK401", "自信息形成之日起两个月内"),
        ("GK401", "文件印发后25个工作日内"),
        ("GK401", "决定作出之日起2个月内公布"),
        ("GK401", "信息形成之日起30个工作日内更新"),
        ("GK401", "信息形成或变更之日起30日内"),
        ("GK401", "信息产生后1个月内"),
        ("GK403", "20个工作日"),
        ("GK403", "20个工作日内予以公开"),
        ("GK403", "7日内"),
        ("GK403", "20内"),
        ("GK403", "信息形成或变更之日起20个内"),
        ("GK403", "信息形成之日起20个工作内"),
        ("GK403", "及时公开,不超过20个工作日"),
        ("GK404", "及时"),
        ("GK404", "及时、准确公开"),
        ("GK404", "按要求及时公开"),
        ("GK404", "按上级要求"),
        ("GK404", "按时限公开"),
        ("GK404", "定期公开"),
        ("GK404", "不定期"),
        ("GK404", "视情况公开"),
        ("GK404", "视具体情况确定"),
        ("GK404", "根据工作需要及时公开"),
        ("GK405", "县里统一安排"),
        ("GK405", "政府网站"),
        ("GK405", "全社会"),
        ("GK406", "征求意见7日"),
        ("GK406", "公开征求意见时间不少于7天"),
        ("GK406", "征求公众意见的期限不少于20日"),
        ("GK406", "公示征求意见5个工作日"),
    ],
)
def test_a_defect_is_found_and_nothing_else_is_said(tmp_path: Path, code: str, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.code == code
    assert finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "信息形成或者变更之日起20个工作日内",
        "信息形成（变更）20个工作日内",
        "20个工作日内（自信息形成之日起）",
        "政府信息形成或变更之日起20日内",
        "信息形成之日起20工作日内",
        "信息形成后及时公开,最迟不超过20个工作日",
        "按进展情况及时公开,最迟不超过20个工作日",
        "按进展情况及时公开",
        "按规定时限公开",
        "依照《预算法》规定的时限",
        "信息形成或者变更之日起20个工作日内,法律法规另有规定的从其规定",
        "自受理之日起30个工作日内",
        "立案之日起60日内",
        "自收到申请之日起60日内",
        "收到举报之日起60日内办结",
        "会计年度结束后3个月内",
        "年度结束后2个月内",
        "项目竣工后3个月内",
        "征收土地公告之日起45日内公告",
        "成绩公布后30日内申请复核",
        "招生工作开始前1个月",
        "批准后20日内公开",
        "每年1月31日前",
        "每季度公布一次",
        "实时公开",
        "长期公开,变更后20个工作日内更新",
        "公示7个工作日",
        "公开征求意见不少于30日",
        "随政策文件同步公开",
    ],
)
def test_nothing_is_said_of_a_correct_time_limit(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize("text", ["同上", "无", "待定", "信息形成或者变更之日起XX个工作日内"])
def test_what_the_rules_of_texts_tell_is_not_told_again(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_a_month_is_a_warning_and_thirty_working_days_an_error(tmp_path: Path) -> None:
    assert [f.severity for f in found(tmp_path, "信息形成之日起一个月内")] == [Severity.WARNING]
    assert [f.severity for f in found(tmp_path, "信息形成之日起30个工作日内")] == [Severity.ERROR]


def test_an_article_of_another_law_may_set_a_longer_limit(tmp_path: Path) -> None:
    text = "信息形成之日起30个工作日内"
    (finding,) = found(tmp_path, text, basis="《中华人民共和国教育法》第三十条")
    assert finding.severity is Severity.WARNING
    assert "中华人民共和国教育法" in finding.hint


def test_on_request_has_no_such_limit(tmp_path: Path) -> None:
    text = "信息形成之日起30个工作日内"
    assert found(tmp_path, text, method="依申请公开", audience="特定群体:申请人") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("行政处罚决定", "自作出行政决定之日起20个工作日内"),
        ("行政许可结果", "信息形成之日起20个工作日内"),
        ("行政处罚结果", "处罚决定作出之日起15日内"),
        ("行政许可和行政处罚信息“双公示”", "信息形成之日起10个工作日内"),
    ],
)
def test_decisions_are_due_in_seven_working_days(tmp_path: Path, name: str, text: str) -> None:
    assert [f.code for f in found(tmp_path, text, name)] == ["GK402"]
    assert found(tmp_path, "自作出行政决定之日起7个工作日内", name) == []


@pytest.mark.parametrize("name", ["行政处罚流程", "行政许可办事指南", "行政处罚裁量基准", "行政许可事项清单"])
def test_what_is_no_decision_has_the_general_limit(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "信息形成之日起20个工作日内", name) == []


@pytest.mark.parametrize(
    ("name", "short", "enough"),
    [
        ("城市低保对象公示", "公示3天", "公示7天"),
        ("最低生活保障审核公示", "公示期5日", "公示期不少于7天"),
        ("特困人员救助供养审核公示", "公示不少于3天", "公示期7日"),
        ("征地补偿安置方案公告", "公告期不少于15日", "公告期不少于30日"),
        ("征地预公告", "公示5个工作日", "公示10个工作日"),
        ("中标候选人公示", "公示期2日", "公示3日"),
        ("城乡规划草案公告", "公告不少于10日", "公告不少于30日"),
    ],
)
def test_what_has_to_be_shown_longer_by_law(tmp_path: Path, name: str, short: str, enough: str) -> None:
    assert [f.code for f in found(tmp_path, short, name)] == ["GK407"]
    assert found(tmp_path, enough, name) == []
    assert found(tmp_path, short, "年度考核结果公示") == []


def test_a_law_of_its_own_sets_the_time_for_comments(tmp_path: Path) -> None:
    text = "公开征求意见不少于5个工作日"
    assert [f.code for f in found(tmp_path, text, "重大行政决策草案")] == ["GK406"]
    assert found(tmp_path, text, "环境影响报告书审批前公示") == []


def test_the_finding_stands_at_the_text(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "及时公开")
    lines = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()
    assert finding.place is not None
    assert lines[finding.place.line - 1][finding.place.column - 1 :] == '"及时公开"'


def test_half_a_unit_is_mended(tmp_path: Path) -> None:
    findings = found(tmp_path, "信息形成之日起20个工作内")
    source = tmp_path / "sample.yaml"
    made = mended(source.read_text(encoding="utf-8"), findings)
    assert '"信息形成之日起20个工作日内"' in made.text
    source.write_text(made.text, encoding="utf-8")
    assert [f for f in checked(source)[1] if f.code.startswith("GK4")] == []


PIECES = ["信息形成", "之日起", "20", "三", "个", "工作日", "工作", "日", "月", "内", "及时", "公开", "公示", "征求意见", "不少于", "每", "年", "前", "(", ",", ";", " ", "按", "规定"]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=10), name=st.sampled_from(("低保公示", "行政处罚决定", "征地补偿安置方案公告")))  # fmt: skip
def test_any_time_limit_is_checked_without_fail(pieces: list[str], name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for finding in found(Path(folder), "".join(pieces), name):
            assert finding.place is not None
            assert finding.message
            assert finding.hint
