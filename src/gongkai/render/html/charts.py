"""The geometry of charts: from counts to lengths, as shares of the room that a chart has."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Count:
    """One line of a chart or of the table behind it. ``part`` is what it counts for more than one name."""

    name: str
    count: int
    href: str | None = None
    group: str = ""
    part: bool = False


@dataclass(slots=True, frozen=True)
class Bar:
    """One bar: its length, the number and perhaps the share at its end, and what is read out for it."""

    name: str
    href: str | None
    length: str
    number: str
    share: str
    title: str
    hatched: bool


def bars(counts: Sequence[Count], total: int, *, of_all: bool = False) -> list[Bar]:
    """A bar for each count. The longest has all the room; or, with ``of_all``, it is ``total`` that would have it."""
    longest = total if of_all else max((count.count for count in counts), default=0)
    return [_bar(count, longest, total, of_all) for count in counts]


def _bar(count: Count, longest: int, total: int, of_all: bool) -> Bar:
    share = percent(count.count, total)
    return Bar(
        name=count.name,
        href=count.href,
        length=length(count.count, longest),
        number=str(count.count),
        share=share if of_all else "",
        title=f"{count.count} 项,占 {share}",
        hatched=count.part,
    )


def length(count: int, longest: int) -> str:
    """``count`` as a share of ``longest``, for an attribute of SVG."""
    return f"{100 * count / longest:.2f}%" if longest else "0%"


def percent(count: int, total: int) -> str:
    """``count`` as a share of ``total`` with one decimal, and never as nothing or all where it is not."""
    if not 0 < count < total:
        return "0%" if count == 0 else "100%"
    tenths = min(max(round(1000 * count / total), 1), 999)
    return f"{'<' if 2000 * count < total else ''}{tenths / 10:.1f}%"
