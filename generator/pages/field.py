"""The focus fields (R4), and the powers and published risks in each."""

from collections.abc import Iterator

from msgspec import Struct

from generator import address
from generator.cards import PowerCard
from generator.leaves import leaves
from generator.model import FocusField
from generator.page import Draft, Metadata
from generator.shelves import Shelves


class Linked(Struct, frozen=True):
    """A power in a field, and the name of the field's link that it belongs to, if it names one."""

    power: PowerCard
    link: str


def of_city(shelves: Shelves) -> Iterator[Draft]:
    publisher = shelves.city.jurisdiction.publisher.name
    yield Draft(
        address=address.FIELDS,
        kind="fields",
        title="重点领域",
        description="容易发生问题、群众最关心的领域，以及“三重一大”事项。",
        template="fields.html.j2",
        values={"fields": shelves.field_sizes, "by_matter": shelves.by_matter},
        metadata=Metadata("重点领域", shelves.latest, publisher),
    )
    for focus in shelves.fields:
        linked = list(_by_link(focus, shelves.by_field[focus.id]))
        for leaf in leaves(address.field(focus.id), linked):
            values = {
                "focus": focus,
                "leaf": leaf,
                "risks": shelves.risks_by_field[focus.id] if leaf.is_first else (),
            }
            yield Draft(
                address=leaf.here,
                kind="field",
                title=f"{focus.name}{leaf.suffix}",
                description=focus.description or f"重点领域“{focus.name}”的职权和风险。",
                template="field.html.j2",
                values=values,
                metadata=Metadata("重点领域", shelves.latest_of(x.power for x in leaf.items), publisher),
            )


def _by_link(focus: FocusField, powers: tuple[PowerCard, ...]) -> Iterator[Linked]:
    """The powers of a field in the order of its links; those that name none come last."""
    by_link: dict[str | None, list[PowerCard]] = {link.id: [] for link in focus.links} | {None: []}
    for power in powers:
        for link in dict.fromkeys(f.link for f in power.focus_fields if f.field == focus.id):
            by_link[link].append(power)
    names = {link.id: link.name for link in focus.links}
    for name, found in by_link.items():
        yield from (Linked(power, names.get(name or "", "")) for power in found)
