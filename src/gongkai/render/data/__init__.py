"""The directory for other systems: whole (JSON and CSV) and as a static API with an index, schemas and OpenAPI."""

from gongkai.render.data.addresses import addressed_bodies, file_name
from gongkai.render.data.encoding import to_json
from gongkai.render.data.files import data_files
from gongkai.render.data.table import directory_csv
from gongkai.render.data.values import (
    audience_json,
    basis_json,
    clause_json,
    directory_json,
    item_json,
    left_out_json,
    owner_json,
)

__all__ = [
    "addressed_bodies",
    "audience_json",
    "basis_json",
    "clause_json",
    "data_files",
    "directory_csv",
    "directory_json",
    "file_name",
    "item_json",
    "left_out_json",
    "owner_json",
    "to_json",
]
