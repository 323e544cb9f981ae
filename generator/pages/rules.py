"""The rule libraries (R12): the six working rules over all units, and each unit's rules."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.public import PublicUnit
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    yield Page(
        address=address.RULES,
        kind="rules",
        title="制度库",
        description="各单位用来管住权力的内部制度，以及六项工作制度建立的情况。",
        body=render("rules.html.j2", address.RULES, {"public": public}),
        metadata=Metadata("制度库", shelves.latest, public.jurisdiction.publisher.name),
    )
    for unit in public.units:
        here = address.rules(unit.id)
        yield Page(
            address=here,
            kind="unit-rules",
            title=f"{unit.short_name}制度库",
            description=f"{unit.name}的内部管理制度。",
            body=render("unit_rules.html.j2", here, {"unit": unit, "backed": _backed(shelves, unit)}),
            metadata=Metadata("制度库", unit.disclosure.published, unit.name),
        )


def _backed(shelves: Shelves, unit: PublicUnit) -> dict[str, int]:
    """How many published controls rest on each rule of ``unit``."""
    counts = {rule.id: 0 for rule in unit.rules}
    for risk in shelves.risks_by_unit[unit.id]:
        for control in risk.controls:
            if control.rule:
                counts[control.rule.id] += 1
    return counts
