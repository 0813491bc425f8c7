"""A new government's folder: manifest, lists, editor schemas and CI, as ``gongkai init`` writes it."""

from gongkai.exchange.starter.files import CI, MANIFESTS, Choices, level_of, starter_files
from gongkai.exchange.starter.place import PlaceError, place

__all__ = ["CI", "MANIFESTS", "Choices", "PlaceError", "level_of", "place", "starter_files"]
