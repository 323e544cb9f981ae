"""Pages and files written out, each made anew only where what it shows has changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from generator.cache import Cache, packed, unpacked
from generator.digests import digest, program
from generator.exports import office
from generator.names import Names, encode
from generator.page import Asset, Draft, Page
from generator.pages import power
from generator.papers import Paper
from generator.past import pasts_of_powers
from generator.public import Dossier, PublicJurisdiction
from generator.site import compose_unit
from generator.templates import finish

T = TypeVar("T")

_PAGES: Final = msgspec.msgpack.Decoder(Page)
_ASSETS: Final = msgspec.msgpack.Decoder(Asset)
_PAGE, _ASSET = b"p", b"a"


class Kept(Struct, frozen=True):
    """A page or a file, and the key under which it is kept."""

    key: bytes
    item: Page | Asset


def present_unit(dossier: Dossier, jurisdiction: PublicJurisdiction, cache: Cache) -> Iterator[Kept]:
    """The pages of a unit."""
    names = Names()
    yield from _of_powers(dossier, jurisdiction, cache, names)
    yield from present(compose_unit(dossier, jurisdiction), cache, names)


_FINISH: Final[Mapping[type[Any], Callable[[Any], Page | Asset]]] = {
    Draft: finish,
    Paper: office.write,
    Asset: lambda asset: asset,
}
"""How what is not written out yet is written out."""


def present(items: Iterable[Draft | Paper | Asset], cache: Cache, names: Names | None = None) -> Iterator[Kept]:
    """Files, and the pages and documents of which drafts have all but the bodies. ``names`` know what was named before."""
    name = (names or Names()).of
    keyed = {digest(program(), b"item", name(item)): item for item in items}
    return _made(keyed, lambda missing: (_FINISH[type(i)](i) for i in missing), cache)


def recall(keys: Sequence[bytes], cache: Cache) -> Iterator[Kept]:
    """What is still kept of the pages and files under ``keys``."""
    for key, value in cache.recall_all(keys).items():
        yield Kept(key, _unpacked(value))


def _packed(item: Page | Asset) -> bytes:
    return (_PAGE if isinstance(item, Page) else _ASSET) + packed(encode(item))


def _unpacked(value: bytes) -> Page | Asset:
    raw = unpacked(value[1:])
    return _PAGES.decode(raw) if value[:1] == _PAGE else _ASSETS.decode(raw)


def _of_powers(dossier: Dossier, jurisdiction: PublicJurisdiction, cache: Cache, names: Names) -> Iterator[Kept]:
    about, pasts = names.of(jurisdiction), pasts_of_powers(dossier.past, {p.key: p.files for p in dossier.powers})
    wholes = ((digest(program(), b"power", names.of(p), about, encode(pasts[p.key])), p) for p in dossier.powers)
    keyed = {digest(key, part.name.encode()): part for key, p in wholes for part in power.parts(p, pasts[p.key])}
    return _made(keyed, lambda missing: power.of_parts(missing, jurisdiction, cache), cache)


def _made(keyed: dict[bytes, T], make: Callable[[list[T]], Iterable[Page | Asset]], cache: Cache) -> Iterator[Kept]:
    """What things make, in the order of the things; only what is not kept is made."""
    known = {kept.key: kept.item for kept in recall(list(keyed), cache)}
    missing = [key for key in keyed if key not in known]
    fresh = dict(zip(missing, make([keyed[key] for key in missing]), strict=True))
    cache.keep({key: _packed(item) for key, item in fresh.items()})
    for key in keyed:
        yield Kept(key, known.get(key) or fresh[key])
