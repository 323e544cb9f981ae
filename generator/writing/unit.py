"""What is written of one unit: its pages and files, and what it gives to lists, to the finder and to files of the city."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator import templates
from generator.cache import unpacked
from generator.cards import card_of
from generator.catalog import Catalog
from generator.digests import digest, program
from generator.disclose import disclose_unit
from generator.disclose_own import own_use_of
from generator.examination import holdings_key
from generator.examine import Holdings, holdings_of, load_group, part_with
from generator.exports import bundle
from generator.names import encode
from generator.page import Draft
from generator.papers import Paper
from generator.past import Cited
from generator.present import present, present_unit
from generator.public import Dossier
from generator.search.initials import initials
from generator.search.records import records_of, spelled_names
from generator.search.segment import Segment, unit_segment
from generator.site import compose_own_unit
from generator.spread import FEWEST, spread
from generator.writing import reporting
from generator.writing.drawers import keep_drawers
from generator.writing.pieces import keep_pieces
from generator.writing.studio import Printed, Studio, stand


class Presented(Struct, frozen=True):
    """What is written of a unit: its card, encoded (b"" where nothing of it is published), the card's digest, and its pages and files.

    ``indexed`` is what has to be known of its part of the finder's index, ``pieces`` of what it gives to files of the city, both encoded.
    """

    card: bytes
    card_name: bytes
    indexed: bytes
    pieces: bytes
    pages: tuple[Printed, ...]


_HOLDINGS: Final = msgspec.msgpack.Decoder(Holdings)
_INITIALS: Final = msgspec.msgpack.Decoder(dict[str, str])
_PRESENTED: Final = msgspec.msgpack.Decoder(Presented)


def write_units(studio: Studio, units: Iterable[str], workers: int | None) -> dict[str, Presented]:
    """What is written of each of ``units``, all of it brought to the press."""
    keys = {unit: _key(studio, unit) for unit in units}
    recalled = studio.cache.recall_each(keys.values(), _PRESENTED.decode)
    known = {unit: _standing(studio, recalled.get(key)) for unit, key in keys.items()}
    missing = [unit for unit, before in known.items() if before is None]
    if len(missing) >= FEWEST:
        templates.ready()
    made = map(_PRESENTED.decode, spread(_write, studio, missing, workers))
    fresh = dict(zip(missing, made, strict=True))
    return {unit: before or fresh[unit] for unit, before in known.items()}


def segment_of(studio: Studio, unit: str) -> Segment:
    """A unit's part of the finder's index, made anew."""
    return _segment(studio, _published(studio, unit))


def pieces_of(studio: Studio, unit: str) -> bundle.Pieces:
    """What a unit gives to files of the city, made anew."""
    return bundle.of_unit(_published(studio, unit), studio.examination.city.jurisdiction).pieces


def _published(studio: Studio, unit: str) -> Dossier:
    """What is published of a unit of which something was."""
    dossier = _dossier(studio, unit)
    if dossier is None:
        raise ValueError(f"nothing of {unit} is published")
    return dossier


def _standing(studio: Studio, before: Presented | None) -> Presented | None:
    """What was written of a unit before, if all of it can be brought to the press."""
    return before if before and stand(studio, before.pages) else None


def _key(studio: Studio, unit: str) -> bytes:
    examination, audience = studio.examination, studio.examination.audience.encode()
    abroad, past = encode(examination.abroad(unit)), studio.chronicle.unit_key(unit)
    return digest(studio.press.key, b"presented", audience, examination.states[unit].key, abroad, past)


def _write(studio: Studio, unit: str) -> bytes:
    """Write all that is written of a unit, and bring it to the press."""
    done = encode(_presented(studio, unit))
    studio.cache.keep({_key(studio, unit): done})
    return done


def _presented(studio: Studio, unit: str) -> Presented:
    dossier, jurisdiction, cache = _dossier(studio, unit), studio.examination.city.jurisdiction, studio.cache
    if dossier is None:
        return Presented(b"", b"", b"", b"", ())
    segment, taken = _segment(studio, dossier), bundle.of_unit(dossier, jurisdiction)
    items = (
        *present_unit(dossier, jurisdiction, cache),
        *present((*segment.texts, *taken.files), cache),
        *present(_own_pages(studio, dossier), cache),
        *present(_reports(studio, dossier), cache),
    )
    card = encode(card_of(dossier))
    return Presented(
        card=card,
        card_name=digest(card),
        indexed=keep_drawers(segment, cache),
        pieces=keep_pieces(taken.pieces, cache),
        pages=tuple(map(studio.press.print, items)),
    )


def _own_pages(studio: Studio, dossier: Dossier) -> Iterator[Draft]:
    """The pages that only the supervisor's own network has."""
    if studio.examination.city.jurisdiction.is_internal:
        unit = dossier.unit.id
        yield from compose_own_unit(dossier, own_use_of(entries_of(studio, unit), unit))


def _reports(studio: Studio, dossier: Dossier) -> Iterator[Draft | Paper]:
    city = studio.examination.city
    own = entries_of(studio, dossier.unit.id) if city.jurisdiction.is_internal else None
    return reporting.of_unit(dossier, city.jurisdiction, city.alerts.notices, own)


def _segment(studio: Studio, dossier: Dossier) -> Segment:
    fields = {f.id: f.name for f in studio.examination.city.jurisdiction.focus_fields}
    return unit_segment(records_of(dossier, fields, _initials(studio, spelled_names(dossier))))


def _initials(studio: Studio, names: Sequence[str]) -> Mapping[str, str]:
    """The initials of ``names``, kept because most edits leave all names of a unit as they were."""
    key = digest(program(), b"initials", encode(names))
    known = studio.cache.recall_as(key, _INITIALS.decode)
    if known is None:
        known = initials(names)
        studio.cache.keep({key: encode(known)})
    return known


def _dossier(studio: Studio, unit: str) -> Dossier | None:
    examination = studio.examination
    dossier = disclose_unit(entries_of(studio, unit), unit, examination.abroad(unit), examination.audience)
    if dossier is None:
        return None
    past = studio.chronicle.unit(unit)
    records = tuple(
        Cited(id=record.id, title=record.title, powers=tuple(power.key for power in record.powers))
        for record in dossier.records
    )
    return replace(dossier, past=replace(past, versions=past.of_files(dossier.files), records=records))


def entries_of(studio: Studio, unit: str) -> Catalog:
    """A unit's entries, as they were loaded when it was examined."""
    state, core = studio.examination.states[unit], studio.examination.core
    held = studio.cache.recall(holdings_key(state.group))
    if held is None:
        checkout = studio.examination.checkout
        own, _faults = load_group(checkout.root, state.group)
        return part_with(core, holdings_of(own), state.mentioned)
    return part_with(core, _HOLDINGS.decode(unpacked(held)), state.mentioned)
