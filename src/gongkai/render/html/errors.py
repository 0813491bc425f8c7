"""What can go wrong while pages are made."""

from gongkai.model.diagnostic import Diagnostic


class OwnTemplateError(Exception):
    """A template of the government's own cannot be filled in; ``finding`` says where and why."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding
