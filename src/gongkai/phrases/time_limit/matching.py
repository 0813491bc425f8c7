"""Finding words without patterns: the vocabulary is plain lists, and patterns cost start-up time."""

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of ``text``, longest first, so that 公开信息 is found before 公开."""
    return tuple(sorted(text.split(), key=len, reverse=True))


def starting(text: str, any_of: Words) -> str:
    """The first of ``any_of`` with which ``text`` starts, or an empty string."""
    return next(word for word in any_of if text.startswith(word)) if text.startswith(any_of) else ""


def ending(text: str, any_of: Words) -> str:
    """The first of ``any_of`` with which ``text`` ends, or an empty string."""
    return next(word for word in any_of if text.endswith(word)) if text.endswith(any_of) else ""


def without_start(text: str, any_of: Words) -> str:
    """``text`` without any of ``any_of`` at its start, however often they stand there."""
    while word := starting(text, any_of):
        text = text[len(word) :]
    return text


def without_end(text: str, any_of: Words, but: Words = ()) -> str:
    """``text`` without any of ``any_of`` at its end, however often; one of ``but`` stays."""
    while (word := ending(text, any_of)) and not (but and text.endswith(but)):
        text = text[: -len(word)]
    return text


def first(text: str, any_of: Words) -> tuple[int, str] | None:
    """Where the earliest of ``any_of`` stands in ``text``, and which it is; at one place the first listed."""
    found = [(text.find(word), order) for order, word in enumerate(any_of) if word in text]
    return (min(found)[0], any_of[min(found)[1]]) if found else None


def last(text: str, any_of: Words) -> str | None:
    """The one of ``any_of`` that ends last in ``text``, and of several the longest."""
    found = [(text.rfind(word) + len(word), len(word), word) for word in any_of if word in text]
    return max(found)[2] if found else None


def has(text: str, any_of: Words) -> bool:
    """Whether ``text`` has any of ``any_of``."""
    return any(word in text for word in any_of)
