"""The workbook of the example county, against openpyxl writing the same cells with no styles.

At most 2 times as long: styles, merged cells, links and the heights of rows are what the rest is for.
"""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.check import Checker
from gongkai.model.directory import Directory
from gongkai.render.workbook import workbook
from gongkai.sources.government import Loader

COUNTY = Path(__file__).parents[2] / "examples" / "yunling" / "county.yaml"
Sheets = dict[str, list[list[object]]]


@pytest.fixture(scope="module")
def county() -> Directory:
    sources = Loader().load(COUNTY)
    assert sources is not None
    return Checker(explain=True).check(sources)[0]


@pytest.fixture(scope="module")
def sheets(county: Directory) -> Sheets:
    """Every cell of the workbook, the empty ones too."""
    book = load_workbook(BytesIO(workbook(county)))
    return {
        sheet.title: [["" if value is None else value for value in row] for row in sheet.values]
        for sheet in book
    }


def bare(sheets: Sheets) -> bytes:
    """The same cells, and nothing else."""
    book, file = Workbook(), BytesIO()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.benchmark(group="workbook")
def test_bare_cells(benchmark: BenchmarkFixture, sheets: Sheets) -> None:
    benchmark.pedantic(bare, (sheets,), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="workbook")
def test_the_workbook(benchmark: BenchmarkFixture, county: Directory) -> None:
    benchmark.pedantic(workbook, (county,), rounds=10, warmup_rounds=1)
