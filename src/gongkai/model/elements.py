"""The elements of an item, as a source file writes them: text, not yet understood."""

from dataclasses import dataclass

REQUIRED = ("name", "content", "basis", "time_limit", "owner", "method", "channels", "audience")
"""The eight elements that 国办发〔2019〕54号 二(四) asks of every item."""

ELEMENTS = ("category", *REQUIRED, "levels")
"""All elements, in the order of the official table."""

LIST_ELEMENTS = ("content", "basis", "owner", "method", "channels", "audience", "levels")

LABELS = {
    "category": "一级事项",
    "name": "名称",
    "content": "公开内容",
    "basis": "公开依据",
    "time_limit": "公开时限",
    "owner": "公开主体",
    "method": "公开方式",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "levels": "公开层级",
}


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Elements:
    """Elements as written; None where the source says nothing of one."""

    category: str | None = None
    """一级事项"""
    name: str | None = None
    """公开事项名称(二级事项)"""
    content: list[str] | None = None
    """公开内容(要素),一项一行"""
    basis: list[str] | None = None
    """公开依据,如《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条"""
    time_limit: str | None = None
    """公开时限,如:信息形成或者变更之日起20个工作日内"""
    owner: list[str] | None = None
    """公开主体"""
    method: list[str] | None = None
    """公开方式:主动公开 或 依申请公开"""
    channels: list[str] | None = None
    """公开渠道和载体:标准名称,或「其他:××」"""
    audience: list[str] | None = None
    """公开对象:全社会,或「特定群体:××」"""
    levels: list[str] | None = None
    """公开层级:县级、乡级、村级"""
