"""A file's bytes as text, with one clear finding for whatever hinders that."""

import re
from pathlib import Path

from gongkai.model.diagnostic import Log, Mark, Place, SourceFile
from gongkai.system import reason

MAX_BYTES = 20_000_000

_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def read_text(file: SourceFile, log: Log, asked_at: Place | None = None) -> str | None:
    """The text of ``file``, or None if it cannot be read.

    A GBK file is reported and read all the same, so that its other mistakes are found in the same run.
    ``asked_at`` is the place of the source that names the file, where there is one.
    """
    path = Path(file.path)
    try:
        if path.is_dir():
            log.error(
                "GK102",
                asked_at or Place(file, 1, 1),
                f"{path.name} 是文件夹,这里要写文件",
                "写到具体的 .yaml 文件",
            )
            return None
        if (size := path.stat().st_size) > MAX_BYTES:
            log.error(
                "GK111",
                Place(file, 1, 1),
                f"文件有 {size / 1e6:.0f} MB,超过 {MAX_BYTES // 1_000_000} MB 的上限,未读取",
                "清单应是手写的文本;请检查是否选错了文件,或按部门拆成几个文件",
            )
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        log.error("GK101", asked_at or Place(file, 1, 1), f"找不到文件 {path.name}", "检查文件名和所在文件夹")
        return None
    except OSError as error:
        log.error("GK101", asked_at or Place(file, 1, 1), f"文件读不出来:{reason(error)}", "检查文件的权限")
        return None
    return _decode(data, file, log)


def source_lines(file: SourceFile, text: str | None = None) -> list[str]:
    """The lines of a source file, as YAML counts them, without their ends; none if it cannot be read."""
    if text is None:
        text = read_text(file, Log())
    return [] if text is None else re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def _decode(data: bytes, file: SourceFile, log: Log) -> str | None:
    for bom, name in _BOMS:
        if data.startswith(bom):
            log.error("GK103", Place(file, 1, 1), f"文件是 {name} 编码", "用记事本打开,另存为,编码选 UTF-8")
            return None
    if data.startswith(b"\xef\xbb\xbf"):
        log.info(
            "GK114",
            Place(file, 1, 1),
            "文件开头有 BOM(字节顺序标记)",
            "另存为「UTF-8」而不是「带有 BOM 的 UTF-8」",
        )
        data = data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _mark(data, error.start)
        place = Place(file, line, column)
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            log.error(
                "GK103",
                place,
                "文件不是 UTF-8 文本",
                "清单要用 UTF-8 编码的文本文件,不能是 Word、Excel 或压缩文件",
            )
            return None
        if "\0" in text:
            log.error(
                "GK103", place, "文件不是文本", "清单要用 UTF-8 编码的文本文件,不能是 Word、Excel 或压缩文件"
            )
            return None
        log.error("GK103", place, "文件不是 UTF-8 编码,像是 GBK", "用记事本打开,另存为,编码选 UTF-8")
        return text


def _mark(data: bytes, offset: int) -> Mark:
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1
