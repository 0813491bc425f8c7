"""GK2: an element is there, but says nothing, or was left as in a template, or lost a part."""

import re
from collections.abc import Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Cell, Subject
from gongkai.model.diagnostic import Fix, Severity
from gongkai.model.directory import LOCAL, Item
from gongkai.model.elements import LABELS
from gongkai.model.government import Department, Government
from gongkai.phrases.basis import core_title
from gongkai.phrases.text import half_width, tidy

_SOURCE = "国办发〔2019〕54号:目录至少包括公开事项的名称、内容、依据、时限、主体、方式、渠道、公开对象等要素"
_FITTING = "国办发〔2019〕54号:因地制宜编制目录,避免照搬照抄"

_ELEMENTS = (
    *("category", "name", "content", "basis", "time_limit", "owner", "method", "channels", "audience"),
    "levels",
)
_SAYS_NOTHING = re.compile(
    r"\(?(?:(?:内容|要素|要求|时限|依据)?(?:同|见|如|参照)(?:上|前|左)(?:一?[栏行项条格表]|述|面)*(?:(?:所述|相同|一致)|内容|要素)?"
    r"|同第?[一二三四五六七八九十\d]{1,3}[、.]?[栏行项条]?|(?:详?见|参见|同)(?:本?附[件表录则]|下[表列]|备注|目录|清单)[一二三四五六七八九十\d]*"
    r"|无(?:内容|要求|规定)?|暂无|没有|暂缺|缺|空|空白|略|从略|不详|不明|不适用|待定|待补充?|待补充?完善|待完善|待更新|待核实|待确定|未定|未知"
    r"|[—\-–_/\\*.…。、,;:〃″?]+|N/?A|n/?a|null|none|None|TBD|TODO|xxx?)\)?[。.;,]?$"
)
_BOX_ONLY = re.compile(r"[□☐○〇√✓✔■☑●\s]+$")
_PLACEHOLDER = re.compile(
    r"[xXXx×✕✖*※]{2,}|[xXXx×○〇](?=[省市县区旗镇乡村局委办]|街道|社区|部门|年|月)"
    r"|某某|某(?=[省市县区旗镇乡村局]|街道|社区|部门|单位)|_{2,}|【\s*】|\(\s*\)"
    r"|(?:请|此处)(?:填写|写明|注明|补充)|填写(?:本|具体)|待填|TODO|TBD"
)
_NAMES_NOTHING = re.compile(
    r"(?:(?:相关|有关|具体|主要|公开|其他|本事项|该事项|事项|政务公开)*(?:信息|内容|情况|资料|材料|事项|要素|文件)等?"
    r"|公开内容\(要素\)|(?:按|依|根据|参照)[^。;]{0,12}(?:规定|要求|法律|法规|目录)?(?:予以)?公开|等"
    r"|(?:(?:依法|依规|按规定|按照规定|法律、?法规(?:、规章)?(?:和国家有关规定)?(?:规定)?)*(?:其[他它])?(?:需要|需|应当|应该|应|须|必须|可以|予以|主动|依法)+公开(?:的)?"
    r"(?:其[他它])?(?:政府|政务)?(?:内容|信息|事项|情况|资料|文件)?等?))[。;]?$"
)
_CHINESE = r"[\u3400-\u9fff]"
_SPACED = re.compile(rf"(?<={_CHINESE})[ \t\n\u3000\u00a0]+(?={_CHINESE})")
_CUT_OFF = re.compile(r"(?:[、,;:(《〈“‘〔/—-]|的|和|与|及|以及|或|或者|对于?|关于|等的|之)$")
_CUT_START = re.compile(
    r"^(?:[、,;:)》〉”’〕/。]|和(?![谐睦解平田县善顺气])|与(?![民会时众])|及(?![时格早])|以及|的(?![士哥确]))"
)
_PAIRS = {"(": ")", "《": "》", "〈": "〉", "〔": "〕", "[": "]", "【": "】", "“": "”"}
_CLOSING = {"(": ")", "（": "）", "《": "》"}
_ENDS_INSIDE = re.compile(
    r"[(（](?:(?:不?含|包括|电子屏|试行|暂行|征求意见稿|修订|第?[一二三四五六七八九十\d]+[批期次版]?|\d{4}年[版度]?)[^()（）。;；①-⑳]{0,30})$"
    r"|《[^《》、,，;；。]{2,40}(?:法|条例|办法|规定|细则|规则|规程|方案|通知|意见)$"
)
"""What opens before the end and surely goes on to it: nothing but the closing half is missing."""
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ](?:[！-～　]*[０-９Ａ-Ｚａ-ｚ])?")


def is_blank(text: str) -> bool:
    """Whether ``text`` is such as 同上, 无 and —, or still has the blanks of a template."""
    bare = tidy(text)
    return _SAYS_NOTHING.match(bare) is not None or _PLACEHOLDER.search(bare) is not None


def says_nothing(subject: Subject) -> Iterator[Finding]:
    """Values such as 同上, 无 and —, which a cell of a table may bear but no item may."""
    for element in _ELEMENTS:
        for cell, index, text in subject.texts_of(element):
            bare = tidy(text)
            if _SAYS_NOTHING.match(bare) or (element != "audience" and _BOX_ONLY.match(bare)):
                yield _finding(
                    cell,
                    index,
                    f"{cell.subject} 的{LABELS[element]}只写了「{text}」",
                    f"写出这一项自己的{LABELS[element]}:「同上」在表格拆开以后没有意义,没有的要素要补上",
                )


def placeholder(subject: Subject) -> Iterator[Finding]:
    """What a template left to be filled in."""
    for element in _ELEMENTS:
        for cell, index, text in subject.texts_of(element):
            if (found := _PLACEHOLDER.search(tidy(text))) is not None:
                yield _finding(
                    cell,
                    index,
                    f"{cell.subject} 的{LABELS[element]}里还有模板的占位「{_around(tidy(text), found)}」",
                    "换成本地的名称、日期或数字",
                )
    bodies: list[Government | Department] = [subject.manifest.government, *subject.manifest.departments]
    for named in bodies:
        if (found := _PLACEHOLDER.search(tidy(named.name))) is not None:
            text = named.name
            yield Finding(
                subject.place(named, "name"),
                f"名称「{text}」里还有模板的占位「{_around(tidy(text), found)}」",
                "换成本地的全称",
            )


def _around(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.end() + 2]


def names_no_element(subject: Subject) -> Iterator[Finding]:
    """Content that tells a reader nothing of what is disclosed."""
    for cell in subject.cells.get("content", ()):
        texts = [tidy(text) for text in cell.texts if text]
        empty = [text for text in texts if len(text) <= 60 and _NAMES_NOTHING.match(text)]
        if texts and len(empty) == len(texts) and not any(map(_SAYS_NOTHING.match, texts)):
            yield _finding(
                cell,
                0,
                f"{cell.subject} 的公开内容只写了「{texts[0]}」,没有写出要素",
                "逐项写出公开什么,如 [办理条件, 申请材料, 办理流程, 办理时限, 咨询电话]",
            )


def same_item_twice(subject: Subject) -> Iterator[Finding]:
    """Items of a domain with the same names, or the same in all but the 一级事项; one at least the government's own."""
    first: dict[tuple[object, ...], Item] = {}
    for item in subject.directory.items:
        if not item.name:
            continue
        laws = frozenset(core_title(cited.title) for cited in item.basis)
        same_path = (item.domain, _bare(item.category), _bare(item.name))
        same_matter = (item.domain, _bare(item.name), tuple(map(_bare, item.content)), laws)
        known = [first.setdefault(key, item) for key in (same_path, same_matter)]
        other = next((one for one in known if one is not item), item)
        # The same code twice is GK123.
        if other is item or other.code == item.code or LOCAL not in (item.attested, other.attested):
            continue
        yield Finding(
            item.origin("name"),
            f"{item.domain}里「{item.name}」列了两次:{other.code}({other.category})和 {item.code}({item.category})",
            "内容相同的事项只留一项;确是两项的,把名称或公开内容写得有区别",
            item.code,
            item.domain,
        )


def _bare(text: str) -> str:
    return re.sub(r"[\s、,;。:()“”]", "", tidy(text))


def broken_name(subject: Subject) -> Iterator[Finding]:
    """Names with spaces between characters, and names that begin or end in the middle of something."""
    for element in ("category", "name"):
        for cell, index, text in subject.texts_of(element):
            label = LABELS[element]
            if (spaced := _SPACED.search(text)) is not None:
                gap = text[max(0, spaced.start() - 4) : spaced.end() + 4]
                yield _finding(
                    cell,
                    index,
                    f"{label}「{text}」里有多余的空格",
                    f"写成「{_SPACED.sub('', text)}」",
                    Fix(gap, _SPACED.sub("", gap)),
                )
            bare = tidy(text)
            if not _SAYS_NOTHING.match(bare) and (_CUT_OFF.search(bare) or _CUT_START.search(bare)):
                yield _finding(
                    cell, index, f"{label}「{text}」像是没有写完", "对照原文补全;表格里可能被截断或拆成了两格"
                )


def brackets(subject: Subject) -> Iterator[Finding]:
    """Brackets that do not pair, in any element but the basis (see GK307)."""
    for element in _ELEMENTS:
        if element == "basis":
            continue
        for cell, index, text in subject.texts_of(element):
            if (mark := unpaired(text)) is not None:
                yield _finding(
                    cell,
                    index,
                    f"{cell.subject} 的{LABELS[element]}里「{mark}」没有成对:{_shorten(text)}",
                    "补上另一半,或删去多余的",
                    _closed(text),
                )


def _closed(text: str) -> Fix | None:
    """The closing half at the end of ``text``, where nothing else can be missing."""
    found = _ENDS_INSIDE.search(text.rstrip())
    if found is None:
        return None
    whole = found.group() + _CLOSING[found.group()[0]]
    return Fix(found.group(), whole) if unpaired(text.rstrip() + whole[-1]) is None else None


def full_width(subject: Subject) -> Iterator[Finding]:
    """Full-width digits and letters, which no search for the usual ones finds."""
    for element in _ELEMENTS:
        for cell, index, text in subject.texts_of(element):
            runs = list(_WIDE.finditer(text))
            if runs:
                old = text[runs[0].start() : runs[-1].end()]
                new = _WIDE.sub(lambda run: half_width(run.group()), old)
                yield _finding(
                    cell,
                    index,
                    f"{cell.subject} 的{LABELS[element]}里有全角的数字或字母「{_shorten(old)}」",
                    f"写成「{_shorten(new)}」",
                    Fix(old, new),
                )


def unpaired(text: str) -> str | None:
    """The first bracket or book mark of ``text`` that has no other half; 1) of a numbered list needs none."""
    text = tidy(text)
    mark = _unpaired(_NUMBERED.sub("", text))
    return mark if mark is None or _unpaired(text) is not None else None


_NUMBERED = re.compile(r"(?:(?<=^)|(?<=[\s;。,、:]))[0-9一二三四五六七八九十a-zA-Z]{1,3}\)")


def _unpaired(text: str) -> str | None:
    closing = {end: start for start, end in _PAIRS.items()}
    waiting: list[str] = []
    for character in text:
        if character in _PAIRS:
            waiting.append(character)
        elif character in closing and (not waiting or waiting.pop() != closing[character]):
            return character
    return waiting[-1] if waiting else None


def _shorten(text: str, width: int = 40) -> str:
    return text if len(text) <= width else text[:width] + "…"


def _finding(cell: Cell, index: int, message: str, hint: str, fix: Fix | None = None) -> Finding:
    return Finding(cell.place(index), message, hint, cell.item, cell.domain, fix=fix)


RULES = [
    Rule(
        "GK211",
        "says-nothing",
        Severity.ERROR,
        "要素只写了 同上、无、— 一类的话",
        _SOURCE,
        says_nothing,
        bad="time_limit: 同上",
        good="time_limit: 信息形成或者变更之日起20个工作日内",
    ),
    Rule(
        "GK212",
        "placeholder",
        Severity.ERROR,
        "留着模板的占位:XX县、某某局、____",
        _FITTING,
        placeholder,
        bad="content: [××县校车服务方案]",
        good="content: [云岭县校车服务方案]",
    ),
    Rule(
        "GK213",
        "names-no-element",
        Severity.WARNING,
        "公开内容没有写出任何要素",
        _SOURCE,
        names_no_element,
        bad="content: [相关信息]",
        good="content: [招生范围, 招生条件, 报名时间]",
    ),
    Rule(
        "GK214",
        "same-item-twice",
        Severity.WARNING,
        "同一领域里,同样的事项列了两次",
        _SOURCE,
        same_item_twice,
        bad=(
            "items:\n"
            "  - {category: 政策文件, name: 招生政策, content: [招生方案], basis: [《中华人民共和国教育法》第三十条], owner: 云岭县教育体育局,\n"
            "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
            "  - {category: 招生管理, name: 招生政策, content: [招生方案], basis: [《中华人民共和国教育法》第三十条], owner: 云岭县教育体育局,\n"
            "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
        ),
        good=(
            "items:\n"
            "  - {category: 政策文件, name: 招生政策, content: [招生方案], basis: [《中华人民共和国教育法》第三十条], owner: 云岭县教育体育局,\n"
            "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
            "  - {category: 招生管理, name: 招生结果, content: [录取名单], basis: [《中华人民共和国教育法》第三十条], owner: 云岭县教育体育局,\n"
            "     time_limit: 信息形成之日起20个工作日内, method: 主动公开, channels: [政府网站], audience: 全社会}\n"
        ),
    ),
    Rule(
        "GK215",
        "broken-name",
        Severity.WARNING,
        "名称被空格打断,或者没有写完",
        _SOURCE,
        broken_name,
        bad="name: 社会保险登 记",
        good="name: 社会保险登记",
    ),
    Rule(
        "GK216",
        "brackets",
        Severity.WARNING,
        "括号、书名号没有成对",
        "国家标准 GB/T 15834—2011《标点符号用法》",
        brackets,
        bad="channels: [政府网站, 社区/企事业单位/村公示栏(电子屏]",
        good="channels: [政府网站, 社区/企事业单位/村公示栏(电子屏)]",
    ),
    Rule(
        "GK217",
        "full-width",
        Severity.INFO,
        "数字、字母用了全角",
        "国家标准 GB/T 15835—2011《出版物上数字用法》",
        full_width,
        bad="content: [１２３４５热线受理情况, 移动ＡＰＰ名录]",
        good="content: [12345热线受理情况, 移动APP名录]",
    ),
]
