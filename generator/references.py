"""Every place where one entry names another, and whether what it names exists."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final, Literal, get_args, get_type_hints

from msgspec import Struct

from generator.alert_model import Alert, AlertScheme
from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.kinds import ALERT_SCHEME, FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Kind
from generator.model import (
    Basis,
    Flow,
    FocusReference,
    Jurisdiction,
    Law,
    Lesson,
    Power,
    Risk,
    RiskLedger,
    RuleLibrary,
    Unit,
)
from generator.once import once

Target = Literal[
    "law",
    "article",
    "unit",
    "department",
    "post",
    "power",
    "rule",
    "risk",
    "flow",
    "node",
    "field",
    "link",
    "alert_scheme",
]


class Reference(Struct, frozen=True, array_like=True, gc=False):
    """A mention: ``path`` and ``trail`` say where it stands; ``unit`` is the unit (or law, flow, field) that the id is looked up in;
    ``owner`` is the unit whose file it stands in ("" in what belongs to the whole city)."""

    path: str
    trail: Trail
    target: Target
    unit: str
    id: str
    owner: str = ""

    @property
    def leads_out(self) -> bool:
        """Whether what is named is not told by the unit's own files: a law, a unit, or a power of another unit."""
        outward = self.target in ("law", "unit") or (self.target == "power" and self.unit != self.owner)
        return outward and self.owner != ""


Citations = tuple[tuple[Trail, Basis], ...]
"""The citations of an entry, each with the trail to it."""


def split_power(unit: str, name: str) -> tuple[str, str]:
    """The (unit, id) that a mention of a power means inside ``unit``."""
    owner, _slash, own = name.rpartition("/")
    return owner or unit, own


@lru_cache(maxsize=4096)  # a city cites a few thousand places, each many times
def article_of(citation: str) -> str:
    """The article of a citation: 第三十条 of 第三十条第二款第（一）项."""
    end = citation.index("条") + 1
    if citation[end : end + 1] == "之":
        end += 1
        while end < len(citation) and citation[end] in "一二三四五六七八九十":
            end += 1
    return citation[:end]


@once
def references(catalog: Catalog) -> tuple[Reference, ...]:
    """Every mention in the catalogue, file by file."""
    return tuple(_references(catalog))


@once
def outward(catalog: Catalog) -> tuple[Reference, ...]:
    """The mentions that lead out of the unit in whose files they stand."""
    return tuple(r for r in references(catalog) if r.leads_out)


@once
def citations(catalog: Catalog) -> Mapping[str, Citations]:
    """The citations in every power and every ledger, by its path."""
    entries: list[Power | RiskLedger] = [*catalog.powers.values(), *catalog.ledgers.values()]
    return {entry.path: tuple(_bases(entry)) for entry in entries}


def _references(catalog: Catalog) -> Iterator[Reference]:
    cited = citations(catalog)
    for law in catalog.laws.values():
        yield from _of_law(law)
    for unit in catalog.units.values():
        yield from _of_unit(unit)
    for library in catalog.libraries.values():
        yield from _of_library(library)
    for power in catalog.powers.values():
        yield from _of_power(power)
        yield from _of_citations(power, cited[power.path])
    for flow in catalog.flows.values():
        yield from _of_flow(flow)
    for ledger in catalog.ledgers.values():
        yield from _of_ledger(ledger)
        yield from _of_citations(ledger, cited[ledger.path])
    for alert in catalog.alerts.values():
        yield from _of_alert(alert)
    for lesson in catalog.lessons.values():
        yield from _of_lesson(lesson)
    yield from _of_jurisdiction(catalog.jurisdiction)
    for scheme in catalog.alert_schemes.values():
        yield from _of_alert_scheme(scheme)


def _of_law(law: Law) -> Iterator[Reference]:
    if law.replaced_by:
        yield Reference(law.path, ("replaced_by",), "law", "", law.replaced_by)


def _of_unit(unit: Unit) -> Iterator[Reference]:
    if unit.parent:
        yield Reference(unit.path, ("parent",), "unit", "", unit.parent, unit.id)
    for i, post in enumerate(unit.posts):
        yield Reference(unit.path, ("posts", i, "department"), "department", unit.id, post.department, unit.id)


def _of_library(library: RuleLibrary) -> Iterator[Reference]:
    for i, rule in enumerate(library.rules):
        yield Reference(library.path, ("rules", i, "owner"), "department", library.unit, rule.owner, library.unit)
        if rule.replaced_by:
            trail = ("rules", i, "replaced_by")
            yield Reference(library.path, trail, "rule", library.unit, rule.replaced_by, library.unit)


def _of_power(power: Power) -> Iterator[Reference]:
    path, unit = power.path, power.unit
    yield Reference(path, ("department",), "department", unit, power.department, unit)
    for i, post in enumerate(power.posts):
        yield Reference(path, ("posts", i), "post", unit, post, unit)
    if power.exercised_by.delegated_by:
        yield Reference(path, ("exercised_by", "delegated_by"), "unit", "", power.exercised_by.delegated_by, unit)
    for i, other in enumerate(power.exercised_by.joint_with):
        yield Reference(path, ("exercised_by", "joint_with", i), "unit", "", other, unit)
    for i, name in enumerate(power.related):
        yield Reference(path, ("related", i), "power", *split_power(unit, name), unit)
    if power.status.successor:
        yield Reference(path, ("status", "successor"), "power", *split_power(unit, power.status.successor), unit)
    for i, focus in enumerate(power.focus_fields):
        yield from _of_focus(power, ("focus_fields", i), focus)
    if power.review and power.review.lead_approval:
        yield Reference(path, ("review", "lead_approval", "post"), "post", unit, power.review.lead_approval.post, unit)


def _of_focus(power: Power, trail: Trail, focus: FocusReference) -> Iterator[Reference]:
    yield Reference(power.path, (*trail, "field"), "field", "", focus.field, power.unit)
    if focus.link:
        yield Reference(power.path, (*trail, "link"), "link", focus.field, focus.link, power.unit)


def _of_flow(flow: Flow) -> Iterator[Reference]:
    path, unit = flow.path, flow.unit
    yield Reference(path, ("power",), "power", unit, flow.power, unit)
    yield from _of_next(flow, ("start", "next"), flow.start.next)
    for i, step in enumerate(flow.steps):
        trail: Trail = ("steps", i)
        if step.post:
            yield Reference(path, (*trail, "post"), "post", unit, step.post, unit)
        for j, risk in enumerate(step.risks):
            yield Reference(path, (*trail, "risks", j), "risk", unit, risk, unit)
        yield from _of_next(flow, (*trail, "next"), step.next)
        for j, branch in enumerate(step.branches):
            yield from _of_next(flow, (*trail, "branches", j, "next"), branch.next)


def _of_next(flow: Flow, trail: Trail, following: str | tuple[str, ...]) -> Iterator[Reference]:
    nodes = f"{flow.unit}/{flow.id}"
    if isinstance(following, str):
        yield Reference(flow.path, trail, "node", nodes, following, flow.unit)
    else:
        for i, node in enumerate(following):
            yield Reference(flow.path, (*trail, i), "node", nodes, node, flow.unit)


def _of_ledger(ledger: RiskLedger) -> Iterator[Reference]:
    path, unit, about = ledger.path, ledger.unit, ledger.about
    if about.power:
        yield Reference(path, ("about", "power"), "power", unit, about.power, unit)
    if about.post:
        yield Reference(path, ("about", "post"), "post", unit, about.post, unit)
    if about.department:
        yield Reference(path, ("about", "department"), "department", unit, about.department, unit)
    for i, risk in enumerate(ledger.risks):
        yield from _of_risk(path, ("risks", i), unit, risk)


def _of_risk(path: str, trail: Trail, unit: str, risk: Risk) -> Iterator[Reference]:
    yield Reference(path, (*trail, "post"), "post", unit, risk.post, unit)
    if risk.focus_field:
        yield Reference(path, (*trail, "focus_field"), "field", "", risk.focus_field, unit)
    for j, control in enumerate(risk.controls):
        yield Reference(path, (*trail, "controls", j, "owner"), "post", unit, control.owner, unit)
        if control.rule:
            yield Reference(path, (*trail, "controls", j, "rule"), "rule", unit, control.rule, unit)


def _of_alert(alert: Alert) -> Iterator[Reference]:
    path, unit, about = alert.path, alert.unit, alert.subject
    yield Reference(path, ("scheme",), "alert_scheme", "", alert.scheme, unit)
    named: tuple[tuple[Target, str | None], ...] = (
        ("department", about.department),
        ("post", about.post),
        ("power", about.power),
        ("risk", about.risk),
    )
    for target, name in named:
        if name:
            yield Reference(path, ("subject", target), target, unit, name, unit)
    if about.step:
        flow, step = about.step.flow, about.step.step
        yield Reference(path, ("subject", "step", "flow"), "flow", unit, flow, unit)
        yield Reference(path, ("subject", "step", "step"), "node", f"{unit}/{flow}", step, unit)


def _of_lesson(lesson: Lesson) -> Iterator[Reference]:
    named: tuple[tuple[str, Target, tuple[str, ...]], ...] = (
        ("powers", "power", lesson.powers),
        ("rules", "rule", lesson.rules),
    )
    for field, target, names in named:
        for i, name in enumerate(names):
            yield Reference(lesson.path, (field, i), target, lesson.unit, name, lesson.unit)


def _of_jurisdiction(jurisdiction: Jurisdiction | None) -> Iterator[Reference]:
    if jurisdiction and jurisdiction.alert_scheme:
        yield Reference(jurisdiction.path, ("alert_scheme",), "alert_scheme", "", jurisdiction.alert_scheme)


def _of_alert_scheme(scheme: AlertScheme) -> Iterator[Reference]:
    for i, equivalent in enumerate(scheme.equivalents):
        yield Reference(scheme.path, ("equivalents", i, "scheme"), "alert_scheme", "", equivalent.scheme)


def _of_citations(entry: Power | RiskLedger, cited: Citations) -> Iterator[Reference]:
    for place, basis in cited:
        yield Reference(entry.path, (*place, "law"), "law", "", basis.law, entry.unit)
        if basis.article:
            article = article_of(basis.article)
            yield Reference(entry.path, (*place, "article"), "article", basis.law, article, entry.unit)


def _bases(entry: object) -> Iterator[tuple[Trail, Basis]]:
    """Every citation inside an entry, with the trail to it."""
    waiting: list[tuple[Trail, Any]] = [((), entry)]
    while waiting:
        trail, value = waiting.pop()
        if type(value) is Basis:
            yield trail, value
        elif type(value) is tuple:
            waiting += [((*trail, i), item) for i, item in enumerate(value)][::-1]
        else:
            waiting += [((*trail, name), getattr(value, name)) for name in _citing_fields(value.__class__)[::-1]]


@cache
def _citing_fields(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a model class that may hold a citation, at any depth; other things have none."""
    types = get_type_hints(cls) if issubclass(cls, Struct) else {}
    return tuple(name for name, kind in types.items() if _may_cite(kind))


@cache
def _may_cite(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind is Basis or bool(_citing_fields(kind))
    return any(_may_cite(part) for part in get_args(kind))


class Register:
    """All ids of a catalogue, made once, to look mentions up in."""

    def __init__(self, catalog: Catalog) -> None:
        self._declared = catalog.declared
        self._names: dict[Target, set[tuple[str, str]]] = {
            "law": {("", law) for law in catalog.laws},
            "article": {(law.id, a.article) for law in catalog.laws.values() for a in law.articles},
            "unit": {("", unit) for unit in catalog.units},
            "department": {(u.id, d.id) for u in catalog.units.values() for d in u.departments},
            "post": {(u.id, p.id) for u in catalog.units.values() for p in u.posts},
            "power": set(catalog.powers),
            "rule": {(lib.unit, r.id) for lib in catalog.libraries.values() for r in lib.rules},
            "risk": {(ledger.unit, r.id) for ledger in catalog.ledgers.values() for r in ledger.risks},
            "flow": set(catalog.flows),
            "node": {(f"{f.unit}/{f.id}", n) for f in catalog.flows.values() for n in node_ids(f)},
            "field": set(_field_ids(catalog.jurisdiction)),
            "link": set(_link_ids(catalog.jurisdiction)),
            "alert_scheme": {("", scheme) for scheme in catalog.alert_schemes},
        }

    def has(self, reference: Reference) -> bool:
        """Whether what is named exists, or may exist in a file that could not be loaded."""
        return (reference.unit, reference.id) in self._names[reference.target] or self._may_be_hidden(reference)

    def candidates(self, reference: Reference) -> list[str]:
        """The ids that could have been meant."""
        return sorted(name for unit, name in self._names[reference.target] if unit == reference.unit)

    def _may_be_hidden(self, reference: Reference) -> bool:
        return _HIDDEN_IN[reference.target](self, reference)

    def _file_exists(self, kind: Kind, unit: str, name: str) -> bool:
        return self._declared.has(kind, unit, name)

    def _unit_has_broken(self, kind: Kind, unit: str) -> bool:
        return self._declared.hides(kind, unit)

    def _article_may_exist(self, law: str) -> bool:
        """The law is broken, or missing itself, which is told where it is named."""
        return (LAW, "", law) in self._declared.opaque or not self._declared.has(LAW, "", law)

    def _node_may_exist(self, flow: str) -> bool:
        """The flow is broken, or missing itself, which is told where it is named."""
        unit, _slash, name = flow.partition("/")
        return (FLOW, unit, name) in self._declared.opaque or not self._declared.has(FLOW, unit, name)

    def _link_may_exist(self, focus: str) -> bool:
        return self._unit_has_broken(JURISDICTION, "") or ("", focus) not in self._names["field"]


_HIDDEN_IN: Final[Mapping[Target, Callable[[Register, Reference], bool]]] = {
    "law": lambda register, r: register._file_exists(LAW, "", r.id),
    "article": lambda register, r: register._article_may_exist(r.unit),
    "unit": lambda register, r: register._file_exists(UNIT, r.id, ""),
    "department": lambda register, r: register._unit_has_broken(UNIT, r.unit),
    "post": lambda register, r: register._unit_has_broken(UNIT, r.unit),
    "power": lambda register, r: register._file_exists(POWER, r.unit, r.id),
    "rule": lambda register, r: register._unit_has_broken(RULES, r.unit),
    "risk": lambda register, r: register._unit_has_broken(RISKS, r.unit),
    "flow": lambda register, r: register._file_exists(FLOW, r.unit, r.id),
    "node": lambda register, r: register._node_may_exist(r.unit),
    "field": lambda register, _r: register._unit_has_broken(JURISDICTION, ""),
    "link": lambda register, r: register._link_may_exist(r.unit),
    "alert_scheme": lambda register, r: register._file_exists(ALERT_SCHEME, "", r.id),
}
"""How each sort of thing may exist although it was not loaded: in a file that is there and broken."""


def node_ids(flow: Flow) -> Iterator[str]:
    """The ids that an arrow of a flow can lead to."""
    yield from (s.id for s in flow.steps)
    yield from (e.id for e in flow.ends)


def _field_ids(jurisdiction: Jurisdiction | None) -> Iterator[tuple[str, str]]:
    for focus in jurisdiction.focus_fields if jurisdiction else ():
        yield "", focus.id


def _link_ids(jurisdiction: Jurisdiction | None) -> Iterator[tuple[str, str]]:
    for focus in jurisdiction.focus_fields if jurisdiction else ():
        yield from ((focus.id, link.id) for link in focus.links)
