"""Every file of ``data/``."""

from collections.abc import Collection, Iterator

from gongkai.compare.model import Comparison
from gongkai.model.directory import Directory
from gongkai.render.data import views
from gongkai.render.data.addresses import addressed_bodies
from gongkai.render.data.encoding import Encoder, to_json
from gongkai.render.data.schemas import KINDS, data_schema
from gongkai.render.data.table import directory_csv
from gongkai.render.data.values import directory_json


def data_files(
    directory: Directory, beside: Collection[str] = frozenset(), changes: Comparison | None = None
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every data file; the index names ``directory.xlsx`` if ``xlsx`` is ``beside`` the data."""
    for name, data in _files(directory, beside, changes):
        yield f"data/{name}", data


def _files(
    directory: Directory, beside: Collection[str], changes: Comparison | None
) -> Iterator[tuple[str, bytes]]:
    from gongkai.render.data.openapi import openapi  # takes long to import

    encoder = Encoder()
    whole = directory_json(directory, changes.gone if changes else [])
    items, domains = views.item_files(whole), views.domain_files(whole)
    bodies = views.body_files(whole, addressed_bodies(directory))
    yield "index.json", encoder.by_lines(views.index(whole, domains, bodies, beside))
    yield "directory.json", encoder.by_lines(whole)
    yield "directory.csv", directory_csv(directory)
    for name, value in (domains | bodies).items():
        yield name, encoder.by_lines(value)
    for name, value in items.items():
        yield name, encoder.line(value)
    for kind in KINDS:
        folder = "" if kind == "directory" else "schemas/"
        yield f"{folder}{kind}.schema.json", to_json(data_schema(kind))
    yield "openapi.yaml", openapi(directory, [next(iter(files), "") for files in (items, domains, bodies)])
