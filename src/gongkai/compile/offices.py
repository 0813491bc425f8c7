"""What the sources declare as an office's: it may be shown where a person's may not."""

import re
from collections.abc import Iterable, Iterator

from gongkai.model.government import Department, Government
from gongkai.sources.government import Sources


def offices(chain: Iterable[Sources]) -> frozenset[str]:
    """Telephones (without hyphens), e-mail and postal addresses of offices."""
    return frozenset(
        text
        for sources in chain
        for found in (_of_bodies(sources), _elsewhere(sources))
        for text in found
        if text
    )


def _of_bodies(sources: Sources) -> Iterator[str]:
    government = sources.manifest.government
    yield _bare(government.hotline)
    bodies: list[Government | Department] = [government, *sources.manifest.departments]
    for body in bodies:
        yield body.email or ""
        yield body.address or ""
    for department in sources.manifest.departments:
        yield _bare(department.phone)


def _elsewhere(sources: Sources) -> Iterator[str]:
    """Where complaints go, and where people come with a request."""
    for board in sources.manifest.boards:
        yield _bare(board.phone)
        yield board.place or ""
    powers = (power for powers in sources.power_lists for power in powers.powers)
    services = (service for services in sources.service_lists for service in services.services)
    for guide in (*(power.guide for power in powers), *(service.guide for service in services)):
        if guide is not None:
            yield _bare(guide.phone)
            yield guide.place or ""


def _bare(phone: str | None) -> str:
    return re.sub(r"[ -]", "", phone or "")
