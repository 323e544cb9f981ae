"""Counts of a unit's facts, and their sums (R14): what the pages of statistics and the reports say.

A unit is counted alone and its counts are small, so they go with its card; those of the city are sums of them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

from msgspec.structs import fields

from generator.statistics.facts import PowerFacts, RiskFacts, UnitFacts
from generator.statistics.items import asked
from generator.tallies import Counts, Tally


def count(facts: UnitFacts) -> Counts:
    """The counts of one unit."""
    held = [power for power in facts.powers if power.is_held]
    risks = facts.risks
    return Counts(
        units=1,
        held=len(held),
        gone=len(facts.powers) - len(held),
        by_category=_tally(power.category for power in held),
        asked=_tally(item.id for power in held for item in asked(power.category)),
        said=_tally(item.id for power in held for item in asked(power.category) if item.id in power.says),
        shares=_tally(_worst_of_groups(held)),
        risks=len(risks),
        by_level=_tally(str(risk.level) for risk in risks),
        by_dimension=_tally(risk.dimension for risk in risks),
        by_field=_tally(risk.field for risk in risks if risk.field),
        guarded=_tally(word for risk in risks for word in _guarded(risk)),
        cells=_tally(cell for risk in risks for cell in _cells(risk)),
        posts=len(facts.posts),
        risk_posts=len({risk.post for risk in risks}.intersection(facts.posts)),
        rules=_tally(_rules(facts)),
        working=dict.fromkeys(_working(facts), 1),
        changes=_tally(facts.changed),
    )


def _guarded(risk: RiskFacts) -> Iterator[str]:
    if risk.controls:
        yield "controls"
        if all(control.owner for control in risk.controls):
            yield "owned"
        if any(control.owner and control.owner != risk.post for control in risk.controls):
            yield "apart"
        if all(control.rule for control in risk.controls):
            yield "ruled"


def _cells(risk: RiskFacts) -> Iterator[str]:
    cell = f"{risk.category}/{risk.dimension}"
    yield cell
    yield from (f"{cell}/{kind}" for kind in {control.kind for control in risk.controls})


def _rules(facts: UnitFacts) -> Iterator[str]:
    used = {control.rule for risk in facts.risks for control in risk.controls}
    for rule in facts.rules:
        yield rule.state
        if rule.state == "in_force" and rule.id not in used:
            yield "unused"


def _working(facts: UnitFacts) -> Iterator[str]:
    return (rule.working_rule for rule in facts.rules if rule.working_rule and rule.state == "in_force")


# --- completeness -------------------------------------------------------------


def _worst_of_groups(powers: Iterable[PowerFacts]) -> Iterator[str]:
    """The share of what is asked of it that a power says, as in ``11/13``: of each group the worst.

    Powers of one category that rest on just the same articles are a group, so a power that is cut into ten counts once.
    """
    groups: defaultdict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for power in powers:
        wanted = [item.id for item in asked(power.category) if item.is_scored]
        groups[power.category, power.basis].append((len(power.says.intersection(wanted)), len(wanted)))
    for shares in groups.values():
        there, of = min(shares, key=lambda share: Fraction(*share))
        yield f"{there}/{of}"


def completeness(counts: Counts) -> Fraction | None:
    """How much of what is asked a unit's powers say: the mean of its groups' shares; ``None`` where it holds no power."""
    groups = sum(counts.shares.values())
    if not groups:
        return None
    total = sum((_share(name) * number for name, number in counts.shares.items()), Fraction())
    return total / groups


def completeness_of_all(units: Iterable[Counts]) -> Fraction | None:
    """That of several units: each counts the same, however many powers it has."""
    known = [share for share in map(completeness, units) if share is not None]
    return sum(known, Fraction()) / len(known) if known else None


def _share(name: str) -> Fraction:
    there, _slash, of = name.partition("/")
    return Fraction(int(there), int(of))


# --- sums ---------------------------------------------------------------------


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts, field by field."""
    added: dict[str, Any] = dict.fromkeys(_NUMBERS, 0) | {name: Counter() for name in _TALLIES}
    for one in counts:
        for name in _NUMBERS:
            added[name] += getattr(one, name)
        for name in _TALLIES:
            added[name].update(getattr(one, name))
    return Counts(**added | {name: _sorted(added[name]) for name in _TALLIES})


_NUMBERS: Final = tuple(field.name for field in fields(Counts) if field.type is int)
_TALLIES: Final = tuple(field.name for field in fields(Counts) if field.type is not int)


def _tally(names: Iterable[str]) -> Tally:
    return _sorted(Counter(names))


def _sorted(tally: "Counter[str]") -> Tally:
    return dict(sorted(tally.items()))
