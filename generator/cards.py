"""What lists say of a unit and of its powers and risks: a card each, so that no list needs all that is published."""

from collections.abc import Iterator

from msgspec import Struct

from generator.holders import Holder, holder
from generator.model import Channel, FocusReference, Limit, RiskLevel
from generator.past import Cited, Line
from generator.public import Dossier, LessonLink, PublicLesson, PublicPower, PublicRisk, PublicUnit, UnitLink
from generator.statistics.counts import count
from generator.statistics.facts import facts_published
from generator.tallies import Counts


class CitedLaw(Struct, frozen=True, kw_only=True):
    """A law (by id) that a power rests on, and the articles that are cited of it, each once."""

    law: str
    articles: tuple[str, ...]


class PowerCard(Struct, frozen=True, kw_only=True):
    """A power in a list; ``code`` is its first, ``serious`` the number of its published risks of the first level."""

    key: str
    unit: UnitLink
    name: str
    category: str
    code: str
    summary: str
    state: str
    promised: Limit
    charged: bool
    serious: int
    flows: int
    focus_fields: tuple[FocusReference, ...]
    major_matters: tuple[str, ...]
    published: str
    laws: tuple[CitedLaw, ...]


class RiskCard(Struct, frozen=True, kw_only=True):
    """A published risk in a list; ``subject``, ``post`` and ``guards``, the posts that answer for its controls, are names."""

    id: str
    unit: UnitLink
    name: str
    level: RiskLevel
    subject: str
    post: str
    dimension: str
    nature: str
    guards: tuple[str, ...]
    focus_field: str | None


class WorkingRule(Struct, frozen=True, kw_only=True):
    """One of the six working rules, in force, and the id of the rule that sets it up."""

    kind: str
    rule: str


class UnitLine(Struct, frozen=True, kw_only=True):
    """A unit in a list; ``powers`` to ``rules`` are numbers of what it publishes, ``risks`` by level."""

    id: str
    name: str
    short_name: str
    kind: str
    mission: str
    published: str
    supervision: tuple[Channel, ...]
    powers: int
    flows: int
    risks: dict[RiskLevel, int]
    rules: int
    working_rules: tuple[WorkingRule, ...]


class LessonCard(Struct, frozen=True, kw_only=True):
    """Something to be learned from, in a list."""

    link: LessonLink
    unit: UnitLink
    summary: str


class UnitCard(Struct, frozen=True, kw_only=True):
    """A unit in lists, the cards of what it publishes, how much that is, and what is on record of changes, with the days."""

    line: UnitLine
    powers: tuple[PowerCard, ...]
    risks: tuple[RiskCard, ...]
    holders: tuple[Holder, ...]
    counts: Counts
    lessons: tuple[LessonCard, ...]
    dated: tuple[Line, ...]
    records: tuple[Cited, ...]


def card_of(dossier: Dossier) -> UnitCard:
    """What lists say of what a unit publishes."""
    return UnitCard(
        line=_line(dossier),
        powers=tuple(power_card(p) for p in dossier.powers),
        risks=tuple(risk_card(r) for r in dossier.risks),
        holders=tuple(holder(p) for p in dossier.powers if p.item),
        counts=count(facts_published(dossier)),
        lessons=tuple(lesson_card(lesson) for lesson in dossier.lessons),
        dated=dated(dossier),
        records=dossier.past.records,
    )


def dated(dossier: Dossier) -> tuple[Line, ...]:
    """What the records of a unit say themselves of changes, with their days: of its powers, and its change records."""
    name = dossier.unit.short_name
    of_powers = ((power.name, change) for power in dossier.powers for change in power.status.history)
    return (
        *(Line(day=change.date, unit=name, title=title, told=change.reason) for title, change in of_powers),
        *(Line(day=record.date, unit=name, title=record.title, told=record.reason) for record in dossier.records),
    )


def _line(dossier: Dossier) -> UnitLine:
    unit = dossier.unit
    return UnitLine(
        id=unit.id,
        name=unit.name,
        short_name=unit.short_name,
        kind=unit.kind,
        mission=unit.mission.splitlines()[0],
        published=unit.disclosure.published,
        supervision=unit.supervision,
        powers=len(dossier.powers),
        flows=sum(len(p.flows) for p in dossier.powers),
        risks={level: sum(r.level == level for r in dossier.risks) for level in (1, 2, 3)},
        rules=len(unit.rules),
        working_rules=tuple(_working_rules(unit)),
    )


def power_card(power: PublicPower) -> PowerCard:
    return PowerCard(
        key=power.key,
        unit=UnitLink(id=power.unit.id, name=power.unit.short_name),
        name=power.name,
        category=power.category,
        code=power.codes[0].value,
        summary=power.summary,
        state=power.status.state,
        promised=power.time_limits.promised,
        charged=bool(power.fees),
        serious=sum(r.level == 1 for r in power.risks),
        flows=len(power.flows),
        focus_fields=power.focus_fields,
        major_matters=power.major_matters,
        published=power.disclosure.published,
        laws=tuple(CitedLaw(law=law, articles=tuple(articles)) for law, articles in _articles(power).items()),
    )


def _articles(power: PublicPower) -> dict[str, dict[str, None]]:
    """The articles cited of each law, in the order of citation."""
    found: dict[str, dict[str, None]] = {}
    for basis in power.citations():
        articles = found.setdefault(basis.law.id, {})
        if basis.article:
            articles[basis.article] = None
    return found


def risk_card(risk: PublicRisk) -> RiskCard:
    return RiskCard(
        id=risk.id,
        unit=risk.unit,
        name=risk.name,
        level=risk.level,
        subject=risk.subject.name,
        post=risk.post.name,
        dimension=risk.dimension,
        nature=risk.nature,
        guards=tuple(dict.fromkeys(c.owner.name for c in risk.controls)),
        focus_field=risk.focus_field,
    )


def lesson_card(lesson: PublicLesson) -> LessonCard:
    link = LessonLink(key=lesson.key, title=lesson.title, kind=lesson.kind, date=lesson.date)
    return LessonCard(link=link, unit=lesson.unit, summary=lesson.summary)


def _working_rules(unit: PublicUnit) -> Iterator[WorkingRule]:
    seen: set[str] = set()
    for rule in unit.rules:
        if rule.working_rule and rule.state == "in_force" and rule.working_rule not in seen:
            seen.add(rule.working_rule)
            yield WorkingRule(kind=rule.working_rule, rule=rule.id)
