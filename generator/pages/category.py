"""The catalogue of powers by category and unit, and each category's powers."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render
from generator.vocabulary import label


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    publisher = public.jurisdiction.publisher.name
    yield Page(
        address=address.POWERS,
        kind="powers",
        title="职权目录",
        description=f"{public.jurisdiction.name}各单位公开的全部职权，按权力类别和单位查找。",
        body=render("powers.html.j2", address.POWERS, {"shelves": shelves, "public": public}),
        metadata=Metadata("职权目录", shelves.latest, publisher),
    )
    for name, powers in shelves.by_category.items():
        here, title = address.category(name), label("category", name)
        yield Page(
            address=here,
            kind="category",
            title=title,
            description=f"{public.jurisdiction.name}各单位的{title}职权。",
            body=render("category.html.j2", here, {"title": title, "powers": powers, "public": public}),
            metadata=Metadata("职权目录", shelves.latest_of(powers), publisher),
        )
