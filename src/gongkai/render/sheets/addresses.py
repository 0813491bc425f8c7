"""Where on the portal a sheet's reader finds more."""

from gongkai.model.directory import Directory, Item
from gongkai.render.html.plan import Plan
from gongkai.render.html.text import web_address


class Addresses:
    """The web addresses of one directory's pages: whole ones, for a QR code."""

    def __init__(self, directory: Directory) -> None:
        self._plan = Plan(directory, "", frozenset())
        self._portal = web_address(directory.portal)

    def __call__(self, item: Item | None) -> str | None:
        """The page of ``item``, or the first page; else the portal's column for the item, or the portal.

        None where the manifest says nothing of any of these.
        """
        plan = self._plan
        page = plan.permanent(plan.links.item(item.code) if item is not None else "")
        return page or web_address(plan.column(item) if item is not None else None) or self._portal
