"""GK6: channels (公开渠道和载体) are standard terms, say what 其他 is, and include the portal."""

import re
from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Fix, Severity
from gongkai.model.directory import Item
from gongkai.phrases.channels import BOARD, OTHER
from gongkai.phrases.text import tidy

_DOCUMENT_54 = "国办发〔2019〕54号:政府门户网站是政务公开第一平台;逐项确定公开渠道"
_FORM = "基层政务公开标准目录的表式:公开渠道和载体逐项勾选,「其他」须写明"
_SAYS_OTHER = re.compile(r"其[他它]")
_NOTHING = re.compile(
    f"{OTHER}(?::(?:无|没有|暂无|待定|同上|[-—/]+|(?:相关|有关|等)?(?:渠道|方式|媒体|平台|载体|途径)?))?"
)
_NAMES = re.compile(r"(?:对象|人员|家庭|住户|农户|户主|居民|申请人|保障户).*(?:名单|名册|公示|信息)|名单")
_NEAR_HOME = frozenset((BOARD, "入户/现场", "精准推送", "便民服务站"))
"""Where those who know each other read it."""
_A_MEDIUM = re.compile(
    r"(?:网站?|系统|平台|APP|app|客户端|小程序|公众号|微信群|热线|栏|屏|报|台|大厅|窗口|中心|站|点|牌|信|会|号|手册|广播|短信|电话|"
    r"现场|公示|库|目录|群|专区|墙|室|馆|校|所|单|书|册|折页|海报|杂志|期刊|讲座|培训|活动|指南|专栏|公告|通告|通知|信用中国|网络|媒体|媒介|邮箱|QQ|微博|微信|抖音|头条|快手|B站)(?:\([^()]*\))?$"
)

_SITE = re.compile(f"^{OTHER}:.*(?:平台|系统|网站?|信用中国)(?:\\([^()]*\\))?$")
"""Such as 公共资源交易平台, 中国政府采购网, 国家企业信用信息公示系统."""


def other_without_what(subject: Subject) -> Iterator[Finding]:
    """其他 ticked, and nothing written behind it."""
    for cell, index, text in subject.texts_of("channels"):
        if any(_NOTHING.fullmatch(channel) for channel in subject.vocabulary.parse_channels([text])):
            yield Finding(
                cell.place(index),
                f"{cell.subject} 的公开渠道勾了「其他」,没有写明是什么",
                "写成「其他:国家企业信用信息公示系统」的样子;没有别的渠道就去掉",
                cell.item,
                cell.domain,
            )


def unknown_channel(subject: Subject) -> Iterator[Finding]:
    """Channels that are no standard term and are not declared as 其他, with the nearest term."""
    vocabulary = subject.vocabulary
    for cell, index, text in subject.texts_of("channels"):
        if _SAYS_OTHER.search(text):
            continue
        for channel in vocabulary.parse_channels([text]):
            if not channel.startswith(f"{OTHER}:"):
                continue
            name = channel.removeprefix(f"{OTHER}:")
            near = _nearest(name, list(vocabulary.channels))
            if near is None and _A_MEDIUM.search(name):
                continue
            standard = vocabulary.channels[near] if near else ""
            yield Finding(
                cell.place(index),
                f"{cell.subject} 的公开渠道「{name}」不是标准名称",
                f"是不是「{standard}」?"
                if near
                else f"写标准名称:{'、'.join(vocabulary.channel_order)};或写「其他:{name}」",
                cell.item,
                cell.domain,
                fix=Fix(name, standard) if near and name in text else None,
            )


def _nearest(name: str, spellings: list[str]) -> str | None:
    """The spelling that ``name`` is a slip away from: at most one character in six is other, or the order."""
    from difflib import SequenceMatcher

    bare = tidy(name)
    best, most = None, 0.74
    for known in spellings:
        if abs(len(known) - len(bare)) > 2 or len(bare) < 3:
            continue
        ratio = SequenceMatcher(None, bare, known, autojunk=False).ratio()
        if sorted(bare) == sorted(known):
            ratio = max(ratio, 0.8)
        if ratio > most and (sorted(bare) == sorted(known) or _one_slip(bare, known)):
            best, most = known, ratio
    return best


def _one_slip(one: str, other: str) -> bool:
    """Whether one character was mistyped, lost or added."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def portal_missing(subject: Subject) -> Iterator[Finding]:
    """主动公开 without 政府网站; villages have no portal of their own."""
    if subject.directory.level == "村级":
        return
    spellings = [name for name, term in subject.vocabulary.channels.items() if term == "政府网站"]
    for cell in subject.cells.get("channels", ()):
        for item in cell.items:
            if "主动公开" not in item.method or not item.channels or _is_on_a_site(item):
                continue
            if not any(_nearest(name.removeprefix(f"{OTHER}:"), spellings) for name in item.channels):
                yield Finding(
                    cell.place(),
                    f"{item.code} {item.name} 主动公开,渠道里没有政府网站",
                    "加上「政府网站」:政府门户网站是政务公开的第一平台",
                    item.code,
                    item.domain,
                )


def _is_on_a_site(item: Item) -> bool:
    """Whether an item is on the portal, or on a site that the law makes for its matter, or is for a group alone.

    Names of those who ask for assistance are shown where they live, and not to the whole world.
    """
    if _NEAR_HOME.issuperset(item.channels) and any(map(_NAMES.search, item.content)):
        return True
    if item.levels == ["村级"] or not any(audience.kind == "全社会" for audience in item.audience):
        return True
    return any(channel == "政府网站" or _SITE.search(channel) for channel in item.channels)


RULES = [
    Rule(
        "GK601",
        "portal-missing",
        Severity.WARNING,
        "主动公开的事项,渠道里没有政府网站",
        _DOCUMENT_54,
        portal_missing,
        bad="channels: [两微一端]",
        good="channels: [政府网站, 两微一端]",
    ),
    Rule(
        "GK602",
        "other-without-what",
        Severity.ERROR,
        "渠道勾了「其他」,没有写明",
        _FORM,
        other_without_what,
        bad="channels: [政府网站, 其他]",
        good="channels: [政府网站, 其他:云岭融媒APP]",
    ),
    Rule(
        "GK603",
        "unknown-channel",
        Severity.WARNING,
        "渠道不是标准名称",
        _FORM,
        unknown_channel,
        bad="channels: [政府网站, 两微一瑞]",
        good="channels: [政府网站, 两微一端]",
    ),
]
