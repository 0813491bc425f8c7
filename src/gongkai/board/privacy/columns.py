"""What a column of a table is, by its header."""

import re
from enum import Enum

from gongkai.phrases.text import tidy


class Kind(Enum):
    """A kind of column, as far as it matters to privacy; the value is what readers call it."""

    SERIAL = "序号"
    NAME = "姓名"
    CHILD = "未成年人姓名"
    HOUSEHOLD = "家庭人口"
    AMOUNT = "金额"
    IDENTITY = "身份证号"
    DOCUMENT = "证件号码"
    PHONE = "电话号码"
    CARD = "银行卡号"
    ADDRESS = "住址"
    HEALTH = "健康、疾病、残疾情况"
    INCOME = "收入、财产情况"
    BIRTH = "出生日期、年龄"
    BELIEF = "宗教信仰、婚姻状况"
    FAMILY = "家庭成员"
    CONTACT = "邮箱、微信、QQ"
    SCHOOL = "学校、年级"
    OTHER = ""


LEFT_OUT = frozenset(
    (
        *(Kind.DOCUMENT, Kind.HEALTH, Kind.INCOME, Kind.BIRTH, Kind.BELIEF, Kind.FAMILY),
        *(Kind.CONTACT, Kind.SCHOOL),
    )
)
"""Kinds of columns that no public notice may have."""

_CHILDREN = "儿童|学生|孤儿|未成年|幼儿|少年|孩子|子女|婴儿|小孩"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.CHILD, rf"(?:{_CHILDREN})(?:的)?(?:姓名|名字|名单)"),
    (Kind.NAME, r"(?:姓名|名字|户名)(?:\(|$)"),
    (
        Kind.DOCUMENT,
        "护照|通行证|残疾(?:人)?证|社(?:会)?保(?:障)?(?:卡|号)|医保(?:卡|号)|学籍|户口(?:簿|本)|驾驶证|军官证|退役|低保证|户籍号|户号|车牌|优抚证",
    ),
    (Kind.IDENTITY, "身份证|公民身份|证件(?:号|类)|身份号|^证号"),
    (Kind.PHONE, "电话|手机|联系方式|联系号码|座机"),
    (Kind.CARD, "卡号|账号|帐号|账户|帐户|存折|一卡(?:通|折)|银行卡"),
    (Kind.CONTACT, "邮箱|电子邮件|e-?mail|微信|qq"),
    (
        Kind.HEALTH,
        "残疾|病|健康|伤残|医疗|治疗|诊断|住院|用药|手术|失能|护理等级|自理能力|致贫|(?:救助|困难|受灾|致困)(?:原因|事由|理由)|困难类型|怀孕|孕|精神|体检|劳动能力|劳力|救助类别|人员类[别型]|对象类[别型]|保障类[别型]|身份类别|特殊情况|家庭情况|困难情况",
    ),
    (
        Kind.INCOME,
        "收入(?!金额|数|\\(|合计|小计|项目|来源$|明细|类别)|年收|月收|人均|纯收|存款|房产|车辆|财产|资产状况|负债|欠款|工资|就业(?:情况|状况)",
    ),
    (Kind.BIRTH, "出生|生日|年龄|周岁|岁数"),
    (Kind.BELIEF, "宗教|信仰|婚姻|婚否|配偶|生育|节育|避孕"),
    (Kind.FAMILY, "(?:家庭|家属|共同生活)成员(?!.*数)|家属姓名|子女情况|家庭关系"),
    (Kind.SCHOOL, "学校|年级|班级|就读|幼儿园|在读"),
    (
        Kind.CHILD,
        rf"(?:{_CHILDREN})(?!.*(?:数|元|金额))|^(?:弃婴|困境儿童)",
    ),
    (Kind.ADDRESS, "住址|地址|门牌|居住地|户籍(?:地|所在)|家庭所在地|住所"),
    (Kind.SERIAL, "^(?:序号?|编号|号|No\\.?|№|顺序号?)$"),
    (Kind.HOUSEHOLD, "人口|人数|成员数|享受人|保障人(?!员)|救助人数|几人|供养人数"),
    (
        Kind.AMOUNT,
        "金额|补助(?!对象|人|类|项目|标准)|补贴(?!对象|人|类|项目|标准|面积|农户)|救助(?:金|款)|保障金|低保金|供养金|慰问金|补差|款物|发放(?:数|额|金)|(?:实|应)发|元\\)?$|合计|小计|津贴|资金",
    ),
    (
        Kind.NAME,
        "姓名|户主|申请人|户名|名字|领取人|受益人|(?:救助|保障|补贴|补助|享受|供养|帮扶|扶助|资助|发放)(?:对象|人员|农户|人)|农户|承包方|领款人|监护人|代领人|家长|抚养人|联系人|名单",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _PATTERNS)


def kind_of(header: str) -> Kind:
    """What a column with this header holds."""
    text = tidy(header).replace("\n", "").replace(" ", "")
    # 户主(姓名) and 金额(元) are what they are; a unit in brackets does not make them something else.
    for kind, pattern in _COMPILED:
        if pattern.search(text) and not (kind is Kind.INCOME and re.search("集体|村级|经营|承包|收支", text)):
            return kind
    return Kind.OTHER
