"""GK2: what breaks the rules of an element's text, and the unusual spellings that do not."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.exchange.mend import mended
from gongkai.model.diagnostic import Diagnostic
from gongkai.model.elements import LIST_ELEMENTS
from tests.check.samples import write
from tests.trees import checked

TEXTS = ("GK211", "GK212", "GK213", "GK215", "GK216", "GK217")


def found(folder: Path, element: str, *texts: str) -> list[Diagnostic]:
    """What the rules of this family say of an item whose ``element`` is written so."""
    value = list(texts) if element in LIST_ELEMENTS else texts[0]
    write(folder, f"{element}: {json.dumps(value, ensure_ascii=False)}\n")
    return [finding for finding in checked(folder / "sample.yaml")[1] if finding.code in TEXTS]


@pytest.mark.parametrize(
    ("code", "element", "text"),
    [
        ("GK211", "name", "同上"),
        ("GK211", "name", "—"),
        ("GK211", "content", "同上。"),
        ("GK211", "content", "内容同上"),
        ("GK211", "content", "同第一项"),
        ("GK211", "content", "同上一项"),
        ("GK211", "content", "见上表"),
        ("GK211", "content", "详见附件"),
        ("GK211", "content", "(空)"),
        ("GK211", "content", "暂缺"),
        ("GK211", "content", "无内容"),
        ("GK211", "content", "……"),
        ("GK211", "content", "〃"),
        ("GK211", "basis", "无"),
        ("GK211", "basis", "同上"),
        ("GK211", "time_limit", "待定"),
        ("GK211", "time_limit", "——"),
        ("GK211", "audience", "同上"),
        ("GK212", "name", "××县城市低保"),
        ("GK212", "name", "某某局政策文件"),
        ("GK212", "content", "X县教育局招生方案"),
        ("GK212", "content", "○○县招生方案"),
        ("GK212", "content", "咨询电话:____"),
        ("GK212", "content", "办理地点:( )"),
        ("GK212", "content", "(此处填写监督电话)"),
        ("GK212", "content", "20XX年部门预算"),
        ("GK212", "basis", "《××省实施〈中华人民共和国村民委员会组织法〉办法》"),
        ("GK212", "time_limit", "信息形成或者变更之日起XX个工作日内"),
        ("GK213", "content", "相关信息"),
        ("GK213", "content", "按规定公开"),
        ("GK213", "content", "依法应当公开的内容"),
        ("GK213", "content", "法律法规规定应当公开的其他信息"),
        ("GK213", "content", "其他应公开的内容"),
        ("GK215", "name", "社会保险登 记"),
        ("GK215", "name", "养老　保险"),
        ("GK215", "name", "就业困难人员认定\n及援助"),
        ("GK215", "name", "低保对象认定、"),
        ("GK215", "name", "农村危房改造的"),
        ("GK215", "name", "和申请条件"),
        ("GK215", "category", "行政许可/"),
        ("GK216", "name", "特困人员救助供养)"),
        ("GK216", "name", "“双随机、一公开监管"),
        ("GK216", "content", "补偿标准(元/亩、安置方案"),
        ("GK216", "content", "救助对象名单〔含金额"),
        ("GK216", "content", "《城乡低保办法》、《特困人员认定办法"),
        ("GK216", "time_limit", "信息形成(变更之日起20个工作日内"),
        ("GK217", "name", "１２３４５热线"),
        ("GK217", "content", "ＡＰＰ办理指南"),
        ("GK217", "content", "2０26年招生计划"),
        ("GK217", "basis", "《自然灾害救助条例》(国务院令第５７７号)"),
        ("GK217", "time_limit", "信息形成或者变更之日起２０个工作日内"),
    ],
)
def test_a_defect_is_found_and_nothing_else_is_said(
    tmp_path: Path, code: str, element: str, text: str
) -> None:
    (finding,) = found(tmp_path, element, text)
    assert finding.code == code
    assert finding.hint


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("name", "“双随机、一公开”监管"),
        ("name", "临时救助（含急难型）"),
        ("name", "12345政务服务便民热线"),
        ("name", "5A级旅游景区"),
        ("name", "无障碍环境建设"),
        ("name", "略阳县招生政策"),
        ("name", "的士运价"),
        ("name", "某些特殊人群不参保说明"),
        ("name", "同级财政监督"),
        ("name", "同步换证"),
        ("name", "见习补贴"),
        ("name", "和谐劳动关系创建"),
        ("name", "及时奖励"),
        ("content", "办理时间(工作日9:00-12:00,14:00-17:00)"),
        ("content", "附件(一、二)"),
        ("content", "申请条件(含:1)户籍;2)年龄)"),
        ("name", "空白格式文本"),
        ("name", "城镇职工基本医疗保险 (生育保险)"),
        ("name", "附件下载"),
        ("content", "1)申请条件;2)申请材料"),
        ("content", "①申请条件②申请材料"),
        ("content", "无犯罪记录证明办理"),
        ("content", "没有纳入名单的理由"),
        ("content", "基本信息"),
        ("content", "政策文件"),
        ("content", "其他需要公开的教育统计数据"),
        ("content", "依法公开的招标文件目录"),
        ("content", "依申请公开办理流程"),
        ("content", "有关政策文件名称及文号"),
        ("content", "X光机使用许可"),
        ("content", "补贴标准(元/人·月)"),
        ("content", "附件:申请表"),
        ("content", "办公时间:9:00—17:00"),
        ("content", "Ⅲ类医疗器械备案"),
    ],
)
def test_nothing_is_said_of_a_correct_text(tmp_path: Path, element: str, text: str) -> None:
    assert found(tmp_path, element, text) == []


def test_vague_content_beside_real_content_is_let_be(tmp_path: Path) -> None:
    assert found(tmp_path, "content", "招生范围", "相关信息") == []


def test_the_finding_stands_at_the_text(tmp_path: Path) -> None:
    write(tmp_path, "content:\n  - 招生范围\n  - ××县招生条件\n  - 报名时间\n")
    lines = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()
    (finding,) = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code == "GK212"]
    assert finding.place is not None
    assert lines[finding.place.line - 1][finding.place.column - 1 :] == "××县招生条件"


def test_a_department_named_as_in_a_template_is_found(tmp_path: Path) -> None:
    write(tmp_path, "departments:\n  - {name: 某某县教育体育局, acts_as: [教育行政部门]}\n")
    found = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code == "GK212"]
    assert [f.message for f in found] == ["名称「某某县教育体育局」里还有模板的占位「某某县教」"]


def two_items(folder: Path, first: str, second: str) -> list[str]:
    rest = (
        "basis: [《中华人民共和国教育法》第三十条], owner: 云岭县教育体育局, audience: 全社会,\n"
        "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站]}\n"
    )
    write(folder, f"items:\n  - {{{first}, {rest}  - {{{second}, {rest}")
    return [f.message for f in checked(folder / "sample.yaml")[1] if f.code == "GK214"]


def test_the_same_item_in_two_categories_is_found(tmp_path: Path) -> None:
    (message,) = two_items(
        tmp_path,
        "category: 政策文件, name: 招生政策, content: [招生方案]",
        "category: 招生管理, name: 招生 政策, content: [招生方案。]",
    )
    assert "招生管理" in message


def test_items_that_differ_in_content_are_two(tmp_path: Path) -> None:
    first, second = (
        "category: 甲, name: 招生政策, content: [小学]",
        "category: 乙, name: 招生政策, content: [初中]",
    )
    assert two_items(tmp_path, first, second) == []


@pytest.mark.parametrize(
    ("element", "text", "right"),
    [
        ("name", "社会保险登 记", "社会保险登记"),
        ("name", "１２３４５热线", "12345热线"),
        ("content", "咨询电话：０８８８－５５５０１２３,移动ＡＰＰ", "咨询电话：0888-5550123,移动APP"),
        ("name", "临时救助(含急难型", "临时救助(含急难型)"),
        ("name", "临时救助（含急难型", "临时救助（含急难型）"),
        ("content", "特困人员认定办法(试行", "特困人员认定办法(试行)"),
        ("channels", "社区/企事业单位/村公示栏(电子屏", "社区/企事业单位/村公示栏(电子屏)"),
        ("content", "《城乡低保办法》、《特困人员认定办法", "《城乡低保办法》、《特困人员认定办法》"),
    ],
)
def test_what_is_certain_is_mended_and_then_not_found(
    tmp_path: Path, element: str, text: str, right: str
) -> None:
    findings = found(tmp_path, element, text)
    source = tmp_path / "sample.yaml"
    made = mended(source.read_text(encoding="utf-8"), findings)
    assert json.dumps(right, ensure_ascii=False) in made.text
    assert len(made.done) == len(findings)
    source.write_text(made.text, encoding="utf-8")
    assert [f for f in checked(source)[1] if f.code in TEXTS] == []


@pytest.mark.parametrize(
    "text", ["招生范围(学区划分", "补偿标准(元/亩、安置方案", "“一件事办理", "办理流程:①申请(②受理"]
)
def test_a_bracket_that_may_belong_elsewhere_is_not_put_in(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, "content", text)
    assert (finding.code, finding.fix) == ("GK216", None)


ANY_TEXT = st.text(st.sampled_from("同上无县XX某()（《》〈〔2019〕第条号令等、,;。 \n０Ａ1十日工作内年月之起前后法例规划—'\"\\") | st.characters(exclude_categories=("Cs", "Cc")), max_size=40)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    element=st.sampled_from(("category", "name", *LIST_ELEMENTS, "time_limit")), texts=st.lists(ANY_TEXT, min_size=1, max_size=3)
)  # fmt: skip
def test_any_text_in_any_element_is_checked_without_fail(element: str, texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for finding in found(Path(folder), element, *texts):
            assert finding.message
            assert finding.fix is None or finding.fix.old in "".join(texts)
