"""Step 7: stable codes, and the order of the rows.

Guideline items bear the code of their guideline, items of the lists that of the list's entry, and a local item the one
that its manifest gives it, or else one made from its domain, category and name. So nothing is ever renumbered by what
is added elsewhere.
"""

import zlib

from gongkai.compile.context import Context, Draft
from gongkai.model.directory import Item


def number(context: Context, draft: Draft) -> None:
    """Give codes to domains and items that have none, report codes that are used twice, and sort the rows."""
    for name, domain in draft.domains.items():
        if not domain.code:
            mark = _mark(name, 4)
            draft.domains[name] = domain._replace(code=f"L{mark}", slug=f"local-{mark.lower()}")
    first: dict[str, Item] = {}
    for item in draft.items:
        if not item.code:
            item.code = f"{draft.domains[item.domain].code}-{_mark(f'{item.category}/{item.name}', 6)}"
        other = first.setdefault(item.code, item)
        if other is not item:
            _report(context, item, other)
    _sort(draft)


_DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def _mark(text: str, length: int) -> str:
    """A code made from ``text``, the same on every machine: a checksum in base 32, without letters that look alike."""
    checksum = zlib.crc32(text.encode("utf-8", "surrogatepass"))
    return "".join(_DIGITS[checksum >> 5 * place & 31] for place in range(length))


def _report(context: Context, item: Item, other: Item) -> None:
    if item.path == other.path:
        message, hint = (
            f"事项「{item.name}」写了两次",
            "同一领域、同一一级事项下名称不能相同;删去一项,或给它另写 code",
        )
    else:
        message, hint = (
            f"事项编码 {item.code} 与「{other.name}」重复",
            "每个事项的 code 应当唯一;可以不写,由 gongkai 生成",
        )
    context.log.error("GK123", item.place, message, hint, item.code)


def _sort(draft: Draft) -> None:
    """By domain; within a domain a category's items together, in the order in which they came."""
    domains = sorted(draft.domains.values(), key=lambda domain: (domain.code, domain.name))
    draft.domains = {domain.name: domain for domain in domains}
    order = {domain.name: index for index, domain in enumerate(domains)}
    categories: dict[tuple[str, str], int] = {}
    for item in draft.items:
        categories.setdefault((item.domain, item.category), len(categories))
    draft.items.sort(key=lambda item: (order[item.domain], categories[item.domain, item.category]))
