"""A checkout as the pipeline sees it: which files belong to which unit, and the digest of each group of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic
from generator.digests import digest
from generator.discovery import Found, discover
from generator.kinds import ALERT_SCHEME, CHANGE_POLICY, JURISDICTION, LAW
from generator.stamps import MISSING, Stamps


class Group(Struct, frozen=True):
    """The files of one unit, or (``unit`` is "") those of the whole city; ``digest`` names what they hold."""

    unit: str
    found: tuple[Found, ...]
    digest: bytes


class Checkout(Struct, frozen=True):
    """The files under ``root``. ``misplaced`` tells of what lies among them and is none."""

    root: Path
    city: Group
    units: Mapping[str, Group]
    digests: Mapping[str, bytes]
    misplaced: tuple[Diagnostic, ...]

    @property
    def files(self) -> int:
        return sum(len(g.found) for g in (self.city, *self.units.values()))

    def law_digest(self, law: str) -> bytes:
        return self.digests.get(LAW.pattern.format(id=law), MISSING)

    @property
    def jurisdiction_digest(self) -> bytes:
        """The digest of what every unit rests on: the jurisdiction, its change policy and its alert schemes."""
        schemes = (f.path for f in self.city.found if f.identity.kind is ALERT_SCHEME)
        parts = ((path.encode("utf-8", "surrogateescape"), self.digests.get(path, MISSING)) for path in schemes)
        settled = (self.digests.get(kind.pattern, MISSING) for kind in (JURISDICTION, CHANGE_POLICY))
        return digest(*settled, *(part for pair in parts for part in pair))


def look(root: Path, stamps: Stamps) -> Checkout:
    """The checkout at ``root`` as it is now."""
    found, misplaced = discover(root)
    digests = stamps.digests([f.path for f in found if f.is_file])
    grouped: dict[str, list[Found]] = {"": []}
    for file in found:
        grouped.setdefault(file.identity.unit, []).append(file)
    groups = {unit: _group(unit, grouped[unit], digests) for unit in sorted(grouped)}
    return Checkout(root, groups.pop(""), groups, digests, tuple(misplaced))


def _group(unit: str, found: Sequence[Found], digests: Mapping[str, bytes]) -> Group:
    parts = (part for f in found for part in (f.path.encode("utf-8", "surrogateescape"), digests.get(f.path, MISSING)))
    return Group(unit, tuple(found), digest(*parts))
