"""From an examined checkout to all its pages: unit by unit, then what belongs to no unit."""

from collections.abc import Sequence

from generator.cache import Cache
from generator.examination import Examination
from generator.history import Chronicle, chronicle
from generator.timings import stage
from generator.writing.city import CityWriter
from generator.writing.finder import write_finder
from generator.writing.studio import Press, Printed, Studio
from generator.writing.unit import write_units


def write_pages(past: Chronicle, cache: Cache, press: Press, workers: int | None = None) -> tuple[Printed, ...]:
    """Bring every page and file to the press; where each is. The examination whose ``past`` it is must be publishable."""
    examination = past.examination
    studio = Studio(examination, cache, press, past)
    with stage("unit pages"):
        written = write_units(studio, examination.states, workers)
        shown = {unit: presented for unit, presented in written.items() if presented.card}
    city = CityWriter(studio, tuple(shown.values()))
    with stage("city pages"):
        pages = (*city.pages(workers), *city.reports(workers))
    with stage("search"):
        finder = tuple(write_finder(studio, {unit: presented.indexed for unit, presented in shown.items()}))
    with stage("downloads"):
        downloads = city.downloads({unit: presented.pieces for unit, presented in shown.items()})
    return (*pages, *finder, *downloads, *(page for presented in shown.values() for page in presented.pages))


def write_unit_pages(examination: Examination, units: Sequence[str], cache: Cache, press: Press) -> None:
    """Bring the pages and files of ``units`` to the press, and no others."""
    write_units(Studio(examination, cache, press, chronicle(examination, cache)), units, None)
