"""What a manifest brings along for the look of its site: an emblem, and page templates of its own."""

from pathlib import Path

from gongkai.model.diagnostic import Log, Place, SourceFile
from gongkai.model.directory import Picture, Template
from gongkai.model.templates import MENDING, TEMPLATES
from gongkai.sources.text import read_text
from gongkai.system import reason

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_LARGEST = 1_000_000


def read_picture(path: Path, place: Place | None, log: Log) -> Picture | None:
    """The picture in a file; None, with a finding, if it is none that a page can show."""
    suffix = path.suffix.lower()
    if suffix not in PICTURES:
        log.error(
            "GK130", place, f"徽标「{path.name}」不是图片", f"用 {'、'.join(PICTURES)} 文件,最好是 .svg"
        )
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        log.error("GK101", place, f"徽标「{path.name}」读不出来:{reason(error)}", "检查文件的权限")
        return None
    if len(data) > _LARGEST:
        size = f"{len(data) / 1e6:.1f} MB"
        log.error("GK130", place, f"徽标「{path.name}」有 {size},太大", "缩小到 1 MB 以内:每一页都要下载它")
        return None
    return Picture(suffix, data)


def read_templates(folder: Path, log: Log) -> dict[str, Template]:
    """The templates in a folder by the name of the one that each replaces; those that are wrong are left out."""
    templates: dict[str, Template] = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        file = SourceFile(str(path))
        if name not in TEMPLATES:
            hint = f"可以替换的模板:{'、'.join(TEMPLATES)}"
            log.error("GK132", Place(file, 1, 1), f"没有叫 {name} 的网页模板,这个文件用不上", hint)
            continue
        text = read_text(file, log)
        if text is not None and _parses(file, text, log):
            templates[name] = Template(file, text)
    return templates


def _parses(file: SourceFile, text: str, log: Log) -> bool:
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

    try:
        SandboxedEnvironment().parse(text)
    except TemplateSyntaxError as error:
        log.error("GK132", Place(file, error.lineno, 1), f"网页模板写法有误:{error.message}", MENDING)
        return False
    return True
