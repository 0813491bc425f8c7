"""A village of 60 sheets: time and memory of making, drawing and typesetting them.

Run: ``pytest tests/benchmarks/test_sheets_speed.py``.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.model.directory import Directory
from gongkai.model.sheet import BoardSheets
from gongkai.render.outputs import compiled
from gongkai.render.printing.fonts import is_available
from gongkai.render.sheets import sheet_files
from gongkai.render.sheets.boards import Boards

HEAD = """\
government: {name: 青石村村民委员会, level: 村级, code: "539902101201"}
edition: 2026年版
date: 2026-11-01
site: {url: https://www.qingshi.example/cwgk/}
guidelines: {include: [旅游]}
boards: [{name: 村级公示栏, paper: a3, phone: 0888-5551121, show_from: 2026-11-10}]
items:
"""
ITEM = """\
  - {{category: 第{group}类, name: 第{number}项公示, content: [户主姓名、面积, 补贴金额, 监督举报电话], time_limit: 公示7天,
     basis: [《中华人民共和国村民委员会组织法》], owner: 青石村村民委员会, method: 主动公开, audience: 全社会,
     channels: [社区/企事业单位/村公示栏(电子屏)]}}
"""
SHEETS = 58
"""With the cover and the contents they are 60."""


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("village") / "village.yaml"
    items = "".join(ITEM.format(group=number // 10, number=number) for number in range(SHEETS))
    file.write_text(HEAD + items, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def directory(manifest: Path) -> Directory:
    made = compiled(manifest).directory
    assert made is not None
    return made


def _sheets(directory: Directory) -> list[BoardSheets]:
    boards = Boards(directory).sheets(directory.boards)
    assert len(boards[0].sheets) == SHEETS + 2
    return boards


def test_making(benchmark: BenchmarkFixture, directory: Directory) -> None:
    benchmark(_sheets, directory)


def test_pages_for_browser_and_screen(benchmark: BenchmarkFixture, directory: Directory) -> None:
    boards = _sheets(directory)
    benchmark(lambda: dict(sheet_files(boards, pdf=False)))


@pytest.mark.skipif(not is_available(), reason="Typst is not installed: gongkai[pdf]")
def test_pdf(benchmark: BenchmarkFixture, directory: Directory) -> None:
    boards = _sheets(directory)
    benchmark(lambda: dict(sheet_files(boards, pdf=True)))


def test_memory(manifest: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gongkai", "sheets", str(manifest), "-o", str(tmp_path / "sheets")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    written = sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"\n{written >> 10} KiB written, peak {peak >> 10} MiB", file=sys.stderr)
