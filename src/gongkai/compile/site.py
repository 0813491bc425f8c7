"""The site's settings: a government's own, and what it takes over from the governments above it."""

import re
from urllib.parse import urlsplit

from gongkai.compile.context import Context, Draft
from gongkai.model.directory import Column, Site
from gongkai.model.government import PortalColumn, SiteSettings, Theme
from gongkai.phrases import colour

INDEX_FIELDS = ("区划", "领域", "编码", "年份", "机构代码")
"""What a template of 索引号 may hold, in braces."""

_FORM = {
    "id_code": (r"[0-9A-Za-z]{10}", "网站标识码是 10 位字母和数字", "见网站底部的「网站标识码」"),
    "domain": (
        r"[0-9A-Za-z.-]+\.[0-9A-Za-z-]+",
        "域名写法不对",
        "写成 www.yunling.gov.cn 的样子,不带 https://",
    ),
}


def site(context: Context, draft: Draft) -> Site:
    """The settings; what is wrong is reported, and left out."""
    settings = [s.manifest.site for s in context.chain if s.manifest.site]
    own = context.sources.manifest.site
    themes = [s.manifest.theme for s in context.chain if s.manifest.theme]
    if own is not None:
        _check(context, own)
    names = {name: item.code for item in draft.items for name in (item.code, item.path)}
    portal = next((g.portal for s in context.chain if (g := s.manifest.government).portal), None)
    shared = {
        name: next(
            (value for one in settings if (value := getattr(one, name)) and _is_sound(name, value)), None
        )
        for name in ("domain", "id_code", "index_number", "host", "operator", "icp", "police")
    }
    shared["domain"] = shared["domain"] or (
        urlsplit(portal).hostname if portal and _is_address(portal) else None
    )
    return Site(
        name=next((one.name for one in settings if one.name), context.chain[-1].manifest.government.name),
        url=_folder(own.url) if own and own.url and _is_address(own.url) else None,
        columns=tuple(
            column
            for one in settings
            for row in one.columns
            for column in _column(context, draft, names, row)
        ),
        color=_colour(context, themes),
        emblem=next((s.emblem for s in context.chain if s.emblem), None),
        header=next((theme.header for theme in themes if theme.header), None),
        footer=tuple(next((theme.footer for theme in themes if theme.footer), ())),
        templates=next((s.templates for s in context.chain if s.templates), {}),
        **shared,
    )


def _check(context: Context, settings: SiteSettings) -> None:
    for name, (_, what, hint) in _FORM.items():
        value = getattr(settings, name)
        if value is not None and not _is_sound(name, value):
            context.log.error("GK130", context.places.of(settings, name), f"{what}:「{value}」", hint)
    if settings.url is not None and not _is_address(settings.url):
        place = context.places.of(settings, "url")
        hint = "写成 https://www.yunling.gov.cn/zwgk/ml/ 的样子"
        context.log.error("GK130", place, f"目录网页的网址「{settings.url}」写法不对", hint)
    if unknown := _unknown_fields(settings.index_number or ""):
        place = context.places.of(settings, "index_number")
        hint = f"可以用 {'、'.join('{' + name + '}' for name in INDEX_FIELDS)}"
        context.log.error(
            "GK130", place, f"索引号里的 {'、'.join('{' + n + '}' for n in unknown)} 不认识", hint
        )


def _is_sound(name: str, value: str) -> bool:
    """Whether a setting is written as it has to be."""
    if name == "index_number":
        return not _unknown_fields(value)
    return name not in _FORM or re.fullmatch(_FORM[name][0], value) is not None


def _unknown_fields(template: str) -> list[str]:
    return [name for name in re.findall(r"\{([^{}]*)\}", template) if name not in INDEX_FIELDS]


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\"'<>\\]", text)


def _folder(url: str) -> str:
    """``url`` without the name of a page, and with a slash at its end."""
    url = url.partition("#")[0].partition("?")[0]
    return re.sub(r"/index\.html?$", "", url).rstrip("/") + "/"


def _column(context: Context, draft: Draft, names: dict[str, str], row: PortalColumn) -> list[Column]:
    """The column, if it says an address and for what; items and domains that do not exist are told to who wrote it."""
    own = context.sources.manifest.site
    told = own is not None and any(row is one for one in own.columns)
    if not _is_address(row.url):
        if told:
            place = context.places.of(row, "url")
            context.log.error(
                "GK130", place, f"栏目网址「{row.url}」写法不对", "写成 https:// 开头的完整网址"
            )
        return []
    domains = frozenset(d.name for d in draft.domains.values() if row.domain in (d.name, d.code))
    missing = [name for name in row.item if name not in names]
    if told and row.domain and not domains:
        missing.append(row.domain)
    for name in missing if told else ():
        place = context.places.of(row, "domain" if name == row.domain else "item")
        context.log.warning(
            "GK121", place, f"栏目写的「{name}」目录里没有", "检查编码或名称;不再公开的删去这一行"
        )
    if told and not (row.domain or row.item or row.channel):
        place = context.places.of(row)
        context.log.error(
            "GK130", place, "栏目没有写公开什么", "写上 domain(领域)、item(事项)或 channel(渠道)"
        )
    channel = next(iter(context.vocabulary.parse_channels([row.channel])), None) if row.channel else None
    return [Column(row.url, domains, frozenset(names[n] for n in row.item if n in names), channel)]


def _colour(context: Context, themes: list[Theme]) -> str | None:
    theme = next((theme for theme in themes if theme.color is not None), None)
    if theme is None or theme.color is None:
        return None
    value = colour.parse(theme.color)
    told = theme is context.sources.manifest.theme
    place = context.places.of(theme, "color")
    if value is None:
        if told:
            context.log.error(
                "GK130", place, f"颜色「{theme.color}」写法不对", '写成 "#a31f1f" 的样子,要加引号'
            )
        return None
    if (ratio := colour.contrast_with_white(value)) < colour.ENOUGH and told:
        message = f"主色 {theme.color} 太浅,与白底的对比度只有 {ratio:.1f}:1,不足 {colour.ENOUGH}:1"
        hint = f"改深一些,如 {colour.written(colour.readable(value))};网页已按这个颜色编出"
        context.log.warning("GK131", place, message, hint)
    return colour.written(colour.readable(value))
