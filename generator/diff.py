"""What a change means: two catalogues compared as models, not as texts.

Entries are paired first (``generator.lineage``), so that what moved or got another name is not told as gone and new; then
each pair is compared field by field, by the tables of ``generator.changes``.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from generator import changes
from generator.catalog import Catalog
from generator.change import BLIND, Change, Entry
from generator.comparers import Comparer, Spot, Table, compare_fields, quoted
from generator.diagnostics import Diagnostic, Severity
from generator.effects import GROWS, NEUTRAL, STRONGER, WEAKER, Effects
from generator.i18n import _
from generator.kinds import (
    ALERT,
    ALERT_SCHEME,
    CHANGE_POLICY,
    CHANGE_RECORD,
    EXCUSE,
    FLOW,
    JURISDICTION,
    LAW,
    LESSON,
    POWER,
    RISKS,
    RULES,
    UNIT,
    Kind,
)
from generator.lineage import Lineage, Matched, Placed, alike, returned, trace
from generator.model import Flow, Power
from generator.side import Side, View, described, in_words, names_of

ENTRY_WEIGHT: Final = 70
"""An entry that came, went or moved stands before a grave change of a field of the same effect."""


class Loaded(Struct, frozen=True):
    """A catalogue (or the part of one that may differ) with the faults of its files."""

    catalog: Catalog
    faults: Sequence[Diagnostic] = field(default=())


@cache
def table() -> Table:
    """The comparer of every field of every class."""
    merged: dict[type, Mapping[str, Comparer]] = {}
    for module in pkgutil.iter_modules(changes.__path__):
        merged |= importlib.import_module(f"{changes.__name__}.{module.name}").FIELDS
    return merged


def compare(base: Loaded, head: Loaded, lineage: Lineage | None = None) -> list[Change]:
    """Every change from ``base`` to ``head``: units by the gravest change in them, in these entries likewise, then changes.

    Who has traced the ``lineage`` already gives it.
    """
    lineage = lineage or trace(base.catalog, head.catalog)
    comparison = _Comparison(
        Side(base.catalog, dict(names_of(base.catalog)), lineage.renamed),
        Side(head.catalog, dict(names_of(head.catalog))),
        lineage,
    )
    return in_order([*_unreadable(base, head), *comparison.changes()])


def in_order(found: Sequence[Change]) -> list[Change]:
    """Changes grouped by unit and entry, the gravest first."""
    units: dict[str, int] = {}
    entries: dict[Entry, int] = {}
    for change in found:
        units[change.entry.unit] = max(units.get(change.entry.unit, 0), change.weight)
        entries[change.entry] = max(entries.get(change.entry, 0), change.weight)

    def rank(change: Change) -> tuple[Any, ...]:
        unit, entry = change.entry.unit, change.entry
        place = (change.file, change.line, change.column, change.kind, change.subject, change.message)
        return (-units[unit], unit, -entries[entry], entry.kind, entry.key, entry.title, -change.weight, *place)

    return sorted(found, key=rank)


def _unreadable(base: Loaded, head: Loaded) -> Iterator[Change]:
    """The files that are broken on either side, and so are not compared."""
    broken = {}
    for loaded, is_gone in ((base, True), (head, False)):
        errors = sorted(f for f in loaded.faults if f.severity is Severity.ERROR)
        for path, faults in groupby(errors, key=lambda f: f.file):
            first = next(iter(faults))
            side = _("the older version") if is_gone else _("the newer version")
            message = _("{side} of this file cannot be read and was not compared: {fault}").format(
                side=side, fault=first.message
            )
            broken[path, is_gone] = Change(
                "file-not-compared",
                Entry("file", path, path),
                path,
                first.line,
                first.column,
                "",
                message,
                weight=BLIND,
                is_gone=is_gone,
            )
    yield from broken.values()


class _Comparison(Struct, frozen=True):
    old: Side
    new: Side
    lineage: Lineage

    def changes(self) -> Iterator[Change]:
        old, new = self.old.catalog, self.new.catalog
        yield from self._only_one(JURISDICTION, old.jurisdiction, new.jurisdiction)
        yield from self._only_one(CHANGE_POLICY, old.change_policy, new.change_policy)
        lineage = self.lineage
        for kind, matched in (
            (LAW, lineage.laws),
            (UNIT, lineage.units),
            (RULES, lineage.libraries),
            (FLOW, lineage.flows),
            (RISKS, lineage.ledgers),
            (EXCUSE, lineage.excuses),
            (CHANGE_RECORD, lineage.records),
            (ALERT_SCHEME, lineage.alert_schemes),
            (ALERT, lineage.alerts),
            (LESSON, lineage.lessons),
            (POWER, lineage.powers),
        ):
            yield from self._entries(kind, matched)
        yield from self._families()
        yield from self._risks()

    def _only_one(self, kind: Kind, before: Any, after: Any) -> Iterator[Change]:
        """What a city has one of."""
        found = Matched(
            [(before, after)] if before and after else [],
            [before] if before and not after else [],
            [after] if after and not before else [],
        )
        yield from self._entries(kind, found)

    def _entries(self, kind: Kind, matched: Matched) -> Iterator[Change]:
        for entries, side, other in ((matched.gone, self.old, self.new), (matched.new, self.new, self.old)):
            for entry in entries:
                if kind is not RISKS and not self._is_hidden(other, kind, entry):  # a ledger is no more than its risks
                    yield self._whole(kind, entry, side)
        for before, after in matched.pairs:
            if before != after:
                if isinstance(after, Power):
                    yield from self._disguised(before, after)
                yield from self._moved(kind, before, after)
                yield from self._within(kind, before, after)

    def _is_hidden(self, side: Side, kind: Kind, entry: Any) -> bool:
        """Whether a file on the other side that cannot be read may hold this entry."""
        return side.catalog.declared.has(kind, _unit(kind, entry), _id(kind, entry))

    def _view(self, side: Side, entry: Any) -> View:
        nodes = _nodes(entry) if isinstance(entry, Flow) else {}
        return View(side, entry.path, getattr(entry, "unit", ""), nodes)

    def _entry(self, kind: Kind, entry: Any, side: Side, before: Any = None) -> Entry:
        """How a change names what it happened to, which was ``before`` on the older side."""
        unit, key = _unit(kind, entry), _key(entry)
        title, was = _title(kind, entry, self._view(side, entry)), _key(before) if before else ""
        return Entry(kind.name, key, title, side.names.get(("unit", "", unit), unit), was if was != key else "")

    def _whole(self, kind: Kind, entry: Any, side: Side) -> Change:
        """An entry that is new or gone; a power may be new only in its name."""
        former = returned(entry, (self.old.catalog, self.new.catalog)) if isinstance(entry, Power) else None
        if former and side is self.new:
            return self._about(
                "power-returned",
                _("power {title} is new, and is {former} again, which was given up on {date}").format(
                    title=quoted(entry.name), former=quoted(former.name), date=former.status.since
                ),
                (kind, entry, side),
                before="",
                after=entry.name,
                effects=GROWS,
            )
        is_gone = side is self.old
        named = self._entry(kind, entry, side)
        template = _("{kind} {title} is gone") if is_gone else _("{kind} {title} is new")
        gain = _gain(kind, entry)
        return self._about(
            f"{kind.name}-{'removed' if is_gone else 'added'}",
            template.format(kind=described(kind, ()).get("title"), title=quoted(named.title)),
            (kind, entry, side),
            before=named.title if is_gone else "",
            after="" if is_gone else named.title,
            effects=gain.mirrored if is_gone else gain,
        )

    def _disguised(self, before: Power, after: Power) -> Iterator[Change]:
        """A power that was given up, back in the place of one that is held."""
        catalogs = (self.old.catalog, self.new.catalog)
        former = returned(after, catalogs) if before.is_held and not alike(before, after) else None
        if former and former != returned(before, catalogs):
            yield self._about(
                "power-returned",
                _("power {title} becomes {former} again, which was given up on {date}").format(
                    title=quoted(before.name), former=quoted(former.name), date=former.status.since
                ),
                (POWER, after, self.new),
                before=before.name,
                after=after.name,
                effects=GROWS,
            )

    def _about(
        self,
        what: str,
        message: str,
        at: tuple[Kind, Any, Side],
        *,
        before: str,
        after: str,
        effects: Effects = NEUTRAL,
    ) -> Change:
        kind, entry, side = at
        view = self._view(side, entry)
        weight = effects.weight + ENTRY_WEIGHT
        is_gone = side is self.old
        named = self._entry(kind, entry, side)
        return Change(
            what, named, entry.path, *view.place, "", message, before, after, effects, weight, is_gone=is_gone
        )

    def _moved(self, kind: Kind, before: Any, after: Any) -> Iterator[Change]:
        """The same entry under another id, or in another unit."""
        if kind in (RULES, JURISDICTION, CHANGE_POLICY) or before.path == after.path:
            return
        old_unit, new_unit = getattr(before, "unit", ""), getattr(after, "unit", "")
        if self.old.canonical(("unit", "", old_unit))[2] != new_unit:
            message = _("moved from {before} to {after}")
            names = (
                self.old.names.get(("unit", "", old_unit), old_unit),
                self.new.names.get(("unit", "", new_unit), new_unit),
            )
            what = "moved"
        elif before.id != after.id:
            message, names, what = (
                _("its identifier changes from {before} to {after}"),
                (before.id, after.id),
                "renamed",
            )
        else:
            return
        said = message.format(before=quoted(names[0]), after=quoted(names[1]))
        change = self._about(f"{kind.name}-{what}", said, (kind, after, self.new), before=names[0], after=names[1])
        yield replace(change, entry=self._entry(kind, after, self.new, before))

    def _within(self, kind: Kind, before: Any, after: Any) -> Iterator[Change]:
        """The changes between two versions of an entry."""
        spot = Spot(
            table(),
            kind,
            self._entry(kind, after, self.new, before),
            "",
            (before, after),
            self._view(self.old, before),
            self._view(self.new, after),
        )
        yield from compare_fields(spot, (before, after), ())

    def _families(self) -> Iterator[Change]:
        """Powers that were split or merged: what became of what, then what a part has that the whole did not have."""
        for whole, parts in self.lineage.powers.splits:
            after = "、".join(part.name for part in parts)
            message = _("split into {count}: {items}").format(count=len(parts), items=after)
            yield self._about("power-split", message, (POWER, whole, self.old), before=whole.name, after=after)
            for part in parts:
                yield from _telling(self._within(POWER, whole, part))
        for parts, whole in self.lineage.powers.merges:
            before = "、".join(part.name for part in parts)
            message = _("merged from {count}: {items}").format(count=len(parts), items=before)
            yield self._about("power-merged", message, (POWER, whole, self.new), before=before, after=whole.name)
            for part in parts:
                yield from _telling(self._within(POWER, part, whole))

    # --- risks: compared unit by unit, whichever ledger they stand in

    def _risks(self) -> Iterator[Change]:
        matched = self.lineage.risks
        for placed in matched.gone:
            if not self._ledger_is_hidden(self.new, placed):
                yield self._risk(placed, self.old)
        for placed in matched.new:
            if not self._ledger_is_hidden(self.old, placed):
                yield self._risk(placed, self.new)
        ledgers = {id(a): id(b) for a, b in self.lineage.ledgers.pairs}
        for before, after in matched.pairs:
            if ledgers.get(id(before.ledger)) != id(after.ledger):
                yield self._moved_risk(before, after)
            if before.risk != after.risk:
                yield from self._within_risk(before, after)

    def _ledger_is_hidden(self, side: Side, placed: Placed) -> bool:
        return side.catalog.declared.hides(RISKS, placed.ledger.unit)

    def _risk(self, placed: Placed, side: Side) -> Change:
        is_gone = side is self.old
        name = placed.risk.name
        template = _("risk {name} is gone") if is_gone else _("risk {name} is new")
        change = self._about(
            f"risk-{'removed' if is_gone else 'added'}",
            template.format(name=quoted(name)),
            (RISKS, placed.ledger, side),
            before=name if is_gone else "",
            after="" if is_gone else name,
            effects=WEAKER if is_gone else STRONGER,
        )
        return self._at_risk(change, placed, side)

    def _moved_risk(self, before: Placed, after: Placed) -> Change:
        names = [self._entry(RISKS, p.ledger, s).title for p, s in ((before, self.old), (after, self.new))]
        message = _("risk {name} moves from {before} to {after}").format(
            name=quoted(after.risk.name), before=quoted(names[0]), after=quoted(names[1])
        )
        place = (RISKS, after.ledger, self.new)
        change = self._about("risk-moved", message, place, before=names[0], after=names[1])
        entry = self._entry(RISKS, after.ledger, self.new, before.ledger)
        return self._at_risk(replace(change, entry=entry), after, self.new)

    def _at_risk(self, change: Change, placed: Placed, side: Side) -> Change:
        line, column = self._view(side, placed.ledger).at("risks", placed.index).place
        return replace(change, line=line, column=column)

    def _within_risk(self, before: Placed, after: Placed) -> Iterator[Change]:
        spot = Spot(
            table(),
            RISKS,
            self._entry(RISKS, after.ledger, self.new, before.ledger),
            "",
            (before.risk, after.risk),
            self._view(self.old, before.ledger).at("risks", before.index),
            self._view(self.new, after.ledger).at("risks", after.index),
        )
        subject = _("risk {name}").format(name=quoted(after.risk.name, 30))
        yield from compare_fields(spot, (before.risk, after.risk), (subject,))


def _telling(found: Iterator[Change]) -> Iterator[Change]:
    """Of the changes between a whole and a part, those that bear on somebody: that the part is less is no news."""
    return (change for change in found if change.effects != NEUTRAL)


def _gain(kind: Kind, entry: Any) -> Effects:
    """What one entry more of a kind means."""
    if isinstance(entry, Power):
        return GROWS if entry.is_held else STRONGER
    return {EXCUSE: WEAKER, FLOW: STRONGER, CHANGE_RECORD: STRONGER}.get(kind, NEUTRAL)


def _unit(kind: Kind, entry: Any) -> str:
    """The unit that an entry belongs to, "" for what is the whole city's."""
    return str(entry.id if kind is UNIT else getattr(entry, "unit", ""))


def _key(entry: Any) -> str:
    return "/".join(filter(None, (getattr(entry, "unit", ""), getattr(entry, "id", ""))))


def _id(kind: Kind, entry: Any) -> str:
    return "" if kind in (UNIT, RULES, JURISDICTION, CHANGE_POLICY) else str(entry.id)


def _nodes(flow: Flow) -> dict[str, str]:
    """The names of a flow's nodes."""
    steps = {step.id: step.name for step in flow.steps}
    return steps | {end.id: end.name for end in flow.ends}


def _title(kind: Kind, entry: Any, view: View) -> str:
    """What a reader calls an entry."""
    if kind is RISKS:
        return in_words(entry.about, view.at("about"), RISKS)
    if kind is RULES:
        return view.side.names.get(("unit", "", entry.unit), entry.unit)
    if kind is ALERT or (kind is LESSON and not entry.public):
        return str(entry.id)  # what it is about is internal
    if kind is EXCUSE:
        return f"{entry.rule} {entry.file}"
    return str(getattr(entry, "title", None) or entry.name)
