"""What a rule is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gongkai.model.diagnostic import Place, Severity
from gongkai.model.directory import Directory


class Finding(NamedTuple):
    """What a rule found: the rule's code and severity are added by the runner."""

    place: Place | None
    message: str
    hint: str
    item: str = ""
    domain: str = ""


class Rule(NamedTuple):
    """One rule: ``find`` looks at the compiled directory only, and yields every breach in the order of the items."""

    code: str
    name: str
    severity: Severity
    summary: str
    source: str
    find: Callable[[Directory], Iterator[Finding]]
