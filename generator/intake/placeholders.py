"""What only the clerk can know: marked in the place of every required value that no cell gave, so that ``validate`` names it.

The mark is one of those that the rule ``leftover-placeholder`` looks for; where a value must have a form (a date, an identifier, a
word of an enumeration), the mark breaks it and the schema says which is wanted.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from generator import schema
from generator.blanks import MARK, is_blank
from generator.diagnostics import Trail
from generator.intake.known import Data
from generator.kinds import Kind

_ANYTHING_WITHOUT_SPACES: Final = r"^\S+$"


@cache
def _node(kind: Kind, trail: Trail) -> Mapping[str, Any]:
    """The schema of what stands at ``trail``."""
    return schema.describe(kind, trail)


def complete(value: Any, kind: Kind, trail: Trail = ()) -> Any:
    """``value``, which stands at ``trail`` in a file of ``kind``, in the schema's order, with a mark for all that is missing."""
    node = _node(kind, trail)
    if isinstance(value, dict):
        return _mapping(value, node, kind, trail)
    if isinstance(value, list):
        return [complete(item, kind, (*trail, 0)) for item in value]
    return value


def places(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Every mark in a value, with the way to it."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from places(child, (*trail, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from places(child, (*trail, index))
    elif is_blank(value):
        yield trail, value


def _mapping(value: Data, node: Any, kind: Kind, trail: Trail) -> Data:
    required = [*node.get("required", ()), *_required_if(value, node)]
    made: Data = {}
    for name in node.get("properties", {}):
        if name in value:
            made[name] = complete(value[name], kind, (*trail, name))
        elif name in required:
            made[name] = _stand_in(kind, (*trail, name))
    return made | {k: v for k, v in value.items() if k not in made}


def _required_if(value: Data, node: Any) -> tuple[str, ...]:
    """What a schema requires where another field has a certain value."""
    condition = node.get("if", {}).get("properties", {})
    holds = condition and all(value.get(name) == of.get("const") for name, of in condition.items())
    return tuple(node.get("then", {}).get("required", ())) if holds else ()


def _stand_in(kind: Kind, trail: Trail) -> Any:
    node = _node(kind, trail)
    if node.get("type") == "object":
        return _mapping({}, node, kind, trail)
    if node.get("type") == "array":
        inside = _node(kind, (*trail, 0))
        return [_stand_in(kind, (*trail, 0)) if inside.get("type") == "object" else mark(node)]
    return mark(node)


def mark(node: Any) -> str:
    """The mark for a value; where anything without spaces would have the form that is asked for, it has one."""
    space = " " if node.get("pattern") == _ANYTHING_WITHOUT_SPACES else ""
    return f"{MARK}{space}（{node.get('title', '')}）"
