"""Which change records are published, and what of them.

A record is published when everything that it covers is: its title and its reason speak of all of that. What it says of single
values (``before``, ``after``, ``part``, ``note``) is for reviewers and never published; readers are told of changes by the history.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.catalog import Catalog
from generator.model import ChangeRecord, Covered, RiskLedger
from generator.public import PowerLink, PublicRecord
from generator.records import risk_in_part
from generator.sight import Sight

Linker = Callable[[str], PowerLink | None]
"""The link to a power by its id (or ``unit/id``), if it is published."""


def disclosed(part: Catalog, unit: str, link: Linker, sight: Sight) -> tuple[PublicRecord, ...]:
    """The records of ``unit`` that its audience sees, the newest first. The unit itself must be seen."""
    look = _Look(part, unit, link, sight)
    shows_minutes = sight.field("review.minutes")
    newest_first = sorted(part.records.values(), key=lambda r: (r.date, r.id), reverse=True)
    return tuple(look.published(r, shows_minutes=shows_minutes) for r in newest_first if look.is_published(r))


class _Look(Struct, frozen=True):
    """What a record may speak of."""

    part: Catalog
    unit: str
    link: Linker
    sight: Sight

    def is_published(self, record: ChangeRecord) -> bool:
        return self.sight.is_whole or all(_PUBLIC[c.kind](self, c) for c in record.covers)

    def published(self, record: ChangeRecord, *, shows_minutes: bool) -> PublicRecord:
        decision, approval = record.decision, record.approval
        return PublicRecord(
            id=record.id,
            title=record.title,
            date=record.date,
            reason=record.reason,
            powers=tuple({link.key: link for c in record.covers for link in self.powers(c)}.values()),
            authority=record.authority,
            body=decision.body if decision else None,
            decided=decision.date if decision else None,
            minutes=decision.minutes if decision and shows_minutes else None,
            approved_by=approval.post if approval else None,
            approved=approval.date if approval else None,
            superior=record.superior,
            filed=record.filed,
        )

    def powers(self, covered: Covered) -> Iterator[PowerLink]:
        """The power that something covered is, or belongs to."""
        name = covered.id or ""
        if covered.kind == "flow" and (self.unit, name) in self.part.flows:
            name = self.part.flows[self.unit, name].power
        elif covered.kind == "risks":
            ledger = self.ledger(covered)
            name = (ledger.about.power or "") if ledger else ""
        elif covered.kind != "power":
            return
        found = self.link(name) if name else None
        if found:
            yield found

    def ledger(self, covered: Covered) -> RiskLedger | None:
        return self.part.ledgers.get((self.unit, covered.id or ""))

    def is_power(self, covered: Covered) -> bool:
        return any(True for _link in self.powers(covered))

    def is_risk(self, covered: Covered) -> bool:
        """Whether it is part of a risk that is there and disclosed, and so is what the risk belongs to.

        A risk that is gone may have been one that was not disclosed.
        """
        ledger = self.ledger(covered)
        if ledger is None or (ledger.about.power is not None and not self.is_power(covered)):
            return False
        shown = (risk for risk in ledger.risks if self.sight.level(risk.level))
        return any(risk_in_part(risk.name) in (covered.part or "") for risk in shown)

    def is_library(self) -> bool:
        return all(rule.public for rule in self.part.rules(self.unit))


_PUBLIC: Final[Mapping[str, Callable[[_Look, Covered], bool]]] = {
    "jurisdiction": lambda _look, _covered: True,
    "law": lambda _look, _covered: True,
    "unit": lambda look, covered: covered.id in (None, look.unit),
    "rules": lambda look, _covered: look.is_library(),
    "power": _Look.is_power,
    "flow": _Look.is_power,
    "risks": _Look.is_risk,
    "excuse": lambda _look, _covered: False,
    "change-record": lambda _look, _covered: False,
    "change-policy": lambda _look, _covered: True,
    "alert": lambda _look, _covered: False,
    "alert-scheme": lambda _look, _covered: True,
    "lesson": lambda _look, _covered: False,
}
"""Whether an entry that a record covers is published, by the kind of entry."""
