"""Where each word of a unit stands, written as the index lists it.

Posts, citations and conditions stand in one record after another. So words are looked for once in all that stands in just the same
places, and a list is written once for all words that have just the same company.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct, field

from generator.search.lists import SIGNS, number
from generator.search.normal import words
from generator.search.records import PLACES, Record
from generator.search.words import Stretch, absent_words

SIGN: Final = dict(zip(PLACES, SIGNS, strict=False))
"""The sign of each place in lists."""


class _Spots:
    """Spots in lists as numbers, which in order are a list: a number for the sign of each place, and behind it those of the records in it."""

    def __init__(self, count: int) -> None:
        numbers = [number(i) for i in range(count)]
        self._said = [said for sign in SIGN.values() for said in (sign, *numbers)]
        self._first = {place: i * (count + 1) for i, place in enumerate(SIGN)}

    def of(self, place: str, record: int) -> tuple[int, int]:
        """What a list has where the ``record``, counted from 0, is in it with what stands at a ``place``."""
        first = self._first[place]
        return first, first + 1 + record

    def written(self, spots: Iterable[Iterable[int]]) -> str:
        """The list of all ``spots`` together."""
        return "".join([self._said[spot] for spot in sorted(set().union(*spots))])


class _Said(Struct, frozen=True):
    """What stands in just the same spots: stretches without white space, and whole texts, each as the stretches that it has."""

    stretches: list[Stretch] = field(default_factory=list)
    texts: list[list[Stretch]] = field(default_factory=list)

    def words(self) -> Iterator[str]:
        """The grams of the stretches, and the minimal absent words of the texts; a word may come again."""
        return chain(
            chain.from_iterable([stretch.grams() for stretch in self.stretches]),
            chain.from_iterable(map(absent_words, self.texts)),
        )


def lists_of(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Each word that stands in ``records``, or that one of their texts misses as a minimal absent word, and its list; in no order."""
    spots = _Spots(len(records))
    said = _by_spots(records, spots)
    companies: defaultdict[str, str] = defaultdict(str)  # by word, a character for each of what is said that has it
    for i, own in enumerate(said.values()):
        character = chr(i)
        for word in own.words():
            companies[word] += character
    where = list(said)
    lists = {company: spots.written([where[ord(c)] for c in company]) for company in set(companies.values())}
    return ((word, lists[company]) for word, company in companies.items())


def _by_spots(records: Iterable[Record], spots: _Spots) -> dict[tuple[int, ...], _Said]:
    """What is said in ``records``, by the spots of all that says it."""
    forms: dict[str, list[str]] = {}
    of_stretches: defaultdict[str, list[int]] = defaultdict(list)
    of_texts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        for text in record.texts:
            for piece in text.pieces:
                if piece not in forms:
                    forms[piece] = words(piece)
            stretches = tuple(dict.fromkeys(stretch for piece in text.pieces for stretch in forms[piece]))
            here = spots.of(text.place, i)
            of_texts[stretches] += here
            for stretch in stretches:
                of_stretches[stretch] += here
    said: defaultdict[tuple[int, ...], _Said] = defaultdict(_Said)
    known = {stretch: Stretch.of(stretch) for stretch in of_stretches}
    for stretch, where in of_stretches.items():
        said[tuple(where)].stretches.append(known[stretch])
    for stretches, where in of_texts.items():
        said[tuple(where)].texts.append([known[stretch] for stretch in stretches])
    return said
