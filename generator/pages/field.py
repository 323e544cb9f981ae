"""The focus fields (R4), and the powers and first-level risks in each."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    publisher = public.jurisdiction.publisher.name
    yield Page(
        address=address.FIELDS,
        kind="fields",
        title="重点领域",
        description="容易发生问题、群众最关心的领域，以及“三重一大”事项。",
        body=render("fields.html.j2", address.FIELDS, {"shelves": shelves, "public": public}),
        metadata=Metadata("重点领域", shelves.latest, publisher),
    )
    for focus in shelves.fields:
        here, powers = address.field(focus.id), shelves.by_field[focus.id]
        risks = [r for r in public.risks if r.focus_field == focus.id]
        yield Page(
            address=here,
            kind="field",
            title=focus.name,
            description=focus.description or f"重点领域“{focus.name}”的职权和风险。",
            body=render("field.html.j2", here, {"focus": focus, "powers": powers, "risks": risks, "public": public}),
            metadata=Metadata("重点领域", shelves.latest_of(powers), publisher),
        )
