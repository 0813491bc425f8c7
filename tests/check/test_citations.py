"""GK3: how a basis is written."""

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

CITATIONS = ("GK306", "GK307", "GK308", "GK309", "GK310", "GK311")


def found(folder: Path, *texts: str) -> list[Diagnostic]:
    """What the rules of this family say of an item that cites ``texts``."""
    write(folder, f"basis: {json.dumps(list(texts), ensure_ascii=False)}\n")
    return [finding for finding in checked(folder / "sample.yaml")[1] if finding.code in CITATIONS]


MALFORMED = [
    ("国办发[2018]10号", "国办发〔2018〕10号"),
    ("国办发【2018】10号", "国办发〔2018〕10号"),
    ("国办发（2018）10号", "国办发〔2018〕10号"),
    ("国办发［2018］10号", "国办发〔2018〕10号"),
    ("国办发﹝2018﹞10号", "国办发〔2018〕10号"),
    ("国办发{2018}10号", "国办发〔2018〕10号"),
    ("国办发〔201810号", "国办发〔2018〕10号"),
    ("国办发2018〕10号", "国办发〔2018〕10号"),
    ("国办发〔2018]10号", "国办发〔2018〕10号"),
    ("国办发〔2018〕第10号", "国办发〔2018〕10号"),
    ("国办发〔2018〕010号", "国办发〔2018〕10号"),
    ("国办发〔2018〕10", "国办发〔2018〕10号"),
    ("财预〔2018〕10", "财预〔2018〕10号"),
    ("国务院令577号", "国务院令第577号"),
    ("国务院令第577", "国务院令第577号"),
    ("国务院577号令", "国务院令第577号"),
]


@pytest.mark.parametrize(("wrong", "right"), MALFORMED)
def test_a_malformed_number_is_found_and_mended(tmp_path: Path, wrong: str, right: str) -> None:
    findings = found(tmp_path, f"《云岭县某项工作的通知》({wrong})")
    assert [f.code for f in findings] == ["GK306"]
    source = tmp_path / "sample.yaml"
    made = mended(source.read_text(encoding="utf-8"), findings)
    assert json.dumps(f"《云岭县某项工作的通知》({right})", ensure_ascii=False) in made.text
    source.write_text(made.text, encoding="utf-8")
    assert [f for f in checked(source)[1] if f.code in CITATIONS] == []


@pytest.mark.parametrize(
    "text",
    [
        "《自然灾害救助条例》(国务院令第577号)",
        "《自然灾害救助条例》（国务院令第 577 号）",
        "《自然灾害救助条例》(国务院第577号令)",
        "《国务院办公厅关于推进社会公益事业建设领域政府信息公开的意见》（国办发〔2018〕 10 号）",
        "《某办法(试行)》(国家税务总局公告2014年第40号)",
        "《某公告》(2021年第8号)",
        "《中华人民共和国教育法》(2021年修正)",
        "《关于印发〈云岭县招生方案〉的通知》(云政办发〔2026〕12号)",
        "《城市居住区规划设计标准》(GB 50180—2018)",
        "《云岭县2026年义务教育招生工作方案》",
        "云教发〔2023〕8号",
    ],
)
def test_nothing_is_said_of_a_well_formed_number(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


MARKS = [
    ("《中华人民共和国政府信息公开条例(国务院令第711号)", "《中华人民共和国政府信息公开条例》(国务院令第711号)"),
    ("《中华人民共和国政府信息公开条例（国务院令第711号）", "《中华人民共和国政府信息公开条例》（国务院令第711号）"),
    ("中华人民共和国教育法》第三十条", "《中华人民共和国教育法》第三十条"),
    ("《中华人民共和国义务教育法》、《教师法", "《中华人民共和国义务教育法》、《教师法》"),
    ("《教育法》、义务教育法》", "《教育法》、《义务教育法》"),
    ("《校车安全管理条例》（国务院令第617号", "《校车安全管理条例》（国务院令第617号）"),
    ("《校车安全管理条例》(国务院令第617号第十五条", "《校车安全管理条例》(国务院令第617号)第十五条"),
    ("《校车安全管理条例》国务院令第617号)", "《校车安全管理条例》(国务院令第617号)"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), MARKS)
def test_a_lost_mark_of_a_known_title_is_put_back(tmp_path: Path, wrong: str, right: str) -> None:
    findings = found(tmp_path, wrong)
    assert [f.code for f in findings] == ["GK307"]
    source = tmp_path / "sample.yaml"
    made = mended(source.read_text(encoding="utf-8"), findings)
    assert json.dumps(right, ensure_ascii=False) in made.text
    source.write_text(made.text, encoding="utf-8")
    assert [f for f in checked(source)[1] if f.code in CITATIONS] == []


@pytest.mark.parametrize(
    "text",
    [
        "《云岭县招生办法(云政发〔2026〕1号)",
        "《《中华人民共和国教育法》",
        "《教育法〉",
        "《教育法》》",
        "《国务院关于印发〈国家应急体系规划》的通知》",
        "《云岭县招生办法》(云政发〔2026〕1号,2026年修订",
    ],
)
def test_marks_that_could_stand_elsewhere_are_told_and_not_mended(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert (finding.code, finding.fix) == ("GK307", None)


@pytest.mark.parametrize(
    "text",
    [
        "相关政策文件",
        "相关法律法规",
        "有关规定",
        "上级文件精神",
        "各地相关政策法规文件",
        "国家有关法律、法规",
        "国家、省、市相关文件",
        "根据上级有关文件要求",
        "相关法律、法规及政策性文件",
        "依据相关法律法规规定公开",
        "党中央、国务院文件",
        "县委县政府文件",
        "民政部门相关文件",
        "部门职责",
        "三定方案",
        "国家相关政策法规及省市实施细则",
        "无依据",
    ],
)
def test_a_basis_that_names_nothing_is_found(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, text)
    assert finding.code == "GK308"
    assert text in finding.message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("《教育法》等相关法律法规", "等相关法律法规"),
        ("《教育法》第三十条等", "等"),
        ("《教育法》《义务教育法》等", "等"),
        ("《教育法》及相关文件", "相关文件"),
        ("《教育法》、其他有关规定", "其他有关规定"),
        ("《教育法》(主席令第45号)和省市有关文件", "省市有关文件"),
        ("《教育法》以及各地相关政策法规文件", "各地相关政策法规文件"),
        ("《教育法》;相关法律法规", "相关法律法规"),
        ("《教育法》及配套法规", "配套法规"),
        ("《教育法》及其他相关文件", "其他相关文件"),
    ],
)
def test_and_so_on_is_found(tmp_path: Path, text: str, part: str) -> None:
    (finding,) = found(tmp_path, text)
    assert (finding.code, finding.severity) == ("GK309", Severity.WARNING)
    assert part in finding.message


def test_a_vague_entry_beside_real_ones_is_a_note(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "《中华人民共和国教育法》", "各地相关政策法规文件")
    assert (finding.code, finding.severity) == ("GK309", Severity.INFO)
    lines = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()
    assert finding.place is not None
    assert lines[finding.place.line - 1][finding.place.column - 1 :].startswith('"各地相关')


@pytest.mark.parametrize(
    "text",
    [
        "根据《教育法》第五条、第六条和《教师法》第七条规定",
        "《教育法》第三十条的规定",
        "按照《云岭县招生办法》有关要求执行",
        "《云岭县等级医院评审办法》",
        "《关于做好相关工作的通知》",
        "政府信息公开条例第二十条",
        "云岭县供水条例",
        "省政府令第212号",
    ],
)
def test_what_names_a_document_is_not_vague(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("《教育法》、《中华人民共和国教育法》",),
        ("《教育法》", "《教育法》"),
        ("《政府信息公开条例》第二十条", "《中华人民共和国政府信息公开条例》(国务院令第711号)第二十一条"),
        ("《政府信息公开条例》(国务院令第711号)、《政府信息公开条例》(国令第711号)",),
    ],
)
def test_the_same_law_twice_is_found(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert [f.code for f in found(tmp_path, *texts)] == ["GK310"]


@pytest.mark.parametrize(
    "texts",
    [
        ("《教育法》", "《义务教育法》"),
        ("《国务院关于取消一批审批项目的决定》(国发〔2013〕44号)", "《国务院关于取消一批审批项目的决定》(国发〔2014〕5号)"),
        ("《关于做好服务项目工作的通知》(云卫发〔2024〕1号)", "《关于做好服务项目工作的通知》(云卫发〔2025〕3号)"),
        ("《教育法》第三十条、第五十条",),
    ],
)  # fmt: skip
def test_different_laws_are_not_the_same(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert found(tmp_path, *texts) == []


@pytest.mark.parametrize(
    "text", ["《义务教育领域基层政务公开标准指引》", "社会救助领域基层政务公开标准指引", "《云岭县基层政务公开标准目录》"]
)  # fmt: skip
def test_a_guideline_alone_founds_nothing(tmp_path: Path, text: str) -> None:
    assert [f.code for f in found(tmp_path, text)] == ["GK311"]
    assert found(tmp_path, text, "《中华人民共和国政府信息公开条例》第二十条") == []


PIECES = ["《", "》", "(", "）", "〔", "〕", "教育法", "国务院令", "第", "711", "2019", "号", "条", "等", "相关", "文件", "、", ";", " ", "政府信息公开条例", "零"]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_any_basis_is_checked_and_each_fix_takes_its_finding_away(pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        findings = found(Path(folder), "".join(pieces))
        source = Path(folder, "sample.yaml")
        text = source.read_text(encoding="utf-8")
        for finding in findings:
            made = mended(text, [finding])
            if made.done:
                source.write_text(made.text, encoding="utf-8")
                left = [f for f in checked(source)[1] if (f.code, f.fix) == (finding.code, finding.fix)]
                assert len(left) < sum((f.code, f.fix) == (finding.code, finding.fix) for f in findings)
