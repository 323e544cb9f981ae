"""The model says what the schemas say."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import fields

from generator import alert_model, catalog, model, schema
from generator.kinds import KINDS, Kind

FROM_THE_PATH = {"path", "unit", "id"}


def _classes(cls: type[Any], kind: Kind, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[type[Any], Kind, Any]]:
    """Every model class below ``cls``, with the trail at which its schema describes it."""
    yield cls, kind, trail
    for name, hint in get_type_hints(cls).items():
        for inner, is_list in _structs_in(hint):
            yield from _classes(inner, kind, (*trail, name, 0) if is_list else (*trail, name))


def _structs_in(hint: Any) -> Iterator[tuple[type[Any], bool]]:
    if get_origin(hint) is tuple:
        yield from ((c, True) for c, _ in _structs_in(get_args(hint)[0]))
    elif isinstance(hint, UnionType):
        for part in get_args(hint):
            yield from _structs_in(part)
    elif isinstance(hint, type) and issubclass(hint, Struct):
        yield hint, False


CASES = [case for kind in KINDS for case in _classes(catalog.CLASSES[kind], kind)]


@pytest.mark.parametrize(("cls", "kind", "trail"), CASES, ids=lambda v: getattr(v, "__name__", None))
def test_a_class_has_just_the_fields_of_its_schema(cls: type[Any], kind: Kind, trail: tuple[str | int, ...]) -> None:
    described = schema.describe(kind, trail)
    own = set(cls.__struct_fields__) - (set() if trail else FROM_THE_PATH)
    assert own == set(described["properties"])


@pytest.mark.parametrize(("cls", "kind", "trail"), CASES, ids=lambda v: getattr(v, "__name__", None))
def test_a_field_may_be_left_out_just_where_its_schema_says_so(
    cls: type[Any], kind: Kind, trail: tuple[str | int, ...]
) -> None:
    described = schema.describe(kind, trail)
    needed = {f.name for f in fields(cls) if f.required}
    assert needed == set(described.get("required", []))


def test_every_class_of_the_model_stands_for_an_object_of_a_schema() -> None:
    named = (*vars(model).values(), *vars(alert_model).values())
    classes = {c for c in named if isinstance(c, type) and issubclass(c, Struct) and c is not Struct}
    assert classes == {cls for cls, _kind, _trail in CASES}


def test_optional_values_are_none_or_empty() -> None:
    for cls, _kind, _trail in CASES:
        for field in fields(cls):
            if not field.required and field.name not in FROM_THE_PATH:
                assert field.default in (None, ()) or (cls, field.name) == (model.Step, "kind")
                hint = get_type_hints(cls)[field.name]
                assert field.default is not None or NoneType in get_args(hint)
