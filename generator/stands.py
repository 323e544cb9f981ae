"""How much there was at the ends of months and years: units counted in versions that a reader who goes back from today comes past.

For everybody, a version is cut down first to what was public then and is not withheld today, just as the changes that are told of it
(``generator.redact``); for the supervisor it is counted whole, and compared with the version before. A unit that stayed as it was is
counted once, however many months it stood so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import msgspec

from generator.audience import Audience
from generator.cache import Cache
from generator.catalog import Catalog, load_found
from generator.diagnostics import Diagnostic
from generator.diff import compare
from generator.diff_load import load_both
from generator.diff_report import sentence
from generator.digests import digest, program
from generator.discovery import Found
from generator.kinds import FLOW, JURISDICTION, POWER, RISKS, RULES, UNIT, Identity, identify
from generator.mainline import Commit
from generator.pair import Reader, Versions
from generator.passage import Standing, unreadable
from generator.past import Line, Reported, Stood
from generator.present import encode
from generator.redact import TRACED, Policy, redact
from generator.reports import period as periods
from generator.reports.period import Period
from generator.side import Name, names_of
from generator.source import parse
from generator.statistics.counts import Counts, count
from generator.statistics.facts import facts_of

_COUNTED: Final = frozenset({UNIT, RULES, POWER, RISKS, FLOW})
_JURISDICTION: Final = JURISDICTION.pattern

_NAMES: Final = msgspec.msgpack.Decoder(tuple[Name, ...])
_FOUND: Final = msgspec.msgpack.Decoder(tuple[tuple[str, Counts], ...])
_LINES: Final = msgspec.msgpack.Decoder(tuple[Line, ...])

Files = Mapping[str, str]
"""The names of contents by path."""


@dataclass
class Stands:
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
        return tuple((period, self._begun(period), self._at(period.ends)) for period in found)

    @cached_property
    def _wanted(self) -> frozenset[int | None]:
        return frozenset(number for _period, *ends in self._periods for number in ends)

    def _at(self, day: str) -> int:
        """The number of the commit that stood at the end of ``day``, on which there was one."""
        return next(number for number, commit in enumerate(self.line) if commit.day <= day)

    def _begun(self, period: Period) -> int | None:
        """The number of what stood when a period began: the first version where the history begins in it and goes on, ``None`` where it ends."""
        older = (number for number, commit in enumerate(self.line) if commit.day < period.begins)
        first = len(self.line) - 1
        return next(older, first if self._at(period.ends) != first else None)

    def come_past(self, number: int, files: Files, standing: Standing) -> None:
        """Count the version after the commit ``number``, where it stood at an end; ``standing`` is as seen from there."""
        if number not in self._wanted:
            return
        commit, counted = self.line[number], dict(sorted(self._units(number, files, standing)))
        self._found[number] = Stood(
            day=commit.day,
            commit=commit.id,
            units={unit: counts for unit, (_name, counts) in counted.items()},
            names={unit: name for unit, (name, _counts) in counted.items()},
        )
        if self.audience is Audience.INTERNAL:
            self._files[number] = dict(files)

    def reported(self) -> tuple[Reported, ...]:
        """What there is to report of each period: of months, the newest first, then of years."""
        return tuple(self._reported(*period) for period in self._periods)

    def _reported(self, period: Period, before: int | None, after: int) -> Reported:
        return Reported(
            period=period.id,
            name=period.name,
            before=None if before is None else self._found[before],
            after=self._found[after],
            compared=() if before is None or self.audience is Audience.PUBLIC else self._compared(before, after),
        )

    # --- counting -----------------------------------------------------------------

    def _units(self, number: int, files: Files, standing: Standing) -> Iterator[tuple[str, tuple[str, Counts]]]:
        """The units of a version by the ids that they have today, each with its name and its counts."""
        policy = self._policy(files.get(_JURISDICTION, ""))
        by_unit: dict[str, dict[str, str]] = {}
        for path, blob in files.items():
            identity = _identity(path)
            if identity and identity.kind in _COUNTED:
                by_unit.setdefault(identity.unit, {})[path] = blob
        for unit, own in by_unit.items():
            today = standing.today(("unit", "", unit))[2]
            if today in self.seen or today not in self.known:
                found = self._unit(number, unit, own, policy, standing)
                if found:
                    yield today, found

    def _unit(
        self, number: int, unit: str, own: Files, policy: Policy, standing: Standing
    ) -> tuple[str, Counts] | None:
        """A unit's name and counts; ``None`` where nothing of it may be told."""
        loaded: list[Catalog] = []

        def part() -> Catalog:
            if not loaded:
                loaded.append(self._load(number, own))
            return loaded[0]

        key = digest(program(), b"stood", encode(sorted(own.items())))
        names = self.cache.recall_as(key, _NAMES.decode)
        if names is None:
            names = tuple(sorted(name for name, _words in names_of(part()) if name[0] in TRACED))
            self.cache.keep({key: encode(names)})
        visible = tuple(standing.visible(names))
        key = digest(key, self.audience.encode(), encode((sorted(policy.levels), visible)))
        found = self.cache.recall_as(key, _FOUND.decode)
        if found is None:
            found = self._counted(part(), unit, policy, frozenset(visible))
            self.cache.keep({key: encode(found)})
        return found[0] if found else None

    def _counted(
        self, part: Catalog, unit: str, policy: Policy, visible: frozenset[Name]
    ) -> tuple[tuple[str, Counts], ...]:
        """The name and counts of a unit, or nothing."""
        shown = part if self.audience is Audience.INTERNAL else redact(part, policy, visible.__contains__)
        held = shown.units.get(unit)
        return ((held.short_name, count(facts_of(shown, unit))),) if held else ()

    def _load(self, number: int, files: Files) -> Catalog:
        """The entries in ``files``; one that cannot be read is taken as it last could be."""
        catalog, faults = self._parsed(files)
        broken = unreadable(faults)
        if not broken:
            return catalog
        mended = {path: self._last_readable(path, number) for path in broken}
        return self._parsed({path: blob for path, blob in {**files, **mended}.items() if blob})[0]

    def _last_readable(self, path: str, number: int) -> str:
        older = self._versions.before(path, number)
        return next((blob for blob in older if self.reader.is_readable(path, blob)), "")

    def _parsed(self, files: Files) -> tuple[Catalog, list[Diagnostic]]:
        contents = self.reader.contents.read(files.values())
        documents = {path: parse(path, raw) for path, raw in zip(files, contents, strict=True)}
        found = [Found(path, identity) for path in sorted(files) if (identity := _identity(path))]
        return load_found(Path(), found, lambda _root, path: documents[path])

    def _policy(self, blob: str) -> Policy:
        """What may be told of a version whose jurisdiction is in ``blob``: what was disclosed then and is today."""
        if blob not in self._policies:
            jurisdiction = self._parsed({_JURISDICTION: blob})[0].jurisdiction if blob else None
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
            lines = tuple(
                Line(day="", unit=c.entry.unit, title=c.entry.title, told=sentence(c))
                for c in compare(older, newer)
                if not c.is_internal
            )
            self.cache.keep({key: encode(lines)})
        return lines


@lru_cache(1 << 16)
def _identity(path: str) -> Identity | None:
    return identify(path)
