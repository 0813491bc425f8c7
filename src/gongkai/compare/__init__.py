"""What changed for the public between two states of a directory."""

from gongkai.compare.differences import compare
from gongkai.compare.model import Comparison, ItemChange, Row, Side, ValueChange

__all__ = ["Comparison", "ItemChange", "Row", "Side", "ValueChange", "compare"]
