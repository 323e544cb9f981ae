"""The front page, how to read the site, and how to complain."""

from collections.abc import Iterator

from generator import address
from generator.page import Metadata, Page
from generator.shelves import Shelves
from generator.templates import render


def compose(shelves: Shelves) -> Iterator[Page]:
    jurisdiction = shelves.public.jurisdiction
    pages = (
        (address.HOME, "home", "首页", jurisdiction.site.description),
        (address.GUIDE, "guide", "怎样看", "怎样看懂职权、流程图、风险等级和防控措施；常见名词的解释。"),
        (address.COMPLAIN, "complain", "监督投诉", "发现问题向谁反映、怎样反映、多久答复。"),
    )
    for here, kind, title, description in pages:
        yield Page(
            address=here,
            kind=kind,
            title=title,
            description=description,
            body=render(f"{kind}.html.j2", here, {"shelves": shelves, "public": shelves.public}),
            metadata=Metadata(title, shelves.latest, jurisdiction.publisher.name),
            outlined=kind != "home",
        )
