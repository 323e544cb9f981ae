"""A checkout looked through: everything that is wrong with it, unit by unit, and only what is not known yet.

What is found out of a unit is kept under the digest of all that it follows from: its own files, the jurisdiction, and the laws that it
mentions. So nothing has to know what depends on what: what has changed is found by its digest, and what has not is not looked at.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.audience import Audience
from generator.cache import Cache, packed
from generator.catalog import Catalog
from generator.census import Census, UnitReturn
from generator.checkout import Checkout, Group, look
from generator.diagnostics import Diagnostic, has_errors
from generator.digests import digest, program
from generator.disclose import disclose_city, joined
from generator.examine import Examined, examine, holdings_of, load_group
from generator.i18n import language
from generator.lint import check_part, settle, survey_city
from generator.mainline import Vantage
from generator.names import encode
from generator.parts import Mentions, core_of, mentions, part_of
from generator.public import Links, PublicCity
from generator.rule import Told
from generator.source import Document, read
from generator.spread import spread, uncollected
from generator.stamps import Stamps
from generator.timings import stage


class State(Struct, frozen=True):
    """What is known of a unit. ``key`` is the digest of all that this follows from."""

    group: Group
    mentioned: Mentions
    key: bytes
    examined: Examined


class Examination(Struct, frozen=True, dict=True):
    """A checkout that has been looked through: every diagnostic in the order of file, line and column, and each unit's state.

    What can be told of it to others is told to ``audience``.
    """

    checkout: Checkout
    core: Catalog
    states: Mapping[str, State]
    diagnostics: tuple[Diagnostic, ...]
    audience: Audience = Audience.PUBLIC
    revision: Vantage | None = None
    """Where the checkout comes from, if it is none of a repository's own."""
    edition: str = ""
    """What every page says where this is not what is published now."""

    @property
    def vantage(self) -> Vantage:
        """Whose past is the checkout's."""
        return self.revision or Vantage(self.checkout.root)

    @property
    def is_publishable(self) -> bool:
        return not has_errors(self.diagnostics)

    @cached_property
    def city(self) -> PublicCity:
        rows = (row for state in self.states.values() for row in state.examined.alerts)
        city = disclose_city(self.core, rows, self.links, self.audience)
        return replace(city, jurisdiction=replace(city.jurisdiction, edition=self.edition or None))

    @cached_property
    def links(self) -> Links:
        told = [state.examined.links for state in self.states.values()]
        if self.audience is Audience.INTERNAL:
            told += (state.examined.hidden for state in self.states.values())
        return joined(told)

    def abroad(self, unit: str) -> Links:
        """What ``unit`` may say of the others that it mentions, and which of its items others share."""
        mentioned, links = self.states[unit].mentioned, self.links
        powers = ("/".join(name) for name in mentioned.powers)
        return Links(
            units={u: links.units[u] for u in mentioned.units if u in links.units},
            powers={p: links.powers[p] for p in powers if p in links.powers},
            shared={p: links.shared[p] for p in self.states[unit].examined.links.items if p in links.shared},
        )


class _Shop(Struct, frozen=True):
    """What all work on a checkout shares."""

    checkout: Checkout
    core: Catalog
    cache: Cache
    language: str


_MENTIONS: Final = msgspec.msgpack.Decoder(Mentions)
_EXAMINED: Final = msgspec.msgpack.Decoder(Examined)
_RETURN: Final = msgspec.msgpack.Decoder(UnitReturn)
_PATHS: Final = msgspec.msgpack.Decoder(list[str])
_TOLD: Final = msgspec.msgpack.Decoder(tuple[Told, ...])


@uncollected()
def look_through(root: Path, cache: Cache, as_of: str = "") -> Examination:
    """Examine the checkout at ``root``: every fault in one run; what is late on the day ``as_of``, if one is given."""
    with stage("discover"):
        checkout = look(root, Stamps(cache.folder, root))
    with stage("load and check"):
        shop, faults = _open(checkout, cache)
        states = _states(shop, checkout.units)
        told = [*check_part(shop.core), *(t for s in states.values() for t in s.examined.told)]
    with stage("survey"):
        told += _survey(shop, states, as_of)
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
    own, faults = load_group(checkout.root, checkout.city)
    return _Shop(checkout, core_of(own), cache, language()), faults


def _states(shop: _Shop, units: Collection[str]) -> dict[str, State]:
    """What is known of each of ``units``; what is not is found out."""
    known = _recalled(shop, [shop.checkout.units[unit] for unit in units])
    missing = [unit for unit in units if unit not in known]
    found = dict(zip(missing, spread(_examine, shop, missing), strict=True))
    return {unit: known.get(unit) or _state(shop, unit, *found[unit]) for unit in units}


def _recalled(shop: _Shop, groups: Iterable[Group]) -> dict[str, State]:
    """What is known of the units whose files are ``groups``, and has not changed."""
    by_key = {_mentions_key(group): group for group in groups}
    mentioned = shop.cache.recall_each(by_key, _MENTIONS.decode)
    keys = {_examined_key(shop, by_key[key], names): (by_key[key], names) for key, names in mentioned.items()}
    examined = shop.cache.recall_each(keys, _EXAMINED.decode)
    return {keys[key][0].unit: State(*keys[key], key, found) for key, found in examined.items()}


def _state(shop: _Shop, unit: str, mentioned: bytes, examined: bytes) -> State:
    group, names = shop.checkout.units[unit], _MENTIONS.decode(mentioned)
    return State(group, names, _examined_key(shop, group, names), _EXAMINED.decode(examined))


def _examine(shop: _Shop, unit: str) -> tuple[bytes, bytes]:
    """Examine a unit and remember what was found: its mentions, and all the rest."""
    group = shop.checkout.units[unit]
    own, faults = load_group(shop.checkout.root, group)
    part = part_of(shop.core, own, unit)
    mentioned = mentions(part, unit)
    result = encode(mentioned), encode(examine(part, unit, faults))
    shop.cache.keep(
        {
            _mentions_key(group): result[0],
            _examined_key(shop, group, mentioned): result[1],
            holdings_key(group): packed(encode(holdings_of(own))),
        }
    )
    return result


def _mentions_key(group: Group) -> bytes:
    return digest(program(), b"mentions", group.digest)


def holdings_key(group: Group) -> bytes:
    """The key under which the entries of a group of files are kept."""
    return digest(program(), b"holdings", group.digest)


def _examined_key(shop: _Shop, group: Group, mentioned: Mentions) -> bytes:
    checkout = shop.checkout
    laws = (checkout.law_digest(law) for law in mentioned.laws)
    return digest(program(), b"examined", shop.language.encode(), group.digest, checkout.jurisdiction_digest, *laws)


def _survey(shop: _Shop, states: Mapping[str, State], as_of: str) -> tuple[Told, ...]:
    """What is found between units, and what is late on the day ``as_of``.

    It follows from their returns and, where something is found, from the files that were read to tell of it. Which these are follows
    from the same; they are remembered under the returns, and what was found under both.
    """
    returns = {unit: state.examined.returned for unit, state in states.items()}
    city = shop.checkout.city.digest
    key = digest(program(), b"survey", shop.language.encode(), as_of.encode(), city, *returns.values())
    told = _remembered(shop, key)
    if told is not None:
        return told
    root, seen = shop.checkout.root, dict[str, Document]()

    def locate(path: str) -> Document:
        document = shop.core.documents.get(path) or seen.get(path)
        if document is None:
            document = seen[path] = read(root, path)
        return document

    decoded = {unit: _RETURN.decode(returned) for unit, returned in returns.items()}
    found = survey_city(Census(shop.core, decoded, locate), as_of)
    shop.cache.keep({key: encode(list(seen)), _told_key(shop, key, seen): encode(found)})
    return found


def _remembered(shop: _Shop, key: bytes) -> tuple[Told, ...] | None:
    """What was found between units that told the same, if what was read of their files says the same too."""
    read_then = shop.cache.recall_as(key, _PATHS.decode)
    return None if read_then is None else shop.cache.recall_as(_told_key(shop, key, read_then), _TOLD.decode)


def _told_key(shop: _Shop, key: bytes, paths: Iterable[str]) -> bytes:
    files = (
        part for path in paths for part in (path.encode("utf-8", "surrogateescape"), shop.checkout.digest_of(path))
    )
    return digest(key, b"told", *files)
