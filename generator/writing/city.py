"""The pages and files that belong to no unit: lists made of cards, downloads made of pieces."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

import msgspec
from msgspec.structs import replace

from generator.cards import UnitCard
from generator.catalog import Catalog
from generator.digests import digest, program
from generator.disclose_own import own_city
from generator.exports import bundle
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
from generator.writing.unit import entries_of, pieces_of

_A_PIECE: Final = 24
"""Pages that are written in one go."""

_CARD: Final = msgspec.msgpack.Decoder(UnitCard)
_HEAD: Final = msgspec.msgpack.Decoder(bundle.Head)


class CityWriter:
    """Writes what belongs to no unit, from the encoded ``cards`` of the units that are shown."""

    def __init__(self, studio: Studio, cards: Sequence[bytes]) -> None:
        self._studio = studio
        self._own = _own(studio)
        about = encode(studio.examination.city), studio.chronicle.city_key(), encode(self._own)
        self._key = digest(studio.press.key, program(), *about, *map(digest, cards))
        self._shelves: Callable[[], Shelves] = cache(
            lambda: shelve(studio.examination.city, tuple(map(_CARD.decode, cards)), studio.chronicle.city())
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
        for part in bundle.OF_CITY:
            yield from self._part(part, units)

    def _part(self, part: bundle.Part, units: Mapping[str, Keys]) -> tuple[Printed, ...]:
        key = digest(self._key, part.name.encode(), *(keys[name] for keys in units.values() for name in part.takes))
        return written_before(self._studio, key, lambda: self._made(part, key, units))

    def _made(self, part: bundle.Part, key: bytes, units: Mapping[str, Keys]) -> Iterator[Printed]:
        studio = self._studio
        recalled = recall_pieces(units, part.takes, studio.cache)
        pieces = [known or pieces_of(studio, unit) for unit, known in recalled.items()]
        assets = part.make(studio.examination.city.jurisdiction, self._head, pieces)
        if part.is_joined:
            return (studio.press.print(Kept(digest(key, asset.address.encode()), asset)) for asset in assets)
        return iter(write(studio, assets))

    @cached_property
    def _head(self) -> bundle.Head:
        """The head of the city, which an edit that changes no card leaves as it is."""
        key, kept = digest(self._key, b"head"), self._studio.cache
        head = kept.recall_as(key, _HEAD.decode)
        if head is None:
            head = bundle.head_of(self._shelves())
            kept.keep({key: encode(head)})
        return head


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
