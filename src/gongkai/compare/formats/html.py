"""The html format: one page by itself, for reading, sending round and printing; and its body for other pages."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.compare.formats.marks import marked
from gongkai.compare.formats.words import KINDS, NO_VALUE, UNEXPLAINED, described, government, quiet, summary
from gongkai.compare.model import COMPARED, Comparison, ItemChange
from gongkai.model.elements import LABELS

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def html(comparison: Comparison) -> str:
    """``comparison`` as a page that needs no other file."""
    sides = ("旧", comparison.old), ("新", comparison.new)
    return (
        _environment()
        .get_template("diff.html")
        .render(
            changes=changes(comparison),
            government=government(comparison),
            sides=[(name, side, described(side)) for name, side in sides],
            quiet=quiet(comparison.header),
        )
    )


def changes(comparison: Comparison, href: Callable[[ItemChange], str | None] = lambda item: None) -> Markup:
    """What changed, as the body of a page whose body has the class ``changes``; ``href`` is an item's own page."""
    text = (
        _environment()
        .get_template("_changes.html")
        .render(
            comparison=comparison,
            summary=summary(comparison),
            counts=[(kind, KINDS[kind], count) for kind, count in comparison.counts.items()],
            header=[change for change in comparison.header if change.for_public],
            domains=list(comparison.domains()),
            labels={element: LABELS[element] for element in COMPARED},
            no_value=NO_VALUE,
            unexplained=UNEXPLAINED,
            kinds_of=kinds_of,
            marked=marked,
            href=href,
        )
    )
    return Markup(text)


def stylesheet() -> bytes:
    """The style sheet of ``changes``; it uses the custom properties of the site's."""
    return (_TEMPLATES / "changes.css").read_bytes()


def kinds_of(items: list[ItemChange]) -> list[tuple[str, str]]:
    """Which kinds of change are among ``items``, with their labels."""
    found = {
        "added": any(item.kind == "added" for item in items),
        "removed": any(item.kind == "removed" for item in items),
        "renamed": any(item.renamed for item in items),
        "changed": any(item.elements for item in items),
    }
    return [(kind, KINDS[kind]) for kind in KINDS if found[kind]]
