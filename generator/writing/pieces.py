"""What units give to files of the city, kept piece by piece, so that an edit asks only for what goes into files that it changes."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from generator.cache import Cache
from generator.digests import digest
from generator.exports.bundle import Pieces
from generator.names import encode

Keys = Mapping[str, bytes]
"""The key under which each piece of a unit is kept, by the piece's name."""

_KEYS: Final = msgspec.msgpack.Decoder(dict[str, bytes])


def keep_pieces(pieces: Pieces, cache: Cache) -> bytes:
    """Keep the pieces of a unit; their keys, encoded. They are not packed: all of them are read for each change of one."""
    keys = {name: digest(piece) for name, piece in pieces.items()}
    cache.keep({keys[name]: piece for name, piece in pieces.items()})
    return encode(keys)


def keys_of(raw: bytes) -> Keys:
    """What ``keep_pieces`` returned."""
    return _KEYS.decode(raw)


def recall_pieces(units: Mapping[str, Keys], names: Sequence[str], cache: Cache) -> Mapping[str, Pieces | None]:
    """The pieces of each unit that are called ``names``; ``None`` where one of them is no longer kept."""
    kept = cache.recall_all({keys[name] for keys in units.values() for name in names})
    return {
        unit: {name: kept[keys[name]] for name in names} if all(keys[name] in kept for name in names) else None
        for unit, keys in units.items()
    }
