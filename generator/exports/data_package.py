"""The Data Package (datapackage.org, readable as version 1 and 2): what is in the city's tables, column by column."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from generator.exports import restricted
from generator.exports.columns import Column, Form, Table
from generator.exports.places import DATA, PACKAGE, absolute
from generator.exports.tables import of_the_city_for
from generator.page import Asset
from generator.public import PublicJurisdiction
from generator.vocabulary import labels

Described = dict[str, Any]

_TYPES: Final[Mapping[Form, Described]] = {
    "text": {"type": "string"},
    "lines": {"type": "string"},
    "word": {"type": "string"},
    "date": {"type": "date", "format": "%Y-%m-%d"},
    "number": {"type": "integer"},
    "yes_no": {"type": "boolean", "trueValues": ["是"], "falseValues": ["否"]},
}


def of_city(jurisdiction: PublicJurisdiction, tables: Mapping[str, bytes], latest: str) -> Asset:
    """The description of ``tables``, the CSV files of the city by address, as they were on the day ``latest``."""
    site, publisher, shown = jurisdiction.site, jurisdiction.publisher, of_the_city_for(jurisdiction)
    package: Described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "powers",
        "title": restricted.title(f"{jurisdiction.name}职权和公示风险", jurisdiction),
        **restricted.field(jurisdiction),
        "description": site.description,
        "homepage": absolute(site.domain, DATA),
        "version": latest,
        "created": f"{latest}T00:00:00+08:00",
        "keywords": list(site.keywords),
        "contributors": [{"title": publisher.name, "role": "publisher", "roles": ["publisher"]}],
        "resources": [_resource(place, shown[place], content) for place, content in tables.items()],
    }
    if not package["keywords"]:
        del package["keywords"]
    return Asset(PACKAGE, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())


def _resource(place: str, table: Table[Any], content: bytes) -> Described:
    return {
        "name": table.key,
        "path": place.removeprefix("data/"),
        "profile": "tabular-data-resource",
        "type": "table",
        "title": table.name,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": table_schema(table),
    }


def table_schema(table: Table[Any]) -> Described:
    """The Table Schema; fields are named by the headings of the file, and by their keys under ``x-key``."""
    names = {c.key: c.name for c in table.columns}
    return {
        "fields": [_field(c, c.key in table.identity) for c in table.columns],
        "primaryKey": [names[key] for key in table.identity],
        "missingValues": [""],
    }


def _field(column: Column[Any], is_identity: bool) -> Described:
    field: Described = {
        "name": column.name,
        "title": column.name,
        "description": column.meaning,
        "x-key": column.key,
        **_TYPES[column.form],
    }
    if column.source:
        field["x-source"] = column.source
    constraints: Described = {"required": True} if is_identity else {}
    if column.vocabulary:
        constraints["enum"] = list(labels(column.vocabulary).values())
    return {**field, "constraints": constraints} if constraints else field
