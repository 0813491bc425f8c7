"""What stands in the files of a new government's folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai import __version__
from gongkai.exchange.starter.departments import departments
from gongkai.model.diagnostic import Log, Places
from gongkai.render.data import to_json
from gongkai.render.schema import schema
from gongkai.sources.national import National
from gongkai.sources.nodes import locate

CI = {
    "github": ".github/workflows/gongkai.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitee": ".workflow/gongkai.yml",
}
"""Where each service looks for its CI file."""

MANIFESTS = {"县级": "county.yaml", "乡级": "town.yaml", "村级": "village.yaml"}
"""Level to the name of the manifest."""

_PLACEHOLDERS = {"县级": "某某县人民政府", "乡级": "某某镇人民政府", "村级": "某某村村民委员会"}
_LEVELS = {
    "乡级": ("乡人民政府", "镇人民政府", "街道办事处"),
    "村级": ("村民委员会", "居民委员会", "村委会", "居委会"),
}
_SCHEMAS = ("manifest", "permissions", "services")


@dataclass(slots=True, kw_only=True)
class Choices:
    """What is known of the government whose folder is written; None is left for the clerk to fill in."""

    name: str | None = None
    level: str = "县级"
    code: str | None = None
    portal: str | None = None
    hotline: str | None = None
    parent: str | None = None
    """The manifest of the government above, relative to the new folder."""
    edition: str | None = None
    date: str | None = None
    ci: tuple[str, ...] = ()
    """Which of ``CI`` to write."""


def level_of(name: str) -> str:
    """The level that a government's name tells; 县级 where it tells none."""
    return next((level for level, endings in _LEVELS.items() if name.endswith(endings)), "县级")


def starter_files(choices: Choices, folder: Path, national: National | None = None) -> dict[str, str]:
    """Relative name to text of every file of the new ``folder``.

    A government below another lives in that one's repository: it uses the schemas there, and brings no README.
    """
    national = national or National(Places(locate), Log())
    above = _schemas_above(choices, folder)
    manifest = MANIFESTS[choices.level]
    context = {
        "given": choices,
        "name": choices.name or _PLACEHOLDERS[choices.level],
        "manifest": manifest,
        "schema": above or "schema",
        "departments": departments(national, choices.level),
        "ci_files": CI,
        "version": __version__,
    }
    return dict(_files(choices, context, with_schemas=above is None))


def _files(choices: Choices, context: dict[str, object], *, with_schemas: bool) -> Iterator[tuple[str, str]]:
    yield MANIFESTS[choices.level], _text("manifest.yaml", context)
    if choices.level != "村级":
        yield "lists/permissions/示例.yaml", _text("permissions.yaml", context)
        yield "lists/services.yaml", _text("services.yaml", context)
    if with_schemas:
        for kind in _SCHEMAS:
            yield f"schema/{kind}.json", to_json(schema(kind)).decode()
    if choices.parent is None:
        yield "README.md", _text("readme.md", context)
        yield ".gitignore", _text("gitignore", context)
        yield ".editorconfig", _text("editorconfig", context)
    for service in choices.ci:
        yield CI[service], _text(f"{service}.yml", context)


def _schemas_above(choices: Choices, folder: Path) -> str | None:
    """The folder of schemas beside the manifest above, relative to the new folder; None where there is none."""
    if choices.parent is None:
        return None
    found = Path(choices.parent).parent / "schema"
    # The new folder need not exist yet, and then the system would not go up from it.
    there = Path(os.path.abspath(folder / found))  # noqa: PTH100
    if Path(choices.parent).is_absolute() or not all((there / f"{kind}.json").is_file() for kind in _SCHEMAS):
        return None
    return found.as_posix()


def _text(template: str, context: dict[str, object]) -> str:
    return _environment().get_template(f"{template}.j2").render(context)


@cache
def _environment() -> Environment:
    # YAML and Markdown, not HTML: what a user gives goes through ``value`` or ``line``. The brackets leave GitHub's
    # ${{ }} alone.
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=False,
        undefined=StrictUndefined,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {"value": _value, "flow": _flow, "line": _line}
    return environment


def _value(text: str | None) -> str:
    """What stands behind a key and its colon: ``text``, or nothing for None."""
    return "" if text is None else f" {_scalar(text)}"


def _flow(texts: list[str]) -> str:
    """A list on one line of YAML."""
    return f"[{', '.join(map(_scalar, texts))}]"


def _scalar(text: str) -> str:
    """``text`` as one line of YAML, in quotes where it has to be, or where it is all figures."""
    plain = _dumped(text, None)
    return plain if len(plain.splitlines()) == 1 and any(map(str.isalpha, text)) else _dumped(text, '"')


def _dumped(text: str, style: str | None) -> str:
    made: str = yaml.safe_dump(text, allow_unicode=True, width=2**31, default_style=style)
    return made.removesuffix("\n").removesuffix("\n...")


def _line(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())
