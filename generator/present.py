"""Pages written out, each made anew only where what it shows has changed."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec

from generator.cache import Cache
from generator.digests import digest, program
from generator.page import Draft, Page
from generator.pages import power
from generator.public import Dossier, PublicJurisdiction, PublicPower
from generator.site import compose_unit
from generator.templates import finish

T = TypeVar("T")

_QUICKLY: Final = 1
"""zlib's level: pages shrink to a fifth, and saving time is what keeping them is for."""

_WRITER: Final = msgspec.msgpack.Encoder(enc_hook=str)
_PAGES: Final = msgspec.msgpack.Decoder(Page, dec_hook=lambda kind, value: kind(value))


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, and the key under which it is kept."""

    key: bytes
    page: Page


def encode(value: Any) -> bytes:
    """Any value of what is public or of a page as bytes: equal bytes, equal values."""
    return _WRITER.encode(value)


def present_unit(dossier: Dossier, jurisdiction: PublicJurisdiction, cache: Cache) -> Iterator[Kept]:
    """The pages of a unit."""
    yield from _of_powers(dossier.powers, jurisdiction, cache)
    yield from present(compose_unit(dossier, jurisdiction), cache)


def present(drafts: Iterable[Draft], cache: Cache) -> Iterator[Kept]:
    """The pages of which ``drafts`` have all but the bodies."""
    keyed = {digest(program(), b"draft", encode(draft)): draft for draft in drafts}
    return _made(keyed, lambda missing: map(finish, missing), cache)


def recall(keys: Sequence[bytes], cache: Cache) -> Iterator[Kept]:
    """Those of the pages under ``keys`` that are still kept."""
    for key, value in cache.recall_all(keys).items():
        yield Kept(key, _PAGES.decode(zlib.decompress(value)))


def _of_powers(powers: Sequence[PublicPower], jurisdiction: PublicJurisdiction, cache: Cache) -> Iterator[Kept]:
    about = encode(jurisdiction)
    keyed = {digest(program(), b"power", encode(p), about): p for p in powers}
    return _made(keyed, lambda missing: power.of_powers(missing, jurisdiction), cache)


def _made(keyed: dict[bytes, T], make: Callable[[list[T]], Iterable[Page]], cache: Cache) -> Iterator[Kept]:
    """The pages that things make, in the order of the things; only those that are not kept are made."""
    known = {kept.key: kept.page for kept in recall(list(keyed), cache)}
    missing = [key for key in keyed if key not in known]
    fresh = dict(zip(missing, make([keyed[key] for key in missing]), strict=True))
    cache.keep({key: zlib.compress(encode(page), _QUICKLY) for key, page in fresh.items()})
    for key in keyed:
        yield Kept(key, known.get(key) or fresh[key])
