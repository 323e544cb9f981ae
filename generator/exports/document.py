"""JSON: all that is published of a unit, in one document."""

from functools import cache
from typing import Any

import msgspec

from generator.exports import restricted
from generator.exports.places import of_unit as place_of_unit
from generator.exports.shapes import NAMED, UNTOLD
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction

_Told = tuple[tuple[str, str], ...]


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Asset:
    """The document of a unit; ``json_schema`` describes it."""
    return Asset(
        place_of_unit(dossier.unit.id, "json"),
        msgspec.json.encode({**restricted.field(jurisdiction), **said(dossier)}) + b"\n",
    )


def said(value: Any) -> Any:
    """A public value as JSON data: fields without a value are left out, lists stay even if they are empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [said(item) for item in value]
    told = _told(value.__class__)
    return value if told is None else _said_of(value, told)


def _said_of(thing: Any, told: _Told) -> dict[str, Any]:
    data = {}
    for name, reference in told:
        value = getattr(thing, name)
        if isinstance(value, str):
            data[name] = value
        elif value is not None:
            data[name] = _named(value, reference) if reference else said(value)
    return data


@cache
def _told(cls: type[Any]) -> _Told | None:
    """The fields of a type that are told, each with the field that stands for its value ("" for the value itself); ``None`` of what has none."""
    if not issubclass(cls, msgspec.Struct):
        return None
    untold = UNTOLD.get(cls, frozenset())
    return tuple((name, NAMED.get((cls, name), "")) for name in cls.__struct_fields__ if name not in untold)


def _named(value: Any, reference: str) -> Any:
    if isinstance(value, tuple):
        return [getattr(item, reference) for item in value]
    return getattr(value, reference)
