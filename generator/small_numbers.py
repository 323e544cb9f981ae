"""Counts made safe to publish: what is told keeps every small number from being told, or deduced, by whatever way (R13, R17).

The rule is one and simple, so that it can be explained to readers and proved:

1. Only one-way tables are published: each counts the same things once, by one thing about them. Nothing is crossed with anything.
2. The categories of a table stand in a *tree* that is fixed beforehand: neighbours are paired, pairs are paired, and so on. A node is
   split where every branch holds at least ``smallest`` things, and is told as one sum where one does not.
3. A table whose whole is below ``smallest`` is not published.

Why that is enough. Every published number, and what is left of the whole beside it, is at least ``smallest`` or nothing. Of a
category inside a sum, anything from none to all of the sum is possible: the others may hold all of it or none; and since the tree does not
follow the numbers, a reader who knows this program learns no more from *which* sums were made. Of things in category *a* of one
table and *b* of another, anything between ``max(0, A + B - N)`` and ``min(A, B)`` is possible (Fréchet), whatever other one-way tables say, and
that is ``min(A, B, N - A, N - B)`` wide: at least ``smallest``. Things that readers know already (an alert with a published notice)
protect nobody, so they do not count towards ``smallest``. Readers who could compare two counts of the same things at different
times could subtract; so a count is for a span of time that is over, spans do not overlap, and it is not counted again.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

Tree = str | tuple["Tree", ...]
"""A category, or several trees that are told as one where one of them is too small."""


class Sum(Struct, frozen=True):
    """A published number: how many there are in all of ``names`` together."""

    names: tuple[str, ...]
    count: int


def paired(categories: Sequence[Tree]) -> Tree:
    """The tree over ``categories``, which halves them again and again in the order given. There must be one."""
    if len(categories) == 1:
        return categories[0]
    middle = len(categories) // 2
    return paired(categories[:middle]), paired(categories[middle:])


def names_in(tree: Tree) -> Iterator[str]:
    """The categories of a tree in their order."""
    if isinstance(tree, str):
        yield tree
    else:
        for branch in tree:
            yield from names_in(branch)


def publishable(tree: Tree, counts: Mapping[str, int], smallest: int, known: Mapping[str, int]) -> tuple[Sum, ...]:
    """What may be told of ``counts``, in the order of the tree; nothing where even the whole is too small.

    A category that is not in ``counts`` has none. ``known`` are how many of them readers know one by one from elsewhere.
    """
    if _hidden(tree, counts, known) < smallest:
        return ()
    return tuple(_sums(tree, counts, smallest, known))


def _sums(tree: Tree, counts: Mapping[str, int], smallest: int, known: Mapping[str, int]) -> Iterator[Sum]:
    if isinstance(tree, str) or any(_hidden(branch, counts, known) < smallest for branch in tree):
        names = tuple(names_in(tree))
        yield Sum(names, sum(counts.get(name, 0) for name in names))
    else:
        for branch in tree:
            yield from _sums(branch, counts, smallest, known)


def _hidden(tree: Tree, counts: Mapping[str, int], known: Mapping[str, int]) -> int:
    return sum(counts.get(name, 0) - known.get(name, 0) for name in names_in(tree))
