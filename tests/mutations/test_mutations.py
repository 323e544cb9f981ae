"""Every defect is found by its rule, in its file and line, and nothing else is found with it.

One defect of each rule is tried at one place; with ``DAYLIGHT_LONG=1`` every defect, at several places.
"""

import importlib
import pkgutil
from random import Random

import pytest
from suite import LONG

import mutations
from generator.rulebook import all_rules
from mutations.city import City, Defect

ROUNDS = 5 if LONG else 1


def _defects() -> list[Defect]:
    names = sorted(m.name for m in pkgutil.iter_modules(mutations.__path__) if m.name.startswith("defects_"))
    return [d for name in names for d in importlib.import_module(f"mutations.{name}").DEFECTS]


DEFECTS = _defects()
TRIED = DEFECTS if LONG else list({d.rule: d for d in DEFECTS}.values())


@pytest.mark.parametrize("defect", TRIED, ids=lambda d: f"{d.rule}: {d.name}")
def test_a_defect_is_found_where_it_is_and_nothing_else(defect: Defect) -> None:
    for seed in range(ROUNDS):
        city = City()
        expected = defect.spoil(city, Random(f"{defect.name} {seed}"))  # a test's dice
        found = list(city.findings())
        right = {(d.file, d.line) for d in found if d.rule == defect.rule}
        assert right, f"not caught; found instead: {found[:3]}"
        assert (expected.path, city.line(expected)) in right
        assert [d for d in found if d.rule != defect.rule and d.rule not in defect.also] == []


def test_there_are_at_least_150_different_defects() -> None:
    assert len({d.name for d in DEFECTS}) == len(DEFECTS)
    assert len(DEFECTS) >= 150


def test_the_city_has_no_defect_of_its_own() -> None:
    assert list(City().findings()) == []


def test_every_rule_has_a_defect_that_it_finds() -> None:
    assert {r.name for r in all_rules()} <= {d.rule for d in DEFECTS}
