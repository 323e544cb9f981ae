"""All files that readers take away: those of a unit from its dossier, those of the city from the units' pieces."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
from generator.exports.power_columns import POWERS
from generator.exports.tables import OF_THE_CITY
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What a unit gives to the files of the city, finished; ``tables`` by the address of the file."""

    tables: dict[str, bytes]
    dataset: bytes
    powers_feed: bytes
    risks_feed: bytes
    codes: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What readers take away of a unit, and what it gives to the city."""

    files: tuple[Asset, ...]
    pieces: Pieces


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Taken:
    """A unit's files and pieces."""
    tables = {place: comma_separated.piece_of(table, dossier, jurisdiction) for place, table in OF_THE_CITY.items()}
    data = (
        comma_separated.joined(places.of_unit(dossier.unit.id, "csv"), POWERS, [tables[places.POWERS]]),
        workbook.of_unit(dossier, jurisdiction),
        document.of_unit(dossier),
    )
    pieces = Pieces(
        tables=tables,
        dataset=catalogue.piece_of(dossier, jurisdiction, data),
        powers_feed=feeds.piece_of(feeds.powers_of(dossier)),
        risks_feed=feeds.piece_of(feeds.risks_of(dossier)),
        codes=code_pages.piece_of(dossier),
    )
    return Taken(files=(*data, feeds.of_unit(dossier, jurisdiction), _changes(dossier, jurisdiction)), pieces=pieces)


def _changes(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Asset:
    unit = dossier.unit
    place = places.changes_feed(unit.id), f"{unit.name}：改动记录", address.changes(unit.id)
    return feeds.of_changes(place, dossier.past.happenings, jurisdiction, dossier.latest)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the city's files: they follow from ``inputs``, from what is published of the city, and from nothing else."""

    name: str
    inputs: tuple[bytes, ...]
    make: Callable[[], Iterator[Asset]]


def of_city(shelves: Shelves, pieces: Sequence[Pieces]) -> Iterator[Part]:
    """The files of the city. ``pieces`` are in the order of the units."""
    jurisdiction, latest = shelves.city.jurisdiction, shelves.latest
    of_powers, of_risks = tuple(p.powers_feed for p in pieces), tuple(p.risks_feed for p in pieces)
    codes = tuple(p.codes for p in pieces)
    tables = tuple(t for p in pieces for t in (*p.tables.values(), p.dataset))
    yield Part("tables", (latest.encode(), *tables), lambda: _tables(shelves, pieces))
    yield Part(
        "feeds",
        (latest.encode(), *of_powers, *of_risks),
        lambda: feeds.joined(of_powers, of_risks, jurisdiction, latest),
    )
    yield Part("changes", (latest.encode(),), lambda: _changes_of_city(shelves))
    yield Part("codes", codes, lambda: code_pages.joined(codes, jurisdiction))


def _changes_of_city(shelves: Shelves) -> Iterator[Asset]:
    jurisdiction, happenings = shelves.city.jurisdiction, shelves.past.happenings
    name, worse = jurisdiction.site.name, [h for h in happenings if "worse" in h.effects]
    whole = places.CHANGES_FEED, f"{name}：改动记录", address.CHANGES
    yield feeds.of_changes(whole, happenings, jurisdiction, shelves.latest)
    about = address.changes_that("worse") if worse else address.CHANGES
    yield feeds.of_changes((places.WORSE_FEED, f"{name}：对群众不利的改动", about), worse, jurisdiction, shelves.latest)


def _tables(shelves: Shelves, pieces: Sequence[Pieces]) -> Iterator[Asset]:
    jurisdiction, latest = shelves.city.jurisdiction, shelves.latest
    tables = [
        comma_separated.joined(place, table, (p.tables[place] for p in pieces)) for place, table in OF_THE_CITY.items()
    ]
    index = units_index.of_city(shelves)
    yield from (*tables, index)
    yield json_schema.of_city(jurisdiction)
    yield data_package.of_city(jurisdiction, {t.address: t.content for t in tables}, latest)
    yield catalogue.joined((p.dataset for p in pieces), jurisdiction, (*tables, index), latest)
