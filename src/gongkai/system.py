"""What the machine says when it refuses, in Chinese, and how one file is put in place."""

import errno
import os
import shutil
from pathlib import Path

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "符号链接成了循环",
    errno.EBUSY: "文件正被别的程序使用",
    errno.EIO: "磁盘读写出错",
}


def reason(error: OSError) -> str:
    """Why the system refused, for a user to read."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def write_file(file: Path, data: bytes) -> None:
    """Put ``data`` in place at once: a reader sees the old file or the whole new one. Raises ``OSError``.

    A link keeps pointing where it does, and a file keeps its permissions; a device or a pipe is written to.
    """
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(file)), data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def _replace(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        fresh.write_bytes(data)
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
