"""A catalogue in parts, each complete by itself: what belongs to the whole city, and each unit with just what it rests on.

A unit is checked, published and kept alone, so that an edit costs no more than what it touches. For that, a unit's part holds its
own files, the jurisdiction with its change policy and its alert schemes, and the laws that it mentions, and nothing else: whatever is found in it follows from these. What
concerns several units is compared afterwards (``generator.census``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog import Catalog, Declared, Key
from generator.kinds import ALERT_SCHEME, CHANGE_POLICY, JURISDICTION, LAW, Kind, identify
from generator.references import citations, outward

Name = TypeVar("Name")
Thing = TypeVar("Thing")
File = tuple[Kind, str, str]
"""(kind, unit, id) of a file, as ``Declared`` has it."""

_NOTHING: Final = Catalog(None, {}, {}, {}, {}, {}, {}, {}, Declared(frozenset(), frozenset()), {})


class Mentions(Struct, frozen=True):
    """What a unit's entries name outside the unit, sorted: ids of laws and of other units, and powers of these as (unit, id)."""

    laws: tuple[str, ...]
    units: tuple[str, ...]
    powers: tuple[Key, ...]


def mentions(own: Catalog, unit: str) -> Mentions:
    """What the entries of ``unit`` in ``own`` name outside it, whether that exists or not."""
    named = [r for r in outward(own) if r.owner == unit]
    powers = {(r.unit, r.id) for r in named if r.target == "power"}
    units = {r.id for r in named if r.target == "unit"} | {owner for owner, _name in powers}
    laws = {r.id for r in named if r.target == "law"}
    return Mentions(tuple(sorted(laws)), tuple(sorted(units - {unit})), tuple(sorted(powers)))


def core_of(catalog: Catalog) -> Catalog:
    """What belongs to no unit: the jurisdiction, the laws and the excuses, with their documents."""
    files, opaque = (frozenset(_by_unit(f).get("", ())) for f in (catalog.declared.files, catalog.declared.opaque))
    return replace(
        _NOTHING,
        jurisdiction=catalog.jurisdiction,
        laws=catalog.laws,
        excuses=catalog.excuses,
        change_policy=catalog.change_policy,
        alert_schemes=catalog.alert_schemes,
        declared=Declared(files, opaque),
        documents=_grouped(catalog.documents, _unit_of).get("", {}),
    )


def part_of(core: Catalog, own: Catalog, unit: str) -> Catalog:
    """All that is to be known of a unit: its own entries and documents, the jurisdiction, and the laws that it mentions.

    ``own`` holds the unit's files; it may hold others' too, and what belongs to nobody is taken from ``core``.
    """
    return _completed(core, _apart(own).get(unit, _NOTHING))


def parts_of(core: Catalog, city: Catalog) -> Iterator[tuple[str, Catalog]]:
    """The part of each unit of a whole city, in the order of the units' ids."""
    for unit, own in _apart(city).items():
        yield unit, _completed(core, own)


def _completed(core: Catalog, own: Catalog) -> Catalog:
    """A unit's own things with what they rest on."""
    laws = {basis.law for cited in citations(own).values() for _trail, basis in cited}
    schemes = {file for file in core.declared.files if file[0] == ALERT_SCHEME}
    settled = {(JURISDICTION, "", ""), (CHANGE_POLICY, "", ""), *schemes}
    outside = settled | {(LAW, "", law) for law in laws}
    part = replace(
        own,
        jurisdiction=core.jurisdiction,
        change_policy=core.change_policy,
        laws={law: core.laws[law] for law in sorted(laws) if law in core.laws},
        alert_schemes=core.alert_schemes,
        declared=Declared(
            own.declared.files | (outside & core.declared.files),
            own.declared.opaque | (outside & core.declared.opaque),
        ),
    )
    citations.holds_for(part, own)
    return part


def _apart(catalog: Catalog) -> Mapping[str, Catalog]:
    """What belongs to each unit, in one go: entries, documents and declared files."""
    powers, ledgers = _grouped(catalog.powers, _owner), _grouped(catalog.ledgers, _owner)
    flows, records = _grouped(catalog.flows, _owner), _grouped(catalog.records, _owner)
    alerts, documents = _grouped(catalog.alerts, _owner), _grouped(catalog.documents, _unit_of)
    lessons = _grouped(catalog.lessons, _owner)
    files, opaque = _by_unit(catalog.declared.files), _by_unit(catalog.declared.opaque)
    return {
        unit: replace(
            _NOTHING,
            units={unit: catalog.units[unit]} if unit in catalog.units else {},
            libraries={unit: catalog.libraries[unit]} if unit in catalog.libraries else {},
            powers=powers.get(unit, {}),
            ledgers=ledgers.get(unit, {}),
            flows=flows.get(unit, {}),
            records=records.get(unit, {}),
            alerts=alerts.get(unit, {}),
            lessons=lessons.get(unit, {}),
            declared=Declared(frozenset(files[unit]), frozenset(opaque.get(unit, ()))),
            documents=documents.get(unit, {}),
        )
        for unit in sorted(files.keys() - {""})
    }


def _grouped(things: Mapping[Name, Thing], unit_of: Callable[[Name], str]) -> dict[str, dict[Name, Thing]]:
    groups: dict[str, dict[Name, Thing]] = {}
    for name, thing in things.items():
        groups.setdefault(unit_of(name), {})[name] = thing
    return groups


def _by_unit(files: Iterable[File]) -> dict[str, list[File]]:
    groups: dict[str, list[File]] = {}
    for file in files:
        groups.setdefault(file[1], []).append(file)
    return groups


def _owner(key: Key) -> str:
    return key[0]


def _unit_of(path: str) -> str:
    """The unit that the file at ``path`` belongs to; "" for one of the whole city."""
    identity = identify(path)
    return identity.unit if identity else ""
