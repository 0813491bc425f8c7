"""A domain guideline (领域标准指引) and the other national data, as their files write them."""

from dataclasses import dataclass, field

from gongkai.model.elements import Elements


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Document:
    """The document that issued a guideline; null is an honest unknown."""

    title: str | None = None
    """文件标题"""
    number: str | None = None
    """发文字号"""
    date: str | None = None
    """印发日期(年-月-日)"""
    confidence: str | None = None
    """把握程度:high 见于来源,medium 与来源相符的回忆,low 存疑"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Publication:
    """A published directory in which items of a guideline were seen."""

    publisher: str
    """发布单位"""
    url: str | None = None
    """网址"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Disclosure:
    """Which powers or services an item discloses."""

    types: str
    """权责类型(行政许可……)或「公共服务」,几类用 | 隔开"""
    words: str = ""
    """事项名称的关键词,用 | 隔开,任一即可;其中空格隔开的词须全部出现;不写则指公开主体的全部此类权责"""
    not_words: str = ""
    """名称含有任一此类词的不算,用 | 隔开"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class GuidelineItem(Elements):
    """One row of a guideline."""

    code: str
    """事项编码:领域-一级事项-二级事项,如 24-05-01,一经发布不再改变"""
    discloses: list[Disclosure] = field(default_factory=list)
    """本事项公开哪些权责或公共服务"""
    only_with_power: bool = False
    """本级没有对应权责时,本事项不进入目录"""
    seen: str = ""
    """见于哪些来源(sources 的键,用「、」隔开);不写表示仅凭回忆"""
    confidence: str | None = None
    """把握程度:high 多数要素见于来源,medium 名称见于来源,low 凭回忆"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Guideline:
    """领域标准指引:一个领域的全部公开事项"""

    domain: str
    """领域名称"""
    code: str
    """领域编码:国办发〔2019〕54号所列 26 个领域为 01—26,其后为 27 起"""
    ministry: str | None = None
    """制定部委"""
    document: Document | None = None
    """指引文件"""
    sources: dict[str, Publication] = field(default_factory=dict)
    """事项见于哪些已公布的目录"""
    defaults: Elements | None = None
    """各事项共有的要素:事项自己没有写的,以此为准"""
    items: list[GuidelineItem]
    """公开事项"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Law:
    """One law or document that directories cite."""

    title: str
    """全称"""
    kind: str | None = None
    """法律、行政法规、部门规章、规范性文件、地方、司法解释"""
    number: str | None = None
    """首次公布的文号"""
    current_number: str | None = None
    """最近一次修订或重印的文号"""
    issuer: str | None = None
    """制定机关"""
    issued: str | None = None
    """公布日期"""
    effective: str | None = None
    """施行日期"""
    revised: list[str] = field(default_factory=list)
    """修正、修订的年份"""
    articles: str | None = None
    """现行文本最后一条的条号;空为未核"""
    status: str | None = None
    """现行有效、已修订、已废止;空为未核"""
    replaced_by: str | None = None
    """应改引的文件"""
    note: str | None = None
    """说明"""
    confidence: str | None = None
    """把握程度"""
    checked: str | None = None
    """核对来源:网址,或「法律数据库副本」;空为未核对"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Laws:
    """公开依据的法律、法规和文件"""

    as_of: str
    """状态截至的日期"""
    laws: list[Law]
    """法律、法规和文件"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LawTitle:
    """One national law or regulation, by which a cited title and its misspellings are recognised."""

    title: str
    """全称"""
    number: str | None = None
    """首次公布的文号,只在没有修订过时写"""
    articles: str | None = None
    """最后一条的条号;空为未核"""
    revised: str | None = None
    """最近一次修正、修订的年份"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LawTitles:
    """法律和行政法规的名称"""

    as_of: str
    """所读文本的日期"""
    titles: list[LawTitle]
    """名称"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Institution:
    """An institution that no longer exists, and what took its place."""

    words: str
    """名称里的关键词,用 | 隔开,任一即可"""
    not_words: str = ""
    """名称含有任一此类词的不算,用 | 隔开"""
    successor: str
    """现在通常由谁履行其职责"""
    since: str | None = None
    """从哪一年起"""
    source: str | None = None
    """机构改革的文件"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Institutions:
    """已经不再设置的机构"""

    as_of: str
    """截至的日期"""
    institutions: list[Institution]
    """机构"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AudienceGroup:
    """Readers who look for what concerns them (「我是…」), whatever the audience of an item says."""

    name: str
    """怎样称呼这些人"""
    who: str
    """说明是哪些人"""
    domains: list[str] = field(default_factory=list)
    """与他们有关的领域:全部事项"""
    words: str = ""
    """事项的名称、内容、公开对象里的词,用 | 隔开,任一即可"""
    not_words: str = ""
    """这些词除外,用 | 隔开"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class AudienceGroups:
    """按身份找公开事项的分组"""

    groups: list[AudienceGroup]
    """分组,按页面上的次序"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Term:
    """One standard term and how real tables spell it."""

    name: str
    """标准名称"""
    spellings: list[str] = field(default_factory=list)
    """各地的写法"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Terms:
    """标准用语及其各种写法"""

    channels: list[Term]
    """公开渠道和载体,按标准表的顺序"""
    methods: list[Term]
    """公开方式"""
    levels: list[Term]
    """公开层级"""
    audiences: list[Term]
    """公开对象"""
    power_types: list[Term]
    """权责类型(9+X)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Pattern(Elements):
    """One item that every power of a type has to disclose."""

    code: str
    """在该类型中的编号,不再改变"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PowerPattern:
    """What a type of power has to disclose."""

    type: str
    """权责类型,或「公共服务」"""
    items: list[Pattern]
    """应当公开的事项;名称接在权责事项名称之后"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PowerPatterns:
    """各类权责应当公开什么"""

    patterns: list[PowerPattern]
    """按权责类型"""
