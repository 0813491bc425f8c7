"""Where each page is: addresses relative to the first page, ready for a link."""

from functools import cached_property
from urllib.parse import quote, unquote

from gongkai.model.directory import Basis, Directory
from gongkai.render.data import addressed_bodies, file_name
from gongkai.render.slugs import slugs


class Links:
    """The addresses of one directory. An item's is its code, so it never changes between editions."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._domains = {domain.name: domain.slug for domain in directory.domains}
        self._items: dict[str, str] = {}

    def item(self, code: str) -> str:
        """The page of an item."""
        address = self._items.get(code)
        if address is None:
            address = self._items[code] = f"items/{quote(file_name(code), safe='')}.html"
        return address

    def domain(self, name: str) -> str:
        """The page of a domain."""
        return f"domains/{quote(self._domains[name], safe='')}.html"

    def department(self, name: str) -> str:
        """The page of an owner."""
        return f"departments/{self._departments[name]}.html"

    def level(self, name: str) -> str:
        """The page of a level."""
        return f"levels/{self._levels[name]}.html"

    def audience(self, name: str) -> str:
        """The page of a group of readers."""
        return f"audiences/{self._audiences[name]}.html"

    def law(self, basis: Basis) -> str:
        """The entry of a law, as it stands, on the page of laws."""
        return f"laws.html#{self.anchor(basis)}"

    def anchor(self, basis: Basis) -> str:
        """The ``id`` of that entry."""
        return f"law-{self._laws[_as_it_stands(basis)]}"

    def api_item(self, code: str) -> str:
        """The data of an item."""
        return f"data/items/{quote(file_name(code), safe='')}.json"

    def sheet(self, board: str, code: str) -> str:
        """The sheet of an item on a notice board."""
        return f"sheets/{quote(file_name(board), safe='')}/print.html#{quote(file_name(code), safe='')}"

    @cached_property
    def _departments(self) -> dict[str, str]:
        return addressed_bodies(self._directory)

    @cached_property
    def _levels(self) -> dict[str, str]:
        return slugs(level for item in self._directory.items for level in item.levels)

    @cached_property
    def _audiences(self) -> dict[str, str]:
        return slugs(group.name for group in self._directory.audience_groups)

    @cached_property
    def _laws(self) -> dict[str, str]:
        return slugs(_as_it_stands(basis) for item in self._directory.items for basis in item.basis)


def _as_it_stands(basis: Basis) -> str:
    return f"{basis.title} {basis.status}" if basis.status else basis.title


def file_of(address: str) -> str:
    """The name of the file that an address of ``Links`` opens."""
    return unquote(address.partition("#")[0])
