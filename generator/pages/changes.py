"""What has changed, told from git: all of it by time, that of each unit, and that with each effect."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator import address
from generator.exports import places
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.past import EFFECTS, Happening
from generator.public import Dossier, PublicJurisdiction
from generator.shelves import Shelves


def of_city(shelves: Shelves) -> Iterator[Draft]:
    past, name = shelves.past, shelves.city.jurisdiction.name
    with_effect = {e: [h for h in past.happenings if e in h.effects] for e in EFFECTS}
    shown = {
        "jurisdiction": shelves.city.jurisdiction,
        "past": past,
        "since": past.since,
        "trouble": past.trouble,
        "effects": {effect: len(found) for effect, found in with_effect.items() if found},
        "counts": _counts(past.happenings),
        "names": {unit.id: unit.short_name for unit in shelves.units},
    }
    said = f"{name}各单位公开的职权、流程图、风险和制度改过什么，什么时候改的，对谁有利。"
    whole = shown | {"title": "改动记录", "effect": "", "feed": places.CHANGES_FEED}
    yield from _pages(address.CHANGES, past.happenings, whole, ("changes", said, shelves.latest))
    for effect, found in with_effect.items():
        if found:
            title = f"{EFFECTS[effect]}的改动"
            feed = places.WORSE_FEED if effect == "worse" else ""
            values = shown | {"title": title, "effect": effect, "feed": feed}
            about = ("effect-changes", f"{name}各单位{title}。", shelves.latest)
            yield from _pages(address.changes_that(effect), found, values, about)


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit, past = dossier.unit, dossier.past
    values = {
        "jurisdiction": jurisdiction,
        "since": past.since,
        "trouble": past.trouble,
        "unit": unit,
        "past": past.log,
        "records": dossier.records,
        "title": f"{unit.short_name}的改动记录",
        "feed": places.changes_feed(unit.id),
    }
    about = ("unit-changes", f"{unit.name}公开的职权、流程图、风险和制度改过什么，什么时候改的。", dossier.latest)
    yield from _pages(address.changes(unit.id), past.happenings, values, about)


def _pages(
    first: str, happenings: Sequence[Happening], values: dict[str, Any], about: tuple[str, str, str]
) -> Iterator[Draft]:
    """A list of changes in pages. ``about`` has the kind of page, its description, and its day while nothing has changed."""
    kind, description, latest = about
    publisher = values["unit"].name if "unit" in values else values["jurisdiction"].publisher.name
    for leaf in leaves(first, happenings):
        yield Draft(
            address=leaf.here,
            kind=kind,
            title=f"{values['title']}{leaf.suffix}",
            description=description,
            template="unit_changes.html.j2" if "unit" in values else "changes.html.j2",
            values={**values, "leaf": leaf, "count": len(happenings)},
            metadata=Metadata("改动记录", max((h.day for h in leaf.items), default=latest), publisher),
            outlined=False,
        )


def _counts(happenings: Sequence[Happening]) -> dict[str, int]:
    """How many changes each unit has."""
    counts: dict[str, int] = {}
    for happening in happenings:
        if happening.unit:
            counts[happening.unit] = counts.get(happening.unit, 0) + 1
    return counts
