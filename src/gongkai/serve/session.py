"""One preview: the last good site, what the newest sources gave, and who waits for news of them."""

import gc
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gongkai.model.diagnostic import Diagnostic, Severity, SourceFile
from gongkai.model.directory import Directory
from gongkai.model.findings import in_order
from gongkai.render.html.errors import OwnTemplateError
from gongkai.render.outputs import Compiled, Table, compiled, draft_note, files
from gongkai.serve.telling import Told, summary, told
from gongkai.serve.watch import Watched, watched
from gongkai.sources.text import source_lines

WORKBOOK = "directory.xlsx"
SHEETS = "sheets/"


class Site:
    """Every file of one build. The workbook and the sheets, which few look at, are made when first asked for."""

    def __init__(self, directory: Directory, files: dict[str, bytes], draft: str) -> None:
        self._directory = directory
        self._draft = draft
        self._files = files
        self._has_sheets = False
        self._lock = threading.Lock()
        self.digest = _digest(*(part for name, data in files.items() for part in (name.encode(), data)))

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def get(self, name: str) -> bytes | None:
        """The bytes of a file; None if there is none of that name."""
        if name == WORKBOOK or name.startswith(SHEETS):
            with self._lock:
                self._make(name)
        return self._files.get(name)

    def _make(self, name: str) -> None:
        """Make what is made on demand, once."""
        if name == WORKBOOK and name not in self._files:
            from gongkai.render.workbook import workbook

            self._files[name] = workbook(self._directory, *Table())
        if name != WORKBOOK and not self._has_sheets:
            self._files |= self._sheets()
            self._has_sheets = True

    def _sheets(self) -> dict[str, bytes]:
        from gongkai.render.sheets import sheet_files
        from gongkai.render.sheets.boards import Boards

        boards = Boards(self._directory).sheets(self._directory.boards)
        return {
            f"{SHEETS}{name}": data
            for name, data in sheet_files(boards, pdf=False, site=True, draft=self._draft)
        }


class State(NamedTuple):
    """What is shown: it changes as a whole."""

    number: int = 0
    """Counts the builds."""
    site: Site | None = None
    """The newest that could be built; None as long as none could."""
    current: bool = False
    """Whether the site is that of the newest sources."""
    summary: str = ""
    findings: tuple[Told, ...] = ()

    @property
    def digest(self) -> str:
        """A page that was loaded under another digest is out of date."""
        return self.site.digest if self.site else _digest(repr(self.findings).encode())

    @property
    def json(self) -> str:
        """The state as the overlay reads it, on one line."""
        value = {
            "digest": self.digest,
            "built": self.site is not None,
            "current": self.current,
            "summary": self.summary,
            "findings": [finding._asdict() for finding in self.findings],
        }
        return json.dumps(value)


class Session:
    """Builds a manifest again and again. One thread builds; any number read the state."""

    def __init__(self, manifest: Path) -> None:
        self.manifest = manifest
        self.watched: Watched = watched(manifest, None)
        """What the last build read, or would have read."""
        self.state = State()
        self._news = threading.Condition()

    def build(self) -> None:
        """Build from the sources as they are now; the state changes when all of it is done."""
        with _uncollected():
            made, site = self._made()
        shown = site or self.state.site
        findings = told(made.findings, str(self.manifest.absolute().parent), _lines(made), shown or ())
        state = State(self.state.number + 1, shown, site is not None, summary(made.findings), tuple(findings))
        with self._news:
            self.state = state
            self._news.notify_all()

    def wait(self, number: int, timeout: float) -> State:
        """The state, as soon as it is another than that of ``number``, or as it is after ``timeout`` seconds."""
        with self._news:
            self._news.wait_for(lambda: self.state.number != number, timeout)
            return self.state

    def _made(self) -> tuple[Compiled, Site | None]:
        made = Compiled(None, None, [], [])
        try:
            made = compiled(self.manifest)
            self.watched = watched(self.manifest, made.sources)
            return made, _site(made)
        except OwnTemplateError as failure:
            return made._replace(findings=in_order([*made.findings, failure.finding])), None
        except Exception as error:  # the preview outlives a mistake of the program
            return made._replace(findings=[_failure(error), *made.findings]), None


def _site(made: Compiled) -> Site | None:
    if made.directory is None:
        return None
    targets = ("html", "data")
    built = files(
        made.directory,
        made.findings,
        made.accepted,
        targets,
        Table(),
        later=("xlsx", "sheets"),
        changes=made.changes,
    )
    return Site(made.directory, dict(built), draft_note(made.findings))


def _lines(made: Compiled) -> Callable[[SourceFile], list[str]]:
    """The lines of a source, as they were when it was read."""
    texts = {
        file: text for one in (made.sources.chain if made.sources else ()) for file, text in one.texts.items()
    }
    return lambda file: source_lines(file, texts.get(file))


def _failure(error: Exception) -> Diagnostic:
    message = f"内部错误:{type(error).__name__}: {error}"
    hint = "这是 gongkai 的毛病,不是清单的;请设 GONGKAI_TRACEBACK=1 运行 gongkai build,把输出报告给维护者"
    return Diagnostic("", Severity.ERROR, None, message, hint)


def _digest(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cycles, which takes longer than the build; they are looked for when it is done."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
