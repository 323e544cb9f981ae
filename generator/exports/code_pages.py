"""Addresses made of codes, which outlive names: a page for each code that leads on to what bears it.

Several powers may bear one code (an item of the national list that several units hold): its page offers them all. Units know
nothing of each other's codes, so all these pages are made of the pieces of all units.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from msgspec import Struct

from generator import address
from generator.codes import is_placeholder
from generator.exports.places import absolute, code
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction, PublicPower
from generator.templates import render


class Bearer(Struct, frozen=True):
    """A power that bears a code, itself or by one of its sub-items; ``name`` is that of what bears it."""

    code: str
    key: str
    name: str
    unit: str
    state: str


_BEARERS: Final = msgspec.msgpack.Decoder(tuple[Bearer, ...])


def piece_of(dossier: Dossier) -> bytes:
    """Who bears which code in a unit, powers that are no longer exercised included."""
    return msgspec.msgpack.encode([b for power in dossier.powers for b in _bearers(power)])


def joined(pieces: Iterable[bytes], jurisdiction: PublicJurisdiction) -> Iterator[Asset]:
    """The page of every code. Codes that differ in case alone share theirs: not every server tells them apart."""
    found: dict[str, list[Bearer]] = {}
    for piece in pieces:
        for bearer in _BEARERS.decode(piece):
            found.setdefault(bearer.code.upper(), []).append(bearer)
    for value in sorted(found):
        yield _page(value, found[value], jurisdiction)


def _bearers(power: PublicPower) -> Iterator[Bearer]:
    named = [(c.value, power.name) for c in power.codes]
    named += [(s.code, s.name) for s in power.sub_items if s.code]
    for value, name in named:
        if not is_placeholder(value):
            yield Bearer(value, power.key, name, power.unit.short_name, power.status.state)


def _page(value: str, bearers: list[Bearer], jurisdiction: PublicJurisdiction) -> Asset:
    here = code(bearers[0].code)
    aims = list(dict.fromkeys(address.power(b.key) for b in bearers))
    canonical = absolute(jurisdiction.site.domain, aims[0]) if len(aims) == 1 else ""
    values = {"value": value, "bearers": bearers, "jurisdiction": jurisdiction, "canonical": canonical}
    return Asset(here, f"{render('code.html.j2', here, values)}\n".encode())
