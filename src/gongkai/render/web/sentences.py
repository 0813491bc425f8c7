"""What the directory and its items say of themselves in one sentence, and the words to find them by."""

from collections.abc import Iterable, Iterator

from gongkai.compare.normal import clean
from gongkai.model.directory import Directory, Item
from gongkai.model.elements import LABELS
from gongkai.phrases.text import is_date

TITLE = "基层政务公开标准目录"

_LONGEST, _LONGEST_WORD = 200, 40
_MOST_WORDS = 30
_ENDS = "。;\uff1b"
_COMMAS = str.maketrans({",": "、", "\uff0c": "、"})


def directory_title(directory: Directory) -> str:
    """Whose directory it is."""
    return f"{directory.name}{TITLE}"


def of_directory(directory: Directory) -> str:
    """What the directory holds."""
    edition = f"({directory.edition})" if directory.edition else ""
    domains = len({item.domain for item in directory.items})
    return (
        f"{directory_title(directory)}{edition},列出 {domains} 个领域、{len(directory.items)} 个公开事项"
        "各自的公开内容、依据、时限、主体、方式、渠道和对象。"
    )


def of_item(item: Item) -> str:
    """What is disclosed, by whom, when, how, where and for whom; without what the item does not say."""
    said = ";".join(f"{LABELS[element]}为{text}" for element, text in _elements(item))
    return shortened(f"{item.name}:{said}。" if said else f"{item.name}。")


def _elements(item: Item) -> Iterator[tuple[str, str]]:
    values: dict[str, Iterable[str]] = {
        "content": item.content,
        "owner": (owner.name for owner in item.owner),
        "time_limit": [item.time_limit.text],
        "method": item.method,
        "channels": item.channels,
        "audience": (audience.who or audience.kind for audience in item.audience),
    }
    for element, texts in values.items():
        if text := "、".join(bare for text in texts if (bare := clean(text).rstrip(_ENDS))):
            yield element, text


def keywords(words: Iterable[str]) -> str:
    """The first words, each once, with commas between them; without those that are too long to be looked for."""
    found = dict.fromkeys(clean(word).translate(_COMMAS) for word in words)
    return ",".join([word for word in found if 0 < len(word) <= _LONGEST_WORD][:_MOST_WORDS])


def shortened(text: str, most: int = _LONGEST) -> str:
    """``text`` on one line, and cut where it is longer than anyone shows it."""
    text = clean(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def day(directory: Directory) -> str | None:
    """The directory's day (2026-11-01); None if it has none, or wrote it wrongly."""
    return directory.date if is_date(directory.date) else None
