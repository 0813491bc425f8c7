"""One government's own files: its manifest and its lists, as they are written."""

from dataclasses import dataclass, field

from gongkai.model.board import BoardSettings, EventDate, Guide, HolidayYear
from gongkai.model.elements import Elements


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Government:
    """Whom the directory is for."""

    name: str
    """全称,如 云岭县人民政府"""
    level: str
    """县级、乡级或村级"""
    code: str | None = None
    """行政区划代码"""
    portal: str | None = None
    """政府门户网站网址"""
    hotline: str | None = None
    """政务公开咨询电话"""
    credit_code: str | None = None
    """统一社会信用代码"""
    email: str | None = None
    """办公电子邮箱"""
    address: str | None = None
    """办公地址"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Department:
    """A body of the government; an owner resolves to departments."""

    name: str
    """部门全称"""
    acts_as: list[str] = field(default_factory=list)
    """它在本地履行哪些通用主体的职责,如 教育行政部门"""
    phone: str | None = None
    """咨询电话"""
    credit_code: str | None = None
    """统一社会信用代码"""
    email: str | None = None
    """办公电子邮箱"""
    address: str | None = None
    """办公地址"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class DomainExclusion:
    """A domain that does not apply here."""

    domain: str
    """领域名称或编码"""
    reason: str | None = None
    """为什么不适用(必填)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class GuidelineChoice:
    """Which guidelines the directory is made from."""

    include: list[str] = field(default_factory=list)
    """只用这些领域;不写为全部"""
    exclude: list[DomainExclusion] = field(default_factory=list)
    """不适用的领域"""
    paths: list[str] = field(default_factory=list)
    """本地的指引文件,先于随软件发布的同一领域"""
    current_laws: bool = False
    """国家指引所引的法律、文件已经废止或者重新公布的,按 laws.yaml 改引现行的"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Adjustment:
    """A local change to an item, always with a reason."""

    item: list[str]
    """改哪些事项:编码,或 领域/一级事项/二级事项"""
    set: Elements | None = None
    """改为"""
    add: Elements | None = None
    """增加"""
    remove: Elements | None = None
    """去掉"""
    was: Elements | None = None
    """写这条调整时指引的原值;指引改了会提醒"""
    split: list[Elements] = field(default_factory=list)
    """拆成几项,各写与原项不同的要素"""
    reason: str | None = None
    """调整理由(必填)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Exclusion:
    """An item that this government does not disclose."""

    item: list[str]
    """不列入的事项:编码,或 领域/一级事项/二级事项"""
    reason: str | None = None
    """理由(必填)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class LocalItem(Elements):
    """An item of the government's own."""

    domain: str | None = None
    """所属领域;不写则列入「本级补充事项」"""
    code: str | None = None
    """事项编码;不写则由领域和名称生成"""
    same_as: list[str] = field(default_factory=list)
    """与上级政府的哪些事项是同一件事(编码,或 领域/一级事项/二级事项):公开内容要对应一致"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Extension:
    """For which powers items are made from the national pattern."""

    powers: list[str] = field(default_factory=list)
    """权责类型:没有别的事项公开的此类权责,按国家规定生成事项"""
    services: bool = False
    """没有别的事项公开的公共服务,也生成事项"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Waiver:
    """A finding that the government accepts."""

    rule: str
    """规则编号,如 GK412"""
    item: str | None = None
    """事项编码或路径;不写则为全部事项"""
    domain: str | None = None
    """领域名称或编码"""
    reason: str | None = None
    """理由(必填)"""
    until: str | None = None
    """有效期至(年-月-日)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PortalColumn:
    """Where on the portal something is published: a domain, single items, or what goes through one channel."""

    url: str
    """栏目网址"""
    domain: str | None = None
    """哪个领域在这个栏目公开:名称或编码"""
    item: list[str] = field(default_factory=list)
    """哪些事项在这个栏目公开:编码,或 领域/一级事项/二级事项"""
    channel: str | None = None
    """哪个公开渠道的网址,如 政府公报"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class SiteSettings:
    """The portal that the directory's site is a part of, in the terms of 政府网站发展指引 (国办发〔2017〕47号)."""

    name: str | None = None
    """网站名称(SiteName),如 云岭县人民政府门户网站;不写为政府名称"""
    domain: str | None = None
    """网站域名(SiteDomain);不写则取门户网站的域名"""
    id_code: str | None = None
    """网站标识码(SiteIDCode),10 位"""
    url: str | None = None
    """目录网页发布以后的网址,到文件夹为止;有它才写站点地图和永久网址"""
    index_number: str | None = None
    """索引号的写法,可用 {区划}、{领域}、{编码}、{年份}、{机构代码}"""
    host: str | None = None
    """主办单位"""
    operator: str | None = None
    """承办单位"""
    icp: str | None = None
    """ICP备案号"""
    police: str | None = None
    """公安备案号"""
    columns: list[PortalColumn] = field(default_factory=list)
    """各领域、事项、渠道在门户网站上的栏目"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Theme:
    """The look of the site."""

    color: str | None = None
    """主色,如 "#a31f1f";与白底的对比度不低于 4.5:1"""
    emblem: str | None = None
    """徽标图片:svg、png、jpg 或 webp 文件"""
    header: str | None = None
    """页头文字,如 云岭县政务公开"""
    footer: list[str] = field(default_factory=list)
    """页脚另加的各行"""
    templates: str | None = None
    """自己的网页模板文件夹;不写则用清单文件旁边的 templates 文件夹(如果有)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Manifest:
    """一个政府的目录由哪些文件编成"""

    government: Government
    """目录是谁的"""
    parent: str | None = None
    """上级政府的清单文件,如 ../county.yaml"""
    edition: str | None = None
    """版次,如 2026年版"""
    date: str | None = None
    """目录日期(年-月-日)"""
    previous: str | None = None
    """上一版目录:编出的文件夹、directory.json 或 Excel 表;有它才写变化页"""
    site: SiteSettings | None = None
    """网站:标识码、网址、索引号、栏目、备案"""
    theme: Theme | None = None
    """网页的样子:颜色、徽标、页头、页脚、模板"""
    departments: list[Department] = field(default_factory=list)
    """部门,及其代表的通用主体"""
    permissions: list[str] = field(default_factory=list)
    """权责清单文件,可用 * 通配"""
    services: list[str] = field(default_factory=list)
    """公共服务事项清单文件,可用 * 通配"""
    laws: list[str] = field(default_factory=list)
    """本地的法规文件(与 laws.yaml 同一格式),可用 * 通配"""
    guidelines: GuidelineChoice | None = None
    """领域指引的选用"""
    adjust: list[Adjustment] = field(default_factory=list)
    """对事项的调整"""
    exclude: list[Exclusion] = field(default_factory=list)
    """不列入的事项"""
    items: list[LocalItem] = field(default_factory=list)
    """本级自己的事项"""
    extend: Extension | None = None
    """按权责类型生成事项"""
    boards: list[BoardSettings] = field(default_factory=list)
    """公开栏:在哪里、用什么纸、张贴哪些事项"""
    dates: list[EventDate] = field(default_factory=list)
    """时限从哪天起算:预算批准、信息形成等的日期"""
    holidays: list[HolidayYear] = field(default_factory=list)
    """软件还没有收录的年份的放假安排"""
    waive: list[Waiver] = field(default_factory=list)
    """接受的检查结果"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Power:
    """One entry of a permission list (权责清单)."""

    name: str
    """事项名称"""
    code: str = ""
    """事项编码,本级政府内唯一(必填)"""
    type: str = ""
    """权责类型:行政许可、行政处罚、行政强制、行政征收、行政给付、行政检查、行政确认、行政奖励、行政裁决、其他行政权力"""
    owner: str | None = None
    """行使主体;不写为本文件的 owner"""
    basis: list[str] = field(default_factory=list)
    """设定依据"""
    level: list[str] = field(default_factory=list)
    """行使层级"""
    items: list[str] = field(default_factory=list)
    """公开它的目录事项(可不写)"""
    guide: Guide | None = None
    """办事指南:材料、地点、时限、收费"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PowerList:
    """权责清单"""

    owner: str | None = None
    """本文件各事项共同的行使主体"""
    powers: list[Power] = field(default_factory=list)
    """权责事项"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Service:
    """One entry of a service list (公共服务事项清单)."""

    name: str
    """事项名称"""
    code: str = ""
    """事项编码,本级政府内唯一(必填)"""
    owner: str | None = None
    """实施主体;不写为本文件的 owner"""
    basis: list[str] = field(default_factory=list)
    """设定依据"""
    audience: list[str] = field(default_factory=list)
    """服务对象"""
    level: list[str] = field(default_factory=list)
    """行使层级"""
    items: list[str] = field(default_factory=list)
    """公开它的目录事项(可不写)"""
    guide: Guide | None = None
    """办事指南:材料、地点、时限、收费"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class ServiceList:
    """公共服务事项清单"""

    owner: str | None = None
    """本文件各事项共同的实施主体"""
    services: list[Service] = field(default_factory=list)
    """公共服务事项"""
