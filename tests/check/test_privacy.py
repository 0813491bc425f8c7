"""GK801–GK811: what must not be public. All numbers here are invented, or made by the standards' own arithmetic."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.check import Checker
from gongkai.model.diagnostic import Diagnostic
from gongkai.phrases.personal import is_card_number, is_identity_number
from gongkai.sources.government import Loader
from tests.check.samples import write
from tests.trees import NATIONAL, brief, checked

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(first: str) -> str:
    """The identity number that begins with these 17 digits (GB 11643—1999, table 1)."""
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "0123456789X"[(12 - total % 11) % 11]


def card(first: str) -> str:
    """The card number that begins with these digits (ISO/IEC 7812-1, annex B)."""
    total = 0
    for index, digit in enumerate(reversed(first)):
        total += sum(map(int, str(int(digit) * 2))) if index % 2 == 0 else int(digit)
    return first + str(-total % 10)


PERSON = identity("53990119800101123")
WITH_X = next(number for n in range(1000) if (number := identity(f"53990119900101{n:03}")).endswith("X"))
CARD_16, CARD_19 = card("455599001234567"), card("621700123456789012")
MOBILE = "13900001111"


def groups(number: str, *sizes: int, by: str = " ") -> str:
    parts, start = [], 0
    for size in sizes:
        parts.append(number[start : start + size])
        start += size
    return by.join([*parts, number[start:]] if number[start:] else parts)


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def said(folder: Path, content: str) -> list[Diagnostic]:
    write(folder, f"content: [{json.dumps(content, ensure_ascii=False)}]")
    return [f for f in checked(folder / "sample.yaml")[1] if f.code.startswith("GK8")]


FOUND = {
    "GK801": [
        f"身份证号 {PERSON}",
        f"身份证号:{WITH_X}。",
        f"张三({WITH_X.lower()})",
        f"证件{PERSON},住址保密",
        full_width(PERSON),
        groups(PERSON, 6, 8),
        groups(PERSON, 6, 8, by="-"),
        groups(PERSON, 4, 4, 4, 4),
    ],
    "GK802": [
        f"咨询电话 {MOBILE}",
        f"张三{MOBILE}",
        f"电话:{groups(MOBILE, 3, 4)}",
        f"电话:{groups(MOBILE, 3, 4, by='-')}",
        f"手机+86{MOBILE}",
        f"手机 0086-{MOBILE}",
        f"手机86{MOBILE}",
        f"({MOBILE}).",
        f"0888-5550103/{MOBILE}",
        full_width(MOBILE),
    ],
    "GK803": [
        f"发放账号 {CARD_19}",
        f"卡号:{CARD_16}",
        groups(CARD_16, 4, 4, 4, by="-"),
        groups(CARD_19, 4, 4, 4, 4),
        groups(CARD_19, 6),
        f"账户{card('6212345678901234')}",
        f"惠农卡{card('62123456789012345')}元",
    ],
    "GK804": [
        "邮箱 someone@mail.example",
        "联系zhang.san@yunling.example",
        full_width("a@b.example"),
        "E-mail:a_b-c@sub.mail.example",
    ],
    "GK805": [
        "住址 云岭县城关街道幸福路12号3单元502室",
        "人民街七十二号",
        "青年巷6号",
        "光明胡同9号",
        "解放大道118号",
        "建设路12-3号",
        "幸福路１２号",
        "柳湾村三组15号",
        "柳湾村上湾组12号",
        "东门社区2组8号",
        "幸福小区3栋201室",
        "和平里5号楼2单元301",
    ],
    "GK811": [
        "内部资料",
        "会议纪要",
        "局党组会议记录",
        "机密文件",
        "密级:机密",
        "国家秘密事项",
        "涉密测绘资料",
        "工作秘密",
        "商业秘密",
        "个人隐私信息",
        "内部管理制度",
        "内部审批流程",
        "人事管理信息",
        "请示报告",
        "规划送审稿",
        "行政执法案卷",
        "询问笔录",
        "举报人信息",
        "不予公开的信息",
        "依法形成的会议纪要",
    ],
}

NOT_FOUND = [
    f"办件编号 {PERSON[:-1]}{'0' if PERSON[-1] != '0' else '1'}",
    f"流水号 {identity('53990199991301123')}",
    "统一社会信用代码 11539901MB0000001E",
    "项目代码 2401-539901-04-01-123456",
    "申请人身份证件种类",
    "咨询电话 0888-5550103",
    "投诉电话 0888-12345678",
    "12345热线、400-800-1234",
    f"办件编号 20{MOBILE}11",
    f"项目编号 2019-{MOBILE}",
    f"备案号 A{MOBILE}",
    f"总投资 0.{MOBILE} 亿元",
    f"发放账号 {CARD_19[:-1]}{(int(CARD_19[-1]) + 1) % 10}",
    f"订单号 {CARD_19}",
    f"办件编号 {CARD_16}",
    f"编号A{CARD_16}",
    "账号 6222000000000000",
    "微博 @云岭发布",
    "https://www.yunling.example",
    "政府信息公开条例第十二号",
    "路政发〔2019〕12号",
    "云路12号文",
    "公路12号标段",
    "国道213线、县道一号",
    "农村公路二号桥",
    "铁路5号工程",
    "通道10号闸机",
    "街道2号文件",
    "人民政府令第5号",
    "人民路改造工程",
    "审批结果(涉及国家秘密的除外)",
    "除涉密内容外全文公开",
    "涉及个人隐私的信息作隐去处理",
    "《中华人民共和国保守国家秘密法》宣传",
    "保密审查制度",
    "测绘成果保密审查",
    "商业秘密保护",
    "侵犯商业秘密行为的行政处罚决定",
    "国家秘密载体印制资质",
    "涉密资质单位名单",
    "工作秘密管理制度",
    "行政执法案卷评查结果",
    "内部控制评价",
    "内部审计制度",
    "内部机构设置",
    "单位内部治安保卫检查",
    "事业单位人事管理政策",
    "流动人员人事档案管理服务",
    "人事任免",
    "举报人奖励办法",
    "请示报告制度",
    "不予公开的理由和依据",
    "村民代表会议纪要",
    "政府常务会议纪要",
    "听证会会议记录",
    "征求意见稿",
]


@pytest.mark.parametrize(
    ("code", "content"), [(code, text) for code, texts in FOUND.items() for text in texts]
)
def test_what_must_not_be_public(tmp_path: Path, code: str, content: str) -> None:
    assert [f.code for f in said(tmp_path, content)] == [code]


@pytest.mark.parametrize("content", NOT_FOUND)
def test_what_only_looks_like_it(tmp_path: Path, content: str) -> None:
    assert said(tmp_path, content) == []


@pytest.mark.parametrize("number", [PERSON, WITH_X, MOBILE, CARD_16, CARD_19, "someone@mail.example"])
def test_a_message_never_shows_the_whole_number(tmp_path: Path, number: str) -> None:
    for form in (number, full_width(number), groups(number, 3, 4), groups(number, 6, 8, by="-")):
        for finding in said(tmp_path, f"账号 {form}"):
            shown = f"{finding.message}{finding.hint}"
            assert number not in shown.replace(" ", "").replace("-", "")
            assert sum(character.isdigit() for character in shown) <= 5


def test_a_comment_is_read_too_and_told_at_its_place(tmp_path: Path) -> None:
    write(tmp_path, f"content: [救助对象姓名] # 张三 {PERSON}")
    found = [f for f in checked(tmp_path / "sample.yaml")[1] if f.code == "GK801"]
    lines = (tmp_path / "sample.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, line in enumerate(lines, 1) if PERSON in line)
    assert brief(found) == [("GK801", "sample.yaml", line, lines[line - 1].index(PERSON) + 1)]


POWERS = "permissions: list.yaml\nextend: {powers: [行政许可]}\n# file: list.yaml\n"


def of_list(folder: Path, text: str) -> list[str]:
    write(folder, f"{POWERS}{text}")
    return [f.code for f in checked(folder / "sample.yaml")[1] if f.code.startswith("GK8")]


def test_lists_are_read_too(tmp_path: Path) -> None:
    assert of_list(tmp_path, f"# {PERSON}\nowner: 云岭县教育体育局 # {MOBILE}\npowers: []\n") == [
        "GK801",
        "GK802",
    ]


@pytest.mark.parametrize("code", [MOBILE, CARD_19])
def test_the_code_of_a_power_is_no_number_of_a_person(tmp_path: Path, code: str) -> None:
    rest = "name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级"
    flow = f"  - {{code: '{code}', {rest}}}\n"
    block = f"  - code: {code}1\n    name: 民办学校设立审批\n    type: 行政许可\n    basis: [《中华人民共和国民办教育促进法》第十二条]\n"
    assert of_list(tmp_path, f"owner: 云岭县教育体育局\npowers:\n{flow}{block}") == []


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        (f"phone: {MOBILE}", f"咨询电话 {MOBILE}"),
        (f"phone: {groups(MOBILE, 3, 4)}", f"咨询电话 {groups(MOBILE, 3, 4, by='-')}"),
        (f"phone: +86 {MOBILE}", f"咨询电话 {MOBILE}"),
        (f"phone: 0888-5550125、{MOBILE}", f"咨询电话 {MOBILE}"),
        ("email: jtj@yunling.example", "邮箱 JTJ@yunling.example"),
        ("address: 云岭县城关街道文化路8号", "地址 文化路8号"),
        ("address: 城关街道文化路8号", "办公地址:云岭县城关街道文化路8号(政务大厅)"),
    ],
)
def test_what_is_declared_as_an_offices(tmp_path: Path, declared: str, content: str) -> None:
    departments = f"departments: [{{name: 云岭县文化和旅游局, acts_as: [文化和旅游行政部门], {declared}}}]\n"
    write(tmp_path, f"{departments}# {content}\n")
    assert [f.code for f in checked(tmp_path / "sample.yaml")[1] if f.code.startswith("GK8")] == []


def test_a_flat_in_the_house_of_an_office_is_no_office(tmp_path: Path) -> None:
    departments = "departments: [{name: 云岭县文化和旅游局, acts_as: [文化和旅游行政部门], address: 城关街道文化路8号}]\n"
    write(tmp_path, f"{departments}# 张三,文化路8号3单元502室\n")
    assert [f.code for f in checked(tmp_path / "sample.yaml")[1] if f.code.startswith("GK8")] == ["GK805"]


BIRTHDAYS = st.dates().filter(lambda day: day.year >= 1900).map(lambda day: day.strftime("%Y%m%d"))


@given(st.integers(110000, 659999), BIRTHDAYS, st.integers(0, 999))
def test_an_identity_number_by_the_standards_own_arithmetic(region: int, born: str, order: int) -> None:
    number = identity(f"{region}{born}{order:03}")
    assert is_identity_number(number)
    for index, other in ((i, d) for i in range(18) for d in "0123456789" if d != number[i]):
        assert not is_identity_number(number[:index] + other + number[index + 1 :])


@given(st.from_regex(r"62[0-9]{12,16}", fullmatch=True).filter(lambda first: len(set(first)) > 3))
def test_a_card_number_by_the_standards_own_arithmetic(first: str) -> None:
    number = card(first)
    assert is_card_number(number)
    for index, other in ((i, d) for i in range(len(number)) for d in "0123456789" if d != number[i]):
        assert not is_card_number(number[:index] + other + number[index + 1 :])


@given(st.text())
def test_no_text_upsets_the_arithmetic(text: str) -> None:
    assert is_identity_number(text) in (True, False) and is_card_number(text) in (True, False)


ELEMENTS = ("name", "content", "owner", "method", "channels", "audience", "levels", "time_limit", "category")
TEXTS = st.text(
    st.one_of(
        st.sampled_from("省市县区镇村各局办厅部门人民政府其他特定群体:、/()0123456789-@.号路组绝密内部《》"),
        st.characters(max_codepoint=0xFFFF, exclude_categories=["C"]),
    ),
    min_size=1,
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(ELEMENTS), TEXTS, min_size=1))
def test_no_text_upsets_a_rule(elements: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, "\n".join(f"{key}: {json.dumps(text)}" for key, text in elements.items()))
        loader = Loader(national=NATIONAL)
        loader.places = NATIONAL.places
        sources = loader.load(folder / "sample.yaml")
        if sources is not None:
            assert all(f.code and f.message for f in Checker().check(sources).findings)
