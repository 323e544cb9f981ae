"""What a report is made of: the catalogue at both ends of a period, as one audience may see it.

The public report is made of what was published: of dossiers, of public notices of alerts, and of those changes that may be told to
everybody (``generator.diff_public``). Of things that were public then and are withheld today nothing is told. Counts of a month's alerts
are not in it: they would be subtracted from those of the published periods, and small numbers would come out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.alert_model import Alert, AlertScheme
from generator.alerts import STAGES, AlertRow, due_of, rows_of
from generator.audience import Audience
from generator.cards import dated
from generator.catalog import Catalog
from generator.change import Change
from generator.diff import Loaded, compare
from generator.diff_public import for_everybody
from generator.diff_report import sentence
from generator.disclose import disclose
from generator.model import ALL_LEVELS, ChangeRecord
from generator.parts import core_of, parts_of
from generator.past import Line
from generator.public import PublicAlertNotice, PublicCatalog
from generator.reports.period import Period
from generator.reports.versions import Version, Versions
from generator.statistics.counts import count
from generator.statistics.facts import facts_of, facts_published
from generator.tallies import Counts


class Warned(Struct, frozen=True):
    """An alert, as it is counted and as it says."""

    row: AlertRow
    alert: Alert


class About(Struct, frozen=True):
    """Whose report it is, of when, and of which version of the catalogue; ``since`` is the day on which its history begins.

    ``begun`` is the day of the version that it is compared with, "" where there is none.
    """

    period: Period
    jurisdiction: str
    publisher: str
    since: str
    begun: str
    day: str
    commit: str


class Content(Struct, frozen=True):
    """All that a report says. Units are in the order of their ids; ``unit`` is the one that it is about, "" for the whole city.

    ``before`` are the counts at the beginning, by unit, ``None`` where the history begins later; ``after`` those at the end. ``changes`` are
    what the history shows (with days where it is told day by day), ``dated`` what the records say; ``warned`` are the alerts entered in the period, and ``notices`` those told in public.
    What bears a day of its own is taken from what is known today, for it may have come into the repository after the period was over.
    """

    about: About
    audience: Audience
    unit: str
    names: Mapping[str, str]
    before: Mapping[str, Counts] | None
    after: Mapping[str, Counts]
    changes: tuple[Line, ...]
    dated: tuple[Line, ...]
    warned: tuple[Warned, ...]
    open: tuple[Warned, ...]
    """Alerts that had been entered by the end of the period and were not closed then."""
    scheme: AlertScheme | None
    notices: tuple[PublicAlertNotice, ...]
    catalog: Catalog | None
    """Everything that is known today, for the supervisor; ``None`` for everybody else."""
    levels: tuple[int, ...]

    @property
    def late(self) -> frozenset[str]:
        """The paths of the alerts that were waiting for something at the end of the period and had waited too long."""
        ends = self.about.period.ends
        if self.catalog is None:
            return frozenset()
        stood = {key: _as_of(alert, ends) for key, alert in self.catalog.alerts.items() if alert.entered <= ends}
        return frozenset(due.path for due in due_of(replace(self.catalog, alerts=stood)) if due.is_late(ends))


def _as_of(alert: Alert, day: str) -> Alert:
    """An alert with those of its stages that had been done by the end of ``day``."""
    stages = alert.stages
    later: dict[str, Any] = {s: None for s in STAGES[1:] if (getattr(stages, s) or "") > day}
    return replace(alert, stages=replace(stages, **later)) if later else alert


class UnknownUnitError(Exception):
    """There is no such unit, or nothing of it may be seen."""


def content(found: Versions, period: Period, audience: Audience, unit: str) -> Content:
    """What a report says to ``audience``. Raises ``UnknownUnitError`` where nothing may be said of ``unit``."""
    made = _internal(found, period) if audience is Audience.INTERNAL else _public(found, period)
    if unit and unit not in made.after:
        raise UnknownUnitError(unit)
    return _of_unit(made, unit) if unit else made


def _of_unit(whole: Content, unit: str) -> Content:
    name = whole.names[unit]
    before = whole.before
    return replace(
        whole,
        unit=unit,
        after={unit: whole.after[unit]},
        before=None if before is None else {u: c for u, c in before.items() if u == unit},
        changes=tuple(c for c in whole.changes if c.unit == name),
        dated=tuple(d for d in whole.dated if d.unit == name),
        warned=tuple(w for w in whole.warned if w.row.unit == unit),
        open=tuple(w for w in whole.open if w.row.unit == unit),
        notices=tuple(n for n in whole.notices if n.unit.id == unit),
    )


# --- for the supervisor -----------------------------------------------------------


def _internal(found: Versions, period: Period) -> Content:
    catalog, today = found.after.catalog, found.today.catalog
    names = {unit.id: unit.short_name for unit in (*today.units.values(), *catalog.units.values())}
    made = Content(
        about=_about(found, period),
        unit="",
        audience=Audience.INTERNAL,
        names=names,
        before=_counts(found.before.catalog) if found.before else None,
        after=_counts(catalog),
        changes=all_changes(found.before.loaded, found.after.loaded) if found.before else (),
        dated=tuple(_dated(today, period, names)),
        warned=(),
        open=(),
        scheme=None,
        notices=(),
        catalog=None,
        levels=ALL_LEVELS,
    )
    return with_alerts(made, today)


def with_alerts(content: Content, catalog: Catalog) -> Content:
    """``content`` with the alerts of ``catalog`` one by one, for the supervisor."""
    period = content.about.period
    rows = [Warned(row, catalog.alerts[row.unit, row.id]) for row in rows_of(catalog)]
    known = [w for w in rows if w.row.entered < period.after]
    return replace(
        content,
        warned=tuple(w for w in known if w.row.entered >= period.begins),
        open=tuple(w for w in known if not _is_closed(w.row, period.ends)),
        scheme=catalog.alert_scheme,
        notices=(),
        catalog=catalog,
    )


def _counts(catalog: Catalog) -> dict[str, Counts]:
    return {unit: count(facts_of(part, unit)) for unit, part in parts_of(core_of(catalog), catalog)}


def _is_closed(row: AlertRow, day: str) -> bool:
    return row.stage_on(day) in ("feedback", "circulation")


def _dated(catalog: Catalog, period: Period, names: Mapping[str, str]) -> list[Line]:
    said = [
        Line(day=change.date, unit=names.get(power.unit, power.unit), title=power.name, told=change.reason)
        for power in catalog.powers.values()
        for change in power.status.history
    ]
    said += [_record(record, names) for record in catalog.records.values()]
    return within(said, period)


def _record(record: ChangeRecord, names: Mapping[str, str]) -> Line:
    return Line(day=record.date, unit=names.get(record.unit, record.unit), title=record.title, told=record.reason)


def within(said: Sequence[Line], period: Period) -> list[Line]:
    """What was said on the days of a period, in their order."""
    found = [one for one in said if period.begins <= one.day < period.after]
    return sorted(found, key=lambda one: (one.day, one.unit, one.title))


# --- for everybody ----------------------------------------------------------------


def _public(found: Versions, period: Period) -> Content:
    after, today = disclose(found.after.catalog), disclose(found.today.catalog)
    before = disclose(found.before.catalog) if found.before else None
    withheld = _withheld(found.today, today)
    names = {unit.id: unit.short_name for unit in after.units if ("unit", unit.id) not in withheld}
    said = [line for dossier in today.dossiers for line in dated(dossier)]
    notices = today.city.alerts.notices
    return Content(
        about=_about(found, period),
        unit="",
        audience=Audience.PUBLIC,
        names=names,
        before=_published(before, names) if before else None,
        after=_published(after, names),
        changes=_changes(found, before, after, withheld),
        dated=tuple(within(said, period)),
        warned=(),
        open=(),
        scheme=None,
        notices=tuple(n for n in notices if period.begins <= n.date < period.after and n.unit.id in names),
        catalog=None,
        levels=after.jurisdiction.disclosed_levels,
    )


def _published(public: PublicCatalog, names: Mapping[str, str]) -> dict[str, Counts]:
    return {d.unit.id: count(facts_published(d)) for d in public.dossiers if d.unit.id in names}


Key = tuple[str, str]
"""(kind, unit/id) of something that is published, or is not."""


def _withheld(today: Version, public: PublicCatalog) -> frozenset[Key]:
    """The keys of units, powers, risks and rules that are there today and not for everybody."""
    catalog = today.catalog
    everything: set[Key] = {("unit", unit) for unit in catalog.units}
    everything |= {("power", power.key) for power in catalog.powers.values()}
    everything |= {("risk", f"{x.unit}/{risk.id}") for x in catalog.ledgers.values() for risk in x.risks}
    everything |= {("rule", f"{x.unit}/{rule.id}") for x in catalog.libraries.values() for rule in x.rules}
    return frozenset(everything - _keys(public).keys())


def _keys(public: PublicCatalog) -> dict[Key, tuple[str, str]]:
    """(unit, what it is called in a sentence) of all that is published, by its key."""
    found: dict[Key, tuple[str, str]] = {}
    for dossier in public.dossiers:
        unit = dossier.unit
        found["unit", unit.id] = (unit.short_name, f"单位“{unit.name}”")
        found |= {("rule", f"{unit.id}/{rule.id}"): (unit.short_name, f"制度《{rule.title}》") for rule in unit.rules}
        found |= {("risk", risk.key): (unit.short_name, f"风险“{risk.name}”") for risk in dossier.risks}
        found |= {("power", power.key): (unit.short_name, f"职权“{power.name}”") for power in dossier.powers}
    return found


def _changes(
    found: Versions, before: PublicCatalog | None, after: PublicCatalog, withheld: frozenset[Key]
) -> tuple[Line, ...]:
    """What came to be public and what no longer is, and what changed of that which was and is."""
    if found.before is None or before is None:
        return ()
    come = (Line(day="", unit=unit, title="公开范围", told=told) for unit, told in _come(before, after, withheld))
    return (*come, *map(line_of, _told(found.before, found.after, withheld)))


def all_changes(older: Loaded, newer: Loaded) -> tuple[Line, ...]:
    """All changes between two versions, for the supervisor."""
    return tuple(line_of(c) for c in compare(older, newer) if not c.is_internal)


def line_of(change: Change) -> Line:
    """A change of a whole period."""
    return Line(day="", unit=change.entry.unit, title=change.entry.title, told=sentence(change))


def _come(before: PublicCatalog, after: PublicCatalog, withheld: frozenset[Key]) -> list[tuple[str, str]]:
    older, newer = _keys(before), _keys(after)
    come = [(unit, f"公开了{name}") for key, (unit, name) in newer.items() if key not in older and key not in withheld]
    gone = [
        (unit, f"不再公开{name}") for key, (unit, name) in older.items() if key not in newer and key not in withheld
    ]
    return sorted(come) + sorted(gone)


def _told(before: Version, after: Version, withheld: frozenset[Key]) -> list[Change]:
    """The changes of powers that were published on both sides and still are, or are gone."""
    changes = compare(before.loaded, after.loaded)
    shown, _rulings = for_everybody(before.catalog, after.catalog, changes, ())
    return [
        c for c in shown if c.entry.kind == "power" and not {("power", c.entry.key), ("power", c.entry.was)} & withheld
    ]


def _about(found: Versions, period: Period) -> About:
    jurisdiction = found.after.catalog.jurisdiction
    if jurisdiction is None:
        raise ValueError("a catalogue without a jurisdiction has no reports")
    name, publisher = jurisdiction.name, jurisdiction.publisher.name
    begun = found.before.day if found.before else ""
    return About(period, name, publisher, found.since, begun, found.after.day, found.after.commit)
