"""The reports of a site: of each period that is over a page, a document and a workbook, of each unit and of the city.

They are made of what stood at both ends, which is counted once, and of what is said today; what comes out is written anew only where it is
something else than before.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.cards import dated
from generator.catalog import Catalog
from generator.page import Draft
from generator.pages import reports
from generator.papers import Paper
from generator.past import Reported
from generator.public import Dossier, PublicAlertNotice, PublicJurisdiction
from generator.reports import content, of_site
from generator.reports.content import Content
from generator.reports.paper import write
from generator.shelves import Shelves


def of_unit(
    dossier: Dossier, jurisdiction: PublicJurisdiction, notices: Iterable[PublicAlertNotice], own: Catalog | None
) -> Iterator[Draft | Paper]:
    """The reports of a unit; ``own`` is all that the catalogue says of it, for the supervisor."""
    unit, past = dossier.unit, dossier.past
    told, recorded = [n for n in notices if n.unit.id == unit.id], dated(dossier)
    for reported in past.reported:
        made = of_site.content(
            reported,
            jurisdiction,
            past.since,
            unit=unit.id,
            happenings=past.happenings,
            dated=recorded,
            notices=told,
        )
        yield from _written(made, reported, (unit.id, unit.short_name), unit.name, own)


def of_city(shelves: Shelves, own: Catalog | None) -> Iterator[Draft | Paper]:
    """The reports of the city; ``own`` has the alerts of all units, for the supervisor."""
    jurisdiction, past = shelves.city.jurisdiction, shelves.past
    for reported in past.reported:
        made = of_site.content(
            reported,
            jurisdiction,
            past.since,
            unit="",
            happenings=past.happenings,
            dated=shelves.dated,
            notices=shelves.city.alerts.notices,
        )
        yield from _written(made, reported, None, jurisdiction.publisher.name, own)


def _written(
    made: Content, reported: Reported, unit: tuple[str, str] | None, source: str, own: Catalog | None
) -> Iterator[Draft | Paper]:
    said = made if own is None else content.with_alerts(made, own)
    (entry,) = reports.entries((reported,), made.unit, is_internal=own is not None)
    paper = write(said, "html")
    yield reports.of_paper(paper, entry, unit, source)
    yield from (replace(paper, address=place) for _name, place in entry.files)
