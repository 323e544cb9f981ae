"""A unit's part of the index, which knows nothing of any other unit."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

import msgspec
from msgspec import Struct

from generator.page import Asset
from generator.search.lists import SIGNS, number
from generator.search.records import KINDS, Collection
from generator.search.standing import SIGN, lists_of

BUCKETS: Final = 4096
"""Into how many parts the index can be divided; how many of them share a file is decided when all are known."""

DRAWERS: Final = 128
"""What of a unit changes and is kept by itself; files of words are made of whole drawers, or are a part of one."""

SLICE: Final = {"power": 2, "risk": 6, "rule": 16, "law": 1, "unit": 1, "lesson": 2, "page": 16}
"""How many records of a kind share a file of texts: about two kilobytes, for a page of hits may want twenty of them."""


class Facet(Struct, frozen=True):
    """A value that hits can be narrowed by, and the list of the unit's records that have it."""

    facet: str
    value: str
    label: str
    members: str


class Head(Struct, frozen=True):
    """What the index says of a unit in its first file. ``counts`` are of records by kind, ``size`` is the length of all its lists."""

    id: str
    name: str
    counts: tuple[int, ...]
    facets: tuple[Facet, ...]
    size: int


Drawer = tuple[str, ...]
"""The buckets whose numbers are equal modulo ``DRAWERS``, in their order; a bucket has lines ``word list``, sorted by word."""


class Segment(Struct, frozen=True):
    """A unit's part of the index: its head, its drawers, and the files with its texts."""

    head: Head
    drawers: tuple[Drawer, ...]
    texts: tuple[Asset, ...]


@cache
def bucket_of(two: str) -> int:
    """The part of the index that words beginning with the two characters belong to."""
    return ((ord(two[0]) * 40503 + ord(two[1]) * 60493 & 0xFFFFFFFF) >> 6) % BUCKETS


def unit_segment(collection: Collection) -> Segment:
    """The part of the index that ``collection`` makes."""
    kinds = [record.kind for record in collection.records]
    counts = tuple(map(kinds.count, KINDS))
    buckets = _buckets(collection)
    head = Head(collection.id, collection.name, counts, tuple(_facets(collection)), sum(map(len, buckets)))
    drawers = tuple(buckets[drawer::DRAWERS] for drawer in range(DRAWERS))
    return Segment(head, drawers, tuple(_texts(collection)))


def _facets(collection: Collection) -> Iterator[Facet]:
    members: dict[tuple[str, str, str], list[int]] = {}
    for i, record in enumerate(collection.records):
        for mark in dict.fromkeys(record.marks):
            members.setdefault((mark.facet, mark.value, mark.label), []).append(i)
    for (facet, value, label), own in sorted(members.items()):
        yield Facet(facet, value, label, SIGNS[0] + "".join(map(number, own)))


def _buckets(collection: Collection) -> tuple[str, ...]:
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for word, members in lists_of(collection.records):
        parts[bucket_of(word[:2])].append(f"{word} {members}")
    return tuple(["\n".join(sorted(parts[bucket])) if bucket in parts else "" for bucket in range(BUCKETS)])


def _texts(collection: Collection) -> Iterator[Asset]:
    """The texts of a few records a file, as they are shown: ``[address, {sign of place: pieces}]``."""
    for kind, records in groupby(collection.records, lambda record: record.kind):
        few = list(records)
        for part, start in enumerate(range(0, len(few), SLICE[kind])):
            name = f"{collection.id or '_'}/{kind}-{part}"
            shown = [
                [record.address, {SIGN[text.place]: text.pieces for text in record.texts}]
                for record in few[start : start + SLICE[kind]]
            ]
            yield Asset(f"finder/texts/{name}.js", script("texts", name, shown))


def script(kind: str, name: str, data: object) -> bytes:
    """A file of data that pages load as a script, for they may be read from a folder on disk."""
    written = msgspec.json.encode(data).replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")
    return b'daylightFinder("%b","%b",%b)\n' % (kind.encode(), name.encode(), written)
