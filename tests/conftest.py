"""What tests of several folders share: tools of the machine, and built sites to look at."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.sites import Built, build_example, build_hostile
from tests.tools import program

# How long an example takes says how busy the machine is: browsers run beside the property tests.
settings.register_profile("gongkai", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gongkai")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ask for the tools that a test is marked with, before anything is built for it."""
    for mark in item.iter_markers("tool"):
        for tool in mark.args:
            program(tool)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Built:
    """The sites of the example county and of those below it."""
    return _once(tmp_path_factory, worker_id, "example", build_example)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Built:
    """The sites of counties whose every field says what should not be trusted."""
    return _once(tmp_path_factory, worker_id, "hostile", build_hostile)


def _once(
    factory: pytest.TempPathFactory, worker_id: str, name: str, build: Callable[[Path], Built]
) -> Built:
    """What ``build`` makes of a folder, made once for all the processes of a run."""
    if worker_id == "master":
        return build(factory.mktemp(name))
    folder = factory.getbasetemp().parent / name
    with FileLock(f"{folder}.lock"):
        record = folder / "built.json"
        if not record.is_file():
            folder.mkdir()
            built = build(folder)
            record.write_text(json.dumps({key: str(path) for key, path in built.items()}), encoding="utf-8")
    return {key: Path(path) for key, path in json.loads(record.read_text(encoding="utf-8")).items()}
