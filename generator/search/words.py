"""Which words a text has, told so that any longer word can be judged by them.

A *gram* is a word of three characters, or the last two of a stretch: what has two characters has a gram that begins with them. A *minimal
absent word* is a longer one that the text does not have, although it has both the word without its last and the word without its first
character.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, compress
from operator import add
from sys import intern
from typing import Final

from msgspec import Struct

LONGEST: Final = 3
"""How many characters the longest gram has."""

_END: Final = "\n"
"""What stands before and behind each stretch of a text, for no word reaches from one into the next."""

Repeated = tuple[list[int], int]
"""What stands more than once in a text: where it starts, and its length."""


class Stretch(Struct, frozen=True):
    """Characters without white space, and each two of them in their order, the first and the last with an end."""

    text: str
    twos: list[str]

    @classmethod
    def of(cls, text: str) -> "Stretch":
        between_ends = _END + text + _END
        return cls(text, list(map(intern, map(add, between_ends, between_ends[1:]))))

    def grams(self) -> Iterator[str]:
        """Every gram, as often as it is there."""
        twos = self.twos[1:-1]
        return chain(twos[-1:], map(add, twos, self.text[2:]))


def absent_words(stretches: Sequence[Stretch]) -> list[str]:
    """Every minimal absent word of the text that consists of ``stretches``.

    Such a word is ``a + core + b`` where the core stands in the text at least twice: behind ``a``, and before ``b``. So cores
    are looked for among what is repeated, a character longer each time; there are soon none left.
    """
    text = _END + "".join([stretch.text + _END for stretch in stretches])
    absent: list[str] = []
    repeated = _repeated_twos(stretches)
    while repeated:
        starts, length = repeated.pop()
        before = {text[start - 1] for start in starts}
        if len(before) == 1:
            continue  # always the same before it, so whatever is behind it stands with that
        if len(starts) == 2:
            absent += _absent_of_two(text, *starts)
            continue
        for b, own in _by_next(text, starts, length).items():
            if len(own) < len(starts):
                core = text[starts[0] : starts[0] + length]
                absent += [a + core + b for a in before.difference([_END, *(text[start - 1] for start in own)])]
            if len(own) > 1:
                repeated.append((own, length + 1))
    return absent


def _repeated_twos(stretches: Sequence[Stretch]) -> list[Repeated]:
    """Each two characters that stand more than once in ``stretches``."""
    twos = list(chain.from_iterable([stretch.twos for stretch in stretches]))
    places: dict[str, list[int]] = {two: [] for two, n in Counter(twos).items() if n > 1 and _END not in two}
    for start in compress(range(len(twos)), map(places.__contains__, twos)):
        places[twos[start]].append(start)
    return [(starts, LONGEST - 1) for starts in places.values()]


def _by_next(text: str, starts: Sequence[int], length: int) -> dict[str, list[int]]:
    """Those of ``starts`` behind which another character stands after ``length`` of them, by that character."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for start in starts:
        found[text[start + length]].append(start)
    found.pop(_END, None)
    return found


def _absent_of_two(text: str, one: int, other: int) -> list[str]:
    """The absent words around what is the same from ``one`` and ``other`` on, which stands nowhere else and has not the same before it."""
    length = LONGEST - 1
    while text[one + length] == text[other + length] != _END:
        length += 1
    core = text[one : one + length]
    crossed = text[one - 1] + core + text[other + length], text[other - 1] + core + text[one + length]
    return [word for word in crossed if _END not in word]
