"""The files of the whole index, from the segments of all units."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from typing import Final

from generator.page import Asset
from generator.search.lists import DIGITS, LAST, UNIT, number
from generator.search.records import FACETS, KINDS, PLACES, RANKS, USUAL_RANK
from generator.search.segment import BUCKETS, SIGN, SLICE, Segment, script

FILE_SIZE: Final = 12_000
"""About how many characters a file of words has at most; gzip leaves about a third."""


def index_files(segments: Sequence[Segment], known: MutableMapping[bytes, bytes] | None = None) -> Iterator[Asset]:
    """Every file of the index, the units' texts included, in the time of one pass over the segments.

    ``segments`` come in the order in which units are listed. ``known`` keeps the files of words by a digest of what they are
    made from; given the same mapping again, only files of which a unit's part has changed are made anew.
    """
    count = _files(segments)
    yield Asset("finder/index.js", script("index", "", _index(segments, count)))
    for file in range(count):
        yield Asset(f"finder/words/{file}.js", _words(file, count, segments, known))
    for segment in segments:
        yield from segment.texts


def _files(segments: Iterable[Segment]) -> int:
    """In how many files the index is kept: a power of two, so that the number seldom changes."""
    size = sum(len(bucket) for segment in segments for bucket in segment.buckets)
    count = 1
    while count < BUCKETS and size > count * FILE_SIZE:
        count *= 2
    return count


def _words(file: int, count: int, segments: Sequence[Segment], known: MutableMapping[bytes, bytes] | None) -> bytes:
    parts = [[segment.buckets[b] for b in range(file, BUCKETS, count)] for segment in segments]
    if known is None:
        return script("words", str(file), _joined(parts))
    key = _digest(str(file), *("\n\n".join(part) for part in parts))
    if key not in known:
        known[key] = script("words", str(file), _joined(parts))
    return known[key]


def _digest(*parts: str) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(f"{len(part)} {part}".encode())
    return digest.digest()


def _joined(parts: Iterable[Sequence[str]]) -> str:
    """The lists of all units in one, as ``word list word list``, sorted by word."""
    lists: defaultdict[str, str] = defaultdict(str)
    for unit, buckets in enumerate(parts):
        head = UNIT + number(unit)
        for bucket in buckets:
            for line in bucket.splitlines():
                word, _space, own = line.partition(" ")
                lists[word] += head + own
    return " ".join(f"{word} {members}" for word, members in sorted(lists.items()))


def _index(segments: Sequence[Segment], count: int) -> dict[str, object]:
    return {
        "version": _digest(*(segment.digest for segment in segments)).hex(),
        "digits": [DIGITS, LAST],
        "words": [count, BUCKETS],
        "kinds": [[name, label, SLICE[name]] for name, label in KINDS.items()],
        "places": [[SIGN[name], label, RANKS.get(name, USUAL_RANK)] for name, label in PLACES.items()],
        "units": [[segment.id, segment.name, segment.counts] for segment in segments],
        "facets": [[facet, label, _values(facet, segments)] for facet, label in FACETS.items()],
    }


def _values(facet: str, segments: Sequence[Segment]) -> list[tuple[str, str, str]]:
    """The values of a facet with their labels and their lists."""
    lists: defaultdict[str, str] = defaultdict(str)
    labels: dict[str, str] = {}
    for unit, segment in enumerate(segments):
        for own in segment.facets:
            if own.facet == facet:
                lists[own.value] += UNIT + number(unit) + own.members
                labels[own.value] = own.label
    return [(value, labels[value], lists[value]) for value in sorted(lists)]
