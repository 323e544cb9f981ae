"""Says why a document does not have the shape of its kind: jsonschema's errors, each cause told once and in words."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import jsonschema
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.blanks import blanks
from generator.diagnostics import Trail
from generator.schema_causes import root_causes
from generator.schema_formats import FORMATS
from generator.schema_words import Fault, Misfit, explain, unfilled
from generator.yaml_tree import Value

Schema = Mapping[str, Any]


def faults(
    data: Value, schema: Schema, schemas: Mapping[str, Schema], describe: Callable[[Trail], Schema]
) -> Iterator[Fault]:
    """Every way in which ``data`` is not what ``schema`` asks for.

    ``schemas`` has what it may refer to by name; ``describe`` gives the schema of the value at a trail.
    """
    told: set[Trail] = set()
    for problem in root_causes(validator(schema, schemas).iter_errors(data)):
        for fault in explain(Misfit(problem, describe)):
            told.add(fault.trail)
            yield fault
    for trail in blanks(data):  # no rule looks at a file that does not fit, and a clerk fills in all at once
        if not any(trail[:length] in told for length in range(1, len(trail) + 1)):
            yield unfilled(trail, describe)


def validator(schema: Schema, schemas: Mapping[str, Schema]) -> Any:
    """jsonschema's validator of ``schema``: the one that can say why."""
    registry: Registry[Any] = Registry().with_resources((n, DRAFT7.create_resource(s)) for n, s in schemas.items())
    return _Validator(schema, registry=registry, format_checker=_FORMATS)


def _pattern(
    _validator: object, pattern: str, instance: object, _schema: object
) -> Iterator[jsonschema.ValidationError]:
    """``$`` is the very end of a text, as in ECMA 262; Python's is also the place before a last line break."""
    if isinstance(instance, str) and not re.search(re.sub(r"(?<!\\)\$", r"\\Z", pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def _properties(
    validator: Any, properties: Mapping[str, Any], instance: object, _schema: object
) -> Iterator[jsonschema.ValidationError]:
    """As jsonschema has it, save that a field whose schema is ``false`` is told at the field and not at what is around it."""
    for name, schema in properties.items():
        if isinstance(instance, dict) and name in instance:
            named = {"not": {}} if schema is False else schema
            yield from validator.descend(instance[name], named, path=name, schema_path=name)


_Validator: Final = jsonschema.validators.extend(
    jsonschema.Draft7Validator, {"pattern": _pattern, "properties": _properties}
)  # type: ignore[no-untyped-call]  # its stub lacks types
_FORMATS: Final = jsonschema.FormatChecker(())
for _name, _is_one in FORMATS.items():
    _FORMATS.checks(_name)(lambda text, is_one=_is_one: not isinstance(text, str) or is_one(text))
