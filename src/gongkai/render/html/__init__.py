"""The directory as a static site: pages for readers, search, and what was left out and why."""

from collections.abc import Iterator

from gongkai.compare.model import Comparison
from gongkai.model.directory import Directory


def pages(
    directory: Directory,
    note: str = "",
    beside: frozenset[str] = frozenset(("xlsx", "data")),
    changes: Comparison | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as (relative path, bytes); the same arguments give the same bytes.

    ``note`` is shown at the head of every page, e.g. that the directory is a draft. The pages link to
    ``directory.xlsx`` and ``data/``, as far as ``beside`` says that they are written too. ``changes`` is what changed
    since the previous edition. Raises ``OwnTemplateError`` where a government's own template cannot be filled in.
    """
    from gongkai.render.html.site import build  # Jinja2 takes long to import

    yield from build(directory, note, beside, changes)
