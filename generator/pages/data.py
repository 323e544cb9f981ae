"""The data: what readers can take away, in which formats, and what every column means."""

from collections.abc import Iterator
from typing import Any, Final

from generator import address
from generator.exports import places
from generator.exports.columns import Column, Table
from generator.exports.tables import OF_THE_CITY, tables_for
from generator.exports.volumes import addresses
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.shelves import Shelves

_FORMS: Final = {
    "text": "文字",
    "lines": "一条或几条，每条一行",
    "date": "日期，例如 2026-03-01",
    "number": "整数",
    "yes_no": "是、否",
    "word": "固定用语",
}


def of_city(shelves: Shelves) -> Iterator[Draft]:
    jurisdiction = shelves.city.jurisdiction
    for leaf in leaves(places.DATA, shelves.units):
        yield Draft(
            address=leaf.here,
            kind="data",
            title=f"数据下载{leaf.suffix}",
            description="全部公开内容都可以下载：表格、工作簿、结构化数据和订阅，附每一列的说明。",
            template="data.html.j2",
            values={
                "leaf": leaf,
                "jurisdiction": jurisdiction,
                "whole": {t.key: addresses(place, len(shelves.units)) for place, t in OF_THE_CITY.items()},
                "files": _files(shelves),
                "feeds": {
                    "powers": places.POWERS_FEED,
                    "risks": places.RISKS_FEED,
                    "learning": places.LEARNING_FEED,
                    "changes": places.CHANGES_FEED,
                    "worse": places.WORSE_FEED,
                },
                "tables": [_table(table) for table in tables_for(jurisdiction)],
            },
            metadata=Metadata("数据下载", shelves.latest, jurisdiction.publisher.name),
        )


def _files(shelves: Shelves) -> dict[str, Any]:
    """Where the files are: the city's by what they are, each unit's by format."""
    of_units = {
        u.id: {
            "csv": places.of_unit(u.id, "csv"),
            "xlsx": places.of_unit(u.id, "xlsx"),
            "json": places.of_unit(u.id, "json"),
            "feed": places.feed(u.id),
            "changes": places.changes_feed(u.id),
            "page": address.unit(u.id),
        }
        for u in shelves.units
    }
    return {
        "units": places.UNITS,
        "schema": places.UNIT_SCHEMA,
        "package": places.PACKAGE,
        "catalog": places.CATALOG,
        "of_units": of_units,
    }


def _table(table: Table[Any]) -> dict[str, Any]:
    """What the page says of a table, as plain data."""
    return {
        "key": table.key,
        "name": table.name,
        "meaning": table.meaning,
        "columns": [_column(c, table) for c in table.columns],
    }


def _column(column: Column[Any], table: Table[Any]) -> dict[str, Any]:
    return {
        "key": column.key,
        "name": column.name,
        "meaning": column.meaning,
        "source": column.source,
        "form": _FORMS[column.form],
        "vocabulary": column.vocabulary,
        "is_identity": column.key in table.identity,
    }
