"""Tables of Word documents (.docx), by python-docx where it is installed."""

from pathlib import Path
from typing import Any

from gongkai.model.grid import Grid, as_text
from gongkai.sources.tables.errors import TableError


def read(path: Path) -> list[Grid]:
    """Every table of the document, each with the line of text above it as its title. Raises ``TableError``."""
    try:
        import docx
        from docx.table import Table
    except ImportError as error:
        raise TableError(
            f"读 {path.suffix} 要先装 python-docx:pip install 'gongkai[docx]';或把表格复制到 Excel、WPS 再另存为 .xlsx"
        ) from error
    try:
        document = docx.Document(str(path))
        grids: list[Grid] = []
        title = ""
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                grids.append(_grid(block, title, len(grids) + 1))
            elif block.text.strip():
                title = block.text.strip()
    except TableError:
        raise
    except Exception as error:
        raise TableError(
            f"{path.name} 读不出来({type(error).__name__});用 Word 或 WPS 另存为 .docx 再试"
        ) from error
    return grids


def _grid(table: Any, title: str, number: int) -> Grid:
    """A merged cell comes back as the same cell at every place that it covers."""
    rows: list[list[str]] = []
    first: dict[object, tuple[int, int]] = {}
    last: dict[object, tuple[int, int]] = {}
    for r, row in enumerate(table.rows):
        cells = []
        for c, cell in enumerate(row.cells):
            mark = cell._tc
            if mark in first:
                cells.append("")
            else:
                first[mark] = (r, c)
                cells.append(as_text(cell.text))
            last[mark] = (r, c)
        rows.append(cells)
    merges = [(*first[mark], *last[mark]) for mark in first if first[mark] != last[mark]]
    grid = Grid(f"表{number}", rows, merges)
    if title:
        grid = Grid(
            f"表{number}", [[title], *rows], [(a + 1, b, c + 1, d) for a, b, c, d in merges], first_line=0
        )
    return grid
