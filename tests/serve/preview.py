"""Runs ``gongkai serve`` as a process of its own, and asks it as a browser or a stranger would."""

import http.client
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds after which what was waited for will not come."""


class Answer(NamedTuple):
    """What came back of one request."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Preview:
    """A running preview; ``said`` are the lines that it has printed."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(line.rstrip("\n") for line in iter(self.process.stdout.readline, ""))

    def until(self, what: Callable[[], T]) -> T:
        """The first true value of ``what``."""
        end = time.monotonic() + PATIENCE
        while not (value := what()):
            assert self.process.poll() is None and time.monotonic() < end, (
                f"waited in vain; it has said {self.said}"
            )
            time.sleep(0.02)
        return value

    def told(self, text: str) -> str:
        """The first line, printed by now or soon, that has ``text`` in it."""
        return self.until(lambda: next((line for line in self.said if text in line), ""))

    def builds(self, number: int) -> str:
        """The line of the build of that number, counted from 1."""
        return self.until(
            lambda: ([line for line in self.said if "用 " in line and " 秒:" in line][number - 1 :] or [""])[
                0
            ]
        )

    @property
    def url(self) -> str:
        return self.told("预览:").removeprefix("预览:").partition(" ")[0]

    @property
    def port(self) -> int:
        return int(self.url.rstrip("/").rpartition(":")[2])

    def ask(self, path: str = "/", method: str = "GET", host: str | None = None) -> Answer:
        """The answer to a request for exactly ``path``."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, answer.headers, body)

    def state(self) -> Any:
        """What the stream of events tells first."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/_gongkai/events")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        line = answer.readline().decode()
        connection.close()
        return json.loads(line.removeprefix("data: "))

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


def _interruptible() -> None:
    """Whoever runs the tests in the background has them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def previewed(manifest: Path, *options: str) -> Iterator[Preview]:
    """A preview of ``manifest``, run in its folder, built once."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", "serve", manifest.name, *(options or ("--port", "0"))],
        cwd=manifest.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=_interruptible,
    )
    preview = Preview(process)
    try:
        preview.builds(1)
        yield preview
    finally:
        process.kill()
        process.wait(PATIENCE)
