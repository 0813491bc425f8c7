"""Whole commands, against the least that could do the same: ``pytest tests/benchmarks``.

check: at most 2 (limit 3) times starting Python and importing click and pydantic.
A hundred governments: told, without a bound.
build: at most 2 (limit 3) times ``bare_build.py``.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

COUNTY = Path(__file__).parents[2] / "examples" / "yunling" / "county.yaml"
BARE = Path(__file__).with_name("bare_build.py")


def run(*command: str | Path) -> None:
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    run("-m", "gongkai", "build", COUNTY, "-o", folder)
    return folder / "云岭县" / "data" / "directory.json"


@pytest.mark.benchmark(group="check")
def test_start_python_and_import_click_and_pydantic(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(run, ("-c", "import click, pydantic"), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="check")
def test_check_the_county(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(run, ("-m", "gongkai", "check", COUNTY), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="check")
def test_check_the_county_and_what_is_below_it(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(run, ("-m", "gongkai", "check", COUNTY.parent), rounds=10, warmup_rounds=1)


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county and 99 towns like 石桥镇."""
    folder = tmp_path_factory.mktemp("hundred")
    shutil.copy(COUNTY, folder)
    shutil.copytree(COUNTY.parent / "lists", folder / "lists")
    town = COUNTY.parent / "shiqiao"
    for number in range(1, 100):
        here = folder / f"town{number:02}"
        shutil.copytree(town / "lists", here / "lists")
        text = (town / "town.yaml").read_text(encoding="utf-8")
        (here / "town.yaml").write_text(text.replace("石桥", f"青石{number}"), encoding="utf-8")
    return folder


@pytest.mark.benchmark(group="check")
def test_check_a_hundred_governments(benchmark: BenchmarkFixture, hundred: Path) -> None:
    """Against the county alone: each further government costs what compiling and checking it costs, no more."""
    benchmark.pedantic(run, ("-m", "gongkai", "check", hundred), rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="build")
def test_bare_script(benchmark: BenchmarkFixture, built: Path, tmp_path: Path) -> None:
    benchmark.pedantic(run, (BARE, built, tmp_path), rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="build")
def test_build_the_county(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    benchmark.pedantic(run, ("-m", "gongkai", "build", COUNTY, "-o", tmp_path), rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="build")
def test_build_page_and_workbook_only(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    command = ("-m", "gongkai", "build", COUNTY, "-o", tmp_path, "--only", "html,xlsx")
    benchmark.pedantic(run, command, rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="import")
def test_import_the_county(benchmark: BenchmarkFixture, built: Path, tmp_path: Path) -> None:
    """The county's own workbook, of 940 rows."""
    book = built.parents[1] / "directory.xlsx"

    def setup() -> tuple[tuple[str | Path, ...], dict[str, object]]:
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        return ("-m", "gongkai", "import", book, "-o", tmp_path / "out"), {}

    benchmark.pedantic(run, setup=setup, rounds=3)
