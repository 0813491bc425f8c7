"""A year's plan for programs."""

from collections.abc import Sequence

from gongkai.dates.plan import Due
from gongkai.model.directory import Directory
from gongkai.render.data import to_json


def report(directory: Directory, year: int, plan: Sequence[Due]) -> bytes:
    """``report.json``: everything that falls due, with how each day was found."""
    rows = [{**due._asdict(), "day": due.day.isoformat()} for due in plan]
    return to_json({"government": directory.name, "edition": directory.edition, "year": year, "due": rows})
