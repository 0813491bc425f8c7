"""Keys of the source files: English ones are canonical, and Chinese ones are accepted everywhere.

A Chinese key may stand for several English ones (事项: ``item`` or ``items``); the file it stands in decides.
"""

from functools import cache

CHINESE: dict[str, tuple[str, ...]] = {
    # elements of an item
    "名称": ("name", "title"),
    "事项名称": ("name",),
    "二级事项": ("name",),
    "公开事项": ("name",),
    "一级事项": ("category",),
    "类别": ("category", "kind"),
    "内容": ("content",),
    "公开内容": ("content",),
    "依据": ("basis",),
    "公开依据": ("basis",),
    "设定依据": ("basis",),
    "时限": ("time_limit",),
    "公开时限": ("time_limit",),
    "主体": ("owner",),
    "公开主体": ("owner",),
    "行使主体": ("owner",),
    "责任主体": ("owner",),
    "实施主体": ("owner",),
    "方式": ("method", "methods"),
    "公开方式": ("method",),
    "渠道": ("channels",),
    "公开渠道": ("channels",),
    "公开渠道和载体": ("channels",),
    "公开对象": ("audience", "audiences"),
    "对象": ("audience",),
    "服务对象": ("audience",),
    "层级": ("levels", "level"),
    "公开层级": ("levels",),
    "行使层级": ("level", "levels"),
    # manifest
    "政府": ("government",),
    "级别": ("level",),
    "编码": ("code",),
    "代码": ("code",),
    "事项编码": ("code",),
    "行政区划代码": ("code",),
    "门户网站": ("portal",),
    "网站": ("portal",),
    "热线": ("hotline",),
    "统一社会信用代码": ("credit_code",),
    "电子邮箱": ("email",),
    "邮箱": ("email",),
    "地址": ("address",),
    "版本": ("edition",),
    "版次": ("edition",),
    "日期": ("date",),
    "发布日期": ("date",),
    "部门": ("departments",),
    "对应职能": ("acts_as",),
    "代表": ("acts_as",),
    "电话": ("phone",),
    "联系电话": ("phone",),
    "上级": ("parent",),
    "权责清单": ("permissions", "powers"),
    "权责事项": ("powers",),
    "公共服务事项清单": ("services",),
    "公共服务事项": ("services",),
    "公共服务": ("services",),
    "领域指引": ("guidelines",),
    "指引": ("guidelines",),
    "指引文件": ("paths",),
    "改引现行法": ("current_laws",),
    "法规": ("laws",),
    "仅选": ("include",),
    "不适用": ("exclude",),
    "排除": ("exclude",),
    "调整": ("adjust",),
    "事项": ("item", "items"),
    "本级事项": ("items",),
    "改为": ("set",),
    "设为": ("set",),
    "增加": ("add",),
    "删除": ("remove",),
    "去掉": ("remove",),
    "原为": ("was",),
    "拆分": ("split",),
    "理由": ("reason",),
    "原因": ("reason",),
    "豁免": ("waive",),
    "规则": ("rule",),
    "有效期至": ("until",),
    "扩展": ("extend",),
    # lists and guidelines
    "类型": ("type", "types", "power_types"),
    "权力类型": ("type",),
    "领域": ("domain",),
    "部委": ("ministry",),
    "文件": ("document",),
    "文号": ("number",),
    "来源": ("sources", "seen"),
    "发布单位": ("publisher",),
    "网址": ("url",),
    "缺省": ("defaults",),
    "关键词": ("words",),
    "不含": ("not_words",),
    "对应权责": ("discloses",),
    "仅随权责": ("only_with_power",),
    "可信度": ("confidence",),
    # laws
    "标题": ("title",),
    "状态": ("status",),
    "效力": ("status",),
    "代替": ("replaced_by",),
    "发文机关": ("issuer",),
    "公布日期": ("issued",),
    "现行文号": ("current_number",),
    "施行日期": ("effective",),
    "条数": ("articles",),
    "修订": ("revised",),
    "备注": ("note",),
    "核对来源": ("checked",),
    "法律": ("laws",),
    "截至": ("as_of",),
    # terms and patterns
    "写法": ("spellings",),
    "模板": ("patterns",),
}


@cache
def keys_of(fields: frozenset[str]) -> dict[str, str]:
    """Every key that names one of ``fields``, and which."""
    keys = {key: next((name for name in names if name in fields), "") for key, names in CHINESE.items()}
    return {key: name for key, name in keys.items() if name} | {name: name for name in fields}


@cache
def chinese(field: str) -> tuple[str, ...]:
    """All Chinese keys that may stand for ``field``."""
    return tuple(key for key, fields in CHINESE.items() if field in fields)
