"""The laws that powers rest on, and for each which powers rest on which of its articles."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    public = shelves.public
    publisher = public.jurisdiction.publisher.name
    yield Page(
        address=address.LAWS,
        kind="laws",
        title="法律依据",
        description="各项职权引用的法律、法规、规章和文件，以及哪些职权依据它。",
        body=render("laws.html.j2", address.LAWS, {"shelves": shelves, "public": public}),
        metadata=Metadata("法律依据", shelves.latest, publisher),
    )
    names = {law.id: law.name for law in public.laws}
    for law in public.laws:
        here, resting = address.law(law.id), shelves.by_law[law.id]
        yield Page(
            address=here,
            kind="law",
            title=law.title,
            description=f"依据《{law.name}》行使的职权。",
            body=render("law.html.j2", here, {"law": law, "resting": resting, "names": names}),
            metadata=Metadata("法律依据", shelves.latest_of(r.power for r in resting), publisher),
        )
