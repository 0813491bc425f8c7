"""What the preview answers, to whom, and what it does not."""

import io
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest

from tests.cli_helpers import YUNLING, run, small, tree
from tests.serve.preview import Preview, previewed

OWN = """\
items:
  - {code: 青石-01, category: 民生, name: 年度实事, content: [清单], basis: [《中华人民共和国政府信息公开条例》第二十条], time_limit: 信息形成之日起20个工作日内,
     owner: 青石县文化和旅游局, method: 主动公开, channels: [政府网站], audience: 全社会}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[Preview]:
    with previewed(small(folder, OWN)) as running:
        yield running


@pytest.fixture(scope="module")
def built(folder: Path, preview: Preview) -> dict[str, bytes]:
    """What ``gongkai build`` makes of the same manifest."""
    assert run("build", "county.yaml", "-o", folder / "dist", cwd=folder).code == 0
    return tree(folder / "dist" / "青石县")


def test_it_serves_what_is_built(preview: Preview, built: dict[str, bytes]) -> None:
    for name, data in built.items():
        answer = preview.ask("/" + quote(name))
        assert answer.status == 200, name
        assert _without_overlay(answer.body) == _without_policy(data), name


def _without_overlay(page: bytes) -> bytes:
    return _without_policy(re.sub(rb'<script src="/_gongkai/overlay.js"[^\n]+\n', b"", page))


def _without_policy(page: bytes) -> bytes:
    return re.sub(rb'(Content-Security-Policy" content=")[^"]+', rb"\1", page)


def test_the_overlay_is_in_every_page_and_in_no_built_one(preview: Preview, built: dict[str, bytes]) -> None:
    pages = [name for name in built if name.endswith(".html")]
    assert len(pages) > 1
    for name in pages:
        assert (
            preview.ask(f"/{quote(name)}").text.count('<script src="/_gongkai/overlay.js" data-digest="') == 1
        )
        assert b"_gongkai" not in built[name]
    assert b"connect-src" not in built["index.html"]


def test_a_policy_is_widened_by_no_more_than_the_overlay_needs(
    preview: Preview, built: dict[str, bytes]
) -> None:
    def policy(page: bytes) -> set[str]:
        found = re.search(rb'Content-Security-Policy" content="([^"]+)', page)
        assert found is not None
        return {part.strip() for part in found[1].decode().split(";")}

    more = policy(preview.ask().body) - policy(built["index.html"])
    assert more <= {"connect-src 'self'", "script-src 'self'"}
    assert "connect-src 'self'" in more
    assert "default-src 'none'" in policy(preview.ask().body)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?q=%E6%97%85#x", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/_gongkai/overlay.js", "text/javascript; charset=utf-8"),
        ("/_gongkai/overlay.css", "text/css; charset=utf-8"),
        ("/data/directory.json", "application/json; charset=utf-8"),
        ("/data/directory.csv", "text/csv; charset=utf-8"),
        ("/data/items/%E9%9D%92%E7%9F%B3-01.json", "application/json; charset=utf-8"),
        ("/directory.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_headers(preview: Preview, path: str, kind: str) -> None:
    answer, head = preview.ask(path), preview.ask(path, "HEAD")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert head.body == b""
    assert int(head.headers["Content-Length"]) == len(answer.body) > 0


def test_the_workbook_opens(preview: Preview) -> None:
    book = openpyxl.load_workbook(io.BytesIO(preview.ask("/directory.xlsx").body))
    assert "旅游" in "".join(book.sheetnames)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/domains",
        "/_gongkai/nothing.js",
        "/../county.yaml",
        "/assets/../../county.yaml",
        "/%2e%2e/county.yaml",
        "/..%2fcounty.yaml",
        "/..%5ccounty.yaml",
        "/_gongkai/../server.py",
        "/_gongkai/..%2fserver.py",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/county.yaml",
        "/%00",
        "/%ff%fe",
        "/\xe6\x97\x85",
    ],
)
def test_there_is_nothing_but_the_site(preview: Preview, path: str) -> None:
    answer = _raw(preview, path.encode("latin-1"))
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert "没有这一页" in answer.decode()
    assert b"departments:" not in answer
    assert b"root:" not in answer


def _raw(preview: Preview, path: bytes, head: bytes = b"") -> bytes:
    with socket.create_connection(("127.0.0.1", preview.port)) as connection:
        connection.sendall(
            b"GET %b HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n" % (path, preview.port)
        )
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_a_missing_address_is_shown_as_text(preview: Preview) -> None:
    text = preview.ask("/%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""],
)
@pytest.mark.parametrize("path", ["/", "/data/directory.json", "/_gongkai/events", "/directory.xlsx"])
def test_a_foreign_host_is_refused(preview: Preview, host: str, path: str) -> None:
    answer = preview.ask(path, host=host.format(port=preview.port) or " ")
    assert answer.status == 403
    assert "预览只在本机" in answer.text
    assert "青石县" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_the_own_host_is_answered(preview: Preview, host: str) -> None:
    assert preview.ask(host=host.format(port=preview.port)).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(preview: Preview, method: str) -> None:
    answer = preview.ask(method=method)
    assert answer.status == 501
    assert "这里只能看网页" in answer.text


def test_nonsense_is_answered_and_forgotten(preview: Preview) -> None:
    for nonsense in (
        b"\x00\xff\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"x" * 70000 + b"\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", preview.port)) as connection:
            connection.sendall(nonsense)
            connection.shutdown(socket.SHUT_WR)
            try:
                while connection.recv(65536):
                    pass
            except ConnectionResetError:
                pass
    assert preview.ask().status == 200
    assert not [line for line in preview.said if "Traceback" in line or "内部错误" in line]


def test_only_this_machine_is_listened_to(preview: Preview) -> None:
    assert preview.url.startswith("http://127.0.0.1:")
    with socket.socket() as other:
        other.settimeout(5)
        # Every address of 127/8 is this machine; a server on all addresses would answer on this one too.
        assert other.connect_ex(("127.0.0.2", preview.port)) != 0


def test_the_sheets_are_there_when_they_are_asked_for() -> None:
    with previewed(YUNLING / "shiqiao" / "liuwan" / "village.yaml") as running:
        assert "村级公示栏" in running.ask("/sheets/index.html").body.decode()
        sheets = running.ask("/sheets/%E6%9D%91%E7%BA%A7%E5%85%AC%E7%A4%BA%E6%A0%8F/print.html")
        assert sheets.status == 200
        assert "最低生活保障对象公示" in sheets.body.decode()
        assert running.ask("/sheets/nothing.html").status == 404
