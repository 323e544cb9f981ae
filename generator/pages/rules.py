"""The rule libraries (R12): the six working rules over all units, and each unit's rules."""

from collections.abc import Iterator

from generator import address
from generator.kinds import RULES
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.public import Dossier, PublicJurisdiction, PublicLesson
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Iterator[Draft]:
    for leaf in leaves(address.RULES, shelves.units):
        yield Draft(
            address=leaf.here,
            kind="rules",
            title=f"制度库{leaf.suffix}",
            description="各单位用来管住权力的内部制度，以及六项工作制度建立的情况。",
            template="rules.html.j2",
            values={"leaf": leaf},
            metadata=Metadata("制度库", shelves.latest, shelves.city.jurisdiction.publisher.name),
        )


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit, here = dossier.unit, address.rules(dossier.unit.id)
    past = dossier.past.about("rules")
    yield Draft(
        address=here,
        kind="unit-rules",
        title=f"{unit.short_name}制度库",
        description=f"{unit.name}的内部管理制度。",
        template="unit_rules.html.j2",
        values={
            "unit": unit,
            "backed": _backed(dossier),
            "lessons": _lessons(dossier),
            "past": past,
            "jurisdiction": jurisdiction,
        },
        metadata=Metadata(
            "制度库",
            unit.disclosure.published,
            unit.name,
            version=past.version_of([RULES.pattern.format(unit=unit.id)]),
        ),
    )


def _backed(dossier: Dossier) -> dict[str, int]:
    """How many published controls rest on each rule of the unit."""
    counts = {rule.id: 0 for rule in dossier.unit.rules}
    for risk in dossier.risks:
        for control in risk.controls:
            if control.rule:
                counts[control.rule.id] += 1
    return counts


def _lessons(dossier: Dossier) -> dict[str, list[PublicLesson]]:
    """What is to be learned from about each rule of the unit."""
    return {
        rule.id: [lesson for lesson in dossier.lessons if any(rule.id == named.id for named in lesson.rules)]
        for rule in dossier.unit.rules
    }
