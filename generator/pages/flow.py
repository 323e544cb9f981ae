"""The catalogue of flows (R5): every flow of a unit, with its length and its promise."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    yield Page(
        address=address.FLOWS,
        kind="flows",
        title="流程图",
        description="每项职权一张流程图：谁来办、办什么、多久办完。",
        body=render("flows.html.j2", address.FLOWS, {"shelves": shelves, "public": public}),
        metadata=Metadata("流程图", shelves.latest, public.jurisdiction.publisher.name),
    )
    for unit in public.units:
        here, powers = address.flows(unit.id), shelves.by_unit[unit.id]
        yield Page(
            address=here,
            kind="unit-flows",
            title=f"{unit.short_name}的流程图",
            description=f"{unit.name}各项职权的运行流程图。",
            body=render("unit_flows.html.j2", here, {"unit": unit, "powers": powers, "public": public}),
            metadata=Metadata("流程图", shelves.latest_of(powers), unit.name),
        )
