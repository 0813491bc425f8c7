"""The page labels of 政府网站发展指引 (国办发〔2017〕47号): what search engines and the national census of sites read.

The guidance puts them into ``meta`` elements of the head, in three groups, of which it asks:

- site labels, on every page: SiteName, SiteDomain and SiteIDCode, all required;
- column labels, on pages that list: ColumnName, ColumnDescription, ColumnKeywords and ColumnType, all required;
  of its column types, 信息公开目录 is what each page of a directory belongs to;
- content labels, on the page of one content: ArticleTitle, PubDate (YYYY-MM-DD HH:MM) and ContentSource are required,
  Keywords, Author, Description, Image and Url are not.

So those who make such sites retell it, and so ministries and cities write the labels; the text itself was not at hand.
Author and Image are never known here. PubDate is the directory's day, which begins at 00:00.
"""

from collections.abc import Iterable, Iterator, Mapping

from gongkai.compare.model import Gone
from gongkai.compare.normal import clean
from gongkai.model.directory import Item
from gongkai.render.html.plan import Plan, View
from gongkai.render.html.tables import Chapter
from gongkai.render.web.documents import uri
from gongkai.render.web.sentences import (
    TITLE,
    day,
    directory_title,
    keywords,
    of_directory,
    of_item,
    shortened,
)

Label = tuple[str, str]

COLUMN_TYPE = "信息公开目录"

_VIEWS = {
    "departments": "{}负责公开的 {} 个事项",
    "levels": "{}公开的 {} 个事项",
    "audiences": "与{}有关的 {} 个公开事项",
}
_PAGES = {
    "departments/index.html": "按负责公开的部门查找公开事项",
    "levels/index.html": "按公开层级查找公开事项",
    "audiences/index.html": "按身份查找与自己有关的公开事项",
    "laws.html": "公开事项所依据的法律、法规和文件",
    "left-out.html": "国家指引中有而没有列入目录的领域和事项及其原因",
    "changes.html": "与上一版相比的变化",
    "figures.html": "公开事项的统计图表",
    "search.html": "搜索公开事项",
}


def labels(plan: Plan, address: str, title: str, context: Mapping[str, object]) -> list[Label]:
    """Name and content of every label of a page, in the order of the guidance; none where nothing is known.

    A page with an ``item`` in its context is that item's, one with ``gone`` that of an item that is gone; one with a
    ``chapter`` or a ``view`` lists what is in these.
    After the labels of a column come ``description`` and ``keywords``; content labels have them themselves.
    """
    site = plan.directory.site
    found = [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.id_code)]
    match context:
        case {"item": Item() as item}:
            words = [item.domain, item.category, item.name, *(a.who for a in item.audience if a.who)]
            owners = [owner.name for owner in item.owner]
            found += _content(plan, address, title, owners, words, of_item(item))
        case {"gone": Gone(row=row)}:
            words, about = [row.domain, row.category or "", row.name], f"{row.name}:已不在{TITLE}中。"
            found += _content(plan, address, title, row.values.get("owner", ()), words, about)
        case _:
            found += _column(plan, address, title, context)
    return [(name, text) for name, value in found if value and (text := clean(value))]


def _content(
    plan: Plan, address: str, title: str, owners: Iterable[str], words: Iterable[str], about: str
) -> Iterator[tuple[str, str | None]]:
    date, url = day(plan.directory), plan.permanent(address)
    yield "ArticleTitle", shortened(title)
    yield "PubDate", date and f"{date} 00:00"
    yield "ContentSource", shortened("、".join(dict.fromkeys(owners)))
    yield "Keywords", keywords(words)
    yield "Description", shortened(about)
    yield "Url", url and uri(url)


def _column(
    plan: Plan, address: str, title: str, context: Mapping[str, object]
) -> Iterator[tuple[str, str | None]]:
    about, words = shortened(_about(plan, address, title, context)), keywords(_words(plan, title, context))
    yield "ColumnName", shortened(title or TITLE)
    yield "ColumnDescription", about
    yield "ColumnKeywords", words
    yield "ColumnType", COLUMN_TYPE
    yield "description", about
    yield "keywords", words


def _about(plan: Plan, address: str, title: str, context: Mapping[str, object]) -> str:
    whole = directory_title(plan.directory)
    match context:
        case {"chapter": Chapter(domain=domain, count=count)}:
            return f"{whole}中{domain.name}领域的 {count} 个公开事项。"
        case {"view": View(name=name, items=items, about=who)}:
            form = _VIEWS.get(address.partition("/")[0], "{}:{} 个公开事项")
            return f"{whole}中{form.format(f'{name}({who})' if who else name, len(items))}。"
    return f"{whole}:{_PAGES.get(address, title)}。" if title else of_directory(plan.directory)


def _words(plan: Plan, title: str, context: Mapping[str, object]) -> list[str]:
    usual = [TITLE, plan.directory.short_name]
    match context:
        case {"chapter": Chapter(groups=groups)}:
            return [title, *usual, *(group.category for group in groups)]
        case {"view": View(name=name, items=items)}:
            return [name, *usual, *(item.domain for item in items)]
    return (
        [title.rstrip("…"), *usual]
        if title
        else [*usual, *(domain.name for domain in plan.directory.domains)]
    )
