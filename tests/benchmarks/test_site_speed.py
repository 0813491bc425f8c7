"""The site of 1,000 and of 5,000 items: how long it takes to write, how large it is, how soon one sees and finds.

Against a loop that writes the same rows with Jinja2 and nothing else. What the browser takes is told, and stands in
the ``extra_info`` of ``--benchmark-json``: the first paint, and from a key to the results on the screen.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.model.directory import Directory, Item
from gongkai.render.data import directory_json
from gongkai.render.html import pages
from gongkai.render.outputs import compiled
from tests.benchmarks.bare_build import PAGE, row
from tests.browser.kit import CHROMIUM
from tests.tools import program

COUNTY = Path(__file__).parents[2] / "examples" / "yunling" / "county.yaml"
SIZES = [1_000, 5_000]
QUERIES = ["低保", "ywjy", "许可 办事指南", "行"]
PLACES = [
    f"{name}{kind}"
    for kind, name in product(["镇", "乡", "街道"], ["石桥", "柳湾", "青石", "松岭", "白水", "河口"])
]
DATA = frozenset(("data",))

PAINTED = """() => new Promise(resolve => {
    const found = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    found() ? resolve(found()) : new PerformanceObserver(() => found() && resolve(found())).observe({type: "paint"});
})"""

LISTEN = """() => {
    window.taken = [];
    addEventListener("input", event => requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => taken.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
    }), true);
}"""
"""From each input on: the first message after the frame has been painted."""


@cache
def county(size: int) -> Directory:
    """The example county, with its items again in one town after another until there are so many."""
    directory = compiled(COUNTY).directory
    assert directory is not None
    items = list(directory.items)
    copies = (again(item, number, place) for number, place in enumerate(PLACES, 1) for item in items)
    directory.items = [*items, *copies][:size]
    order = {domain.name: number for number, domain in enumerate(directory.domains)}
    directory.items.sort(key=lambda item: order[item.domain])
    return directory


def again(item: Item, number: int, place: str) -> Item:
    """An item that says the same for another place: its own name and contents, and the rest as before."""
    content = [f"{place}{line}" for line in item.content]
    return replace(item, code=f"{item.code}-{number:02}", name=f"{place}{item.name}", content=content)


@pytest.fixture(scope="module", params=SIZES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / str(request.param)
    for name, data in pages(county(request.param), beside=DATA):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program("chromium"), args=CHROMIUM)
        yield chromium
        chromium.close()


def write_rows(rows: dict[str, list[list[object]]]) -> int:
    """The same rows, one page a domain; how many bytes."""
    return sum(len(PAGE.render(rows=cells).encode()) for cells in rows.values())


def write_site(directory: Directory) -> int:
    """The whole site; how many bytes."""
    return sum(len(data) for _, data in pages(directory, beside=DATA))


@pytest.mark.parametrize("size", SIZES)
def test_bare_rows(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark.group = f"write {size}"
    rows: dict[str, list[list[object]]] = {}
    for number, item in enumerate(json.loads(json.dumps(directory_json(county(size))))["items"], 1):
        rows.setdefault(item["domain"], []).append(row(number, item))
    benchmark.extra_info["bytes"] = benchmark.pedantic(write_rows, (rows,), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize("size", SIZES)
def test_the_site(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark.group = f"write {size}"
    benchmark.extra_info["bytes"] = benchmark.pedantic(write_site, (county(size),), rounds=3, warmup_rounds=1)


@pytest.mark.parametrize("kind", ["home", "search", "largest domain"])
def test_first_paint(
    benchmark: BenchmarkFixture,
    browser: Browser,
    site: Path,
    kind: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The round of the benchmark is the whole loading; the first paint is told."""
    benchmark.group = f"load {site.name}"
    largest = max(site.glob("domains/*.html"), key=lambda path: path.stat().st_size)
    file = {"home": site / "index.html", "search": site / "search.html", "largest domain": largest}[kind]
    page = browser.new_page()
    painted: list[float] = []

    def load() -> None:
        page.goto("about:blank")
        page.goto(file.as_uri())
        painted.append(page.evaluate(PAINTED))

    benchmark.pedantic(load, rounds=5, warmup_rounds=1)
    page.close()
    tell(benchmark, capsys, f"{site.name} items, {kind}", {"first paint": median(painted)})


@pytest.mark.parametrize("where", ["search", "box"])
def test_from_a_key_to_the_results(
    benchmark: BenchmarkFixture,
    browser: Browser,
    site: Path,
    where: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each query is typed key by key into a page where nothing was looked for before."""
    benchmark.group = f"keys {site.name}"
    taken: dict[str, list[float]] = {query: [] for query in QUERIES}

    def type_all() -> None:
        for query in QUERIES:
            taken[query] += keys(browser, site, where, query)

    benchmark.pedantic(type_all, rounds=3)
    middle = {query: median(times) for query, times in taken.items()}
    every = [time for times in taken.values() for time in times]
    tell(
        benchmark,
        capsys,
        f"{site.name} items, {where}",
        {**middle, "median": median(every), "longest": max(every)},
    )


def keys(browser: Browser, site: Path, where: str, query: str) -> list[float]:
    """Milliseconds from each key to the results on the screen."""
    page = browser.new_page()
    box = open_box(page, site, where)
    page.evaluate(LISTEN)
    for number, character in enumerate(query, 1):
        if character.isascii():
            box.press_sequentially(character)
        else:
            page.keyboard.insert_text(character)
        page.wait_for_function("number => taken.length === number", arg=number)
    taken: list[float] = page.evaluate("taken")
    page.close()
    return taken


def open_box(page: Page, site: Path, where: str) -> Locator:
    page.goto((site / ("search.html" if where == "search" else "laws.html")).as_uri())
    box = page.locator("#finder-query" if where == "search" else ".find input").first
    box.focus()
    page.wait_for_function("() => gongkaiSearch.load().then(() => true)")
    return box


def test_size(benchmark: BenchmarkFixture, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How large the site is, and the index of the search."""
    benchmark.group = "size"
    files = [path for path in site.rglob("*") if path.is_file()]
    sizes = {"files": len(files), "site": sum(path.stat().st_size for path in files)}
    index = benchmark.pedantic((site / "assets" / "search-index.js").read_bytes, rounds=1)
    tell(benchmark, capsys, f"{site.name} items", {**sizes, "index": len(index)})


def tell(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], what: str, figures: dict[str, float]
) -> None:
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        print(f"\n{what}: " + ", ".join(f"{name} {figure:,.1f}" for name, figure in figures.items()))
