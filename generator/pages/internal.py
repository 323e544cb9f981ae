"""The pages that only the supervisor's own network has: what is managed, by unit and by field, alerts, and fields for internal use."""

from collections.abc import Iterator

from generator import address
from generator.leaves import leaves
from generator.own_use import OwnCity, OwnUse
from generator.page import Draft, Metadata
from generator.public import Dossier
from generator.shelves import Shelves

_COLUMN = "内部管理"


def of_city(shelves: Shelves, own: OwnCity) -> Iterator[Draft]:
    """Where to find the papers of each unit, what stands by way of exception, and the ledger of each focus field."""
    source = shelves.city.jurisdiction.publisher.name
    for leaf in leaves(address.INTERNAL, shelves.units):
        yield Draft(
            address=leaf.here,
            kind="internal",
            title=f"内部管理{leaf.suffix}",
            description="各单位的风险台帐、防控一览表、承诺表、预警和内部事项。",
            template="internal.html.j2",
            values={
                "leaf": leaf,
                "own": own,
                "fields": _field_sizes(shelves),
                "repository": shelves.city.jurisdiction.repository,
            },
            metadata=Metadata(_COLUMN, shelves.latest, source),
        )
    for field in shelves.fields:
        for page in leaves(address.internal_field(field.id), shelves.risks_by_field[field.id]):
            yield Draft(
                address=page.here,
                kind="internal-field",
                title=f"{field.name}风险台帐{page.suffix}",
                description=f"重点领域“{field.name}”里各单位的全部风险点。",
                template="internal_field.html.j2",
                values={"leaf": page, "field": field, "count": len(shelves.risks_by_field[field.id])},
                metadata=Metadata(_COLUMN, shelves.latest, source),
            )


def _field_sizes(shelves: Shelves) -> dict[str, tuple[str, int]]:
    return {f.id: (f.name, len(shelves.risks_by_field[f.id])) for f in shelves.fields}


def of_unit(dossier: Dossier, own: OwnUse) -> Iterator[Draft]:
    """What of a unit is for internal use: alerts one by one, and the rest."""
    unit = dossier.unit
    metadata = Metadata(_COLUMN, dossier.latest, unit.name)
    yield Draft(
        address=address.internal_unit(unit.id),
        kind="internal-unit",
        title=f"{unit.short_name}内部事项",
        description=f"{unit.name}没有对外公开的职权、制度和内部记载。",
        template="internal_unit.html.j2",
        values={
            "unit": unit,
            "own": own,
            "withheld": [p for p in dossier.powers if p.withheld],
            "records": dossier.records,
        },
        metadata=metadata,
    )
    yield Draft(
        address=address.internal_alerts(unit.id),
        kind="internal-alerts",
        title=f"{unit.short_name}预警台帐",
        description=f"{unit.name}的全部预警。",
        template="internal_alerts.html.j2",
        values={"unit": unit, "alerts": own.alerts, "standings": own.standings},
        metadata=metadata,
    )
