"""The pages and files that belong to no unit: lists made of cards, downloads made of pieces."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

import msgspec

from generator.cards import UnitCard
from generator.digests import digest, program
from generator.exports import bundle
from generator.page import Draft
from generator.present import encode
from generator.shelves import Shelves, shelve
from generator.site import compose_city
from generator.spread import spread
from generator.writing.studio import PRINTED, Printed, Studio, write, written_before

_A_PIECE: Final = 24
"""Pages that are written in one go."""

_CARD: Final = msgspec.msgpack.Decoder(UnitCard)
_PIECES: Final = msgspec.msgpack.Decoder(bundle.Pieces)


class CityWriter:
    """Writes what belongs to no unit, from the encoded ``cards`` of the units that are shown."""

    def __init__(self, studio: Studio, cards: Sequence[bytes]) -> None:
        self._studio = studio
        about = encode(studio.examination.city), studio.chronicle.city_key()
        self._key = digest(studio.press.key, program(), *about, *map(digest, cards))
        self._shelves: Callable[[], Shelves] = cache(
            lambda: shelve(studio.examination.city, tuple(map(_CARD.decode, cards)), studio.chronicle.city())
        )

    def pages(self, workers: int | None) -> tuple[Printed, ...]:
        return written_before(self._studio, digest(self._key, b"pages"), lambda: self._pages(workers))

    def _pages(self, workers: int | None) -> Iterator[Printed]:
        drafts = list(compose_city(self._shelves()))
        pieces = [drafts[i : i + _A_PIECE] for i in range(0, len(drafts), _A_PIECE)]
        for done in spread(_write_piece, self._studio, pieces, workers):
            yield from PRINTED.decode(done)

    def downloads(self, pieces: Sequence[bytes]) -> tuple[Printed, ...]:
        """The files that are joined from what the units give to them."""
        return written_before(
            self._studio, digest(self._key, b"downloads", *map(digest, pieces)), lambda: self._downloads(pieces)
        )

    def _downloads(self, pieces: Sequence[bytes]) -> Iterator[Printed]:
        for part in bundle.of_city(self._shelves(), [_PIECES.decode(piece) for piece in pieces]):
            yield from self._part(part)

    def _part(self, part: bundle.Part) -> tuple[Printed, ...]:
        key = digest(self._key, part.name.encode(), *part.inputs)
        return written_before(self._studio, key, lambda: write(self._studio, part.make()))


def _write_piece(studio: Studio, drafts: Sequence[Draft]) -> bytes:
    return encode(write(studio, drafts))
