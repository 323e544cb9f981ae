"""Values as bytes, and names of values: equal values, equal names. What many values share is written out once."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

import msgspec
from msgspec import Struct, field

from generator.digests import digest
from generator.page import Asset, Draft
from generator.public import PublicJurisdiction, PublicPower, PublicRisk, PublicUnit

_WRITER: Final = msgspec.msgpack.Encoder(enc_hook=str)
_SHARED: Final = (PublicUnit, PublicPower, PublicRisk, PublicJurisdiction)
"""What stands in one page after another, and is large."""


def encode(value: Any) -> bytes:
    """Any value of what is public or of a page as bytes: equal bytes, equal values."""
    return _WRITER.encode(value)


def _all_but(kind: type[Struct], apart: str) -> Callable[[Any], Any]:
    return attrgetter(*(name for name in kind.__struct_fields__ if name != apart))


_OF_POWER: Final = _all_but(PublicPower, "unit")
_OF_DRAFT: Final = _all_but(Draft, "values")


class Names(Struct, frozen=True):
    """Names things that stay as they are while they are named; a thing that was named before is known again."""

    _known: dict[int, tuple[Any, bytes]] = field(default_factory=dict)
    """By where a thing lies, which is nobody else's place for as long as the thing is held here."""

    def of(self, value: Any) -> bytes:
        """The name of a page that is not written out yet, of a file, or of any value that they are made of."""
        if isinstance(value, _SHARED):
            known = self._known.get(id(value))
            if known is None:
                known = self._known[id(value)] = value, self._of_shared(value)
            return known[1]
        if isinstance(value, Asset):
            return digest(b"file", value.address.encode(), value.sum.encode())
        if isinstance(value, Draft):
            return digest(b"draft", encode(_OF_DRAFT(value)), *self._of_values(value.values))
        if isinstance(value, tuple | list) and value and isinstance(value[0], _SHARED):
            return digest(b"several", *map(self.of, value))
        return digest(b"value", encode(value))

    def _of_shared(self, value: Any) -> bytes:
        if isinstance(value, PublicPower):
            return digest(b"power", self.of(value.unit), encode(_OF_POWER(value)))
        return digest(value.__class__.__name__.encode(), encode(value))

    def _of_values(self, values: Mapping[str, Any]) -> list[bytes]:
        return [part for name, value in values.items() for part in (name.encode(), self.of(value))]
