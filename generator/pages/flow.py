"""The catalogue of flows (R5): every flow of a unit, with its length and its promise."""

from collections.abc import Iterator

from generator import address
from generator.page import Draft, Metadata
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Iterator[Draft]:
    yield Draft(
        address=address.FLOWS,
        kind="flows",
        title="流程图",
        description="每项职权一张流程图：谁来办、办什么、多久办完。",
        template="flows.html.j2",
        values={"units": shelves.units},
        metadata=Metadata("流程图", shelves.latest, shelves.city.jurisdiction.publisher.name),
    )


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit, here = dossier.unit, address.flows(dossier.unit.id)
    yield Draft(
        address=here,
        kind="unit-flows",
        title=f"{unit.short_name}的流程图",
        description=f"{unit.name}各项职权的运行流程图。",
        template="unit_flows.html.j2",
        values={
            "unit": unit,
            "powers": dossier.powers,
            "past": dossier.past.about("flow"),
            "jurisdiction": jurisdiction,
        },
        metadata=Metadata("流程图", dossier.latest, unit.name, version=dossier.past.version_of(_files(dossier))),
    )


def _files(dossier: Dossier) -> list[str]:
    return [flow.path for power in dossier.powers for flow in power.flows]
