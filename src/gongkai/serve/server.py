"""The preview on the wire: answers this machine alone, from memory."""

import os
import socketserver
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from gongkai.serve.overlay import EVENTS, PREFIX, plain_page, static, waiting_page, with_overlay
from gongkai.serve.session import Session, Site, State

HOST = "127.0.0.1"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_HTML = _TYPES[".html"]
_BREATH = 10.0
"""Seconds after which a silent stream says something, to find out whether anybody listens."""


class Server(socketserver.ThreadingTCPServer):
    """Listens on this machine's own address from the moment it is made. Raises ``OSError`` if the port is taken."""

    allow_reuse_address = os.name == "posix"  # elsewhere it would let two programs have one port
    daemon_threads = True
    request_queue_size = 32

    def __init__(self, port: int, session: Session, say: Callable[[str], None]) -> None:
        self.session = session
        self.say = say
        super().__init__((HOST, port), _Handler)
        self.port: int = self.server_address[1]
        self.hosts = {f"{name}:{self.port}" for name in (HOST, "localhost")}
        if self.port == 80:
            self.hosts |= {HOST, "localhost"}

    @property
    def url(self) -> str:
        """Where the site is."""
        return f"http://{HOST}:{self.port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who went away is no news; anything else is told, on one line."""
        error = sys.exception()
        if not isinstance(error, OSError):
            self.say(f"内部错误:{type(error).__name__}: {error}")


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            # A name of somebody else's that leads here: a page out there could read the drafts through it.
            self._send(403, _HTML, plain_page("不能这样访问", f"预览只在本机:{self.server.url}"))
            return
        name = _name(self.path)
        state = self.server.session.state
        if name == EVENTS:
            self._stream()
        elif name.startswith(PREFIX):
            self._file(name, static(name), state)
        elif state.site is None:
            self._send(503, _HTML, with_overlay(waiting_page(state), state))
        else:
            self._site_file(name, state.site, state)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _site_file(self, name: str, site: Site, state: State) -> None:
        try:
            data = site.get(name)
        except Exception as error:  # what is made on demand may fail; the rest of the site does not
            self._send(500, _HTML, plain_page(f"{name} 编不出来", f"{type(error).__name__}: {error}"))
        else:
            self._file(name, data, state)

    def _file(self, name: str, data: bytes | None, state: State) -> None:
        kind = _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        if data is None:
            missing = plain_page("没有这一页", f"目录里没有 {name}。")
            self._send(404, _HTML, with_overlay(missing, state))
        elif kind == _HTML:
            self._send(200, kind, with_overlay(data, state))
        else:
            self._send(200, kind, data)

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self._head(status, kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _stream(self) -> None:
        """Server-sent events: the state now, and again after every build, until the reader goes away."""
        self.close_connection = True
        self._head(200, "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        told = 0
        while self.command == "GET":
            state = self.server.session.wait(told, _BREATH)
            news = state.number != told
            self.wfile.write(f"data: {state.json}\n\n".encode() if news else b":\n\n")
            told = state.number

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class says of requests that it does not understand, in Chinese."""
        self.close_connection = True
        self._send(code, _HTML, plain_page("不能回答", "这里只能看网页(GET、HEAD)。"))

    def version_string(self) -> str:
        """Who answers."""
        return "gongkai"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


def _name(path: str) -> str:
    """The name that a request's path stands for: of a folder, its index."""
    raw = path.partition("?")[0].partition("#")[0].encode("latin-1", "replace")
    name = unquote_to_bytes(raw).decode("utf-8", "replace").removeprefix("/")
    return f"{name}index.html" if name == "" or name.endswith("/") else name
