"""The units, and each unit: what it is for, its powers by category, its risks, posts and rules."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    yield Page(
        address=address.UNITS,
        kind="units",
        title="单位",
        description=f"{public.jurisdiction.name}公开职权的全部单位。",
        body=render("units.html.j2", address.UNITS, {"shelves": shelves, "public": public}),
        metadata=Metadata("单位", shelves.latest, public.jurisdiction.publisher.name),
    )
    for unit in public.units:
        here = address.unit(unit.id)
        values = {
            "unit": unit,
            "powers": shelves.by_unit[unit.id],
            "risks": shelves.risks_by_unit[unit.id],
            "public": public,
        }
        yield Page(
            address=here,
            kind="unit",
            title=unit.name,
            description=unit.mission.splitlines()[0],
            body=render("unit.html.j2", here, values),
            metadata=Metadata(
                "单位", unit.disclosure.published, unit.name, unit.disclosure.index_number, (unit.name, unit.short_name)
            ),
            path=unit.path,
        )
