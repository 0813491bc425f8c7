"""``gongkai guidelines``: the national data, and how well each item of it is attested."""

import click

from gongkai.cli.base import ChineseCommand
from gongkai.model.diagnostic import Log, Places
from gongkai.model.elements import ELEMENTS, LABELS
from gongkai.model.guideline import Guideline
from gongkai.sources.national import National
from gongkai.sources.nodes import locate

_CONFIDENCE = {"high": "多数要素见于来源", "medium": "名称见于来源,部分要素凭回忆", "low": "凭回忆"}


@click.command(
    cls=ChineseCommand,
    name="guidelines",
    help="列出国家领域指引;写出 DOMAIN(领域名称或编码)则列出它的文件、来源和事项,DOMAIN 也可以是一个事项编码。",
)
@click.argument("domain", required=False, metavar="[DOMAIN]")
def command(domain: str | None) -> int:
    national = National(Places(locate), Log())
    guidelines = list(national.guidelines.values())
    if domain is None:
        return _list(guidelines)
    for guideline in guidelines:
        if domain in (guideline.domain, guideline.code):
            return _show(guideline)
        if any(item.code == domain for item in guideline.items):
            return _item(guideline, domain)
    raise click.UsageError(f"没有「{domain}」这个领域或事项;不带参数运行可列出全部领域")


def _list(guidelines: list[Guideline]) -> int:
    for guideline in guidelines:
        seen = sum(bool(item.seen) for item in guideline.items)
        number = guideline.document.number if guideline.document and guideline.document.number else "文号未核"
        click.echo(
            f"{guideline.code} {guideline.domain}  {len(guideline.items)} 项"
            f"(见于已公布目录 {seen},凭回忆 {len(guideline.items) - seen})  {guideline.ministry}  {number}"
        )
    total = sum(len(guideline.items) for guideline in guidelines)
    click.echo(f"共 {len(guidelines)} 个领域,{total} 项")
    return 0


def _show(guideline: Guideline) -> int:
    click.echo(f"{guideline.code} {guideline.domain}")
    if guideline.document:
        document = guideline.document
        click.echo(f"文件:{document.title or '标题未核'}")
        click.echo(
            f"文号:{document.number or '未核'}  日期:{document.date or '未核'}  制定:{guideline.ministry or '未核'}"
        )
    click.echo("来源:")
    for key, source in guideline.sources.items():
        click.echo(f"  {key} {source.publisher} {source.url or ''}".rstrip())
    category = None
    for item in guideline.items:
        if item.category != category:
            category = item.category
            click.echo(category)
        seen = item.seen or "凭回忆"
        click.echo(f"  {item.code} {item.name}  [{seen}]")
    return 0


def _item(guideline: Guideline, code: str) -> int:
    item = next(item for item in guideline.items if item.code == code)
    click.echo(f"{item.code} {guideline.domain}/{item.category}/{item.name}")
    for element in ELEMENTS:
        value = getattr(item, element)
        if value is None and guideline.defaults is not None:
            value = getattr(guideline.defaults, element)
        click.echo(f"{LABELS[element]}:{'、'.join(value) if isinstance(value, list) else value or ''}")
    click.echo(f"见于:{item.seen or '无,凭回忆'}({_CONFIDENCE.get(item.confidence or '', '未注明')})")
    for pattern in item.discloses:
        click.echo(f"公开的权责:{pattern.types} 关键词:{pattern.words or '(公开主体的全部此类权责)'}")
    return 0
