"""What a unit tells of itself is little, can be written down, and is enough to compare it with others."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.census import Census, UnitReturn, mark, return_of
from generator.check import check
from generator.diagnostics import Diagnostic
from generator.parts import core_of, parts_of
from generator.references import Reference

UNITS = "catalog/units"
ACCEPTANCE = f"{UNITS}/housing-construction/powers/joint-completion-acceptance.yml"
PERMIT = f"{UNITS}/housing-construction/powers/construction-permit.yml"
PLANNING = f"{UNITS}/natural-resources/powers/construction-planning-permit.yml"


def _returns(city: Catalog) -> dict[str, UnitReturn]:
    return {unit: return_of(part) for unit, part in parts_of(core_of(city), city)}


def _census(city: Catalog, returns: Mapping[str, UnitReturn] | None = None) -> Census:
    told = _returns(city) if returns is None else returns
    return Census(core_of(city), told, city.documents.__getitem__)


@pytest.fixture(scope="module")
def returns(sample: Catalog) -> dict[str, UnitReturn]:
    return _returns(sample)


@pytest.fixture
def changed(sample_copy: Path) -> Callable[[str, str, str], list[Diagnostic]]:
    """What is wrong with the sample city after a text in one file was put in another's place."""

    def change(path: str, old: str, new: str) -> list[Diagnostic]:
        text = (sample_copy / path).read_text("utf-8")
        assert old in text
        (sample_copy / path).write_text(text.replace(old, new, 1), "utf-8")
        return list(check(sample_copy).diagnostics)

    return change


# --- returns ------------------------------------------------------------------


def test_a_return_can_be_written_down_and_read_again(returns: dict[str, UnitReturn]) -> None:
    for told in returns.values():
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(told), type=UnitReturn) == told


def test_a_return_has_some_hundred_bytes_a_power(sample: Catalog, returns: dict[str, UnitReturn]) -> None:
    size = sum(len(msgspec.msgpack.encode(told)) for told in returns.values())
    assert size / len(sample.powers) < 800


def test_a_return_is_the_same_each_time(root: Path, returns: dict[str, UnitReturn]) -> None:
    again = _returns(catalogs.load(root)[0])
    assert msgspec.msgpack.encode(again) == msgspec.msgpack.encode(returns)


def test_a_return_tells_each_power_and_each_whole_flow_of_a_power_that_is_held(
    sample: Catalog, returns: dict[str, UnitReturn]
) -> None:
    census = _census(sample, returns)
    assert [(head.unit, head.id, head.path, head.key) for head in census.powers] == [
        (power.unit, power.id, power.path, power.key) for power in sample.powers.values()
    ]
    held = {flow.path for flow in sample.flows.values() if sample.powers[flow.unit, flow.power].is_held}
    assert {flow.path for told in returns.values() for flow in told.flows} == held
    assert census.latest == max(power.disclosure.published for power in sample.powers.values())


def test_marks_are_of_what_is_said() -> None:
    assert mark(["甲", "乙"]) == mark(("甲", "乙")) != mark(["乙", "甲"])
    assert 0 <= mark("甲") < 2**64


def test_only_what_leads_out_and_may_be_missing_is_told(returns: dict[str, UnitReturn]) -> None:
    outward = {(r.target, r.unit, r.id) for r in returns["housing-construction"].outward}
    assert ("unit", "", "natural-resources") in outward
    assert ("power", "natural-resources", "construction-planning-permit") in outward
    assert {reference.target for told in returns.values() for reference in told.outward} <= {"unit", "power"}


# --- the census ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "exists"),
    [
        (Reference("", (), "unit", "", "natural-resources", "x"), True),
        (Reference("", (), "unit", "", "nowhere", "x"), False),
        (Reference("", (), "power", "natural-resources", "construction-planning-permit", "x"), True),
        (Reference("", (), "power", "nowhere", "construction-planning-permit", "x"), False),
        (Reference("", (), "law", "", "administrative-licensing-law", "x"), True),
        (Reference("", (), "law", "", "nowhere", "x"), False),
    ],
    ids=lambda v: f"{v.target} {v.unit} {v.id}" if isinstance(v, Reference) else "",
)
def test_what_leads_out_is_looked_up_where_it_leads(sample: Catalog, reference: Reference, exists: bool) -> None:
    census = _census(sample)
    assert census.has(reference) == exists
    candidates = census.candidates(reference)
    assert candidates == sorted(set(candidates))
    assert (reference.id in candidates) == exists


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        (f"{UNITS}/natural-resources/unit.yml", Reference("", (), "unit", "", "natural-resources", "x")),
        (PLANNING, Reference("", (), "power", "natural-resources", "construction-planning-permit", "x")),
    ],
)
def test_what_a_broken_file_declares_is_not_missing_from_outside(
    sample_copy: Path, path: str, reference: Reference
) -> None:
    (sample_copy / path).write_text("[", "utf-8")
    census = _census(catalogs.load(sample_copy)[0])
    assert census.has(reference)
    assert reference.id not in census.candidates(reference)


def test_units_come_in_the_order_of_their_ids(sample: Catalog, returns: dict[str, UnitReturn]) -> None:
    backwards = dict(reversed(returns.items()))
    assert list(_census(sample, backwards).units) == sorted(sample.units)


# --- what is compared ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "field"),
    [("natural-resources", "joint_with"), ("natural-resources/construction-planning-permit", "related")],
)
def test_a_mention_that_leads_out_to_nothing_is_found_with_what_was_meant(
    changed: Callable[[str, str, str], list[Diagnostic]], sample_copy: Path, name: str, field: str
) -> None:
    found = changed(ACCEPTANCE, f"{name}]", f"{name}x]")
    [dangling] = [d for d in found if d.rule == "dangling-reference"]
    assert (sample_copy / ACCEPTANCE).read_text("utf-8").splitlines()[dangling.line - 1].strip().startswith(field)
    assert name.rsplit("/", maxsplit=1)[-1] in dangling.hint


def test_a_law_that_is_not_there_is_found_with_one_that_only_others_cite(
    changed: Callable[[str, str, str], list[Diagnostic]], sample: Catalog, returns: dict[str, UnitReturn]
) -> None:
    uncited = next(law for law in sample.laws if law not in returns["housing-construction"].cited)
    own = sample.powers["housing-construction", "construction-permit"].legal_basis[0].law
    found = changed(PERMIT, f"law: {own}", f"law: {uncited}x")
    [dangling] = [d for d in found if d.rule == "dangling-reference"]
    assert uncited in dangling.hint


def test_a_sentence_that_is_copied_from_another_unit_is_told_in_full(
    sample: Catalog, changed: Callable[[str, str, str], list[Diagnostic]]
) -> None:
    earlier = sample.powers["civil-affairs", "social-organisation-penalty"].responsibilities[0].duty
    sentence = max(earlier.split("。"), key=len)
    assert len(sentence) >= 24
    own = sample.powers["housing-construction", "construction-permit"].responsibilities[0].duty
    [found] = [d for d in changed(PERMIT, own, f"{own}{sentence}。") if d.rule == "copied-duty"]
    assert found.file == PERMIT
    assert sentence[:40] in found.message
    assert "social-organisation-penalty.yml" in found.message
