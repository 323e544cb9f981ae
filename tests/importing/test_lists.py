"""Every cell of lists in the image of published ones is understood, doubted or left over, as it should be."""

from pathlib import Path
from typing import Any

import pytest

from generator import import_command
from generator.intake.account import State
from generator.intake.assembling import Import, assemble
from generator.intake.known import look
from importing.cases import CASES, Case, Trail

UNIT = "catalog/units/park-office/"
STATES = {State.UNDERSTOOD: "understood", State.DOUBTED: "doubted", State.LEFT_OVER: "left"}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_a_list_is_understood_cell_by_cell(case: Case, base_catalog: Path, tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_bytes(case.write(case.sheets))
    book = import_command.read_file(file)
    made = assemble([book], look(base_catalog, "park-office"), import_command.fills_of(case.fills))
    said = {
        _address(case, mark.place): (STATES[state], "；".join(r.message for r in remarks))
        for mark, state, remarks in made.account.all()
    }
    expected = (
        dict.fromkeys(said, "understood") | dict.fromkeys(case.doubted, "doubted") | dict.fromkeys(case.left, "left")
    )
    assert {place: state for place, (state, _words) in said.items()} == expected
    for place, words in {**case.doubted, **case.left}.items():
        assert words in said[place][1]
    with_text = {
        _address(case, f"{s.name}!{c.address}" if s.name else c.address) for s in book.sheets for c in s.cells.values()
    }
    assert with_text == set(said)
    for path, trail, value in case.values:
        assert _value(made, path, trail) == value, (path, trail)
    assert {kind: made.counts[kind] for kind in case.counts} == case.counts


def test_there_are_as_many_lists_as_were_promised() -> None:
    assert len(CASES) >= 25
    assert len({case.name for case in CASES}) == len(CASES)


def _address(case: Case, place: str) -> str:
    """An address without the name of the only sheet."""
    return place if len(case.sheets) > 1 else place.rpartition("!")[2]


def _value(made: Import, path: str, trail: Trail) -> Any:
    folder = {"laws": "catalog/", "flows": ""}.get(path.partition("/")[0], UNIT)
    found: Any = made.drafts[(folder + path).replace("flows/", "flows/park-office/")][1]
    for step in trail:
        found = found[step]
    return found
