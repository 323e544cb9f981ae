"""A checkout as the pipeline sees it: which files belong to which unit, and the digest of each group of them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic
from generator.digests import digest
from generator.discovery import Found, file_at, missing_files, missing_folders, sift
from generator.folders import folders
from generator.kinds import ALERT_SCHEME, CHANGE_POLICY, FOLDERS, JURISDICTION, LAW, identify
from generator.stamps import MISSING, Stamp, Stamps


class Part(Struct, frozen=True):
    """The files of a unit in the folder at ``path``; ``found`` are what they are where not all is as it should be."""

    path: str
    stamp: Stamp
    found: tuple[Found, ...] = ()

    def files(self) -> Iterable[Found]:
        return self.found or (file_at(f"{self.path}/{name}") for name in self.stamp.digests())

    def key(self) -> bytes:
        """The digest of the files and of their places."""
        odd = (part for f in self.found for part in (os.fsencode(f.path), bytes([f.is_file])))
        return digest(os.fsencode(self.path), self.stamp.digest, *odd)


class Group(Struct, frozen=True, dict=True):
    """The files of one unit, or (``unit`` is "") those of the whole city; ``digest`` names what they hold.

    What each file is, nobody asks after an edit but of the unit that was edited. ``absent`` ought to be among them.
    """

    unit: str
    digest: bytes
    parts: tuple[Part, ...]
    absent: tuple[Found, ...] = ()

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Its files, and what stands or should stand in the place of one."""
        return (*(file for part in self.parts for file in part.files()), *self.absent)

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """The digest of each file, by path."""
        return {f"{p.path}/{name}": sum_ for p in self.parts for name, sum_ in p.stamp.digests().items()}

    @property
    def count(self) -> int:
        """How many files, and places where one ought to be."""
        return sum(len(part.found) or part.stamp.count for part in self.parts) + len(self.absent)


class Checkout(Struct, frozen=True, dict=True):
    """The files under ``root``. ``misplaced`` tells of what lies among them and is none."""

    root: Path
    city: Group
    units: Mapping[str, Group]
    misplaced: tuple[Diagnostic, ...]

    @property
    def files(self) -> int:
        return sum(group.count for group in (self.city, *self.units.values()))

    def digest_of(self, path: str) -> bytes:
        """The digest of the file at ``path``; ``MISSING`` where there is none."""
        identity = identify(path)
        group = self.units.get(identity.unit, self.city) if identity else self.city
        return group.digests.get(path, MISSING)

    def law_digest(self, law: str) -> bytes:
        return self.city.digests.get(LAW.pattern.format(id=law), MISSING)

    @cached_property
    def jurisdiction_digest(self) -> bytes:
        """The digest of what every unit rests on: the jurisdiction, its change policy and its alert schemes."""
        schemes = (f.path for f in self.city.found if f.identity.kind is ALERT_SCHEME)
        parts = ((os.fsencode(path), self.digest_of(path)) for path in schemes)
        settled = (self.digest_of(kind.pattern) for kind in (JURISDICTION, CHANGE_POLICY))
        return digest(*settled, *(part for pair in parts for part in pair))


def look(root: Path, stamps: Stamps) -> Checkout:
    """The checkout at ``root`` as it is now."""
    faults = missing_folders(root)
    if faults:
        return Checkout(root, _group("", [], []), {}, tuple(faults))
    parts: dict[str, list[Part]] = {"": []}
    described = set()
    for folder in (folder for name in FOLDERS for folder in folders(root, name)):
        stamp = stamps.of(folder)
        found, out_of_place = ([], []) if stamp.is_sound else sift(folder)
        faults += out_of_place
        if stamp.count or found:
            parts.setdefault(stamp.unit, []).append(Part(folder.path, stamp, tuple(found)))
        if stamp.heads:
            described.add(stamp.unit)
    stamps.keep()
    absent, faults_of_absent = missing_files(parts, described)
    groups = {unit: _group(unit, parts[unit], [f for f in absent if f.identity.unit == unit]) for unit in sorted(parts)}
    return Checkout(root, groups.pop(""), groups, tuple(dict.fromkeys([*faults, *faults_of_absent])))


def _group(unit: str, parts: Sequence[Part], absent: Sequence[Found]) -> Group:
    sum_ = digest(*(part.key() for part in parts), *(os.fsencode(file.path) for file in absent))
    return Group(unit, sum_, tuple(parts), tuple(absent))
