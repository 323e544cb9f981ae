"""The pages and files that belong to no unit: lists made of cards, downloads made of pieces."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.cards import UnitCard
from generator.catalog import Catalog
from generator.digests import digest, program
from generator.disclose_own import own_city
from generator.exports import bundle, volumes
from generator.names import encode
from generator.own_use import OwnCity
from generator.page import Draft
from generator.papers import Paper
from generator.present import Kept
from generator.shelves import Shelves, shelve
from generator.site import compose_city, compose_own_city
from generator.spread import spread
from generator.writing import reporting
from generator.writing.pieces import Keys, keys_of, recall_pieces
from generator.writing.studio import PRINTED, Printed, Studio, write, written_before
from generator.writing.unit import Presented, entries_of, pieces_of

_A_PIECE: Final = 24
"""Pages that are written in one go."""

_CARD: Final = msgspec.msgpack.Decoder(UnitCard)
_HEAD: Final = msgspec.msgpack.Decoder(bundle.Head)


class CityWriter:
    """Writes what belongs to no unit, from the encoded cards of the units that are ``shown``."""

    def __init__(self, studio: Studio, shown: Sequence[Presented]) -> None:
        self._studio = studio
        self._own = _own(studio)
        about = encode(studio.examination.city), studio.chronicle.city_key(), encode(self._own)
        self._key = digest(studio.press.key, program(), *about, *(unit.card_name for unit in shown))
        self._shelves: Callable[[], Shelves] = cache(
            lambda: shelve(
                studio.examination.city, tuple(_CARD.decode(unit.card) for unit in shown), studio.chronicle.city()
            )
        )

    def pages(self, workers: int | None) -> tuple[Printed, ...]:
        return written_before(self._studio, digest(self._key, b"pages"), lambda: self._pages(workers))

    def reports(self, workers: int | None) -> tuple[Printed, ...]:
        """The reports of the city; of the supervisor's, what every unit's files say is a part."""
        files = (state.group.digest for state in self._studio.examination.states.values() if self._own)
        return written_before(self._studio, digest(self._key, b"reports", *files), lambda: self._reports(workers))

    def _reports(self, workers: int | None) -> Iterator[Printed]:
        own = _all_alerts(self._studio) if self._own else None
        return self._spread(list(reporting.of_city(self._shelves(), own)), workers)

    def _pages(self, workers: int | None) -> Iterator[Printed]:
        drafts = list(compose_city(self._shelves()))
        if self._own:
            drafts += compose_own_city(self._shelves(), self._own)
        return self._spread(drafts, workers)

    def _spread(self, drafts: Sequence[Draft | Paper], workers: int | None) -> Iterator[Printed]:
        pieces = [drafts[i : i + _A_PIECE] for i in range(0, len(drafts), _A_PIECE)]
        for done in spread(_write_piece, self._studio, pieces, workers):
            yield from PRINTED.decode(done)

    def downloads(self, given: Mapping[str, bytes]) -> tuple[Printed, ...]:
        """The files that are joined from pieces: ``given`` is what ``keep_pieces`` returned of each unit."""
        return written_before(
            self._studio, digest(self._key, b"downloads", *given.values()), lambda: self._downloads(given)
        )

    def _downloads(self, given: Mapping[str, bytes]) -> Iterator[Printed]:
        units = {unit: keys_of(raw) for unit, raw in given.items()}
        tables: list[volumes.Volume] = []
        for number, names in enumerate(volumes.volumes(list(units)), start=1):
            bound = self._volume(number, {unit: units[unit] for unit in names})
            yield from bound.printed
            tables += bound.tables
        for part in bundle.OF_CITY:
            yield from self._part(part, tables, units)

    def _volume(self, number: int, units: Mapping[str, Keys]) -> "_Bound":
        """The volume of some units. It is joined again where the site does not have it: that is sooner done than to remember it."""
        studio = self._studio
        about = encode((number, studio.examination.city.jurisdiction))
        key = digest(studio.press.key, program(), b"volume", about, *_of(units, bundle.VOLUMES))
        known = studio.cache.recall_as(key, _BOUND.decode)
        if known and not studio.press.absent(known.printed):
            return known
        pieces = self._pieces(units, bundle.VOLUMES)
        assets = tuple(volumes.of_units(number, pieces, studio.examination.city.jurisdiction))
        printed = tuple(studio.press.print(Kept(digest(key, a.address.encode()), a)) for a in assets)
        bound = _Bound(printed, volumes.described(number, assets))
        studio.cache.keep({key: encode(bound)})
        return bound

    def _part(
        self, part: bundle.Part, tables: Sequence[volumes.Volume], units: Mapping[str, Keys]
    ) -> tuple[Printed, ...]:
        studio = self._studio
        counted = encode(tables) if part.counts_tables else b""
        key = digest(self._key, part.name.encode(), counted, *_of(units, part.takes))

        def make() -> tuple[Printed, ...]:
            jurisdiction, pieces = studio.examination.city.jurisdiction, self._pieces(units, part.takes)
            return write(studio, part.make(jurisdiction, self._head, tables, pieces))

        return written_before(studio, key, make)

    def _pieces(self, units: Mapping[str, Keys], names: Sequence[str]) -> list[bundle.Pieces]:
        recalled = recall_pieces(units, names, self._studio.cache)
        return [known or pieces_of(self._studio, unit) for unit, known in recalled.items()]

    @cached_property
    def _head(self) -> bundle.Head:
        """The head of the city, which an edit that changes no card leaves as it is."""
        key, kept = digest(self._key, b"head"), self._studio.cache
        head = kept.recall_as(key, _HEAD.decode)
        if head is None:
            head = bundle.head_of(self._shelves())
            kept.keep({key: encode(head)})
        return head


class _Bound(Struct, frozen=True):
    """A volume as it was printed, and what there is to say of it."""

    printed: tuple[Printed, ...]
    tables: tuple[volumes.Volume, ...]


_BOUND: Final = msgspec.msgpack.Decoder(_Bound)


def _of(units: Mapping[str, Keys], names: Sequence[str]) -> Iterator[bytes]:
    """The keys of the pieces of ``units`` that are called ``names``."""
    return (keys[name] for keys in units.values() for name in names)


def _own(studio: Studio) -> OwnCity | None:
    """What only the supervisor's own network is told of the city."""
    examination = studio.examination
    if not examination.city.jurisdiction.is_internal:
        return None
    return own_city(examination.core, (row for state in examination.states.values() for row in state.examined.alerts))


def _all_alerts(studio: Studio) -> Catalog:
    """What belongs to no unit, and the alerts of all."""
    examination = studio.examination
    alerts = {key: alert for unit in examination.states for key, alert in entries_of(studio, unit).alerts.items()}
    return replace(examination.core, alerts=alerts)


def _write_piece(studio: Studio, drafts: Sequence[Draft | Paper]) -> bytes:
    return encode(write(studio, drafts))
