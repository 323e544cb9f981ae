"""The finder's index, of which only those files are made anew that hold a drawer in which a unit has something else."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from generator.digests import digest, program
from generator.names import encode
from generator.search.files import file_count, index_file, word_files
from generator.search.records import records_of_city
from generator.search.segment import DRAWERS, Drawer, Segment, unit_segment
from generator.writing.drawers import indexed, keep_drawers, recall_drawers
from generator.writing.studio import Printed, Studio, write, written_before
from generator.writing.unit import segment_of

_CITY = ""
"""What belongs to no unit is called among the units."""


def write_finder(studio: Studio, units: Mapping[str, bytes]) -> Iterator[Printed]:
    """Bring the index to the press. ``units`` have what ``keep_drawers`` returned of each, in the order in which they are listed."""
    finder = _Finder(studio)
    known = {_CITY: finder.city, **units}
    parts = {unit: indexed(raw) for unit, raw in known.items()}
    heads = [part.head for part in parts.values()]
    yield from write(studio, [index_file(heads, digest(program(), *known.values()).hex())])
    yield from finder.texts_of_city()
    for drawer in range(DRAWERS):
        yield from finder.words(drawer, file_count(heads), {unit: part.drawers[drawer] for unit, part in parts.items()})


class _Finder:
    """Writes files of words; what the cache has forgotten of a unit is made anew, once."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._anew: dict[str, Segment] = {}

    @property
    def _key_of_city(self) -> bytes:
        return digest(program(), b"city", encode(self._studio.examination.city))

    @cached_property
    def city(self) -> bytes:
        """What ``keep_drawers`` returned of what belongs to no unit."""
        cache = self._studio.cache
        known = cache.recall(self._key_of_city)
        if known is None:
            known = keep_drawers(self._segment(_CITY), cache)
            cache.keep({self._key_of_city: known})
        return known

    def texts_of_city(self) -> tuple[Printed, ...]:
        key = digest(self._studio.press.key, b"texts", self._key_of_city)
        return written_before(self._studio, key, lambda: write(self._studio, self._segment(_CITY).texts))

    def words(self, drawer: int, count: int, keys: Mapping[str, bytes]) -> tuple[Printed, ...]:
        """The files that the drawers of all units make."""
        about = digest(self._studio.press.key, program(), b"words", f"{drawer} of {count}".encode())
        return written_before(
            self._studio,
            digest(about, *keys.values()),
            lambda: write(self._studio, word_files(drawer, count, self._drawers(drawer, keys))),
        )

    def _drawers(self, drawer: int, keys: Mapping[str, bytes]) -> Sequence[Drawer]:
        kept = recall_drawers(list(keys.values()), self._studio.cache)
        return [kept[key] if key in kept else self._segment(unit).drawers[drawer] for unit, key in keys.items()]

    def _segment(self, unit: str) -> Segment:
        if unit not in self._anew:
            city = self._studio.examination.city
            self._anew[unit] = segment_of(self._studio, unit) if unit else unit_segment(records_of_city(city))
        return self._anew[unit]
