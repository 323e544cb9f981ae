"""What is counted of a unit, without a word of it: taken from what is published, or from all that the catalogue says.

There are two ways in and one way of counting. What the public is shown is counted from a ``Dossier``, that is, after the boundary: each
number follows from what anybody can read, so it tells nothing that is not told already. Totals of all risks, or shares of what is
published in all there is, would tell of what is not; they are for the reports of the supervisor alone.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.catalog import Catalog
from generator.model import Control, Risk, Rule, StatusChange
from generator.public import Dossier, PublicControl, PublicPower, PublicRisk, PublicRule
from generator.references import split_power
from generator.statistics.items import said


class PowerFacts(Struct, frozen=True):
    """A power: the ids of the items that it says (``generator.statistics.items``), and the (law, article) pairs that it rests on."""

    category: str
    is_held: bool
    basis: frozenset[tuple[str, str]]
    says: frozenset[str]


class ControlFacts(Struct, frozen=True):
    """A control: its kind, the id of the post that answers for it, and of the rule that it rests on, if one is named."""

    kind: str
    owner: str
    rule: str | None


class RiskFacts(Struct, frozen=True):
    """A risk; ``category`` is that of its power, "" where it is of no power of the unit."""

    level: int
    category: str
    dimension: str
    field: str | None
    post: str
    controls: tuple[ControlFacts, ...]


class RuleFacts(Struct, frozen=True):
    id: str
    state: str
    working_rule: str | None


class UnitFacts(Struct, frozen=True):
    """What is counted of a unit; ``changed`` has the month (``2026-03``) of each change of a power that is on record."""

    powers: tuple[PowerFacts, ...]
    risks: tuple[RiskFacts, ...]
    rules: tuple[RuleFacts, ...]
    posts: tuple[str, ...]
    changed: tuple[str, ...]


def facts_published(dossier: Dossier) -> UnitFacts:
    """What is counted of what a unit publishes."""
    categories = {power.key: power.category for power in dossier.powers}
    return UnitFacts(
        powers=tuple(_published_power(power) for power in dossier.powers),
        risks=tuple(_published_risk(risk, categories) for risk in dossier.risks),
        rules=tuple(_rule(rule) for rule in dossier.unit.rules),
        posts=tuple(post.id for post in dossier.unit.posts),
        changed=tuple(_months(change for power in dossier.powers for change in power.status.history)),
    )


def _published_power(power: PublicPower) -> PowerFacts:
    return PowerFacts(
        category=power.category,
        is_held=power.status.state in ("active", "suspended"),
        basis=frozenset((basis.law.id, basis.article or "") for basis in power.legal_basis),
        says=frozenset(said(power, len(power.flows), len(power.risks))),
    )


def _published_risk(risk: PublicRisk, categories: dict[str, str]) -> RiskFacts:
    about = risk.subject.power
    return RiskFacts(
        level=risk.level,
        category=categories.get(about.key, "") if about else "",
        dimension=risk.dimension,
        field=risk.focus_field,
        post=risk.post.id,
        controls=tuple(_published_control(control) for control in risk.controls),
    )


def _published_control(control: PublicControl) -> ControlFacts:
    return ControlFacts(control.kind, control.owner.id, control.rule.id if control.rule else None)


def facts_of(part: Catalog, unit: str) -> UnitFacts:
    """What is counted of all that a unit's part of the catalogue says, published or not."""
    powers = {power.id: power for power in part.powers.values() if power.unit == unit}
    flows = _tally(flow.power for flow in part.flows.values() if flow.unit == unit)
    subjects = {ledger.id: split_power(unit, ledger.about.power or "") for ledger in part.ledgers_of(unit)}
    own = {name: id_ for name, (owner, id_) in subjects.items() if owner == unit and id_ in powers}
    risks = tuple(part.risks(unit))
    guarded = _tally(own[ledger.id] for ledger, _index, _risk in risks if ledger.id in own)
    return UnitFacts(
        powers=tuple(
            PowerFacts(
                category=power.category,
                is_held=power.is_held,
                basis=frozenset((basis.law, basis.article or "") for basis in power.legal_basis),
                says=frozenset(said(power, flows.get(power.id, 0), guarded.get(power.id, 0))),
            )
            for power in powers.values()
        ),
        risks=tuple(
            _risk(risk, powers[own[ledger.id]].category if ledger.id in own else "") for ledger, _index, risk in risks
        ),
        rules=tuple(_rule(rule) for rule in part.rules(unit)),
        posts=tuple(post.id for post in part.units[unit].posts) if unit in part.units else (),
        changed=tuple(_months(change for power in powers.values() for change in power.status.history)),
    )


def _risk(risk: Risk, category: str) -> RiskFacts:
    controls = tuple(_control(control) for control in risk.controls)
    return RiskFacts(risk.level, category, risk.dimension, risk.focus_field, risk.post, controls)


def _control(control: Control) -> ControlFacts:
    return ControlFacts(control.kind, control.owner, control.rule)


def _rule(rule: Rule | PublicRule) -> RuleFacts:
    return RuleFacts(rule.id, rule.state, rule.working_rule)


def _months(changes: Iterable[StatusChange]) -> Iterator[str]:
    return (change.date[:7] for change in changes)


def _tally(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts
