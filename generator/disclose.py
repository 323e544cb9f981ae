"""The disclosure boundary: the only way from what a catalogue says to what is published (R3, R9, R17).

A power is published when it has passed its whole review chain and is to be disclosed of the unit's own accord (政府信息公开条例
第十九条 to 第二十一条); its flows and risks follow it. A risk is published when the jurisdiction discloses its level. What a
published thing names and is not published itself is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Final, TypeVar

from generator.catalog import Catalog
from generator.model import (
    Basis,
    Control,
    Flow,
    Jurisdiction,
    Law,
    Post,
    Power,
    Review,
    Risk,
    RiskLedger,
    Rule,
    Step,
    Unit,
)
from generator.public import (
    PowerLink,
    PublicAccountability,
    PublicBasis,
    PublicBranch,
    PublicCatalog,
    PublicControl,
    PublicExcludedTime,
    PublicExercise,
    PublicFee,
    PublicFlow,
    PublicJurisdiction,
    PublicLaw,
    PublicPost,
    PublicPower,
    PublicRepository,
    PublicResponsibility,
    PublicReview,
    PublicRight,
    PublicRisk,
    PublicRule,
    PublicStatus,
    PublicStep,
    PublicTimeLimits,
    PublicUnit,
    RiskSubjectLink,
    UnitLink,
)
from generator.references import article_of, split_power
from generator.vocabulary import labels

FILING_OFFICES: Final = frozenset({"risk_control", "legal", "staffing", "disclosure"})
"""The offices that file a power before it is published (R3)."""


def disclose(catalog: Catalog) -> PublicCatalog:
    """What of ``catalog`` is published. The catalogue must have passed validation."""
    if catalog.jurisdiction is None:
        raise ValueError("a catalogue without a jurisdiction cannot be disclosed")
    return _Discloser(catalog, catalog.jurisdiction).catalog()


def has_passed_review(review: Review | None) -> bool:
    """Whether the chain is whole: decided together, approved by the lead, filed by every office."""
    if review is None or review.collective_decision is None or review.lead_approval is None:
        return False
    return {f.office for f in review.filed} >= FILING_OFFICES


def is_published(power: Power, unit: Unit) -> bool:
    proactive = power.disclosure.mode == unit.disclosure.mode == "proactive"
    return proactive and has_passed_review(power.review)


T = TypeVar("T")
K = TypeVar("K")


def _keep(cls: type[T], source: object, **resolved: Any) -> T:
    """A public value: the fields of ``source`` that ``cls`` has too, and those given."""
    same = {f.name: getattr(source, f.name) for f in fields(cls) if f.name not in resolved}  # type: ignore[arg-type]  # public types are dataclasses
    return cls(**same, **resolved)


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class _Discloser:
    """Makes the public things of one catalogue, each once."""

    def __init__(self, catalog: Catalog, jurisdiction: Jurisdiction) -> None:
        self._catalog = catalog
        self._jurisdiction = jurisdiction
        self._fields = frozenset(jurisdiction.disclosure.fields)
        self._levels = frozenset(jurisdiction.disclosure.risk_levels)
        self._units = {u.id: u for u in catalog.units.values() if u.disclosure.mode == "proactive"}
        self._powers = {
            k: p for k, p in catalog.powers.items() if p.unit in self._units and is_published(p, self._units[p.unit])
        }
        self._laws = {law.id: self._law(law) for law in catalog.laws.values()}
        self._rule_titles = {(u, r.id): r.title for u in self._units for r in catalog.rules(u) if r.public}
        self._rules = {(u, r.id): self._rule(u, r) for u in self._units for r in catalog.rules(u) if r.public}
        self._posts = {(u.id, p.id): self._post(u, p) for u in self._units.values() for p in u.posts}
        self._risks = {(r.unit.id, r.id): r for r in self._all_risks()}
        self._risks_of = _grouped((r.subject.power.key, r) for r in self._risks.values() if r.subject.power)
        self._flows_of = _grouped(((f.unit, f.power), f) for f in catalog.flows.values())

    def catalog(self) -> PublicCatalog:
        units = {u: self._unit(unit) for u, unit in self._units.items()}
        order = list(labels("category"))
        powers = sorted(
            (self._power(p, units[p.unit]) for p in self._powers.values()),
            key=lambda p: (order.index(p.category), p.codes[0].value, p.key),
        )
        return PublicCatalog(
            jurisdiction=self._public_jurisdiction(),
            laws=tuple(sorted(self._laws.values(), key=lambda law: (list(labels("lawKind")).index(law.kind), law.id))),
            units=tuple(units.values()),
            powers=tuple(powers),
            risks=tuple(sorted(self._risks.values(), key=lambda r: (r.level, r.unit.id))),
        )

    def _public_jurisdiction(self) -> PublicJurisdiction:
        j = self._jurisdiction
        repository = (
            PublicRepository(url=j.repository.url, edit=j.repository.edit)
            if j.repository and j.repository.public
            else None
        )
        levels = tuple(sorted(self._levels))
        return _keep(PublicJurisdiction, j, repository=repository, disclosed_levels=levels)

    def _law(self, law: Law) -> PublicLaw:
        return _keep(PublicLaw, law)

    def _basis(self, basis: Basis) -> PublicBasis:
        law = self._laws[basis.law]
        gist = law.gist(article_of(basis.article)) if basis.article else None
        return _keep(PublicBasis, basis, law=law, gist=gist)

    def _optional_basis(self, basis: Basis | None) -> PublicBasis | None:
        return self._basis(basis) if basis else None

    def _bases(self, bases: Iterable[Basis]) -> tuple[PublicBasis, ...]:
        return tuple(self._basis(b) for b in bases)

    # units

    def _unit(self, unit: Unit) -> PublicUnit:
        posts = tuple(self._posts[unit.id, p.id] for p in unit.posts)
        rules = tuple(self._rules[unit.id, r.id] for r in self._catalog.rules(unit.id) if r.public)
        return _keep(PublicUnit, unit, parent=self._unit_link(unit.parent), posts=posts, rules=rules)

    def _unit_link(self, unit: str | None) -> UnitLink | None:
        return UnitLink(id=unit, name=self._units[unit].short_name) if unit in self._units else None

    def _owner(self, unit: str) -> UnitLink:
        return UnitLink(id=unit, name=self._units[unit].short_name)

    def _department_name(self, unit: Unit, department: str) -> str:
        return next(d.name for d in unit.departments if d.id == department)

    def _post(self, unit: Unit, post: Post) -> PublicPost:
        duties = post.duties if "post.duties" in self._fields else ()
        return _keep(PublicPost, post, department=self._department_name(unit, post.department), duties=duties)

    def _rule(self, unit: str, rule: Rule) -> PublicRule:
        owner = self._department_name(self._units[unit], rule.owner)
        return _keep(PublicRule, rule, owner=owner, replaced_by=self._rule_titles.get((unit, rule.replaced_by or "")))

    # risks

    def _all_risks(self) -> Iterator[PublicRisk]:
        for ledger in self._catalog.ledgers.values():
            subject = self._subject(ledger) if ledger.unit in self._units else None
            if subject is not None:
                yield from (self._risk(ledger.unit, subject, r) for r in ledger.risks if r.level in self._levels)

    def _subject(self, ledger: RiskLedger) -> RiskSubjectLink | None:
        """What the risks of a ledger belong to; ``None`` where that is a power that is not published."""
        unit, about = self._units[ledger.unit], ledger.about
        if about.power:
            link = self._power_link(ledger.unit, about.power)
            return RiskSubjectLink(kind="power", name=link.name, power=link) if link else None
        if about.post:
            return RiskSubjectLink(kind="post", name=self._posts[unit.id, about.post].name, power=None)
        if about.department:
            return RiskSubjectLink(kind="department", name=self._department_name(unit, about.department), power=None)
        return RiskSubjectLink(kind="unit", name=unit.short_name, power=None)

    def _risk(self, unit: str, subject: RiskSubjectLink, risk: Risk) -> PublicRisk:
        shown = self._fields
        rating = risk.rating
        return _keep(
            PublicRisk,
            risk,
            unit=self._owner(unit),
            subject=subject,
            level=risk.level,
            post=self._posts[unit, risk.post],
            breaches=self._bases(risk.breaches) if "risk.breaches" in shown else (),
            found_by=risk.found_by if "risk.found_by" in shown else (),
            factors=risk.factors if "risk.factors" in shown else None,
            self_level=rating.self if "risk.rating" in shown else None,
            reviewed_level=rating.reviewed if "risk.rating" in shown else None,
            rated=rating.date,
            level_history=risk.level_history if "risk.level_history" in shown else (),
            controls=tuple(self._control(unit, c) for c in risk.controls),
        )

    def _control(self, unit: str, control: Control) -> PublicControl:
        return _keep(
            PublicControl,
            control,
            owner=self._posts[unit, control.owner],
            deadline=control.deadline if "control.deadline" in self._fields else None,
            rule=self._rules.get((unit, control.rule or "")),
        )

    # powers

    def _power_link(self, unit: str, name: str) -> PowerLink | None:
        power = self._powers.get((unit, name))
        return PowerLink(key=power.key, name=power.name, unit=self._owner(unit)) if power else None

    def _power(self, power: Power, unit: PublicUnit) -> PublicPower:
        related = (self._power_link(*split_power(power.unit, name)) for name in power.related)
        return _keep(
            PublicPower,
            power,
            key=power.key,
            unit=unit,
            status=self._status(power),
            legal_basis=self._bases(power.legal_basis),
            exercised_by=self._exercise(power),
            department=next(d for d in unit.departments if d.id == power.department),
            posts=tuple(self._posts[power.unit, p] for p in power.posts),
            time_limits=self._time_limits(power),
            fees=tuple(_keep(PublicFee, f, basis=self._bases(f.basis)) for f in power.fees.items),
            responsibilities=self._citing(PublicResponsibility, power.responsibilities),
            accountability=self._citing(PublicAccountability, power.accountability),
            counterpart_rights=self._citing(PublicRight, power.counterpart_rights),
            related=tuple(link for link in related if link),
            review=self._review(power),
            flows=tuple(self._flow(f) for f in self._flows_of.get((power.unit, power.id), ())),
            risks=tuple(self._risks_of.get(power.key, ())),
        )

    def _citing(self, cls: type[T], items: Iterable[Any]) -> tuple[T, ...]:
        return tuple(_keep(cls, item, basis=self._optional_basis(item.basis)) for item in items)

    def _status(self, power: Power) -> PublicStatus:
        name = power.status.successor
        return _keep(
            PublicStatus, power.status, successor=self._power_link(*split_power(power.unit, name)) if name else None
        )

    def _exercise(self, power: Power) -> PublicExercise:
        exercise = power.exercised_by
        joint = (self._unit_link(u) for u in exercise.joint_with)
        return _keep(
            PublicExercise,
            exercise,
            delegated_by=self._unit_link(exercise.delegated_by),
            joint_with=tuple(u for u in joint if u),
        )

    def _time_limits(self, power: Power) -> PublicTimeLimits:
        limits = power.time_limits
        return _keep(
            PublicTimeLimits,
            limits,
            statutory_basis=self._optional_basis(limits.statutory_basis),
            override_basis=self._optional_basis(limits.override_basis),
            excluded=self._citing(PublicExcludedTime, limits.excluded),
        )

    def _review(self, power: Power) -> PublicReview:
        review = power.review
        if review is None or review.collective_decision is None or review.lead_approval is None:
            raise ValueError(f"{power.key} has not passed its review")
        return _keep(
            PublicReview,
            review,
            body=review.collective_decision.body,
            decided=review.collective_decision.date,
            minutes=review.collective_decision.minutes if "review.minutes" in self._fields else None,
            approved_by=self._posts[power.unit, review.lead_approval.post].name,
            approved=review.lead_approval.date,
        )

    # flows

    def _flow(self, flow: Flow) -> PublicFlow:
        return _keep(
            PublicFlow, flow, steps=tuple(self._step(flow.unit, i, s) for i, s in enumerate(flow.steps, start=1))
        )

    def _step(self, unit: str, number: int, step: Step) -> PublicStep:
        risks = (self._risks.get((unit, name)) for name in step.risks)
        return _keep(
            PublicStep,
            step,
            number=number,
            post=self._posts[unit, step.post] if step.post else None,
            risks=tuple(r for r in risks if r),
            next=step.successors if not step.branches else (),
            branches=tuple(_keep(PublicBranch, b) for b in step.branches),
        )
