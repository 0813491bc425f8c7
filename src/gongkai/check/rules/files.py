"""GK1: files, syntax and keys, and what of a manifest hits nothing. All of it is found while reading and compiling."""

from gongkai.check.rule import Rule
from gongkai.model.diagnostic import Severity

_YAML = "YAML 1.2"
_FORM = "gongkai 清单文件的格式(gongkai schema 可查看)"
_REASON = "国办发〔2019〕54号:目录动态调整,调整要有依据"
_WAIVER = "gongkai 的约定:接受一个问题要写理由,理由随结果列出"

_LIST = "# file: list.yaml\nowner: 云岭县教育体育局\npowers:\n"
_POWER = (
    "  - {code: A1, name: 校车使用许可, type: 行政许可, basis: [《校车安全管理条例》第十五条], level: 县级}\n"
)
_LISTED = f"permissions: list.yaml\nextend: {{powers: [行政许可]}}\n{_LIST}{_POWER}"
_OTHER_ITEM = (
    "  - {category: 甲类, name: %s, content: [%s], basis: [《中华人民共和国教育法》第三十条], owner: 云岭县教育体育局,\n"
    "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会%s}\n"
)
_GUIDELINE = (
    "# file: %s.yaml\ndomain: 校外培训\ncode: '%s'\nitems:\n"
    "  - {code: %s-01-01, category: 监管, name: 机构名单, content: [白名单], basis: [《中华人民共和国教育法》第三十条], owner: 县级教育行政部门,\n"
    "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会, levels: [县级]}\n"
)
_PREVIOUS = "previous: last/directory.json\n# file: last/directory.json\n"
_EDITION = '{"government": {"name": "%s", "level": "县级"}, "edition": "2025年版", "date": "2025-11-01", "items": []}\n'
_TOWN = "# file: town.yaml\nparent: %s\ngovernment: {name: 石桥镇人民政府, level: 乡级}\n"
_COUNTY = "# file: county.yaml\ngovernment: {name: 云岭县人民政府, level: 县级}\ndate: 2026-11-01\nguidelines: {include: [旅游]}\n"


def _rule(
    code: str, name: str, summary: str, source: str, bad: str, good: str, severity: Severity = Severity.ERROR
) -> Rule:
    return Rule(code, name, severity, summary, source, None, bad, good)


RULES = [
    _rule("GK101", "no-such-file", "文件不存在,或者读不出来", _FORM, "permissions: lists.yaml", _LISTED),
    _rule(
        "GK102",
        "folder-not-file",
        "该写文件的地方写了文件夹",
        _FORM,
        f"permissions: lists\n{_LIST.replace('list.yaml', 'lists/a.yaml')}{_POWER}",
        f"permissions: lists/*.yaml\nextend: {{powers: [行政许可]}}\n{_LIST.replace('list.yaml', 'lists/a.yaml')}{_POWER}",
    ),
    _rule(
        "GK103",
        "not-utf-8",
        "文件不是 UTF-8 文本",
        _FORM,
        _LISTED.replace("file: list.yaml", "file: list.yaml gb18030"),
        _LISTED,
    ),
    _rule("GK104", "yaml-syntax", "YAML 写法有误", _YAML, "edition: [2026年版", "edition: 2026年版"),
    _rule(
        "GK105",
        "tab",
        "用制表符(Tab)缩进",
        _YAML,
        "guidelines:\n\tinclude: [旅游]",
        "guidelines:\n  include: [旅游]",
    ),
    _rule(
        "GK106",
        "same-key-twice",
        "同一个键写了两次",
        _YAML,
        "edition: 2026年版\nedition: 2025年版",
        "edition: 2026年版",
    ),
    _rule("GK107", "unknown-key", "不认识的键", _FORM, "editoin: 2026年版", "edition: 2026年版"),
    _rule(
        "GK108",
        "wrong-kind",
        "该写列表、文字或一组键的地方写了别的",
        _FORM,
        "departments: 云岭县教育体育局",
        "departments: [{name: 云岭县教育体育局}, {name: 云岭县文化和旅游局}]",
    ),
    _rule(
        "GK109",
        "missing-key",
        "缺少必填的键,或者文件是空的",
        _FORM,
        "departments: [{phone: 0888-5550103}]",
        "departments: [{name: 云岭县文化和旅游局}]",
    ),
    _rule(
        "GK110",
        "alias",
        "YAML 引用成了循环,或者展开后太大",
        _YAML,
        "permissions: &a [*a]",
        "permissions: &a []\nservices: *a",
    ),
    _rule(
        "GK111",
        "too-big",
        "文件太大",
        _FORM,
        _LISTED.replace("file: list.yaml", "file: list.yaml 21000000"),
        _LISTED,
    ),
    _rule(
        "GK112",
        "matches-nothing",
        "文件名是空的,或者通配符没有匹配到文件",
        _FORM,
        "permissions: lists/*.yaml",
        _LISTED,
    ),
    _rule("GK113", "outside", "文件在仓库之外", _FORM, "permissions: ../../../../list.yaml", _LISTED),
    _rule(
        "GK114",
        "byte-order-mark",
        "文件开头有 BOM",
        _FORM,
        _LISTED.replace("file: list.yaml", "file: list.yaml utf-8-sig"),
        _LISTED,
        Severity.INFO,
    ),
    _rule(
        "GK115",
        "parent-loop",
        "上级清单成了循环",
        _FORM,
        _TOWN % "county.yaml" + f"{_COUNTY}parent: town.yaml\n",
        _TOWN % "county.yaml" + _COUNTY,
    ),
    _rule(
        "GK116",
        "government-level",
        "政府层级不认识",
        _FORM,
        "government: {name: 云岭县人民政府, level: 处级}",
        "government: {name: 云岭县人民政府, level: 县级}",
    ),
    _rule("GK117", "date", "日期写法不对", _FORM, "date: 2026年11月1日", "date: 2026-11-01"),
    _rule(
        "GK118",
        "two-guidelines",
        "一个领域有两份本地指引",
        _FORM,
        "guidelines: {paths: [a.yaml, b.yaml], include: [校外培训]}\n"
        + _GUIDELINE % ("a", "51", "51")
        + _GUIDELINE % ("b", "51", "51"),
        "guidelines: {paths: [a.yaml], include: [校外培训]}\n" + _GUIDELINE % ("a", "51", "51"),
    ),
    _rule(
        "GK120",
        "no-reason",
        "调整、排除没有写理由",
        _REASON,
        "adjust:\n  - {item: '29', add: {channels: [政务服务中心]}}",
        "adjust:\n  - {item: '29', add: {channels: [政务服务中心]}, reason: 游客中心设在政务大厅}",
    ),
    _rule(
        "GK121",
        "hits-nothing",
        "写了事项、领域,目录里却没有",
        _REASON,
        "exclude:\n  - {item: 29-99-99, reason: 本县没有}",
        "exclude:\n  - {item: 29-01-01, reason: 本县没有}",
    ),
    _rule(
        "GK123",
        "same-code-twice",
        "同一个事项或编码写了两次",
        _FORM,
        "items:\n"
        + _OTHER_ITEM % ("开放日", "时间", ", code: L-1")
        + _OTHER_ITEM % ("家长会", "地点", ", code: L-1"),
        "items:\n"
        + _OTHER_ITEM % ("开放日", "时间", ", code: L-1")
        + _OTHER_ITEM % ("家长会", "地点", ", code: L-2"),
    ),
    _rule(
        "GK124",
        "changes-nothing",
        "调整什么也没有改变",
        _REASON,
        "items:\n"
        + _OTHER_ITEM % ("开放日", "时间", ", code: L-1")
        + "adjust:\n  - {item: 29-01-01, add: {channels: [政府网站]}, reason: 试一试}",
        "items:\n"
        + _OTHER_ITEM % ("开放日", "时间", ", code: L-1")
        + "adjust:\n  - {item: 29-01-01, add: {channels: [精准推送]}, reason: 短信提醒}",
        Severity.WARNING,
    ),
    _rule(
        "GK125",
        "not-a-list",
        "add、remove 用在了不是列表的要素上",
        _FORM,
        "adjust:\n  - {item: 29-01-01, add: {time_limit: 长期公开}, reason: 常年有效}",
        "adjust:\n  - {item: 29-01-01, set: {time_limit: 长期公开}, reason: 常年有效}",
    ),
    _rule(
        "GK126",
        "base-changed",
        "指引已不是写调整时的原值",
        _REASON,
        "adjust:\n  - {item: 29-01-01, set: {time_limit: 长期公开}, was: {time_limit: 每年公布一次}, reason: 常年有效}",
        "adjust:\n  - {item: 29-01-01, set: {time_limit: 长期公开}, reason: 常年有效}",
        Severity.WARNING,
    ),
    _rule(
        "GK127",
        "waiver-without-reason",
        "豁免没有写理由",
        _WAIVER,
        "permissions: list.yaml\nwaive: [{rule: GK520}]\n" + _LIST + _POWER,
        "permissions: list.yaml\nwaive: [{rule: GK520, reason: 下一版接入}]\n" + _LIST + _POWER,
    ),
    _rule(
        "GK128",
        "unused-waiver",
        "豁免没有用到",
        _WAIVER,
        "waive: [{rule: GK520, reason: 下一版接入}]",
        "permissions: list.yaml\nwaive: [{rule: GK520, reason: 下一版接入}]\n" + _LIST + _POWER,
        Severity.WARNING,
    ),
    _rule(
        "GK129",
        "expired-waiver",
        "豁免已经到期",
        _WAIVER,
        "permissions: list.yaml\nwaive: [{rule: GK520, reason: 下一版接入, until: 2026-06-30}]\n"
        + _LIST
        + _POWER,
        "permissions: list.yaml\nwaive: [{rule: GK520, reason: 下一版接入, until: 2027-06-30}]\n"
        + _LIST
        + _POWER,
        Severity.WARNING,
    ),
    _rule(
        "GK130",
        "site-setting",
        "网站、主题的设置写法不对",
        "《政府网站发展指引》(国办发〔2017〕47号):网站标识码、域名、网页标签",
        "site: {id_code: '53990', index_number: '{区划}-{编号}'}",
        "site: {id_code: '5399010001', index_number: '{区划}-{编码}'}",
    ),
    _rule(
        "GK131",
        "faint-colour",
        "主色太浅,看不清",
        "GB/T 37668-2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》:文字与背景的对比度不低于 4.5:1",
        "theme: {color: '#ff6600'}",
        "theme: {color: '#a31f1f'}",
        Severity.WARNING,
    ),
    _rule(
        "GK132",
        "template",
        "网页模板写法有误,或者用不上",
        "gongkai 的约定:templates 文件夹里的模板替换同名的模板",
        "theme: {header: 云岭县政务公开}\n# file: templates/parts/_footer.html\n<footer>{{ directory.name }</footer>",
        "theme: {header: 云岭县政务公开}\n# file: templates/parts/_footer.html\n<footer>{{ directory.name }}</footer>",
    ),
    _rule(
        "GK133",
        "previous-unreadable",
        "上一版目录读不出来",
        "gongkai 的约定:previous 写上一版编出的文件夹、directory.json 或 Excel 表",
        _PREVIOUS + _EDITION[:60] % "云岭县人民政府" + "\n",
        _PREVIOUS + _EDITION % "云岭县人民政府",
    ),
    _rule(
        "GK134",
        "not-the-previous",
        "previous 写的不是本政府的上一版",
        "gongkai 的约定:previous 写上一版编出的文件夹、directory.json 或 Excel 表",
        _PREVIOUS + _EDITION % "青石县人民政府",
        _PREVIOUS + _EDITION % "云岭县人民政府",
        Severity.WARNING,
    ),
    _rule(
        "GK140",
        "board-setting",
        "公开栏、放假安排的设置写法不对",
        "国办发〔2019〕54号(七)、(十一):公开栏;国务院办公厅关于部分节假日安排的通知",
        "boards: [{name: 政务公开栏, paper: b5, items: [29-01-01]}]",
        "boards: [{name: 政务公开栏, paper: a3, items: [29-01-01]}]",
    ),
    _rule(
        "GK141",
        "empty-board",
        "公开栏没有可以张贴的事项",
        "国办发〔2019〕54号(七):用好公开栏",
        "boards: [{name: 政务公开栏, channels: [政府公报]}]",
        "boards: [{name: 政务公开栏, items: [29-01-01]}]",
        Severity.WARNING,
    ),
    _rule(
        "GK142",
        "board-data-unreadable",
        "公示表的数据文件读不出来",
        "gongkai 的约定:boards 的 data 写 .csv 或 .xlsx 文件,有一行表头",
        "boards: [{name: 村级公示栏, items: [29-01-01], data: [{item: 29-01-01, file: 公示.pdf}]}]\n# file: 公示.pdf\n%PDF\n",
        "boards: [{name: 村级公示栏, items: [29-01-01], data: [{item: 29-01-01, file: 公示.csv}]}]\n# file: 公示.csv\n序号,名称\n1,管理办法\n",
    ),
    _rule(
        "GK510",
        "power-without-code",
        "权责、公共服务事项没有编码",
        "权责清单、公共服务事项清单:事项编码在本级唯一",
        _LISTED.replace("code: A1, ", ""),
        _LISTED,
    ),
    _rule(
        "GK511",
        "same-power-code",
        "事项编码重复",
        "权责清单、公共服务事项清单:事项编码在本级唯一",
        _LISTED + _POWER.replace("校车使用许可", "民办学校设立审批"),
        _LISTED + _POWER.replace("校车使用许可", "民办学校设立审批").replace("A1", "A2"),
    ),
    _rule(
        "GK512",
        "power-type",
        "权责类型不在 9+X 之内",
        "权责清单:行政许可、行政处罚、行政强制、行政征收、行政给付、行政检查、行政确认、行政奖励、行政裁决和其他行政权力",
        _LISTED + _POWER.replace("A1", "A2").replace("type: 行政许可", "type: 行政备查"),
        _LISTED,
    ),
]
