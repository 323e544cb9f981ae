"""The front page, the finder, how to read the site, and how to complain."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from generator import address
from generator.page import Draft, Metadata
from generator.past import striking
from generator.search.everyday import listed_words
from generator.shelves import Shelves
from generator.statistics.counts import total

MOST_SAYINGS: Final = 14


def sayings(shelves: Shelves) -> Iterator[tuple[str, str]]:
    """Everyday words for powers that there are, and where they lead: to the power, or to the finder where several have the word's meaning."""
    powers = [power for held in shelves.by_category.values() for power in held if power.state == "active"]
    said: set[str] = set()
    for formal, (word, *_others) in listed_words().items():
        keys = [power.key for power in powers if formal in power.name]
        if keys and said.isdisjoint(keys):
            said.update(keys)
            yield word, address.power(keys[0]) if len(keys) == 1 else f"{address.FINDER}?q={quote(word)}"


def of_city(shelves: Shelves) -> Iterator[Draft]:
    jurisdiction = shelves.city.jurisdiction
    pages = (
        (address.HOME, "home", "首页", jurisdiction.site.description),
        (address.GUIDE, "guide", "怎样看", "怎样看懂职权、流程图、风险等级和防控措施；常见名词的解释。"),
        (address.FINDER, "finder", "查找", "按字词、编码、法条查找职权、风险、制度和法律依据。"),
        (address.COMPLAIN, "complain", "监督投诉", "发现问题向谁反映、怎样反映、多久答复。"),
    )
    values: dict[str, dict[str, Any]] = {
        "home": {
            "totals": shelves.totals,
            "counts": total(shelves.counts),
            "sayings": list(sayings(shelves))[:MOST_SAYINGS],
            "units": shelves.units,
            "categories": shelves.category_sizes,
            "fields": shelves.field_sizes,
            "latest": striking(shelves.past.happenings),
        },
        "guide": {},
        "finder": {},
        "complain": {"units": shelves.units},
    }
    for here, kind, title, description in pages:
        yield Draft(
            address=here,
            kind=kind,
            title=title,
            description=description,
            template=f"{kind}.html.j2",
            values={"jurisdiction": jurisdiction, **values[kind]},
            metadata=Metadata(title, shelves.latest, jurisdiction.publisher.name),
            outlined=kind not in {"home", "finder"},
        )
