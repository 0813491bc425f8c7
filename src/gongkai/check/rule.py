"""What a rule is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gongkai.check.subject import Subject
from gongkai.model.diagnostic import Fix, Place, Severity


class Finding(NamedTuple):
    """What a rule found: the rule's code is added by the runner, and its severity where ``severity`` gives no other."""

    place: Place | None
    message: str
    hint: str
    item: str = ""
    domain: str = ""
    severity: Severity | None = None
    fix: Fix | None = None


class Rule(NamedTuple):
    """One rule.

    ``find`` looks at a compiled directory and what it was made from, and yields every breach in the order of the
    items; it is None for what is found while the files are read and compiled. ``source`` is the law and article, or
    the document, that the rule rests on.

    ``bad`` breaks the rule, ``good`` does not. Each is YAML: elements of one item (``time_limit: …``), or keys of a
    manifest, or several files, each after a line ``# file: NAME``.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    source: str
    find: Callable[[Subject], Iterator[Finding]] | None
    bad: str
    good: str
