"""The gate: a change that could be a rebound passes only with a record that answers for it (R2, R3).

Only what the older side says judges: its policy holds, so that no change loosens what it is judged by, and a record counts only if
it is new. A record answers for one kind of change with the values that were decided on (``generator.records``), alone, with every
sign-off that the policy asks for. Where something cannot be read, nothing passes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from generator.catalog import Catalog
from generator.change import BLIND, Change, Entry
from generator.i18n import _, in_quotes
from generator.model import ChangePolicy, ChangeRecord, Power
from generator.policies import demands_on, needs_of, policy_of
from generator.procedure import out_of_order, stages
from generator.records import CITYWIDE, answers, names, stated, values
from generator.vocabulary import label
from generator.wording import plain

ADDED: Final = "change-record-added"


class Ruling(Struct, frozen=True):
    """What the gate says of a change: what it ``needs`` and by which demands, the ``record`` that answers for it, and the
    ``reasons`` why it may not pass, as sentences."""

    change: Change
    demands: tuple[str, ...]
    needs: tuple[str, ...]
    record: ChangeRecord | None
    reasons: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        return not self.reasons


def judge(base: Catalog, head: Catalog, changes: Sequence[Change], today: str) -> list[Ruling]:
    """A ruling on each of the ``changes`` from ``base`` to ``head`` that needs a record or cannot be judged. ``today`` is an ISO date."""
    return list(_Court.of(base, head, changes, today).rulings(changes))


class _Court(Struct, frozen=True):
    base: Catalog
    policy: ChangePolicy
    fresh: Sequence[ChangeRecord]
    today: str
    used: Mapping[tuple[str, str], Sequence[str]]
    spent: set[tuple[str, int]] = field(default_factory=set)
    """What of the fresh records has answered for a change: the path of a record and the place in what it covers."""

    @classmethod
    def of(cls, base: Catalog, head: Catalog, changes: Sequence[Change], today: str) -> "_Court":
        added = {c.entry.key for c in changes if c.kind == ADDED}
        fresh = [r for r in head.records.values() if f"{r.unit}/{r.id}" in added]
        return cls(base, policy_of(base), fresh, today, _numbers(base, fresh))

    def rulings(self, changes: Sequence[Change]) -> Iterator[Ruling]:
        for change in changes:
            if change.weight >= BLIND:
                reason = _("What cannot be read cannot be judged: put this file right first.")
                yield Ruling(change, (), (), None, (reason,))
                continue
            demands = demands_on(change, self.policy)
            if demands:
                yield self._ruling(change, tuple(d.title for d in demands), needs_of(demands))

    def _ruling(self, change: Change, demands: tuple[str, ...], needs: tuple[str, ...]) -> Ruling:
        answering = [
            (record, place)
            for record in self.fresh
            for place, covered in enumerate(record.covers)
            if (record.path, place) not in self.spent and answers(covered, record, change)
        ]
        if not answering:
            return Ruling(change, demands, needs, None, (*self._unanswered(change), _asked_for(change, needs)))
        tried = [(tuple(self._shortcomings(record, change, needs)), record, place) for record, place in answering]
        reasons, record, place = min(tried, key=lambda found: len(found[0]))
        self.spent.add((record.path, place))
        return Ruling(change, demands, needs, record, reasons)

    # --- no record answers for the change

    def _unanswered(self, change: Change) -> Iterator[str]:
        """Why none of the records does that might have been meant to."""
        meant = [(r, c) for r in self.fresh for c in r.covers if c.change == change.kind and names(c, r, change)]
        for record, covered in meant:
            if answers(covered, record, change):
                yield _("{record} answers for one change like this, and there are more: cover each of them.").format(
                    record=record.path
                )
            elif (covered.part or "") != stated(change.subject):
                yield _("{record} answers for another part: {part}.").format(
                    record=record.path, part=in_quotes(covered.part or "")
                )
            else:
                before, after = values(change)
                yield _(
                    "{record} answers for a change from {before} to {after}; this one is from {was} to {now}."
                ).format(
                    record=record.path,
                    before=in_quotes(covered.before or ""),
                    after=in_quotes(covered.after or ""),
                    was=in_quotes(before),
                    now=in_quotes(after),
                )
        for record in self.base.records.values():
            if any(answers(c, record, change) for c in record.covers):
                yield _("{record} is an older record, which has been used.").format(record=record.path)
        for record in self.fresh:
            if any(_is_elsewhere(c.id, record, change.entry) and c.change == change.kind for c in record.covers):
                yield _("{record} is a record of another unit.").format(record=record.path)
        if not meant:
            yield _("No change record answers for it.")

    # --- a record does

    def _shortcomings(self, record: ChangeRecord, change: Change, needs: Sequence[str]) -> Iterator[str]:
        """Why ``record`` is not enough for ``change``."""
        missing = [need for need in needs if not _HAS[need](record)]
        if missing:
            yield _("{record} lacks {missing}.").format(record=record.path, missing=_listed(missing))
        latest = max(stage.date for stage in stages(record))
        if latest > self.today:
            yield _("{record} has a date that is still to come: {date}.").format(record=record.path, date=latest)
        for stage, before in out_of_order(record):
            yield _("In {record}, {date} is earlier than {earlier}, the date of the stage before.").format(
                record=record.path, date=stage.date, earlier=before
            )
        for filing in record.filed:
            owners = self.used.get((filing.office, plain(filing.number or "")), ())
            if other := next((path for path in owners if path != record.path), None):
                yield _("{record} has the filing number {number}, which belongs to {other}.").format(
                    record=record.path, number=in_quotes(filing.number or ""), other=other
                )
        settled = self._settled(change)
        signed = stages(record)[0].date
        if signed < settled:
            yield _(
                "{record} was decided on {date}, before the state that it is to change was itself decided on ({settled})."
            ).format(record=record.path, date=signed, settled=settled)

    def _settled(self, change: Change) -> str:
        """The date on which the entry as the older side has it was last decided on; "" if nothing is known."""
        dates = [
            r.decision.date
            for r in self.base.records.values()
            if r.decision and any(names(c, r, change) for c in r.covers)
        ]
        power = self._power(change.entry)
        if power and power.review and power.review.collective_decision:
            dates.append(power.review.collective_decision.date)
        return max(dates, default="")

    def _power(self, entry: Entry) -> Power | None:
        """The power that an entry is or belongs to, as the older side has it."""
        unit, _slash, own = (entry.was or entry.key).partition("/")
        find = _POWER_OF.get(entry.kind)
        name = find(self.base, unit, own) if find else None
        return self.base.powers.get((unit, name)) if name else None


def _of_flow(base: Catalog, unit: str, own: str) -> str | None:
    flow = base.flows.get((unit, own))
    return flow.power if flow else None


def _of_ledger(base: Catalog, unit: str, own: str) -> str | None:
    ledger = base.ledgers.get((unit, own))
    return ledger.about.power if ledger else None


_POWER_OF: Final[Mapping[str, Callable[[Catalog, str, str], str | None]]] = {
    "power": lambda _base, _unit, own: own,
    "flow": _of_flow,
    "risks": _of_ledger,
}


def _numbers(base: Catalog, fresh: Sequence[ChangeRecord]) -> dict[tuple[str, str], list[str]]:
    """The filing numbers that the older side and the ``fresh`` records have, each with the files that it stands in."""
    filed = [(f, r.path) for r in (*base.records.values(), *fresh) for f in r.filed]
    filed += [(f, p.path) for p in base.powers.values() if p.review for f in p.review.filed]
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for filing, path in filed:
        if filing.number:
            found[filing.office, plain(filing.number)].append(path)
    return found


def _is_elsewhere(name: str | None, record: ChangeRecord, entry: Entry) -> bool:
    """Whether something that a record of one unit names is an entry of another."""
    unit, _slash, own = entry.key.partition("/")
    return bool(own) and record.unit not in (unit, entry.was.partition("/")[0]) and name in (own, entry.key)


def _has_filed(office: str) -> Callable[[ChangeRecord], bool]:
    return lambda record: any(f.office == office and f.number for f in record.filed)


_HAS: Final[Mapping[str, Callable[[ChangeRecord], bool]]] = {
    "authority": lambda record: record.authority is not None,
    "decision": lambda record: record.decision is not None,
    "approval": lambda record: record.approval is not None,
    "superior": lambda record: record.superior is not None,
    **{office: _has_filed(office) for office in ("risk_control", "legal", "staffing", "disclosure")},
}
"""Whether a record has a sign-off. A filing counts with its number, by which it can be found at the office."""


def _asked_for(change: Change, needs: Sequence[str]) -> str:
    return _("Write one in {place}, with {needs}.").format(place=folder_of(change), needs=_listed(needs))


def folder_of(change: Change) -> str:
    """Where a record that answers for ``change`` belongs: with its unit, or with any for what is the whole city's."""
    unit = "" if change.entry.kind in CITYWIDE else change.entry.key.partition("/")[0]
    unit = unit or _("<unit>")
    return f"catalog/units/{unit}/changes/"


def _listed(needs: Sequence[str]) -> str:
    """What is needed, each with those from whom it comes."""
    from_whom = {
        "authority": _("the body that issued it"),
        "decision": _("the leading body of the unit"),
        "approval": _("the lead of the unit"),
        "superior": _("the superior body"),
        "risk_control": _("the risk-control office, with its number"),
        "legal": _("the legal office, with its number"),
        "staffing": _("the staffing office, with its number"),
        "disclosure": _("the disclosure office, with its number"),
    }
    return "、".join(f"{label('signOff', need)}（{from_whom[need]}）" for need in needs)
