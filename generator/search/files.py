"""The files of the whole index, from the segments of all units."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.page import Asset
from generator.search.everyday import everyday_words
from generator.search.lists import DIGITS, LAST, UNIT, number
from generator.search.records import FACETS, KINDS, PLACES, RANKS, TITLE_RANKS, USUAL_RANK
from generator.search.segment import BUCKETS, DRAWERS, SLICE, Drawer, Head, Segment, script
from generator.search.standing import SIGN

FILE_SIZE: Final = 8_000
"""About how many characters a file of words has at most; gzip leaves about a third."""


def index_files(segments: Sequence[Segment]) -> Iterator[Asset]:
    """Every file of the index, the units' texts included, in the time of one pass over the segments.

    ``segments`` come in the order in which units are listed.
    """
    heads = [segment.head for segment in segments]
    yield index_file(heads, hashlib.blake2b(repr(segments).encode(), digest_size=16).hexdigest())
    for drawer in range(DRAWERS):
        yield from word_files(drawer, file_count(heads), [segment.drawers[drawer] for segment in segments])
    for segment in segments:
        yield from segment.texts


def index_file(heads: Sequence[Head], version: str) -> Asset:
    """The first file of the index, which says what there is. ``version`` is another one whenever any file is."""
    return Asset("finder/index.js", script("index", "", {"version": version, **_index(heads, file_count(heads))}))


def file_count(heads: Iterable[Head]) -> int:
    """In how many files the words are kept: a power of two, so that the number seldom changes."""
    size, count = sum(head.size for head in heads), DRAWERS
    while count < BUCKETS and size > count * FILE_SIZE:
        count *= 2
    return count


def word_files(drawer: int, count: int, parts: Sequence[Drawer]) -> Iterator[Asset]:
    """The files of words that a drawer makes; ``parts`` are what the units have in it, ``count`` is of all files."""
    share = count // DRAWERS
    for part in range(share):
        file = drawer + part * DRAWERS
        yield Asset(f"finder/words/{file}.js", script("words", str(file), _joined([own[part::share] for own in parts])))


def _joined(parts: Iterable[Sequence[str]]) -> str:
    """The lists of all units in one, as ``word list word list``, sorted by word."""
    lists: defaultdict[str, str] = defaultdict(str)
    for unit, buckets in enumerate(parts):
        said = "\n".join(buckets).replace(" ", f" {UNIT}{number(unit)}").split()
        for word, own in zip(said[::2], said[1::2], strict=True):
            lists[word] += own
    return " ".join([f"{word} {lists[word]}" for word in sorted(lists)])


def _index(heads: Sequence[Head], count: int) -> dict[str, object]:
    return {
        "digits": [DIGITS, LAST],
        "words": [count, BUCKETS],
        "kinds": [[name, label, SLICE[name], TITLE_RANKS.get(name, 0)] for name, label in KINDS.items()],
        "places": [[SIGN[name], label, RANKS.get(name, USUAL_RANK)] for name, label in PLACES.items()],
        "units": [[head.id, head.name, head.counts] for head in heads],
        "everyday": everyday_words(),
        "facets": [[facet, label, _values(facet, heads)] for facet, label in FACETS.items()],
    }


def _values(facet: str, heads: Sequence[Head]) -> list[tuple[str, str, str]]:
    """The values of a facet with their labels and their lists."""
    lists: defaultdict[str, str] = defaultdict(str)
    labels: dict[str, str] = {}
    for unit, head in enumerate(heads):
        for own in head.facets:
            if own.facet == facet:
                lists[own.value] += UNIT + number(unit) + own.members
                labels[own.value] = own.label
    return [(value, labels[value], lists[value]) for value in sorted(lists)]
