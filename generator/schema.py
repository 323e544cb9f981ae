"""Holds documents against the JSON Schemas of their kinds.

jsonschema-rs says yes or no; only where it says no does jsonschema, whose errors carry more, say why.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, Final

import jsonschema_rs

from generator.diagnostics import Diagnostic, Severity, Trail
from generator.kinds import KINDS, Kind
from generator.schema_formats import FORM, FORMATS
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
    if validator(kind).is_valid(document.data):
        return
    from generator.schema_faults import faults  # noqa: PLC0415  # jsonschema takes longer to import than a catalogue to check

    for fault in faults(document.data, load(kind.schema), schemas(), partial(describe, kind)):
        line, column = document.place(fault.trail)
        yield Diagnostic(document.path, line, column, Severity.ERROR, RULE, fault.message, fault.hint)


@cache
def validator(kind: Kind) -> jsonschema_rs.Draft7Validator:
    """The validator of ``kind`` that says quickly whether anything is wrong."""
    registry = jsonschema_rs.Registry(list(schemas().items()), draft=jsonschema_rs.Draft7)
    return jsonschema_rs.Draft7Validator(
        load(kind.schema), registry=registry, validate_formats=True, formats=dict(FORMATS)
    )


@cache
def schemas() -> Mapping[str, Schema]:
    """Every schema by the name under which others refer to it."""
    return {name: load(name) for name in ("common.schema.json", *(k.schema for k in KINDS))}


def describe(kind: Kind, trail: Trail) -> Mapping[str, Any]:
    """The schema of the value at ``trail``: its own title and description before those of what it refers to.

    Where both have a description, that of what it refers to (the form of a date, say) is under ``FORM``.
    """
    node, file = resolve(load(kind.schema), kind.schema)
    for step in trail:
        child = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node, file = resolve(child, file)
    return node


def resolve(node: Schema, file: str) -> tuple[Schema, str]:
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
