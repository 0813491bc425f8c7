"""A board's sheets to print from a browser."""

from collections.abc import Iterator

from gongkai.model.sheet import KINDS, PAPERS, BoardSheets, Paper, Sheet, Table
from gongkai.render.html.text import chinese_date
from gongkai.render.printing.alone import css_string
from gongkai.render.sheets.pages import PAGES


def page(board: BoardSheets, *, pdf: bool = False, draft: str = "") -> bytes:
    """One page with all sheets of a board; with the code of an item behind ``#`` it shows and prints that sheet alone.

    ``pdf`` says that ``print.pdf`` lies beside it; ``draft`` stands on every sheet.
    """
    paper = PAPERS[board.board.paper]
    return PAGES.page(
        "print.html",
        css="print.css",
        style="".join(_style(board, paper)),
        board=board,
        settings=board.board,
        paper=paper,
        kinds=KINDS,
        block_name=lambda block: type(block).__name__.lower(),
        pdf=pdf,
        draft=draft,
        day=day,
    )


def day(text: str | None) -> str:
    """A day as a sheet says it; words as they are; where it is not known, room to write it."""
    return chinese_date(text) if text else "____年__月__日"


_LONGEST_RUNNING = 12


def running(title: str) -> str:
    """A title as it runs along the foot of each page: it has one line there."""
    return title if len(title) <= _LONGEST_RUNNING else f"{title[: _LONGEST_RUNNING - 1]}…"


def _style(board: BoardSheets, paper: Paper) -> Iterator[str]:
    """The paper, and what runs along the foot of each sheet's pages."""
    sizes = "".join(
        f"--{name}-size:{getattr(paper, name)}pt;" for name in ("title", "heading", "body", "table", "small")
    )
    lengths = (
        ("paper", paper.width),
        ("paper-height", paper.height),
        ("margin", paper.margin),
        ("code", paper.code),
    )
    yield f":root{{{sizes}{''.join(f'--{name}:{value}mm;' for name, value in lengths)}}}\n"
    for number, sheet in enumerate(board.sheets):
        yield _page_style(f"s{number}", sheet, paper)
        for at, block in enumerate(sheet.blocks):
            if isinstance(block, Table):
                yield from _widths(f"s{number}", at, block)


def _page_style(name: str, sheet: Sheet, paper: Paper) -> str:
    sides = (paper.height, paper.width) if sheet.wide else (paper.width, paper.height)
    size = " ".join(f"{side}mm" for side in sides)  # CSS has no name for A2
    left = css_string(running(sheet.title))
    right = css_string(f"监督电话 {sheet.phone}") if sheet.phone else '""'
    box = f"font-family:var(--note);font-size:{paper.small}pt"
    return (
        f".{name}{{page:{name}}}\n"
        f"@page {name}{{size:{size};margin:{paper.margin}mm {paper.margin}mm {paper.margin + 12}mm;"
        f"@bottom-left{{content:{left};{box};width:38%;text-align:left}}"
        f'@bottom-center{{content:"第 " counter(page) " 页 共 " counter(pages) " 页";{box};width:24%}}'
        f"@bottom-right{{content:{right};{box};width:38%;text-align:right}}}}\n"
    )


def _widths(name: str, at: int, table: Table) -> Iterator[str]:
    total = sum(max(column.weight, 0.5) for column in table.columns) or 1
    for number, column in enumerate(table.columns, 1):
        share = max(column.weight, 0.5) / total * 100
        yield f".{name} .t{at} col:nth-child({number}){{width:{share:.2f}%}}\n"
        if column.align != "left":
            yield f".{name} .t{at} td:nth-child({number}){{text-align:{column.align}}}\n"
