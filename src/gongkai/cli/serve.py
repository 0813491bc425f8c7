"""``gongkai serve``: a preview on this machine that follows the sources."""

import errno
import gc
import webbrowser
from pathlib import Path

import click

from gongkai.cli.base import ChineseCommand
from gongkai.system import reason


@click.command(
    cls=ChineseCommand,
    name="serve",
    help="在本机预览 MANIFEST(清单文件,如 county.yaml)的目录:改了清单,网页自动刷新,检查发现的问题列在网页底部。",
)
@click.argument("manifest", type=click.Path(path_type=Path))
@click.option("--port", metavar="端口", help="用哪个端口,默认 8000,有人用了就换下一个")
@click.option("--open/--no-open", "opened", default=False, help="编好以后打开浏览器;默认不打开")
def command(manifest: Path, port: str | None, opened: bool) -> int:
    if not manifest.is_file():
        raise click.BadParameter(
            f"没有 {manifest} 这个文件;写清单文件的路径,如 county.yaml", param_hint="MANIFEST"
        )
    gc.enable()  # a preview lives long
    try:
        return serve(manifest, None if port is None else _number(port), opened=opened)
    except KeyboardInterrupt:
        click.echo("\n预览结束")
        return 0


def serve(manifest: Path, port: int | None, *, opened: bool) -> int:
    """Preview ``manifest`` until interrupted."""
    from gongkai.serve.run import FIRST_PORT, bound, preview
    from gongkai.serve.session import Session

    try:
        server = bound(Session(manifest), port, click.echo)
    except OSError as error:
        why = "别的程序正在用" if error.errno == errno.EADDRINUSE else reason(error)
        raise click.ClickException(f"端口 {port} 用不了:{why};换一个,如 --port {FIRST_PORT + 80}") from error
    if port is None and server.port != FIRST_PORT:
        click.echo(f"端口 {FIRST_PORT} 有人用了,改用 {server.port}")
    preview(server, webbrowser.open if opened else lambda _: None, click.echo)
    return 0


def _number(port: str) -> int:
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        raise click.BadParameter(f"「{port}」不是端口;写 1024 到 65535 之间的数,如 8080", param_hint="--port")
    return int(port)
