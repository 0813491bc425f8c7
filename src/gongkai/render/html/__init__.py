"""The directory as a static site: an index, one page a domain, and what was left out and why."""

from collections.abc import Iterator

from gongkai.model.directory import Directory


def pages(
    directory: Directory, note: str = "", beside: frozenset[str] = frozenset(("xlsx", "data"))
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as (relative path, bytes); the same directory and note give the same bytes.

    ``note`` is shown at the head of every page, e.g. that the directory is a draft. The index links to
    ``directory.xlsx`` and ``data/directory.json`` and ``.csv``, as far as ``beside`` says that they are written too.
    """
    from gongkai.render.html.site import build  # Jinja2 takes long to import

    yield from build(directory, note, beside)
