"""Sites to look at: the examples', and those of counties whose every field is hostile."""

from collections import defaultdict
from pathlib import Path

from tests import hostile_county
from tests.cli_helpers import YUNLING, run

Built = dict[str, Path]
"""Name of a site to the folder that it was built in."""

_MANIFESTS = {
    "county": "county.yaml",
    "town": "shiqiao/town.yaml",
    "village": "shiqiao/liuwan/village.yaml",
}


def build_example(folder: Path) -> Built:
    """Build the county of the examples, one of its towns and one of its villages."""
    return {name: _built(YUNLING / manifest, folder / name) for name, manifest in _MANIFESTS.items()}


def build_hostile(folder: Path) -> Built:
    """Build a county for each flavour of what should not be trusted; it changed since its previous edition."""
    built = {}
    for name, flavour in hostile_county.FLAVOURS.items():
        home = folder / name
        before = hostile_county.write(home / "before", flavour, items=1)
        now = hostile_county.write(home / "now", flavour, items=2, previous="was")
        _built(before, home / "out", "--only", "data").rename(home / "now" / "was")
        built[name] = _built(now, home / "site", "--only", "html,data")
    return built


def _built(manifest: Path, output: Path, *options: str) -> Path:
    """The folder that ``gongkai build`` makes of ``manifest``, whatever it finds wrong with its texts."""
    result = run("build", manifest, "-o", output, *options)
    sites = [path for path in output.glob("*") if path.is_dir()]
    assert len(sites) == 1, f"{result.out[-2000:]}\n{result.err}"
    return sites[0]


def pages(site: Path) -> list[str]:
    """Every page of a site: its relative name."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kinds(site: Path) -> dict[str, list[str]]:
    """Kind of page (the folder that it lies in, or else its own name) to its pages, the largest first.

    Those of ``sheets/`` are no pages of the site: each stands alone, and has tests of its own.
    """
    found = defaultdict(list)
    own = [page for page in pages(site) if not page.startswith("sheets/")]
    for page in sorted(own, key=lambda page: (-(site / page).stat().st_size, page)):
        found[page if page.endswith("/index.html") else page.partition("/")[0]].append(page)
    return dict(sorted(found.items()))


def ends(site: Path, several: int = 1) -> list[str]:
    """The largest pages of each kind, and the smallest: so many of both."""
    return [
        page for every in kinds(site).values() for page in dict.fromkeys(every[:several] + every[-several:])
    ]


def middles(site: Path) -> list[str]:
    """A page of middle size of each kind."""
    return [every[len(every) // 2] for every in kinds(site).values()]
