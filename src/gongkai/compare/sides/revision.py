"""Files as they were at a git revision: ``HEAD~1:county.yaml``, named as git names them."""

import os
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gongkai.compare.sides.errors import SideError

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class Revision(NamedTuple):
    """A revision and a path in it."""

    name: str
    path: str


def revision_of(text: str) -> Revision | None:
    """``text`` as REV:PATH; None if it is not of that form. A colon in braces belongs to REV, C:\\ is a drive."""
    if _DRIVE.match(text):
        return None
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == ":" and depth <= 0:
            return Revision(text[:index], text[index + 1 :].replace(os.sep, "/"))
    return None


@contextmanager
def exported(revision: Revision) -> Iterator[tuple[Path, Path]]:
    """All files of the revision in a folder that goes away again: the folder, and the path in it."""
    top, prefix = _repository()
    tree = _tree(revision, top)
    path = _path(revision, prefix)
    if _git(top, "cat-file", "-e", f"{tree}:{path}").returncode:
        raise SideError(
            f"版本 {revision.name} 里没有 {path};路径从仓库顶层算起,从当前文件夹算起则写 {revision.name}:./文件"
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        # The top of a repository is where sources may reach up to.
        Path(folder, ".git").mkdir()
        _export(top, tree, Path(folder), revision)
        yield Path(folder), Path(folder, path)


def _git(folder: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run git, which speaks English then, whatever the user's language."""
    try:
        return subprocess.run(
            ["git", "-C", folder, *args],
            env=os.environ | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except FileNotFoundError as error:
        raise SideError("没有找到 git,不能读取历史版本;请安装 git,或比较两个文件") from error


def _repository() -> tuple[str, str]:
    """The top of the repository that the current folder is in, and the folder's path from there."""
    found = _git(".", "rev-parse", "--show-toplevel", "--show-prefix")
    if "dubious ownership" in found.stderr:
        raise SideError(
            f"git 不信任这个仓库(属于别的用户);先运行 git config --global --add safe.directory {Path.cwd()}"
        )
    if found.returncode:
        raise SideError(f"{Path.cwd()} 不在 git 仓库里,不能读取历史版本;到仓库里运行,或比较两个文件")
    top, prefix = found.stdout.split("\n")[:2]
    return top, prefix


def _tree(revision: Revision, top: str) -> str:
    name = revision.name
    if not name:
        raise SideError(f"冒号前面要写版本,如 HEAD~1:{revision.path or 'county.yaml'}")
    if not name.startswith("-") and "\0" not in name:
        found = _git(top, "rev-parse", "--verify", "--quiet", f"{name}^{{tree}}")
        if found.returncode == 0:
            return found.stdout.strip()
    shallow = _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == "true"
    hint = (
        "本仓库只克隆了最近的历史,先 git fetch --unshallow(CI 里设 fetch-depth: 0)"
        if shallow
        else "用 git log 或 git branch -a 查看有哪些版本"
    )
    raise SideError(f"没有「{name}」这个版本,也没有「{name}:{revision.path}」这个文件;{hint}")


def _path(revision: Revision, prefix: str) -> str:
    """The path from the repository's top; ./ and ../ begin at the current folder, as git has it."""
    path = revision.path
    if path in (".", "..") or path.startswith(("./", "../")):
        path = prefix + path
    parts: list[str] = []
    for part in PurePosixPath(path).parts:
        if part == ".." and not parts:
            raise SideError(f"{revision.name}:{revision.path} 在仓库之外")
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _export(top: str, tree: str, folder: Path, revision: Revision) -> None:
    with subprocess.Popen(
        ["git", "-C", top, "archive", "--format=tar", tree],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        try:
            with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
                _unpack(archive, folder)
        except tarfile.TarError as error:
            raise SideError(f"git 取不出版本 {revision.name} 的文件;用 git fsck 检查仓库") from error
    if process.returncode:
        raise SideError(f"git 取不出版本 {revision.name} 的文件;用 git fsck 检查仓库")


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write the files of ``archive``; what would lie or point outside of ``folder`` is left out."""
    top = os.path.realpath(folder)
    for member in archive:
        path = Path(top, member.name)
        if not _inside(path.parent, top) or ".git" in PurePosixPath(member.name).parts:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if member.issym():
            if _inside(path.parent / member.linkname, top):
                path.symlink_to(member.linkname)
        elif member.isdir():
            path.mkdir(exist_ok=True)
        elif (stream := archive.extractfile(member)) is not None:
            path.write_bytes(stream.read())


def _inside(path: Path, top: str) -> bool:
    real = os.path.realpath(path)
    return real == top or real.startswith(top + os.sep)
