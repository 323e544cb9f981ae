"""The units, and each unit: what it is for, its powers by category, its risks, posts and rules."""

from collections.abc import Iterator

from generator import address
from generator.cards import power_card
from generator.exports import places
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.past import striking
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Iterator[Draft]:
    jurisdiction = shelves.city.jurisdiction
    for leaf in leaves(address.UNITS, shelves.units):
        yield Draft(
            address=leaf.here,
            kind="units",
            title=f"单位{leaf.suffix}",
            description=f"{jurisdiction.name}公开职权的全部单位。",
            template="units.html.j2",
            values={"leaf": leaf, "count": shelves.totals.units, "jurisdiction": jurisdiction},
            metadata=Metadata("单位", shelves.latest, jurisdiction.publisher.name),
        )


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit, here = dossier.unit, address.unit(dossier.unit.id)
    values = {
        "unit": unit,
        "powers": [power_card(p) for p in dossier.powers],
        "risks": dossier.risks,
        "jurisdiction": jurisdiction,
        "files": {
            "CSV 表格": places.of_unit(unit.id, "csv"),
            "XLSX 工作簿": places.of_unit(unit.id, "xlsx"),
            "JSON 数据": places.of_unit(unit.id, "json"),
            "Atom 订阅": places.feed(unit.id),
        },
        "data": places.DATA,
        "past": dossier.past.log,
        "latest": striking(dossier.past.happenings),
    }
    yield Draft(
        address=here,
        kind="unit",
        title=unit.name,
        description=unit.mission.splitlines()[0],
        template="unit.html.j2",
        values=values,
        metadata=Metadata(
            "单位",
            unit.disclosure.published,
            unit.name,
            unit.disclosure.index_number,
            (unit.name, unit.short_name),
            dossier.past.version_of([unit.path]),
        ),
        path=unit.path,
    )
