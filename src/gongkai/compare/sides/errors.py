"""Why a side cannot be compared."""

from collections.abc import Iterable

from gongkai.model.diagnostic import Diagnostic


class SideError(Exception):
    """A side cannot be read; the message says why and what to do, ``findings`` where its sources are wrong."""

    def __init__(self, message: str, findings: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.findings = list(findings)
