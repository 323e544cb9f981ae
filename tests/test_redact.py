"""What is cut out of a catalogue before its past is told is just what is not published."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from generator.catalog import Catalog, load
from generator.disclose import disclose
from generator.public import Dossier
from generator.redact import Policy, names_told_apart, redact
from generator.side import names_of


@pytest.fixture(scope="module")
def policy(sample: Catalog) -> Policy:
    assert sample.jurisdiction is not None
    return Policy.of(sample.jurisdiction)


@pytest.fixture(scope="module")
def cut(sample: Catalog, policy: Policy) -> Catalog:
    return redact(sample, policy, lambda _name: True)


def _words(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list | frozenset | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _words(getattr(value, name))


def _entries(catalog: Catalog) -> tuple[Any, ...]:
    shelves = (catalog.units, catalog.libraries, catalog.powers, catalog.ledgers, catalog.flows, catalog.laws)
    return tuple(entry for shelf in shelves for entry in shelf.values())


def _whole(cut: Catalog, catalog: Catalog) -> Catalog:
    """What is left of ``catalog``, with what the disclosure asks of it beside the entries."""
    return replace(cut, jurisdiction=catalog.jurisdiction, declared=catalog.declared)


def _without_records_and_lessons(dossier: Dossier) -> Dossier:
    """These have no past that is told: a record is named beside what it decided, a lesson is told of by its feed."""
    powers = tuple(replace(power, lessons=()) for power in dossier.powers)
    return replace(dossier, powers=powers, records=(), lessons=())


def test_the_sample_has_something_to_cut_out(sample: Catalog, cut: Catalog) -> None:
    assert len(set(_words(_entries(sample)))) > len(set(_words(_entries(cut)))) + 500


def test_what_is_left_publishes_the_same(sample: Catalog, cut: Catalog) -> None:
    whole, left = disclose(sample), disclose(_whole(cut, sample))
    assert left.dossiers == tuple(map(_without_records_and_lessons, whole.dossiers))
    assert left.laws == whole.laws


def test_what_is_left_holds_no_word_that_is_not_published(sample: Catalog, cut: Catalog) -> None:
    public = disclose(_whole(cut, sample))
    said = set(_words((public.city, public.dossiers)))
    names = {name[2] for name, _words_of in names_of(cut)}
    paths = {entry.path for entry in _entries(cut)}
    stand_ins = {"little", "low", "reputation", "none"}
    mentions = {f"{unit}/{name}" for (unit, name) in cut.powers}
    ids = {entry.id for entry in _entries(cut) if hasattr(entry, "id")}
    assert set(_words(_entries(cut))) - said - names - paths - stand_ins - mentions - ids == set()


def test_cutting_twice_is_cutting_once(cut: Catalog, policy: Policy) -> None:
    assert _entries(redact(cut, policy, lambda _name: True)) == _entries(cut)


def test_what_nobody_may_see_is_not_named_by_what_they_may(sample: Catalog, policy: Policy) -> None:
    hidden = {name for name, _words_of in names_of(sample) if name[0] in ("power", "risk", "rule")}
    hidden = {name for number, name in enumerate(sorted(hidden)) if number % 3 == 0}
    left = redact(sample, policy, lambda name: name not in hidden)
    named = {name for name, _words_of in names_of(left)}
    assert named & hidden == set()
    assert len(named & {n for n, _words_of in names_of(sample)}) > 100
    public = disclose(_whole(left, sample))
    assert {p.key for p in public.powers} & {
        f"{unit}/{own}" for target, unit, own in hidden if target == "power"
    } == set()
    related = {name for power in left.powers.values() for name in power.related}
    assert related <= {p.id for p in left.powers.values()} | {p.key for p in left.powers.values()}


def test_the_names_of_a_catalogue_are_told_apart(sample: Catalog, cut: Catalog) -> None:
    public, withheld = names_told_apart(sample)
    assert set(public) == {name for name, _w in names_of(cut) if name[0] in ("unit", "power", "risk", "rule")}
    assert set(public) & set(withheld) == set()
    assert withheld


def test_a_catalogue_without_a_jurisdiction_publishes_nothing(base_catalog: Path) -> None:
    (base_catalog / "catalog/jurisdiction.yml").unlink()
    assert names_told_apart(load(base_catalog)[0])[0] == ()
