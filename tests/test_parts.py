"""A part of a catalogue is complete by itself, and holds nothing that its unit does not mention."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.discovery import discover
from generator.kinds import ALERT_SCHEME, JURISDICTION, LAW, UNIT, identify
from generator.lint import check_part
from generator.parts import core_of, mentions, part_of, parts_of
from generator.source import read

UNIT_WITH_NEIGHBOURS = "housing-construction"


def _loaded(root: Path, unit: str) -> Catalog:
    """The catalogue that a unit's files alone make; "" for the files of no unit."""
    found, _faults = discover(root)
    return catalogs.load_found(root, [f for f in found if f.identity.unit == unit], read)[0]


def _same(one: Catalog, other: Catalog) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in Catalog.__struct_fields__)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _texts(child)


def test_every_entry_and_document_is_in_just_one_part(sample: Catalog) -> None:
    core = core_of(sample)
    parts = dict(parts_of(core, sample))
    assert list(parts) == sorted(sample.units)
    for name in ("units", "libraries", "powers", "ledgers", "flows", "records", "alerts", "lessons"):
        assert getattr(core, name) == {}
        assert [e for p in parts.values() for e in getattr(p, name).items()] == list(getattr(sample, name).items())
    found = [path for part in (core, *parts.values()) for path in part.documents]
    assert sorted(found) == sorted(sample.documents)
    assert {part.jurisdiction for part in parts.values()} == {core.jurisdiction} == {sample.jurisdiction}
    assert (core.excuses, core.change_policy) == (sample.excuses, sample.change_policy)
    assert not any(part.excuses for part in parts.values())


def test_a_part_needs_no_more_than_the_files_of_its_unit_and_of_the_city(root: Path, sample: Catalog) -> None:
    core = core_of(sample)
    assert _same(core, _loaded(root, ""))
    for unit, part in parts_of(core, sample):
        assert _same(part, part_of(_loaded(root, ""), _loaded(root, unit), unit))
        assert _same(part, part_of(core, sample, unit))


def test_nothing_that_a_unit_names_is_missing_from_its_mentions(sample: Catalog) -> None:
    powers = {f"{unit}/{name}": (unit, name) for unit, name in sample.powers}
    for unit, part in parts_of(core_of(sample), sample):
        texts = {text for document in part.documents.values() for text in _texts(document.data)}
        told = mentions(sample, unit)
        assert told == mentions(part, unit)
        assert set(told.laws) == texts & sample.laws.keys() == part.laws.keys()
        assert set(told.powers) == {powers[text] for text in texts & powers.keys()}
        assert set(told.units) >= (texts & sample.units.keys()) - {unit}
        assert all(list(names) == sorted(set(names)) for names in (told.laws, told.units, told.powers))


def test_units_named_by_way_of_their_powers_are_mentioned(sample: Catalog) -> None:
    told = mentions(sample, UNIT_WITH_NEIGHBOURS)
    assert ("natural-resources", "construction-planning-permit") in told.powers
    assert "natural-resources" in told.units
    assert UNIT_WITH_NEIGHBOURS not in told.units


def test_what_is_mentioned_and_not_there_is_mentioned_all_the_same(base_catalog: Path) -> None:
    path = base_catalog / "catalog/units/park-office/powers/tree-felling.yml"
    text = path.read_text("utf-8").replace("law: greening-regulation", "law: nowhere", 1)
    path.write_text(text + "related: [zoo/feeding, tree-felling]\n", "utf-8")
    city, faults = catalogs.load(base_catalog)
    assert faults == []
    told = mentions(city, "park-office")
    assert "nowhere" in told.laws
    assert told.units == ("zoo",)
    assert told.powers == (("zoo", "feeding"),)
    assert "nowhere" not in part_of(core_of(city), city, "park-office").laws


def test_a_part_declares_its_own_files_and_what_it_rests_on(sample: Catalog) -> None:
    for unit, part in parts_of(core_of(sample), sample):
        outside = {file for file in part.declared.files if file[1] != unit}
        schemes = {(ALERT_SCHEME, "", scheme) for scheme in sample.alert_schemes}
        assert outside == {(JURISDICTION, "", ""), *((LAW, "", law) for law in part.laws), *schemes}
        assert (UNIT, unit, "") in part.declared.files


def test_a_broken_law_is_hidden_from_those_that_cite_it_and_only_from_them(sample_copy: Path) -> None:
    cited = {unit: mentions(part, unit).laws for unit, part in _parts(sample_copy)}
    law = next(law for law in cited[UNIT_WITH_NEIGHBOURS] if not all(law in laws for laws in cited.values()))
    (sample_copy / f"catalog/laws/{law}.yml").write_text("[", "utf-8")
    for unit, part in _parts(sample_copy):
        assert ((LAW, "", law) in part.declared.opaque) == (law in cited[unit])


def test_a_unit_is_a_part_even_where_only_a_broken_flow_of_it_is_there(sample_copy: Path) -> None:
    (sample_copy / "flows/nobody").mkdir()
    (sample_copy / "flows/nobody/nothing.yml").write_text("[", "utf-8")
    part = dict(_parts(sample_copy))["nobody"]
    assert part.units == {}
    assert list(part.documents) == ["flows/nobody/nothing.yml"]
    assert {(kind.name, unit) for kind, unit, _name in part.declared.opaque} == {("flow", "nobody"), ("unit", "nobody")}


def test_what_is_found_in_a_unit_does_not_change_with_others(sample_copy: Path) -> None:
    path = sample_copy / f"catalog/units/{UNIT_WITH_NEIGHBOURS}/unit.yml"
    path.write_text(path.read_text("utf-8").replace("address: ", "address: 略  # ", 1), "utf-8")
    before = check_part(dict(_parts(sample_copy))[UNIT_WITH_NEIGHBOURS])
    assert before
    for file in sorted(sample_copy.glob("**/*.yml")):
        identity = identify(file.relative_to(sample_copy).as_posix())
        if identity and identity.unit not in ("", UNIT_WITH_NEIGHBOURS):
            file.unlink()
    assert check_part(dict(_parts(sample_copy))[UNIT_WITH_NEIGHBOURS]) == before


@pytest.mark.parametrize("unit", ["", "nobody"])
def test_a_unit_that_is_not_there_has_nothing(sample: Catalog, unit: str) -> None:
    part = part_of(core_of(sample), sample, unit)
    assert (part.units, part.powers, part.documents, part.laws) == ({}, {}, {}, {})


def _parts(root: Path) -> list[tuple[str, Catalog]]:
    city, _faults = catalogs.load(root)
    return list(parts_of(core_of(city), city))
