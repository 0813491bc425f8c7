"""What a public notice may not show: personal data of every kind is planted, and none reaches the table."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.board.privacy import SafeTable, safe_table, safe_text

OFFICES = frozenset(("08885551121", "yunling@example.cn", "云岭县城关街道文化路1号"))


def identity(first: str, born: str, number: str) -> str:
    """An identity number with the right check character (GB 11643—1999)."""
    digits = first + born + number
    total = sum(int(digit) * (2 ** (17 - index) % 11) for index, digit in enumerate(digits))
    return digits + "10X98765432"[total % 11]


ID = identity("539901", "19650812", "123")
OLD = "539901650812123"
CARD = "6222020000001234566"

PLANTED = [
    # text, what may not be left of it
    (f"身份证{ID}", "19650812"),
    (f"身份证号:{ID[:6]} {ID[6:14]} {ID[14:]}", "19650812"),
    (f"{ID[:6]}-{ID[6:14]}-{ID[14:]}", "19650812"),
    (ID.translate(str.maketrans("0123456789", "0123456789")), "19650812"),
    ("\u200b".join(ID), "1965\u200b0812"),
    (ID[:17] + ("0" if ID[17] != "0" else "1"), "19650812"),
    ("53990119650812001X", "19650812"),
    ("53990119650812001x", "19650812"),
    (f"李某甲({ID})", "19650812"),
    (f"旧证{OLD}", "650812"),
    ("1.10105E+17", "1.10105"),
    ("5.39901196508121E+17", "5.3990"),
    ("残疾证53990119650812123443", "19650812"),
    ("13800001111", "00001"),
    ("电话138 0000 1111", "0000 1"),
    ("138-0000-1111", "0000-1"),
    ("+8613800001111", "00001"),
    ("86-138-0000-1111", "0000-1"),
    ("138.0000.1111", "0000.1"),
    ("手机:13800001111转2", "00001"),
    ("一三八零零零零一二三四", "零零零零一"),
    ("幺三八 零零零零 幺幺幺幺", "幺幺幺幺"),
    ("13800001111、13900002222", "00002"),
    ("座机0888-5559999", "5559999"),
    ("(0888)5559999".replace("(", "").replace(")", "-"), "5559999"),
    ("联系电话5559999", "5559999"),
    ("010-65550000", "65550000"),
    (f"农行卡{CARD}", "0000001234"),
    ("6222 0200 0000 1234 566", "0000 1234"),
    ("账号:4512890000001234", "890000001"),
    ("信用社存折 530012345678901", "5678901"),
    ("someone@mail.example", "someone"),
    ("微信号:li_moujia", "li_moujia"),
    ("QQ 12345678", "12345678"),
    ("加微信 wx13579abc", "13579abc"),
    ("护照E12345678", "12345678"),
    ("港澳通行证H12345678", "12345678"),
    ("石桥镇柳湾村三组12号", "12号"),
    ("柳湾村三组十二号", "十二号"),
    ("云岭县城关街道幸福路12号3单元502室", "12号"),
    ("阳光小区5栋2单元301室", "301"),
    ("住3栋2单元502", "502"),
    ("城关街道和平巷7号", "7号"),
    ("门牌号88号", "88"),
    (f"{ID}13800001111", "00001"),
    (f"卡号{CARD}电话13800001111", "00001"),
]

CLEAN = [
    "3000",
    "3,000.00元",
    "1234567.89",
    "12345678.90",
    "2026-11-10",
    "2026年11月10日",
    "2026-11-10至2026-11-20",
    "2026.11.10",
    "3.5亩",
    "1,286.5",
    "860元/月",
    "第3季度",
    "2026年第二季度",
    "云政发〔2026〕12号",
    "国务院令第711号",
    "石桥镇柳湾村三组",
    "柳湾村一组",
    "李某甲",
    "王某乙等12户",
    "合同编号HT2026-001",
    "项目编号:202611010001",
    "编号:20261101000123456",
    "0888-5551121",
    "yunling@example.cn",
    "云岭县城关街道文化路1号",
    "9:00-12:00,14:00-17:30",
    "2026-11-10 9:00",
    "经度102.12345,纬度25.12345",
    "100 200 300 400",
    "3000 2000 5000 1200",
    "(2026)云01民初123号",
    "沥青路500米",
    "村组公路3.2公里",
    "3号桥",
    "10千伏",
    "K12+300",
    "2025年12月—2026年3月",
    "序号1",
    "12人",
    "每人每月430元",
    "1.5%",
    "20261110",
    "第12号令",
    "5组12户",
    "12户36人",
    "第三村民小组",
    "监督电话:0888-5551121",
    "50千克",
    "300mm",
    "1号楼",
    "3号地块",
    "S234线",
    "7月1日",
    "12345热线",
    "12315",
    "110",
    "柳湾村委会",
    "《中华人民共和国村民委员会组织法》第三十条",
    "GB 11643—1999",
    "2026年版",
    "补贴面积12.35亩,每亩75元",
]


@pytest.mark.parametrize(("text", "secret"), PLANTED, ids=[text[:20] for text, _ in PLANTED])
def test_what_finds_a_person_is_masked_in_any_text(text: str, secret: str) -> None:
    safe, told = safe_text(text, OFFICES)
    assert secret not in safe
    assert told
    assert all(secret not in part for pair in told for part in pair)
    assert safe_text(safe, OFFICES) == (safe, ())


@pytest.mark.parametrize("text", CLEAN)
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert safe_text(text, OFFICES) == (text, ())


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        (ID, f"539901********{ID[-4:]}"),
        ("13800001111", "138****1111"),
        ("石桥镇柳湾村三组12号", "石桥镇柳湾村三组"),
        ("云岭县城关街道幸福路12号", "云岭县城关街道"),
    ],
)
def test_what_remains_of_it(text: str, safe: str) -> None:
    assert safe_text(text)[0] == safe


SEPARATORS = st.sampled_from(["", " ", "-", "\u200b", " ", "·"])
AROUND = st.text(st.sampled_from("村民李某甲领取补贴,。;:()、 元"), max_size=8)


@given(AROUND, AROUND, st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(0, 999), SEPARATORS)
def test_no_identity_number_survives(before: str, after: str, born: date, number: int, between: str) -> None:
    found = identity("539901", born.strftime("%Y%m%d"), f"{number:03}")
    text = before + between.join((found[:6], found[6:14], found[14:])) + after
    safe, told = safe_text(text)
    assert found[6:14] not in safe
    assert told


@given(AROUND, AROUND, st.integers(0, 10**9 - 1), SEPARATORS)
def test_no_mobile_number_survives(before: str, after: str, number: int, between: str) -> None:
    found = f"13{number:09}"
    text = before + between.join((found[:3], found[3:7], found[7:])) + after
    safe, told = safe_text(text)
    assert found[3:7] + found[7:] not in "".join(char for char in safe if char.isdigit())
    assert told


@given(st.text(max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    safe, _ = safe_text(text)
    assert safe_text(safe) == (safe, ())


def table(
    columns: list[str], *rows: list[str], assistance: bool = False, as_of: date | None = date(2026, 11, 10)
) -> SafeTable:
    return safe_table(
        columns,
        rows,
        assistance=assistance,
        offices=OFFICES,
        as_of=as_of,
        where=lambda row, column: f"表{row}:{column}",
    )


def shown(columns: list[str], *rows: list[str], assistance: bool = False) -> list[str]:
    return [columns[at] for at in table(columns, *rows, assistance=assistance).columns]


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        (
            ["序号", "户主姓名", "身份证号", "家庭人口", "家庭月收入(元)", "致贫原因", "月保障金(元)"],
            ["序号", "户主姓名", "家庭人口", "月保障金(元)"],
        ),
        (["姓名", "性别", "残疾类别", "残疾等级", "补贴金额"], ["姓名", "补贴金额"]),
        (
            ["申请人", "住址", "保障人数", "保障金额", "开户银行", "账号", "备注"],
            ["申请人", "保障人数", "保障金额"],
        ),
        (["救助对象姓名", "救助事由", "救助金额(元)"], ["救助对象姓名", "救助金额(元)"]),
        (
            ["户主", "共同生活家庭成员数", "拟保障金额(元/月)", "人均年收入"],
            ["户主", "共同生活家庭成员数", "拟保障金额(元/月)"],
        ),
        (["儿童姓名", "监护人姓名", "监护人电话", "基本生活补贴(元)"], ["儿童姓名", "基本生活补贴(元)"]),
        (
            ["No.", "低保对象姓名", "联系电话", "享受人数", "低保金", "医疗费用(元)"],
            ["No.", "低保对象姓名", "享受人数", "低保金"],
        ),
        (["户主姓名", "接受救助款物数额(元)", "受灾原因"], ["户主姓名", "接受救助款物数额(元)"]),
    ],
)
def test_social_assistance_shows_name_household_and_amount_only(columns: list[str], kept: list[str]) -> None:
    safe = table(columns, ["1"] * len(columns), assistance=True)
    assert [columns[at] for at in safe.columns] == kept
    assert len(safe.masked) >= len(columns) - len(kept)


@pytest.mark.parametrize(
    ("column", "stays"),
    [
        ("身份证号码", True),
        ("联系电话", True),
        ("银行卡号", True),
        ("家庭住址", True),
        ("补贴面积(亩)", True),
        ("备注", True),
        ("合同期限", True),
        ("承包价款(元)", True),
        ("收入金额(元)", True),
        ("支出金额(元)", True),
        ("项目名称", True),
        ("摘要", True),
        ("村民小组", True),
        ("经营收入", True),
        ("集体收入", True),
        ("政治面貌", True),
        ("性别", True),
        ("民族", True),
        ("残疾证号", False),
        ("护照号", False),
        ("病种", False),
        ("健康状况", False),
        ("残疾等级", False),
        ("致贫原因", False),
        ("家庭年收入", False),
        ("人均纯收入", False),
        ("出生年月", False),
        ("年龄", False),
        ("婚姻状况", False),
        ("宗教信仰", False),
        ("微信号", False),
        ("电子邮箱", False),
        ("就读学校", False),
        ("年级", False),
        ("诊断", False),
        ("低保证号", False),
    ],
)
def test_which_columns_a_notice_may_have(column: str, stays: bool) -> None:
    assert (column in shown(["姓名", column], ["李某甲", ""])) is stays


CELLS = [
    # a remark in a table of persons, and what may not be left of it
    ("患尿毒症,每周透析三次", "尿毒症"), ("肢体残疾二级", "残疾"), ("精神残疾一级,需监护", "精神"), ("乳腺癌术后", "癌"), ("长期卧床", "卧床"),
    ("丧失劳动能力", "劳动能力"), ("家庭年收入3000元", "3000"), ("人均纯收入不足4000元", "4000"), ("有存款5万元", "存款"), ("15岁,在读", "15岁"),
    ("艾滋病患者", "艾滋"), ("儿子吸毒", "吸毒"), ("因车祸截肢", "截肢"), ("电话13800001111", "00001"), (f"证号{ID}", "19650812"),
    ("住柳湾村三组12号", "12号"), ("脑梗后遗症", "脑梗"), ("高血压、糖尿病", "糖尿"), ("智力二级", "智力"), ("先天性心脏病", "心脏病"),
    ("孕妇", "孕"), ("打工收入每月2000", "2000"), ("工资1800元", "1800"), ("住院花费3万元", "住院"), ("失能老人", "失能"),
]  # fmt: skip


@pytest.mark.parametrize(("remark", "secret"), CELLS)
def test_remarks_in_a_table_of_persons(remark: str, secret: str) -> None:
    safe = table(["序号", "姓名", "备注"], ["1", "李某甲", remark])
    assert secret not in safe.rows[0][2]
    assert safe.masked
    assert remark not in str(safe.masked)


MORE_PLANTED = [("备注","患有重度抑郁"),("备注","2级视力残疾"),("备注","独居,瘫痪在床5年"),("备注","丈夫肝癌去世"),("备注","务工年收入约2.4万元"),("备注","联系人王某乙138 1234 5678"),("备注","微信li138aa"),("备注","身份证后四位1234"),("备注","1958年3月生"),("备注","73岁"),("备注","现住县城阳光花园3栋2单元1501"),("备注","家住二组老学校旁"),
("家庭成员","妻张某,子李小军(8岁)"),("开户银行及账号","农村信用社 6217001234567890123"),("存折号","12-345678901234567"),("手机","13912345678"),("电话号码","1391234-5678"),("残疾证号码","53990119600101123X41"),("身份证","539901600101123"),("身份证号","5.3990119600101E+17"),
("住址","云岭县石桥镇柳湾村委会三组45号"),("住址","城关街道东门社区文化小区2-3-401"),("救助原因","因病致贫"),("病种","肺结核"),("致贫原因","缺劳力"),("健康","一般"),("家庭收入","3000"),("工资收入","2000"),("年人均纯收入(元)","4300"),("房屋财产","砖混两层"),("车辆","无"),("出生年月","1960-01"),("年龄","66"),("学校","石桥中学"),("婚姻","离异"),("信仰","基督教"),("邮箱","a@b.cn"),("QQ","123456789"),("备注","户主539901196001011234,共3人"),("备注","拨款至李某甲卡6228480000000000000"),("备注","监护人电话15912340000")]  # fmt: skip
"""Cells that were written when the rest was done: 38 of 41 were found at the first run."""
MORE_CLEAN = [("补贴面积(亩)","12.35"),("补贴标准","75元/亩"),("补贴金额(元)","926.25"),("作物","水稻"),("地块名称","大田坝"),("备注","2025年补发"),("备注","一卡通发放失败,已重发"),("备注","转包给王某乙"),("合同编号","LWC-2026-012"),("承包期限","2026年1月1日至2030年12月31日"),("村民小组","三组"),("受益户数","12"),("职务","村委会副主任"),("报酬(元)","3200"),("摘要","支付道路硬化工程款"),("票据号","00123456"),("数量","3头"),("规格","DN110"),("资金来源","县级衔接资金"),("批复文号","云农发〔2026〕15号"),("验收结果","合格"),("处理结果","同意"),("申请理由","分户建房"),("用地位置","三组大田坝"),("面积(平方米)","120"),("四至","东至路,南至沟"),("投票数","356"),("备注","无"),("联系电话","0888-5551121"),("备注","监督电话0888-5551121"),("金额","12345678.90"),("时间","2026.11.10 9:30"),("开工日期","2026/3/1"),("政治面貌","中共党员"),("性别","女"),("品种","云岭黑猪"),("型号","1WG4.0-100FQ-ZC"),("出厂编号","202603150012"),("机具","微耕机"),("备注","农机购置补贴第三批"),("公示结果","无异议"),("奖励项目","好媳妇"),("家庭地址","柳湾村小河边组")]  # fmt: skip
"""Likewise: 2 of 43 were masked for nothing at the first run."""


def shown_cell(column: str, text: str) -> str | None:
    """What a table of persons shows of a cell; None where it does not have the column."""
    safe = table(["序号", "姓名", column], ["1", "李某甲", text])
    return safe.rows[0][2] if len(safe.columns) == 3 else None


@pytest.mark.parametrize(("column", "text"), MORE_PLANTED)
def test_more_of_persons(column: str, text: str) -> None:
    assert shown_cell(column, text) != text


@pytest.mark.parametrize(("column", "text"), MORE_CLEAN)
def test_more_of_villages(column: str, text: str) -> None:
    assert shown_cell(column, text) == text


HARMLESS = [
    "已发放", "通过一卡通发放", "三组", "新增", "停发", "动态调整", "经村民代表会议讨论通过", "2026年11月", "12.5亩水稻", "代领", "按季发放", "无异议",
    "2026年第4季度", "补发10月", "家庭承包地", "种粮大户", "耕地地力保护", "农机购置补贴", "外出务工返乡", "党员", "低保", "公示无异议", "扣除预付",
]  # fmt: skip


@pytest.mark.parametrize("remark", HARMLESS)
def test_usual_remarks_stay(remark: str) -> None:
    assert table(["序号", "姓名", "备注"], ["1", "李某甲", remark]).rows[0][2] == remark


@pytest.mark.parametrize(
    "text",
    [
        "支付病虫害防治药品款",
        "村卫生室住院报销宣传栏制作费",
        "合作医疗代收款",
        "村干部工资",
        "工程款结余",
        "手术室改造",
    ],
)
def test_accounts_of_a_village_are_no_table_of_persons(text: str) -> None:
    assert (
        table(["日期", "摘要", "收入金额", "支出金额"], ["2026-11-01", text, "", "300.00"]).rows[0][1] == text
    )


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (["姓名", "身份证号", "金额"], ["李小明", identity("539901", "20140301", "123"), "600"]),
        (["姓名", "年龄", "金额"], ["李小明", "12", "600"]),
        (["姓名", "出生年月", "金额"], ["李小明", "2014年3月", "600"]),
        (["姓名", "就读学校", "金额"], ["李小明", "石桥镇中心小学", "600"]),
        (["学生姓名", "金额"], ["李小明", "600"]),
        (["孤儿姓名", "金额"], ["李小明", "600"]),
        (["姓名", "备注", "金额"], ["李小明", "9岁", "600"]),
    ],
)
def test_of_a_minor_only_the_surname_is_shown(columns: list[str], row: list[str]) -> None:
    safe = table(columns, row)
    assert safe.rows[0][0] == "李某某"
    assert "李小明" not in str(safe)
    assert "20140301" not in str(safe)


def test_who_came_of_age_is_no_minor() -> None:
    columns = ["姓名", "身份证号", "金额"]
    born = identity("539901", "20081110", "123")
    assert table(columns, ["欧阳小明", born, "1"], as_of=date(2026, 11, 9)).rows[0][0] == "欧阳某某"
    assert table(columns, ["欧阳小明", born, "1"], as_of=date(2026, 11, 10)).rows[0][0] == "欧阳小明"


def test_each_mask_of_a_column_is_told_once_with_its_count() -> None:
    safe = table(["姓名", "手机"], *(["李某甲", f"138000011{n}{n}"] for n in range(5)))
    [told] = safe.masked
    assert "5 格" in told.where
    assert told.what == "手机号码"


def test_a_table_without_anything_personal_is_as_it_was() -> None:
    rows = [["1", "李某甲", "3.5", "262.50"], ["2", "王某乙", "4", "300.00"], ["", "合计", "7.5", "562.50"]]
    safe = table(["序号", "农户姓名", "面积(亩)", "补贴金额(元)"], *rows)
    assert [list(row) for row in safe.rows] == rows
    assert safe.masked == ()


@given(
    st.lists(st.text(max_size=20), min_size=1, max_size=5),
    st.lists(st.lists(st.text(max_size=30), max_size=6), max_size=5),
    st.booleans(),
)
def test_no_table_upsets_it(columns: list[str], rows: list[list[str]], assistance: bool) -> None:
    safe = table(columns, *rows, assistance=assistance)
    assert len(safe.rows) == len(rows)
    assert all(len(row) == len(safe.columns) for row in safe.rows)
