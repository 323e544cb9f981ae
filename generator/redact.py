"""A catalogue without what is not published, still as a catalogue: what the past is told from.

Two versions are first cut down to what was public, each by its own time's rules and by those of today, and only then compared.
So a comparison cannot tell what it was never given: neither a word of an internal field, of a risk on a level that is not
disclosed or of a power that is not published, nor the id of one where something public mentions it.
"""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog import Catalog, Declared, Key
from generator.disclose import is_published
from generator.model import (
    Control,
    DisclosurePolicy,
    Exercise,
    Factors,
    Flow,
    Jurisdiction,
    Post,
    Power,
    Review,
    Risk,
    RiskLedger,
    Rule,
    RuleLibrary,
    Status,
    Unit,
)
from generator.references import split_power
from generator.side import Name, names_of

_SAID_OF_NOBODY: Final = Factors(power_held="little", likelihood="low", harm="reputation", discretion="none")
"""Stands on both sides for factors that are not disclosed, so that nothing is told of them."""


TRACED: Final = frozenset({"unit", "power", "risk", "rule"})
"""What may be published or not, each by itself; all else goes with one of these."""


_KEPT: Final = frozenset(
    {"jurisdiction", "laws", "units", "libraries", "powers", "ledgers", "flows", "declared", "documents"}
)
"""What of a catalogue is cut down below; all else of it is left out whole."""


class Policy(Struct, frozen=True):
    """What a jurisdiction discloses: levels of risks, and fields that are its to decide."""

    levels: frozenset[int]
    fields: frozenset[str]

    @classmethod
    def of(cls, jurisdiction: Jurisdiction) -> "Policy":
        return cls(frozenset(jurisdiction.disclosure.risk_levels), frozenset(jurisdiction.disclosure.fields))

    def __and__(self, other: "Policy") -> "Policy":
        return Policy(self.levels & other.levels, self.fields & other.fields)


def published(catalog: Catalog, policy: Policy) -> frozenset[Name]:
    """The names of all units, powers, risks and internal regulations of a catalogue that are published."""
    return frozenset(_Redactor(catalog, policy, lambda _name: True).names())


def names_told_apart(part: Catalog) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The names of what a part of a catalogue publishes, and of what it does not, both sorted."""
    public = published(part, Policy.of(part.jurisdiction)) if part.jurisdiction else frozenset()
    everything = {name for name, _words in names_of(part) if name[0] in TRACED}
    return tuple(sorted(public)), tuple(sorted(everything - public))


def redact(catalog: Catalog, policy: Policy, visible: Callable[[Name], bool]) -> Catalog:
    """What of ``catalog`` is published under ``policy``, of the things that are ``visible``."""
    return _Redactor(catalog, policy, visible).redacted()


class _Redactor:
    def __init__(self, catalog: Catalog, policy: Policy, visible: Callable[[Name], bool]) -> None:
        self._catalog = catalog
        self._levels, self._fields = policy.levels, policy.fields
        self._units = {
            u.id for u in catalog.units.values() if u.disclosure.mode == "proactive" and visible(("unit", "", u.id))
        }
        self._powers: set[Key] = {
            key
            for key, p in catalog.powers.items()
            if p.unit in self._units and is_published(p, catalog.units[p.unit]) and visible(("power", *key))
        }
        self._rules: set[Key] = {
            (x.unit, rule.id)
            for x in catalog.libraries.values()
            for rule in x.rules
            if x.unit in self._units and rule.public and visible(("rule", x.unit, rule.id))
        }
        self._risks: set[Key] = {
            (x.unit, risk.id)
            for x in catalog.ledgers.values()
            if self._is_subject_shown(x)
            for risk in x.risks
            if risk.level in self._levels and visible(("risk", x.unit, risk.id))
        }

    def names(self) -> Iterator[Name]:
        yield from (("unit", "", unit) for unit in self._units)
        yield from (("power", *key) for key in self._powers)
        yield from (("rule", *key) for key in self._rules)
        yield from (("risk", *key) for key in self._risks)

    def redacted(self) -> Catalog:
        """What is not said here to be kept is left out: a kind of file that comes to be is not told of before somebody decides it."""
        old = self._catalog
        nothing = {name: type(getattr(old, name))() for name in old.__struct_fields__ if name not in _KEPT}
        return replace(
            old,
            **nothing,
            jurisdiction=self._jurisdiction(old.jurisdiction) if old.jurisdiction else None,
            laws={name: replace(law, internal=None) for name, law in old.laws.items()},
            units={name: self._unit(u) for name, u in old.units.items() if name in self._units},
            libraries={name: self._library(x) for name, x in old.libraries.items() if name in self._units},
            powers={key: self._power(p) for key, p in old.powers.items() if key in self._powers},
            ledgers={key: self._ledger(x) for key, x in old.ledgers.items() if self._is_subject_shown(x)},
            flows={key: self._flow(f) for key, f in old.flows.items() if (f.unit, f.power) in self._powers},
            declared=Declared(frozenset(), frozenset()),
        )

    def _is_subject_shown(self, ledger: RiskLedger) -> bool:
        if ledger.about.power:
            return ledger.unit in self._units and split_power(ledger.unit, ledger.about.power) in self._powers
        return ledger.unit in self._units

    def _jurisdiction(self, jurisdiction: Jurisdiction) -> Jurisdiction:
        repository = jurisdiction.repository
        return replace(
            jurisdiction,
            repository=repository if repository and repository.public else None,
            disclosure=DisclosurePolicy(risk_levels=jurisdiction.disclosure.risk_levels, fields=()),
            alert_scheme=None,
            owners=None,
            internal=None,
        )

    # units

    def _unit(self, unit: Unit) -> Unit:
        parent = unit.parent if unit.parent in self._units else None
        return replace(unit, parent=parent, posts=tuple(self._post(p) for p in unit.posts), owners=(), internal=None)

    def _post(self, post: Post) -> Post:
        duties = post.duties if "post.duties" in self._fields else ()
        return replace(post, duties=duties, headcount=None, internal=None)

    def _library(self, library: RuleLibrary) -> RuleLibrary:
        unit = library.unit
        return replace(library, rules=tuple(self._rule(r, unit) for r in library.rules if (unit, r.id) in self._rules))

    def _rule(self, rule: Rule, unit: str) -> Rule:
        successor = rule.replaced_by if (unit, rule.replaced_by) in self._rules else None
        return replace(rule, replaced_by=successor, internal=None)

    # powers

    def _power(self, power: Power) -> Power:
        return replace(
            power,
            status=self._status(power.status, power.unit),
            exercised_by=self._exercise(power.exercised_by),
            related=tuple(name for name in power.related if split_power(power.unit, name) in self._powers),
            review=self._review(power.review) if power.review else None,
            internal=None,
        )

    def _status(self, status: Status, unit: str) -> Status:
        is_shown = bool(status.successor) and split_power(unit, status.successor or "") in self._powers
        return replace(status, successor=status.successor if is_shown else None)

    def _exercise(self, exercise: Exercise) -> Exercise:
        return replace(
            exercise,
            delegated_by=exercise.delegated_by if exercise.delegated_by in self._units else None,
            joint_with=tuple(unit for unit in exercise.joint_with if unit in self._units),
        )

    def _review(self, review: Review) -> Review:
        decision = review.collective_decision
        if decision is None or "review.minutes" in self._fields:
            return review
        return replace(review, collective_decision=replace(decision, minutes=None))

    # flows

    def _flow(self, flow: Flow) -> Flow:
        unit = flow.unit
        steps = tuple(
            replace(s, risks=tuple(r for r in s.risks if (unit, r) in self._risks), internal=None) for s in flow.steps
        )
        return replace(flow, steps=steps, internal=None)

    # risks

    def _ledger(self, ledger: RiskLedger) -> RiskLedger:
        unit = ledger.unit
        return replace(ledger, risks=tuple(self._risk(r, unit) for r in ledger.risks if (unit, r.id) in self._risks))

    def _risk(self, risk: Risk, unit: str) -> Risk:
        shown = self._fields
        rating = risk.rating if "risk.rating" in shown else replace(risk.rating, self=None, reviewed=None)
        return replace(
            risk,
            rating=rating,
            breaches=risk.breaches if "risk.breaches" in shown else (),
            found_by=risk.found_by if "risk.found_by" in shown else (),
            factors=risk.factors if "risk.factors" in shown else _SAID_OF_NOBODY,
            level_history=risk.level_history if "risk.level_history" in shown else (),
            controls=tuple(self._control(c, unit) for c in risk.controls),
            internal=None,
        )

    def _control(self, control: Control, unit: str) -> Control:
        return replace(
            control,
            deadline=control.deadline if "control.deadline" in self._fields else None,
            rule=control.rule if (unit, control.rule) in self._rules else None,
            internal=None,
        )
