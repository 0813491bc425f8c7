"""What changed, as text for a terminal, Markdown for a pull request, data, or a page."""

from collections.abc import Callable

from gongkai.compare.model import Comparison

FORMATS = ("text", "markdown", "json", "html")


def formatted(comparison: Comparison, format: str, *, colour: bool = False) -> str:
    """``comparison`` in one of ``FORMATS``, ending with a newline; ``colour`` is for ``text`` on a terminal."""
    if format == "text":
        from gongkai.compare.formats.text import text

        return text(comparison, colour=colour)
    return _format(format)(comparison)


def _format(name: str) -> Callable[[Comparison], str]:
    if name == "json":
        from gongkai.compare.formats.data import data

        return data
    if name == "markdown":
        from gongkai.compare.formats.markdown import markdown

        return markdown
    from gongkai.compare.formats.html import html  # Jinja2 takes long to import

    return html
