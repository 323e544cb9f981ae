"""The kinds of file a catalogue is made of, and which path is which.

An entry's id is the slug in its path; nothing inside a file names the file.
"""

import re
from dataclasses import dataclass
from typing import Final

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_LENGTH: Final = 64


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file. ``pattern`` is its path with ``{unit}`` and ``{id}`` in the place of slugs."""

    name: str
    pattern: str

    @property
    def schema(self) -> str:
        return f"{self.name}.schema.json"


JURISDICTION: Final = Kind("jurisdiction", "catalog/jurisdiction.yml")
LAW: Final = Kind("law", "catalog/laws/{id}.yml")
UNIT: Final = Kind("unit", "catalog/units/{unit}/unit.yml")
RULES: Final = Kind("rules", "catalog/units/{unit}/rules.yml")
POWER: Final = Kind("power", "catalog/units/{unit}/powers/{id}.yml")
RISKS: Final = Kind("risks", "catalog/units/{unit}/risks/{id}.yml")
EXCUSE: Final = Kind("excuse", "catalog/excuses/{id}.yml")
FLOW: Final = Kind("flow", "flows/{unit}/{id}.yml")

KINDS: Final = (JURISDICTION, LAW, UNIT, RULES, POWER, RISKS, EXCUSE, FLOW)
FOLDERS: Final = ("catalog", "flows")
"""The folders that hold the catalogue, relative to the checkout."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a path says about the file at it: its kind, the unit it belongs to and its own id ("" where the kind has none)."""

    kind: Kind
    unit: str
    id: str


def identify(path: str) -> Identity | None:
    """The identity that ``path`` (relative, with ``/``) gives its file; ``None`` for a path that no kind has."""
    parts = path.split("/")
    for kind in KINDS:
        slugs = _match(kind.pattern.split("/"), parts)
        if slugs is not None:
            return Identity(kind, slugs.get("{unit}", ""), slugs.get("{id}", ""))
    return None


def _match(pattern: list[str], parts: list[str]) -> dict[str, str] | None:
    if len(pattern) != len(parts):
        return None
    slugs: dict[str, str] = {}
    for expected, part in zip(pattern, parts, strict=True):
        if expected.startswith("{"):
            slot, suffix = expected[: expected.index("}") + 1], expected[expected.index("}") + 1 :]
            if not part.endswith(suffix):
                return None
            slugs[slot] = part.removesuffix(suffix)
        elif expected != part:
            return None
    return slugs


def is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and SLUG.match(text) is not None
