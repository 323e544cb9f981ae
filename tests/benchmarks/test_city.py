"""A city that is made for measuring is one that could be published, and the same wherever it is made."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from benchmarks import edits
from benchmarks.city import LEVEL_ONE_IN, POWERS_A_UNIT, RISKS_A_UNIT, SAMPLE, chinese, uscc, write_city
from benchmarks.flow_variants import FlowMould, risk_slot
from generator.check import check


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of one unit, which no test changes."""
    root = tmp_path_factory.mktemp("city")
    write_city(root, 1)
    return root


def test_a_city_has_no_error(city: Path) -> None:
    verdict = check(city)
    assert [d for d in verdict.diagnostics if d.rule != "uncited-article"] == []
    assert len(verdict.catalog.powers) == len(verdict.catalog.flows) == POWERS_A_UNIT


def test_a_changed_city_has_no_error_and_other_text(tmp_path: Path) -> None:
    write_city(tmp_path, 1)
    for change in (edits.change_power, edits.change_power, edits.change_law, edits.change_law):
        before = {p: p.read_bytes() for p in tmp_path.rglob("*.yml")}
        changed = change(tmp_path)
        assert [p for p, content in before.items() if p.read_bytes() != content] == [changed]
    assert check(tmp_path).is_publishable


def test_one_risk_in_nine_is_of_the_first_level(city: Path) -> None:
    risks = [risk for p in city.glob("catalog/units/*/risks/*.yml") for risk in _load(p)["risks"]]
    assert len(risks) == RISKS_A_UNIT
    assert sum(risk["rating"]["final"] == 1 for risk in risks) == -(-RISKS_A_UNIT // LEVEL_ONE_IN)


def test_a_city_is_the_same_in_every_process(tmp_path: Path, city: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from benchmarks.city import write_city; write_city(Path(sys.argv[1]), 1)"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "again")]
    path = os.pathsep.join((str(SAMPLE), str(SAMPLE / "tests")))
    subprocess.run(words, check=True, env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "7"})
    assert _digest(tmp_path / "again") == _digest(city)


def test_as_many_powers_rest_on_the_shared_law_as_is_said(city: Path) -> None:
    law, count = edits.shared_law(1)
    powers = [p.read_text("utf-8") for p in city.glob("catalog/units/*/powers/*.yml")]
    assert sum(f"law: {law}\n" in text for text in powers) == count


def test_about_300_powers_of_a_whole_city_rest_on_the_shared_law() -> None:
    assert 280 <= edits.shared_law(64)[1] <= 320


def test_ten_cities_have_no_name_or_code_twice() -> None:
    assert len({chinese(number) for number in range(640)}) == 640
    assert len({uscc(number) for number in range(640)}) == 640


def test_no_two_flows_of_ten_cities_have_the_same_steps() -> None:
    posts = [{"id": f"s{i}", "post": "p", "duty": "handle", "limit": {"value": 1, "unit": "day"}} for i in range(4)]
    steps = [step | {"next": f"s{i}"} for i, step in enumerate(posts, start=1)]
    steps[0]["risks"] = ["r"]
    mould = FlowMould({"power": "x", "steps": steps, "ends": [{"id": "s4"}]})
    flows = {mould.fill({risk_slot(0): "[r]"}, variant) for variant in range(480)}
    assert len(flows) == 480


def _load(path: Path) -> dict[str, list[dict[str, dict[str, int]]]]:
    loaded: dict[str, list[dict[str, dict[str, int]]]] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return loaded


def _digest(root: Path) -> str:
    files = sorted(root.rglob("*.yml"))
    return hashlib.sha256(b"".join(p.relative_to(root).as_posix().encode() + p.read_bytes() for p in files)).hexdigest()
