"""Holds documents against the JSON Schemas of their kinds, and says in words what does not fit.

jsonschema-rs says yes or no; only where it says no does jsonschema, whose errors carry more, explain.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

import jsonschema
import jsonschema_rs
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.diagnostics import Diagnostic, Severity, Trail
from generator.i18n import _, in_quotes
from generator.kinds import KINDS, Kind
from generator.source import Document
from generator.vocabulary import SCHEMAS

RULE: Final = "schema"

Schema = Mapping[str, Any]


@cache
def load(name: str) -> Schema:
    """The schema file ``name``, as data."""
    schema: Schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    return schema


def check(document: Document, kind: Kind) -> Iterator[Diagnostic]:
    """Every way in which a document does not have the shape of its kind."""
    checker = _checker(kind)
    if checker.fast.is_valid(document.data):
        return
    for error in checker.slow.iter_errors(document.data):
        for trail, message, hint in _explain(error, kind):
            line, column = document.place(trail)
            yield Diagnostic(document.path, line, column, Severity.ERROR, RULE, message, hint)


@dataclass(frozen=True, slots=True)
class _Checker:
    fast: jsonschema_rs.Draft7Validator
    slow: jsonschema.Draft7Validator


@cache
def _checker(kind: Kind) -> _Checker:
    names = ["common.schema.json", *(k.schema for k in KINDS)]
    slow_registry: Registry[Any] = Registry().with_resources((n, DRAFT7.create_resource(load(n))) for n in names)
    fast_registry = jsonschema_rs.Registry([(n, load(n)) for n in names], draft=jsonschema_rs.Draft7)
    schema = load(kind.schema)
    return _Checker(
        jsonschema_rs.Draft7Validator(schema, registry=fast_registry, validate_formats=True),
        jsonschema.Draft7Validator(
            schema, registry=slow_registry, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
        ),
    )


def describe(kind: Kind, trail: Trail) -> Schema:
    """The schema of the value at ``trail``: its own title and description before those of what it refers to."""
    node: Schema = _resolve(load(kind.schema), kind.schema)
    for step in trail:
        if isinstance(step, int):
            node = _resolve(node.get("items", {}), node["$file"])
        else:
            node = _resolve(node.get("properties", {}).get(step, {}), node["$file"])
    return node


def _resolve(node: Schema, file: str) -> Schema:
    merged: dict[str, Any] = {**node}
    while "$ref" in merged:
        target, _hash, pointer = merged.pop("$ref").partition("#")
        file = target or file
        found: Any = load(file)
        for part in pointer.strip("/").split("/"):
            found = found[part]
        merged = {**found, **merged}
    merged["$file"] = file
    return merged


def _field(kind: Kind, trail: Trail) -> str:
    """What a reader calls the value at ``trail``: its Chinese title and the name of its field."""
    names = [s for s in trail if isinstance(s, str)]
    title = describe(kind, trail).get("title")
    name = names[-1] if names else ""
    if title and name:
        return f"“{title}”（{name}）"
    return f"“{title or name}”"


def _explain(error: jsonschema.ValidationError, kind: Kind) -> Iterator[tuple[Trail, str, str]]:
    """(trail, message, hint) for each fault that one schema error stands for."""
    trail: Trail = tuple(error.absolute_path)
    described = describe(kind, trail)
    field = _field(kind, trail)
    value = in_quotes(error.instance) if not isinstance(error.instance, dict | list) else ""
    help_text = described.get("description", "")
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]
            part = describe(kind, (*trail, missing))
            yield (
                trail,
                _("{field} is missing.").format(field=_field(kind, (*trail, missing))),
                part.get("description", "") or _choices(part) or _("Add it."),
            )
        case "additionalProperties":
            yield from _unknown_fields(error, trail)
        case "enum":
            yield (
                trail,
                _("{value} is not one of the values of {field}.").format(value=value, field=field),
                _near_choice(error.instance, described),
            )
        case "type":
            yield trail, _wrong_type(error, field, value), help_text or _type_hint(error.validator_value)
        case "pattern" | "format":
            yield (
                trail,
                _("{value} does not have the form of {field}.").format(value=value, field=field),
                help_text or _("It may not be empty, and may not begin or end with a space."),
            )
        case "minLength" | "maxLength":
            yield (
                trail,
                _("{field} has {count} characters; {bound} is the limit.").format(
                    field=field, count=len(error.instance), bound=error.validator_value
                ),
                help_text or _("Say it in fewer words."),
            )
        case "minItems" | "contains":
            yield (
                trail,
                _("{field} has too few entries; it needs {bound}.").format(field=field, bound=_needed(error)),
                help_text,
            )
        case "maxItems":
            yield (
                trail,
                _("{field} has too many entries; {bound} is the limit.").format(
                    field=field, bound=error.validator_value
                ),
                help_text,
            )
        case "uniqueItems":
            yield trail, _("{field} names the same thing twice.").format(field=field), _("Keep one of the two.")
        case "minimum" | "maximum":
            yield (
                trail,
                _("{value} is out of range for {field}; {bound} is the limit.").format(
                    value=value, field=field, bound=error.validator_value
                ),
                help_text,
            )
        case "minProperties" | "maxProperties":
            yield trail, _("{field} must name just one thing.").format(field=field), help_text
        case None:  # a schema that is `false`: the field is not allowed beside the others
            yield (
                trail,
                _("{field} does not belong here.").format(field=field),
                _("A decision has branches and no next; every other step has next and no branches."),
            )
        case _:
            yield trail, _("{value} does not fit {field}.").format(value=value, field=field), help_text


def _unknown_fields(error: jsonschema.ValidationError, trail: Trail) -> Iterator[tuple[Trail, str, str]]:
    known: list[str] = list(error.schema.get("properties", {}))  # type: ignore[union-attr]  # a schema that fails here is an object
    for name in error.instance:
        if name in known:
            continue
        near = get_close_matches(str(name), known, n=1)
        hint = (
            _("Did you mean {name}?").format(name=near[0])
            if near
            else _("The fields here are: {names}.").format(names="、".join(known))
        )
        yield (*trail, name), _("There is no field {name} here.").format(name=in_quotes(name)), hint


def _near_choice(value: object, described: Schema) -> str:
    values, names = described.get("enum", []), described.get("enumDescriptions", [])
    for v, n in zip(values, names, strict=False):
        if value == n:
            return _("Did you mean {name}?").format(name=v)
    near = get_close_matches(str(value), [str(v) for v in values], n=1)
    hint = _("Did you mean {name}?").format(name=near[0]) + " " if near else ""
    return hint + _choices(described)


def _choices(described: Schema) -> str:
    values = described.get("enum", [])
    if not values:
        return ""
    names: Iterable[str] = described.get("enumDescriptions", [""] * len(values))
    return _("Write one of: {values}.").format(
        values="、".join(f"{v}（{n}）" if n else str(v) for v, n in zip(values, names, strict=False))
    )


def _wrong_type(error: jsonschema.ValidationError, field: str, value: str) -> str:
    if error.instance is None:
        return _("{field} is empty.").format(field=field)
    if value:
        return _("{value} is not what {field} needs.").format(value=value, field=field)
    return _("{field} needs another form of value.").format(field=field)


def _type_hint(expected: str | list[str]) -> str:
    hints = {
        "string": _("Write text; put numbers and true/false in quotation marks if text is meant."),
        "integer": _("Write a whole number, without quotation marks."),
        "boolean": _("Write true or false."),
        "array": _("Write a list: each entry on a line of its own that begins with “- ”."),
        "object": _("Write fields, each on a line of its own and indented by two spaces."),
    }
    return hints[expected if isinstance(expected, str) else expected[0]]


def _needed(error: jsonschema.ValidationError) -> str:
    return str(error.validator_value if error.validator == "minItems" else error.validator_value.get("const", 1))
