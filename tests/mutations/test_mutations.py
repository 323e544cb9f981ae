"""Every defect is found by its rule, in its file and line, and nothing else is found with it.

With ``DAYLIGHT_LONG=1`` each defect is tried at several places; ``pytest -s -k table`` prints the table of all.
"""

import importlib
import os
import pkgutil
from random import Random

import pytest

import mutations
from mutations.city import City, Defect

ROUNDS = 5 if os.environ.get("DAYLIGHT_LONG") else 1


def _defects() -> list[Defect]:
    names = sorted(m.name for m in pkgutil.iter_modules(mutations.__path__) if m.name.startswith("defects_"))
    return [d for name in names for d in importlib.import_module(f"mutations.{name}").DEFECTS]


DEFECTS = _defects()


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda d: f"{d.rule}: {d.name}")
def test_a_defect_is_found_where_it_is_and_nothing_else(defect: Defect) -> None:
    for seed in range(ROUNDS):
        city = City()
        expected = defect.spoil(city, Random(f"{defect.name} {seed}"))  # noqa: S311  # a test's dice
        found = list(city.findings())
        right = [d for d in found if d.rule == defect.rule]
        assert right, f"not caught; found instead: {found[:3]}"
        places = {(d.file, d.line) for d in right}
        assert (expected.path, city.line(expected)) in places
        others = [d for d in found if d.rule != defect.rule and d.rule not in defect.also]
        assert others == []


def test_there_are_at_least_150_different_defects() -> None:
    assert len({d.name for d in DEFECTS}) == len(DEFECTS)
    assert len(DEFECTS) >= 150


def test_the_city_has_no_defect_of_its_own() -> None:
    assert list(City().findings()) == []


def test_the_table_of_defects_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Counts over all defects, as they are reported: caught, place right, false alarms."""
    caught = placed = false_alarms = 0
    for defect in DEFECTS if os.environ.get("DAYLIGHT_LONG") else DEFECTS[::10]:
        city = City()
        expected = defect.spoil(city, Random(f"{defect.name} table"))  # noqa: S311  # a test's dice
        found = list(city.findings())
        right = [d for d in found if d.rule == defect.rule]
        caught += bool(right)
        placed += (expected.path, city.line(expected)) in {(d.file, d.line) for d in right}
        false_alarms += any(d.rule != defect.rule and d.rule not in defect.also for d in found)
    tried = len(DEFECTS if os.environ.get("DAYLIGHT_LONG") else DEFECTS[::10])
    with capsys.disabled():
        print(f"\ndefects {tried}  caught {caught}  place right {placed}  false alarms {false_alarms}")
    assert (caught, placed, false_alarms) == (tried, tried, 0)
