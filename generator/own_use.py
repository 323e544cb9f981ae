"""What the supervisor's own network sees beside what is public: fields for internal use, alerts, and what a change record covers.

Nothing of it has a place in the types of what is public (``generator.public``): it goes to pages of its own, which only an internal
site has.
"""

from msgspec import Struct

from generator.public import UnitLink


class OwnField(Struct, frozen=True, kw_only=True):
    """A field that the schemas mark as internal: the file that it stands in, of what ``entry``, where in it, what it is called and says."""

    path: str
    entry: str
    place: str
    title: str
    value: str


class OwnStage(Struct, frozen=True, kw_only=True):
    """One of the six stages of an alert; ``date`` is ``None`` where it has not been done."""

    name: str
    date: str | None


class OwnAlert(Struct, frozen=True, kw_only=True):
    """An alert in words. ``level`` and ``colour`` are those of the scheme by which it was rated; ``told`` are records of escalation,
    ``owed`` is what the scheme asks of it."""

    id: str
    path: str
    kind: str
    title: str
    facts: str
    channel: str
    subject: str
    scheme: str
    level: str
    colour: str
    concluded: str
    entered: str
    stages: tuple[OwnStage, ...]
    measures: tuple[str, ...]
    deadline: str | None
    told: tuple[str, ...]
    owed: str
    result: str
    summary: str
    notice: str

    @property
    def stage(self) -> str:
        """The last stage that was done."""
        return [stage.name for stage in self.stages if stage.date][-1]


class OwnStanding(Struct, frozen=True, kw_only=True):
    """What a subject has lost of the points of a calendar year, by a scheme that keeps points; ``level`` and ``colour`` are its standing."""

    year: str
    subject: str
    alerts: int
    lost: int
    left: int
    level: str
    colour: str


class OwnCover(Struct, frozen=True, kw_only=True):
    """A change that a record answers for, cell by cell."""

    record: str
    date: str
    about: str
    part: str
    before: str
    after: str
    note: str


class OwnUse(Struct, frozen=True, kw_only=True):
    """What a unit has for internal use alone; ``rules`` are the titles of rules that are not public, ``standings`` those of the subjects
    that were warned, none in a scheme without points."""

    unit: UnitLink
    fields: tuple[OwnField, ...]
    rules: tuple[str, ...]
    alerts: tuple[OwnAlert, ...]
    standings: tuple[OwnStanding, ...]
    covers: tuple[OwnCover, ...]


class OwnExcuse(Struct, frozen=True, kw_only=True):
    """A finding that is allowed to stand."""

    rule: str
    file: str
    at: str
    reason: str
    decided_by: str
    date: str
    document: str


class OwnCity(Struct, frozen=True, kw_only=True):
    """What the jurisdiction has for internal use alone; ``alerts`` is how many each unit has, and how many of them are not closed."""

    fields: tuple[OwnField, ...]
    excuses: tuple[OwnExcuse, ...]
    alerts: dict[str, tuple[int, int]]
