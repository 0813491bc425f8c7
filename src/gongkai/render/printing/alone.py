"""Pages that stand alone: one file each, with everything inside, for a memory stick or a message."""

import hashlib
import re
from base64 import b64encode
from functools import cache, cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gongkai.render.html.text import anchor, chinese_date, fit, fragment
from gongkai.render.printing.fonts import ROLES
from gongkai.render.printing.qr import path

_HERE = Path(__file__).parent


class Pages:
    """Makes pages of the templates in ``folder/templates``, which extend ``alone.html``, with ``folder/static``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def page(self, template: str, *, css: str, style: str = "", script: str = "", **context: object) -> bytes:
        """The page that ``template`` makes of ``context``, with its style and script inside and nothing else allowed.

        ``css`` and ``script`` are files of ``static``; ``style`` follows ``css``. Unfit characters show as U+FFFD.
        """
        sheet = fonts() + self._static(css) + style
        code = self._static(script) if script else ""
        inside = {
            "style": Markup(sheet),
            "style_hash": _hash(sheet),
            "script": Markup(code),
            "script_hash": _hash(code),
        }
        return fit(self._environment.get_template(template).render(**inside, **context)).encode()

    def _static(self, name: str) -> str:
        return (self._folder / "static" / name).read_text(encoding="utf-8")

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader([self._folder / "templates", _HERE / "templates"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters.update(chinese_date=chinese_date, anchor=anchor, fragment=fragment)
        environment.globals["qr"] = path
        return environment


@cache
def fonts() -> str:
    """The fonts of the machine that prints, by what they are for, as CSS variables."""
    generic = {"heading": "sans-serif"}
    families = {
        role: ",".join((*(f'"{name}"' for name in names), generic.get(role, "serif")))
        for role, names in ROLES.items()
    }
    return ":root{" + "".join(f"--{role}:{family};" for role, family in families.items()) + "}\n"


def css_string(text: str) -> str:
    """``text`` as a string of CSS, in which no character can end it or the style element."""
    return '"' + re.sub(r"[^\w\u3400-\u9fff·—()《》,。、;:]", lambda m: f"\\{ord(m[0]):x} ", fit(text)) + '"'


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(fit(text).encode()).digest()).decode()
