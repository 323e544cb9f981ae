"""Where the files that readers take away are on the site.

Those of units stand in folders of their own, so that a unit may bear any name.
"""

from typing import Final
from urllib.parse import quote

from generator import address

DATA: Final = address.DATA
POWERS: Final = "data/powers.csv"
RISKS: Final = "data/risks.csv"
UNITS: Final = "data/units.json"
UNIT_SCHEMA: Final = "data/unit.schema.json"
PACKAGE: Final = "data/datapackage.json"
CATALOG: Final = "data/catalog.jsonld"
POWERS_FEED: Final = "feeds/powers.xml"
RISKS_FEED: Final = "feeds/risks.xml"
CHANGES_FEED: Final = "feeds/changes.xml"
WORSE_FEED: Final = "feeds/worse.xml"
LEARNING_FEED: Final = "feeds/learning.xml"


def of_unit(unit: str, ending: str) -> str:
    """A unit's file; ``ending`` is csv, xlsx or json."""
    return f"data/units/{unit}.{ending}"


def feed(unit: str) -> str:
    return f"feeds/units/{unit}.xml"


def changes_feed(unit: str) -> str:
    """The feed of a unit's changes; in a folder of its own, so that a unit may bear any name."""
    return f"feeds/changes/{unit}.xml"


def code(value: str) -> str:
    """The page that leads from a code to what bears it. Codes are letters, digits and hyphens."""
    return f"id/{value}.html"


def absolute(domain: str, address: str) -> str:
    return f"https://{domain}/{quote(address)}"
