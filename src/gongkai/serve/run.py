"""Runs a preview: the server beside, the builds in the foreground."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gongkai.check.report import one_line, shown_name
from gongkai.model.diagnostic import SourceFile
from gongkai.serve.server import Server
from gongkai.serve.session import Session
from gongkai.serve.watch import Watch

FIRST_PORT = 8000
_PORTS = range(FIRST_PORT, FIRST_PORT + 20)
_NAMES = 3
"""How many changed files are named."""


def bound(session: Session, port: int | None, say: Callable[[str], None]) -> Server:
    """A server on ``port``, or on the first free one from 8000. Raises ``OSError`` if there is none."""
    if port is not None:
        return Server(port, session, say)
    for candidate in _PORTS:
        with suppress(OSError):
            return Server(candidate, session, say)
    return Server(0, session, say)


def preview(server: Server, opened: Callable[[str], object], say: Callable[[str], None]) -> None:
    """Build, serve, and build again after every change, until interrupted."""
    session = server.session
    watch = Watch(session.watched)
    first = _build(session)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"预览:{server.url}  (按 Ctrl+C 结束)")
        say(first)
        opened(server.url)
        try:
            _follow(session, watch, say)
        finally:
            server.shutdown()


def _follow(session: Session, watch: Watch, say: Callable[[str], None]) -> None:
    while True:
        watch.extend(session.watched)
        files = watch.wait()
        say(f"{_named(files)} 有改动,{_build(session)}")


def _build(session: Session) -> str:
    """Build, and say in a few words what came of it."""
    start = time.perf_counter()
    session.build()
    state, seconds = session.state, time.perf_counter() - start
    done = "编好" if state.current else "没有编成,仍显示上次的" if state.site else "没有编成"
    return f"{done},用 {seconds:.1f} 秒:{state.summary or '没有发现问题'}"


def _named(files: list[str]) -> str:
    names = [one_line(shown_name(SourceFile(file), str(Path.cwd()))) for file in files[:_NAMES]]
    more = f" 等 {len(files)} 个文件" if len(files) > _NAMES else ""
    return "、".join(names) + more
