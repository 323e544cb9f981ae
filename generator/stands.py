"""How much there was at the ends of months and years: units counted in versions that a reader who goes back from today comes past.

For everybody, a version is cut down first to what was public then and is not withheld today, just as the changes that are told of it
(``generator.redact``); for the supervisor it is counted whole, and compared with the version before. A unit that stayed as it was is
counted once, however many months it stood so.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Final

import msgspec
from msgspec import Struct, field

from generator.audience import Audience
from generator.cache import Cache
from generator.catalog import Catalog
from generator.diff_load import load_both
from generator.digests import digest, program
from generator.kinds import FLOW, JURISDICTION, POWER, RISKS, RULES, UNIT, Identity, identify
from generator.mainline import Commit
from generator.names import encode
from generator.pair import Reader, Versions
from generator.passage import Standing, unreadable
from generator.past import Line, Reported, Stood
from generator.redact import TRACED, Policy, redact
from generator.reports import period as periods
from generator.reports.content import all_changes
from generator.reports.period import Period
from generator.reports.versions import ends_of
from generator.side import Name, names_of
from generator.statistics.counts import count
from generator.statistics.facts import facts_of
from generator.tallies import Counts

_COUNTED: Final = frozenset({UNIT, RULES, POWER, RISKS, FLOW})
_JURISDICTION: Final = JURISDICTION.pattern

_NAMES: Final = msgspec.msgpack.Decoder(tuple[Name, ...])
_FOUND: Final = msgspec.msgpack.Decoder(tuple[tuple[str, Counts], ...])
_LINES: Final = msgspec.msgpack.Decoder(tuple[Line, ...])

Files = Mapping[str, str]
"""The names of contents by path."""


class _Held(Struct, frozen=True):
    """What a unit was in the version after the commit ``number``, where it was called ``unit``: its files, and what may be told of it."""

    number: int
    unit: str
    files: Files
    policy: Policy
    visible: frozenset[Name]


class Stands(Struct, dict=True):
    """Gathers what there was at both ends of the periods that are over, on the main line ``line``.

    ``policy`` is what the jurisdiction discloses today, ``known`` are the ids of today's units and ``seen`` those that the audience sees.
    """

    line: Sequence[Commit]
    reader: Reader
    cache: Cache
    audience: Audience
    policy: Policy
    known: frozenset[str]
    seen: frozenset[str]
    _held: dict[str, list[_Held]] = field(default_factory=dict)
    _found: dict[int, Stood] = field(default_factory=dict)
    _files: dict[int, Files] = field(default_factory=dict)
    _policies: dict[str, Policy] = field(default_factory=dict)

    @cached_property
    def _versions(self) -> Versions:
        return Versions(self.line)

    @cached_property
    def _periods(self) -> tuple[tuple[Period, int | None, int], ...]:
        """The periods that are over, each with the numbers of the commits that it began and ended with."""
        found = periods.over(self.line[-1].day, self.line[0].day) if self.line else ()
        return tuple((period, *ends_of(self.line, period)) for period in found)

    @cached_property
    def _wanted(self) -> frozenset[int | None]:
        return frozenset(number for _period, *ends in self._periods for number in ends)

    def come_past(self, number: int, files: Files, standing: Standing) -> None:
        """Note what there is to count in the version after the commit ``number``, where it stood at an end; ``standing`` is as seen from there."""
        if number not in self._wanted:
            return
        policy, visible = self._policy(files.get(_JURISDICTION, "")), standing.by_unit()
        by_unit: dict[str, dict[str, str]] = {}
        for path, blob in files.items():
            identity = _identity(path)
            if identity and identity.kind in _COUNTED:
                by_unit.setdefault(identity.unit, {})[path] = blob
        for unit, own in by_unit.items():
            today = standing.today(("unit", "", unit))[2]
            if today in self.seen or today not in self.known:
                held = _Held(number, unit, own, policy, visible.get(unit, frozenset()))
                self._held.setdefault(today, []).append(held)
        if self.audience is Audience.INTERNAL:
            self._files[number] = dict(files)

    def reported(self) -> tuple[Reported, ...]:
        """What there is to report of each period: of months, the newest first, then of years."""
        self._found = self._stood()
        return tuple(self._reported(*period) for period in self._periods)

    def _stood(self) -> dict[int, Stood]:
        """Every version that was noted, counted: unit by unit, for a unit's files are mostly the same from one to the next."""
        counted: dict[int, dict[str, tuple[str, Counts]]] = {
            number: {} for number in self._wanted if number is not None
        }
        for today, versions in sorted(self._held.items()):
            self.reader.forget_most()
            for held in versions:
                found = self._counts(held)
                if found:
                    counted[held.number][today] = found
        return {
            number: Stood(
                day=self.line[number].day,
                commit=self.line[number].id,
                units={unit: counts for unit, (_name, counts) in units.items()},
                names={unit: name for unit, (name, _counts) in units.items()},
            )
            for number, units in counted.items()
        }

    def _reported(self, period: Period, before: int | None, after: int) -> Reported:
        return Reported(
            period=period.id,
            name=period.name,
            before=None if before is None else self._found[before],
            after=self._found[after],
            compared=() if before is None or self.audience is Audience.PUBLIC else self._compared(before, after),
        )

    # --- counting -----------------------------------------------------------------

    def _counts(self, held: _Held) -> tuple[str, Counts] | None:
        """A unit's name and counts; ``None`` where nothing of it may be told."""
        part = cache(lambda: self._load(held))
        key = digest(program(), b"stood", encode(sorted(held.files.items())))
        names = self.cache.recall_as(key, _NAMES.decode)
        if names is None:
            names = tuple(sorted(name for name, _words in names_of(part()) if name[0] in TRACED))
            self.cache.keep({key: encode(names)})
        visible = tuple(name for name in names if name in held.visible)
        key = digest(key, self.audience.encode(), encode((sorted(held.policy.levels), visible)))
        found = self.cache.recall_as(key, _FOUND.decode)
        if found is None:
            found = self._counted(part(), held)
            self.cache.keep({key: encode(found)})
        return found[0] if found else None

    def _counted(self, part: Catalog, held: _Held) -> tuple[tuple[str, Counts], ...]:
        """The name and counts of a unit, or nothing."""
        is_whole = self.audience is Audience.INTERNAL
        shown = part if is_whole else redact(part, held.policy, held.visible.__contains__)
        unit = shown.units.get(held.unit)
        return ((unit.short_name, count(facts_of(shown, held.unit))),) if unit else ()

    def _load(self, held: _Held) -> Catalog:
        """A unit's entries; one that cannot be read is taken as it last could be."""
        catalog, faults = self.reader.understood(held.files)
        broken = unreadable(faults)
        if not broken:
            return catalog
        mended = {path: self._last_readable(path, held.number) for path in broken}
        return self.reader.understood({path: blob for path, blob in {**held.files, **mended}.items() if blob})[0]

    def _last_readable(self, path: str, number: int) -> str:
        older = self._versions.before(path, number)
        return next((blob for blob in older if self.reader.is_readable(path, blob)), "")

    def _policy(self, blob: str) -> Policy:
        """What may be told of a version whose jurisdiction is in ``blob``: what was disclosed then and is today."""
        if blob not in self._policies:
            jurisdiction = self.reader.understood({_JURISDICTION: blob})[0].jurisdiction if blob else None
            self._policies[blob] = Policy.of(jurisdiction) & self.policy if jurisdiction else self.policy
        return self._policies[blob]

    # --- comparing ----------------------------------------------------------------

    def _compared(self, before: int, after: int) -> tuple[Line, ...]:
        """All changes between two versions, for the supervisor."""
        files = [self._files[number] for number in (before, after)]
        key = digest(program(), b"compared", *(encode(sorted(one.items())) for one in files))
        lines = self.cache.recall_as(key, _LINES.decode)
        if lines is None:
            trees = [self.reader.tree(one) for one in files]
            older, newer = load_both(trees[0], trees[1], self.reader.known)
            lines = all_changes(older, newer)
            self.cache.keep({key: encode(lines)})
        return lines


@lru_cache(1 << 16)
def _identity(path: str) -> Identity | None:
    return identify(path)
