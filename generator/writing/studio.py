"""Where pages are written and brought to the press, and what was written before is known again."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

import msgspec
from msgspec import Struct

from generator.cache import Cache
from generator.examination import Examination
from generator.history import Chronicle
from generator.names import encode
from generator.page import Asset, Draft
from generator.papers import Paper
from generator.present import Kept, present, recall


class Printed(Struct, frozen=True):
    """A page or file as it was printed: its address, the key under which it is kept, the digest of its bytes.

    ``published`` is the day of a page's records; a file, which no sitemap names, has none.
    """

    address: str
    key: bytes
    sum: str
    published: str


class Press(Protocol):
    """Where pages and files go."""

    key: bytes
    """The digest of all that turns a page into bytes."""

    def absent(self, pages: Sequence[Printed]) -> Sequence[Printed]:
        """Those of ``pages`` that are not there already; the others may stand."""

    def print(self, kept: Kept) -> Printed:
        """Write a page."""


class Studio(Struct, frozen=True):
    """What all writing of pages shares."""

    examination: Examination
    cache: Cache
    press: Press
    chronicle: Chronicle


PRINTED: Final = msgspec.msgpack.Decoder(tuple[Printed, ...])
"""Reads what was printed where it was encoded to be kept, or to come from another process."""


def write(studio: Studio, items: Iterable[Draft | Paper | Asset]) -> tuple[Printed, ...]:
    """Bring pages and files to the press; those that were made before are not made again."""
    return tuple(map(studio.press.print, present(items, studio.cache)))


def written_before(studio: Studio, key: bytes, make: Callable[[], Iterable[Printed]]) -> tuple[Printed, ...]:
    """What is remembered under ``key`` to have been printed, if it can be brought to the press; else what ``make`` prints."""
    known = studio.cache.recall_as(key, PRINTED.decode)
    if known is not None and stand(studio, known):
        return known
    printed = tuple(make())
    studio.cache.keep({key: encode(printed)})
    return printed


def stand(studio: Studio, pages: Sequence[Printed]) -> bool:
    """Bring pages to the press that were made before; whether all are there."""
    absent = {page.key for page in studio.press.absent(pages)}
    for kept in recall(list(absent), studio.cache):
        studio.press.print(kept)
        absent.discard(kept.key)
    return not absent
