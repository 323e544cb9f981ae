"""Pairs the things of two lists that are the same thing: by what names them, then by how alike they read.

Likeness is Dice's over pairs of characters: linear in the texts and the same from either side, which difflib's ratio is not.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Any, Final

from msgspec import Struct

ALIKE: Final = 0.5
MOST_TRIES: Final = 40_000
"""Above this many possible pairs nothing is paired by its words: lists that long are no work of hands."""


class Candidate(Struct, frozen=True):
    """A thing to be paired. ``keys`` name it, the surest first (``None``: has no such name); ``text`` is what it says, "" if it
    must not be paired by its words."""

    value: Any
    keys: tuple[Hashable, ...]
    text: str = ""


class Pairing(Struct, frozen=True):
    """Indices into two lists: what belongs together, in the order of the second, and what has no partner."""

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def pair(old: Sequence[Candidate], new: Sequence[Candidate]) -> Pairing:
    """Which of ``new`` each of ``old`` has become. The pairs are the same when the lists change places."""
    left, right = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    pairs: list[tuple[int, int]] = []

    def take(found: Sequence[tuple[int, int]]) -> None:
        for i, j in found:
            if i in left and j in right:
                del left[i], right[j]
                pairs.append((i, j))

    for stage in range(max((len(c.keys) for c in (*old, *new)), default=0)):
        take(_by_key(old, new, left, right, stage))
    take(_by_likeness(old, new, left, right))
    return Pairing(tuple(sorted(pairs, key=lambda p: p[1])), tuple(left), tuple(right))


def _by_key(
    old: Sequence[Candidate], new: Sequence[Candidate], left: dict[int, None], right: dict[int, None], stage: int
) -> list[tuple[int, int]]:
    named: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (things, rest) in enumerate(((old, left), (new, right))):
        for index in rest:
            key = things[index].keys[stage] if stage < len(things[index].keys) else None
            if key is not None:
                named[key][side].append(index)
    return [p for olds, news in named.values() for p in zip(olds, news, strict=False)]


def _by_likeness(
    old: Sequence[Candidate], new: Sequence[Candidate], left: dict[int, None], right: dict[int, None]
) -> list[tuple[int, int]]:
    if len(left) * len(right) > MOST_TRIES:
        return []
    ours = {i: bigrams(old[i].text) for i in left if old[i].text}
    theirs = {j: bigrams(new[j].text) for j in right if new[j].text}
    scored = [(likeness(a, b), i, j) for i, a in ours.items() for j, b in theirs.items()]
    # Of pairs with one sum of indices no two share a member, so equal scores fall the same way from either side.
    alike = sorted((s for s in scored if s[0] >= ALIKE), key=lambda s: (-s[0], s[1] + s[2]))
    return [(i, j) for _score, i, j in alike]


def bigrams(text: str) -> Counter[str]:
    """The pairs of neighbouring characters, letters and digits only, with how often each is there."""
    plain = "".join(filter(str.isalnum, text))
    return Counter([plain] if len(plain) == 1 else (a + b for a, b in pairwise(plain)))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """From 0 (nothing shared) to 1 (the same pairs)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def containment(one: Counter[str], other: Counter[str]) -> float:
    """How much of the shorter text is in the longer: 1 where a part says nothing that the whole does not."""
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0
