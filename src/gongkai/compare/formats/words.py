"""Sentences that several formats share."""

from gongkai.compare.model import Comparison, Side, ValueChange

KINDS = {"added": "新增", "removed": "减少", "renamed": "更名", "changed": "修改"}
NOTHING = "对公众没有变化"
NO_VALUE = "(空)"
UNEXPLAINED = "未写明原因"


def summary(comparison: Comparison) -> str:
    """How many items changed in which way."""
    if not comparison.for_public:
        return NOTHING
    if not comparison.items:
        return "事项没有变化,政府信息有变化"
    return ",".join(f"{KINDS[kind]} {count} 项" for kind, count in comparison.counts.items() if count)


def described(side: Side) -> str:
    """Whose directory a side is, and of when."""
    words = [side.told("name"), side.told("edition"), side.told("date")]
    return " ".join(word for word in words if word)


def government(comparison: Comparison) -> str:
    """Whose directory was compared."""
    return comparison.new.told("name") or comparison.old.told("name") or ""


def quiet(changes: tuple[ValueChange, ...]) -> list[str]:
    """New edition and date, in words: they are told, but are no change for the public."""
    return [
        f"{change.label}:{joined(change.before)} → {joined(change.after)}"
        for change in changes
        if not change.for_public
    ]


def joined(values: tuple[str, ...]) -> str:
    """Values on one line."""
    return "、".join(values) or NO_VALUE
