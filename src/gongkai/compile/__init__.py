"""Sources to directory, in seven steps: read (``sources``), select, match, localise, adjust, extend, number."""

from gongkai.compile.pipeline import compile_directory

__all__ = ["compile_directory"]
