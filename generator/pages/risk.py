"""The board of published risks (R9), and each unit's with what guards them."""

from collections.abc import Iterator

from generator import address
from generator.cards import risk_card
from generator.leaves import LONGEST, leaves
from generator.page import Draft, Metadata
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Iterator[Draft]:
    jurisdiction = shelves.city.jurisdiction
    serious = [r for r in shelves.risks if r.level == 1]
    for leaf in leaves(address.RISKS, shelves.units):
        yield Draft(
            address=leaf.here,
            kind="risks",
            title=f"一级廉政风险{leaf.suffix}",
            description="哪些环节最容易出问题、会出什么问题、谁来防、怎样举报。",
            template="risks.html.j2",
            values={
                "leaf": leaf,
                "count": shelves.totals.serious,
                "levels": jurisdiction.disclosed_levels,
                "scheme": jurisdiction.risk_scheme,
                "board": serious if leaf.is_first and len(serious) <= LONGEST else (),
            },
            metadata=Metadata("一级廉政风险", shelves.latest, jurisdiction.publisher.name),
        )


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit, here = dossier.unit, address.risks(dossier.unit.id)
    board = [risk_card(r) for r in dossier.risks]
    past = dossier.past.about("risks")
    yield Draft(
        address=here,
        kind="unit-risks",
        title=f"{unit.short_name}廉政风险公示",
        description=f"{unit.name}公示的廉政风险点和防控措施。",
        template="unit_risks.html.j2",
        values={"unit": unit, "risks": dossier.risks, "board": board, "jurisdiction": jurisdiction, "past": past},
        metadata=Metadata(
            "一级廉政风险",
            unit.disclosure.published,
            unit.name,
            version=past.version_of(r.path for r in dossier.risks),
        ),
    )
