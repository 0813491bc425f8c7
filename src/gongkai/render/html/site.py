"""Which pages the site has, and what each of them is given."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gongkai.compare.formats.html import stylesheet as changes_stylesheet
from gongkai.compare.model import Comparison
from gongkai.model.directory import Directory
from gongkai.render.html import (
    absences,
    citations,
    figures,
    home,
    items,
    labels,
    listings,
    search,
    tables,
    text,
)
from gongkai.render.html.changes import Changes
from gongkai.render.html.engine import Engine, scripts, stylesheet
from gongkai.render.html.links import file_of
from gongkai.render.html.plan import Plan
from gongkai.render.html.tables import Chapter
from gongkai.render.web import feed, linked_data, sitemap

File = tuple[str, bytes]


def build(
    directory: Directory, note: str, beside: frozenset[str], changes: Comparison | None
) -> Iterator[File]:
    """Every file of the site, in the order in which a reader meets them."""
    yield from _Site(Plan(directory, note, beside, changes)).files()


class _Site:
    """The pages of one directory, and what they all share."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.directory = plan.directory
        self.engine = Engine(plan.directory.site.templates)
        self.chapters = tables.chapters(plan)
        self.feed = feed(plan)
        self.addresses: list[str] = []
        self.changes = Changes(plan, plan.changes) if plan.changes else None
        self.common: dict[str, Any] = {
            "plan": plan,
            "links": plan.links,
            "directory": plan.directory,
            "site": plan.directory.site,
            "date": text.chinese_date(plan.directory.date),
            "note": plan.note,
            "has_feed": self.feed is not None,
            "chapters": self.chapters,
            "changes": self.changes,
            "portal": text.web_address(plan.directory.portal),
        }

    def files(self) -> Iterator[File]:
        yield self._page("index.html", "pages/index.html", "", **self._home())
        yield from self._domains()
        yield from self._listings()
        yield from self._items()
        yield self._page("laws.html", "pages/laws.html", "公开依据", cited=list(citations.cited(self.plan)))
        yield self._page("figures.html", "pages/figures.html", "图表", parts=figures.parts(self.plan))
        if self.directory.left_out:
            whole, partial = absences.whole(self.directory), absences.partial(self.directory)
            yield self._page(
                "left-out.html", "pages/left_out.html", "未涉及领域与事项说明", whole=whole, partial=partial
            )
        yield self._page("search.html", "pages/search.html", "查找公开事项")
        yield from self._changes()
        yield from self._assets()
        if self.feed is not None:
            yield "feed.xml", self.feed
        yield from sitemap(self.plan, self.addresses)

    def _changes(self) -> Iterator[File]:
        if self.changes is None:
            return
        yield self._page("changes.html", "pages/changes.html", self.changes.title, **self.changes.page())
        for address, gone in self.changes.gone():
            yield self._page(address, "pages/gone.html", gone["gone"].row.name, **gone)
        yield "assets/changes.css", changes_stylesheet()

    def _assets(self) -> Iterator[File]:
        site = self.directory.site
        yield "assets/site.css", stylesheet()
        if site.color:
            yield "assets/theme.css", f":root {{ --red: {site.color}; }}\n".encode()
        if site.emblem:
            yield f"assets/emblem{site.emblem.suffix}", site.emblem.data
        yield from scripts()
        yield "assets/search-index.js", search.index(self.plan)

    def _listings(self) -> Iterator[File]:
        for kind in listings.kinds(self.plan):
            yield self._page(f"{kind.folder}/index.html", "pages/listings.html", kind.title, kind=kind)
            for view in kind.views:
                sections = listings.sections(self.plan, view)
                body = self.engine.part(
                    "parts/_listing.html", root="../", view=view, sections=sections, owners=kind.owners
                )
                context = {"kind": kind, "view": view, "sections": sections, "body": body}
                yield self._page(view.href, "pages/listing.html", view.name, **context)

    def _items(self) -> Iterator[File]:
        for page in items.item_pages(self.plan):
            yield self._page(page.href, "pages/item.html", page.item.name, page=page, item=page.item)

    def _page(self, address: str, template: str, title: str, **context: object) -> File:
        """The file of one page. ``title`` is its heading; the directory's own page has none."""
        if "gone" not in context:
            self.addresses.append(address)
        page = {
            "root": "../" * address.count("/"),
            "address": address,
            "title": title,
            "labels": labels.labels(self.plan, address, title, context),
            "linked_data": linked_data(self.plan, address, title, context),
        }
        return file_of(address), self.engine.page(template, **self.common, **page, **context)

    def _home(self) -> dict[str, Any]:
        return {
            "methods": Counter(method for item in self.directory.items for method in set(item.method)),
            "attested": Counter(item.attested for item in self.directory.items),
            "groups": home.groups(self.directory, self.chapters),
        }

    def _domains(self) -> Iterator[File]:
        columns = tables.columns(self.directory)
        for chapter, beside in _with_neighbours(self.chapters):
            common = {
                "government": self.directory.name,
                "chapter": chapter,
                "columns": columns,
                "root": "../",
            }
            table = self.engine.part("parts/_table.html", **common)
            name = chapter.domain.name
            yield self._page(chapter.href, "pages/domain.html", name, chapter=chapter, table=table, **beside)


def _with_neighbours(chapters: list[Chapter]) -> Iterator[tuple[Chapter, dict[str, Chapter | None]]]:
    around = [None, *chapters, None]
    for index, chapter in enumerate(chapters):
        yield chapter, {"previous": around[index], "following": around[index + 2]}
