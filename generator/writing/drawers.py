"""Drawers of the finder's index, kept one by one, so that an edit asks only for those that it changes."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from generator.cache import Cache
from generator.digests import digest, program
from generator.names import encode
from generator.search.segment import Drawer, Head, Segment


class Indexed(Struct, frozen=True):
    """A part of the finder's index: its head, and the key under which each of its drawers is kept."""

    head: Head
    drawers: tuple[bytes, ...]


_INDEXED: Final = msgspec.msgpack.Decoder(Indexed)
_DRAWER: Final = msgspec.msgpack.Decoder(Drawer)


def keep_drawers(segment: Segment, cache: Cache) -> bytes:
    """Keep the drawers of ``segment``; all that has to be known of it beside them, encoded. They are small, and not packed."""
    drawers = [encode(drawer) for drawer in segment.drawers]
    keys = [digest(program(), drawer) for drawer in drawers]
    cache.keep(dict(zip(keys, drawers, strict=True)))
    return encode(Indexed(segment.head, tuple(keys)))


def indexed(raw: bytes) -> Indexed:
    """What ``keep_drawers`` returned."""
    return _INDEXED.decode(raw)


def recall_drawers(keys: Sequence[bytes], cache: Cache) -> Mapping[bytes, Drawer]:
    """Those of the drawers under ``keys`` that are still kept."""
    return {key: _DRAWER.decode(raw) for key, raw in cache.recall_all(keys).items()}
