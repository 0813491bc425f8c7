"""The form of each data file and of its parts, field by field, in Chinese."""

from typing import Any

from gongkai.compare.model import COMPARED
from gongkai.model.directory import LOCAL, PATTERN, RECALLED, SEEN
from gongkai.model.elements import LABELS

Schema = dict[str, Any]


def _text(description: str, **more: Any) -> Schema:
    return {"type": "string", "description": description, **more}


def _maybe(description: str) -> Schema:
    return {"type": ["string", "null"], "description": description}


def _number(description: str, minimum: int = 0) -> Schema:
    return {"type": "integer", "minimum": minimum, "description": description}


def _texts(description: str) -> Schema:
    return {"type": "array", "items": {"type": "string"}, "description": description}


def _one(part: str, description: str) -> Schema:
    return {"$ref": f"#/$defs/{part}", "description": description}


def _list(part: str, description: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{part}"}, "description": description}


def _object(description: str, required: Schema, **optional: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": {**required, **optional},
        "required": list(required),
    }


_CODE = _text("事项编码,各版之间不变", minLength=1)
_HREF = _text("文件的网址,相对于 data/ 文件夹;其中的汉字和符号已经过百分号编码", minLength=1)
_EDITION = {
    "government": _one("Government", "编制目录的政府"),
    "edition": _text("版次;没有写的为空"),
    "date": _text("目录日期(年-月-日);没有写的为空"),
}
_DOMAIN = {
    "code": _text("领域编码,各版之间不变"),
    "name": _text("领域名称"),
    "document": _maybe("领域标准指引的名称;本地领域没有"),
    "number": _maybe("领域标准指引的文号;本地领域没有"),
}
_BODY = {"name": _text("部门全称"), "phone": _maybe("咨询电话;没有登记的为空")}
_IS_BODY = {"department": {"type": "boolean", "description": "是否为本级部门表里的部门"}}
_COUNTS = {
    "domains": "公开领域有几个",
    "departments": "部门表里有几个部门",
    "items": "公开事项有几项",
    "left_out": "未列入的事项有几项",
    "powers": "权责事项有几项",
    "services": "公共服务事项有几项",
}

PARTS: dict[str, Schema] = {
    "Government": _object(
        "编制目录的政府",
        {"name": _text("名称"), "level": _text("层级:县级、乡级 …"), "code": _maybe("行政区划代码")},
        portal=_maybe("门户网站"),
        hotline=_maybe("咨询热线"),
    ),
    "Item": _object(
        "一个公开事项,即目录的一行",
        {
            "code": _CODE,
            "domain": _text("领域"),
            "category": _text("一级事项"),
            "name": _text("二级事项"),
            "content": _texts("公开内容(要素)"),
            "basis": _list("Basis", "公开依据"),
            "time_limit": _one("TimeLimit", "公开时限"),
            "owner": _list("Owner", "公开主体"),
            "method": _texts("公开方式:主动公开、依申请公开"),
            "channels": _texts("公开渠道和载体;标准用语以外的写作「其他:…」"),
            "audience": _list("Audience", "公开对象"),
            "levels": _texts("公开层级"),
            "powers": _texts("所公开的权责事项的编码"),
            "services": _texts("所公开的公共服务事项的编码"),
            "attested": {
                "enum": [SEEN, RECALLED, LOCAL, PATTERN],
                "description": f"出处:{SEEN} 见于已发布的目录,{RECALLED} 凭回忆写出,{LOCAL} 本地自有,"
                f"{PATTERN} 按权责类型的通例生成",
            },
            "confidence": _maybe("把握程度:high 高,medium 中,low 低;没有注明的为空"),
            "adjustments": _list("Adjustment", "本级所作的调整"),
            "origins": {
                "type": "object",
                "description": "各要素的来源;键是要素,如 time_limit",
                "additionalProperties": _list("Origin", "这个要素的各处来源,按先后"),
            },
        },
    ),
    "Adjustment": _object(
        "本级对国家指引所作的一处调整",
        {"elements": _texts("改了哪些要素,如 time_limit"), "reason": _text("理由")},
    ),
    "Basis": _object(
        "一条公开依据",
        {
            "title": _text("法律、法规或文件的名称"),
            "number": _maybe("文号;不知道的为空"),
            "articles": _texts("引用的条款"),
            "status": _maybe("效力:现行有效、已修订、已废止;不知道的为空"),
        },
        version=_text("所引用的版本,照原文"),
    ),
    "TimeLimit": _object(
        "公开时限",
        {"text": _text("原文"), "clauses": _list("Clause", "原文的含义,一句一条")},
    ),
    "Clause": _object(
        "时限中的一句",
        {
            "kind": _text(
                "类型:deadline 期限,lead 提前,recurrence 定期,continuous 长期公开,unknown 没有读懂 …"
            )
        },
        trigger=_text("从什么时候算起"),
        relation=_text("数量的意思:within 以内,before 以前,at_least 至少,at_most 至多,for 持续,by 截止"),
        amount={"type": "number", "description": "数量"},
        unit=_text("数量的单位:工作日、日、周、月、季度、年、小时、学期"),
        every={"type": ["integer", "number", "string"], "description": "每隔多少,或者每个什么"},
        due=_text("截止的日子,或持续到什么时候"),
        year={"type": "integer", "description": "年份"},
        month={"type": "integer", "description": "月份"},
        day={"type": "integer", "description": "日"},
        what=_text("所说的是什么:公示、征求意见、更新 …"),
        scope=_text("只对事项的哪一部分"),
        place=_text("只对哪个渠道"),
        before=_text("在什么之前"),
        note=_text("其他限定,或没有读懂的文字"),
    ),
    "Owner": _object(
        "一个公开主体",
        {"name": _text("机构名称"), "general": _maybe("它所代表的通用主体,如 教育行政部门")},
    ),
    "Audience": _object(
        "一类公开对象",
        {"kind": {"enum": ["全社会", "特定群体"], "description": "全社会或特定群体"}},
        who=_text("特定群体是哪些人"),
    ),
    "Origin": _object(
        "一处来源",
        {
            "file": _text("文件,相对于清单文件所在的文件夹"),
            "line": _number("行号", 1),
            "step": _text(
                "编制的哪一步:select 选取,match 对照清单,localise 落到部门,adjust 调整,extend 补充"
            ),
        },
    ),
    "LeftOut": _object(
        "一个未列入的事项",
        {
            "code": _text("事项编码"),
            "domain": _text("领域"),
            "category": _text("一级事项"),
            "name": _text("二级事项"),
            "step": _text("编制的哪一步没有列入"),
            "reason": _text("为什么没有列入"),
        },
    ),
    "Gone": _object(
        "一个已经不在目录里的事项",
        {
            "code": _CODE,
            "domain": _text("领域"),
            "category": _maybe("一级事项"),
            "name": _text("二级事项"),
            "values": _object(
                "最后一版里的要素",
                {},
                **{
                    element: _texts(label) if element != "time_limit" else _text(label)
                    for element, label in LABELS.items()
                    if element in COMPARED
                },
            ),
            "since": _text("从哪一版起不在"),
            "reason": _maybe("为什么;没有写明的为空"),
        },
    ),
    "Entry": _object(
        "权责清单或公共服务事项清单中的一项",
        {
            "code": _text("清单里的事项编码"),
            "name": _text("名称"),
            "type": _text("类型:行政许可、行政处罚 …,或公共服务"),
            "owner": _text("行使主体"),
            "basis": _texts("依据,照清单原文"),
            "levels": _texts("行使层级"),
        },
        audience=_texts("服务对象"),
    ),
    "DomainName": _object("一个领域", _DOMAIN),
    "Body": _object("一个部门", _BODY),
    "Counts": _object("各有多少", {key: _number(description) for key, description in _COUNTS.items()}),
    "DomainLink": _object(
        "一个领域和它的文件",
        {
            "code": _DOMAIN["code"],
            "name": _DOMAIN["name"],
            "count": _number("有几个公开事项"),
            "href": _HREF,
        },
    ),
    "DepartmentLink": _object(
        "一个部门(或其他公开主体)和它的文件",
        {**_BODY, **_IS_BODY, "count": _number("是几个公开事项的公开主体"), "href": _HREF},
    ),
    "ItemLink": _object(
        "一个公开事项和它的文件",
        {
            "code": _CODE,
            "name": _text("二级事项"),
            "category": _text("一级事项"),
            "domain": _text("领域"),
            "href": _HREF,
        },
    ),
    "File": _object(
        "一个可以下载的文件",
        {"title": _text("是什么"), "type": _text("媒体类型"), "href": _HREF},
    ),
}

WHOLE: dict[str, Schema] = {
    "Index": _object(
        "有哪些数据,各在哪里",
        {
            **_EDITION,
            "counts": _one("Counts", "各有多少"),
            "domains": _list("DomainLink", "各领域,按目录的次序"),
            "departments": _list("DepartmentLink", "各部门,然后是部门以外的公开主体"),
            "items": _list("ItemLink", "各公开事项,按目录的次序"),
            "files": _list("File", "整份目录、各 JSON Schema 和接口说明"),
        },
    ),
    "Item": PARTS["Item"],
    "Domain": _object(
        "一个领域的全部公开事项",
        {
            **_EDITION,
            **_DOMAIN,
            "items": _list("Item", "公开事项,按目录的次序"),
            "left_out": _list("LeftOut", "本领域未列入的事项和理由"),
        },
    ),
    "Department": _object(
        "一个部门(或其他公开主体)应当公开的全部事项",
        {
            **_EDITION,
            **_BODY,
            **_IS_BODY,
            "items": _list("Item", "以它为公开主体的公开事项,按目录的次序"),
            "powers": _list("Entry", "由它行使的权责事项"),
            "services": _list("Entry", "由它提供的公共服务事项"),
        },
    ),
    "Directory": _object(
        "整份目录",
        {
            **_EDITION,
            "domains": _list("DomainName", "有公开事项的领域,按目录的次序"),
            "departments": _list("Body", "部门"),
            "items": _list("Item", "公开事项,按目录的次序"),
            "left_out": _list("LeftOut", "未列入的事项和理由"),
            "powers": _list("Entry", "权责事项"),
            "services": _list("Entry", "公共服务事项"),
            "gone": _list("Gone", "上一版和以前各版有、本版没有的事项;没有比较过的为空"),
        },
    ),
}
