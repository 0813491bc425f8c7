"""What the words after a time tell: what one does, where, and with what."""

import re
from typing import NamedTuple

from gongkai.phrases.time_limit.matching import ending, has, starting, without_end, without_start, words
from gongkai.phrases.time_limit.quantities import quantity

PUBLISH = words(
    "公开 公布 公示 公告 披露 预披露 预公开 预公告 预公示 发布 挂网 上网 上墙 张贴 刊登 刊发 公之于众 "
    "通报 推送"
)
_LISTED = (*PUBLISH, "、")
_OTHER_ACTS = words(
    "更新 调整 回应 答复 反馈 回复 告知 送达 维护 修改 修订 变更 备案 报送 上报 解读 补充 完善 撤下 撤销 办结 召开 提供"
)
_ACTS = (*PUBLISH, *_OTHER_ACTS)
_PUBLISHED_THINGS = words("解读材料 解读信息 解读文 解读稿 变更信息 备案信息 调整信息 修订稿")
_ADVERBS = (
    *words("内 应当 应 必须 须 需要 需 要 可以 予以 给予 进行 完成 做好 实现 及时 主动 准确"),
    *words("依法依规 依法 按规定 按要求 一般 原则上 统一 集中 全文 全面 首次 同步 同时 并且 并"),
    *words("分别 逐项 逐笔 逐一 将 的 即 就 保持 各 其 一次 1次 对外 向外"),
    *(
        side + who
        for side in ("面向", "向", "对")
        for who in ("社会公众", "社会", "全社会", "公众", "群众", "村民", "居民")
    ),
)
_PLACE_ENDS = (*_ADVERBS, "上", "中", "等")
BY_WHOM = "由.{1,15}?(?=[自在于向予公])"
_PLACE_STARTS = ("在", "于", "到", "通过", "利用", "经由", "依托")
_PLACES = words(
    "栏 屏 网 点 村 网站 平台 公众号 媒体 媒介 报纸 报刊 大厅 中心 现场 所在地 公报 客户端 APP 委会 "
    "委员会 办事处 学校 单位 场所 公告牌 社区 窗口 微信群 门户 电视 广播"
)
_PERIOD_FOLLOWS = (
    "(?:信息)?的?(?:期限|时间|期)?(?:应当?|为|是|不得?少于|不低于|至少|满|:)*"
    "(?![0-9一二两三]次)[0-9一二两三四五六七八九十半]"
)
_FILLERS = (*PUBLISH, "各一次", "一次", "1次", "内", "的", "、", ":", "/", "并且", "并")
_TIMELY = words(
    "每 及时 随时 实时 即时 长期 常年 永久 动态 定期 更新 另有规定 从其规定 依申请 同步 阶段 延长"
)


class Act(NamedTuple):
    """What is done where it is not plain publishing, where, how one publishes, and what text is left."""

    what: str | None
    place: str | None
    published: str | None
    rest: str


NOTHING = Act(None, None, None, "")


def after_time(text: str) -> Act:
    """What ``text``, standing after a time, tells."""
    if not text:
        return NOTHING
    text, place = _leading_place(_skip_adverbs(text))
    text = _skip_adverbs(text) if place else text
    after = without_start(text, _LISTED if text.startswith(PUBLISH) else ())
    after = _without_joint(text, after)
    published = text[: len(text) - len(after)]
    if published and re.match(_PERIOD_FOLLOWS, after):
        return Act(None, place, None, (ending(published, PUBLISH) or published) + after)
    rest = after if after.startswith(_PUBLISHED_THINGS) else without_start(after, _OTHER_ACTS)
    what = after[: len(after) - len(rest)] or None
    rest = rest.removeprefix("工作") if what else rest
    return Act(what, place, published or None, without_start(rest, _FILLERS))


def _without_joint(text: str, after: str) -> str:
    """Goes on over a second verb that 和, 并 … joins to the first: 公开并公示."""
    if after != text and after[:1] in tuple("和及或并") and after[1:].startswith(PUBLISH):
        return without_start(after[1:], PUBLISH)
    return after


def _skip_adverbs(text: str) -> str:
    text = without_start(text, _ADVERBS)
    if text.startswith("由") and (match := re.match(BY_WHOM, text)) is not None:
        return without_start(text[match.end() :], _ADVERBS)
    return text


def _leading_place(text: str) -> tuple[str, str | None]:
    """What follows 在…栏 at the start of ``text``, and that place; an act follows, or nothing."""
    start = len(starting(text, _PLACE_STARTS))
    for end in range(min(len(text), 60), start, -1) if start else ():
        where = place_name(text[start:end]) if end == len(text) or text.startswith(_ACTS, end) else None
        if where:
            return text[end:], where
    return text, None


def place_name(text: str) -> str | None:
    """The place that ``text`` names (县政府网站上 is 县政府网站), or None where it names none."""
    text = without_end(text, _PLACE_ENDS)
    named = 0 < len(text) <= 40 and text.endswith(_PLACES) and "在" not in text.replace("所在", "")
    return text if named else None


def named_object(act: Act) -> str | None:
    """What is published, where the act names it and it is not a clause of its own: 上月 for 公布上月情况."""
    if not act.rest or left_over(act):
        return None
    of_last = act.rest.startswith("上") and act.rest.endswith("情况") and len(act.rest) < 7
    return act.rest[:-2] if of_last else act.rest


def left_over(act: Act) -> str:
    """The text after an act that is another clause."""
    return act.rest if tells_time(act.rest) else ""


def tells_time(text: str) -> bool:
    """Whether ``text`` has any word by which a clause could be known."""
    return bool(text) and (has(text, _TIMELY) or quantity(text) is not None)
