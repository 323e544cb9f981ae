"""What many tests start from: the sample city, copies of it, and a small catalogue that is easy to change."""

import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from suite import LONG, ROOT

from generator import spread
from generator.cache import VARIABLE
from generator.catalog import Catalog
from generator.check import check
from generator.disclose import disclose
from generator.public import PublicCatalog

LONG_WAYS = ("e2e", "edits", "mutations", "benchmarks")
"""The folders whose tests go through the whole program again and again: tracing them takes minutes and adds no line."""

# A slow machine is no fault of the program, so nothing is timed; the long form looks for new examples each time.
settings.register_profile("daylight", deadline=None, derandomize=not LONG, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("daylight")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in LONG_WAYS:
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep nothing where the user keeps it, and start from nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_processes() -> Iterator[None]:
    """Copies of this process, although pytest-xdist has a thread: it only ever waits, and beginning from nothing takes seconds."""
    if "fork" not in multiprocessing.get_all_start_methods():
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "start_method", lambda: "fork")
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Catalog:
    """The sample city's catalogue."""
    return check(ROOT).catalog


@pytest.fixture(scope="session")
def public(sample: Catalog) -> PublicCatalog:
    """What the sample city publishes."""
    return disclose(sample)


@pytest.fixture(scope="session")
def sample_copier() -> Callable[[Path], Path]:
    """Copies the sample city's data into a folder."""

    def copy(target: Path) -> Path:
        for folder in ("catalog", "flows"):
            shutil.copytree(ROOT / folder, target / folder)
        return target

    return copy


@pytest.fixture
def sample_copy(tmp_path: Path, sample_copier: Callable[[Path], Path]) -> Path:
    """A checkout of its own with the sample city's data."""
    return sample_copier(tmp_path / "sample")


@pytest.fixture
def base_catalog(tmp_path: Path) -> Path:
    """A checkout of its own with one unit, one power and nothing wrong."""
    return Path(shutil.copytree(ROOT / "tests" / "base_catalog", tmp_path / "base"))
