"""What was, as it is published: changes in words, and the versions of the files that pages are made from.

Nothing here holds a word of a commit's message or of whoever made it: these are strangers' text, and may name what is not public.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from generator.tallies import Counts

SHORT: Final = 10
"""Digits of a commit's id that are shown: enough to name one commit in any repository."""


EFFECTS: Final[Mapping[str, str]] = {
    "worse": "对群众不利",
    "better": "对群众有利",
    "grows": "权力扩大",
    "shrinks": "权力缩小",
    "weaker": "监督减弱",
    "stronger": "监督加强",
}
"""The words of ``generator.effects`` as the site says them, the gravest first."""

KINDS: Final[Mapping[str, str]] = {
    "jurisdiction": "全市设置",
    "law": "法律依据",
    "unit": "单位",
    "rules": "制度",
    "power": "职权",
    "flow": "流程图",
    "risks": "廉政风险",
}
"""What the site calls the sorts of files that changes are told of."""


class Happening(Struct, frozen=True, kw_only=True):
    """One change, told in a sentence.

    ``day`` (ISO 8601) and ``commit`` say when it came to be on the main line. ``unit`` is the id of the published unit whose it is
    ("" for the whole city's, and where that unit is no more), ``unit_name`` its name ("" for the city's own); ``kind`` the sort of
    file and ``title`` the entry's name then. ``powers`` are the keys of the published powers on whose pages it stands, ``effects``
    those that are not neutral, in the words of ``generator.effects``. ``records`` are the ids of the change records that the unit
    made with the same commit, published or not.
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
    records: tuple[str, ...]


class Cited(Struct, frozen=True, kw_only=True):
    """A published change record as it is named beside what it decided; ``powers`` are the keys of those that it changed."""

    id: str
    title: str
    powers: tuple[str, ...]


class Version(Struct, frozen=True, kw_only=True):
    """The version of a file: the last commit that touched it, its day and its moment (seconds since 1970); nothing while an edit is not
    committed.

    ``sum`` is the SHA-256 of the file in hexadecimal; "" where the repository is not public, for it would let anybody try guesses
    of what the file says and the site does not.
    """

    path: str
    commit: str
    day: str
    moment: int
    sum: str


class Stood(Struct, frozen=True, kw_only=True):
    """A version of the catalogue in numbers: its commit, the day of that, and what there was of each unit, by id; ``names`` are short names."""

    day: str
    commit: str
    units: dict[str, Counts]
    names: dict[str, str]


class Line(Struct, frozen=True, kw_only=True):
    """A change in a report. ``day`` is "" where it is told of a whole period; ``unit`` is a name, "" for the whole city's."""

    day: str
    unit: str
    title: str
    told: str


class Reported(Struct, frozen=True, kw_only=True):
    """A period that is over (``2026-03`` or ``2026``, ``name`` in words) and what stood when it began and ended.

    ``before`` is ``None`` where the history begins with it. ``compared`` is how these two differ, for the supervisor alone.
    """

    period: str
    name: str
    before: Stood | None
    after: Stood
    compared: tuple[Line, ...] = ()


class UnitPast(Struct, frozen=True, kw_only=True):
    """What is published of a unit's past: its changes, the newest first, the versions of its files by path, its change records, and the
    periods that are over.

    ``since`` is the day of the first commit that is known, "" where there is no history at all; ``trouble`` says, for people, why
    what is known is not everything.
    """

    happenings: tuple[Happening, ...] = ()
    versions: tuple[Version, ...] = ()
    records: tuple[Cited, ...] = ()
    reported: tuple[Reported, ...] = ()
    since: str = ""
    trouble: str = ""

    def of_files(self, paths: Iterable[str]) -> tuple[Version, ...]:
        """The versions of the files ``paths``, so far as they are known."""
        known = {version.path: version for version in self.versions}
        return tuple(known[path] for path in dict.fromkeys(paths) if path in known)

    def cited(self, happening: Happening) -> tuple[Cited, ...]:
        """The records that decided what happened."""
        return tuple(record for record in self.records if record.id in happening.records)

    def about(self, kind: str) -> "UnitPast":
        """The past of the unit's files of one ``kind``, as its pages tell it."""
        return replace(self.log, happenings=tuple(h for h in self.happenings if h.kind == kind))

    @property
    def log(self) -> "UnitPast":
        """The past without the periods that are over: a page that says nothing of them stays as it is when one more ends."""
        return replace(self, reported=())

    def version_of(self, paths: Iterable[str]) -> str:
        """The version of a page that is made from the files ``paths``, in a few words; "" where nothing is known of them."""
        versions = self.of_files(paths)
        if not versions:
            return ""
        newest = max(versions, key=lambda v: (not v.commit, v.moment))
        return f"{newest.day}（{newest.commit[:SHORT]}）" if newest.commit else "尚未提交"


def pasts_of_powers(past: UnitPast, paths: Mapping[str, Iterable[str]]) -> dict[str, UnitPast]:
    """The past of each power of a unit; ``paths`` are the files that it is made from, by its key."""
    happenings: dict[str, list[Happening]] = {key: [] for key in paths}
    for happening in past.happenings:
        for key in happening.powers:
            happenings.get(key, []).append(happening)
    return {
        key: UnitPast(
            happenings=tuple(happenings[key]),
            versions=past.of_files(files),
            records=tuple(record for record in past.records if key in record.powers),
            since=past.since,
            trouble=past.trouble,
        )
        for key, files in paths.items()
    }


class CityPast(Struct, frozen=True, kw_only=True):
    """All that is published of the past of a city and its units, the newest first; the others as for a unit.
    ``records`` are the published change records of each unit that has any, by its id."""

    happenings: tuple[Happening, ...] = ()
    records: Mapping[str, tuple[Cited, ...]] = field(default_factory=dict)
    reported: tuple[Reported, ...] = ()
    since: str = ""
    trouble: str = ""

    def cited(self, happening: Happening) -> tuple[Cited, ...]:
        """The records that decided what happened."""
        return tuple(record for record in self.records.get(happening.unit, ()) if record.id in happening.records)


def of_unit(reported: Iterable[Reported], unit: str) -> tuple[Reported, ...]:
    """What there is to report of one unit: of the periods at whose end it was there."""
    return tuple(
        Reported(
            period=one.period,
            name=one.name,
            before=_alone(one.before, unit) if one.before and unit in one.before.units else None,
            after=_alone(one.after, unit),
            compared=tuple(line for line in one.compared if line.unit == one.after.names[unit]),
        )
        for one in reported
        if unit in one.after.units
    )


def _alone(stood: Stood, unit: str) -> Stood:
    return replace(stood, units={unit: stood.units[unit]}, names={unit: stood.names[unit]})


def striking(happenings: Sequence[Happening], most: int = 5) -> tuple[Happening, ...]:
    """The newest of ``happenings`` to be shown where there is room for a few: before all those that bear on somebody."""
    bearing = [h for h in happenings if h.effects]
    return tuple((bearing or list(happenings))[:most])


NOTHING: Final = UnitPast()
