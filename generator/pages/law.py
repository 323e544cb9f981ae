"""The laws that powers rest on, and for each which powers rest on which of its articles."""

from collections.abc import Iterator

from generator import address
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Iterator[Draft]:
    publisher = shelves.city.jurisdiction.publisher.name
    yield Draft(
        address=address.LAWS,
        kind="laws",
        title="法律依据",
        description="各项职权引用的法律、法规、规章和文件，以及哪些职权依据它。",
        template="laws.html.j2",
        values={"laws": shelves.city.laws, "resting": {law: len(found) for law, found in shelves.by_law.items()}},
        metadata=Metadata("法律依据", shelves.latest, publisher),
    )
    names = {law.id: law.name for law in shelves.city.laws}
    for law in shelves.city.laws:
        resting = shelves.by_law[law.id]
        for leaf in leaves(address.law(law.id), resting):
            values = {"law": law, "leaf": leaf, "count": len(resting), "names": names}
            yield Draft(
                address=leaf.here,
                kind="law",
                title=f"{law.title}{leaf.suffix}",
                description=f"依据《{law.name}》行使的职权。",
                template="law.html.j2",
                values=values,
                metadata=Metadata("法律依据", shelves.latest_of(r.power for r in leaf.items), publisher),
            )
