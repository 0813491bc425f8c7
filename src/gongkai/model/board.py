"""What a manifest says of its notice boards (公开栏) and of the days that count, as it is written."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class BoardData:
    """A file whose rows fill the table of one notice (公示表)."""

    item: str
    """填哪一事项的公示表:编码,或 领域/一级事项/二级事项"""
    file: str
    """数据文件:.csv 或 .xlsx"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class BoardSettings:
    """A notice board, and which items hang on it: those that meet everything that is said."""

    name: str
    """公开栏名称,如 村级公示栏"""
    place: str | None = None
    """位置,如 柳湾村党群服务中心门口"""
    paper: str | None = None
    """用什么纸:a4、a3、a2;不写为 a4"""
    channels: list[str] = field(default_factory=list)
    """张贴从这些渠道公开的事项;不写为 社区/企事业单位/村公示栏(电子屏)"""
    levels: list[str] = field(default_factory=list)
    """张贴这些层级的事项;不写为本级"""
    domains: list[str] = field(default_factory=list)
    """只张贴这些领域(名称或编码)的事项"""
    items: list[str] = field(default_factory=list)
    """只张贴这些事项:编码,或 领域/一级事项/二级事项"""
    phone: str | None = None
    """监督电话"""
    show_from: str | None = None
    """张贴日期(年-月-日)"""
    show_until: str | None = None
    """揭下日期(年-月-日);不写则按各事项的公开时限"""
    data: list[BoardData] = field(default_factory=list)
    """公示表的数据"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class EventDate:
    """A day from which time limits run: when the budget was approved, when an item's information came into being."""

    event: str
    """什么事,按公开时限里的说法,如 预算批准、信息形成"""
    date: str
    """哪一天(年-月-日)"""
    item: str | None = None
    """只用于这个事项:编码,或 领域/一级事项/二级事项"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class HolidayYear:
    """The State Council's arrangement of one year's holidays, where the software does not have it yet."""

    year: str
    """哪一年,如 2027"""
    source: str
    """国务院办公厅通知的名称、文号"""
    off: list[str] = field(default_factory=list)
    """放假的日子(年-月-日),一段写成 2027-02-05/2027-02-11"""
    work: list[str] = field(default_factory=list)
    """调休上班的周六、周日(年-月-日)"""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Guide:
    """What people ask before they come: the guide (办事指南) of a power or a service."""

    conditions: list[str] = field(default_factory=list)
    """办理条件"""
    materials: list[str] = field(default_factory=list)
    """要带的材料"""
    steps: list[str] = field(default_factory=list)
    """办理流程"""
    place: str | None = None
    """办理地点"""
    hours: str | None = None
    """办理时间,如 工作日 9:00-12:00"""
    duration: str | None = None
    """办结时限,如 5个工作日"""
    fee: str | None = None
    """收费标准,如 不收费"""
    phone: str | None = None
    """咨询电话"""
    online: str | None = None
    """网上办理的网址"""
