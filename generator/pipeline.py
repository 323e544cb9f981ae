"""From a checkout to all that is wrong with it and all its pages: unit by unit, and only what is not known yet.

A unit's results are kept under the digest of all that they follow from: its own files, the jurisdiction, the laws that it mentions,
and what is published of the other units that it mentions. So nothing has to know what depends on what: what has changed is found
by its digest, and what has not is not looked at.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol, TypeVar

import msgspec

from generator.cache import Cache
from generator.cards import UnitCard, card_of
from generator.catalog import Catalog
from generator.census import Census, UnitReturn
from generator.checkout import Checkout, Group, look
from generator.diagnostics import Diagnostic, has_errors
from generator.digests import digest, program
from generator.disclose import disclose_city, disclose_unit, joined
from generator.examine import Examined, Holdings, examine, holdings_of, load_group, mentions_of, part_with
from generator.exports import bundle
from generator.i18n import language
from generator.lint import check_part, settle, survey_city
from generator.page import Asset, Draft
from generator.parts import Mentions, core_of
from generator.present import Kept, encode, present, present_unit, recall
from generator.public import Links, PublicCity
from generator.rule import Told
from generator.search.files import file_count, index_file, word_files
from generator.search.records import records_of, records_of_laws
from generator.search.segment import DRAWERS, Drawer, Head, Segment, unit_segment
from generator.shelves import shelve
from generator.site import compose_city
from generator.source import Document, read
from generator.spread import spread
from generator.stamps import Stamps
from generator.timings import stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Printed:
    """A page or file as it was printed: its address, the key under which it is kept, the digest of its bytes.

    ``published`` is the day of a page's records; a file, which no sitemap names, has none.
    """

    address: str
    key: bytes
    sum: bytes
    published: str


class Press(Protocol):
    """Where pages go."""

    key: bytes
    """The digest of all that turns a page into bytes."""

    def take(self, printed: Printed) -> bool:
        """Let a page stand that is there already; whether it is."""

    def print(self, kept: Kept) -> Printed:
        """Write a page."""


@dataclass(frozen=True, slots=True)
class Presented:
    """What is written of a unit: its card, encoded (b"" where nothing of it is published), and its pages and files.

    ``indexed`` is what has to be known of its part of the finder's index, ``pieces`` what it gives to files of the city, both encoded.
    """

    card: bytes
    indexed: bytes
    pieces: bytes
    pages: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Indexed:
    """A unit's part of the finder's index: its head, and the key under which each of its drawers is kept."""

    head: Head
    drawers: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a unit. ``key`` is the digest of all that this follows from."""

    group: Group
    mentioned: Mentions
    key: bytes
    examined: Examined


@dataclass(frozen=True)
class Examination:
    """A checkout that has been looked through: every diagnostic in the order of file, line and column, and each unit's state."""

    checkout: Checkout
    core: Catalog
    states: Mapping[str, State]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_publishable(self) -> bool:
        return not has_errors(self.diagnostics)

    @cached_property
    def city(self) -> PublicCity:
        return disclose_city(self.core)

    @cached_property
    def links(self) -> Links:
        return joined(state.examined.links for state in self.states.values())

    def abroad(self, unit: str) -> Links:
        """What ``unit`` may say of the others that it mentions."""
        mentioned, links = self.states[unit].mentioned, self.links
        powers = ("/".join(name) for name in mentioned.powers)
        return Links(
            units={u: links.units[u] for u in mentioned.units if u in links.units},
            powers={p: links.powers[p] for p in powers if p in links.powers},
        )


@dataclass(frozen=True, slots=True)
class _Shop:
    """What all work on a checkout shares."""

    checkout: Checkout
    core: Catalog
    cache: Cache
    language: str


_A_PIECE: Final = 24
"""Pages of the city that are written in one go."""

_MENTIONS: Final = msgspec.msgpack.Decoder(Mentions)
_EXAMINED: Final = msgspec.msgpack.Decoder(Examined)
_RETURN: Final = msgspec.msgpack.Decoder(UnitReturn)
_HOLDINGS: Final = msgspec.msgpack.Decoder(Holdings)
_PRESENTED: Final = msgspec.msgpack.Decoder(Presented)
_PRINTED: Final = msgspec.msgpack.Decoder(tuple[Printed, ...])
_CARD: Final = msgspec.msgpack.Decoder(UnitCard)
_PIECES: Final = msgspec.msgpack.Decoder(bundle.Pieces)
_INDEXED: Final = msgspec.msgpack.Decoder(Indexed)
_DRAWER: Final = msgspec.msgpack.Decoder(Drawer)


# --- examining ----------------------------------------------------------------


def look_through(root: Path, cache: Cache) -> Examination:
    """Examine the checkout at ``root``: every fault in one run."""
    with stage("discover"):
        checkout = look(root, Stamps(cache.folder, root))
    with stage("load and check"):
        shop, faults = _open(checkout, cache)
        states = _states(shop, checkout.units)
        told = [*check_part(shop.core), *(t for s in states.values() for t in s.examined.told)]
    with stage("survey"):
        told += _survey(shop, states)
        faults += checkout.misplaced
        faults += (fault for s in states.values() for fault in s.examined.faults)
        return Examination(checkout, shop.core, states, tuple(sorted([*faults, *settle(shop.core, told)])))


def look_at(root: Path, cache: Cache, units: Sequence[str]) -> Examination:
    """Examine some units of the checkout at ``root``: what is wrong in their own files, and what their pages need of others.

    What concerns several units is not compared.
    """
    checkout = look(root, Stamps(cache.folder, root))
    shop, faults = _open(checkout, cache)
    states = _states(shop, units)
    named = {other for state in states.values() for other in state.mentioned.units}
    neighbours = _states(shop, sorted((named & checkout.units.keys()) - states.keys()))
    told = [t for s in states.values() for t in s.examined.told]
    faults += (fault for s in states.values() for fault in s.examined.faults)
    own = {f.path for s in states.values() for f in s.group.found}
    found = (d for d in settle(shop.core, told) if d.file in own)
    return Examination(checkout, shop.core, states | neighbours, tuple(sorted([*faults, *found])))


def _open(checkout: Checkout, cache: Cache) -> tuple[_Shop, list[Diagnostic]]:
    own, faults = load_group(checkout.root, checkout.city, checkout.digests)
    return _Shop(checkout, core_of(own), cache, language()), faults


def _states(shop: _Shop, units: Iterable[str]) -> dict[str, State]:
    """What is known of each of ``units``; what is not is found out."""
    known = {unit: _recalled(shop, shop.checkout.units[unit]) for unit in units}
    missing = [unit for unit, state in known.items() if state is None]
    found = dict(zip(missing, spread(_examine, shop, missing), strict=True))
    return {unit: state or _state(shop, unit, *found[unit]) for unit, state in known.items()}


def _recalled(shop: _Shop, group: Group) -> State | None:
    mentioned = shop.cache.recall_as(_mentions_key(group), _MENTIONS.decode)
    if mentioned is None:
        return None
    key = _examined_key(shop, group, mentioned)
    examined = shop.cache.recall_as(key, _EXAMINED.decode)
    return State(group, mentioned, key, examined) if examined else None


def _state(shop: _Shop, unit: str, mentioned: bytes, examined: bytes) -> State:
    group, names = shop.checkout.units[unit], _MENTIONS.decode(mentioned)
    return State(group, names, _examined_key(shop, group, names), _EXAMINED.decode(examined))


def _examine(shop: _Shop, unit: str) -> tuple[bytes, bytes]:
    """Examine a unit and remember what was found: its mentions, and all the rest."""
    group = shop.checkout.units[unit]
    own, faults = load_group(shop.checkout.root, group, shop.checkout.digests)
    mentioned = mentions_of(own, unit)
    result = encode(mentioned), encode(examine(shop.core, own, unit, faults))
    shop.cache.keep(
        {
            _mentions_key(group): result[0],
            _examined_key(shop, group, mentioned): result[1],
            _holdings_key(group): zlib.compress(encode(holdings_of(own)), 1),
        }
    )
    return result


def _mentions_key(group: Group) -> bytes:
    return digest(program(), b"mentions", group.digest)


def _holdings_key(group: Group) -> bytes:
    return digest(program(), b"holdings", group.digest)


def _examined_key(shop: _Shop, group: Group, mentioned: Mentions) -> bytes:
    checkout = shop.checkout
    laws = (checkout.law_digest(law) for law in mentioned.laws)
    return digest(program(), b"examined", shop.language.encode(), group.digest, checkout.jurisdiction_digest, *laws)


def _survey(shop: _Shop, states: Mapping[str, State]) -> tuple[Told, ...]:
    """What is found between units. That nothing is found follows from their returns alone, and is remembered."""
    returns = {unit: state.examined.returned for unit, state in states.items()}
    key = digest(program(), b"nothing between", shop.checkout.city.digest, *returns.values())
    if shop.cache.recall(key) is not None:
        return ()
    root, seen = shop.checkout.root, dict[str, Document]()

    def locate(path: str) -> Document:
        document = shop.core.documents.get(path) or seen.get(path)
        if document is None:
            document = seen[path] = read(root, path)
        return document

    decoded = {unit: _RETURN.decode(returned) for unit, returned in returns.items()}
    found = survey_city(Census(shop.core, decoded, locate))
    if not found:
        shop.cache.keep({key: b"."})
    return found


# --- presenting ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Studio:
    """What all writing of pages shares."""

    examination: Examination
    cache: Cache
    press: Press


def write_pages(
    examination: Examination, cache: Cache, press: Press, workers: int | None = None
) -> tuple[Printed, ...]:
    """Bring every page to the press; where each is. The examination must be publishable."""
    studio = _Studio(examination, cache, press)
    with stage("unit pages"):
        presented = _presented_units(studio, examination.states, workers)
    with stage("city pages"):
        shown = [p for p in presented if p.card]
        city = _city_pages(studio, [p.card for p in shown], workers)
    with stage("search"):
        finder = _finder(studio, [p.indexed for p in shown])
    with stage("downloads"):
        downloads = _downloads(studio, shown)
    return (*city, *finder, *downloads, *(page for p in presented for page in p.pages))


def write_unit_pages(examination: Examination, units: Sequence[str], cache: Cache, press: Press) -> None:
    """Bring the pages of ``units`` to the press, and no others."""
    _presented_units(_Studio(examination, cache, press), units, None)


def _presented_units(studio: _Studio, units: Iterable[str], workers: int | None) -> list[Presented]:
    known = {unit: _presented_before(studio, unit) for unit in units}
    missing = [unit for unit, before in known.items() if before is None]
    made = map(_PRESENTED.decode, spread(_present, studio, missing, workers))
    fresh = dict(zip(missing, made, strict=True))
    return [before or fresh[unit] for unit, before in known.items()]


def _presented_before(studio: _Studio, unit: str) -> Presented | None:
    """What was written of a unit before, if nothing has changed and all of it can be brought to the press."""
    known = studio.cache.recall_as(_presented_key(studio, unit), _PRESENTED.decode)
    return known if known and _stand(known.pages, studio.cache, studio.press) else None


def _presented_key(studio: _Studio, unit: str) -> bytes:
    examination = studio.examination
    return digest(studio.press.key, b"presented", examination.states[unit].key, encode(examination.abroad(unit)))


def _present(studio: _Studio, unit: str) -> bytes:
    """Write a unit's pages and bring them to the press."""
    done = encode(_presented(studio, unit))
    studio.cache.keep({_presented_key(studio, unit): done})
    return done


def _stand(pages: Sequence[Printed], cache: Cache, press: Press) -> bool:
    """Bring pages to the press that were made before; whether all are there."""
    absent = {page.key for page in pages if not press.take(page)}
    for kept in recall(list(absent), cache):
        press.print(kept)
        absent.discard(kept.key)
    return not absent


def _presented(studio: _Studio, unit: str) -> Presented:
    examination, cache = studio.examination, studio.cache
    dossier = disclose_unit(_part(studio, unit), unit, examination.abroad(unit))
    if dossier is None:
        return Presented(b"", b"", b"", ())
    pages = present_unit(dossier, examination.city.jurisdiction, cache)
    fields = {f.id: f.name for f in examination.city.jurisdiction.focus_fields}
    segment = unit_segment(records_of(dossier, fields))
    taken = bundle.of_unit(dossier, examination.city.jurisdiction)
    items = (*pages, *present((*segment.texts, *taken.files), cache))
    return Presented(
        card=encode(card_of(dossier)),
        indexed=_kept(segment, cache),
        pieces=encode(taken.pieces),
        pages=tuple(map(studio.press.print, items)),
    )


def _kept(segment: Segment, cache: Cache) -> bytes:
    """Keep a unit's part of the finder's index, drawer by drawer; all that has to be known of it, encoded."""
    drawers = [encode(drawer) for drawer in segment.drawers]
    keys = [digest(drawer) for drawer in drawers]
    cache.keep({key: zlib.compress(drawer, 1) for key, drawer in zip(keys, drawers, strict=True)})
    return encode(Indexed(segment.head, tuple(keys)))


def _part(studio: _Studio, unit: str) -> Catalog:
    """A unit's entries, as they were loaded when it was examined."""
    state, core = studio.examination.states[unit], studio.examination.core
    held = studio.cache.recall(_holdings_key(state.group))
    if held is None:
        checkout = studio.examination.checkout
        own, _faults = load_group(checkout.root, state.group, checkout.digests)
        return part_with(core, holdings_of(own), state.mentioned)
    return part_with(core, _HOLDINGS.decode(zlib.decompress(held)), state.mentioned)


def _city_pages(studio: _Studio, cards: Sequence[bytes], workers: int | None) -> tuple[Printed, ...]:
    """Bring the pages that belong to no unit to the press."""
    examination, cache, press = studio.examination, studio.cache, studio.press
    key = digest(press.key, program(), b"city", encode(examination.city), *map(digest, cards))
    known = cache.recall(key)
    if known is not None:
        before = _PRINTED.decode(known)
        if _stand(before, cache, press):
            return before
    shelves = shelve(examination.city, tuple(map(_CARD.decode, cards)))
    drafts = list(compose_city(shelves))
    pieces = [drafts[i : i + _A_PIECE] for i in range(0, len(drafts), _A_PIECE)]
    printed = tuple(page for done in spread(_print, studio, pieces, workers) for page in _PRINTED.decode(done))
    cache.keep({key: encode(printed)})
    return printed


def _downloads(studio: _Studio, shown: Sequence[Presented]) -> tuple[Printed, ...]:
    """Bring the files of the whole city that readers take away to the press."""
    examination, cache, press = studio.examination, studio.cache, studio.press
    about = digest(press.key, program(), b"downloads", encode(examination.city), *(p.card for p in shown))
    key = digest(about, *(p.pieces for p in shown))
    known = cache.recall_as(key, _PRINTED.decode)
    if known is not None and _stand(known, cache, press):
        return known
    shelves = shelve(examination.city, tuple(_CARD.decode(p.card) for p in shown))
    parts = bundle.of_city(shelves, [_PIECES.decode(p.pieces) for p in shown])
    printed = tuple(page for part in parts for page in _part_of_downloads(studio, about, part))
    cache.keep({key: encode(printed)})
    return printed


def _part_of_downloads(studio: _Studio, about: bytes, part: bundle.Part) -> tuple[Printed, ...]:
    key = digest(about, part.name.encode(), *part.inputs)
    known = studio.cache.recall_as(key, _PRINTED.decode)
    if known is not None and _stand(known, studio.cache, studio.press):
        return known
    printed = tuple(map(studio.press.print, present(part.make(), studio.cache)))
    studio.cache.keep({key: encode(printed)})
    return printed


def _finder(studio: _Studio, indexed: Sequence[bytes]) -> tuple[Printed, ...]:
    """Bring the finder's index to the press; only files of drawers in which a unit has something else are made anew."""
    cache, press = studio.cache, studio.press
    laws = _laws(studio)
    units = [_INDEXED.decode(one) for one in (laws.indexed, *indexed)]
    heads = [unit.head for unit in units]
    count, version = file_count(heads), digest(program(), laws.indexed, *indexed).hex()
    printed = [*laws.pages, *map(press.print, present([index_file(heads, version)], cache))]
    for drawer in range(DRAWERS):
        printed += _words(studio, drawer, count, [unit.drawers[drawer] for unit in units])
    return tuple(printed)


def _laws(studio: _Studio) -> Presented:
    """What the laws give to the finder's index, which is no unit's."""
    cache, city = studio.cache, studio.examination.city
    key = digest(studio.press.key, program(), b"laws", encode(city))
    known = cache.recall_as(key, _PRESENTED.decode)
    if known is not None and _stand(known.pages, cache, studio.press):
        return known
    segment = unit_segment(records_of_laws(city))
    pages = tuple(map(studio.press.print, present(segment.texts, cache)))
    made = Presented(card=b"", indexed=_kept(segment, cache), pieces=b"", pages=pages)
    cache.keep({key: encode(made)})
    return made


def _words(studio: _Studio, drawer: int, count: int, keys: Sequence[bytes]) -> tuple[Printed, ...]:
    """Bring the files of words that one drawer of all units makes to the press."""
    cache, press = studio.cache, studio.press
    key = digest(press.key, program(), b"words", bytes([drawer]), count.to_bytes(4, "big"), *keys)
    known = cache.recall_as(key, _PRINTED.decode)
    if known is not None and _stand(known, cache, press):
        return known
    kept = cache.recall_all(keys)
    parts = [_DRAWER.decode(zlib.decompress(kept[one])) for one in keys]
    printed = tuple(map(press.print, present(word_files(drawer, count, parts), cache)))
    cache.keep({key: encode(printed)})
    return printed


def _print(studio: _Studio, drafts: Sequence[Draft | Asset]) -> bytes:
    """Write pages and bring them to the press."""
    return encode(tuple(map(studio.press.print, present(drafts, studio.cache))))
