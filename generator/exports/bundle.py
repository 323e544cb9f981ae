"""All files that readers take away: those of a unit from its dossier, those of the city from the units' pieces."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from generator import address
from generator.exports import (
    catalogue,
    code_pages,
    comma_separated,
    data_package,
    document,
    feeds,
    json_schema,
    places,
    units_index,
    workbook,
)
from generator.exports.tables import OF_THE_CITY, of_the_city_for, rows_of
from generator.exports.volumes import Volume
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves

Pieces = Mapping[str, bytes]
"""What a unit gives to the files of the city, finished: its lines of tables, by the table's address, and the others by name."""

_DATASET: Final = "dataset"
_CODES: Final = "codes"
_FEEDS: Final = (places.POWERS_FEED, places.RISKS_FEED, places.LEARNING_FEED)


class Taken(Struct, frozen=True, kw_only=True):
    """What readers take away of a unit, and what it gives to the city."""

    files: tuple[Asset, ...]
    pieces: Pieces


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Taken:
    """A unit's files and pieces."""
    shown, rows = of_the_city_for(jurisdiction), rows_of(dossier, jurisdiction)
    tables = {place: comma_separated.lines(rows[table.key]) for place, table in shown.items()}
    data = (
        comma_separated.joined(places.of_unit(dossier.unit.id, "csv"), shown[places.POWERS], [tables[places.POWERS]]),
        workbook.of_unit(dossier, jurisdiction, rows),
        document.of_unit(dossier, jurisdiction),
    )
    pieces = {
        **tables,
        _DATASET: catalogue.piece_of(dossier, jurisdiction, data),
        places.POWERS_FEED: feeds.piece_of(feeds.powers_of(dossier)),
        places.RISKS_FEED: feeds.piece_of(feeds.risks_of(dossier)),
        places.LEARNING_FEED: feeds.piece_of(feeds.lessons_of(dossier)),
        _CODES: code_pages.piece_of(dossier),
    }
    return Taken(files=(*data, feeds.of_unit(dossier, jurisdiction), _changes(dossier, jurisdiction)), pieces=pieces)


def _changes(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Asset:
    unit = dossier.unit
    place = places.changes_feed(unit.id), f"{unit.name}：改动记录", address.changes(unit.id)
    return feeds.of_changes(place, dossier.past.happenings, jurisdiction, dossier.latest)


class Head(Struct, frozen=True):
    """What files of the city say beside the pieces: the day of its last record, the index of its units, and the feeds of its past."""

    latest: str
    units: Asset
    changes: tuple[Asset, ...]


def head_of(shelves: Shelves) -> Head:
    return Head(shelves.latest, units_index.of_city(shelves), tuple(_changes_of_city(shelves)))


def _changes_of_city(shelves: Shelves) -> Iterator[Asset]:
    jurisdiction, happenings = shelves.city.jurisdiction, shelves.past.happenings
    name, worse = jurisdiction.site.name, [h for h in happenings if "worse" in h.effects]
    whole = places.CHANGES_FEED, f"{name}：改动记录", address.CHANGES
    yield feeds.of_changes(whole, happenings, jurisdiction, shelves.latest)
    about = address.changes_that("worse") if worse else address.CHANGES
    yield feeds.of_changes((places.WORSE_FEED, f"{name}：对群众不利的改动", about), worse, jurisdiction, shelves.latest)


class Part(Struct, frozen=True):
    """Some of the city's files: they follow from its head, the units' pieces that are in ``takes``, and if ``counts_tables`` the volumes."""

    name: str
    takes: tuple[str, ...]
    make: Callable[[PublicJurisdiction, Head, Sequence[Volume], Sequence[Pieces]], Iterator[Asset]]
    counts_tables: bool = False


VOLUMES: Final = tuple(OF_THE_CITY)
"""The pieces that go into volumes, which are made before the parts."""


def _about_data(
    jurisdiction: PublicJurisdiction, head: Head, tables: Sequence[Volume], pieces: Sequence[Pieces]
) -> Iterator[Asset]:
    yield head.units
    yield json_schema.of_city(jurisdiction)
    yield data_package.of_city(jurisdiction, tables, head.latest)
    files = {table.address: table.size for table in tables} | {head.units.address: len(head.units.content)}
    yield catalogue.joined((p[_DATASET] for p in pieces), jurisdiction, files, head.latest)


def _feeds(
    jurisdiction: PublicJurisdiction, head: Head, _tables: Sequence[Volume], pieces: Sequence[Pieces]
) -> Iterator[Asset]:
    of_powers, of_risks, of_lessons = ([p[feed] for p in pieces] for feed in _FEEDS)
    yield from (*feeds.joined(of_powers, of_risks, of_lessons, jurisdiction, head.latest), *head.changes)


def _codes(
    jurisdiction: PublicJurisdiction, _head: Head, _tables: Sequence[Volume], pieces: Sequence[Pieces]
) -> Iterator[Asset]:
    return code_pages.joined((p[_CODES] for p in pieces), jurisdiction)


OF_CITY: Final = (
    Part("about data", (_DATASET,), _about_data, counts_tables=True),
    Part("feeds", _FEEDS, _feeds),
    Part("codes", (_CODES,), _codes),
)
"""The files of the city. Pieces are given in the order of the units."""
