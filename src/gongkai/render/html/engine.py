"""Templates to bytes: one Jinja2 environment a process."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.render.html.text import fit

_FOLDER = Path(__file__).parent


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def part(template: str, **context: object) -> Markup:
    """A part of a page, for a template to place: quicker than an include, which hands each piece up through all."""
    return Markup(_environment().get_template(template).render(context))


def page(template: str, **context: object) -> bytes:
    """The page that ``template`` makes of ``context``; unfit characters show as U+FFFD."""
    return fit(_environment().get_template(template).render(context)).encode()


def stylesheet() -> bytes:
    """The one style sheet of the site."""
    return (_FOLDER / "static" / "site.css").read_bytes()
