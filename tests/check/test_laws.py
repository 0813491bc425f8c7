"""GK3: whether what a basis cites is in force, bears its number, and has the article."""

import json
from pathlib import Path

import pytest

from gongkai.exchange.mend import mended
from gongkai.model.diagnostic import Diagnostic, Severity
from tests.check.samples import write
from tests.trees import checked

LAWS = ("GK301", "GK302", "GK303", "GK304", "GK305", "GK313")


def found(folder: Path, *texts: str, manifest: str = "", laws: str = "") -> list[Diagnostic]:
    """What the rules of this family say of an item that cites ``texts``, where the county has ``laws`` of its own."""
    rows = json.dumps(list(texts), ensure_ascii=False)
    if laws:
        (folder / "laws.yaml").write_text(f"as_of: '2026-11-01'\nlaws:\n{laws}", encoding="utf-8")
        manifest += "laws: [laws.yaml]\n"
    if manifest:
        item = (
            "category: 招生管理, name: 招生政策, content: [方案], time_limit: 长期公开, owner: 云岭县教育体育局,"
            " method: 主动公开, channels: [政府网站], audience: 全社会"
        )
        write(folder, f"{manifest}items:\n  - {{{item}, basis: {rows}}}\n")
    else:
        write(folder, f"basis: {rows}\n")
    return [finding for finding in checked(folder / "sample.yaml")[1] if finding.code in LAWS]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("GK301", "《中华人民共和国收养法》第十五条"),
        ("GK301", "《婚姻法》第八条"),
        ("GK301", "《信访条例》(国务院令第431号)"),
        ("GK301", "《最低生活保障审核审批办法(试行)》(民发〔2012〕220号)"),
        ("GK301", "《环境噪声污染防治法》第七条"),
        ("GK302", "《中华人民共和国政府信息公开条例》(国务院令第492号)"),
        ("GK302", "《政府信息公开条例》(2007年)"),
        ("GK302", "《保守国家秘密法》2010年修订版"),
        ("GK302", "《民办教育促进法实施条例》(国务院令第399号)(2004年)"),
        ("GK302", "《中华人民共和国行政处罚法》(主席令第63号)"),
        ("GK302", "《行政处罚法》(2017年修正)"),
        ("GK302", "《土地管理法》(主席令第28号)"),
        ("GK302", "《突发事件应急预案管理办法》(国办发〔2013〕101号)"),
        ("GK303", "《政府信息公开条例》(国务院令第710号)"),
        ("GK303", "《政府信息公开条例》(国务院第710号令)"),
        ("GK303", "《自然灾害救助条例》(国务院令第557号)"),
        ("GK303", "《关于全面推进政务公开工作的意见》(中办发〔2016〕18号)"),
        ("GK303", "《关于全面推进政务公开工作的意见》(中办发〔2017〕8号)"),
        ("GK304", "《政府信息公开条列》"),
        ("GK304", "《中华人民共和国政府信息公开条件》"),
        ("GK304", "《国有土地上房屋征收和补偿条例》"),
        ("GK304", "《中华人名共和国教育法》"),
        ("GK304", "《中华人民共和国公共图书管法》"),
        ("GK304", "《公共文化服务障保法》"),
        ("GK304", "《自然灾害救助助条例》"),
        ("GK304", "《国有土地上房征收与补偿条例》"),
        ("GK305", "《中华人民共和国政府信息公开条例》第九十条"),
        ("GK305", "《政府信息公开条例》第57条"),
        ("GK305", "《教育法》第三十条、第一百条"),
        ("GK305", "《教育法》第零条"),
        ("GK305", "教育法第三百条"),
        ("GK313", "《云岭县全民健身实施计划(2016—2020年)》"),
        ("GK313", "《云岭县教育事业发展“十三五”规划》"),
        ("GK313", "《云岭县十四五教育规划》"),
        ("GK313", "《云岭县国民经济和社会发展第十三个五年规划纲要》"),
        ("GK313", "《云岭县2021-2023年农村公路管理养护行动方案》"),
    ],
)
def test_a_defect_is_found_and_nothing_else_is_said(tmp_path: Path, code: str, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.code == code
    assert finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "《政府信息公开条例》(国令第711号)",
        "《政府信息公开条例》（国务院令第 711 号）",
        "《政府信息公开条例》(国务院第711号令)",
        "中华人民共和国国务院令第711号",
        "《中华人民共和国政府信息公开条例》（2019年修订）",
        "《中华人民共和国政府信息公开条例》（2007年4月5日国务院令第492号公布　2019年4月3日国务院令第711号修订）",
        "《政府信息公开条例》(2007年国务院令第492号公布,2019年国务院令第711号修订)第二十条",
        "《中华人民共和国教育法》(1995年3月18日通过,2021年4月29日第三次修正)",
        "《政府信息公开条例》第五十六条",
        "《中华人民共和国民法典》第一千二百六十条",
        "《行政处罚法》(主席令第70号)第四十八条",
        "《突发事件应急预案管理办法》(国办发〔2024〕5号)",
        "《云南省政府信息公开规定》",
        "《云南省实施〈中华人民共和国村民委员会组织法〉办法》",
        "《云南省城市供水条例》",
        "《云岭县政府信息公开工作考核办法》(云政办发〔2021〕5号)",
        "《云南省兽药管理条例》",
        "《食用菌菌种管理办法》",
        "《中小学校园安全管理条例》",
        "《云岭县“十五五”规划纲要》",
        "《云岭县国土空间总体规划(2021—2035年)》",
        "《国家中长期教育改革和发展规划纲要》",
        "根据《教育法》第五条、第六条和《教师法》第七条规定",
    ],
)
def test_nothing_is_said_of_a_correct_citation(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("《收养法》", "《中华人民共和国民法典》"),
        ("《民办教育促进法实施条例》(国务院令第399号)", "国务院令第741号"),
        ("《政府信息公开条例》(国务院令第710号)", "应为国务院令第711号"),
        ("《政府信息公开条列》", "《中华人民共和国政府信息公开条例》"),
        ("《行政处罚法》(2017年修正)", "2021年修改后的《中华人民共和国行政处罚法》"),
        ("《市场监督管理行政处罚程序暂行规定》", "《市场监督管理行政处罚程序规定》"),
    ],
)
def test_the_hint_names_what_to_write(tmp_path: Path, text: str, hint: str) -> None:
    (finding,) = found(tmp_path, text)
    assert hint in finding.hint


def test_the_finding_stands_at_the_text(tmp_path: Path) -> None:
    write(tmp_path, "basis:\n  - 《中华人民共和国教育法》\n  - 《婚姻法》第八条\n")
    lines = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()
    (finding,) = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code == "GK301"]
    assert finding.place is not None
    assert lines[finding.place.line - 1][finding.place.column - 1 :] == "《婚姻法》第八条"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("《市场监督管理行政处罚程序暂行规定》", Severity.ERROR),
        ("《征收土地公告办法》", Severity.WARNING),
        ("《社会救助暂行办法》(国务院令第649号)", Severity.INFO),
    ],
)
def test_how_grave_a_successor_is_follows_what_is_known(
    tmp_path: Path, text: str, severity: Severity
) -> None:
    """Replaced for sure, perhaps no longer in force, and in force beside its successor."""
    (finding,) = found(tmp_path, text)
    assert (finding.code, finding.severity) == ("GK302", severity)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("《收养法》", "《中华人民共和国民法典》(主席令第45号)"),
        ("《收养法》（1998年修正）", "《中华人民共和国民法典》(主席令第45号)"),
        ("《政府信息公开条例》(国务院令第492号)", "《政府信息公开条例》(国务院令第711号)"),
    ],
)
def test_what_is_certain_is_mended_and_then_not_found(tmp_path: Path, text: str, right: str) -> None:
    source = tmp_path / "sample.yaml"
    findings = found(tmp_path, text)
    made = mended(source.read_text(encoding="utf-8"), findings)
    assert json.dumps(right, ensure_ascii=False) in made.text
    source.write_text(made.text, encoding="utf-8")
    assert [f for f in checked(source)[1] if f.code in LAWS] == []


@pytest.mark.parametrize(
    "text", ["《收养法》第十五条", "《政府信息公开条例》(国务院令第492号)第九条", "《政府信息公开条例》(国务院令第492号 2007年)"]
)  # fmt: skip
def test_articles_and_years_of_the_old_text_are_for_a_person_to_mend(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.fix is None


def test_a_law_that_only_the_gazetteer_knows(tmp_path: Path) -> None:
    assert found(tmp_path, "《中华人民共和国商标法》第一条") == []
    assert [f.code for f in found(tmp_path, "《中华人民共和国商标法》第九百条")] == ["GK305"]
    (finding,) = found(tmp_path, "《商标法》(2001年修正)")
    assert finding.code == "GK302"
    assert "2019年修改后的《中华人民共和国商标法》" in finding.hint


LOCAL = """\
  - {title: 云岭县城市供水办法, number: 云岭县人民政府令第3号, articles: '40', status: 现行有效}
  - {title: 云岭县户外广告办法, number: 云政发〔2010〕2号, status: 已废止, replaced_by: 云岭县市容管理办法}
  - {title: 云岭县市容管理办法, number: 云政发〔2024〕9号, status: 现行有效}
"""


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("《云岭县户外广告办法》", "GK301", "《云岭县市容管理办法》(云政发〔2024〕9号)"),
        ("《云岭县城市供水办法》(云岭县人民政府令第8号)", "GK303", "云岭县人民政府令第3号"),
        ("《云岭县城市供水办法》第四十一条", "GK305", "现行文本"),
        ("《云岭县城市供水办发》", "GK304", "《云岭县城市供水办法》"),
    ],
)
def test_laws_of_the_manifest_are_checked_like_national_ones(
    tmp_path: Path, text: str, code: str, hint: str
) -> None:
    (finding,) = found(tmp_path, text, laws=LOCAL)
    assert finding.code == code
    assert hint in finding.hint


def test_a_row_of_the_manifest_comes_before_the_national_one(tmp_path: Path) -> None:
    text = "《城市供水条例》(国务院令第158号)"
    assert [f.code for f in found(tmp_path, text)] == ["GK301"]
    own = "  - {title: 城市供水条例, number: 国务院令第158号, status: 现行有效}\n"
    assert found(tmp_path, text, laws=own) == []


def test_a_document_of_ones_own_that_is_registered_is_no_misspelling(tmp_path: Path) -> None:
    text = "《政府信息公开条列》"
    own = "  - {title: 政府信息公开条列, status: 现行有效}\n"
    assert [f.code for f in found(tmp_path, text)] == ["GK304"]
    assert found(tmp_path, text, laws=own) == []


def test_a_plan_ends_by_the_date_of_the_directory(tmp_path: Path) -> None:
    text = "《云岭县“十四五”教育规划》"
    assert [f.code for f in found(tmp_path, text, manifest="date: 2026-11-01\n")] == ["GK313"]
    assert found(tmp_path, text, manifest="date: 2025-11-01\n") == []
