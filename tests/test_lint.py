"""Checking part by part, comparing returns and settling is one path, and may be interrupted anywhere."""

from pathlib import Path

import msgspec
import pytest

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.census import Census, UnitReturn, return_of
from generator.diagnostics import Severity
from generator.lint import check_part, lint, settle, survey_city
from generator.parts import core_of, parts_of
from generator.rule import Rule, Told
from generator.rulebook import all_rules

POWER = "catalog/units/park-office/powers/tree-felling.yml"


def _written(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """What was told, after it was written down and read again."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(told), type=tuple[Told, ...])


@pytest.fixture
def spoilt(sample_copy: Path) -> Catalog:
    """The sample city with faults inside units, between units, of the city's own and in a file that is not sound."""
    files = {
        "catalog/units/housing-construction/unit.yml": ("address: ", "address: 略  # "),
        "catalog/units/water-resources/unit.yml": ("name: 晴岚市水利局", "name: 晴岚市民政局"),
        "catalog/jurisdiction.yml": ("fictional: 晴岚市", "# 晴岚市"),
        "catalog/units/natural-resources/unit.yml": ("address: ", "address: 略\naddress: "),
    }
    for path, (old, new) in files.items():
        text = (sample_copy / path).read_text("utf-8")
        assert old in text
        (sample_copy / path).write_text(text.replace(old, new, 1), "utf-8")
    return catalogs.load(sample_copy)[0]


def test_nothing_is_lost_by_taking_the_steps_apart_and_writing_them_down(spoilt: Catalog) -> None:
    core = core_of(spoilt)
    told, returns = list(_written(check_part(core))), {}
    for unit, part in parts_of(core, spoilt):
        told += _written(check_part(part))
        returns[unit] = msgspec.msgpack.decode(msgspec.msgpack.encode(return_of(part)), type=UnitReturn)
    told += _written(survey_city(Census(core, returns, spoilt.documents.__getitem__)))
    found = list(lint(spoilt))
    assert list(settle(core, told)) == found
    assert {d.rule for d in found} >= {"empty-wording", "doubled-unit-name", "impossible-area-code"}


def test_what_is_found_in_a_file_that_is_not_sound_is_not_told_further(spoilt: Catalog) -> None:
    path = "catalog/units/natural-resources/unit.yml"
    part = dict(parts_of(core_of(spoilt), spoilt))["natural-resources"]
    assert "empty-wording" in {told.rule for told in check_part(part) if told.finding.path == path}
    assert path not in {d.file for d in lint(spoilt)}


def test_a_part_tells_of_its_own_files_only(spoilt: Catalog) -> None:
    core = core_of(spoilt)
    for part in (core, *(part for _unit, part in parts_of(core, spoilt))):
        assert {told.finding.path for told in check_part(part)} <= part.documents.keys()


def test_a_finding_is_told_with_its_place_and_with_its_place_in_words(base_catalog: Path) -> None:
    path = base_catalog / POWER
    path.write_text(path.read_text("utf-8").replace("  - {name: ", "  - {note: 略, name: ", 1), "utf-8")
    city = catalogs.load(base_catalog)[0]
    [told] = [t for _unit, part in parts_of(core_of(city), city) for t in check_part(part)]
    lines = path.read_text("utf-8").splitlines()
    assert "note: 略" in lines[told.line - 1]
    assert lines[told.line - 1][told.column - 1 :].startswith("略")
    assert told.name == ("empty-wording", POWER, "materials/1/note")
    assert told.is_sound


def test_severities_and_excuses_are_settled_last(base_catalog: Path) -> None:
    path = base_catalog / POWER
    path.write_text(path.read_text("utf-8").replace("  - {name: ", "  - {note: 略, name: ", 1), "utf-8")
    city = catalogs.load(base_catalog)[0]
    core = core_of(city)
    told = [t for _unit, part in parts_of(core, city) for t in check_part(part)]
    [found] = settle(core, told)
    jurisdiction = base_catalog / "catalog/jurisdiction.yml"
    other = "error" if found.severity is Severity.WARNING else "warning"
    jurisdiction.write_text(
        jurisdiction.read_text("utf-8") + f"checks: [{{rule: empty-wording, severity: {other}}}]\n", "utf-8"
    )
    assert [d.severity for d in settle(core_of(catalogs.load(base_catalog)[0]), told)] == [Severity(other)]
    excuse = base_catalog / "catalog/excuses/note.yml"
    excuse.parent.mkdir()
    excuse.write_text(
        f"rule: empty-wording\nfile: {POWER}\nat: materials/1/note\nreason: 试。\ndecided_by: 办公室\ndate: 2026-01-01\n",
        "utf-8",
    )
    core = core_of(catalogs.load(base_catalog)[0])
    assert list(settle(core, told)) == []
    assert [d.rule for d in settle(core, [])] == ["unneeded-excuse"]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)
def test_a_rule_is_about_the_catalogue_or_about_rules(rule: Rule) -> None:
    assert bool(rule.check or rule.survey or rule.remind) != bool(rule.review)
