"""What follows from alerts: which level one counts as, points and colours, who above is to be told, what is late, and counts.

All of it is computed from the entries and never typed (R14). Days are given, never today's: the same catalogue says the same
whenever it is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from generator.alert_model import Alert, AlertLevel, AlertNotice, AlertScheme, AlertSubject, LevelsUp
from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.once import once
from generator.vocabulary import labels
from generator.workdays import workdays_after

STAGES: Final = tuple(str(stage) for stage in labels("alertStage"))
"""The six stages in their order, by the names of the fields of ``AlertStages``."""
KINDS_COUNTED: Final = ("warning", "reminder", "prompt")
"""The kinds of alert that have a level; what is only to be learned from is held against nobody."""

Group = TypeVar("Group", bound=Hashable)


# --- what one alert means -----------------------------------------------------


def counts_as(catalog: Catalog, alert: Alert, scheme: AlertScheme) -> AlertLevel | None:
    """The level of ``scheme`` that an alert counts as, by whichever scheme it was rated; ``None`` where it has none."""
    if alert.scheme == scheme.id:
        return scheme.level(alert.level)
    known = catalog.alert_schemes.get(alert.scheme)
    if known is None or known.level(alert.level) is None:
        return None
    equal = (e.counts_as for e in scheme.equivalents if (e.scheme, e.level) == (alert.scheme, alert.level))
    return scheme.level(next(equal, None))


def of_same_subject(catalog: Catalog, alert: Alert) -> tuple[Alert, ...]:
    """The alerts about the same thing in the same calendar year that had been entered by the day on which ``alert`` was, itself among
    them; those of the same day are in the order of their ids. What is only to be learned from is not counted."""
    same = by_subject(catalog).get((alert.unit, alert.subject, alert.entered[:4]), ())
    return tuple(other for other in same if (other.entered, other.id) <= (alert.entered, alert.id))


@once
def by_subject(catalog: Catalog) -> Mapping[tuple[str, AlertSubject, str], tuple[Alert, ...]]:
    """The alerts that count against something, by unit, subject and calendar year, in the order of entry."""
    found: defaultdict[tuple[str, AlertSubject, str], list[Alert]] = defaultdict(list)
    for alert in sorted(catalog.alerts.values(), key=lambda a: (a.entered, a.id)):
        if alert.kind in KINDS_COUNTED:
            found[alert.unit, alert.subject, alert.entered[:4]].append(alert)
    return {about: tuple(alerts) for about, alerts in found.items()}


def points(catalog: Catalog, alerts: Iterable[Alert], scheme: AlertScheme) -> int:
    """What ``alerts`` cost together by a scheme that keeps points; no more than a year has."""
    levels = (counts_as(catalog, alert, scheme) for alert in alerts)
    return min(sum(level.points or 0 for level in levels if level), scheme.points_a_year or 0)


def points_in_year(catalog: Catalog, unit: str, subject: AlertSubject, year: str, scheme: AlertScheme) -> int:
    """What a subject has lost in a calendar year; each begins again with none lost."""
    return points(catalog, by_subject(catalog).get((unit, subject, year), ()), scheme)


def colour_of(lost: int, scheme: AlertScheme) -> AlertLevel | None:
    """The standing of a subject that has lost so many points; ``None`` in a scheme that keeps none."""
    reached = (level for level in scheme.levels if level.threshold is not None and level.threshold <= lost)
    return max(reached, key=lambda level: level.threshold or 0, default=None)


class Consequence(Struct, frozen=True):
    """That an alert is told ``up`` levels above (上追): to ``who``, because of its level or colour, or because it is not the first.

    ``times`` is its number among the alerts of the same subject in the year; ``colour`` the subject's standing after it, in a scheme with points.
    """

    up: LevelsUp
    who: str
    times: int
    colour: AlertLevel | None


def consequence(catalog: Catalog, alert: Alert) -> Consequence | None:
    """The escalation that follows from an alert by the scheme that it was rated by, the highest that does; ``None`` where none does."""
    scheme = catalog.alert_schemes.get(alert.scheme)
    if scheme is None or alert.kind not in KINDS_COUNTED:
        return None
    so_far = of_same_subject(catalog, alert)
    colour = colour_of(points(catalog, so_far, scheme), scheme) if scheme.points_a_year else None
    reached = {alert.level, colour.id if colour else alert.level}
    due = [
        row
        for row in scheme.escalation
        if not reached.isdisjoint(row.levels) or (row.repeated is not None and len(so_far) >= row.repeated)
    ]
    if not due:
        return None
    highest = max(due, key=lambda row: row.up)
    return Consequence(highest.up, highest.who, len(so_far), colour)


# --- what is due --------------------------------------------------------------


class Due(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stage that an alert waits for: ``workdays`` after ``since``, or by the end of ``since`` itself where that is 0.

    ``trail`` is where the day stands that it is counted from.
    """

    path: str
    trail: Trail
    stage: str
    since: str
    workdays: int

    def is_late(self, day: str) -> bool:
        """Whether it was late on ``day``; raises ``UnannouncedYearError`` where that cannot be told."""
        if day <= self.since:
            return False
        return not self.workdays or workdays_after(self.since, day) > self.workdays


def due_of(catalog: Catalog) -> Iterator[Due]:
    """What the alerts of a catalogue still wait for."""
    for alert in catalog.alerts.values():
        stages = alert.stages
        scheme = catalog.alert_schemes.get(alert.scheme)
        level = scheme.level(alert.level) if scheme else None
        if stages.rating and not stages.handling and level and level.answer_within:
            yield Due(alert.path, ("stages", "rating"), "handling", stages.rating, level.answer_within)
        if alert.deadline and not (stages.rectification or stages.feedback):
            yield Due(alert.path, ("deadline",), "rectification", alert.deadline, 0)


# --- counts -------------------------------------------------------------------


class AlertRow(msgspec.Struct, frozen=True, array_like=True):
    """An alert as it is counted: never published as it is. ``level`` is what it counts as in the scheme in force (``None``: no level),
    ``stages`` the day of each stage in their order, ``noticed`` its public notice, if it has one."""

    unit: str
    id: str
    kind: str
    channel: str
    subject: str
    level: str | None
    concluded: str
    entered: str
    stages: tuple[str | None, ...]
    deadline: str | None
    measures: tuple[str, ...]
    result: str | None
    noticed: AlertNotice | None

    @property
    def month(self) -> str:
        """The month in which it was entered, as in ``2026-03``."""
        return self.entered[:7]

    def stage_on(self, day: str) -> str:
        """The last stage that had been done by the end of ``day``; the first where none had."""
        for name, when in zip(reversed(STAGES), reversed(self.stages), strict=True):
            if when and when <= day:
                return name
        return STAGES[0]


def rows_of(catalog: Catalog) -> tuple[AlertRow, ...]:
    """The alerts of a catalogue as they are counted, in the order of unit and id."""
    return tuple(_row(catalog, alert) for _key, alert in sorted(catalog.alerts.items()))


def _row(catalog: Catalog, alert: Alert) -> AlertRow:
    scheme = catalog.alert_scheme
    level = counts_as(catalog, alert, scheme) if scheme else None
    return AlertRow(
        unit=alert.unit,
        id=alert.id,
        kind=alert.kind,
        channel=alert.channel,
        subject=alert.subject.kind,
        level=level.id if level else None,
        concluded=alert.concluded,
        entered=alert.entered,
        stages=tuple(getattr(alert.stages, stage) for stage in STAGES),
        deadline=alert.deadline,
        measures=alert.measures,
        result=alert.outcome.result if alert.outcome else None,
        noticed=alert.notice,
    )


def entered_between(rows: Iterable[AlertRow], begins: str, ends: str) -> tuple[AlertRow, ...]:
    """The alerts with a level that were entered in a span of time, the days at both ends included."""
    return tuple(row for row in rows if row.kind in KINDS_COUNTED and begins <= row.entered <= ends)


def counted(rows: Iterable[AlertRow], group: Callable[[AlertRow], Group]) -> Counter[Group]:
    """How many alerts there are in each group: ``counted(rows, lambda row: (row.unit, row.month))``."""
    return Counter(map(group, rows))
