"""The catalogue of powers by category and unit, and each category's powers."""

from collections.abc import Iterator

from generator import address
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.shelves import Shelves
from generator.vocabulary import label


def of_city(shelves: Shelves) -> Iterator[Draft]:
    jurisdiction = shelves.city.jurisdiction
    publisher = jurisdiction.publisher.name
    yield Draft(
        address=address.POWERS,
        kind="powers",
        title="职权目录",
        description=f"{jurisdiction.name}各单位公开的全部职权，按权力类别和单位查找。",
        template="powers.html.j2",
        values={
            "totals": shelves.totals,
            "units": shelves.units,
            "categories": shelves.category_sizes,
            "fields": shelves.field_sizes,
            "shared": len(shelves.by_item),
        },
        metadata=Metadata("职权目录", shelves.latest, publisher),
    )
    for name, powers in shelves.by_category.items():
        title = label("category", name)
        for leaf in leaves(address.category(name), powers):
            values = {"title": title, "leaf": leaf, "count": len(powers), "jurisdiction": jurisdiction}
            yield Draft(
                address=leaf.here,
                kind="category",
                title=f"{title}{leaf.suffix}",
                description=f"{jurisdiction.name}各单位的{title}职权。",
                template="category.html.j2",
                values=values,
                metadata=Metadata("职权目录", shelves.latest_of(leaf.items), publisher),
            )
