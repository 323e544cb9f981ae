"""What was, as it is published: changes in words, and the versions of the files that pages are made from.

Nothing here holds a word of a commit's message or of whoever made it: these are strangers' text, and may name what is not public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SHORT: Final = 10
"""Digits of a commit's id that are shown: enough to name one commit in any repository."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One change, told in a sentence.

    ``day`` (ISO 8601) and ``commit`` say when it came to be on the main line. ``unit`` is the id of the published unit whose it is
    ("" for the whole city's, and where that unit is no more), ``unit_name`` its name ("" for the city's own); ``kind`` the sort of
    file and ``title`` the entry's name then. ``powers`` are the keys of the published powers on whose pages it stands, ``effects``
    those that are not neutral, in the words of ``generator.effects``.
    """

    day: str
    commit: str
    unit: str
    unit_name: str
    kind: str
    title: str
    powers: tuple[str, ...]
    told: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The version of a file: the last commit that touched it and its day, both "" while an edit is not committed.

    ``sum`` is the SHA-256 of the file in hexadecimal; "" where the repository is not public, for it would let anybody try guesses
    of what the file says and the site does not.
    """

    path: str
    commit: str
    day: str
    sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPast:
    """What is published of a unit's past: its changes, the newest first, and the versions of its files by path.

    ``since`` is the day of the first commit that is known, "" where there is no history at all; ``trouble`` says, for people, why
    what is known is not everything.
    """

    happenings: tuple[Happening, ...] = ()
    versions: tuple[Version, ...] = ()
    since: str = ""
    trouble: str = ""

    def of_power(self, key: str, paths: Iterable[str]) -> "UnitPast":
        """The past of one of the unit's powers, which is made from the files ``paths``."""
        return UnitPast(
            happenings=tuple(h for h in self.happenings if key in h.powers),
            versions=self.of_files(paths),
            since=self.since,
            trouble=self.trouble,
        )

    def of_files(self, paths: Iterable[str]) -> tuple[Version, ...]:
        """The versions of the files ``paths``, so far as they are known."""
        known = {version.path: version for version in self.versions}
        return tuple(known[path] for path in paths if path in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPast:
    """All that is published of the past of a city and its units, the newest first; ``since`` and ``trouble`` as for a unit."""

    happenings: tuple[Happening, ...] = ()
    since: str = ""
    trouble: str = ""


NOTHING: Final = UnitPast()
