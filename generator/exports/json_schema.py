"""The JSON Schema of the units' documents, made of the types of what is public and of the words of the catalogue's schemas."""

import json
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from generator.exports import restricted
from generator.exports.places import UNIT_SCHEMA, absolute
from generator.exports.shapes import DESCRIBED, NAMED, UNTOLD
from generator.kinds import Kind
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction
from generator.schema import describe

Schema = dict[str, Any]
_Trail = tuple[str | int, ...]

_WORDS: Final = ("title", "description")
_FORM: Final = ("enum", "enumDescriptions", "format")
"""What of the catalogue's schemas holds for what is published too. Patterns and lengths are rules for writers."""
_SCALARS: Final = {str: "string", int: "integer", bool: "boolean"}


def of_city(jurisdiction: PublicJurisdiction) -> Asset:
    """The schema, as a file."""
    whole, mark = _object(Dossier, None, ()), restricted.field(jurisdiction)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": absolute(jurisdiction.site.domain, UNIT_SCHEMA),
        "title": "一个单位公开的全部数据",
        **whole,
        "required": [*mark, *whole["required"]],
        "properties": {
            **{name: {"title": restricted.TITLE, "type": "string", "const": said} for name, said in mark.items()},
            **whole["properties"],
        },
    }
    return Asset(UNIT_SCHEMA, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())


def _object(cls: type[Any], kind: Kind | None, trail: _Trail) -> Schema:
    kind, trail = DESCRIBED.get(cls, (kind, trail))
    untold = UNTOLD.get(cls, frozenset())
    hints = get_type_hints(cls)
    told = [name for name in cls.__struct_fields__ if name not in untold]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in told if NoneType not in get_args(hints[name])],
        "properties": {name: dict(_field(cls, name, hints[name], kind, (*trail, name))) for name in told},
    }


def _field(cls: type[Any], name: str, hint: Any, kind: Kind | None, trail: _Trail) -> Iterator[tuple[str, Any]]:
    described: Mapping[str, Any] = describe(kind, trail) if kind else {}
    yield from _some(described, _WORDS).items()
    shapes = [
        _reference(value) if (cls, name) in NAMED else _value(value, kind, trail, described)
        for value in _values_of(hint)
    ]
    yield from (shapes[0] if len(shapes) == 1 else {"anyOf": shapes}).items()


def _values_of(hint: Any) -> tuple[Any, ...]:
    """The types that a field may have where it has a value."""
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return tuple(part for part in parts if part is not NoneType)


def _reference(hint: Any) -> Schema:
    return {"type": "array", "items": {"type": "string"}} if get_origin(hint) is tuple else {"type": "string"}


def _value(hint: Any, kind: Kind | None, trail: _Trail, described: Mapping[str, Any]) -> Schema:
    if get_origin(hint) is tuple:
        item = describe(kind, (*trail, 0)) if kind else {}
        return {"type": "array", "items": {**_some(item, _WORDS), **_value(get_args(hint)[0], kind, (*trail, 0), item)}}
    if get_origin(hint) is Literal:
        return {"type": "integer", "enum": list(get_args(hint))}
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _object(hint, kind, trail)
    return {"type": _SCALARS[hint], **_some(described, _FORM)}


def _some(described: Mapping[str, Any], names: tuple[str, ...]) -> Schema:
    return {name: described[name] for name in names if name in described}
