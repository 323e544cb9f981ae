"""What the entries of one catalogue have become in another: the same, under another name, in another unit, in several, or gone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from generator.alert_model import Alert, AlertScheme
from generator.catalog import Catalog
from generator.likeness import MOST_TRIES, Candidate, bigrams, containment, likeness, pair
from generator.model import ChangeRecord, Excuse, Flow, Law, Lesson, Power, Risk, RiskLedger, RuleLibrary, Unit
from generator.side import Name
from generator.wording import plain

PART: Final = 0.6
"""How much of a power's words its parts must have in common with it."""
RETURNED: Final = 0.5
"""How alike a power's words must be to those of one that is no longer held, for it to be that one again."""


class Placed(Struct, frozen=True):
    """A risk with the ledger that it stands in and its index there."""

    ledger: RiskLedger
    index: int
    risk: Risk


class Matched(Struct, frozen=True):
    """The entries of one kind on both sides. ``splits`` pair a whole with its parts, ``merges`` parts with their whole."""

    pairs: Sequence[tuple[Any, Any]]
    gone: Sequence[Any]
    new: Sequence[Any]
    splits: Sequence[tuple[Any, tuple[Any, ...]]] = ()
    merges: Sequence[tuple[tuple[Any, ...], Any]] = ()


class Lineage(Struct, frozen=True):
    """All entries by kind, and ``renamed``: the names that ids of the older side have on the newer."""

    laws: Matched
    units: Matched
    libraries: Matched
    powers: Matched
    flows: Matched
    ledgers: Matched
    risks: Matched
    excuses: Matched
    records: Matched
    alerts: Matched
    alert_schemes: Matched
    lessons: Matched
    renamed: Mapping[Name, Name]


def trace(old: Catalog, new: Catalog) -> Lineage:
    """The lineage from ``old`` to ``new``. What stands at its old path is the same thing."""
    renamed: dict[Name, Name] = {}
    laws = _match(old.laws.values(), new.laws.values(), _law)
    renamed |= {("law", "", a.id): ("law", "", b.id) for a, b in laws.pairs if a.id != b.id}
    units = _match(old.units.values(), new.units.values(), _unit)
    moved = {a.id: b.id for a, b in units.pairs}
    renamed |= {("unit", "", a): ("unit", "", b) for a, b in moved.items() if a != b}
    for a, b in units.pairs:
        renamed |= _inside(a.id, b.id, "department", a.departments, b.departments)
        renamed |= _inside(a.id, b.id, "post", a.posts, b.posts)
    home = _Home(moved)
    libraries = _match(old.libraries.values(), new.libraries.values(), home.rule_library)
    for a, b in libraries.pairs:
        renamed |= _inside(a.unit, b.unit, "rule", a.rules, b.rules)
    powers = _match_powers(old, new, home)
    renamed |= {
        ("power", a.unit, a.id): ("power", b.unit, b.id) for a, b in powers.pairs if (a.unit, a.id) != (b.unit, b.id)
    }
    risks = _match(_placed(old), _placed(new), home.risk)
    renamed |= {
        ("risk", a.ledger.unit, a.risk.id): ("risk", b.ledger.unit, b.risk.id)
        for a, b in risks.pairs
        if (a.ledger.unit, a.risk.id) != (b.ledger.unit, b.risk.id)
    }
    follow = _Follow(home, renamed)
    return Lineage(
        laws,
        units,
        libraries,
        powers,
        _match(old.flows.values(), new.flows.values(), follow.flow),
        _match(old.ledgers.values(), new.ledgers.values(), follow.ledger),
        risks,
        _match(old.excuses.values(), new.excuses.values(), _excuse),
        _match(old.records.values(), new.records.values(), home.record),
        _match(old.alerts.values(), new.alerts.values(), home.alert),
        _match(old.alert_schemes.values(), new.alert_schemes.values(), _alert_scheme),
        _match(old.lessons.values(), new.lessons.values(), home.lesson),
        renamed,
    )


Namer = Callable[[Any, bool], Candidate]
"""Makes a candidate of an entry; the flag says whether it is of the older side."""


def _match(old: Any, new: Any, namer: Namer) -> Matched:
    olds, news = list(old), list(new)
    found = pair([namer(e, True) for e in olds], [namer(e, False) for e in news])
    return Matched(
        [(olds[i], news[j]) for i, j in found.pairs], [olds[i] for i in found.gone], [news[j] for j in found.new]
    )


def _law(law: Law, _is_old: bool) -> Candidate:
    return Candidate(law, (law.id, law.title))


def _unit(unit: Unit, _is_old: bool) -> Candidate:
    return Candidate(unit, (unit.id, unit.uscc, unit.name))


def _excuse(excuse: Excuse, _is_old: bool) -> Candidate:
    return Candidate(excuse, (excuse.id, (excuse.rule, excuse.file, excuse.at)))


def _alert_scheme(scheme: AlertScheme, _is_old: bool) -> Candidate:
    return Candidate(scheme, (scheme.id, scheme.name))


class _Home(Struct, frozen=True):
    """Names entries by the unit that they have on the newer side."""

    moved: Mapping[str, str]

    def unit(self, unit: str, is_old: bool) -> str:
        return self.moved.get(unit, unit) if is_old else unit

    def rule_library(self, library: RuleLibrary, is_old: bool) -> Candidate:
        return Candidate(library, (library.path, self.unit(library.unit, is_old)))

    def power(self, power: Power, is_old: bool) -> Candidate:
        unit = self.unit(power.unit, is_old)
        code = power.codes[0].value if power.codes else None
        return Candidate(power, (power.path, (unit, power.id), code, (unit, power.name), power.name))

    def record(self, record: ChangeRecord, is_old: bool) -> Candidate:
        return Candidate(record, (record.path, (self.unit(record.unit, is_old), record.id)))

    def risk(self, placed: Placed, is_old: bool) -> Candidate:
        unit, risk = self.unit(placed.ledger.unit, is_old), placed.risk
        keys = ((placed.ledger.unit, risk.id), (unit, risk.id), (unit, risk.name))
        return Candidate(placed, keys, risk.name + risk.behaviour)

    def alert(self, alert: Alert, is_old: bool) -> Candidate:
        unit = self.unit(alert.unit, is_old)
        return Candidate(alert, (alert.path, (unit, alert.id), (unit, alert.title, alert.concluded)))

    def lesson(self, lesson: Lesson, is_old: bool) -> Candidate:
        unit = self.unit(lesson.unit, is_old)
        return Candidate(lesson, (lesson.path, (unit, lesson.id), (unit, lesson.title)))


class _Follow(Struct, frozen=True):
    """Names what belongs to a power by the name that the power has on the newer side."""

    home: _Home
    renamed: Mapping[Name, Name]

    def _power(self, unit: str, power: str, is_old: bool) -> Name:
        name: Name = ("power", unit, power)
        return self.renamed.get(name, ("power", self.home.unit(unit, is_old), power)) if is_old else name

    def flow(self, flow: Flow, is_old: bool) -> Candidate:
        power = self._power(flow.unit, flow.power, is_old)
        return Candidate(
            flow, (flow.path, (power, flow.id), power, (self.home.unit(flow.unit, is_old), flow.id)), flow.title
        )

    def ledger(self, ledger: RiskLedger, is_old: bool) -> Candidate:
        unit, about = self.home.unit(ledger.unit, is_old), ledger.about
        power = self._power(ledger.unit, about.power, is_old) if about.power else None
        return Candidate(ledger, (ledger.path, (unit, ledger.id), power, (unit, about) if not about.power else None))


def _inside(old_unit: str, new_unit: str, target: Any, old: Sequence[Any], new: Sequence[Any]) -> dict[Name, Name]:
    """The names of what a unit's file lists by id: departments, posts, regulations."""

    def candidate(thing: Any) -> Candidate:
        return Candidate(thing, (thing.id, getattr(thing, "name", None) or thing.title))

    found = pair([candidate(t) for t in old], [candidate(t) for t in new])
    names = {(target, old_unit, old[i].id): (target, new_unit, new[j].id) for i, j in found.pairs}
    return {a: b for a, b in names.items() if a != b}


def _placed(catalog: Catalog) -> Iterator[Placed]:
    for ledger in catalog.ledgers.values():
        for index, risk in enumerate(ledger.risks):
            yield Placed(ledger, index, risk)


# --- powers -------------------------------------------------------------------


def _match_powers(old: Catalog, new: Catalog, home: _Home) -> Matched:
    """Powers by key, code and name; of the rest the split and the merged; then those that read alike."""
    named = _match(old.powers.values(), new.powers.values(), home.power)
    splits = _families(named.gone, named.new, home, parts_are_new=True)
    gone = _without(named.gone, [whole for whole, _parts in splits])
    fresh = _without(named.new, [part for _whole, parts in splits for part in parts])
    merges = _families(fresh, gone, home, parts_are_new=False)
    gone = _without(gone, [part for _whole, parts in merges for part in parts])
    fresh = _without(fresh, [whole for whole, _parts in merges])
    alike = _match(gone, fresh, lambda p, _is_old: Candidate(p, (), _words(p)))
    return Matched(
        [*named.pairs, *alike.pairs], alike.gone, alike.new, splits, [(parts, whole) for whole, parts in merges]
    )


def _families(
    wholes: Sequence[Power], parts: Sequence[Power], home: _Home, *, parts_are_new: bool
) -> list[tuple[Power, tuple[Power, ...]]]:
    """Each whole with the two or more parts that came of it (or that went into it)."""
    if len(wholes) * len(parts) > MOST_TRIES:
        return []
    free = list(parts)
    found = []
    for whole in wholes:
        mine = tuple(p for p in free if _is_part(p, whole, home, parts_are_new))
        if len(mine) > 1:
            found.append((whole, mine))
            free = _without(free, mine)
    return found


def _is_part(part: Power, whole: Power, home: _Home, part_is_new: bool) -> bool:
    unit, other = home.unit(part.unit, not part_is_new), home.unit(whole.unit, part_is_new)
    if unit != other or part.category != whole.category:
        return False
    codes = [code.value for code in whole.codes]
    if any(code.value.startswith(f"{c}-") for c in codes for code in part.codes):
        return True
    return containment(bigrams(_words(part)), bigrams(_words(whole))) >= PART


def alike(one: Power, other: Power) -> bool:
    """Whether two powers are called and described the same, so that what one of them is like, the other is."""
    return (one.name, one.content, one.codes) == (other.name, other.content, other.codes)


def returned(power: Power, catalogs: Sequence[Catalog]) -> Power | None:
    """The power that is no longer held, in one of ``catalogs``, and that ``power`` is again: by its code, its name, or its words."""
    if not power.is_held:
        return None
    codes, name, words = {c.value for c in power.codes}, plain(power.name), bigrams(_words(power))
    for former in (p for c in catalogs for p in c.powers.values() if not p.is_held):
        is_same = plain(former.name) == name or not codes.isdisjoint(c.value for c in former.codes)
        if is_same or likeness(bigrams(_words(former)), words) >= RETURNED:
            return former
    return None


def _words(power: Power) -> str:
    return power.name + power.content


def _without(things: Sequence[Any], taken: Sequence[Any]) -> list[Any]:
    names = {id(t) for t in taken}
    return [t for t in things if id(t) not in names]
