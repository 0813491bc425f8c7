"""Which pages the site has, and what each of them is given."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gongkai.compare.model import Comparison
from gongkai.model.directory import Directory
from gongkai.render.html import absences, labels, tables, text
from gongkai.render.html.engine import Engine, script, stylesheet
from gongkai.render.html.links import file_of
from gongkai.render.html.plan import Plan
from gongkai.render.html.tables import Chapter

File = tuple[str, bytes]


def build(directory: Directory, note: str, beside: frozenset[str], changes: Comparison | None) -> Iterator[File]:
    """Every file of the site, in the order in which a reader meets them."""
    yield from _Site(Plan(directory, note, beside, changes)).files()


class _Site:
    """The pages of one directory, and what they all share."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.directory = plan.directory
        self.engine = Engine(plan.directory.site.templates)
        self.chapters = tables.chapters(plan)
        self.common: dict[str, Any] = {
            "plan": plan,
            "links": plan.links,
            "directory": plan.directory,
            "site": plan.directory.site,
            "date": text.chinese_date(plan.directory.date),
            "note": plan.note,
            "chapters": self.chapters,
            "portal": text.web_address(plan.directory.portal),
        }

    def files(self) -> Iterator[File]:
        yield self._page("index.html", "pages/index.html", "", **self._home())
        yield from self._domains()
        if self.directory.left_out:
            whole, partial = absences.whole(self.directory), absences.partial(self.directory)
            yield self._page("left-out.html", "pages/left_out.html", "未涉及领域与事项说明", whole=whole, partial=partial)
        yield "assets/site.css", stylesheet()
        yield "assets/early.js", script("early.js")
        yield "assets/site.js", script("site.js")

    def _page(self, address: str, template: str, title: str, **context: object) -> File:
        """The file of one page. ``title`` is its heading; the directory's own page has none."""
        page = {
            "root": "../" * address.count("/"),
            "address": address,
            "title": title,
            "labels": labels.labels(self.plan, address, title, context),
        }
        return file_of(address), self.engine.page(template, **self.common, **page, **context)

    def _home(self) -> dict[str, Any]:
        items = self.directory.items
        return {
            "methods": Counter(method for item in items for method in set(item.method)),
            "attested": Counter(item.attested for item in items),
            "absent_domains": [absence.domain for absence in absences.whole(self.directory)],
        }

    def _domains(self) -> Iterator[File]:
        columns = tables.columns(self.directory)
        for chapter, beside in _with_neighbours(self.chapters):
            common = {"government": self.directory.name, "chapter": chapter, "columns": columns, "root": "../"}
            table = self.engine.part("parts/_table.html", **common)
            name = chapter.domain.name
            yield self._page(chapter.href, "pages/domain.html", name, chapter=chapter, table=table, **beside)


def _with_neighbours(chapters: list[Chapter]) -> Iterator[tuple[Chapter, dict[str, Chapter | None]]]:
    around = [None, *chapters, None]
    for index, chapter in enumerate(chapters):
        yield chapter, {"previous": around[index], "following": around[index + 2]}
