"""Notice-board sheets as files: to print from a browser, as PDF, and for a screen."""

from collections.abc import Iterator, Sequence

from gongkai.model.sheet import BoardSheets


def sheet_files(
    boards: Sequence[BoardSheets], *, pdf: bool, site: bool = False, draft: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Every file of the boards (relative path, bytes): an index, and for each board a folder.

    There ``print.html`` prints from a browser, ``screen.html`` is for an electronic screen, and ``print.pdf`` is
    written where ``pdf`` asks for it. ``site`` says that the directory's site lies above them, and ``draft`` stands on
    every sheet. Raises ``PdfError`` where no PDF can be made.
    """
    from gongkai.render.sheets.index import folder, index
    from gongkai.render.sheets.page import page
    from gongkai.render.sheets.report import report
    from gongkai.render.sheets.screen import screen

    yield "index.html", index(boards, pdf=pdf, site=site, draft=draft)
    yield "report.json", report(boards, pdf=pdf)
    for board in boards:
        name = folder(board.board.name)
        yield f"{name}/print.html", page(board, pdf=pdf, draft=draft)
        yield f"{name}/screen.html", screen(board, draft=draft)
        if pdf:
            from gongkai.render.sheets.pdf import pdf as pdf_of

            yield f"{name}/print.pdf", pdf_of(board, draft=draft)
