"""All the tables, in the order in which readers meet them."""

from typing import Any, Final

from generator.exports.columns import Table
from generator.exports.places import POWERS as POWERS_FILE
from generator.exports.places import RISKS as RISKS_FILE
from generator.exports.power_columns import POWERS
from generator.exports.power_part_columns import BASES, MATERIALS, STEPS, SUB_ITEMS
from generator.exports.risk_columns import CONTROLS, RISKS, RULES

TABLES: Final[tuple[Table[Any], ...]] = (POWERS, SUB_ITEMS, BASES, MATERIALS, STEPS, RISKS, CONTROLS, RULES)
"""The sheets of a unit's workbook."""

OF_THE_CITY: Final[dict[str, Table[Any]]] = {POWERS_FILE: POWERS, RISKS_FILE: RISKS}
"""The tables that are published of the whole city, by address."""
