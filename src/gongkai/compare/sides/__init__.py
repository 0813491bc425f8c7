"""What can be compared: a manifest, what ``build`` made of it, or either of them at a git revision."""

from gongkai.compare.sides.directory import side_of
from gongkai.compare.sides.errors import SideError
from gongkai.compare.sides.opening import Opener

__all__ = ["Opener", "SideError", "side_of"]
