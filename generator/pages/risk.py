"""The board of first-level risks (R9), and each unit's disclosed risks with what guards them."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    yield Page(
        address=address.RISKS,
        kind="risks",
        title="一级廉政风险",
        description="哪些环节最容易出问题、会出什么问题、谁来防、怎样举报。",
        body=render("risks.html.j2", address.RISKS, {"shelves": shelves, "public": public}),
        metadata=Metadata("一级廉政风险", shelves.latest, public.jurisdiction.publisher.name),
    )
    for unit in public.units:
        here = address.risks(unit.id)
        values = {"unit": unit, "risks": shelves.risks_by_unit[unit.id], "public": public}
        yield Page(
            address=here,
            kind="unit-risks",
            title=f"{unit.short_name}廉政风险公示",
            description=f"{unit.name}公示的廉政风险点和防控措施。",
            body=render("unit_risks.html.j2", here, values),
            metadata=Metadata("一级廉政风险", unit.disclosure.published, unit.name),
        )
