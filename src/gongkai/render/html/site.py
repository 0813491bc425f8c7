"""Which pages the site has, and what each of them is given."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gongkai.model.directory import Directory
from gongkai.render.html import absences, tables, text
from gongkai.render.html.engine import page, part, stylesheet
from gongkai.render.html.tables import Chapter


def build(directory: Directory, note: str, beside_site: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, in the order in which a reader meets them."""
    chapters = tables.chapters(directory)
    common = {"directory": directory, "date": text.chinese_date(directory.date), "note": note}
    index = {**_index(directory, chapters), "beside_site": beside_site}
    yield "index.html", page("pages/index.html", root="", **index, **common)
    columns = tables.columns(directory)
    for chapter, beside in _with_neighbours(chapters):
        table = part("parts/_table.html", government=directory.name, chapter=chapter, columns=columns)
        html = page("pages/domain.html", root="../", chapter=chapter, table=table, **beside, **common)
        yield f"domains/{chapter.domain.slug}.html", html
    if directory.left_out:
        yield "left-out.html", page("pages/left_out.html", root="", **_left_out(directory), **common)
    yield "assets/site.css", stylesheet()


def _index(directory: Directory, chapters: list[Chapter]) -> dict[str, Any]:
    return {
        "chapters": chapters,
        "methods": Counter(method for item in directory.items for method in set(item.method)),
        "attested": Counter(item.attested for item in directory.items),
        "absent_domains": [absence.domain for absence in absences.whole(directory)],
        "portal": text.web_address(directory.portal),
    }


def _left_out(directory: Directory) -> dict[str, Any]:
    return {"whole": absences.whole(directory), "partial": absences.partial(directory)}


def _with_neighbours(chapters: list[Chapter]) -> Iterator[tuple[Chapter, dict[str, Chapter | None]]]:
    around = [None, *chapters, None]
    for index, chapter in enumerate(chapters):
        yield chapter, {"previous": around[index], "following": around[index + 2]}
