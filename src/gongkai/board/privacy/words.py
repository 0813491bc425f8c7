"""Words of a person's health and means in a cell, and names of minors."""

import re
from functools import cache

from gongkai.board.privacy.identifiers import HIDDEN, Told

HEALTH = ("健康、疾病、残疾情况", "不公示")
INCOME = ("收入、财产情况", "不公示")
MINOR = ("未成年人姓名", "只留姓")
HOME = ("住址", "不公示")
AGE = ("出生日期、年龄", "不公示")

_HEALTH = (
    r"[癌瘤瘫痪疾瘩疮痨]|(?<![急])症(?!结|候群体)|病(?!虫|害|故|毒防控|媒)|残(?!联|值|余|膜|留|骸)|失能|失智|痴呆|智障|智力|聋|盲(?!目|道|区|文)|[哑傻]|瘸|截肢|骨折|梗死|梗塞|脑梗|心梗|脑溢血|中风|偏瘫"
    r"|(?:脑|内|胃|大)出血|(?:肝|动脉|多发性)硬化|衰竭|(?:[肝肾]|骨髓|器官|角膜)移植|透析|手术|化疗|放疗|[心肝肾肺胃肠脑](?:炎|脏|衰|梗)|[肝肾肺胃肠鼻关节]炎|艾滋|hiv|乙肝|丙肝|结核|白血|怀孕|孕[妇产期检]|流产|卧床|瘫|植物人|精神(?!文明|面貌|富|扶|奖)|抑郁|躁狂|自闭|癫痫|自理|护理|住院|就医|医药费|医疗费"
    r"|吸毒|戒毒|酗酒|自杀|唐氏|脑瘫|尿毒|糖尿|高血压|血压|血糖|哮喘|肿[瘤块]|水肿|溃疡|伤(?:情|势|者|残)|工伤|重伤|烧伤|先天|畸形|丧失劳动|劳动能力|体弱"
)
_NOT_HEALTH = r"病虫|病害|残联|防疫|疫苗接种点|大病保险政策|医疗保险(?:费)?$|合作医疗"
_INCOME = r"(?:年|月|人均|家庭|纯|总|可支配|务工|打工|经营|工资性?|财产性?|转移性?)收入|收入(?:约|为|低于|不足|高于|来源|证明)|存款|房产|车辆|工资|欠债|负债|欠款|外债|贷款余额|退休金|养老金每?月"
_CLAUSE = re.compile(r"[^,,。;;、\n/()()]+")
_SURNAMES = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|百里|呼延|南宫|轩辕|长孙|宇文|拓跋"
)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def safe_words(text: str) -> tuple[str, tuple[Told, ...]]:
    """``text`` without the clauses that tell of a person's health or means."""
    told: dict[Told, None] = {}

    def mask(match: re.Match[str]) -> str:
        clause = match[0]
        what = _what(clause)
        if what is None:
            return clause
        told[what] = None
        return HIDDEN

    safe = _CLAUSE.sub(mask, text)
    if told:
        safe = re.sub(rf"(?:{re.escape(HIDDEN)}[,,。;;、\s/]*)+", HIDDEN, safe)
    return safe, tuple(told)


def _what(clause: str) -> Told | None:
    if _pattern(_HEALTH).search(clause) and not _pattern(_NOT_HEALTH).search(clause):
        return HEALTH
    if _pattern(_INCOME).search(clause):
        return INCOME
    if _pattern(r"\d{1,3}周?岁|(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:出)?生(?!效|产|态)").search(
        clause
    ):
        return AGE
    if _pattern("^(?:家|现|租|暂|借)住|住在").search(clause):
        return HOME
    return None


def short_name(name: str) -> str:
    """A minor's name: the surname, and 某某."""
    name = name.strip()
    if not name:
        return name
    surname = re.match(_SURNAMES, name)
    return f"{surname[0] if surname else name[0]}某某"
