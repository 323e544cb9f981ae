"""The tables of the whole city in volumes of some units each, so that no file that an edit changes grows with the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct

from generator import address
from generator.exports import comma_separated
from generator.exports.columns import Table
from generator.exports.tables import OF_THE_CITY, of_the_city_for
from generator.page import Asset
from generator.public import PublicJurisdiction

T = TypeVar("T")

LONGEST: Final = 64
"""Units of a volume. Most cities have one."""


class Volume(Struct, frozen=True):
    """A table's file at ``address``: the ``place`` of the table's first file, its ``number`` from 1, its bytes, their SHA-256 (hex)."""

    address: str
    place: str
    number: int
    size: int
    sum: str


def volumes(units: Sequence[T]) -> list[Sequence[T]]:
    """The units of each volume; a city without any has one."""
    return [units[i : i + LONGEST] for i in range(0, len(units), LONGEST)] or [units]


def addresses(place: str, units: int) -> list[str]:
    """Where the volumes are of the table whose first one is at ``place``, in a city of so many units."""
    return [address.leaf(place, number) for number, _units in enumerate(volumes(range(units)), start=1)]


def of_units(number: int, pieces: Iterable[Mapping[str, bytes]], jurisdiction: PublicJurisdiction) -> Iterator[Asset]:
    """Volume ``number`` of every table, from the lines that its units give to each."""
    given = tuple(pieces)
    for place, table in of_the_city_for(jurisdiction).items():
        yield comma_separated.joined(address.leaf(place, number), table, (piece[place] for piece in given))


def described(number: int, assets: Iterable[Asset]) -> tuple[Volume, ...]:
    """What there is to say of volume ``number`` of every table, the files ``assets``."""
    return tuple(
        Volume(asset.address, place, number, len(asset.content), asset.sum)
        for place, asset in zip(OF_THE_CITY, assets, strict=True)
    )


def table_of(volume: Volume, jurisdiction: PublicJurisdiction) -> Table[Any]:
    return of_the_city_for(jurisdiction)[volume.place]
