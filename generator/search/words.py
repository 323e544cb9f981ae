"""Which words a text has, told so that any longer word can be judged by them.

A *gram* is a word of two or three characters. A *minimal absent word* is a longer one that the text does not have, although it has
both the word without its last and the word without its first character.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add
from typing import Final

LONGEST: Final = 3
"""How many characters the longest gram has."""


@lru_cache(maxsize=1024)  # posts, citations and conditions are often the same in one power of a unit after another
def telling_words(stretches: tuple[str, ...]) -> tuple[str, ...]:
    """The grams and the minimal absent words of ``stretches``, which have no white space; each once, in no order."""
    return (*grams(stretches), *absent_words(stretches))


def grams(stretches: Iterable[str]) -> set[str]:
    """Every gram of ``stretches``."""
    found: set[str] = set()
    for stretch in stretches:
        twos = list(map(add, stretch, stretch[1:]))
        found.update(twos)
        found.update(map(add, twos, stretch[2:]))
    return found


def absent_words(stretches: Iterable[str]) -> set[str]:
    """Every minimal absent word of ``stretches``.

    Such a word is ``a + core + b`` where the core stands in the text at least twice: behind ``a``, and before ``b``. So cores
    are looked for among what is repeated, a character longer each time; there are soon none left.
    """
    text = "\n" + "\n".join(stretches) + "\n"  # no word reaches from one stretch into the next
    absent: set[str] = set()
    repeated = _repeated_twos(text)
    while repeated:
        starts, length = repeated.pop()
        if len({text[start - 1] for start in starts}) == 1:
            continue  # always the same before it, so whatever is behind it stands with that
        behind: defaultdict[str, list[int]] = defaultdict(list)
        for start in starts:
            behind[text[start + length]].append(start)
        if len(behind) > 1:
            _cross(text, starts, length, absent)
        repeated += ((own, length + 1) for b, own in behind.items() if len(own) > 1 and b != "\n")
    return absent


def _repeated_twos(text: str) -> list[tuple[list[int], int]]:
    """The starts of each two characters that stand more than once in ``text``, and their length."""
    twos = list(map(add, text, text[1:]))
    counts = Counter(twos)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for start, two in enumerate(twos):
        if counts[two] > 1:
            places[two].append(start)
    return [(starts, LONGEST - 1) for two, starts in places.items() if "\n" not in two]


def _cross(text: str, starts: Sequence[int], length: int, absent: set[str]) -> None:
    """Add to ``absent`` what has a character before the core and one behind it that never have it between them."""
    core = text[starts[0] : starts[0] + length]
    company = {(text[start - 1], text[start + length]) for start in starts}
    before = {a for a, _b in company} - {"\n"}
    behind = {b for _a, b in company} - {"\n"}
    absent.update(a + core + b for a in before for b in behind if (a, b) not in company)
