"""The other way out of a catalogue: what only the supervisor's own network sees, in full.

Which fields those are is said by the schemas (``x-disclosure: internal``) and by nobody else, so that a field that is added and
marked is told here without a word more, and nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from generator.alert_model import Alert
from generator.alerts import STAGES, AlertRow, by_subject, colour_of, consequence, points
from generator.catalog import Catalog
from generator.kinds import (
    ALERT,
    ALERT_SCHEME,
    CHANGE_POLICY,
    CHANGE_RECORD,
    FLOW,
    JURISDICTION,
    KINDS,
    LAW,
    POWER,
    RISKS,
    RULES,
    UNIT,
    Kind,
)
from generator.once import once
from generator.own_use import OwnAlert, OwnCity, OwnCover, OwnExcuse, OwnField, OwnStage, OwnStanding, OwnUse
from generator.public import UnitLink
from generator.references import split_power
from generator.schema import describe
from generator.vocabulary import label

_Trail = tuple[str | int, ...]
_CLOSED: Final = frozenset(STAGES[STAGES.index("feedback") :])


def own_use_of(part: Catalog, unit: str) -> OwnUse:
    """What ``unit`` has for internal use alone."""
    held = part.units[unit]
    entries: tuple[tuple[Kind, Iterable[Any]], ...] = (
        (UNIT, part.units.values()),
        (POWER, part.powers.values()),
        (FLOW, part.flows.values()),
        (RISKS, part.ledgers.values()),
        (RULES, part.libraries.values()),
        (CHANGE_RECORD, part.records.values()),
        (ALERT, part.alerts.values()),
    )
    fields = [f for kind, things in entries for thing in things for f in _own_fields(kind, thing)]
    newest_first = sorted(part.alerts.values(), key=lambda a: (a.entered, a.id), reverse=True)
    return OwnUse(
        unit=UnitLink(id=unit, name=held.short_name),
        fields=tuple(fields),
        rules=tuple(rule.title for rule in part.rules(unit) if not rule.public),
        alerts=tuple(_alert(part, alert) for alert in newest_first),
        standings=tuple(_standings(part)),
        covers=tuple(_covers(part)),
    )


def own_city(core: Catalog, rows: Iterable[AlertRow]) -> OwnCity:
    """What the jurisdiction has for internal use alone; ``rows`` are the alerts of all units."""
    entries: tuple[tuple[Kind, Iterable[Any]], ...] = (
        (JURISDICTION, (core.jurisdiction,)),
        (CHANGE_POLICY, (core.change_policy,) if core.change_policy else ()),
        (ALERT_SCHEME, core.alert_schemes.values()),
        (LAW, core.laws.values()),
    )
    counts: dict[str, tuple[int, int]] = {}
    for row in rows:
        total, unfinished = counts.get(row.unit, (0, 0))
        is_open = not any(day for stage, day in zip(STAGES, row.stages, strict=True) if stage in _CLOSED)
        counts[row.unit] = (total + 1, unfinished + is_open)
    return OwnCity(
        fields=tuple(f for kind, things in entries for thing in things for f in _own_fields(kind, thing)),
        excuses=tuple(
            OwnExcuse(
                rule=e.rule,
                file=e.file,
                at=e.at or "",
                reason=e.reason,
                decided_by=e.decided_by,
                date=e.date,
                document=e.document or "",
            )
            for e in core.excuses.values()
        ),
        alerts=counts,
    )


# --- fields that the schemas mark -------------------------------------------------


@cache
def _marked(kind: Kind) -> tuple[tuple[_Trail, str], ...]:
    """The trails of single values that a kind's schema marks as internal, with 0 for any item of a list, and what they are called.

    Of an alert all is internal, and told as a whole; here only its notes count.
    """
    marked = _leaves(kind, (), is_internal=False)
    return tuple((trail, title) for trail, title in marked if kind is not ALERT or trail[0] == "internal")


def _leaves(kind: Kind, trail: _Trail, *, is_internal: bool) -> Iterator[tuple[_Trail, str]]:
    described = describe(kind, trail)
    is_internal = is_internal or described.get("x-disclosure") == "internal"
    if "properties" in described:
        for name in described["properties"]:
            yield from _leaves(kind, (*trail, name), is_internal=is_internal)
    elif "items" in described:
        yield from _leaves(kind, (*trail, 0), is_internal=is_internal)
    elif is_internal:
        yield trail, described.get("title", "")


def _own_fields(kind: Kind, thing: Any) -> Iterator[OwnField]:
    """What an entry says in fields that are marked as internal."""
    name, entry = _name(thing), describe(kind, ()).get("title", kind.name)
    for trail, title in _marked(kind):
        for place, value in _values(thing, trail, ()):
            yield OwnField(
                path=thing.path,
                entry=f"{entry}：{name}" if name else entry,
                place=" · ".join(place),
                title=title,
                value=str(value),
            )


def _values(thing: Any, trail: _Trail, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values at a trail in all items of lists, each with the names of the items that it is inside of."""
    if thing is None:
        return
    if not trail:
        yield place, thing
    elif isinstance(trail[0], str):
        yield from _values(getattr(thing, trail[0]), trail[1:], place)
    else:
        for number, item in enumerate(thing, start=1):
            yield from _values(item, trail[1:], (*place, _name(item) or f"第 {number} 条"))


def _name(thing: Any) -> str:
    if isinstance(thing, str):
        return ""
    names = (getattr(thing, field, None) for field in ("name", "title", "measure"))
    return next((str(name) for name in names if name), "")


# --- alerts and records -------------------------------------------------------------


def _alert(part: Catalog, alert: Alert) -> OwnAlert:
    scheme = part.alert_schemes.get(alert.scheme)
    level = scheme.level(alert.level) if scheme else None
    owed = consequence(part, alert)
    outcome, notice = alert.outcome, alert.notice
    return OwnAlert(
        id=alert.id,
        path=alert.path,
        kind=label("alertKind", alert.kind),
        title=alert.title,
        facts=alert.facts,
        channel=label("alertChannel", alert.channel),
        subject=_subject(part, alert),
        scheme=scheme.name if scheme else alert.scheme,
        level=level.name if level else "",
        colour=level.colour if level else "",
        concluded=alert.concluded,
        entered=alert.entered,
        stages=tuple(OwnStage(name=label("alertStage", s), date=getattr(alert.stages, s)) for s in STAGES),
        measures=tuple(label("alertMeasure", m) for m in alert.measures),
        deadline=alert.deadline,
        told=tuple(f"{e.date} {label('levelsUp', e.up)}：{e.to}" for e in alert.escalated),
        owed=f"{label('levelsUp', owed.up)}，告知{owed.who}" if owed else "",
        result=label("alertResult", outcome.result) if outcome else "",
        summary=outcome.summary if outcome else "",
        notice=f"{notice.date} {notice.title}：{notice.text}" if notice else "",
    )


def _standings(part: Catalog) -> Iterator[OwnStanding]:
    """Where the subjects that were warned stand, the newest year first and in it those that lost most; each year begins with none lost."""
    scheme = part.alert_scheme
    if scheme is None or scheme.points_a_year is None:
        return
    found = {(year, alerts[-1]): alerts for (_unit, _about, year), alerts in by_subject(part).items()}
    lost = {about: points(part, alerts, scheme) for about, alerts in found.items()}
    for year, alert in sorted(found, key=lambda about: (-int(about[0]), -lost[about], about[1].id)):
        of_year = lost[year, alert]
        level = colour_of(of_year, scheme)
        yield OwnStanding(
            year=year,
            subject=_subject(part, alert),
            alerts=len(found[year, alert]),
            lost=of_year,
            left=scheme.points_a_year - of_year,
            level=level.name if level else "",
            colour=level.colour if level else "",
        )


def _subject(part: Catalog, alert: Alert) -> str:
    """What an alert is about, by name."""
    about, unit = alert.subject, part.units[alert.unit]
    if about.step:
        flow = part.flows[alert.unit, about.step.flow]
        return f"{flow.title} · {next(s.name for s in flow.steps if s.id == about.step.step)}"
    if about.power:
        return part.powers[split_power(alert.unit, about.power)].name
    if about.risk:
        return _risk_names(part)[about.risk]
    if about.post:
        return next(post.name for post in unit.posts if post.id == about.post)
    if about.department:
        return next(department.name for department in unit.departments if department.id == about.department)
    return unit.short_name


def _kind_in_words(name: str) -> str:
    return next(str(describe(kind, ()).get("title", name)) for kind in KINDS if kind.name == name)


@once
def _risk_names(part: Catalog) -> Mapping[str, str]:
    return {risk.id: risk.name for ledger in part.ledgers.values() for risk in ledger.risks}


def _covers(part: Catalog) -> Iterator[OwnCover]:
    for record in sorted(part.records.values(), key=lambda r: (r.date, r.id), reverse=True):
        for c in record.covers:
            yield OwnCover(
                record=record.title,
                date=record.date,
                about=f"{_kind_in_words(c.kind)} {c.id or ''}（{c.change}）",
                part=c.part or "",
                before=c.before or "",
                after=c.after or "",
                note=c.note or "",
            )
