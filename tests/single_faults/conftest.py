"""The copy that single faults are made in."""

import shutil
from pathlib import Path

import pytest

OTHER_UNITS = (
    "civil-affairs",
    "housing-construction",
    "market-supervision",
    "muguang-town",
    "natural-resources",
    "supply-marketing",
)


@pytest.fixture
def two_units(sample_copy: Path) -> Path:
    """The sample city with two of its units: a whole city takes too long to check for each of so many faults."""
    for unit in OTHER_UNITS:
        shutil.rmtree(sample_copy / "catalog/units" / unit)
        shutil.rmtree(sample_copy / "flows" / unit)
    return sample_copy
