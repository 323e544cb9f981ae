"""The disclosure boundary: the only way from what a catalogue says to what is published (R3, R9, R17).

A power is published when it has passed its whole review chain and is to be disclosed of the unit's own accord (政府信息公开条例
第十九条 to 第二十一条); its flows and risks follow it. A risk is published when the jurisdiction discloses its level. What a
published thing names and is not published itself is left out. That is asked of everything in the words of ``generator.sight``, for an
audience: a site for the supervisor's own network is disclosed by the same way, and has all of it.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec import Struct

from generator.alerts import AlertRow, rows_of
from generator.audience import Audience
from generator.catalog import Catalog
from generator.disclose_alerts import disclose_alerts
from generator.disclose_records import disclosed
from generator.items import shared_items
from generator.model import (
    Basis,
    Control,
    Flow,
    Law,
    Lesson,
    Post,
    Power,
    Review,
    Risk,
    RiskLedger,
    Rule,
    Step,
)
from generator.parts import core_of, parts_of
from generator.public import (
    Dossier,
    ItemName,
    LawLink,
    LessonLink,
    Links,
    PowerLink,
    PublicAccountability,
    PublicBasis,
    PublicBranch,
    PublicCatalog,
    PublicCity,
    PublicControl,
    PublicExcludedTime,
    PublicExercise,
    PublicFee,
    PublicFlow,
    PublicJurisdiction,
    PublicLaw,
    PublicLesson,
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
    RuleLink,
    UnitLink,
)
from generator.references import article_of, split_power
from generator.sight import Sight, has_passed_review, is_published
from generator.vocabulary import INTERNAL_CATEGORIES, labels

__all__ = ["disclose", "disclose_city", "disclose_unit", "has_passed_review", "is_published", "joined", "links_of"]


def disclose_city(
    core: Catalog, alerts: Iterable[AlertRow], links: Links, audience: Audience = Audience.PUBLIC
) -> PublicCity:
    """What is published of the jurisdiction and its laws, and of the ``alerts`` of all units; ``links`` has the units that are published."""
    j = core.jurisdiction
    if j is None:
        raise ValueError("a catalogue without a jurisdiction cannot be disclosed")
    sight = Sight.of(audience, j)
    is_told = j.repository is not None and (j.repository.public or sight.is_whole)
    repository = PublicRepository(url=j.repository.url, edit=j.repository.edit) if j.repository and is_told else None
    kinds = list(labels("lawKind"))
    return PublicCity(
        jurisdiction=_keep(
            PublicJurisdiction,
            j,
            audience=audience,
            repository=repository,
            disclosed_levels=tuple(sorted(j.disclosure.risk_levels)),
            preview=None,
            edition=None,
        ),
        laws=tuple(
            _keep(PublicLaw, law) for law in sorted(core.laws.values(), key=lambda w: (kinds.index(w.kind), w.id))
        ),
        alerts=disclose_alerts(core, alerts, links, sight),
    )


def links_of(part: Catalog, unit: str, audience: Audience = Audience.PUBLIC) -> Links:
    """What other units may say of ``unit`` and its powers: nothing of what the audience does not see."""
    own = part.units.get(unit)
    if own is None or part.jurisdiction is None:
        return Links(units={}, powers={})
    sight = Sight.of(audience, part.jurisdiction)
    if not sight.unit(own):
        return Links(units={}, powers={})
    link = UnitLink(id=unit, name=own.short_name)
    seen = [p for p in part.powers.values() if sight.power(p, own)]
    return Links(
        units={unit: link},
        powers={p.key: PowerLink(key=p.key, name=p.name, unit=link) for p in seen},
        items={p.key: _item(p) for p in seen if p.is_held and p.category not in INTERNAL_CATEGORIES},
    )


def _item(power: Power) -> ItemName:
    return ItemName(name=power.name, code=next((c.value for c in power.codes if c.scheme == "national_basic"), ""))


def disclose_unit(part: Catalog, unit: str, abroad: Links, audience: Audience = Audience.PUBLIC) -> Dossier | None:
    """What ``audience`` sees of ``unit``; ``abroad`` has what it may say of others. ``None`` where that is nothing.

    The part must have passed validation.
    """
    if part.jurisdiction is None:
        raise ValueError("a part without its jurisdiction cannot be disclosed")
    sight = Sight.of(audience, part.jurisdiction)
    is_seen = unit in part.units and sight.unit(part.units[unit])
    return _Discloser(part, unit, sight, abroad).dossier() if is_seen else None


def disclose(catalog: Catalog, audience: Audience = Audience.PUBLIC) -> PublicCatalog:
    """What ``audience`` sees of a whole ``catalog``. It must have passed validation."""
    core = core_of(catalog)
    parts = dict(parts_of(core, catalog))
    abroad = joined(links_of(part, unit, audience) for unit, part in parts.items())
    dossiers = (disclose_unit(part, unit, abroad, audience) for unit, part in parts.items())
    alerts = (row for part in parts.values() for row in rows_of(part))
    return PublicCatalog(city=disclose_city(core, alerts, abroad, audience), dossiers=tuple(d for d in dossiers if d))


def joined(links: Iterable[Links]) -> Links:
    """All of ``links`` in one, and which items several units share."""
    units: dict[str, UnitLink] = {}
    powers: dict[str, PowerLink] = {}
    items: dict[str, ItemName] = {}
    for one in links:
        units |= one.units
        powers |= one.powers
        items |= one.items
    return Links(units=units, powers=powers, items=items, shared=shared_items(items))


def _law_link(law: Law) -> LawLink:
    return LawLink(id=law.id, title=law.title, name=law.short_title or law.title, repealed=law.repealed)


def _lesson_link(lesson: PublicLesson) -> LessonLink:
    return LessonLink(key=lesson.key, title=lesson.title, kind=lesson.kind, date=lesson.date)


Kept = TypeVar("Kept", bound=Struct)
T = TypeVar("T")
K = TypeVar("K")


def _keep(cls: type[Kept], source: object, **resolved: Any) -> Kept:
    """A public value: the fields of ``source`` that ``cls`` has too, and those given."""
    for name in cls.__struct_fields__:
        if name not in resolved:
            resolved[name] = getattr(source, name)
    return cls(**resolved)


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class _Discloser:
    """Makes the public things of one unit, each once."""

    def __init__(self, part: Catalog, unit: str, sight: Sight, abroad: Links) -> None:
        self._part = part
        self._sight = sight
        self._unit = part.units[unit]
        self._link = UnitLink(id=unit, name=self._unit.short_name)
        own = links_of(part, unit, sight.audience)
        self._unit_links = ChainMap(own.units, abroad.units)
        self._power_links = ChainMap(own.powers, abroad.powers)
        self._shared = abroad.shared
        self._powers = {p.id: p for p in part.powers.values() if sight.power(p, self._unit)}
        self._laws = {law.id: _law_link(law) for law in part.laws.values()}
        self._gists = {(law.id, a.article): a.gist for law in part.laws.values() for a in law.articles}
        self._departments = {d.id: d for d in self._unit.departments}
        self._rule_titles = {r.id: r.title for r in part.rules(unit) if sight.rule(r)}
        self._rules = {r.id: self._rule(r) for r in part.rules(unit) if sight.rule(r)}
        self._posts = {p.id: self._post(p) for p in self._unit.posts}
        self._risks = {r.id: r for r in self._all_risks()}
        self._risks_of = _grouped((r.subject.power.key, r) for r in self._risks.values() if r.subject.power)
        self._lessons = tuple(self._all_lessons())
        self._lessons_of = _grouped((link.key, lesson) for lesson in self._lessons for link in lesson.powers)
        self._flows_of = _grouped((f.power, f) for f in part.flows.values())

    def dossier(self) -> Dossier:
        unit = self._public_unit()
        order = list(labels("category"))
        powers = sorted(
            (self._power(p, unit) for p in self._powers.values()),
            key=lambda p: (order.index(p.category), p.codes[0].value, p.key),
        )
        risks = tuple(sorted(self._risks.values(), key=lambda r: r.level))
        records = disclosed(self._part, unit.id, self._power_link, self._sight)
        return Dossier(unit=unit, powers=tuple(powers), risks=risks, records=records, lessons=self._lessons)

    def _basis(self, basis: Basis) -> PublicBasis:
        gist = self._gists.get((basis.law, article_of(basis.article))) if basis.article else None
        return _keep(PublicBasis, basis, law=self._laws[basis.law], gist=gist)

    def _optional_basis(self, basis: Basis | None) -> PublicBasis | None:
        return self._basis(basis) if basis else None

    def _bases(self, bases: Iterable[Basis]) -> tuple[PublicBasis, ...]:
        return tuple(self._basis(b) for b in bases)

    # units

    def _public_unit(self) -> PublicUnit:
        unit = self._unit
        parent = self._unit_links.get(unit.parent or "")
        return _keep(
            PublicUnit, unit, parent=parent, posts=tuple(self._posts.values()), rules=tuple(self._rules.values())
        )

    def _post(self, post: Post) -> PublicPost:
        duties = post.duties if self._sight.field("post.duties") else ()
        return _keep(PublicPost, post, department=self._departments[post.department].name, duties=duties)

    def _rule(self, rule: Rule) -> PublicRule:
        owner = self._departments[rule.owner].name
        return _keep(PublicRule, rule, owner=owner, replaced_by=self._rule_titles.get(rule.replaced_by or ""))

    # lessons

    def _all_lessons(self) -> Iterator[PublicLesson]:
        """The lessons of the unit that are public, the newest first."""
        own = (x for x in self._part.lessons.values() if x.unit == self._unit.id and x.public)
        return map(self._lesson, sorted(own, key=lambda x: (x.date, x.id), reverse=True))

    def _lesson(self, lesson: Lesson) -> PublicLesson:
        links = (self._power_link(name) for name in lesson.powers)
        rules = (self._rules[name] for name in lesson.rules if name in self._rules)
        return _keep(
            PublicLesson,
            lesson,
            unit=self._link,
            powers=tuple(link for link in links if link),
            rules=tuple(RuleLink(id=rule.id, title=rule.title) for rule in rules),
        )

    # risks

    def _all_risks(self) -> Iterator[PublicRisk]:
        for ledger in self._part.ledgers.values():
            subject = self._subject(ledger)
            if subject is not None:
                seen = (r for r in ledger.risks if self._sight.level(r.level))
                yield from (self._risk(subject, r, ledger.path) for r in seen)

    def _subject(self, ledger: RiskLedger) -> RiskSubjectLink | None:
        """What the risks of a ledger belong to; ``None`` where that is a power that is not published."""
        about = ledger.about
        if about.power:
            link = self._power_link(about.power)
            return RiskSubjectLink(kind="power", name=link.name, power=link) if link else None
        if about.post:
            return RiskSubjectLink(kind="post", name=self._posts[about.post].name, power=None)
        if about.department:
            return RiskSubjectLink(kind="department", name=self._departments[about.department].name, power=None)
        return RiskSubjectLink(kind="unit", name=self._unit.short_name, power=None)

    def _risk(self, subject: RiskSubjectLink, risk: Risk, path: str) -> PublicRisk:
        shown = self._sight.field
        rating = risk.rating
        return _keep(
            PublicRisk,
            risk,
            path=path,
            unit=self._link,
            subject=subject,
            level=risk.level,
            post=self._posts[risk.post],
            breaches=self._bases(risk.breaches) if shown("risk.breaches") else (),
            found_by=risk.found_by if shown("risk.found_by") else (),
            factors=risk.factors if shown("risk.factors") else None,
            self_level=rating.self if shown("risk.rating") else None,
            reviewed_level=rating.reviewed if shown("risk.rating") else None,
            rated=rating.date,
            level_history=risk.level_history if shown("risk.level_history") else (),
            controls=tuple(self._control(c) for c in risk.controls),
        )

    def _control(self, control: Control) -> PublicControl:
        return _keep(
            PublicControl,
            control,
            owner=self._posts[control.owner],
            deadline=control.deadline if self._sight.field("control.deadline") else None,
            rule=self._rules.get(control.rule or ""),
        )

    # powers

    def _power_link(self, name: str) -> PowerLink | None:
        return self._power_links.get("/".join(split_power(self._link.id, name)))

    def _power(self, power: Power, unit: PublicUnit) -> PublicPower:
        related = (self._power_link(name) for name in power.related)
        return _keep(
            PublicPower,
            power,
            key=power.key,
            withheld=not is_published(power, self._unit),
            unit=unit,
            status=self._status(power),
            legal_basis=self._bases(power.legal_basis),
            exercised_by=self._exercise(power),
            department=self._departments[power.department],
            posts=tuple(self._posts[p] for p in power.posts),
            time_limits=self._time_limits(power),
            fees=tuple(_keep(PublicFee, f, basis=self._bases(f.basis)) for f in power.fees.items),
            responsibilities=self._citing(PublicResponsibility, power.responsibilities),
            accountability=self._citing(PublicAccountability, power.accountability),
            counterpart_rights=self._citing(PublicRight, power.counterpart_rights),
            related=tuple(link for link in related if link),
            review=self._review(power),
            flows=tuple(self._flow(f) for f in self._flows_of.get(power.id, ())),
            risks=tuple(self._risks_of.get(power.key, ())),
            item=self._shared.get(power.key, ""),
            lessons=tuple(_lesson_link(lesson) for lesson in self._lessons_of.get(power.key, ())),
        )

    def _citing(self, cls: type[Kept], items: Iterable[Any]) -> tuple[Kept, ...]:
        return tuple(_keep(cls, item, basis=self._optional_basis(item.basis)) for item in items)

    def _status(self, power: Power) -> PublicStatus:
        name = power.status.successor
        return _keep(PublicStatus, power.status, successor=self._power_link(name) if name else None)

    def _exercise(self, power: Power) -> PublicExercise:
        exercise = power.exercised_by
        joint = (self._unit_links.get(u) for u in exercise.joint_with)
        return _keep(
            PublicExercise,
            exercise,
            delegated_by=self._unit_links.get(exercise.delegated_by or ""),
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
        review = power.review or Review()
        if not (self._sight.is_whole or has_passed_review(review)):
            raise ValueError(f"{power.key} has not passed its review")
        decision, approval = review.collective_decision, review.lead_approval
        return _keep(
            PublicReview,
            review,
            body=decision.body if decision else "",
            decided=decision.date if decision else "",
            minutes=decision.minutes if decision and self._sight.field("review.minutes") else None,
            approved_by=self._posts[approval.post].name if approval else "",
            approved=approval.date if approval else "",
        )

    # flows

    def _flow(self, flow: Flow) -> PublicFlow:
        return _keep(PublicFlow, flow, steps=tuple(self._step(i, s) for i, s in enumerate(flow.steps, start=1)))

    def _step(self, number: int, step: Step) -> PublicStep:
        risks = (self._risks.get(name) for name in step.risks)
        return _keep(
            PublicStep,
            step,
            number=number,
            post=self._posts[step.post] if step.post else None,
            risks=tuple(r for r in risks if r),
            next=step.successors if not step.branches else (),
            branches=tuple(_keep(PublicBranch, b) for b in step.branches),
        )
