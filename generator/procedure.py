"""The change procedure as a record tells it: which stage came when, in which order, and how long each took.

The order is that of the review chain (R3): decided together, approved by the lead, compiled by the risk-control office, filed by the
others, published. Days are counted from the day after; working days are those of the State Council's calendar (``workdays``), and
all weekdays of a year that it does not have yet. So a stage may have taken less than is counted here, and never more.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from generator.diagnostics import Trail
from generator.model import ChangeLimits, ChangeRecord, Limit
from generator.workdays import is_announced, workdays_after

_WEEKDAYS: Final = 5


class Stage(Struct, frozen=True):
    """A date of a record and where it is written. ``rank`` is the place of the stage in the procedure."""

    trail: Trail
    date: str
    rank: int


def stages(record: ChangeRecord) -> tuple[Stage, ...]:
    """What was signed when, in the order of the procedure; the publication last."""
    found = []
    if record.decision:
        found.append(Stage(("decision", "date"), record.decision.date, 1))
    if record.approval:
        found.append(Stage(("approval", "date"), record.approval.date, 2))
    for i, filing in enumerate(record.filed):
        found.append(Stage(("filed", i, "date"), filing.date, 3 if filing.office == "risk_control" else 4))
    if record.superior:
        found.append(Stage(("superior", "date"), record.superior.date, 4))
    return (*sorted(found, key=lambda s: s.rank), Stage(("date",), record.date, 5))


def out_of_order(record: ChangeRecord) -> Iterator[tuple[Stage, str]]:
    """Each stage that is dated before an earlier one, with the latest date of these."""
    found = stages(record)
    for stage in found:
        latest = max((s.date for s in found if s.rank < stage.rank), default="")
        if stage.date < latest:
            yield stage, latest


def last_signed(record: ChangeRecord) -> str:
    """The date of the last sign-off; "" where there is none."""
    return max((s.date for s in stages(record)[:-1]), default="")


class Overrun(Struct, frozen=True):
    """A stage that took longer than its limit: ``name`` is that of the limit, ``trail`` where it ended."""

    name: str
    trail: Trail
    start: str
    end: str
    taken: int
    limit: Limit


def overruns(record: ChangeRecord, limits: ChangeLimits) -> Iterator[Overrun]:
    """Every stage of ``record`` that took longer than ``limits`` allow. A stage without a beginning or an end is not counted."""
    signed = stages(record)[:-1]
    last = max(signed, key=lambda s: s.date) if signed else None
    spans: Sequence[tuple[str, Limit | None, str | None, str | None, Trail]] = (
        ("apply", limits.apply, record.cause_date, record.applied, ("applied",)),
        ("review", limits.review, record.applied, last.date if last else None, last.trail if last else ()),
        ("publish", limits.publish, last.date if last else None, record.date, ("date",)),
    )
    for name, limit, start, end, trail in spans:
        if limit and start and end and (taken := days_between(start, end, limit.unit)) > limit.value:
            yield Overrun(name, trail, start, end, taken, limit)


def days_between(start: str, end: str, unit: str) -> int:
    """Days after ``start`` up to ``end`` (ISO dates) in ``unit``: workday or day; hours are not told from days."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if unit != "workday":
        return (last - first).days
    if is_announced(first.year) and is_announced(last.year):
        return workdays_after(start, end)
    weeks, rest = divmod(max((last - first).days, 0), 7)
    odd = sum((first + timedelta(days=i)).weekday() < _WEEKDAYS for i in range(1, rest + 1))
    return weeks * _WEEKDAYS + odd
