"""How findings are printed: one small module a format, each with ``render(report) -> str``."""

from importlib import import_module

from gongkai.check.report import Report

FORMATS: tuple[str, ...] = ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")


def render(name: str, report: Report) -> str:
    """The report in one of ``FORMATS``, with one newline at its end, and nothing that UTF-8 cannot hold."""
    if name not in FORMATS:
        raise ValueError(f"没有「{name}」这种报告格式;有:{'、'.join(FORMATS)}")
    text: str = import_module(f"{__name__}.{name}").render(report)
    return text.rstrip("\n").encode("utf-8", "replace").decode("utf-8") + "\n"
