"""The Data Package (datapackage.org, readable as version 1 and 2): what is in the city's tables, column by column."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from generator.exports import restricted
from generator.exports.columns import Column, Form, Table
from generator.exports.places import DATA, PACKAGE, absolute
from generator.exports.volumes import Volume, table_of
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


def of_city(jurisdiction: PublicJurisdiction, tables: Sequence[Volume], latest: str) -> Asset:
    """The description of ``tables``, the CSV files of the city, as they were on the day ``latest``."""
    site, publisher = jurisdiction.site, jurisdiction.publisher
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
        "resources": [_resource(volume, table_of(volume, jurisdiction)) for volume in tables],
    }
    if not package["keywords"]:
        del package["keywords"]
    return Asset(PACKAGE, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())


def _resource(volume: Volume, table: Table[Any]) -> Described:
    is_first = volume.number == 1
    return {
        "name": table.key if is_first else f"{table.key}-{volume.number}",
        "path": volume.address.removeprefix("data/"),
        "profile": "tabular-data-resource",
        "type": "table",
        "title": table.name if is_first else f"{table.name}（第 {volume.number} 册）",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": volume.size,
        "hash": f"sha256:{volume.sum}",
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
