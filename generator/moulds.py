"""What a library draws and is then filled time and again: kept as it was drawn, for to load the library takes longer than an edit."""

from collections.abc import Callable

from generator.cache import Cache, usual_folder
from generator.digests import digest, program


def mould(name: str, *about: str, draw: Callable[[], bytes]) -> bytes:
    """What ``draw`` makes, which the program as it is, ``name`` and what it is drawn ``about`` decide."""
    cache, key = Cache(usual_folder()), digest(program(), b"mould", *(part.encode() for part in (name, *about)))
    drawn = cache.recall(key)
    if drawn is None:
        drawn = draw()
        cache.keep({key: drawn})
    cache.close()
    return drawn
