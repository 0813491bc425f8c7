"""What is not in the directory, arranged for reading: by domain, and within a domain by reason."""

from dataclasses import dataclass

from gongkai.model.directory import Directory, LeftOut


@dataclass(slots=True, frozen=True)
class Absence:
    """What is missing of one domain: each reason, and the items that it keeps out."""

    domain: str
    reasons: list[tuple[str, list[LeftOut]]]

    @property
    def count(self) -> int:
        """How many items are missing."""
        return sum(len(items) for _, items in self.reasons)

    @property
    def code(self) -> str:
        """The code of the domain, with which those of its items begin."""
        return self.reasons[0][1][0].code.partition("-")[0]


def whole(directory: Directory) -> list[Absence]:
    """The domains of which nothing is in the directory."""
    present = {item.domain for item in directory.items}
    return [absence for absence in _absences(directory) if absence.domain not in present]


def partial(directory: Directory) -> list[Absence]:
    """The domains that are in the directory, but not with all their items."""
    present = {item.domain for item in directory.items}
    return [absence for absence in _absences(directory) if absence.domain in present]


def _absences(directory: Directory) -> list[Absence]:
    grouped: dict[str, dict[str, list[LeftOut]]] = {}
    for item in directory.left_out:
        grouped.setdefault(item.domain, {}).setdefault(item.reason, []).append(item)
    return [Absence(domain, list(reasons.items())) for domain, reasons in grouped.items()]
