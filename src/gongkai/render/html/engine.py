"""Templates to bytes: one Jinja2 environment a process, and one more where a government has templates of its own."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gongkai.model.diagnostic import Diagnostic, Place, Severity
from gongkai.model.directory import Template
from gongkai.model.templates import MENDING
from gongkai.render.html.errors import OwnTemplateError
from gongkai.render.html.text import fit

_FOLDER = Path(__file__).parent
_FOUND = FileSystemLoader(_FOLDER / "templates")


class Engine:
    """Fills in the templates of the package, or those of a government that replace some of them.

    A government's template may extend the one that it replaces: ``{% extends "gongkai/base.html" %}``. It runs in a
    sandbox: it sees the page's values, and can neither change them nor reach anything else.
    """

    def __init__(self, own: Mapping[str, Template]) -> None:
        self._own = own
        self._environment = _sandbox(own) if own else _plain()

    def part(self, template: str, **context: object) -> Markup:
        """A part of a page, for a template to place: quicker than an include, which hands each piece up through all."""
        return Markup(self._render(template, context))

    def page(self, template: str, **context: object) -> bytes:
        """The page that ``template`` makes of ``context``; unfit characters show as U+FFFD.

        Raises ``OwnTemplateError`` where a government's own template is to blame.
        """
        return fit(self._render(template, context)).encode()

    def _render(self, template: str, context: dict[str, object]) -> str:
        try:
            return self._environment.get_template(template).render(context)
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            if self._own and (place := self._place(error)):
                message = f"网页模板用不了:{error}"
                finding = Diagnostic("GK132", Severity.ERROR, place, message, MENDING)
                raise OwnTemplateError(finding) from error
            raise

    def _place(self, error: BaseException) -> Place | None:
        """The last line of a government's template that ``error`` came through."""
        files = {template.file.path: template.file for template in self._own.values()}
        lines = [(frame.tb_frame.f_code.co_filename, frame.tb_lineno) for frame in _frames(error)]
        if isinstance(error, TemplateSyntaxError):
            lines.append((error.filename or "", error.lineno))
        return next((Place(files[name], line, 1) for name, line in reversed(lines) if name in files), None)


def _frames(error: BaseException) -> Iterator[TracebackType]:
    trace = error.__traceback__
    while trace is not None:
        yield trace
        trace = trace.tb_next


def stylesheet() -> bytes:
    """The one style sheet of the site: the sheets of the package in the order of their names."""
    return b"\n".join(path.read_bytes() for path in sorted((_FOLDER / "static" / "css").glob("*.css")))


def scripts() -> Iterator[tuple[str, bytes]]:
    """The scripts of the site, with their names."""
    for path in sorted((_FOLDER / "static" / "js").glob("*.js")):
        yield f"assets/{path.name}", path.read_bytes()


_OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
}


@cache
def _plain() -> Environment:
    return Environment(loader=_FOUND, **_OPTIONS)


def _sandbox(own: Mapping[str, Template]) -> Environment:
    def load(name: str) -> tuple[str, str, None] | None:
        template = own.get(name)
        return (template.text, template.file.path, None) if template else None

    loader = ChoiceLoader([FunctionLoader(load), _FOUND, PrefixLoader({"gongkai": _FOUND})])
    return ImmutableSandboxedEnvironment(loader=loader, **_OPTIONS)
