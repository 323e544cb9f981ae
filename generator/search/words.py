"""Which words a text has, told so that any longer word can be judged by them.

A *gram* is a word of two or three characters. A *minimal absent word* is a longer one that the text does not have, although it has
both the word without its last and the word without its first character.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import add
from typing import Final

LONGEST: Final = 3
"""How many characters the longest gram has."""

_END: Final = "\n"
"""What stands before and behind each stretch of a text, for no word reaches from one into the next."""


def grams(stretches: Iterable[str]) -> set[str]:
    """Every gram of ``stretches``, which have no white space."""
    found: set[str] = set()
    for stretch in stretches:
        twos = list(map(add, stretch, stretch[1:]))
        found.update(twos, map(add, twos, stretch[2:]))
    return found


def absent_words(stretches: Iterable[str]) -> set[str]:
    """Every minimal absent word of ``stretches``, which have no white space.

    Such a word is ``a + core + b`` where the core stands in the text at least twice: behind ``a``, and before ``b``. So cores
    are looked for among what is repeated, a character longer each time; there are soon none left.
    """
    text = _END + _END.join(stretches) + _END
    absent: set[str] = set()
    repeated = _repeated_twos(text)
    while repeated:
        starts, length = repeated.pop()
        company = {(text[start - 1], text[start + length]) for start in starts}
        before, behind = map(set, zip(*company, strict=True))
        if len(before) == 1:
            continue  # always the same before it, so whatever is behind it stands with that
        if len(behind) > 1:
            core = text[starts[0] : starts[0] + length]
            absent.update(a + core + b for a in before - {_END} for b in behind - {_END} if (a, b) not in company)
        if len(behind) < len(starts):
            repeated += _longer(text, starts, length)
    return absent


def _repeated_twos(text: str) -> list[tuple[list[int], int]]:
    """The starts of each two characters that stand more than once in ``text``, and their length."""
    twos = list(map(add, text, text[1:]))
    places: dict[str, list[int]] = {two: [] for two, n in Counter(twos).items() if n > 1 and _END not in two}
    for start in compress(range(len(twos)), map(places.__contains__, twos)):
        places[twos[start]].append(start)
    return [(starts, LONGEST - 1) for starts in places.values()]


def _longer(text: str, starts: Sequence[int], length: int) -> list[tuple[list[int], int]]:
    """What begins at more than one of ``starts`` and is a character longer than ``length``."""
    behind: defaultdict[str, list[int]] = defaultdict(list)
    for start in starts:
        behind[text[start + length]].append(start)
    return [(own, length + 1) for b, own in behind.items() if len(own) > 1 and b != _END]
