"""JSON: all that is published of a unit, in one document."""

from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from generator.exports import restricted
from generator.exports.places import of_unit as place_of_unit
from generator.exports.shapes import NAMED, UNTOLD
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction


class _Name:
    """The id of something that the document tells elsewhere."""

    __slots__ = ("id",)

    def __init__(self, id_: str) -> None:
        self.id = id_


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Asset:
    """The document of a unit; ``json_schema`` describes it."""
    said = {**restricted.field(jurisdiction), **msgspec.structs.asdict(told(dossier))}
    return Asset(
        place_of_unit(dossier.unit.id, "json"), msgspec.json.encode(said, enc_hook=lambda name: name.id) + b"\n"
    )


def told(thing: Struct) -> Struct:
    """What the document tells of a public thing: fields without a value are left out, lists stay even if they are empty."""
    made: Struct = msgspec.convert(
        thing, _told(thing.__class__), from_attributes=True, dec_hook=lambda kind, named: kind(named.id)
    )
    return made


@cache
def _told(cls: type[Struct]) -> type[Struct]:
    """The type of what is told of a type, so that what is told is taken out of it and written by msgspec itself."""
    untold, hints = UNTOLD.get(cls, frozenset()), get_type_hints(cls)
    fields: list[Any] = []
    for name in (name for name in cls.__struct_fields__ if name not in untold):
        hint = _hint(hints[name], is_named=(cls, name) in NAMED)
        fields.append((name, hint, None) if NoneType in get_args(hint) else (name, hint))
    return msgspec.defstruct(f"Told{cls.__name__}", fields, frozen=True, kw_only=True, omit_defaults=True)


def _hint(hint: Any, *, is_named: bool) -> Any:
    """How the value of a field is told, by how it is published."""
    parts = tuple(_hint(part, is_named=is_named) for part in get_args(hint) if part is not Ellipsis)
    if get_origin(hint) is tuple:
        return tuple[parts[0], ...]  # type: ignore[valid-type]  # made at run time
    if get_origin(hint) in (Union, UnionType):
        return Union[parts]  # noqa: UP007  # made at run time
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _Name if is_named else _told(hint)
    return hint
