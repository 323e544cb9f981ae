"""Long lists in pages of bounded length, so that no page grows with the catalogue."""

from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

from msgspec import Struct

from generator import address

T = TypeVar("T")

LONGEST: Final = 200
"""Entries of a list that stand on one page."""


class Leaf(Struct, Generic[T], frozen=True):
    """One page of a list: the ``items`` on it, its ``number`` from 1, and where all the pages are, this one among them."""

    items: Sequence[T]
    number: int
    addresses: tuple[str, ...]

    @property
    def here(self) -> str:
        return self.addresses[self.number - 1]

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def suffix(self) -> str:
        """What tells the page's title from that of the list's other pages."""
        return "" if self.is_first else f"（第 {self.number} 页）"


def leaves(first: str, items: Sequence[T]) -> Iterator[Leaf[T]]:
    """The pages of a list whose first page is at the address ``first``; an empty list has one."""
    pieces = [items[i : i + LONGEST] for i in range(0, len(items), LONGEST)] or [items]
    addresses = tuple(address.leaf(first, number) for number in range(1, len(pieces) + 1))
    for number, piece in enumerate(pieces, start=1):
        yield Leaf(piece, number, addresses)
