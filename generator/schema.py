"""Holds documents against the JSON Schemas of their kinds.

jsonschema-rs says yes or no; only where it says no does jsonschema, whose errors carry more, say why.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import jsonschema
import jsonschema_rs
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.diagnostics import Diagnostic, Severity, Trail
from generator.kinds import KINDS, Kind
from generator.schema_causes import root_causes
from generator.schema_words import FORM, Misfit, explain
from generator.source import Document
from generator.vocabulary import SCHEMAS

RULE: Final = "schema"

Schema = dict[str, Any]


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
    for problem in root_causes(checker.slow.iter_errors(document.data)):
        for fault in explain(Misfit(problem, lambda trail: describe(kind, trail))):
            line, column = document.place(fault.trail)
            yield Diagnostic(document.path, line, column, Severity.ERROR, RULE, fault.message, fault.hint)


@dataclass(frozen=True, slots=True)
class _Checker:
    fast: jsonschema_rs.Draft7Validator
    slow: jsonschema.Draft7Validator


@cache
def _checker(kind: Kind) -> _Checker:
    names = ["common.schema.json", *(k.schema for k in KINDS)]
    slow: Registry[Any] = Registry().with_resources((n, DRAFT7.create_resource(load(n))) for n in names)
    fast = jsonschema_rs.Registry([(n, load(n)) for n in names], draft=jsonschema_rs.Draft7)
    schema = load(kind.schema)
    return _Checker(
        jsonschema_rs.Draft7Validator(schema, registry=fast, validate_formats=True, formats=_FORMATS),
        _Slow(schema, registry=slow, format_checker=_FORMAT_CHECKER),
    )


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


_Slow: Final = jsonschema.validators.extend(
    jsonschema.Draft7Validator, {"pattern": _pattern, "properties": _properties}
)  # type: ignore[no-untyped-call]  # its stub lacks types
_FORMAT_CHECKER: Final = jsonschema.Draft7Validator.FORMAT_CHECKER
_FORMATS: Final = {
    name: lambda text, name=name: _FORMAT_CHECKER.conforms(text, name)  # so that both read dates and patterns alike
    for name in ("date", "regex")
}


def describe(kind: Kind, trail: Trail) -> Mapping[str, Any]:
    """The schema of the value at ``trail``: its own title and description before those of what it refers to.

    Where both have a description, that of what it refers to (the form of a date, say) is under ``FORM``.
    """
    node, file = _resolve(load(kind.schema), kind.schema)
    for step in trail:
        child = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node, file = _resolve(child, file)
    return node


def _resolve(node: Schema, file: str) -> tuple[Schema, str]:
    """A schema without its ``$ref``, and the file that references in it are relative to."""
    while "$ref" in node:
        target, _hash, pointer = node["$ref"].partition("#")
        file = target or file
        found: Any = load(file)
        for part in pointer.strip("/").split("/"):
            found = found[part]
        own = {k: v for k, v in node.items() if k != "$ref"}
        form = {FORM: found["description"]} if "description" in found and "description" in own else {}
        node = {**found, **form, **own}
    return node, file
