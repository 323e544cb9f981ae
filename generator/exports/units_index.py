"""The index of the units in JSON: who they are, how much each publishes, and where its files are."""

import json
from typing import Any

from generator import address
from generator.cards import UnitLine
from generator.exports import restricted
from generator.exports.places import UNIT_SCHEMA, UNITS, absolute, feed, of_unit
from generator.page import Asset
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Asset:
    domain = shelves.city.jurisdiction.site.domain
    index = {
        **restricted.field(shelves.city.jurisdiction),
        "jurisdiction": shelves.city.jurisdiction.name,
        "modified": shelves.latest,
        "schema": absolute(domain, UNIT_SCHEMA),
        "units": [_unit(line, domain) for line in shelves.units],
    }
    return Asset(UNITS, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode())


def _unit(line: UnitLine, domain: str) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "short_name": line.short_name,
        "kind": line.kind,
        "published": line.published,
        "powers": line.powers,
        "flows": line.flows,
        "first_level_risks": line.risks[1],
        "rules": line.rules,
        "page": absolute(domain, address.unit(line.id)),
        "feed": absolute(domain, feed(line.id)),
        **{ending: absolute(domain, of_unit(line.id, ending)) for ending in ("csv", "xlsx", "json")},
    }
