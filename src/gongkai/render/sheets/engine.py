"""Templates of sheets to pages that stand alone: one file each, for a memory stick or a message."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.render.html.text import anchor, chinese_date, fit, fragment
from gongkai.render.sheets.fonts import ROLES
from gongkai.render.sheets.qr import path

_FOLDER = Path(__file__).parent


def page_of(template: str, *, css: str, style: str = "", script: str = "", **context: object) -> bytes:
    """The page that ``template`` makes of ``context``, with its style and script inside and nothing else allowed.

    ``css`` is a file of ``static/``, which ``style`` follows. Unfit characters show as U+FFFD.
    """
    sheet = fonts() + static(css) + style
    text = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(sheet),
            style_hash=_hash(sheet),
            script=Markup(script),
            script_hash=_hash(script),
            **context,
        )
    )
    return fit(text).encode()


@cache
def fonts() -> str:
    """The fonts of the machine that prints, by what they are for, as CSS variables."""
    generic = {"heading": "sans-serif"}
    families = {
        role: ",".join((*(f'"{name}"' for name in names), generic.get(role, "serif")))
        for role, names in ROLES.items()
    }
    return ":root{" + "".join(f"--{role}:{family};" for role, family in families.items()) + "}\n"


def static(name: str) -> str:
    """A file of the package as text."""
    return (_FOLDER / "static" / name).read_text(encoding="utf-8")


def css_string(text: str) -> str:
    """``text`` as a string of CSS, in which no character can end it or the style element."""
    return '"' + re.sub(r"[^\w\u3400-\u9fff·—()《》,。、;:]", lambda m: f"\\{ord(m[0]):x} ", fit(text)) + '"'


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(fit(text).encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(chinese_date=chinese_date, anchor=anchor, fragment=fragment)
    environment.globals["qr"] = path
    return environment
