"""A directory as one side of a comparison: what a reader sees of each element."""

from gongkai.compare.model import Row, Side
from gongkai.compare.normal import EVERYONE, SPECIAL, audience, channels, clean, lines, undotted
from gongkai.model.directory import Audience, Directory, Item
from gongkai.phrases.basis import written


def side_of(directory: Directory, label: str) -> Side:
    """``directory`` under the name ``label``."""
    header = {
        "name": directory.name,
        "level": directory.level,
        "code": directory.code,
        "portal": directory.portal,
        "hotline": directory.hotline,
        "edition": directory.edition,
        "date": directory.date,
    }
    phones = tuple(clean(f"{body.name} {body.phone}") for body in directory.departments if body.phone)
    reasons: dict[str, str] = {}
    for left in directory.left_out:
        reason = clean(left.reason)
        reasons |= {left.code: reason, f"{left.domain}/{left.category}/{left.name}": reason}
    told = {key: lines([value or ""]) for key, value in header.items()}
    return Side(label, told | {"phones": phones}, [row_of(item) for item in directory.items], reasons)


def row_of(item: Item) -> Row:
    """One item, all of its elements as text."""
    return Row(
        clean(item.code),
        clean(item.domain),
        clean(item.category),
        clean(item.name),
        {
            "content": undotted(item.content),
            "basis": lines(map(written, item.basis)),
            "time_limit": tuple(filter(None, [clean(item.time_limit.text)])),
            "owner": lines(owner.name for owner in item.owner),
            "method": tuple(map(clean, item.method)),
            "channels": channels(item.channels),
            "audience": _audience(item.audience),
            "levels": tuple(map(clean, item.levels)),
        },
        item.code,
    )


def _audience(those: list[Audience]) -> tuple[str, ...]:
    special = [one for one in those if one.kind != EVERYONE]
    groups = [one.who or one.kind.replace(SPECIAL, "") for one in special] if special else None
    return audience(len(those) > len(special), groups)
