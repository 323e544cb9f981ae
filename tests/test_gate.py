"""No rebound passes the gate without a record that answers for it; what is honest passes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from gate_sides import city, edited, judged, record_of, refused

from generator.gate import Ruling

CASES = Path(__file__).parent / "gate_cases"
NEW_RECORD = "catalog/units/{unit}/changes/2026-06-10-adjusted.yml"


def _cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["case"]) for case in yaml.safe_load((CASES / name).read_text("utf-8"))]


SNEAKY = _cases("sneaky.yml")


@pytest.mark.parametrize("case", SNEAKY)
def test_what_is_sneaky_is_stopped(case: Any) -> None:
    start = edited(city(), case.get("start", ()))
    _changes, rulings = judged(start, edited(start, case["edits"]))
    assert sorted(r.change.kind for r in refused(rulings)) == sorted(case["refused"])


@pytest.mark.parametrize("case", [c for c in SNEAKY if not c.values[0].get("is_unanswerable")])
def test_what_was_stopped_passes_with_a_record_that_answers_for_all_of_it(case: Any) -> None:
    start = edited(city(), case.get("start", ()))
    new = edited(start, case["edits"])
    _changes, rulings = judged(start, new)
    for unit in {_unit(r) for r in refused(rulings)}:
        mine = [r for r in rulings if _unit(r) == unit]
        new = new | {NEW_RECORD.format(unit=unit): record_of(mine)}
    assert refused(judged(start, new)[1]) == []


def _unit(ruling: Ruling) -> str:
    """The unit whose record answers for a change; any, for what is the whole city's."""
    entry = ruling.change.entry
    return "water-office" if "/" not in entry.key else entry.key.partition("/")[0]


LONGER = [{"in": "power", "old": "promised: {value: 10, unit: workday}", "new": "promised: {value: 15, unit: workday}"}]


@pytest.mark.parametrize("case", _cases("records.yml"))
def test_a_record_that_is_not_enough_is_told_why(case: Any) -> None:
    old, new = city(), edited(city(), LONGER)
    if unit := case.get("unit", "park-office"):
        new[NEW_RECORD.format(unit=unit)] = record_of(judged(old, new)[1], case["record"])
    (ruling,) = [r for r in refused(judged(old, new)[1]) if r.change.kind == "time-limits-promised-increased"]
    assert case["reason"] in "".join(ruling.reasons)


@pytest.mark.parametrize("case", _cases("honest.yml"))
def test_what_is_honest_passes(case: Any) -> None:
    start = edited(city(), case.get("start", ()))
    _changes, rulings = judged(start, edited(start, case["edits"]))
    assert refused(rulings) == []
