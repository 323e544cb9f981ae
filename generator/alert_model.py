"""What a catalogue says of alerts (预警, R13): the alerts of a unit, and the schemes by which a jurisdiction rates them.

Classes mirror ``alert.schema.json`` and ``alert-scheme.schema.json`` as those of ``generator.model`` mirror theirs. No field has room
for a person: an alert is about a unit, a department, a post, a power, a step or a risk (R17).
"""

from typing import Literal

from msgspec import Struct

from generator.model import Internal

LevelsUp = Literal[1, 2]
"""How far above its subject an alert is told: 上追一级, 上追二级."""


# --- schemes ------------------------------------------------------------------


class AlertLevel(Struct, frozen=True, kw_only=True):
    """A level (or, in a scheme with points, the standing of a subject that nothing is held against: its threshold is 0).

    ``answer_within`` are the working days from the rating to the first measure; ``points`` is what an alert of the level costs,
    ``threshold`` the points of a year from which a subject has the level's colour.
    """

    id: str
    name: str
    colour: str
    meaning: str
    handled_by: str
    measures: tuple[str, ...] = ()
    answer_within: int | None = None
    points: int | None = None
    threshold: int | None = None

    @property
    def is_for_alerts(self) -> bool:
        return self.threshold != 0


class EntryDeadlines(Struct, frozen=True, kw_only=True):
    """Within how many working days of its conclusion an alert of each kind is entered; ``None`` where that is not asked."""

    warning: int | None = None
    reminder: int | None = None
    prompt: int | None = None
    learning: int | None = None


class Escalation(Struct, frozen=True, kw_only=True):
    """Who is told ``up`` levels above: of alerts of ``levels``, and of whatever is alerted ``repeated`` times in a year."""

    up: LevelsUp
    who: str
    levels: tuple[str, ...] = ()
    repeated: int | None = None


class Equivalent(Struct, frozen=True, kw_only=True):
    """How an alert that was rated by another scheme is counted in this one."""

    scheme: str
    level: str
    counts_as: str


class AlertScheme(Struct, frozen=True, kw_only=True):
    """Levels from the lightest to the gravest; ``points_a_year`` is what a subject starts each calendar year with, if points are kept."""

    name: str
    summary: str
    levels: tuple[AlertLevel, ...]
    entry: EntryDeadlines
    escalation: tuple[Escalation, ...] = ()
    points_a_year: int | None = None
    equivalents: tuple[Equivalent, ...] = ()
    internal: Internal | None = None
    path: str = ""
    id: str = ""

    def level(self, name: str | None) -> AlertLevel | None:
        return next((level for level in self.levels if level.id == name), None)

    @property
    def for_alerts(self) -> tuple[AlertLevel, ...]:
        """The levels that an alert can have."""
        return tuple(level for level in self.levels if level.is_for_alerts)


# --- alerts -------------------------------------------------------------------


class AlertStep(Struct, frozen=True, kw_only=True):
    """A step of a flow of the unit."""

    flow: str
    step: str


class AlertSubject(Struct, frozen=True, kw_only=True):
    """What an alert is about: just one of the six."""

    unit: bool | None = None
    department: str | None = None
    post: str | None = None
    power: str | None = None
    step: AlertStep | None = None
    risk: str | None = None

    @property
    def kind(self) -> str:
        return next(name for name in SUBJECTS if getattr(self, name))


SUBJECTS = ("unit", "department", "post", "power", "step", "risk")


class AlertStages(Struct, frozen=True, kw_only=True):
    """The day on which each of the six stages was done, in their order; ``None`` where it has not been."""

    collection: str
    rating: str | None = None
    handling: str | None = None
    rectification: str | None = None
    feedback: str | None = None
    circulation: str | None = None


class Escalated(Struct, frozen=True, kw_only=True):
    """A record that an alert was told ``up`` levels above its subject, on ``date``, to the post or office ``to``."""

    up: LevelsUp
    date: str
    to: str


class AlertOutcome(Struct, frozen=True, kw_only=True):
    result: str
    summary: str


class AlertNotice(Struct, frozen=True, kw_only=True):
    """What may be published of an alert, in words written for the public."""

    title: str
    text: str
    date: str


class Alert(Struct, frozen=True, kw_only=True):
    """``concluded`` is the day of the conclusion that it rests on, ``entered`` the day on which it was written down; ``scheme`` is the
    scheme by which it was rated, which need not be the one in force now."""

    kind: str
    title: str
    facts: str
    channel: str
    subject: AlertSubject
    scheme: str
    concluded: str
    entered: str
    stages: AlertStages
    level: str | None = None
    measures: tuple[str, ...] = ()
    deadline: str | None = None
    escalated: tuple[Escalated, ...] = ()
    outcome: AlertOutcome | None = None
    notice: AlertNotice | None = None
    internal: Internal | None = None
    path: str = ""
    unit: str = ""
    id: str = ""
