"""The html format: one page by itself, for reading, sending round and printing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from gongkai.compare.formats.words import KINDS, NO_VALUE, described, government, quiet, summary
from gongkai.compare.model import COMPARED, SINGLE, Comparison
from gongkai.model.elements import LABELS


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("diff.html")


def html(comparison: Comparison) -> str:
    """``comparison`` as a page that needs no other file."""
    return _template().render(
        comparison=comparison,
        government=government(comparison),
        summary=summary(comparison),
        sides=[
            ("旧", comparison.old, described(comparison.old)),
            ("新", comparison.new, described(comparison.new)),
        ],
        quiet=quiet(comparison.header),
        header=[change for change in comparison.header if change.for_public],
        domains=list(comparison.domains()),
        counts=[(KINDS[kind], count) for kind, count in comparison.counts.items()],
        no_value=NO_VALUE,
        labels={element: LABELS[element] for element in COMPARED},
        single=SINGLE,
    )
