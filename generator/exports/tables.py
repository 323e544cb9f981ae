"""All the tables, in the order in which readers meet them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from generator.exports import restricted
from generator.exports.columns import Table
from generator.exports.places import POWERS as POWERS_FILE
from generator.exports.places import RISKS as RISKS_FILE
from generator.exports.power_columns import POWERS
from generator.exports.power_part_columns import BASES, MATERIALS, STEPS, SUB_ITEMS
from generator.exports.risk_columns import CONTROLS, RISKS, RULES
from generator.public import Dossier, PublicJurisdiction

TABLES: Final[tuple[Table[Any], ...]] = (POWERS, SUB_ITEMS, BASES, MATERIALS, STEPS, RISKS, CONTROLS, RULES)
"""The sheets of a unit's workbook."""

Rows = Sequence[Sequence[str]]
"""The cells of records, in the order of a table's columns."""

OF_THE_CITY: Final[dict[str, Table[Any]]] = {POWERS_FILE: POWERS, RISKS_FILE: RISKS}
"""The tables that are published of the whole city, by address."""


def tables_for(jurisdiction: PublicJurisdiction) -> tuple[Table[Any], ...]:
    """All tables as a site of this audience has them."""
    return tuple(restricted.table(table, jurisdiction) for table in TABLES)


def of_the_city_for(jurisdiction: PublicJurisdiction) -> dict[str, Table[Any]]:
    """The tables of the whole city as a site of this audience has them, by address."""
    return {place: restricted.table(table, jurisdiction) for place, table in OF_THE_CITY.items()}


def rows_of(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Mapping[str, Rows]:
    """The records of a unit in every table, by the table's key, for all files that are written of them."""
    return {table.key: list(table.rows(dossier, jurisdiction)) for table in tables_for(jurisdiction)}
