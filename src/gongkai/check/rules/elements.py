"""GK2: every item has the eight elements of 国办发〔2019〕54号."""

from collections.abc import Callable, Iterator

from gongkai.check.rule import Finding, Rule
from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Severity
from gongkai.model.directory import Item
from gongkai.model.elements import LABELS, REQUIRED

_SOURCE = "国办发〔2019〕54号:目录至少包括公开事项的名称、内容、依据、时限、主体、方式、渠道、公开对象等要素"

_EMPTY = {"content": " []", "channels": " []", "name": " ''"}
_FULL = {
    "name": "招生政策",
    "content": "[招生工作实施方案, 招生计划]",
    "basis": "[《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条]",
    "time_limit": "信息形成或者变更之日起20个工作日内",
    "owner": "云岭县教育体育局",
    "method": "主动公开",
    "channels": "[政府网站, 两微一端]",
    "audience": "全社会",
}


def is_empty(item: Item, element: str) -> bool:
    """Whether ``item`` has no value for ``element``, or only blanks."""
    value = getattr(item, element)
    if element == "time_limit":
        value = value.text
    if isinstance(value, str):
        return not value.strip()
    return not value or all(isinstance(entry, str) and not entry.strip() for entry in value)


def _missing(element: str) -> Callable[[Subject], Iterator[Finding]]:
    label = LABELS[element]

    def find(subject: Subject) -> Iterator[Finding]:
        for item in subject.directory.items:
            if is_empty(item, element):
                name = item.name or "(无名称)"
                yield Finding(
                    item.origin(element),
                    f"{item.code} {item.domain}/{name}没有{label}",
                    f"补上「{element}: …」({label})",
                    item.code,
                    item.domain,
                )

    return find


RULES = [
    Rule(
        f"GK2{number:02d}",
        f"missing-{element.replace('_', '-')}",
        Severity.ERROR,
        f"事项没有{LABELS[element]}",
        _SOURCE,
        _missing(element),
        bad=f"{element}:{_EMPTY.get(element, '')}",
        good=f"{element}: {_FULL[element]}",
    )
    for number, element in enumerate(REQUIRED, 1)
]
