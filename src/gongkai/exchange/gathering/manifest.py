"""Workbooks brought back into a manifest's file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gongkai.compile import compile_directory
from gongkai.exchange.gathering.appending import Added, extended, section
from gongkai.exchange.gathering.cells import fields
from gongkai.exchange.gathering.filled import Problem, read_filled
from gongkai.exchange.gathering.merging import merged
from gongkai.model.diagnostic import Log
from gongkai.sources.government import Sources
from gongkai.system import write_file

_BOM = b"\xef\xbb\xbf"


class Outcome(NamedTuple):
    """What a merge did."""

    new: dict[str, list[Added]]
    problems: list[Problem]
    written: Path | None
    """The file that has the new entries; None where there are none."""


class MergeError(Exception):
    """The merge cannot be done; the message says why and what to do, and nothing has changed."""


def merge(manifest: Path, sources: Sources, files: Sequence[Path]) -> Outcome:
    """Add to ``manifest`` what the workbooks ``files`` change in the directory that it compiles to.

    Where its text cannot take the entries without risk, they go to a file beside it. Raises ``MergeError``,
    ``TableError`` and ``OSError``, and has changed nothing then.
    """
    data = manifest.read_bytes()
    try:
        before = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise MergeError(f"{manifest} 不是 UTF-8 编码,没有合并;用记事本打开,另存为,编码选 UTF-8") from error
    directory = compile_directory(sources, Log())
    vocabulary = sources.national.vocabulary
    columns = fields(directory, vocabulary)
    found = merged(sources, directory, [read_filled(file, columns, vocabulary) for file in files])
    if not any(found.new.values()):
        return Outcome(found.new, found.problems, None)
    after = extended(before, found.new)
    if after is not None:
        write_file(manifest, (_BOM if data.startswith(_BOM) else b"") + after.encode("utf-8"))
        return Outcome(found.new, found.problems, manifest)
    beside = manifest.with_name(f"{manifest.stem}.merge.yaml")
    if beside.exists():
        raise MergeError(f"新条目不能直接写进 {manifest},而 {beside} 已经存在,不覆盖;先移走它")
    write_file(beside, section(found.new).encode("utf-8"))
    message = f"它的写法不能安全地加进新条目,没有改动;新条目写在 {beside},请复制到相应的列表里"
    return Outcome(found.new, [*found.problems, Problem(str(manifest), message)], beside)
